//! What holds for every sheet.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

fn entry(text: &str) -> Entry {
    Entry { text: text.to_owned(), ..Entry::default() }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned(), of: None }
}

fn section(kind: Kind, texts: &[&str]) -> Section {
    let entries = texts.iter().map(|text| entry(text)).collect();
    Section {
        kind,
        heading: "Yang perlu disiapkan".to_owned(),
        term: Some("Persyaratan".to_owned()),
        groups: vec![Group { entries, ..Group::default() }],
        shortened: false,
    }
}

fn sheet(sections: Vec<Section>) -> Sheet {
    Sheet {
        title: "Surat Keterangan Usaha".to_owned(),
        facts: vec![fact("Waktu", "1 hari"), fact("Biaya", "Gratis")],
        notice: None,
        sections,
        foot: vec!["Selengkapnya: https://contoh.go.id/kelurahan/sku/".to_owned()],
    }
}

#[test]
fn a_short_standard_is_set_large() {
    let sheet =
        sheet(vec![section(Kind::Requirements, &["KTP"]), section(Kind::Procedure, &["datang"])]);
    let (set, points) = fit(&sheet);
    assert_eq!(points, 18);
    assert_eq!(set, sheet);
}

#[test]
fn what_happens_with_a_complaint_gives_way_before_the_words_of_the_other_sections() {
    let text =
        "Pemohon menyampaikan pengaduan kepada petugas di loket pengaduan dengan membawa bukti";
    let steps = vec![text; 22];
    let mut complaints = section(Kind::Complaints, &steps);
    complaints.groups[0].spare = true;
    let sheet = sheet(vec![section(Kind::Procedure, &steps), complaints]);
    let (set, _) = fit(&sheet);
    assert_eq!(set.sections[0], sheet.sections[0]);
    assert!(set.sections[1].groups.is_empty() && set.sections[1].shortened);
}

#[test]
fn a_rule_keeps_what_it_speaks_of_or_goes_with_it() {
    let one_of = |count: usize| Entry {
        below: vec!["Sertifikat atau akta yang sah dan lengkap".to_owned(); count],
        ..entry("Bukti hak atas tanah. Salah satu:")
    };
    for count in [3, 30, 300] {
        let mut requirements = section(Kind::Requirements, &["KTP"; 40]);
        requirements.groups[0].entries.insert(0, one_of(count));
        let (set, _) = fit(&sheet(vec![requirements]));
        for entry in &set.sections[0].groups[0].entries {
            let speaks = entry.text.ends_with(':');
            assert_eq!(entry.below.len(), if speaks { count } else { 0 }, "{entry:?}");
        }
    }
}

prop_compose! {
    fn any_entry()(
        number in option::of("[0-9]{1,2}"),
        lead in option::of("[A-Za-z ]{1,40}"),
        text in "([a-zA-Z]{1,20}[ .;]{1,2}){1,60}",
        level in 0usize..6,
        boxless in any::<bool>(),
        below in vec("[a-z ]{1,200}", 0..3),
    ) -> Entry {
        Entry { number, lead, text, level, boxless, below }
    }
}

prop_compose! {
    fn any_section()(
        kind in prop_oneof![
            Just(Kind::Requirements), Just(Kind::Procedure), Just(Kind::Details),
            Just(Kind::Products), Just(Kind::Contact), Just(Kind::Complaints),
            Just(Kind::Notes),
        ],
        heading in "[A-Za-z ]{1,40}",
        term in option::of("[A-Za-z, ]{1,60}"),
        groups in vec((option::of("[A-Za-z ]{1,200}"), vec(any_entry(), 1..30), any::<bool>()), 0..4),
    ) -> Section {
        let group = |(heading, entries, spare)| Group { heading, entries, spare };
        Section { kind, heading, term, groups: groups.into_iter().map(group).collect(), shortened: false }
    }
}

prop_compose! {
    fn any_sheet()(
        title in "([A-Za-z]{1,20} ){1,40}",
        values in vec("([A-Za-z]{1,12} ){1,60}", 2),
        notice in option::of("[a-z ]{1,200}"),
        sections in vec(any_section(), 1..8),
        foot in vec("([a-z]{1,12} ){1,60}", 1..4),
    ) -> Sheet {
        let facts = values.iter().map(|value| fact("Waktu", value)).collect();
        Sheet { title, facts, notice, sections, foot }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_sheet_fits_and_no_section_is_left_out_or_shortened_in_silence(sheet in any_sheet()) {
        let (set, points) = fit(&sheet);
        prop_assert!(height(&set, points) <= measure::AVAILABLE, "{points} {}", height(&set, points));
        prop_assert_eq!(set.sections.len(), sheet.sections.len());
        for (shown, whole) in set.sections.iter().zip(&sheet.sections) {
            prop_assert_eq!((shown.kind, &shown.heading), (whole.kind, &whole.heading));
            prop_assert!(shown.shortened || shown == whole);
            let one_is_left = shown.groups.iter().any(|group| !group.entries.is_empty());
            prop_assert!(one_is_left || whole.groups.iter().all(|group| group.spare));
        }
    }
}
