//! When forms are open and notices are told: slips in moments.

use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

/// Returns what is told of a form that is open so.
fn told(open: &str) -> Vec<String> {
    let mut told =
        Site::valid().edit(SERVICE, "form:\n", &format!("form:\n  open: {open}\n")).places();
    told.retain(|place| place.contains(SERVICE));
    told
}

#[test]
fn moments_are_taken_as_people_write_them() {
    for moment in [
        "2026-12-01",
        "2026-12-01 08:00",
        "2026-12-01T08:00",
        "1 Desember 2026",
        "1 Desember 2026 08.00",
        "\"Selasa, 1 Desember 2026, pukul 08.00 WIB\"",
        "\"1 Desember 2026, jam 8.00\"",
    ] {
        assert_eq!(told(&format!("{{ from: {moment} }}")), Vec::<String>::new(), "{moment}");
    }
}

#[test]
fn a_moment_that_is_none_is_an_error_at_its_place() {
    for moment in
        ["besok", "2026-13-01", "2026-12-01 25.00", "31 November 2026", "2026-12-01 08.00 WIT"]
    {
        let found = told(&format!("{{ from: {moment} }}"));
        assert_eq!(found, ["error moment content/dinas/surat.md:36:17"], "{moment}");
    }
}

#[test]
fn what_cannot_be_meant_is_told() {
    for (open, expected) in [
        ("{ from: 2026-12-02, to: 2026-12-01 }", "error period content/dinas/surat.md:36:33"),
        ("{ to: 2026-11-23 }", "warning ended content/dinas/surat.md:36:15"),
        ("{ per_day: 0 }", "error per-day content/dinas/surat.md:36:20"),
        ("{}", "error missing content/dinas/surat.md:36:3"),
    ] {
        assert_eq!(told(open), [expected], "{open}");
    }
    // It ends today, or began long ago.
    for open in
        ["{ to: 2026-11-24 }", "{ from: 2020-01-01 }", "{ from: 2026-12-01, to: 2026-12-01 }"]
    {
        assert_eq!(told(open), Vec::<String>::new(), "{open}");
    }
}

#[test]
fn a_notice_needs_words_and_an_end_that_is_to_come() {
    for (notice, expected) in [
        ("{ text: Tutup, until: 2026-11-23 }", "warning ended content/dinas/agency.yaml:25:31"),
        ("{ text: Tutup }", "error missing content/dinas/agency.yaml:25:1"),
        ("{ until: 2026-12-01 }", "error missing content/dinas/agency.yaml:25:1"),
    ] {
        let site = Site::valid();
        site.append("content/dinas/agency.yaml", &format!("notice: {notice}\n"));
        site.finds(&[expected]);
    }
}
