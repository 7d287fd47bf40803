//! What a build makes of an earlier one: the same site, with less work.

use proptest::prelude::*;

use crate::site::{Ran, Site, files};

/// The output of an earlier build.
const KEPT: &str = "dist";
/// Where the same is built anew.
const CLEAN: &str = "baru";
const RECORD: &str = "dist/.loket.record";

/// One change of what a site is made of.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Words(usize),
    Title(usize),
    Topic(usize),
    Translation(usize),
    New(usize),
    Removed(usize),
    Renamed(usize),
    Draft(usize),
    Related(usize),
    Document(usize),
    File(usize),
    Agency(usize),
    Complaints(usize),
    Form(usize),
    Article(usize),
    Site(usize),
    Holidays(usize),
    Template(usize),
    Words2(usize),
    Day(usize),
    Damaged(usize),
    PageByHand(usize),
}

const EDITS: [fn(usize) -> Edit; 22] = [
    Edit::Words,
    Edit::Title,
    Edit::Topic,
    Edit::Translation,
    Edit::New,
    Edit::Removed,
    Edit::Renamed,
    Edit::Draft,
    Edit::Related,
    Edit::Document,
    Edit::File,
    Edit::Agency,
    Edit::Complaints,
    Edit::Form,
    Edit::Article,
    Edit::Site,
    Edit::Holidays,
    Edit::Template,
    Edit::Words2,
    Edit::Day,
    Edit::Damaged,
    Edit::PageByHand,
];

/// The services that edits are made to, beside those of the seed.
const NAMES: [&str; 3] = ["akta", "kartu", "pindah"];

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
    site
}

fn path(name: &str) -> String {
    format!("content/dinas/{name}.md")
}

/// Makes a change; the number makes each one another. Returns the day of the next build.
fn apply(site: &Site, edit: Edit, day: &mut usize) {
    let has = |path: &str| site.path(path).exists();
    match edit {
        Edit::Words(n) => {
            let path = path(NAMES[n % 3]);
            if has(&path) {
                site.append(&path, &format!("\nAlinea {n}.\n"));
            }
        }
        Edit::Title(n) => {
            let more = "topics: warga\n";
            site.write(&path(NAMES[n % 3]), service(&format!("Judul {n}"), more, "Isi."));
        }
        Edit::Topic(n) => {
            site.write(
                &path(NAMES[n % 3]),
                service(&format!("Judul {n}"), "", "## Bagian\n\nIsi."),
            );
        }
        Edit::Translation(n) => {
            let path = format!("content/dinas/{}.en.md", NAMES[n % 3]);
            if has(&path.replace(".en.", ".")) {
                site.write(&path, format!("---\ntitle: Title {n}\n---\n"));
            }
        }
        Edit::New(n) => {
            site.write(&path(&format!("baru-{n}")), service(&format!("Baru {n}"), "", "Isi."));
        }
        Edit::Removed(n) => {
            for path in [path(NAMES[n % 3]), format!("content/dinas/{}.en.md", NAMES[n % 3])] {
                if has(&path) {
                    site.remove(&path);
                }
            }
        }
        Edit::Renamed(n) => {
            let (from, to) = (path(NAMES[n % 3]), path(&format!("pindahan-{n}")));
            if has(&from) && !has(&from.replace(".md", ".en.md")) {
                site.write(&to, site.read(&from));
                site.remove(&from);
            }
        }
        Edit::Draft(n) => {
            site.write(&path(NAMES[n % 3]), service("Rancangan", "status: draft\n", "Isi."));
        }
        Edit::Related(n) => {
            let (own, other) = (NAMES[n % 3], NAMES[(n + 1) % 3]);
            if has(&path(other)) {
                let more = format!("related: [dinas/{other}]\n");
                site.write(&path(own), service(&format!("Judul {n}"), &more, "Isi."));
            }
        }
        Edit::Document(n) => {
            site.write(
                "content/kominfo/lock/surat-tambahan.md",
                format!("---\ntitle: Surat {n}\n---\n\nIsi {n}.\n"),
            );
        }
        Edit::File(n) => {
            site.write("content/kominfo/lock/bagan.txt", format!("Bagan {n}\n"));
        }
        Edit::Agency(n) => {
            let text = format!("name: Dinas Contoh {n}\nemail: dinas@contoh.go.id\n");
            site.write("content/dinas/agency.yaml", text);
        }
        Edit::Complaints(n) => {
            let path = "content/kominfo/pengaduan.yaml";
            site.write(path, format!("# {n}\n{}", site.read(path)));
        }
        Edit::Form(n) => {
            let path = "content/kominfo/lock.md";
            site.write(path, site.read(path) + &format!("\nAlinea {n}.\n"));
        }
        Edit::Article(n) => {
            let text = format!("---\ntitle: Tentang {}\n---\n\nIsi {n}.\n", n % 2);
            site.write("content/tentang.md", text);
        }
        Edit::Site(n) => {
            let text = site.read("content/site.yaml");
            let lines = text.lines().filter(|line| !line.starts_with("intro:"));
            let text: String = lines.flat_map(|line| [line, "\n"]).collect();
            site.write("content/site.yaml", text + &format!("intro: Pembuka {n}.\n"));
        }
        Edit::Holidays(n) => {
            site.append("content/holidays.yaml", &format!("# {n}\n"));
        }
        Edit::Template(n) => {
            let text = "{% extends \"loket/404.html\" %}\n{% block main %}";
            site.write("templates/404.html", format!("{text}Tidak ada {n}.{{% endblock %}}\n"));
        }
        Edit::Words2(n) => {
            site.write("templates/words/id.yaml", format!("missing: Tidak ada {n}\n"));
        }
        Edit::Day(n) => *day = n % 5,
        Edit::Damaged(n) if has(RECORD) => {
            let record = site.read(RECORD);
            let (kept, _) = record.split_at(record.len() * (n % 10) / 10);
            site.write(RECORD, [kept, "{}"].concat());
        }
        Edit::PageByHand(n) if has("dist/public/index.html") => {
            site.write("dist/public/index.html", format!("bukan halaman {n}"));
        }
        Edit::Damaged(_) | Edit::PageByHand(_) => {}
    }
}

fn build(site: &Site, day: usize, out: &str) -> Ran {
    let today = format!("2026-11-{}", 20 + day);
    site.loket(&["build", "--today", &today, "--out", out])
}

/// Builds on what is there and anew, and compares what is published and told.
fn assert_same(site: &Site, day: usize) {
    let clean = site.path(CLEAN);
    if clean.exists() {
        std::fs::remove_dir_all(&clean).expect("a folder of ours");
    }
    let (kept, anew) = (build(site, day, KEPT), build(site, day, CLEAN));
    assert_eq!((kept.code, &kept.stderr), (anew.code, &anew.stderr));
    if anew.code != 0 {
        return;
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
            proptest::collection::vec((0..EDITS.len(), 0..100usize), 1..4), 1..5,
        ),
    ) {
        let (site, mut day) = (site(), 0);
        assert_same(&site, day);
        for round in rounds {
            for (edit, number) in round {
                apply(&site, EDITS[edit](number), &mut day);
            }
            assert_same(&site, day);
        }
    }
}

#[test]
fn each_edit_alone_gives_what_a_clean_build_gives() {
    let (site, mut day) = (site(), 0);
    assert_same(&site, day);
    for (number, edit) in EDITS.iter().enumerate() {
        apply(&site, edit(number), &mut day);
        assert_same(&site, day);
    }
}

#[test]
fn an_edited_service_changes_only_the_files_that_show_it() {
    let site = site();
    build(&site, 0, KEPT);
    site.append(&path("akta"), "\nSatu alinea lagi.\n");
    assert_eq!(written(&build(&site, 0, KEPT)), 1, "the text stands on its page alone");
    assert_eq!(written(&build(&site, 0, KEPT)), 0);
    // Another day, another program, another address: what is told may change.
    assert_eq!(written(&build(&site, 1, KEPT)), 0);
}

#[test]
fn a_page_that_is_gone_or_changed_by_hand_is_made_again() {
    let site = site();
    build(&site, 0, KEPT);
    site.remove("dist/public/dinas/akta/index.html");
    site.write("dist/public/dinas/kartu/index.html", "lain");
    site.write("dist/function/forms.json", "{}");
    assert_eq!(written(&build(&site, 0, KEPT)), 3);
    assert_same(&site, 0);
}

#[test]
fn a_record_of_others_is_no_reason_for_a_wrong_page() {
    let site = site();
    build(&site, 0, KEPT);
    let other = self::site();
    other.write(&path("akta"), service("Lain", "", "Lain."));
    build(&other, 0, KEPT);
    for record in [other.read(RECORD), String::new(), "{}".to_owned()] {
        site.append(&path("akta"), "\nSatu alinea lagi.\n");
        site.write(RECORD, record);
        assert_same(&site, 0);
    }
}
