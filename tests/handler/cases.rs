//! A form that asks for the case of its service: what is asked, what is mailed, when it is due.

use serde_json::{Value, json};

use crate::world::answer::one;
use crate::world::card::{self, ACTION};
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ORIGIN, World};

fn form() -> Value {
    let text = json!({ "text": { "min": 2, "max": 100, "characters": "any" } });
    let field = |name: &str, label: &str| json!({ "name": name, "label": label, "kind": text });
    let of = |mut field: Value, case: &str| {
        field["when"] = json!([{ "field": "kasus", "is": [case] }]);
        field
    };
    let case = |value: &str, label: &str| json!({ "value": value, "label": label });
    let cases = [case("baru", "Kartu baru"), case("hilang", "Kartu hilang: yang kehilangan kartu")];
    let email = json!({ "email": { "domains": [] } });
    json!({
        "id": "dinas/kartu",
        "language": "id",
        "title": "Kartu Contoh",
        "prefix": "KARTU",
        "reply_to": "email",
        "groups": [
            { "fields": [{
                "name": "kasus",
                "label": "Keadaan Anda",
                "kind": { "choice": { "options": cases, "display": "radio" } },
            }] },
            { "fields": [
                field("nama", "Nama"),
                { "name": "email", "label": "Surel", "kind": email },
                of(field("akta", "Nomor akta"), "baru"),
                of(field("laporan", "Nomor laporan polisi"), "hilang"),
            ] },
        ],
    })
}

fn posting(answers: &[(&str, &str)]) -> Posting {
    let mut posting = Posting::empty();
    for (name, value) in [("nama", "Sari"), ("email", "sari@contoh.go.id")].iter().chain(answers) {
        posting.push(name, None, value.as_bytes());
    }
    posting.sent_by_browser(ORIGIN)
}

async fn refused(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    card::world(form()).send(posting(answers).request(ACTION)).await.refused()
}

#[tokio::test]
async fn only_the_questions_of_the_chosen_case_must_and_may_be_answered() {
    assert_eq!(refused(&[]).await, one("kasus", "missing"));
    assert_eq!(refused(&[("kasus", "rusak")]).await, one("kasus", "not_an_option"));
    assert_eq!(refused(&[("kasus", "baru")]).await, one("akta", "missing"));
    assert_eq!(
        refused(&[("kasus", "hilang"), ("akta", "12/A")]).await,
        [one("akta", "not_asked"), one("laporan", "missing")].concat()
    );
    let both = [("kasus", "baru"), ("akta", "12/A"), ("laporan", "LP/7")];
    let answer = card::world(form()).send(posting(&both).request(ACTION)).await;
    let message = "Nomor laporan polisi hanya diisi jika “Keadaan Anda” dijawab \
                   “Kartu hilang: yang kehilangan kartu”.";
    assert!(answer.body.contains(message), "{}", answer.body);
}

#[tokio::test]
async fn both_mails_and_the_receipt_name_the_case_and_count_by_its_own_time() {
    let world = card::world(form());
    let sent = posting(&[("kasus", "baru"), ("akta", "12/A"), ("laporan", "")]);
    let answer = world.send(sent.request(ACTION)).await;
    let receipt = world.get(&answer.receipt()).await;
    // Three working days after Monday, 23 November 2026.
    let due = "Kamis, 26 November 2026";
    assert!(receipt.body.contains("Kartu baru"), "{}", receipt.body);
    assert!(receipt.body.contains(due), "{}", receipt.body);
    assert!(receipt.body.contains("3 hari kerja"), "{}", receipt.body);
    let sent = world.outbox.sent();
    for mail in sent.iter().map(|email| Mail::parse(&email.message)) {
        assert_eq!(mail.answer("Keadaan"), "Kartu baru");
        assert_eq!(mail.answer("Selesai paling lambat"), format!("{due} (3 hari kerja)"));
    }
    let mail = Mail::parse(&sent[0].message);
    assert_eq!(mail.answer("Keadaan Anda"), "Kartu baru");
    assert!(!mail.text.contains("Nomor laporan polisi"), "{}", mail.text);
    let record: Value = serde_json::from_slice(&mail.file(".json").content).expect("JSON");
    assert_eq!(record["fields"][0]["value"][0]["value"], "baru");
    assert_eq!(record["due"]["date"], "2026-11-26");
}

#[tokio::test]
async fn a_case_without_a_time_of_its_own_gets_no_due_day() {
    let world = card::world(form());
    let sent = posting(&[("kasus", "hilang"), ("laporan", "LP/7")]);
    let answer = world.send(sent.request(ACTION)).await;
    let receipt = world.get(&answer.receipt()).await;
    assert!(receipt.body.contains("Kartu hilang"), "{}", receipt.body);
    assert!(!receipt.body.contains("Selesai paling lambat"), "{}", receipt.body);
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert!(!mail.text.contains("Selesai paling lambat"), "{}", mail.text);
}

#[tokio::test]
async fn the_case_of_a_receipt_cannot_be_changed_taken_away_or_added() {
    let world = card::world(form());
    let sent = posting(&[("kasus", "baru"), ("akta", "12/A")]);
    let link = world.send(sent.request(ACTION)).await.receipt();
    assert!(link.contains("&c=baru&"), "{link}");
    let without = link.replace("&c=baru", "");
    for changed in [
        link.replace("&c=baru", "&c=hilang"),
        link.replace("&c=baru", "&c="),
        link.replace("&c=baru", "&c=baru&c=baru"),
        without.clone(),
    ] {
        assert_eq!(world.get(&changed).await.status, 404, "{changed}");
    }
    assert_eq!(world.get(&link).await.status, 200);
}

#[tokio::test]
async fn the_same_answers_in_another_case_are_another_request() {
    let mut shared = form();
    shared["groups"][1]["fields"][2].as_object_mut().expect("a field").remove("when");
    shared["groups"][1]["fields"].as_array_mut().expect("fields").pop();
    let world = World::with(|manifest| {
        let mut entry = manifest["forms"]["kominfo/lock"].clone();
        entry["form"] = shared;
        manifest["forms"]["dinas/kartu"] = entry;
    });
    let mut references = Vec::new();
    for case in ["baru", "hilang"] {
        let sent = posting(&[("kasus", case), ("akta", "12/A")]);
        references.push(world.send(sent.request(ACTION)).await.reference());
    }
    assert_ne!(references[0], references[1]);
}
