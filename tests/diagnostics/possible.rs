//! What is unusual, but can be meant, is not told.

use crate::site::Site;

const DECREE: &str = "decree: { number: 060/1, year: 2026 }\n";
const TIME: &str = "time: 2 hari kerja\n";
const COST: &str = "cost: gratis\n";

/// Returns what is told of the file of the valid service with something else in it.
fn told(old: &str, new: &str) -> Vec<String> {
    let mut told = Site::valid().edit("content/dinas/surat.md", old, new).places();
    // A draft has no page that others could lead to.
    told.retain(|place| place.contains("content/dinas/surat.md"));
    told
}

#[test]
fn a_decree_may_be_of_today_and_about_years_to_come() {
    for decree in [
        "decree: { number: 060/1, date: 2026-11-24 }",
        "decree: { number: 060/1/2026, date: 2026-11-24 }",
        // Signed in January, with a number of the year before.
        "decree: { number: 060/1/2025, date: 2026-01-02 }",
        "decree: { number: 060/1, date: 2026-11-20, title: Standar Pelayanan Tahun 2027 }",
        "decree: { number: 060/1, date: 2026-11-20, title: Pelaksanaan Renstra 2025-2029 }",
        // A number that looks like a year, beside the year.
        "decree: { number: 060/2045, year: 2026 }",
        "decree: 188.4/2045/III",
        // What is being written has no decree yet.
        "status: draft\ndecree: { number: 060/1, date: 2027-01-04 }",
        "status: draft\ndecree: { number: 060/1, year: 2027 }",
    ] {
        assert_eq!(told(DECREE, &format!("{decree}\n")), Vec::<String>::new(), "{decree}");
    }
}

#[test]
fn a_draft_is_told_all_the_same_what_no_decree_can_be() {
    let draft = "status: draft\ndecree: { number: 060/1/2028, date: 2027-01-04 }\n";
    assert_eq!(told(DECREE, draft), ["warning decree-year content/dinas/surat.md:6:19"]);
}

#[test]
fn one_time_may_be_the_rule_beside_its_parts() {
    for time in [
        "time: [2 hari kerja]",
        "time: [{ time: 2 hari kerja }, { step: periksa, time: 30 menit }]",
        "time: [{ for: Baru, time: 2 hari kerja }, { for: Hilang, time: 1 hari kerja }]",
        "time: [{ channel: online, time: 1 hari kerja }, { channel: counter, time: 2 hari kerja }]",
        "time: [{ time: 2 hari kerja, note: bila berkas lengkap }, { for: Hilang, time: 1 hari kerja }]",
    ] {
        assert_eq!(told(TIME, &format!("{time}\n")), Vec::<String>::new(), "{time}");
    }
}

#[test]
fn one_cost_may_be_the_rule_beside_exceptions_and_additions() {
    for cost in [
        "cost: [Rp 10.000]",
        "cost: [Rp 10.000, { if: Terlambat, fee: Rp 5.000 }]",
        "cost: [Rp 10.000, { for: Materai, fee: Rp 10.000, surcharge: true }]",
        "cost: [Rp 500/lembar, Rp 30.000/buku, 2% dari nilai jual]",
        "cost: [{ for: Baru, fee: gratis }, { regulation: [Perda 1/2024] }]",
    ] {
        assert_eq!(told(COST, &format!("{cost}\n")), Vec::<String>::new(), "{cost}");
    }
}

#[test]
fn a_case_that_does_not_exist_is_one_mistake() {
    let time = "time: [{ cases: hilang, time: 1 hari kerja }, { for: Baru, time: 2 hari kerja }]\n";
    assert_eq!(told(TIME, time), ["error unknown-case content/dinas/surat.md:24:17"]);
}

#[test]
fn nobody_has_looked_through_a_standard_on_a_day_to_come() {
    let reviewed = |day: &str| told(TIME, &format!("{TIME}reviewed_on: {day}\n"));
    assert_eq!(reviewed("2026-11-24"), Vec::<String>::new());
    let told = reviewed("2062-11-30");
    assert!(
        matches!(told.as_slice(), [one] if one.starts_with("warning future-review ")),
        "{told:?}"
    );
}

#[test]
fn a_name_of_an_agency_may_be_its_folder_in_capitals_and_no_more() {
    for (name, is_told) in
        [("dinas", true), ("Instansi dinas", true), ("Dinas", false), ("Kantor dinas kota", false)]
    {
        let site = Site::small();
        site.edit("content/dinas/agency.yaml", "Dinas Contoh", name);
        let found =
            site.places().contains(&"error folder-name content/dinas/agency.yaml:1:7".to_owned());
        assert_eq!(found, is_told, "{name}");
    }
}
