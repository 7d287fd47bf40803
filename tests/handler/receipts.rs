//! A receipt opens by the link that was given out, and by no other.

use crate::world::posting::{Posting, SARI};
use crate::world::site::World;

async fn assert_bad(world: &World, link: &str, reference: &str) {
    let answer = world.get(link).await;
    assert_eq!(answer.status, 404, "{link}");
    assert!(!answer.body.contains(reference), "{link}: no reference is shown");
    assert_eq!(answer.event.outcome, "bad_receipt");
}

#[tokio::test]
async fn no_character_of_the_link_can_be_changed() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari()).await;
    let (link, reference) = (answer.receipt(), answer.reference());
    let query = link.find('?').expect("a query") + 1;
    for place in query..link.len() {
        let old = link.as_bytes()[place];
        for new in [b'0', b'1', b'A', b'a', b'-', b'&', b'='] {
            if new != old {
                let mut changed = link.clone().into_bytes();
                changed[place] = new;
                assert_bad(&world, &String::from_utf8(changed).expect("ASCII"), &reference).await;
            }
        }
        let shorter = format!("{}{}", &link[..place], &link[place + 1..]);
        assert_bad(&world, &shorter, &reference).await;
    }
    for more in ["&", "&a=1", "A", "%20", "&s=", "="] {
        assert_bad(&world, &format!("{link}{more}"), &reference).await;
    }
    for less in ["", "?", "?ref=", "?ref=LOCK-22222-22222-2222"] {
        assert_bad(&world, &format!("{}{less}", &link[..query - 1]), &reference).await;
    }
    assert_eq!(world.get(&link).await.status, 200);
}

#[tokio::test]
async fn the_receipt_of_one_form_does_not_open_at_another() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari()).await;
    let moved = answer.receipt().replace("/forms/kominfo", "/forms/en/kominfo");
    assert_bad(&world, &moved, &answer.reference()).await;
}

#[tokio::test]
async fn parts_of_two_links_do_not_make_a_third() {
    let early = World::new().post(&Posting::of_sari()).await;
    let world = World::at("2026-11-23T08:21:00Z", |_| {});
    let late = world.post(&Posting::of_sari().set("jabatan", "Arsiparis")).await;
    let signature = |link: &str| link.rsplit_once("&s=").expect("a signature").1.to_owned();
    let (early_link, late_link) = (early.receipt(), late.receipt());
    let mixed = early_link.replace(&signature(&early_link), &signature(&late_link));
    assert_bad(&world, &mixed, &early.reference()).await;
}

#[tokio::test]
async fn a_link_has_nothing_personal_in_it() {
    let link = World::new().post(&Posting::of_sari()).await.receipt();
    for (name, typed) in SARI {
        assert!(!link.contains(typed), "{name}");
    }
    assert!(link.len() < 160, "short enough to be written down: {link}");
}

#[tokio::test]
async fn a_receipt_can_be_opened_again_and_again() {
    let world = World::new();
    let link = world.post(&Posting::of_sari()).await.receipt();
    for _ in 0..3 {
        assert_eq!(world.get(&link).await.status, 200);
    }
    assert_eq!(world.outbox.sent().len(), 2);
}
