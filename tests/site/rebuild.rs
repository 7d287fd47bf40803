//! What a build makes of an earlier one: the same site, with less work.

use proptest::prelude::*;

use crate::site::{Ran, Site, files};

/// The output of an earlier build.
const KEPT: &str = "dist";
/// Where the same is built anew.
const CLEAN: &str = "baru";
const RECORD: &str = "dist/.loket.record";

/// The services that edits are made to, beside those of the seed.
const NAMES: [&str; 3] = ["akta", "kartu", "pindah"];
/// A service that no edit is made to.
const UNTOUCHED: &str = "tetap";
const DOCUMENT: &str = "content/kominfo/lock/surat-tambahan.md";
const FILE: &str = "content/kominfo/lock/bagan.txt";
const ARTICLE: &str = "content/tentang.md";

/// One change of what a site is made of; the number makes each one another.
type Edit = fn(&Site, usize);

/// Changes of what some files show: all others are kept.
const OF_SOME: [Edit; 12] = [
    add_words,
    change_title,
    leave_topic,
    relate,
    change_document,
    change_file,
    change_agency,
    change_complaints,
    change_form,
    change_title_with_form,
    change_article,
    change_day,
];

/// Changes of which files there are, or of what all of them show.
const OF_ALL: [Edit; 9] = [
    translate,
    add_service,
    remove_service,
    rename_service,
    withdraw,
    change_site,
    change_holidays,
    change_template,
    change_theme,
];

/// Changes of what an earlier build left.
const OF_OUTPUT: [Edit; 2] = [damage_record, change_page];

fn service(title: &str, more: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nsummary: Tentang {title}.\nrequirements: [KTP asli]\n\
         steps:\n- actor: Pemohon\n  text: datang\ntime: 2 hari kerja\ncost: gratis\n\
         products: [{title}]\n{more}---\n\n{body}\n"
    )
}

/// The seed in two languages, with an agency of three services that name each other.
fn site() -> Site {
    let site = Site::seed_in_two_languages();
    site.append("content/site.yaml", "\ntopics:\n  - { id: warga, name: Warga }\n");
    site.write("content/dinas/agency.yaml", "name: Dinas Contoh\nemail: dinas@contoh.go.id\n");
    for name in NAMES {
        site.write(&path(name), service(name, "topics: warga\n", "Isi."));
    }
    // It is said to hold until a day that some edits go beyond.
    site.write(&path(UNTOUCHED), service("Tetap", "valid: { to: 2026-11-22 }\n", "Isi."));
    site.write(DOCUMENT, "---\ntitle: Surat\n---\n\nIsi.\n");
    site.write(FILE, "Bagan\n");
    site.write(ARTICLE, "---\ntitle: Tentang\n---\n\nIsi.\n");
    change_template(&site, 0);
    change_theme(&site, 0);
    site.write("hari", "2026-11-20");
    site
}

/// Writes a line in place of the one that begins in some way.
fn set_line(site: &Site, path: &str, start: &str, line: &str) {
    let text = site.read(path);
    assert_eq!(text.lines().filter(|old| old.starts_with(start)).count(), 1, "{start} in {text}");
    let lines = text.lines().map(|old| if old.starts_with(start) { line } else { old });
    site.write(path, lines.flat_map(|line| [line, "\n"]).collect::<String>());
}

fn path(name: &str) -> String {
    format!("content/dinas/{name}.md")
}

fn name(number: usize) -> &'static str {
    NAMES.into_iter().cycle().nth(number).expect("it has no end")
}

fn own(number: usize) -> String {
    path(name(number))
}

fn has(site: &Site, path: &str) -> bool {
    site.path(path).exists()
}

fn add_words(site: &Site, number: usize) {
    if has(site, &own(number)) {
        site.append(&own(number), &format!("\nAlinea {number}.\n"));
    }
}

fn change_title(site: &Site, number: usize) {
    let text = service(&format!("Judul {number}"), "topics: warga\n", "Isi.");
    site.write(&own(number), text);
}

fn leave_topic(site: &Site, number: usize) {
    let text = service(&format!("Judul {number}"), "", "## Bagian\n\nIsi.");
    site.write(&own(number), text);
}

fn translation(number: usize) -> String {
    own(number).replace(".md", ".en.md")
}

fn translate(site: &Site, number: usize) {
    if has(site, &own(number)) {
        site.write(&translation(number), format!("---\ntitle: Title {number}\n---\n"));
    }
}

fn add_service(site: &Site, number: usize) {
    let text = service(&format!("Baru {number}"), "", "Isi.");
    site.write(&path(&format!("baru-{number}")), text);
}

fn remove_service(site: &Site, number: usize) {
    for path in [own(number), translation(number)] {
        if has(site, &path) {
            site.remove(&path);
        }
    }
}

fn rename_service(site: &Site, number: usize) {
    if has(site, &own(number)) && !has(site, &translation(number)) {
        site.rename(&own(number), &path(&format!("pindahan-{number}")));
    }
}

fn withdraw(site: &Site, number: usize) {
    site.write(&own(number), service("Rancangan", "status: draft\n", "Isi."));
}

fn relate(site: &Site, number: usize) {
    let other = name(number + 1);
    if has(site, &path(other)) {
        let more = format!("related: [dinas/{other}]\n");
        site.write(&own(number), service(&format!("Judul {number}"), &more, "Isi."));
    }
}

fn change_document(site: &Site, number: usize) {
    let text = format!("---\ntitle: Surat {number}\n---\n\nIsi {number}.\n");
    site.write(DOCUMENT, text);
}

fn change_file(site: &Site, number: usize) {
    site.write(FILE, format!("Bagan {number}\n"));
}

fn change_agency(site: &Site, number: usize) {
    let text = format!("name: Dinas Contoh {number}\nemail: dinas@contoh.go.id\n");
    site.write("content/dinas/agency.yaml", text);
}

fn change_complaints(site: &Site, number: usize) {
    let line = format!("warning: Peringatan {number}.");
    set_line(site, "content/kominfo/pengaduan.yaml", "warning:", &line);
}

fn change_form(site: &Site, number: usize) {
    let line = format!("  warning: Peringatan {number}.");
    set_line(site, "content/kominfo/lock.md", "  warning:", &line);
}

/// The complaint form of the agency has it as an option.
fn change_title_with_form(site: &Site, number: usize) {
    set_line(site, "content/kominfo/wadul-aladin.md", "title:", &format!("title: Wadul {number}"));
}

fn change_article(site: &Site, number: usize) {
    let text = format!("---\ntitle: Tentang\n---\n\nIsi {number}.\n");
    site.write(ARTICLE, text);
}

fn change_site(site: &Site, number: usize) {
    set_line(site, "content/site.yaml", "intro:", &format!("intro: Pembuka {number}."));
}

/// Due dates of forms pass over them.
fn change_holidays(site: &Site, number: usize) {
    let text = site.read("content/holidays.yaml");
    let (before, _) = text.rsplit_once("holidays:").expect("a year");
    let day = number % 28 + 1;
    site.write("content/holidays.yaml", format!("{before}holidays: [07-{day:02}]\n"));
}

fn change_template(site: &Site, number: usize) {
    let text = "{% extends \"loket/404.html\" %}\n{% block main %}Tidak ada ";
    site.write("templates/404.html", format!("{text}{number}.{{% endblock %}}\n"));
}

fn change_theme(site: &Site, number: usize) {
    site.write("templates/words/id.yaml", format!("layout:\n  skip: Lewati {number}\n"));
}

fn change_day(site: &Site, number: usize) {
    site.write("hari", format!("2026-11-{}", 21 + number % 5));
}

fn damage_record(site: &Site, number: usize) {
    if has(site, RECORD) {
        let record = site.read(RECORD);
        let kept = record.get(..record.len() * (number % 10) / 10).unwrap_or_default();
        site.write(RECORD, [kept, "{}"].concat());
    }
}

fn change_page(site: &Site, number: usize) {
    if has(site, "dist/public/index.html") {
        site.write("dist/public/index.html", format!("bukan halaman {number}"));
    }
}

fn build(site: &Site, out: &str) -> Ran {
    site.loket(&["build", "--today", &site.read("hari"), "--timings", "--out", out])
}

/// Builds on what is there and anew, and compares what is published and told.
fn build_both(site: &Site) -> (Ran, Ran) {
    let clean = site.path(CLEAN);
    if clean.exists() {
        std::fs::remove_dir_all(&clean).expect("a folder of ours");
    }
    let (kept, anew) = (build(site, KEPT), build(site, CLEAN));
    assert_eq!((kept.code, told(&kept)), (anew.code, told(&anew)));
    if anew.code == 0 {
        let (kept, anew) = (published(site, KEPT), published(site, CLEAN));
        let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&kept), names(&anew));
        for ((name, kept), (_, anew)) in kept.iter().zip(&anew) {
            assert!(kept == anew, "{name} is not what a clean build makes");
        }
    }
    (kept, anew)
}

/// Builds both; returns whether there is a site.
fn assert_same(site: &Site) -> bool {
    build_both(site).1.code == 0
}

/// What is published and given to the handler.
fn published(site: &Site, out: &str) -> Vec<(String, Vec<u8>)> {
    let of = |part| files(&site.path(&format!("{out}/{part}")));
    ["public", "function"].into_iter().flat_map(of).collect()
}

/// What is told of the content, before the table of times.
fn told(ran: &Ran) -> &str {
    let (told, _) = ran.stderr.rsplit_once("\ntahap ").expect("a table of times");
    told
}

/// How many files a build says that it made, kept ones aside.
fn made(ran: &Ran) -> usize {
    let Some((_, table)) = ran.stderr.rsplit_once("\njenis ") else { return 0 };
    let rows = table.lines().skip(1).take_while(|line| !line.is_empty());
    // The last three columns are numbers, the first of them counts.
    let count = |row: &str| row.split_whitespace().nth_back(2)?.parse::<usize>().ok();
    rows.map(|row| count(row).expect("a count")).sum()
}

/// How many files a build says that it wrote.
fn written(ran: &Ran) -> usize {
    let count = |line: &str| line.split(", ").nth(1)?.split(' ').next()?.parse::<usize>().ok();
    ran.stdout.lines().filter_map(count).sum()
}

/// Asserts that after a change of one service others are kept.
fn assert_kept(site: &Site) {
    site.append(&path(UNTOUCHED), "\nAlinea.\n");
    let (kept, anew) = build_both(site);
    let (kept, anew) = (made(&kept), made(&anew));
    assert!(0 < kept && kept < anew, "{kept} of {anew} files are made");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_gives_what_a_clean_one_gives(
        rounds in proptest::collection::vec(
            proptest::collection::vec((proptest::sample::select(edits()), 0..100usize), 1..4),
            1..5,
        ),
    ) {
        let site = site();
        prop_assert!(assert_same(&site));
        let mut is_good = true;
        for round in rounds {
            for (edit, number) in round {
                edit(&site, number);
            }
            is_good = assert_same(&site);
        }
        if is_good {
            assert_kept(&site);
        }
    }
}

fn edits() -> Vec<Edit> {
    [&OF_SOME[..], &OF_ALL, &OF_OUTPUT].concat()
}

/// Everything that a site is made of.
fn sources(site: &Site) -> Vec<(String, Vec<u8>)> {
    let of = |folder: &str| {
        let files = files(&site.path(folder)).into_iter();
        files.map(|(path, content)| (format!("{folder}/{path}"), content)).collect::<Vec<_>>()
    };
    let day = ("hari".to_owned(), site.read("hari").into_bytes());
    of("content").into_iter().chain(of("templates")).chain([day]).collect()
}

/// Makes an edit to the site as it was built, and undoes it after it has been built with it;
/// returns how many files were made then, and how many a clean build makes.
fn alone(site: &Site, edit: Edit, number: usize, must_change: bool) -> (usize, usize) {
    let (before, first) = (sources(site), build(site, KEPT));
    let shown = published(site, KEPT);
    edit(site, number);
    let (kept, anew) = build_both(site);
    assert_eq!(anew.code, 0, "edit {number}: {}", anew.stderr);
    let is_other = published(site, KEPT) != shown || told(&kept) != told(&first);
    assert_eq!(is_other, must_change, "edit {number}");
    for (path, _) in sources(site) {
        site.remove(&path);
    }
    for (path, content) in before {
        site.write(&path, content);
    }
    build(site, KEPT);
    assert!(published(site, KEPT) == shown, "edit {number} is undone");
    (made(&kept), made(&anew))
}

#[test]
fn each_edit_alone_gives_what_a_clean_build_gives_and_spares_what_it_can() {
    let site = site();
    for (number, edit) in (1..).zip(OF_SOME) {
        let (kept, anew) = alone(&site, edit, number, true);
        assert!(kept < anew, "edit {number}: {kept} of {anew} files are made");
    }
    for (number, edit) in (1..).zip(OF_ALL) {
        alone(&site, edit, number, true);
    }
    for (number, edit) in (1..).zip(OF_OUTPUT) {
        alone(&site, edit, number, false);
    }
}

#[test]
fn an_edited_service_changes_only_the_files_that_show_it() {
    let site = site();
    build(&site, KEPT);
    add_words(&site, 0);
    let told = "the text stands on its page and its poster, in its record and in that of all";
    assert_eq!(written(&build(&site, KEPT)), 4, "{told}");
    assert_eq!(written(&build(&site, KEPT)), 0);
    // What is told of the content depends on the day, and no page does.
    change_day(&site, 3);
    assert_eq!(written(&build(&site, KEPT)), 0);
}

#[test]
fn a_page_that_is_gone_or_changed_by_hand_is_made_again() {
    let site = site();
    build(&site, KEPT);
    site.remove("dist/public/dinas/akta/index.html");
    site.write("dist/public/dinas/kartu/index.html", "lain");
    site.write("dist/function/forms.json", "{}");
    assert_eq!(written(&build(&site, KEPT)), 3);
    assert!(assert_same(&site));
}

#[test]
fn a_record_of_others_is_no_reason_for_a_wrong_page() {
    let site = site();
    build(&site, KEPT);
    let other = self::site();
    other.write(&path("akta"), service("Lain", "", "Lain."));
    build(&other, KEPT);
    for record in [other.read(RECORD), String::new(), "{}".to_owned()] {
        add_words(&site, 0);
        site.write(RECORD, record);
        assert!(assert_same(&site));
    }
}
