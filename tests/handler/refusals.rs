//! What breaks a rule comes back with what was typed and what is wrong.

use crate::world::files;
use crate::world::posting::Posting;
use crate::world::site::World;
use serde_json::Value;

fn wrong_everywhere() -> Posting {
    Posting::of_sari()
        .set("nama", "x")
        .set("nik", "123")
        .set("nip", "abc")
        .set("jabatan", "")
        .set("unit_kerja", " ")
        .set("email", "sari@gmail.com")
        .set("telepon", "12")
        .set("surat_pernyataan", "bukan pdf")
        .set("csr", "bukan csr")
        .without("persetujuan")
}

const LOCK: [&str; 10] = [
    "nama",
    "nik",
    "nip",
    "jabatan",
    "unit_kerja",
    "email",
    "telepon",
    "surat_pernyataan",
    "csr",
    "persetujuan",
];

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let world = World::new();
    let answer = world.post(&wrong_everywhere()).await;
    assert_eq!(answer.status, 422);
    for name in LOCK {
        let link = format!("href=\"#{name}\"");
        assert!(answer.body.contains(&link), "{link} in {}", answer.body);
        let id = format!("id=\"{name}-error\"");
        assert!(answer.body.contains(&id), "{id} in {}", answer.body);
    }
    assert!(world.outbox.sent().is_empty());
    let fields: Vec<_> = answer.event.errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, LOCK);
}

#[tokio::test]
async fn the_title_of_a_refused_form_begins_with_the_word_for_error() {
    let answer = World::new().post(&wrong_everywhere()).await;
    let (_, title) = answer.body.split_once("<title>").expect("a title");
    let title = title.trim_start();
    assert!(title.starts_with("Kesalahan") || title.starts_with("Galat"), "{}", &title[..60]);
}

#[tokio::test]
async fn what_was_typed_is_kept_and_escaped() {
    let world = World::new();
    let typed = r#"<script>alert("x")</script> & 'dua'"#;
    let answer = world.post(&Posting::of_sari().set("jabatan", typed).set("nik", "123")).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
    let page = scraper::Html::parse_document(&answer.body);
    let value = |name: &str| {
        let input = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
        let input = page.select(&input).next().expect("an input");
        input.value().attr("value").unwrap_or_default().to_owned()
    };
    assert_eq!(value("jabatan"), typed);
    assert_eq!(value("nik"), "123");
    assert_eq!(value("nama"), "Sari Contoh Ningrum");
    assert_eq!(value("email"), "sari.contoh@pekalongankota.go.id");
}

/// How large an answer may be beyond what was sent: the page itself, and some signs more.
const PAGE: usize = 64 * 1024;

#[tokio::test]
async fn an_answer_is_never_larger_than_what_was_sent_by_more_than_its_page() {
    let world = World::new();
    for sign in ["\"", "'", "&", "<", "\u{1}", "é", "x"] {
        for size in [100_000, 3_000_000] {
            let typed = sign.repeat(size / sign.len());
            let posting = Posting::of_sari().set("jabatan", &typed).set("unit_kerja", "<b>");
            for posting in [posting.clone(), posting.set("situs_web", "x")] {
                let answer = world.post(&posting).await;
                assert_eq!(answer.status, 422);
                let (sent, back) = (posting.body().len(), answer.body.len());
                assert!(back <= sent + PAGE, "{sign:?}: {back} bytes for {sent}");
            }
        }
    }
}

#[tokio::test]
async fn what_a_person_may_have_typed_is_given_back_whole() {
    let typed = "Kata \"penting\" & <perlu>\n".repeat(400);
    let world = World::with(|manifest| {
        let fields = &mut manifest["forms"]["kominfo/lock"]["form"]["groups"][0]["fields"];
        fields[3]["kind"] = serde_json::json!({ "textarea": { "min": 1, "max": 100 } });
    });
    let answer = world.post(&Posting::of_sari().set("jabatan", &typed)).await;
    assert_eq!(answer.status, 422);
    let page = scraper::Html::parse_document(&answer.body);
    let text = scraper::Selector::parse("textarea[name=jabatan]").expect("a selector");
    let text: String = page.select(&text).next().expect("the field").text().collect();
    assert_eq!(text.trim(), typed.trim());
}

#[tokio::test]
async fn programs_get_every_wrong_field_as_a_problem_document() {
    let world = World::new();
    let answer = world.post(&wrong_everywhere().json()).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!(problem["status"], 422);
    assert!(problem["type"].is_string() && problem["title"].is_string());
    let errors = problem["errors"].as_array().expect("a list");
    let fields: Vec<_> =
        errors.iter().map(|error| error["field"].as_str().expect("a name")).collect();
    assert_eq!(fields, LOCK);
    for error in errors {
        assert!(error["message"].as_str().is_some_and(|message| message.len() > 5), "{error}");
        assert!(error["code"].is_string(), "{error}");
    }
}

#[tokio::test]
async fn pages_and_programs_read_the_same_words() {
    let world = World::new();
    let page = world.post(&wrong_everywhere()).await;
    let page = scraper::Html::parse_document(&page.body);
    let text: String = page.root_element().text().collect();
    let problem = world.post(&wrong_everywhere().json()).await.json();
    for error in problem["errors"].as_array().expect("a list") {
        let message = error["message"].as_str().expect("a message");
        assert!(text.contains(message), "{message}");
    }
}

#[tokio::test]
async fn messages_are_in_the_language_of_the_form() {
    let world = World::new();
    let posting = Posting::of_sari().set("jabatan", "").json();
    let message = async |path: &str| {
        let answer = world.send(posting.request(path)).await.json();
        answer["errors"][0]["message"].as_str().expect("a message").to_owned()
    };
    assert_eq!(message("/api/forms/kominfo/lock").await, "Jabatan belum diisi.");
    assert_eq!(message("/api/forms/en/kominfo/lock").await, "Jabatan is missing.");
}

#[tokio::test]
async fn a_file_is_judged_by_its_content() {
    let world = World::new();
    let disguised = [
        Posting::of_sari().set("surat_pernyataan", "MZ\0\0 %PDF-1.7 %%EOF"),
        Posting::of_sari().set("surat_pernyataan", "<html><script>alert(1)</script></html>"),
        Posting::of_sari().set("surat_pernyataan", files::csr().pem.as_bytes()),
        Posting::of_sari().set("csr", files::pdf()),
        Posting::of_sari().set("surat_pernyataan", files::pdf_of(2 * 1024 * 1024 + 1)),
    ];
    for posting in disguised {
        assert_eq!(world.post(&posting).await.status, 422);
    }
    assert!(world.outbox.sent().is_empty());
    let honest = Posting::of_sari().claim("surat_pernyataan", "surat.exe", "text/html");
    assert_eq!(world.post(&honest).await.status, 303, "what a client claims does not matter");
}

#[tokio::test]
async fn an_answer_given_twice_is_refused() {
    let world = World::new();
    for (name, content) in [("nik", "3375015501900002"), ("email", "lain@pekalongankota.go.id")] {
        let mut posting = Posting::of_sari().json();
        posting.push(name, None, content.as_bytes());
        let answer = world.post(&posting).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.json()["errors"][0]["field"], name);
    }
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn a_field_that_the_form_does_not_have_is_not_lost_silently() {
    let world = World::new();
    let mut posting = Posting::of_sari().json();
    posting.push("alamat", None, b"Jl. Contoh 1");
    let answer = world.post(&posting).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json()["errors"][0]["code"], "form_changed");
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn the_log_names_the_wrong_fields_by_code_and_nothing_that_was_typed() {
    let world = World::new();
    let answer = world.post(&wrong_everywhere()).await;
    let line: Value = serde_json::from_str(&answer.event.to_json_line()).expect("JSON");
    assert_eq!(line["outcome"], "refused");
    assert_eq!(line["errors"][3]["field"], "jabatan");
    assert_eq!(line["errors"][3]["code"], "missing");
    let line = line.to_string();
    for typed in ["123", "abc", "gmail", "bukan"] {
        assert!(!line.contains(typed), "{typed} in {line}");
    }
}
