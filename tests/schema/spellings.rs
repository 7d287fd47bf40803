//! Values as people write them: what a parser takes is valid, however it is spelt.

use loket::model::{
    Bound, Copies, Duration, Fee, Length, PartedUnit, Phone, SocialAccount, Unit, Validity, WebUrl,
    WhatsApp, listed_addresses,
};
use loket::theme::Theme;
use loket_form::address::Address;
use loket_form::date_text;
use proptest::prelude::*;
use serde_json::{Value, json};
use strum::VariantArray as _;

use crate::world::Schemas;

/// A value of one kind: in which file it stands, below which keys, and who reads it.
type Kind = (&'static str, fn(&str) -> Value, fn(&str) -> bool);

const KINDS: [Kind; 13] = [
    ("a/s.md", |text| json!({ "title": "a", "time": text }), |text| Duration::parse(text).is_ok()),
    ("a/s.md", |text| json!({ "title": "a", "cost": [text] }), |text| Fee::parse(text).is_ok()),
    (
        "a/s.md",
        |text| json!({ "title": "a", "products": { "name": "a", "valid": text } }),
        |text| Validity::parse(text).is_ok(),
    ),
    (
        "a/s.md",
        |text| json!({ "title": "a", "requirements": [{ "name": "a", "copies": text }] }),
        |text| Copies::parse(text).is_ok(),
    ),
    (
        "a/s.md",
        |text| json!({ "title": "a", "reviewed_on": text }),
        |text| date_text::parse(text).is_some(),
    ),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "phones": text }),
        |text| Phone::parse_list(text).is_ok(),
    ),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "officer": { "role": "a", "phone": text } }),
        |text| Phone::parse(text).is_ok(),
    ),
    ("a/agency.yaml", |text| json!({ "name": "a", "email": [text] }), are_addresses),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "website": text }),
        |text| WebUrl::parse(text).is_ok(),
    ),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "complaints": { "whatsapp": text } }),
        |text| WhatsApp::parse(text).is_ok(),
    ),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "complaints": { "socials": text } }),
        |text| SocialAccount::parse_list(text).is_ok(),
    ),
    (
        "a/agency.yaml",
        |text| json!({ "name": "a", "complaints": { "deadlines": [{ "class": "a", "time": text }] } }),
        |text| Duration::parse(text).is_ok(),
    ),
    (
        "forms/a.yaml",
        |text| json!({ "fields": [{ "name": "a", "label": "A", "kind": "file", "accept": ["pdf"], "max_size": text }] }),
        |text| loket_form::size_text::parse_limit(text).is_some(),
    ),
];

/// Spellings from registers, letters and decrees, of every kind of value.
const SPELLINGS: [&str; 71] = [
    "2 MB",
    "512kb",
    "1,5 MB",
    " 1.25 Mb ",
    "1 hari kerja",
    "1 Hari  kerja",
    "3–5 hari kerja",
    "3 - 5 HARI KERJA",
    "maksimal 7 hari",
    "about 1 month",
    "paling lambat 14 hari kerja sejak Berkas lengkap",
    "2 (dua) hari kerja",
    "kurang lebih selama 1 (satu) bulan",
    "Maksimal 2×24 jam sejak berkas diterima",
    "2 x 24 jam",
    "10 + 7 hari kerja",
    "10 hari kerja sejak berkas lengkap, dapat diperpanjang 7 hari kerja",
    "5 hari kalender",
    "5 hari atau lebih",
    "kurang dari 1 menit",
    "selambat-lambatnya 5 hari kerja",
    "1hari",
    "± 15 menit",
    "3 sampai 5 hari kerja",
    "within 3 working days after the request",
    "2 pekan",
    "5 tahun",
    "seumur hidup",
    "Masih Berlaku",
    "yang masih berlaku",
    "forever",
    "gratis",
    "Tidak  dipungut biaya",
    "free of charge",
    "Rp 30.000",
    "Rp30.000,-",
    "Rp.1.195.000,00",
    "rp 30000",
    "Rp 15,5/liter",
    "Rp 65.000 per unit",
    "Rp 10.000 - Rp 50.000",
    "paling banyak Rp 100.000",
    "mulai dari Rp 100.000",
    "0,5% dari nilai jual",
    "2 %",
    "1",
    "6 lembar",
    "1 (satu) rangkap",
    "2 sheets",
    "2026-11-24",
    "24 November 2026",
    "1 Agt 2026",
    "01 nopember 2026",
    "5 Feb. 2026",
    "(0285) 421243 ; 420223",
    "(0725) 49638,49313",
    "0281-890209/890210",
    "0812-3456-7890 atau 112",
    "+62 (0)812 3456 7890",
    "112",
    "0812 3456 7890 dan 0812.3456.7891",
    "nama@contoh.go.id",
    " Nama+surat@sub.CONTOH.go.id ",
    "nama@contoh.go.id, loket@contoh.go.id; humas@contoh.go.id dan surat@contoh.go.id",
    "https://contoh.go.id/halaman?x=1#y",
    "http://localhost:8080",
    "https://wa.me/6281129707330",
    "0811-2970-7330",
    "Instagram, Twitter & Facebook: @dinas.contoh",
    "YouTube: dinas-contoh",
    "X (Twitter): @dinas_contoh",
];

fn are_addresses(text: &str) -> bool {
    let mut parts = listed_addresses(text).peekable();
    parts.peek().is_some() && parts.all(|part| Address::parse(part).is_ok())
}

/// Asserts that a text is valid wherever its parser takes it; returns whether one did.
fn is_taken(schemas: &Schemas, text: &str) -> bool {
    let mut taken = false;
    for (path, data, parses) in KINDS {
        if parses(text) {
            taken = true;
            assert_eq!(schemas.problems(path, &data(text)), Vec::<String>::new(), "{text}");
        }
    }
    taken
}

#[test]
fn every_spelling_that_is_understood_is_valid() {
    let schemas = Schemas::printed();
    for text in SPELLINGS {
        assert!(is_taken(&schemas, text), "nobody understands {text}");
    }
}

#[test]
fn every_time_in_every_unit_and_language_is_valid() {
    let schemas = Schemas::printed();
    let theme = Theme::load(None).expect("the default theme");
    // Content is read in these, whatever other languages pages have.
    let locales = ["id", "en"]
        .map(|tag| theme.locale(tag.parse().expect("a tag")).expect("its words").clone());
    let whole = Unit::VARIANTS.iter().map(|&unit| {
        let (from, extension) = (Some(2), Some(7));
        Length::Whole { from, amount: 14, extension, unit }
    });
    let parted =
        PartedUnit::VARIANTS.iter().map(|&units| Length::WithPart { amount: 14, units, part: 3 });
    for length in whole.into_iter().chain(parted) {
        for bound in [Bound::Exact, Bound::AtMost, Bound::About, Bound::AtLeast] {
            for locale in &locales {
                let time = Duration { bound, length, start: Some("sejak lengkap".to_owned()) };
                assert!(is_taken(&schemas, &time.text(locale)), "{time:?}");
                assert!(is_taken(&schemas, &time.text(locale).to_uppercase()), "{time:?}");
            }
        }
    }
}

#[test]
fn texts_near_those_that_are_understood_are_valid_if_they_are_understood() {
    let schemas = Schemas::printed();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(45),
        ..ProptestConfig::with_cases(2000)
    });
    let near =
        (0..SPELLINGS.len(), any::<prop::sample::Index>(), "[a-zA-Z0-9 .,:;@/()+–×%-]?", 0..2usize);
    let judged = runner.run(&near, |(spelling, place, sign, gone)| {
        let letters: Vec<char> = SPELLINGS[spelling].chars().collect();
        let place = place.index(letters.len());
        let mut text: String = letters[..place].iter().collect();
        text.push_str(&sign);
        text.extend(&letters[place + gone..]);
        is_taken(&schemas, &text);
        Ok(())
    });
    judged.expect("the schema is nowhere stricter");
}
