//! All answers on one page before a form is sent: shown in the words of the page, with a way back
//! to each, and nothing mailed, counted or kept.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use loket_handler::guard::{DayQuota, Guards, Peer, RateLimit};
use loket_handler::mailer::memory::MemoryTransport;
use serde_json::json;

use crate::world::answer::{Answer, one};
use crate::world::files;
use crate::world::permit;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, World, bundle, handler, manifest};

const LOOK: &str = "/api/forms/kominfo/lock/periksa";

/// Looks through what Sari would send.
async fn looked(world: &World, posting: &Posting) -> Answer {
    world.send(posting.request(LOOK)).await
}

/// Returns what is shown: questions with their answers, in order.
fn answers(page: &Answer) -> Vec<(String, String)> {
    assert_eq!((page.status, page.event.outcome), (200, "looked"), "{}", page.body);
    let each = page.body.split("<div class=\"loket-answer\">").skip(1);
    each.map(|each| {
        let between = |start: &str, end: &str| {
            let (_, rest) = each.split_once(start).expect("its start");
            rest.split_once(end).expect("its end").0.to_owned()
        };
        let answer = between("<dd>", "</dd>").replace("<br>", " | ");
        (between("<dt>", "</dt>"), answer.replace("<span class=\"loket-quiet\">", ""))
    })
    .map(|(question, answer)| (question, answer.replace("</span>", "")))
    .collect()
}

/// Asserts that the form on a page is posted to a path, and to no other.
fn assert_posts_to(page: &Answer, path: &str) {
    let actions: Vec<_> = page.body.matches(" action=\"").collect();
    assert_eq!(actions.len(), 1, "{}", page.body);
    assert!(page.body.contains(&format!(" action=\"{path}\"")), "{}", page.body);
}

#[tokio::test]
async fn a_look_mails_and_counts_nothing_and_the_form_is_sent_from_there() {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["form"]["opening"] = json!({ "per_day": 1 });
    let guards = Guards { day: Some(DayQuota::new(None)), ..Guards::default() };
    let outbox = Arc::new(MemoryTransport::default());
    let handler = handler(bundle(&manifest), outbox.clone(), NOW, guards).expect("a site");
    let world = World { handler, outbox };
    for _ in 0..3 {
        let page = looked(&world, &Posting::of_sari()).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.event.reference, None);
        assert!(page.body.contains("Periksa sebelum mengirim"), "{}", page.body);
        assert_posts_to(&page, ACTION);
    }
    assert!(world.outbox.sent().is_empty());
    assert_eq!(world.post(&Posting::of_sari()).await.status, 303, "the one place was kept");
}

#[tokio::test]
async fn every_answer_is_shown_in_the_words_of_the_page() {
    let posting = permit::posting().set("modal", "1500000");
    let page = permit::world().send(posting.request("/api/forms/dpmptsp/izin/periksa")).await;
    let shown = answers(&page);
    let expected = [
        ("Luas tanah", "1.250,5"),
        ("Jumlah pegawai", "3"),
        ("Modal", "Rp1.500.000"),
        ("Tanggal lahir", "15 Januari 1990"),
        ("Mulai usaha", "Dikosongkan"),
        ("Wilayah", "timur"),
        ("Foto lokasi", "depan.pdf"),
        ("Untuk siapa", "Diri sendiri"),
    ];
    assert_eq!(shown.len(), expected.len(), "what is not asked is not shown: {shown:?}");
    for ((question, answer), (label, words)) in shown.iter().zip(expected) {
        assert_eq!(question, label);
        // A file has its size behind its name.
        assert_eq!(answer.split(" (").next(), Some(words), "{answer}");
    }
    assert!(!page.body.contains("<h3 class=\"loket-h3\">Badan usaha"), "{}", page.body);
}

#[tokio::test]
async fn each_answer_has_a_way_to_its_field() {
    let page = looked(&World::new(), &Posting::of_sari()).await;
    let (_, list) = page.body.split_once("<section class=\"loket-answers\"").expect("the list");
    let (list, _) = list.split_once("</section>").expect("its end");
    let targets: Vec<&str> =
        list.split("href=\"#").skip(1).filter_map(|link| link.split('"').next()).collect();
    assert_eq!(targets.len(), answers(&page).len());
    for target in targets {
        assert_eq!(page.body.matches(&format!(" id=\"{target}\"")).count(), 1, "{target}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_as_when_it_is_sent_and_looked_through_again() {
    let world = World::new();
    let page = looked(&world, &Posting::of_sari().set("nik", "1")).await;
    assert_eq!(page.refused(), one("nik", "nik"));
    assert_posts_to(&page, LOOK);
    let trapped = looked(&world, &Posting::of_sari().set("situs_web", "https://x")).await;
    assert_eq!((trapped.status, trapped.event.outcome), (422, "trap"));
    assert_posts_to(&trapped, LOOK);
    let refused = world.post(&Posting::of_sari().set("nik", "1")).await;
    assert_posts_to(&refused, ACTION);
    let foreign = Posting::of_sari().header("origin", "https://jahat.contoh.com");
    assert_eq!(looked(&world, &foreign).await.status, 403);
    assert_eq!(world.get(LOOK).await.status, 405);
    assert_eq!(world.get("/api/forms/kominfo/tidak-ada/periksa").await.status, 404);
}

#[tokio::test]
async fn a_closed_form_is_told_at_the_look() {
    let world = World::with(|manifest| {
        let opening = json!({ "window": { "from": null, "to": "2026-11-01T00:00:00Z" } });
        manifest["forms"]["kominfo/lock"]["form"]["opening"] = opening;
    });
    let page = looked(&world, &Posting::of_sari()).await;
    assert_eq!((page.status, page.event.outcome), (410, "closed"));
    assert!(page.body.contains("value=\"Sari Contoh Ningrum\""));
}

#[tokio::test]
async fn a_private_key_is_never_shown_back() {
    let key = &files::csr().key;
    let trace = key.lines().nth(1).expect("base64");
    for field in ["jabatan", "csr"] {
        let page = looked(&World::new(), &Posting::of_sari().set(field, key)).await;
        assert_eq!(page.refused(), one(field, "private_key"));
        assert!(!page.body.contains(trace), "{field}");
    }
}

#[tokio::test]
async fn files_that_a_browser_forgets_are_asked_for_again_by_their_names() {
    let page = looked(&World::new(), &Posting::of_sari()).await;
    for (field, file) in [("surat_pernyataan", "Surat Sari.pdf"), ("csr", "sari.csr")] {
        assert!(page.body.contains(&format!("<strong>Pilih lagi: {file}</strong>")), "{file}");
        let hidden = format!("<input type=\"hidden\" name=\"{field}-lagi\" value=\"{file}\">");
        assert!(page.body.contains(&hidden), "{}", page.body);
    }
    assert!(page.body.contains("Berkas Anda tidak kami simpan"));
    assert!(!page.body.contains("form=\"loket-form\""), "sending comes after choosing");
}

#[tokio::test]
async fn a_file_that_may_be_left_out_is_not_lost_silently() {
    let world = World::new();
    let mut forgotten = Posting::of_sari().without("csr");
    forgotten.push("csr-lagi", None, b"sari.csr");
    let page = world.post(&forgotten).await;
    assert_eq!(page.refused(), one("csr", "not_chosen_again"));
    assert!(page.body.contains("pilih lagi berkasnya, atau kirim lagi jika"), "{}", page.body);
    assert!(!page.body.contains("csr-lagi"), "nobody is asked twice");
    assert!(world.outbox.sent().is_empty());
    assert_eq!(world.post(&Posting::of_sari().without("csr")).await.status, 303);

    let mut needed = Posting::of_sari().without("surat_pernyataan");
    needed.push("surat_pernyataan-lagi", None, b"surat.pdf");
    assert_eq!(world.post(&needed).await.refused(), one("surat_pernyataan", "missing"));
}

/// What Sari's browser sends where a script keeps the files: sizes and names.
fn announced(statement: &str) -> Posting {
    let mut posting = Posting::of_sari().without("surat_pernyataan").without("csr");
    posting.push("surat_pernyataan", None, statement.as_bytes());
    posting
}

#[tokio::test]
async fn a_script_keeps_the_files_and_names_them() {
    let world = World::new();
    let page = looked(&world, &announced("2048 <b>surat</b>.pdf")).await;
    let statement = ("Surat pernyataan lupa passphrase".to_owned(), "b&gt;.pdf (2 KB)".to_owned());
    assert!(answers(&page).contains(&statement), "folders are left out: {:?}", answers(&page));
    let page = looked(&world, &announced("2048 <i>\"surat\".pdf")).await;
    assert!(page.body.contains("&lt;i&gt;&quot;surat&quot;.pdf (2 KB)"), "{}", page.body);
    assert!(!page.body.contains("-lagi"), "nothing is to be chosen again: {}", page.body);
    assert!(page.body.contains("form=\"loket-form\""), "it can be sent from there");
}

#[tokio::test]
async fn files_that_are_still_to_come_are_judged_by_what_is_known_of_them() {
    let world = World::new();
    for (statement, code) in [
        ("0 surat.pdf", "empty_file"),
        ("2097153 surat.pdf", "file_too_large"),
        ("surat.pdf", "wrong_kind"),
    ] {
        let page = looked(&world, &announced(statement)).await;
        assert_eq!(page.refused(), one("surat_pernyataan", code));
    }
    let mut two = announced("10 surat.pdf");
    two.push("surat_pernyataan", None, b"10 lagi.pdf");
    assert_eq!(looked(&world, &two).await.refused(), one("surat_pernyataan", "repeated"));
    let none = announced("").without("surat_pernyataan");
    assert_eq!(looked(&world, &none).await.refused(), one("surat_pernyataan", "missing"));
    let sent = world.post(&announced("10 surat.pdf")).await;
    assert_eq!(sent.refused(), one("surat_pernyataan", "wrong_kind"));
}

#[tokio::test]
async fn a_look_needs_no_proof_of_work_and_weighs_as_one_request() {
    let rate = Some(RateLimit::new("3/h".parse().expect("a rate")));
    let proof = Some("2000".parse().expect("a difficulty"));
    let world = World::guarded(NOW, Guards { rate, proof, ..Guards::default() });
    let mut statuses = Vec::new();
    for _ in 0..4 {
        let mut request = Posting::of_sari().request(LOOK);
        request.extensions_mut().insert(Peer(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7))));
        statuses.push(world.send(request).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 429]);
}

#[tokio::test]
async fn programs_hear_that_nothing_is_wrong_and_readers_of_english_read_it() {
    let world = World::new();
    let program = looked(&world, &Posting::of_sari().json()).await;
    assert_eq!((program.status, program.body.as_str()), (204, ""));
    let english =
        world.send(Posting::of_sari().request("/api/forms/en/kominfo/lock/periksa")).await;
    for words in ["Check before you send", "Choose again: sari.csr", "Ticked"] {
        assert!(english.body.contains(words), "{words}");
    }
}
