//! Links to parts of pages, held against the pages as they are rendered.

use crate::site::Site;

const STANDARD: &str = "content/dinas/surat.md";

/// A valid site with a page that has these links, a line each from the fifth on.
fn site(links: &[&str]) -> Site {
    let site = Site::valid();
    let rows: Vec<String> = links.iter().map(|link| format!("[sini]({link})\n")).collect();
    site.write("content/tautan.md", format!("---\ntitle: Tautan\n---\n\n{}", rows.concat()));
    site
}

/// What is found of links, at their places.
fn links(site: &Site, code: &str) -> Vec<String> {
    let mut places = site.places();
    places.retain(|place| place.contains(code));
    places
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_section_is_there_on_pages_of_its_kind_and_on_no_others() {
    let site = site(&[
        "dinas/surat.md#biaya",
        "dinas/surat.md#langkah",
        "dinas/surat.md#jam-layanan",
        "dinas/#biaya",
        "dinas/#kontak",
        "/layanan/#biaya",
        "#biaya",
    ]);
    site.finds(&[
        "error unknown-place content/tautan.md:8:1",
        "error unknown-place content/tautan.md:10:1",
        "error unknown-place content/tautan.md:11:1",
    ]);
}

#[test]
fn a_section_that_this_standard_does_not_state_is_no_target() {
    let site = site(&["dinas/surat.md#langkah", "dinas/surat.md#kasus", "dinas/surat.md#tanya"]);
    // It has steps, but neither cases nor questions.
    site.finds(&[
        "error unknown-place content/tautan.md:6:1",
        "error unknown-place content/tautan.md:7:1",
    ]);
    let text = site.check(&["--lang", "en"]).stdout;
    assert!(text.contains("`#kasus`") && text.contains("`biaya`"), "it says what there is: {text}");
}

#[test]
fn a_text_may_link_to_the_sections_around_it() {
    let site = Site::valid();
    let standard = site.read(STANDARD);
    let (data, _) = standard.split_once("\n---\n").expect("data");
    let body = "Lihat [biaya](#biaya), [jam](#jam) dan [kasus](#kasus).\n\n## Jam\n";
    site.write(STANDARD, format!("{data}\n---\n\n{body}"))
        .finds(&["error unknown-place content/dinas/surat.md:51:40"]);
}

#[test]
fn a_link_in_a_value_is_told_on_its_line() {
    let site = Site::valid();
    let line = site.read("content/dinas/agency.yaml").lines().count() + 3;
    let pledge = "maklumat: |\n  Kami sanggup.\n  Lihat [kontak](#kontak) dan [biaya](#biaya).\n";
    site.append("content/dinas/agency.yaml", pledge)
        .finds(&[&format!("error unknown-place content/dinas/agency.yaml:{line}:39")]);
}

#[test]
fn forms_are_linked_where_there_are_any_by_what_they_ask() {
    let form = ["dinas/surat/ajukan/", "dinas/surat/ajukan/#nama", "dinas/surat/ajukan/#umur"];
    site(&form).finds(&["error unknown-place content/tautan.md:7:1"]);
    let other = site(&["dinas/surat/ajukan/", "dinas/surat/poster/"]);
    let standard = other.read(STANDARD);
    let without = standard.split("\nform:").next().expect("data");
    other
        .write(STANDARD, format!("{without}\n---\n"))
        .finds(&["error unknown-page content/tautan.md:5:1"]);
}

#[test]
fn what_lies_beside_a_draft_is_no_target() {
    let site = site(&["dinas/baru/brosur.pdf", "dinas/baru/surat.md", "dinas/baru.md"]);
    let draft = "---\ntitle: Layanan Baru\nstatus: draft\n---\n";
    site.write("content/dinas/baru.md", draft)
        .write("content/dinas/baru/brosur.pdf", "%PDF-1.7\n")
        .write("content/dinas/baru/surat.md", "---\ntitle: Surat\n---\n\nIsi.\n");
    let expected = [5, 6, 7].map(|line| format!("error unknown-page content/tautan.md:{line}:1"));
    assert_eq!(links(&site, "tautan.md"), expected);
    site.edit("content/dinas/baru.md", "status: draft\n", "");
    assert_eq!(links(&site, "tautan.md"), NOTHING);
}

#[test]
fn a_translation_links_to_the_parts_of_its_own_pages() {
    let site = site(&["dinas/surat.md#biaya"]);
    site.write(
        "content/site.en.yaml",
        "name: Services of Example City\ngovernment: Example City\n",
    );
    let english = "---\ntitle: Links\n---\n\n[a](dinas/surat.md#biaya)\n[b](dinas/surat.md#kasus)\n[c](#biaya)\n";
    site.write("content/tautan.en.md", english);
    let expected = [6, 7].map(|line| format!("error unknown-place content/tautan.en.md:{line}:1"));
    assert_eq!(links(&site, "unknown-"), expected);
}

#[test]
fn a_translation_links_to_the_files_of_a_service_which_all_languages_share() {
    let site = site(&["dinas/surat/brosur.pdf"]);
    site.write("content/dinas/surat/brosur.pdf", "%PDF-1.7\n");
    site.write(
        "content/site.en.yaml",
        "name: Services of Example City\ngovernment: Example City\n",
    );
    let links = "[a](dinas/surat/brosur.pdf)\n[b](dinas/surat/lain.pdf)\n";
    site.write("content/tautan.en.md", format!("---\ntitle: Links\n---\n\n{links}"));
    let is_link = |place: &String| place.contains("unknown-");
    let found: Vec<String> = site.places().into_iter().filter(is_link).collect();
    assert_eq!(found, ["error unknown-page content/tautan.en.md:6:1"]);
}

#[test]
fn a_site_with_such_a_link_is_not_built() {
    let site = site(&["#biaya"]);
    let ran = site.loket(&["build", "--today", "2026-11-24", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!((ran.stdout + &ran.stderr).contains("--> content/tautan.md:5:1"));
    let is_built = |path: &String| path.starts_with("dist/");
    assert!(!site.paths(".").iter().any(is_built), "nothing is put in place");
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
    site.write("content/lain.md", "---\ntitle: Lain\njudul: Lain\n---\n").finds(&[
        "error unknown-key content/lain.md:3:1",
        "error unknown-place content/tautan.md:5:1",
        "error unknown-place content/tautan.md:6:1",
    ]);
    // What the standard will state once it is mended, nobody knows.
    site.edit(STANDARD, "---\ntitle:", "---\nkasuss: []\ntitle:");
    assert_eq!(links(&site, "unknown-place"), ["error unknown-place content/tautan.md:6:1"]);
}

#[test]
fn a_part_that_a_mistake_elsewhere_may_have_taken_away_is_not_missed() {
    let site = site(&["dinas/kartu.md#terkait"]);
    let standard = site.read(STANDARD);
    let (_, data) = standard.split_once("---\n").expect("data");
    site.write("content/dinas/kartu.md", format!("---\nrelated: [dinas/surat]\n{data}"));
    assert_eq!(links(&site, "unknown-place"), NOTHING, "{:?}", site.places());
    // A form that cannot be read leaves no page of its service.
    site.edit(STANDARD, "kind: text", "kind: bukan-text");
    assert_ne!(site.places(), NOTHING);
    assert_eq!(links(&site, "unknown-place"), NOTHING);
}
