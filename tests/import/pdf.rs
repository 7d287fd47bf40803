//! PDF with text, which Chromium made of `fixtures/import/izin-cetak.html`.
//!
//! `tests/tools/install` brings `pdftotext`, which is in the package of `pdftoppm`.

use crate::site::{Site, fixtures};

#[test]
#[ignore = "needs pdftotext: tests/run"]
fn the_rows_of_a_table_that_was_printed_are_read_from_a_pdf() {
    let site = Site::small();
    let path = fixtures("import/izin.pdf").to_string_lossy().into_owned();
    site.run(&["import", &path, "--agency", "dinas", "--id", "izin"]);
    let errors: Vec<_> = site.places().into_iter().filter(|it| it.starts_with("error")).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let draft = site.read("content/dinas/izin.md");
    for said in [
        "title: STANDAR PELAYANAN IZIN CONTOH\n",
        "  - name: KTP\n    form: salinan\n    copies: 2 lembar\n  - name: Surat kuasa\n",
        "  - actor: Pemohon\n    text: mengajukan permohonan\n",
        "  - actor: Kepala Dinas\n    text: menandatangani izin\n",
        "time: 3 (tiga) hari kerja sejak berkas lengkap\n",
        "cost: Rp 50.000\n",
        "products:\n  - Izin Contoh\n",
        "complaints:\n  phones: (0299) 310000\n  email: izin@contoh.go.id\n",
    ] {
        assert!(draft.contains(said), "not said: {said}\nin: {draft}");
    }
}

#[test]
fn without_the_program_that_reads_pdf_one_line_says_what_to_install() {
    let site = Site::small();
    let path = fixtures("import/izin.pdf").to_string_lossy().into_owned();
    let mut command = site.command(&["import", &path, "--agency", "dinas"]);
    let ran = command.env("PATH", "").output().expect("it runs");
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert_eq!((ran.status.code(), errors.lines().count()), (Some(1), 1), "{errors}");
    assert!(errors.contains("poppler-utils"), "{errors}");
}

#[test]
#[ignore = "needs pdftotext: tests/run"]
fn a_scan_and_a_broken_pdf_are_told_in_one_line() {
    let blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 \
                 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
                 trailer<</Root 1 0 R>>\n";
    let site = Site::small();
    for (name, text, said) in [("pindai.pdf", blank, "OCR"), ("rusak.pdf", "%PDF-1.4\n", "broken")]
    {
        site.write(name, text);
        let ran = site.loket(&["import", name, "--agency", "dinas"]);
        assert_eq!((ran.code, ran.stderr.lines().count()), (1, 1), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}
