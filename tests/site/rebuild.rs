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

/// One change of what a site is made of; the number makes each one another.
type Edit = fn(&Site, usize);

const EDITS: [Edit; 23] = [
    add_words,
    change_title,
    leave_topic,
    translate,
    add_service,
    remove_service,
    rename_service,
    withdraw,
    relate,
    change_document,
    change_file,
    change_agency,
    change_complaints,
    change_form,
    change_title_with_form,
    change_article,
    change_site,
    change_holidays,
    change_template,
    change_theme,
    change_day,
    damage_record,
    change_page,
];

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
    site.write("hari", "2026-11-20");
    site
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
    site.write("content/kominfo/lock/surat-tambahan.md", text);
}

fn change_file(site: &Site, number: usize) {
    site.write("content/kominfo/lock/bagan.txt", format!("Bagan {number}\n"));
}

fn change_agency(site: &Site, number: usize) {
    let text = format!("name: Dinas Contoh {number}\nemail: dinas@contoh.go.id\n");
    site.write("content/dinas/agency.yaml", text);
}

fn change_complaints(site: &Site, number: usize) {
    site.append("content/kominfo/pengaduan.yaml", &format!("# {number}\n"));
}

fn change_form(site: &Site, number: usize) {
    site.append("content/kominfo/lock.md", &format!("\nAlinea {number}.\n"));
}

/// The complaint form of the agency has it as an option.
fn change_title_with_form(site: &Site, number: usize) {
    let path = "content/kominfo/wadul-aladin.md";
    let text = site.read(path);
    let title = |line: &str| line.starts_with("title:");
    let lines = text
        .lines()
        .map(|line| if title(line) { format!("title: Wadul {number}") } else { line.to_owned() });
    site.write(path, lines.map(|line| line + "\n").collect::<String>());
}

fn change_article(site: &Site, number: usize) {
    let text = format!("---\ntitle: Tentang {}\n---\n\nIsi {number}.\n", number % 2);
    site.write("content/tentang.md", text);
}

fn change_site(site: &Site, number: usize) {
    let text = site.read("content/site.yaml");
    let lines = text.lines().filter(|line| !line.starts_with("intro:"));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    site.write("content/site.yaml", text + &format!("intro: Pembuka {number}.\n"));
}

fn change_holidays(site: &Site, number: usize) {
    site.append("content/holidays.yaml", &format!("# {number}\n"));
}

fn change_template(site: &Site, number: usize) {
    let text = "{% extends \"loket/404.html\" %}\n{% block main %}Tidak ada ";
    site.write("templates/404.html", format!("{text}{number}.{{% endblock %}}\n"));
}

fn change_theme(site: &Site, number: usize) {
    site.write("templates/words/id.yaml", format!("missing: Tidak ada {number}\n"));
}

fn change_day(site: &Site, number: usize) {
    site.write("hari", format!("2026-11-{}", 20 + number % 5));
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
    site.loket(&["build", "--today", &site.read("hari"), "--out", out])
}

/// Builds on what is there and anew, and compares what is published and told.
fn assert_same(site: &Site) -> bool {
    let clean = site.path(CLEAN);
    if clean.exists() {
        std::fs::remove_dir_all(&clean).expect("a folder of ours");
    }
    let (kept, anew) = (build(site, KEPT), build(site, CLEAN));
    assert_eq!((kept.code, &kept.stderr), (anew.code, &anew.stderr));
    if anew.code != 0 {
        return false;
    }
    for part in ["public", "function"] {
        let of = |out: &str| files(&site.path(&format!("{out}/{part}")));
        let (kept, anew) = (of(KEPT), of(CLEAN));
        let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&kept), names(&anew));
        for ((name, kept), (_, anew)) in kept.iter().zip(&anew) {
            assert!(kept == anew, "{part}/{name} is not what a clean build makes");
        }
    }
    true
}

/// How many files a build says that it wrote.
fn written(ran: &Ran) -> usize {
    let count = |line: &str| line.split(", ").nth(1)?.split(' ').next()?.parse::<usize>().ok();
    ran.stdout.lines().filter_map(count).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_gives_what_a_clean_one_gives(
        rounds in proptest::collection::vec(
            proptest::collection::vec((proptest::sample::select(&EDITS[..]), 0..100usize), 1..4),
            1..5,
        ),
    ) {
        let site = site();
        prop_assert!(assert_same(&site));
        for round in rounds {
            for (edit, number) in round {
                edit(&site, number);
            }
            assert_same(&site);
        }
    }
}

#[test]
fn each_edit_alone_gives_what_a_clean_build_gives() {
    let site = site();
    assert!(assert_same(&site));
    let built = EDITS.iter().enumerate().filter(|(number, edit)| {
        edit(&site, *number);
        assert_same(&site)
    });
    assert!(built.count() > EDITS.len() / 2, "most of them can be published");
}

#[test]
fn an_edited_service_changes_only_the_files_that_show_it() {
    let site = site();
    build(&site, KEPT);
    add_words(&site, 0);
    assert_eq!(written(&build(&site, KEPT)), 1, "the text stands on its page alone");
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
