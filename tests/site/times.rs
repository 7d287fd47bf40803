//! Words of time: what lasts, what ends, what must be valid, and how old something may be.

use crate::page_text;
use crate::site::Site;

/// Returns the words of the page of a standard with these lines in its data.
fn said(lines: &str) -> String {
    let site = Site::small();
    site.edit("content/dinas/surat.md", "time: 2 hari kerja\n", lines);
    site.build();
    page_text::text(&site.read("dist/public/dinas/surat/index.html"))
}

#[test]
fn a_time_is_written_as_a_length_and_not_as_a_moment() {
    for (written, read) in [
        ("paling lambat 60 menit", "paling lama 60 menit"),
        ("maksimal 5 hari kerja", "paling lama 5 hari kerja"),
        ("paling cepat 3 bulan", "paling singkat 3 bulan"),
        ("5 hari kalender", "5 hari kalender"),
        ("5 hari atau lebih", "5 hari atau lebih"),
        ("kurang dari 1 menit", "kurang dari 1 menit"),
        ("10 + 7 hari kerja", "10 hari kerja, dapat diperpanjang 7 hari kerja"),
        (
            "10 hari kerja sejak berkas lengkap, dapat diperpanjang 7 hari kerja",
            "10 hari kerja sejak berkas lengkap, dapat diperpanjang 7 hari kerja",
        ),
    ] {
        let said = said(&format!("time: {written}\n"));
        assert!(said.contains(read), "{written}: {said}");
        assert!(!said.contains("paling lambat") && !said.contains("paling cepat"), "{said}");
    }
}

#[test]
fn what_must_be_valid_is_told_apart_from_what_may_be_old() {
    let said = |keys: &str| {
        let site = Site::small();
        let to = format!("requirements: [{{ name: Surat sehat, {keys} }}]");
        site.edit("content/dinas/surat.md", "requirements: [KTP asli]", &to);
        site.build();
        page_text::text(&site.read("dist/public/dinas/surat/index.html"))
    };
    for (keys, words) in [
        ("valid: masih berlaku", "Surat sehat – harus masih berlaku"),
        ("valid: 6 bulan", "Surat sehat – berlaku paling singkat 6 bulan lagi"),
        ("max_age: 3 bulan", "Surat sehat – paling lama 3 bulan sejak diterbitkan"),
    ] {
        let said = said(keys);
        assert!(said.contains(words), "{keys}: {said}");
        assert!(!said.contains("Masa berlaku"), "{keys}: {said}");
    }
}

#[test]
fn who_asks_for_a_validity_of_at_most_so_long_is_told_that_this_is_an_age() {
    let site = Site::small();
    site.edit(
        "content/dinas/surat.md",
        "requirements: [KTP asli]",
        "requirements:\n- { name: Surat sehat, valid: paling lama 6 bulan }",
    );
    let found = site.places();
    let expected = "warning age-as-validity content/dinas/surat.md:4:";
    assert!(found.iter().any(|place| place.starts_with(expected)), "{found:?}");
}

#[test]
fn a_decree_says_its_year_once() {
    let said = said("time: 2 hari kerja\ndecree: { number: Nomor 05 Tahun 2024, year: 2024 }\n");
    assert_eq!(said.matches("2024").count(), 1, "{said}");
}

#[test]
fn data_say_the_unit_beside_a_duration_that_cannot() {
    let site = Site::small();
    site.build();
    let table = site.read("dist/public/data/services.csv");
    assert!(
        table.contains("time_iso_8601,time_unit") && table.contains("P2D,working_day"),
        "{table}"
    );
}

#[test]
fn ways_of_which_one_is_taken_are_not_added_up() {
    let ways = "steps:\n- text: mendaftar\n  any_of:\n  - { text: di loket, time: 2 jam }\n  \
                - { text: lewat situs, time: 3 jam }\ntime: ";
    for (time, is_told) in [("4 jam", false), ("1 jam", true)] {
        let site = Site::small();
        let steps = "steps:\n- actor: Pemohon\n  text: menyerahkan berkas\ntime: 2 hari kerja\n";
        site.edit("content/dinas/surat.md", steps, &format!("{ways}{time}\n"));
        let told = site.places().iter().any(|it| it.contains("steps-take-longer"));
        assert_eq!(told, is_told, "{time}: {:?}", site.places());
    }
}
