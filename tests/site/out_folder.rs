//! What loket did not make is never touched.

use std::process::Command;

use crate::site::Site;
use crate::support::process::Program;

#[test]
fn a_folder_with_files_of_others_is_refused_as_it_is() {
    let site = Site::small();
    site.write("dist/public/catatan.txt", "milik orang lain");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("dist/public"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--out"), "{}", ran.stderr);
    assert_eq!(site.paths("dist"), ["public/catatan.txt"]);
}

#[test]
fn files_that_others_add_later_stay() {
    let site = Site::small();
    site.build();
    site.write("dist/public/google1234.html", "verifikasi");
    site.write("dist/public/dinas/surat/foto.jpg", "foto");
    site.write("dist/catatan.txt", "catatan");
    site.remove("content/dinas/surat.md");
    site.build();
    assert_eq!(site.read("dist/public/google1234.html"), "verifikasi");
    assert_eq!(site.read("dist/public/dinas/surat/foto.jpg"), "foto");
    assert_eq!(site.read("dist/catatan.txt"), "catatan");
    assert!(!site.path("dist/public/dinas/surat/index.html").exists());
}

#[test]
fn a_page_does_not_take_the_place_of_a_file_of_others() {
    let site = Site::small();
    site.build();
    site.write("dist/public/dinas/kartu/index.html", "halaman orang lain");
    let before = site.files("dist");
    site.write("content/dinas/kartu.md", site.read("content/dinas/surat.md"));
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("dist/public/dinas/kartu/index.html"), "{}", ran.stderr);
    assert!(site.files("dist") == before, "nothing is written");
}

#[test]
fn a_list_that_was_tampered_with_removes_nothing_outside() {
    let site = Site::small();
    site.build();
    site.write("milik.txt", "di luar");
    let list = site.read("dist/.public.list");
    site.write("dist/.public.list", format!("{list}../../milik.txt\n/etc/hostname\n"));
    site.build();
    assert_eq!(site.read("milik.txt"), "di luar");
    assert!(!site.read("dist/.public.list").contains("milik"));
}

#[test]
fn a_page_that_was_changed_by_hand_is_made_again() {
    let site = Site::small();
    site.build();
    let page = site.read("dist/public/dinas/surat/index.html");
    site.write("dist/public/dinas/surat/index.html", "rusak");
    site.build();
    assert_eq!(site.read("dist/public/dinas/surat/index.html"), page);
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to_does_not_hold_a_build() {
    let site = Site::small();
    site.build();
    site.write("templates/404.html", "kosong");
    site.remove("templates/404.html");
    for pipe in ["content/dinas/pipa.md", "templates/404.html"] {
        let made = Command::new("mkfifo").arg(site.path(pipe)).status().expect("mkfifo");
        assert!(made.success());
    }
    let mut build = Program::spawn(&mut site.command(&["build"]));
    assert_eq!(build.wait().code(), Some(1));
    for pipe in ["content/dinas/pipa.md", "templates/404.html"] {
        build.wait_for(pipe);
    }
}
