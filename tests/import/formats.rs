//! The formats in which agencies have their standards, and files that are broken or hostile.
//!
//! `fixtures/import/make.py` made the Word file with python-docx; what it says is invented.

use std::io::Write as _;

use crate::site::{Site, fixtures};

/// Brings in a file of the fixtures and returns its draft, which must have no errors.
fn draft(name: &str) -> String {
    let site = Site::small();
    let path = fixtures("import").join(name).to_string_lossy().into_owned();
    site.run(&["import", &path, "--agency", "dinas", "--id", "izin"]);
    let errors: Vec<_> = site.places().into_iter().filter(|it| it.starts_with("error")).collect();
    assert!(errors.is_empty(), "{errors:?}");
    site.read("content/dinas/izin.md")
}

#[track_caller]
fn says(draft: &str, parts: &[&str]) {
    for part in parts {
        assert!(draft.contains(part), "not said: {part}\nin: {draft}");
    }
}

/// What each of the formats says of the same service.
const SAID: [&str; 6] = [
    "requirements:\n  - name: KTP\n    form: salinan\n    copies: 2 lembar\n",
    "  - name: Surat kuasa\n    if: jika diwakilkan\n",
    "  - actor: Kepala Dinas\n    text: menandatangani izin\n",
    "time: 3 (tiga) hari kerja",
    "  - for: Izin baru\n    fee: Rp 50.000\n  - for: Perpanjangan\n    fee: Rp 25.000\n",
    "complaints:\n  phones: (0299) 310000\n  email: izin@contoh.go.id\n",
];

#[test]
fn a_table_of_fourteen_rows_in_word_is_read_with_its_lists_and_merged_cells() {
    let draft = draft("izin.docx");
    says(&draft, &SAID);
    says(
        &draft,
        &[
            "title: Standar Pelayanan Izin Contoh\n",
            "products:\n  - Izin Contoh\n  - Salinan Izin Contoh\n",
            "legal_basis:\n  - Undang-Undang Nomor 25 Tahun 2009\n",
            "facilities:\n  - Ruang tunggu\n  - Komputer\n",
            "staff:\n  - 4 orang\n",
            "evaluation:\n  - Survei setiap semester\n",
            "#   1x Dinas Perizinan Contoh\n",
            "#   1x Halaman 1\n",
        ],
    );
}

#[test]
fn tracked_changes_of_word_are_accepted_and_what_was_struck_out_is_told() {
    let draft = draft("izin.docx");
    says(&draft, &["  - name: Pas foto\n    copies: 2 lembar\n", "#   5: 3 lembar\n"]);
}

#[test]
fn a_web_page_is_read_without_what_is_of_its_site() {
    let draft = draft("izin.html");
    says(&draft, &SAID);
    says(&draft, &["title: Izin Contoh\n", "#   1x Beranda\n", "#   1x Hak cipta Dinas"]);
    assert!(!draft.contains("bukan isi"), "{draft}");
}

#[test]
fn a_heading_of_markdown_is_the_title_and_no_remark() {
    let site = Site::small();
    site.write("izin.md", "# Izin Contoh\n\n## Persyaratan\n\n1. KTP asli\n");
    site.run(&["import", "izin.md", "--agency", "dinas", "--id", "izin"]);
    let draft = site.read("content/dinas/izin.md");
    says(&draft, &["title: Izin Contoh\n", "requirements:\n  - name: KTP\n    form: asli\n"]);
    assert!(!draft.contains("PERIKSA"), "{draft}");
}

/// Makes a Word file of one part.
fn word(document: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("word/document.xml", options).expect("a part");
    archive.write_all(document).expect("a part");
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn files_that_cannot_be_read_are_told_in_one_line_each() {
    let deep = [b"<a>".repeat(200_000), b"</a>".repeat(200_000)].concat();
    let entities = b"<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    let whole = std::fs::read(fixtures("import/izin.docx")).expect("a file");
    let bomb = b" ".repeat(60 << 20);
    let files: [(&str, Vec<u8>); 8] = [
        ("bom.docx", word(&[b"<a>".as_slice(), &bomb, b"</a>"].concat())),
        ("terpotong.docx", whole[..whole.len() / 2].to_vec()),
        ("entitas.docx", word(entities)),
        ("kosong.docx", word(b"<document/>")),
        ("sandi.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rahasia".to_vec()),
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1lama".to_vec()),
        ("bukan.docx", b"Persyaratan".to_vec()),
        ("dalam.docx", word(&deep)),
    ];
    are_refused(files);
}

/// Files are told in one line each, and nothing is written of them.
pub(crate) fn are_refused<'name>(files: impl IntoIterator<Item = (&'name str, Vec<u8>)>) {
    let site = Site::small();
    let before = site.files("content");
    for (name, bytes) in files {
        site.write(name, bytes);
        let ran = site.loket(&["import", name, "--agency", "dinas"]);
        assert_eq!(ran.code, 1, "{name}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 1, "{name}: {}", ran.stderr);
        assert!(ran.stderr.starts_with(&format!("{name}: ")), "{}", ran.stderr);
        assert_eq!(site.files("content"), before, "{name}");
    }
}
