//! A problem of the content stops the build, is told at its place, and changes nothing.

use crate::site::Site;

#[test]
fn a_problem_is_told_with_file_line_column_and_excerpt() {
    let site = Site::small();
    // The seventh line, and there the value behind `time: `.
    site.edit("content/dinas/surat.md", "time: 2 hari kerja", "time: { exact: dua }");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error["), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> content/dinas/surat.md:7:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("7 | time: { exact: dua }"), "{}", ran.stderr);
    assert!(ran.stderr.contains('^'), "{}", ran.stderr);
    assert!(!site.path("dist").exists(), "nothing is written");
}

#[test]
fn every_problem_of_every_file_is_told_in_one_run() {
    let site = Site::small();
    site.edit("content/dinas/surat.md", "title:", "judul:");
    site.edit("content/dinas/agency.yaml", "dinas@contoh.go.id", "dinas di contoh");
    site.edit("content/site.yaml", "language: id", "language: jv");
    site.write("content/lain/surat.md", "---\ntitle: Tanpa Instansi\n---\n");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1);
    for place in [
        "content/dinas/surat.md:2:1",
        "content/dinas/agency.yaml:2:8",
        "content/site.yaml:4:11",
        "content/lain/surat.md",
    ] {
        assert!(ran.stderr.contains(place), "{place} in {}", ran.stderr);
    }
}

#[test]
fn a_problem_leaves_the_old_site_byte_for_byte() {
    let site = Site::seed();
    site.build();
    let before = site.files("dist");
    site.edit("content/kominfo/lock.md", "goto: 1", "goto: 9");
    site.edit("content/site.yaml", "Layanan Kota Pekalongan", "Nama Baru");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(site.files("dist") == before, "{:?}", site.paths("dist"));
}

#[test]
fn a_template_that_fails_half_way_leaves_the_old_site_byte_for_byte() {
    let site = Site::seed();
    site.build();
    let before = site.files("dist");
    site.edit("content/site.yaml", "Layanan Kota Pekalongan", "Nama Baru");
    for (template, text) in [
        ("form.html", "{{ form.tidak_ada.sama_sekali }}"),
        // These are rendered by the handler alone.
        ("receipt.html", "{{ receipt.tidak_ada.sama_sekali }}"),
        ("problem.html", "{{ problem.tidak_ada.sama_sekali }}"),
        ("form.html", "{% if form.errors %}{{ tidak_ada.sama_sekali }}{% endif %}"),
        ("mail/agency.txt", "{{ tidak_ada.sama_sekali }}"),
        ("mail/acknowledgement.txt", "{% if due %}{{ tidak_ada.sama_sekali }}{% endif %}"),
        ("service.html", "{% if service.title %}"),
        ("kartu.html", "tidak dikenal"),
    ] {
        site.write(&format!("templates/{template}"), text);
        let ran = site.loket(&["build"]);
        assert_ne!(ran.code, 0, "{template}: {}", ran.stderr);
        assert!(ran.stderr.contains(template), "{template}: {}", ran.stderr);
        let checked = site.loket(&["check"]);
        assert_eq!(checked.code, ran.code, "{template}: {}", checked.stderr);
        let told = checked.stdout + &checked.stderr;
        assert!(told.contains(template), "{template}: {told}");
        assert!(!ran.stderr.contains("panicked"), "{template}: {}", ran.stderr);
        assert!(site.files("dist") == before, "{template}: {:?}", site.paths("dist"));
        site.remove(&format!("templates/{template}"));
    }
}

#[test]
fn what_is_worth_a_warning_is_told_and_published() {
    let site = Site::small();
    site.edit("content/dinas/surat.md", "[KTP asli]", "[]");
    let ran = site.build();
    assert!(ran.stderr.contains("warning["), "{}", ran.stderr);
    assert!(ran.stderr.contains("content/dinas/surat.md:3:"), "{}", ran.stderr);
    let page = site.read("dist/public/dinas/surat/index.html");
    assert!(page.contains("Belum dicantumkan dalam standar: persyaratan"), "{page}");
}
