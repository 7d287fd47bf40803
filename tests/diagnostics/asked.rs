//! What `loket check` is asked: about one service, for corrections, for every suggestion.

use crate::site::Site;
use crate::support::process::Program;

/// A site with an error in a service, a warning above it, and an error of another agency.
fn broken() -> Site {
    let site = Site::small();
    site.edit("content/dinas/surat.md", "cost: gratis", "cost: 50.000");
    site.edit("content/dinas/surat.md", "requirements: [KTP asli]", "requirements:");
    site.write("content/badan/agency.yaml", "name: Badan Contoh\nfaks: 1\n");
    site
}

fn heads(text: &str) -> Vec<&str> {
    let is_head =
        |line: &&str| ["error[", "warning[", "note["].iter().any(|it| line.starts_with(it));
    text.lines().filter(is_head).map(|line| line.split(']').next().unwrap_or_default()).collect()
}

#[test]
fn a_service_an_agency_or_a_file_is_checked_alone() {
    let site = broken();
    for (name, error) in [
        ("dinas/surat", "error[cost"),
        ("content/dinas/surat.md", "error[cost"),
        ("dinas", "error[cost"),
        ("badan", "error[unknown-key"),
        ("badan/agency.yaml", "error[unknown-key"),
    ] {
        let ran = site.check(&[name]);
        let heads = heads(&ran.stdout);
        assert_eq!((ran.code, heads.first().copied()), (1, Some(error)), "{}", ran.stdout);
        let errors = heads.iter().filter(|head| head.starts_with("error")).count();
        assert_eq!(errors, 1, "{}", ran.stdout);
    }
    site.edit("content/dinas/surat.md", "cost: 50.000", "cost: gratis");
    assert_eq!(site.check(&["dinas/surat"]).code, 0, "the other agency is not asked about");
}

#[test]
fn a_name_that_no_file_has_is_told_with_the_one_that_was_meant() {
    let ran = Site::small().loket(&["check", "dinas/surta"]);
    assert_eq!(ran.code, 2);
    // The tests run under an English locale, and no site has been read yet.
    let words = "there is no service, agency or file `dinas/surta`: did you mean `dinas/surat`?";
    assert!(ran.stderr.contains(words), "{}", ran.stderr);
    for name in ["surat", "surta"] {
        let ran = Site::small().loket(&["check", name]);
        assert!(ran.stderr.contains("did you mean `dinas/surat`?"), "{name}: {}", ran.stderr);
    }
}

#[test]
fn a_watched_site_is_checked_again_on_every_change() {
    let site = Site::small();
    let program = Program::spawn(&mut site.command(&["check", "--watch"]));
    program.wait_for("0 kesalahan, 0 peringatan");
    site.edit("content/dinas/surat.md", "2 hari kerja", "2 hri kreja");
    program.wait_for("error[duration]");
    site.edit("content/dinas/surat.md", "2 hri kreja", "2 hari kerja");
    program.wait_for_several("0 kesalahan, 0 peringatan", 2);
}

#[test]
fn a_key_that_is_there_by_two_names_is_told_at_the_second() {
    let site = Site::small();
    site.write(
        "content/badan/agency.yaml",
        "name: Badan Contoh\nphone: 112\nphones: 113\nfaks: 1\n",
    );
    let mut places = site.places();
    places.retain(|place| place.contains("badan"));
    assert_eq!(
        places,
        [
            "error duplicate-key content/badan/agency.yaml:3:1",
            "error unknown-key content/badan/agency.yaml:4:1",
        ]
    );
    let text = site.check(&["badan", "--lang", "en"]).stdout;
    assert!(text.contains("another name of `phones`"), "{text}");
}

#[test]
fn every_wrong_address_of_a_list_is_named_and_the_others_are_kept() {
    let site = Site::small();
    let list = |addresses: &str| format!("name: Badan Contoh\nemail: {addresses}\n");
    site.write(
        "content/badan/agency.yaml",
        list("a@contoh.go.id; loket (at) contoh.go.id, humas@"),
    );
    let text = site.check(&["badan"]).stdout;
    assert!(text.contains("`loket (at) contoh.go.id`, `humas@`"), "{text}");
    assert!(!text.contains(" + email:"), "nobody knows the third: {text}");
    site.write("content/badan/agency.yaml", list("a@contoh.go.id; loket (at) contoh.go.id"));
    let text = site.check(&["badan"]).stdout;
    assert!(text.contains(" + email: a@contoh.go.id, loket@contoh.go.id\n"), "{text}");
}

#[test]
fn errors_come_first_and_suggestions_last_in_one_line_a_file() {
    let site = broken();
    let ran = site.check(&[]);
    let heads = heads(&ran.stdout);
    let first_warning = heads.iter().position(|head| head.starts_with("warning"));
    let last_error = heads.iter().rposition(|head| head.starts_with("error"));
    assert!(first_warning > last_error && last_error.is_some(), "{}", ran.stdout);
    assert!(!heads.iter().any(|head| head.starts_with("note")), "{}", ran.stdout);

    let site = Site::small();
    let short = site.check(&[]).stdout;
    assert!(short.contains("content/dinas/surat.md: 2 saran"), "{short}");
    let whole = site.check(&["--advice"]).stdout;
    assert!(whole.contains("note[advice]") && whole.contains("legal_basis"), "{whole}");
}

#[test]
fn a_refusal_shows_the_line_of_the_editor_as_it_should_be() {
    for (old, written, corrected) in [
        ("cost: gratis", "cost: 50.000", "cost: Rp50.000"),
        (
            "cost: gratis",
            "cost: Sesuai Perda No. 1 Tahun 2024",
            "cost: { regulation: Perda No. 1 Tahun 2024 }",
        ),
        (
            "time: 2 hari kerja",
            "time: segera, bila lengkap",
            "time: { text: 'segera, bila lengkap' }",
        ),
        ("time: 2 hari kerja", "tiem: 2 hari kerja", "time: 2 hari kerja"),
    ] {
        let site = Site::small();
        site.edit("content/dinas/surat.md", old, written);
        let text = site.check(&[]).stdout;
        assert!(text.contains(&format!(" + {corrected}\n")), "{text}");
        site.edit("content/dinas/surat.md", written, corrected);
        assert_eq!(site.check(&[]).code, 0, "`{corrected}` is taken");
    }
}

#[test]
fn what_cannot_change_a_meaning_is_corrected_and_every_other_byte_stays() {
    let site = Site::small();
    let text = "\u{feff}---\r\ntitle:Surat Keterangan\r\nTime: 2 hari kerja  \r\nrequirements:\r\n  • KTP asli\r\n  • KK\r\nsteps: [datang]\r\ncost: 50.000\r\nproducts: [Surat]\r\n---\r\n\r\nTeks  \r\n";
    site.write("content/dinas/surat.md", text);
    let ran = site.check(&["--fix"]);
    let corrected = text
        .replace("title:Surat", "title: Surat")
        .replace("Time: 2", "time: 2")
        .replace("• ", "- ");
    assert_eq!(site.read("content/dinas/surat.md"), corrected);
    for line in ["- title:Surat Keterangan", "+ title: Surat Keterangan", "+   - KTP asli"] {
        assert!(ran.stdout.lines().any(|told| told == line), "{line}: {}", ran.stdout);
    }
    // An amount is for the editor to say.
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("error[cost]"), "{}", ran.stdout);
}

#[test]
fn a_message_leads_to_what_was_meant() {
    const STEPS: &str = "steps:\n- actor: Pemohon\n  text: menyerahkan berkas";
    for (old, written, corrected) in [
        // The dash of the next step is missing.
        (STEPS, &*format!("{STEPS}\n  actor: Petugas\n  text: memeriksa"), "- actor: Petugas"),
        ("requirements: [KTP asli]", "requirements:\n  * KTP asli\n  * KK", "  - KTP asli"),
        (
            "requirements: [KTP asli]",
            "requirements:\n  - KTP asli\n  Kartu keluarga",
            "  - Kartu keluarga",
        ),
        ("cost: gratis", "cost:\n  - Air: Rp 110.000", "  - { for: Air, fee: Rp 110.000 }"),
        (
            "cost: gratis",
            "cost:\n  - { name: Air, fee: Rp 110.000 }",
            "  - { for: Air, fee: Rp 110.000 }",
        ),
        (
            "cost: gratis",
            "cost:\n  - { for: Air, amount: Rp 110.000 }",
            "  - { for: Air, fee: Rp 110.000 }",
        ),
        (
            STEPS,
            "steps:\n  - Pemohon: menyerahkan berkas",
            "  - { actor: Pemohon, text: menyerahkan berkas }",
        ),
        (
            "title: Surat Keterangan Contoh",
            "title: “Surat: Keterangan”",
            "title: \"Surat: Keterangan\"",
        ),
        ("cost: gratis", "cost: gratis\ncomplaints:\n  lapor: ya", "  lapor: true"),
        ("cost: gratis", "cost: gratis\nreviewed_on: 12/03/2026", "reviewed_on: 12 Maret 2026"),
    ] {
        let site = Site::small();
        site.edit("content/dinas/surat.md", old, written);
        let text = site.check(&[]).stdout;
        assert!(text.contains(&format!(" + {corrected}\n")), "{written}: {text}");
    }
}

#[test]
fn what_is_clear_is_taken() {
    let site = Site::small();
    site.edit(
        "content/dinas/surat.md",
        "steps:\n- actor: Pemohon\n  text: menyerahkan berkas",
        "steps:\n- text: memeriksa\n  decision:\n  - { if: Lengkap, goto: selesai }\n  - { if: Kurang, goto: langkah 1 }",
    );
    site.edit(
        "content/dinas/agency.yaml",
        "dinas@contoh.go.id",
        "dinas@contoh.go.id, loket@contoh.go.id",
    );
    assert_eq!(site.check(&[]).code, 0, "{}", site.check(&[]).stdout);
}

#[test]
fn what_no_reader_would_see_is_told() {
    for (title, code) in [("Surat # yang penting", "remark"), ("**Surat** penting", "markup")] {
        let site = Site::small();
        site.edit(
            "content/dinas/surat.md",
            "title: Surat Keterangan Contoh",
            &format!("title: {title}"),
        );
        assert!(site.check(&[]).stdout.contains(&format!("warning[{code}]")), "{title}");
    }
    let site = Site::small();
    site.edit("content/dinas/surat.md", "- actor: Pemohon\n", "- actor: Pemohon\n  if: lengkap\n");
    let text = site.check(&[]).stdout;
    assert!(text.contains("`decision`"), "{text}");
}
