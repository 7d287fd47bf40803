//! What was brought in stays as its editor left it.

use crate::site::{Site, fixtures};

fn lock() -> String {
    fixtures("import/lock.txt").to_string_lossy().into_owned()
}

#[test]
fn importing_again_changes_nothing() {
    let site = Site::small();
    let import = ["import", &lock(), "--agency", "dinas"];
    site.run(&import);
    let files = site.files("content");
    let again = site.run(&import);
    assert!(again.stdout.contains("unchanged"), "{}", again.stdout);
    assert_eq!(site.files("content"), files);
}

#[test]
fn an_edited_file_is_shown_and_kept_unless_it_may_be_replaced() {
    let site = Site::small();
    let lock = lock();
    let import = ["import", lock.as_str(), "--agency", "dinas", "--id", "lock"];
    site.run(&import);
    site.edit("content/dinas/lock.md", "time: 1 Hari kerja", "time: 2 hari kerja");
    let edited = site.files("content");
    let again = site.loket(&import);
    assert_eq!(again.code, 1, "{}", again.stdout);
    assert!(again.stdout.contains("-time: 2 hari kerja\n+time: 1 Hari kerja"), "{}", again.stdout);
    assert_eq!(site.files("content"), edited);
    site.run(&[import.as_slice(), &["--replace"]].concat());
    assert!(site.read("content/dinas/lock.md").contains("time: 1 Hari kerja"));
}

#[test]
fn what_is_to_be_decided_is_told_of_the_file_that_is_there() {
    let site = Site::small();
    site.write("izin.txt", "Izin Contoh\n\nBiaya\n\nmenurut kesepakatan\n");
    let import = ["import", "izin.txt", "--agency", "dinas", "--id", "izin"];
    assert!(site.run(&import).stdout.contains("content/dinas/izin.md:4: "));
    site.edit("content/dinas/izin.md", "title: Izin Contoh", "summary: Contoh\ntitle: Izin Contoh");
    let again = site.loket(&import);
    assert!(!again.stdout.contains("izin.md:4: "), "it is line 5 now: {}", again.stdout);
}

#[test]
fn a_service_begins_with_text_that_is_pasted_and_never_over_another_one() {
    let site = Site::small();
    let paste = || {
        let mut command = site.command(&["new", "service", "dinas/lock", "--paste"]);
        command.stdin(std::fs::File::open(lock()).expect("a source"));
        command.output().expect("it runs")
    };
    assert_eq!(paste().status.code(), Some(0));
    let draft = site.read("content/dinas/lock.md");
    assert!(draft.contains("status: draft\n") && draft.contains("time: 1 Hari kerja\n"), "{draft}");
    site.edit("content/dinas/lock.md", "time: 1 Hari kerja", "time: 2 hari kerja");
    assert_eq!(paste().status.code(), Some(2));
    assert!(site.read("content/dinas/lock.md").contains("time: 2 hari kerja"));
}

#[test]
fn a_new_agency_begins_with_its_letterhead() {
    let site = Site::small();
    site.run(&["import", &lock(), "--agency", "kominfo"]);
    let agency = site.read("content/kominfo/agency.yaml");
    for line in [
        "name: Dinas Komunikasi dan Informatika\n",
        "government: Pemerintah Kota Pekalongan\n",
        "address: Jl. Contoh No. 5 Pekalongan Barat Kota Pekalongan 51111\n",
        "phones: 0299210000\n",
    ] {
        assert!(agency.contains(line), "{line}: {agency}");
    }
}

#[test]
fn an_agency_that_its_source_does_not_name_has_to_be_begun() {
    let site = Site::small();
    site.write("syarat.txt", "Izin Contoh\n\nPersyaratan\n\n1. KTP\n");
    let ran = site.loket(&["import", "syarat.txt", "--agency", "lain"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("loket new agency lain"), "{}", ran.stderr);
    assert!(!site.path("content/lain").exists());
}

#[test]
fn what_cannot_be_read_is_told_in_one_line_and_the_rest_is_brought_in() {
    let site = Site::small();
    site.write("pindai.txt", " \n\n")
        .write("gambar.txt", b"\x89PNG\r\n\x1a\n\0")
        .write("a.xyz", "a");
    let files = ["pindai.txt", "gambar.txt", "a.xyz", "tidak-ada.txt"];
    let lock = lock();
    let import = [["import"].as_slice(), &files, &[&lock, "--agency", "dinas"]].concat();
    let ran = site.loket(&import);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), files.len(), "{}", ran.stderr);
    for (line, file) in lines.iter().zip(files) {
        assert!(line.starts_with(&format!("{file}: ")), "{line}");
    }
    assert!(site.path("content/dinas/penanggulangan-jika-lupa-passphrase-sertifikat.md").exists());
}
