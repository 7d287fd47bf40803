//! Questions that are asked for one answer only, judged without trust in the browser.

use crate::world::answer::one;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::permit::{ACTION, posting, posting_of_firm, world};
use crate::world::posting::Posting;

async fn refused(posting: Posting) -> Vec<(String, String)> {
    world().send(posting.request(ACTION)).await.refused()
}

#[tokio::test]
async fn what_is_not_asked_may_be_missing_and_is_no_part_of_the_mail() {
    let world = world();
    world.send(posting().request(ACTION)).await.receipt();
    let without = posting().without("nama_badan").without("nama_wakil");
    world.send(without.request(ACTION)).await.receipt();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert!(!mail.text.contains("Nama badan usaha"), "{}", mail.text);
    let record = String::from_utf8(mail.file(".json").content.clone()).expect("UTF-8");
    assert!(!record.contains("nama_badan"), "{record}");
}

#[tokio::test]
async fn what_is_asked_must_be_answered() {
    assert_eq!(
        refused(posting().set("untuk", "badan")).await,
        [one("wakil", "missing"), one("nama_badan", "missing")].concat()
    );
    let mut with_proxy = posting_of_firm();
    with_proxy.push("wakil", None, b"ya");
    assert_eq!(refused(with_proxy.clone()).await, one("nama_wakil", "missing"));
    let world = world();
    let complete = with_proxy.set("nama_wakil", "Sari Contoh Ningrum");
    world.send(complete.request(ACTION)).await.receipt();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.answer("Nama badan usaha"), "CV Contoh Sejati");
    assert_eq!(mail.answer("Nama wakil"), "Sari Contoh Ningrum");
}

#[tokio::test]
async fn an_answer_to_what_is_not_asked_is_told_not_dropped() {
    let typed = posting().set("nama_badan", "CV Contoh Sejati");
    assert_eq!(refused(typed.clone()).await, one("nama_badan", "not_asked"));
    let answer = world().send(typed.request(ACTION)).await;
    let message = "Nama badan usaha hanya diisi jika “Untuk siapa” dijawab “Badan usaha”. \
                   Kosongkan isian ini, atau ubah jawaban itu.";
    assert!(answer.body.contains(message), "{}", answer.body);
    assert!(answer.body.contains(r#"value="CV Contoh Sejati""#), "{}", answer.body);
}

#[tokio::test]
async fn a_question_below_one_that_is_not_asked_is_not_asked_either() {
    // `wakil` itself is asked of firms only, so its tick opens nothing here.
    let mut posting = posting().set("nama_wakil", "Sari");
    posting.push("wakil", None, b"ya");
    assert_eq!(
        refused(posting).await,
        [one("wakil", "not_asked"), one("nama_wakil", "not_asked")].concat()
    );
}

#[tokio::test]
async fn a_private_key_is_told_as_such_even_where_nothing_is_asked() {
    let posting = posting().set("nama_badan", &files::csr().key);
    assert_eq!(refused(posting).await, one("nama_badan", "private_key"));
}

#[tokio::test]
async fn the_page_says_when_a_question_is_asked_and_shows_what_is_wrong_in_any_case() {
    let answer = world().send(posting().set("pegawai", "").request(ACTION)).await;
    let page = scraper::Html::parse_document(&answer.body);
    let classes = |selector: &str| {
        let parsed = scraper::Selector::parse(selector).expect("a selector");
        let found = page.select(&parsed).next().unwrap_or_else(|| panic!("no {selector}"));
        found.value().classes().map(str::to_owned).collect::<Vec<_>>()
    };
    let opens = |id: &str| {
        let found = classes(id).into_iter().find_map(|class| {
            class.strip_prefix("loket-shows-").map(|number| format!("loket-when-{number}"))
        });
        found.unwrap_or_else(|| panic!("{id} opens nothing"))
    };
    let firm = opens("#untuk-2");
    assert!(classes("fieldset:has(> legend.loket-h2)").contains(&firm));
    assert!(answer.body.contains("Hanya jika “Untuk siapa” dijawab “Badan usaha”."));
    assert!(answer.body.contains("Hanya jika “Ada wakil” dicentang."));
    assert!(!classes("#untuk-1").iter().any(|class| class.starts_with("loket-shows-")));

    let wrong = world().send(posting().set("nama_badan", "CV Contoh").request(ACTION)).await;
    let page = scraper::Html::parse_document(&wrong.body);
    let group = scraper::Selector::parse("fieldset:has(#nama_badan)").expect("a selector");
    for element in page.select(&group) {
        let hidden = element.value().classes().find(|class| class.starts_with("loket-when-"));
        assert_eq!(hidden, None, "what is wrong must not be hidden");
    }
}
