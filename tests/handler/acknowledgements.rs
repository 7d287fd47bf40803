//! The acknowledgement goes to an address that nobody has verified: nothing that a stranger
//! typed may stand in it, or anybody could be sent anything by the government. Of what was
//! chosen it names the case alone.

use serde_json::{Value, json};

use crate::world::answer::one;
use crate::world::card::{self, ACTION, NEW};
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ORIGIN, World};

const ADDRESS: &str = "sari@contoh.go.id";
/// What somebody wants a stranger to read under the name of the government.
const LURE: &str = "Kanari: hadiah di http://kanari.contoh.com";

/// A form that has every kind of question; it asks for the case with words of its own.
fn form() -> Value {
    let field = |name: &str, kind: Value| json!({ "name": name, "label": format!("Butir {name}"), "kind": kind });
    let options = |each: &[(&str, &str)]| {
        let option = |(value, label): &(&str, &str)| json!({ "value": value, "label": label });
        each.iter().map(option).collect::<Value>()
    };
    let when = |mut field: Value, other: &str, is: &str| {
        field["when"] = json!([{ "field": other, "is": [is] }]);
        field
    };
    let cases = [("baru", "Belum punya kartu"), ("hilang", "Kehilangan kartu")];
    let office = [("merak", "Loket Merak"), ("nuri", "Loket Nuri")];
    let news = [("jalak", "Kabar Jalak"), ("kutilang", "Kabar Kutilang")];
    let text = json!({ "text": { "min": 2, "max": 100, "characters": "any" } });
    json!({
        "id": "dinas/kartu",
        "language": "id",
        "title": "Kartu Contoh",
        "prefix": "KARTU",
        "reply_to": "email",
        "groups": [{ "fields": [
            field("kasus", json!({ "choice": { "options": options(&cases), "display": "radio" } })),
            field("loket", json!({ "choice": { "options": options(&office), "display": "select" } })),
            field("kabar", json!({ "choices": { "options": options(&news) } })),
            { "name": "wakil", "label": "Butir wakil", "optional": true, "kind": { "checkbox": { "value": "camar" } } },
            when(field("nama_wakil", text.clone()), "wakil", "camar"),
            when(field("nomor_akta", text.clone()), "kasus", "baru"),
            field("nama", text),
            field("alasan", json!({ "textarea": { "min": 2, "max": 500 } })),
            field("email", json!({ "email": { "domains": [] } })),
            field("telepon", json!({ "tel": { "mobile": true } })),
            field("jumlah", json!({ "number": { "min": null, "max": null } })),
            field("lahir", json!({ "date": { "min": null, "max": null } })),
            field("surat", json!({ "file": { "accept": ["pdf"], "limit": 100_000 } })),
        ] }],
    })
}

/// The form with little in it.
fn plain() -> Posting {
    let mut posting = Posting::empty();
    for (name, value) in [
        ("kasus", "baru"),
        ("loket", "merak"),
        ("kabar", "jalak"),
        ("nama_wakil", ""),
        ("nomor_akta", "12/A"),
        ("nama", "Sari"),
        ("alasan", "Belum punya"),
        ("email", ADDRESS),
        ("telepon", "0812-3456-7890"),
        ("jumlah", "1"),
        ("lahir-hari", "15"),
        ("lahir-bulan", "1"),
        ("lahir-tahun", "1990"),
        ("situs_web", ""),
    ] {
        posting.push(name, None, value.as_bytes());
    }
    posting.push("surat", Some(("surat.pdf", "application/pdf")), &files::pdf());
    posting.sent_by_browser(ORIGIN)
}

/// The form with a lure wherever one can type, and every option another one.
fn luring() -> Posting {
    let mut posting = plain()
        .set("loket", "nuri")
        .set("nama_wakil", LURE)
        .set("nomor_akta", LURE)
        .set("nama", LURE)
        .set("alasan", format!("{LURE}\n\nSubject: {LURE}\n{LURE}"))
        .set("telepon", "0813-0000-1111")
        .set("jumlah", "31337")
        .set("lahir-tahun", "1991")
        .claim("surat", "Kanari http kanari.pdf", "application/pdf");
    posting.push("kabar", None, b"kutilang");
    posting.push("wakil", None, b"camar");
    posting
}

/// Sends a form and returns its acknowledgement as it went out.
async fn acknowledgement(world: &World, posting: &Posting) -> (String, Mail) {
    let reference = world.send(posting.request(ACTION)).await.reference();
    let sent = world.outbox.sent();
    let sent = sent.last().expect("a mail");
    assert_eq!(sent.recipients, [ADDRESS]);
    (reference, Mail::parse(&sent.message))
}

#[tokio::test]
async fn whatever_was_typed_chosen_or_ticked_the_acknowledgement_is_the_same() {
    let world = card::world(form());
    let mut found = Vec::new();
    for posting in [plain(), luring()] {
        let (reference, mail) = acknowledgement(&world, &posting).await;
        let raw = mail.raw.replace(&reference, "REFERENCE");
        found.push(raw.replace(&reference.to_ascii_lowercase(), "REFERENCE"));
    }
    assert_eq!(found[0], found[1]);
    let sent = world.outbox.sent();
    let agency = Mail::parse(&sent[2].message);
    assert_eq!(agency.answer("Butir nama"), LURE, "the agency reads it all");
    assert_eq!(agency.answer("Butir loket"), "Loket Nuri");
}

#[tokio::test]
async fn of_all_options_the_acknowledgement_names_the_case_alone_in_the_words_of_the_standard() {
    let (_, mail) = acknowledgement(&card::world(form()), &luring()).await;
    assert_eq!(mail.answer("Keadaan"), NEW);
    let seen = format!("{}\n{}\n{}", mail.raw, mail.subject, mail.text).to_lowercase();
    for word in [
        "kanari",
        "butir",
        "belum punya",
        "kehilangan",
        "hilang",
        "merak",
        "nuri",
        "jalak",
        "kutilang",
        "camar",
        "31337",
        "0000-1111",
    ] {
        assert!(!seen.contains(word), "{word} in {seen}");
    }
    assert!(mail.attachments.is_empty(), "{:?}", mail.names());
}

#[tokio::test]
async fn words_in_the_place_of_an_option_are_no_answer_and_mail_nobody() {
    let world = card::world(form());
    for field in ["kasus", "loket", "kabar", "wakil"] {
        let mut posting = luring().without(field);
        posting.push(field, None, LURE.as_bytes());
        let refused = world.send(posting.request(ACTION)).await.refused();
        assert!(refused.starts_with(&one(field, "not_an_option")), "{field}: {refused:?}");
    }
    // Beside what the form asks, and in the place of the case that was chosen already.
    for field in ["kasus", "judul", "layanan"] {
        let mut posting = luring();
        posting.push(field, None, LURE.as_bytes());
        let answer = world.send(posting.request(ACTION)).await;
        assert!((400..500).contains(&answer.status), "{field}: {}", answer.status);
    }
    assert!(world.outbox.sent().is_empty());
}
