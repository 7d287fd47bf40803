//! What is kept of answers: good ones, for some days, and nothing that is secret.

use std::time::{SystemTime, UNIX_EPOCH};

use super::{AGENCY, ANSWERS, asked, server, site, status, told};
use crate::site::Site;

const DAY: i64 = 24 * 60 * 60;

#[expect(clippy::disallowed_methods, reason = "the age of answers is by the clock of the machine")]
fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    i64::try_from(now.as_secs()).expect("before the end")
}

fn keep(site: &Site, text: &str) {
    site.write(ANSWERS, text);
}

#[test]
fn a_good_answer_counts_for_seven_days() {
    for (age, is_asked) in [(6 * DAY, false), (8 * DAY, true), (-DAY, true)] {
        let (stub, requests) = status(200);
        let site = site(&[&stub.url()]);
        keep(&site, &format!("{{\"{}\":{{\"at\":{},\"status\":200}}}}", stub.url(), now() - age));
        assert_eq!(told(&site, "--external=any"), Vec::<String>::new());
        assert_eq!(!asked(&requests).is_empty(), is_asked, "{} days", age / DAY);
    }
}

#[test]
fn what_is_too_old_does_not_stay() {
    let (stub, _requests) = status(200);
    let site = site(&[&stub.url()]);
    let old = now() - 8 * DAY;
    keep(&site, &format!("{{\"https://lama.contoh.go.id\":{{\"at\":{old},\"status\":200}}}}"));
    told(&site, "--external=any");
    let kept = site.read(ANSWERS);
    assert!(kept.contains(&stub.url()) && !kept.contains("lama.contoh.go.id"), "{kept}");
}

#[test]
fn a_file_of_answers_that_is_too_large_is_as_good_as_none() {
    let (stub, requests) = status(200);
    let site = site(&[&stub.url()]);
    let url = stub.url();
    let answers = format!("{{\"{url}\":{{\"at\":{},\"status\":200}}}}", now());
    keep(&site, &format!("{}{answers}", " ".repeat(5 * 1024 * 1024)));
    told(&site, "--external=any");
    assert_eq!(asked(&requests), ["HEAD /"]);
}

#[test]
fn a_redirect_with_a_password_hands_none_over_and_none_is_told_or_kept() {
    let (end, requests) = status(200);
    let to = end.url().replace("http://", "http://sari:rahasia@");
    let (moved, _) = server(move |_| (301, to.clone()));
    let site = site(&[&moved.url()]);
    let text = site.check(&["--external=any", "--advice", "--lang", "en"]).stdout;
    assert!(text.contains(&end.url()), "it says where the page is now: {text}");
    assert!(!text.contains("rahasia"), "{text}");
    assert_eq!(asked(&requests), ["HEAD /"]);
    assert!(!site.read(ANSWERS).contains("rahasia"));
}

#[test]
fn a_link_with_a_password_is_an_error_that_repeats_none_and_asks_nobody() {
    let (stub, requests) = status(200);
    let host = stub.address;
    let site = site(&[&format!("http://sari:rahasia@{host}/a")]);
    let line = site.read(AGENCY).lines().count() + 1;
    site.append(AGENCY, "website: https://sari:rahasia@contoh.go.id\n");
    for format in ["human", "json", "sarif", "github", "gitlab"] {
        let ran = site.check(&["--external=any", "--format", format]);
        assert_eq!(ran.code, 1);
        assert!(ran.stdout.contains("credentials"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("rahasia"), "{}", ran.stdout);
    }
    site.finds(&[
        &format!("error credentials content/dinas/agency.yaml:{line}:31"),
        "error credentials content/tautan.md:5:1",
    ]);
    assert_eq!(asked(&requests), Vec::<String>::new());
    assert!(!site.path(ANSWERS).exists());
}
