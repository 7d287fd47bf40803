//! `loket new`: files to begin with, that only need to be filled in.

use crate::live::Live;
use crate::site::{Ran, Site};

/// Runs `loket new`, which must do what it is asked.
fn new(site: &Site, arguments: &[&str]) -> Ran {
    site.run(&[&["new"], arguments].concat())
}

/// Checks the content, which must have nothing that is wrong or doubtful but for what the
/// agency has to fill in.
fn check(site: &Site) {
    let ran = site.check(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let others = ran.stdout.replace("warning[unfilled]", "");
    for problem in ["error[", "warning["] {
        assert!(!others.contains(problem), "{}", ran.stdout);
    }
}

/// Takes away the sign before what is not in use yet.
fn use_everything(site: &Site, path: &str) {
    let text = site.read(path);
    let is_value = |line: &str| line.contains(": ") && line.contains("  # ISI: ");
    let is_key = |line: &str| line.ends_with(':') && !line.trim_end_matches(':').contains(' ');
    let used = text.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if is_value(rest) || is_key(rest.trim_start()) => {
            rest.strip_prefix(' ').unwrap_or(rest)
        }
        _ => line,
    });
    let used: Vec<&str> = used.collect();
    assert_ne!(used.join("\n"), text.trim_end(), "something waits for its turn in {path}");
    site.write(path, used.join("\n") + "\n");
}

#[test]
fn what_a_new_site_lacks_is_told_once_a_file_with_each_line() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    let text = site.check(&[]).stdout;
    // What is only to be read is told apart from what is to be filled in.
    assert_eq!(text.matches("warning[unfilled]").count(), 6, "{text}");
    for file in ["site.yaml", "privasi.md", "instansi/agency.yaml", "instansi/layanan.md"] {
        // A line that is a remark itself is only proposed.
        let text_of = site.read(&format!("content/{file}"));
        for line in text_of.lines().filter(|line| !line.starts_with('#')) {
            if let Some((_, what)) = line.split_once("# ISI: ") {
                assert!(text.contains(what), "{what}: {text}");
            }
        }
    }
    assert!(text.contains("belum ada standar yang terbit") && !text.contains("0 dari 0"), "{text}");
}

#[test]
fn a_new_site_passes_check_builds_and_is_served() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    check(&site);
    site.build();
    assert!(site.path("dist/public/index.html").is_file());
    assert!(site.path("dist/public/instansi/index.html").is_file());
    assert!(!site.path("dist/public/instansi/layanan").exists(), "a draft is not published");
    let live = Live::start(&site);
    assert_eq!(live.get("/").status(), 200);
    assert_eq!(live.get("/instansi/layanan/").status(), 200, "a draft is shown on this machine");
}

#[test]
fn a_new_site_is_made_in_the_folder_that_is_named() {
    let site = Site::empty();
    let ran = new(&site, &["site", "kota/baru"]);
    let mut paths = site.paths("kota/baru/content");
    paths.retain(|path| !path.starts_with(".schema/"));
    let expected = [
        "aksesibilitas.md",
        "holidays.yaml",
        "instansi/agency.yaml",
        "instansi/layanan.md",
        "privasi.md",
        "site.yaml",
    ];
    assert_eq!(paths, expected);
    assert!(ran.stdout.contains("loket serve --content kota/baru/content"), "{}", ran.stdout);
}

#[test]
fn a_new_site_has_the_holidays_of_two_years_with_their_decrees() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    let holidays = site.read("content/holidays.yaml");
    // The joint decrees of the three ministers.
    for (year, decree) in
        [("2026", "1497, 2, dan 5 Tahun 2025"), ("2027", "1205, 3, dan 2 Tahun 2026")]
    {
        assert!(holidays.contains(&format!("year: {year}")), "{holidays}");
        assert!(holidays.contains(&format!("SKB 3 Menteri Nomor {decree}")), "{holidays}");
    }
}

#[test]
fn new_agencies_and_services_pass_check_as_they_are() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    new(&site, &["agency", "dinkes"]);
    new(&site, &["service", "dinkes/izin-praktik"]);
    new(&site, &["service", "dinkes/surat-sehat", "--from-template"]);
    check(&site);
    let live = Live::start(&site);
    for (path, status) in [
        ("/dinkes/izin-praktik/", 200),
        ("/dinkes/izin-praktik/ajukan/", 404),
        ("/dinkes/surat-sehat/ajukan/", 200),
    ] {
        assert_eq!(live.get(path).status(), status, "{path}");
    }
}

#[test]
fn a_service_with_a_form_takes_requests_once_it_is_no_draft() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    new(&site, &["agency", "dinas"]);
    new(&site, &["service", "dinas/kartu", "--from-template"]);
    site.edit("content/dinas/kartu.md", "status: draft", "status: berlaku");
    site.build();
    let form = site.read("dist/public/dinas/kartu/ajukan/index.html");
    for name in ["nama", "email", "telepon", "berkas", "persetujuan"] {
        assert!(form.contains(&format!("name=\"{name}\"")), "{name} in {form}");
    }
    let bundle = site.read("dist/function/forms.json");
    assert!(bundle.contains("\"dinas/kartu\""), "{bundle}");
}

#[test]
fn what_waits_behind_a_comment_is_right_when_it_is_used() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    for path in ["content/instansi/agency.yaml", "content/instansi/layanan.md"] {
        use_everything(&site, path);
    }
    site.edit("content/instansi/layanan.md", "status: draft", "status: berlaku");
    check(&site);
    site.build();
    let agency = site.read("dist/public/instansi/index.html");
    for part in ["Jl. Contoh No. 1", "Pejabat Pengaduan", "Senin–Jumat"] {
        assert!(agency.contains(part), "{part} in {agency}");
    }
    let service = site.read("dist/public/instansi/layanan/index.html");
    assert!(service.contains("000/000"), "{service}");
}

#[test]
fn it_names_every_line_that_only_the_agency_can_fill_in() {
    let site = Site::empty();
    let ran = new(&site, &["site", "."]);
    let mut marked = 0;
    for path in site.paths("content") {
        for (number, line) in site.read(&format!("content/{path}")).lines().enumerate() {
            let Some((_, what)) = line.split_once("# ISI: ") else { continue };
            let told = format!("content/{path}:{}: {what}\n", number + 1);
            assert!(ran.stdout.contains(&told), "{told} in {}", ran.stdout);
            marked += 1;
        }
    }
    assert!(marked > 10, "{}", ran.stdout);
    for value in [
        "nama resmi instansi",
        "alamat situs ini",
        "nomor dan tahun surat keputusan",
        "baca halaman ini bersama bagian hukum",
    ] {
        assert!(ran.stdout.contains(value), "{value} in {}", ran.stdout);
    }
}

#[test]
fn what_is_not_filled_in_is_told_at_its_line_and_does_not_pass_a_strict_check() {
    let site = Site::empty();
    new(&site, &["site", "."]);
    let line = |site: &Site| {
        let text = site.read("content/site.yaml");
        text.lines().position(|line| line.starts_with("name: ")).expect("a name") + 1
    };
    let place = format!("content/site.yaml:{}:", line(&site));
    let ran = site.check(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.contains("warning[unfilled]: bagian ini belum diisi"), "{}", ran.stdout);
    assert!(ran.stdout.contains(&place), "{}", ran.stdout);
    let ran = site.check(&["--strict"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("error[unfilled]"), "{}", ran.stdout);
    for path in site.paths("content") {
        let path = format!("content/{path}");
        let text = site.read(&path);
        let filled = text.lines().map(|line| {
            line.split_once("# ISI: ").map_or(line, |(value, _)| value).trim_end().to_owned() + "\n"
        });
        let filled: String = filled.collect();
        site.write(&path, filled);
    }
    let ran = site.check(&["--strict"]);
    assert!(!ran.stdout.contains("[unfilled]"), "{}", ran.stdout);
}

#[test]
fn what_is_there_is_never_overwritten() {
    let site = Site::seed();
    let before = site.files("content");
    for (arguments, existing) in [
        (["site", "."], "content/site.yaml"),
        (["site", "."], "content/holidays.yaml"),
        (["agency", "kominfo"], "content/kominfo/agency.yaml"),
        (["service", "kominfo/lock"], "content/kominfo/lock.md"),
    ] {
        let ran = site.loket(&["new", arguments[0], arguments[1]]);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(&format!("{existing}` exists")), "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    assert!(site.files("content") == before, "{:?}", site.paths("content"));
}

#[test]
fn one_file_that_is_there_keeps_all_others_from_being_written() {
    let site = Site::empty();
    site.write("content/instansi/layanan.md", "milik orang lain");
    let ran = site.loket(&["new", "site", "."]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert_eq!(site.paths("content"), ["instansi/layanan.md"]);
    assert_eq!(site.read("content/instansi/layanan.md"), "milik orang lain");
}

#[test]
fn an_agency_cannot_have_the_address_of_a_page() {
    let site = Site::small();
    site.write("content/tentang.md", "---\ntitle: Tentang\n---\n");
    let ran = site.loket(&["new", "agency", "tentang"]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("content/tentang.md` exists"), "{}", ran.stderr);
    assert!(!site.path("content/tentang").exists());
}

#[test]
fn bad_names_are_refused_with_what_would_be_right() {
    let site = Site::small();
    let before = site.paths(".");
    let ways = "small letters, digits and hyphens";
    for (what, name, message) in [
        ("agency", "Dinas Kesehatan", ways),
        ("agency", "../luar", ways),
        ("agency", "..", ways),
        ("agency", ".", ways),
        ("agency", "", ways),
        ("agency", "/tmp", ways),
        ("agency", "a/b", ways),
        ("agency", "-dinas", ways),
        ("agency", "data", "taken by loket itself"),
        ("agency", "forms", "taken by loket itself"),
        ("agency", "en", "taken by loket itself"),
        ("agency", "kelengkapan", "taken by loket itself"),
        ("service", "surat", "its agency and its own name"),
        ("service", "dinas/Surat Baru", ways),
        ("service", "dinas//baru", ways),
        ("service", "dinas/a/b", ways),
        ("service", "dinas/../baru", ways),
        ("service", "dinas/baru.en", ways),
        ("service", "dinas/pengaduan", ways),
        ("service", "dinas/README", ways),
        ("service", "lain/surat", "loket new agency lain"),
    ] {
        let ran = site.loket(&["new", what, "--", name]);
        assert_eq!(ran.code, 2, "{what} {name}: {}", ran.stdout);
        assert!(ran.stderr.contains(message), "{what} {name}: {}", ran.stderr);
    }
    assert_eq!(site.paths("."), before);
}

#[test]
fn the_folder_of_content_must_be_there_and_can_be_another() {
    let site = Site::empty();
    let ran = site.loket(&["new", "agency", "dinkes"]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("--content"), "{}", ran.stderr);
    new(&site, &["site", "situs"]);
    new(&site, &["agency", "dinkes", "--content", "situs/content"]);
    new(&site, &["service", "dinkes/izin", "--content", "situs/content"]);
    assert!(site.path("situs/content/dinkes/izin.md").is_file());
    assert_eq!(site.loket(&["check", "--content", "situs/content"]).code, 0);
}
