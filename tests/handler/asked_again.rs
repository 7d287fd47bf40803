//! An address that is nearly one of a domain that many have: asked about, and taken when it is
//! sent again.

use serde_json::json;

use crate::world::answer::one;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::World;

/// The site with an e-mail field for addresses of any domain.
fn world() -> World {
    World::with(|manifest| {
        let fields = &mut manifest["forms"]["kominfo/lock"]["form"]["groups"][0]["fields"];
        let field = fields.as_array_mut().expect("fields").iter_mut();
        let mut field = field.filter(|field| field["name"] == "email");
        field.next().expect("the field")["kind"] = json!({ "email": { "domains": [] } });
    })
}

fn with(address: &str) -> Posting {
    Posting::of_sari().set("email", address)
}

#[tokio::test]
async fn a_slip_is_asked_about_once_and_taken_when_it_is_sent_again() {
    let world = world();
    let asked = world.post(&with("sari@gmial.com")).await;
    assert_eq!(asked.refused(), one("email", "mail_slip"));
    assert!(asked.body.contains("maksud Anda @gmail.com?"), "{}", asked.body);
    let hidden = "<input type=\"hidden\" name=\"email-benar\" value=\"sari@gmial.com\">";
    assert!(asked.body.contains(hidden), "{}", asked.body);
    assert!(world.outbox.sent().is_empty());

    let mut again = with(" sari@gmial.com");
    again.push("email-benar", None, b"sari@gmial.com");
    assert_eq!(world.post(&again).await.status, 303);
    let sent = world.outbox.sent();
    let mail = Mail::parse(&sent[0].message);
    assert_eq!(mail.answer("Email dinas yang terdaftar di BSrE"), "sari@gmial.com");
    assert!(!mail.text.contains("email-benar"), "it is no answer: {}", mail.text);
    assert_eq!(sent[1].recipients, ["sari@gmial.com"]);
}

#[tokio::test]
async fn what_was_said_of_one_address_says_nothing_of_another() {
    let mut other = with("sari@gamil.com");
    other.push("email-benar", None, b"sari@gmial.com");
    let answer = world().post(&other).await;
    assert_eq!(answer.refused(), one("email", "mail_slip"));
    assert!(answer.body.contains("value=\"sari@gamil.com\">"), "{}", answer.body);
}

#[tokio::test]
async fn nobody_is_asked_twice_because_something_else_is_wrong() {
    let mut again = with("sari@gmial.com").set("nik", "1");
    again.push("email-benar", None, b"sari@gmial.com");
    let answer = world().post(&again).await;
    assert_eq!(answer.refused(), one("nik", "nik"));
    assert!(answer.body.contains("name=\"email-benar\" value=\"sari@gmial.com\""));
}

#[tokio::test]
async fn an_address_that_is_right_is_not_asked_about() {
    for address in ["sari@gmail.com", "sari@mail.com", "sari@contoh.go.id"] {
        assert_eq!(world().post(&with(address)).await.status, 303, "{address}");
    }
}
