//! A private key is refused wherever it appears, and goes nowhere.

use crate::world::files;
use crate::world::posting::{Posting, SARI};
use crate::world::site::World;

/// A line from the middle of the key, as it would show in a page, a mail or a log.
fn trace() -> &'static str {
    files::csr().key.lines().nth(1).expect("base64")
}

async fn assert_refused(world: &World, posting: &Posting, what: &str) {
    for posting in [posting.clone(), posting.clone().json()] {
        let answer = world.post(&posting).await;
        assert_eq!(answer.status, 422, "{what}");
        assert!(!answer.body.contains(trace()), "{what}: not sent back");
        let line = answer.event.to_json_line();
        assert!(!line.contains(trace()), "{what}: not logged");
        assert!(line.contains("private_key"), "{what}: {line}");
        assert!(world.outbox.sent().is_empty(), "{what}: not forwarded");
    }
}

#[tokio::test]
async fn a_private_key_is_refused_in_every_field() {
    let world = World::new();
    let key = &files::csr().key;
    let names = SARI.iter().map(|(name, _)| *name);
    for name in names.chain(["surat_pernyataan", "csr", "persetujuan"]) {
        assert_refused(&world, &Posting::of_sari().set(name, key), name).await;
    }
}

#[tokio::test]
async fn a_private_key_is_refused_beside_a_good_request() {
    let world = World::new();
    let both = format!("{}{}", files::csr().pem, files::csr().key);
    assert_refused(&world, &Posting::of_sari().set("csr", both), "behind the CSR").await;
    let mut pdf = files::pdf();
    pdf.extend_from_slice(files::csr().key.as_bytes());
    assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), "behind a PDF").await;
}

#[tokio::test]
async fn a_private_key_under_an_unknown_name_is_refused() {
    let world = World::new();
    let mut posting = Posting::of_sari();
    posting.push("catatan", Some(("kunci.key", "text/plain")), files::csr().key.as_bytes());
    assert_refused(&world, &posting, "an unknown name").await;
}

#[tokio::test]
async fn the_applicant_is_told_to_discard_the_key() {
    let answer = World::new().post(&Posting::of_sari().set("csr", &files::csr().key).json()).await;
    let message = answer.json()["errors"][0]["message"].as_str().expect("a message").to_lowercase();
    assert!(message.contains("kunci privat"), "{message}");
    assert!(message.contains("jangan pakai lagi"), "{message}");
}

#[tokio::test]
async fn a_private_key_in_pieces_is_refused_in_each_of_them() {
    let world = World::new();
    let key: String = files::csr().key.lines().filter(|line| !line.starts_with('-')).collect();
    let (first, rest) = key.split_at(80);
    let posting = Posting::of_sari().set("jabatan", first).set("unit_kerja", rest);
    let answer = world.post(&posting).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains(&first[10..40]) && !answer.body.contains(&rest[10..40]));
    assert!(answer.body.contains("Sari Contoh Ningrum"), "the rest is kept");
    let errors = &world.post(&posting.json()).await.json()["errors"];
    let found = errors.as_array().expect("errors").iter();
    let found: Vec<_> =
        found.map(|error| (error["field"].as_str(), error["code"].as_str())).collect();
    let key_in = |name| (Some(name), Some("private_key"));
    assert_eq!(found, [key_in("jabatan"), key_in("unit_kerja")]);
}
