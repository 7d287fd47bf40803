//! Links to parts of pages, held against the pages as they are rendered.

use std::process::Command;

use crate::world::{Site, places};

/// A valid site with a page that has these links, a line each from the fifth on.
fn site(links: &[&str]) -> Site {
    let site = Site::valid();
    let rows: Vec<String> = links.iter().map(|link| format!("[sini]({link})\n")).collect();
    site.write("tautan.md", format!("---\ntitle: Tautan\n---\n\n{}", rows.concat()));
    site
}

/// Puts another text behind the data of the standard.
fn with_body(site: &Site, body: &str) {
    let standard = std::fs::read(site.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text");
    let data = standard.split("\n---\n").next().expect("data");
    site.write("dinas/surat.md", format!("{data}\n---\n\n{body}"));
}

fn told(site: &Site) -> Vec<String> {
    places(&site.found())
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_section_is_there_on_pages_of_its_kind_and_on_no_others() {
    let site = site(&[
        "dinas/surat.md#biaya",
        "dinas/surat.md#bagan",
        "dinas/surat.md#jam-layanan",
        "dinas/#biaya",
        "dinas/#kontak",
        "/layanan/#biaya",
        "#biaya",
    ]);
    let expected = [
        "error unknown-place content/tautan.md:8:1",
        "error unknown-place content/tautan.md:10:1",
        "error unknown-place content/tautan.md:11:1",
    ];
    assert_eq!(told(&site), expected);
}

#[test]
fn a_section_that_this_standard_does_not_state_is_no_target() {
    let site = site(&["dinas/surat.md#bagan", "dinas/surat.md#kasus", "dinas/surat.md#tanya"]);
    let expected =
        ["error unknown-place content/tautan.md:6:1", "error unknown-place content/tautan.md:7:1"];
    assert_eq!(told(&site), expected, "it has a drawing, but neither cases nor questions");
    let text = site.check(&["--lang", "en"]).stdout;
    assert!(text.contains("`#kasus`") && text.contains("`biaya`"), "it says what there is: {text}");
}

#[test]
fn a_text_may_link_to_the_sections_around_it() {
    let site = Site::valid();
    with_body(&site, "Lihat [biaya](#biaya), [jam](#jam) dan [kasus](#kasus).\n\n## Jam\n");
    assert_eq!(told(&site), ["error unknown-place content/dinas/surat.md:51:40"]);
}

#[test]
fn a_link_in_a_value_is_told_on_its_line() {
    let site = Site::valid();
    let agency = std::fs::read(site.path("dinas/agency.yaml")).expect("there");
    let agency = String::from_utf8(agency).expect("text");
    let line = agency.lines().count() + 3;
    let pledge = "maklumat: |\n  Kami sanggup.\n  Lihat [kontak](#kontak) dan [biaya](#biaya).\n";
    site.write("dinas/agency.yaml", format!("{agency}{pledge}"));
    assert_eq!(told(&site), [format!("error unknown-place content/dinas/agency.yaml:{line}:39")]);
}

#[test]
fn forms_are_linked_where_there_are_any_by_what_they_ask() {
    let form = ["dinas/surat/ajukan/", "dinas/surat/ajukan/#nama", "dinas/surat/ajukan/#umur"];
    let first = site(&form);
    assert_eq!(told(&first), ["error unknown-place content/tautan.md:7:1"]);
    let standard = std::fs::read(first.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text");
    let without = standard.split("\nform:").next().expect("data");
    let other = site(&["dinas/surat/ajukan/", "dinas/surat/poster/"]);
    other.write("dinas/surat.md", format!("{without}\n---\n"));
    assert_eq!(told(&other), ["error unknown-page content/tautan.md:5:1"]);
}

#[test]
fn what_lies_beside_a_draft_is_no_target() {
    let site = site(&["dinas/baru/brosur.pdf", "dinas/baru/surat.md", "dinas/baru.md"]);
    let draft = "---\ntitle: Layanan Baru\nstatus: draft\n---\n";
    site.write("dinas/baru.md", draft);
    site.write("dinas/baru/brosur.pdf", "%PDF-1.7\n");
    site.write("dinas/baru/surat.md", "---\ntitle: Surat\n---\n\nIsi.\n");
    let is_link = |place: &String| place.contains("tautan.md");
    let expected = [5, 6, 7].map(|line| format!("error unknown-page content/tautan.md:{line}:1"));
    assert_eq!(told(&site).into_iter().filter(is_link).collect::<Vec<_>>(), expected);
    site.write("dinas/baru.md", draft.replace("status: draft\n", ""));
    assert_eq!(told(&site).into_iter().filter(is_link).collect::<Vec<_>>(), NOTHING);
}

#[test]
fn a_translation_links_to_the_parts_of_its_own_pages() {
    let site = site(&["dinas/surat.md#biaya"]);
    site.write("site.en.yaml", "name: Services of Example City\ngovernment: Example City\n");
    let english = "---\ntitle: Links\n---\n\n[a](dinas/surat.md#biaya)\n[b](dinas/surat.md#kasus)\n[c](#biaya)\n";
    site.write("tautan.en.md", english);
    let is_link = |place: &String| place.contains("unknown-");
    let expected = [6, 7].map(|line| format!("error unknown-place content/tautan.en.md:{line}:1"));
    assert_eq!(told(&site).into_iter().filter(is_link).collect::<Vec<_>>(), expected);
}

#[test]
fn a_site_with_such_a_link_is_not_built() {
    let site = site(&["#biaya"]);
    let output = Command::new(env!("CARGO_BIN_EXE_loket"))
        .current_dir(site.folder())
        .args(["build", "--today", "2026-11-24", "--lang", "en"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("text");
    assert!(text.contains("--> content/tautan.md:5:1"), "{text}");
    let files = walkdir::WalkDir::new(site.folder().join("dist")).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file()).count();
    assert_eq!(files, 0, "nothing is put in place");
}

#[test]
fn a_part_of_the_page_itself_is_told_without_its_address() {
    let site = site(&["#biaya"]);
    for (language, words) in [
        ("id", "tidak ada bagian `#biaya` di halaman ini"),
        ("en", "this page has no part `#biaya`"),
    ] {
        let text = site.check(&["--lang", language]).stdout;
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn a_part_that_is_not_there_is_told_beside_mistakes_in_other_files() {
    let site = site(&["dinas/surat.md#kasus", "#biaya", "dinas/surat.md#biaya"]);
    site.write("lain.md", "---\ntitle: Lain\njudul: Lain\n---\n");
    let expected = [
        "error unknown-key content/lain.md:3:1",
        "error unknown-place content/tautan.md:5:1",
        "error unknown-place content/tautan.md:6:1",
    ];
    assert_eq!(told(&site), expected);
    // What the standard will state once it is mended, nobody knows.
    let standard = std::fs::read(site.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text");
    let misspelt = standard.replacen("\ntitle:", "\nkasuss: []\ntitle:", 1);
    assert_ne!(misspelt, standard);
    site.write("dinas/surat.md", misspelt);
    let is_place = |place: &String| place.contains("unknown-place");
    let places: Vec<String> = told(&site).into_iter().filter(is_place).collect();
    assert_eq!(places, ["error unknown-place content/tautan.md:6:1"]);
}

#[test]
fn a_part_that_a_mistake_elsewhere_may_have_taken_away_is_not_missed() {
    let site = site(&["dinas/kartu.md#terkait"]);
    let standard = std::fs::read(site.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text");
    let (_, data) = standard.split_once("---\n").expect("data");
    site.write("dinas/kartu.md", format!("---\nrelated: [dinas/surat]\n{data}"));
    let is_link = |place: &String| place.contains("unknown-place");
    let places = |site: &Site| told(site).into_iter().filter(is_link).collect::<Vec<_>>();
    assert_eq!(places(&site), NOTHING, "{:?}", told(&site));
    // A form that cannot be read leaves no page of its service.
    let broken = standard.replacen("kind: ", "kind: bukan-", 1);
    assert_ne!(broken, standard);
    site.write("dinas/surat.md", broken);
    assert_ne!(told(&site), NOTHING);
    assert_eq!(places(&site), NOTHING);
}
