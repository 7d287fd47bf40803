//! Ways to reach an agency: what can be called, written to or opened is a link that does so.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::page_text::SILENT;
use crate::site::Site;

/// The channels that some words name: what each is, and what a link to it must lead to.
fn channels(words: &str) -> Vec<(&'static str, Vec<String>)> {
    let mut found = Vec::new();
    let is_of_number = |sign: char| sign.is_ascii_digit() || "()+- ".contains(sign);
    for number in words.split(|sign| !is_of_number(sign)).map(str::trim) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if number.starts_with(['0', '(']) && digits.len() >= 9 {
            let schemes = ["tel:+62", "sms:+62", "https://wa.me/62"];
            found.push((
                "telephone",
                schemes.map(|scheme| format!("{scheme}{}", &digits[1..])).into(),
            ));
        }
    }
    for word in words.split_whitespace().map(|word| word.trim_matches(['.', ',', ';', '(', ')'])) {
        if word.contains('@') {
            found.push(("mail", vec![format!("mailto:{word}")]));
        } else if word.ends_with(".go.id") {
            let host = word.split("://").last().unwrap_or_default();
            found.push((
                "site",
                ["http", "https"].map(|scheme| format!("{scheme}://{host}")).into(),
            ));
        }
    }
    found
}

#[test]
fn every_channel_can_be_used_with_one_touch() {
    let main = Selector::parse("main").expect("a selector");
    for (site, pages) in [
        (Site::seed(), ["kominfo", "kominfo/lock"]),
        (Site::valid(), ["dinas", "dinas/surat"]),
        (Site::fixture("lengkap"), ["dinas", "dinas/izin"]),
    ] {
        site.build();
        for path in pages {
            let page = Html::parse_document(&site.read(&format!("dist/public/{path}/index.html")));
            let main = page.select(&main).next().expect("what the page is for");
            let mut seen = BTreeSet::new();
            for node in main.descendants() {
                let Some(words) = node.value().as_text() else { continue };
                let around: Vec<_> = node.ancestors().filter_map(ElementRef::wrap).collect();
                if around.iter().any(|element| SILENT.contains(&element.value().name())) {
                    continue;
                }
                let link =
                    around.iter().find_map(|element| element.attr("href")).unwrap_or_default();
                for (kind, targets) in channels(words) {
                    seen.insert(kind);
                    let leads = targets.iter().any(|target| link.starts_with(target.as_str()));
                    assert!(leads, "{path}: `{}` leads to `{link}`", words.trim());
                }
            }
            assert_eq!(seen, BTreeSet::from(["mail", "site", "telephone"]), "{path}");
        }
    }
}
