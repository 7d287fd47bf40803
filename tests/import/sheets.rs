//! Sheets: a row a service, by the names of the columns or by a few words of a mapping file.
//!
//! `fixtures/import/make.py` made them with openpyxl, odfpy and Python's csv.

use std::io::Write as _;

use loket::import::{Columns, Document, Draft, Format, Source, Vocabulary};

use crate::formats::are_refused;
use crate::site::{Site, fixtures};

const SHEETS: [&str; 3] = ["layanan.xlsx", "layanan.ods", "layanan.csv"];

fn path(name: &str) -> String {
    fixtures("import").join(name).to_string_lossy().into_owned()
}

/// What stands of the first service in each of them.
const SAID: [&str; 5] = [
    "title: Izin Contoh\n",
    "steps:\n  - actor: Pemohon\n    text: mengajukan permohonan\n",
    "time: 3 hari kerja\n",
    "cost: Rp 50.000\n",
    "complaints:\n  phones: (0299) 310000\n",
];

#[test]
fn each_row_of_a_sheet_is_a_draft_and_what_has_no_name_that_is_known_stands_in_a_comment() {
    for name in SHEETS {
        let site = Site::small();
        site.run(&["import", &path(name), "--agency", "dinas"]);
        let errors: Vec<_> =
            site.places().into_iter().filter(|it| it.starts_with("error")).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let draft = site.read("content/dinas/izin-contoh.md");
        for said in SAID {
            assert!(draft.contains(said), "{name}: {said}: {draft}");
        }
        for comment in ["Berkas yang dibawa\n", "1. Fotokopi KTP 2 lembar\n", "PIC\n", "Sari\n"] {
            let lines = draft.lines().filter(|line| line.starts_with("#   "));
            let is_there = |line: &str| format!("{line}\n").ends_with(&format!(": {comment}"));
            assert_eq!(lines.filter(|line| is_there(line)).count(), 1, "{name}: {comment}{draft}");
        }
        assert!(
            draft.contains("#   1x DAFTAR STANDAR PELAYANAN DINAS CONTOH\n"),
            "{name}: {draft}"
        );
        let other = site.read("content/dinas/izin-lain.md");
        assert!(
            other.contains("Pas foto\n") && other.contains("time: 1 hari\n"),
            "{name}: {other}"
        );
    }
}

#[test]
fn every_word_of_a_sheet_reaches_a_document_and_has_one_place_in_its_draft() {
    let vocabulary = Vocabulary::load().expect("a table");
    let columns = Columns::of_vocabulary(&vocabulary);
    for name in SHEETS {
        let bytes = std::fs::read(path(name)).expect("a sheet");
        let source = Format::of(name.as_ref()).and_then(|format| format.read(&bytes));
        let Ok(Source::Sheets(sheets)) = source else { panic!("{name} has sheets") };
        let documents: Vec<_> = sheets
            .iter()
            .filter_map(|it| it.headed(&columns))
            .flat_map(|it| it.documents())
            .collect();
        let said: String = documents.iter().map(Document::text).collect();
        let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        for line in cells.flat_map(|cell| cell.lines()) {
            assert!(said.contains(line.trim()), "{name}: {line}");
        }
        for document in &documents {
            let draft = Draft::of(document, "", &vocabulary);
            let mut at = 0;
            let end = document.text().len();
            let places = draft.account.stretches().map(|(place, _)| place);
            for place in places.chain(std::iter::once(end..end)) {
                let between = document.text().get(at..place.start).expect("in order");
                assert!(!between.contains(char::is_alphanumeric), "{name}: nowhere: {between}");
                at = place.end;
            }
        }
    }
}

#[test]
fn a_mapping_file_is_written_and_says_what_columns_mean() {
    for name in SHEETS {
        let site = Site::small();
        let before = site.files("content");
        let import = ["import", &path(name), "--agency", "dinas", "--map", "kolom.yaml"];
        site.run(&import);
        assert_eq!(site.files("content"), before, "{name}: it is to be looked through first");
        let map = site.read("kolom.yaml");
        for line in
            ["Nama Layanan: title # Izin Contoh\n", "No: \"-\" # 1\n", "PIC: \"?\" # Sari\n"]
        {
            assert!(map.contains(line), "{name}: {line}: {map}");
        }
        site.edit("kolom.yaml", "dibawa: \"?\"", "dibawa: requirements");
        site.edit("kolom.yaml", "PIC: \"?\"", "PIC: \"-\"");
        site.run(&import);
        let draft = site.read("content/dinas/izin-contoh.md");
        let requirements = "requirements:\n  - name: KTP\n    form: salinan\n    copies: 2 lembar\n  \
                            - name: Surat kuasa\n    if: jika diwakilkan\n";
        assert!(draft.contains(requirements), "{name}: {draft}");
        assert!(draft.contains("#   1x Sari\n"), "{name}: {draft}");
        let other = site.read("content/dinas/izin-lain.md");
        assert!(other.contains("  - name: KTP\n    form: asli\n  - Pas foto\n"), "{name}: {other}");
        assert!(site.run(&import).stdout.contains("unchanged"), "{name}");
    }
}

#[test]
fn a_sheet_that_was_exported_comes_back() {
    let site = Site::fixture("standards");
    site.run(&["export", "xlsx", "--out", "ekspor"]);
    let again = Site::small();
    let bytes = std::fs::read(site.path("ekspor/standar-pelayanan.xlsx")).expect("a sheet");
    again.write("standar.xlsx", bytes);
    again.run(&["import", "standar.xlsx", "--agency", "dinas"]);
    // Beside them stand the agency and the service of the smallest site.
    assert_eq!(again.files("content/dinas").len(), 19 + 2);
    let errors: Vec<_> = again.places().into_iter().filter(|it| it.starts_with("error")).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn what_another_register_holds_is_read_as_a_sheet() {
    let site = Site::small();
    let json = r#"{"data": [
        {"nama_layanan": "Izin Contoh", "persyaratan": ["KTP asli", "Pas foto"], "biaya": "gratis"},
        {"nama_layanan": "Izin Lain", "persyaratan": "KTP", "kode": 7}]}"#;
    site.write("register.json", json);
    site.run(&["import", "register.json", "--agency", "dinas"]);
    let draft = site.read("content/dinas/izin-contoh.md");
    let requirements = "requirements:\n  - name: KTP\n    form: asli\n  - Pas foto\ncost: gratis\n";
    assert!(draft.contains(requirements), "{draft}");
    assert!(site.read("content/dinas/izin-lain.md").contains(": 7\n"));
}

/// Makes a workbook of one sheet.
fn workbook(sheet: &str, shared: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        ("xl/workbook.xml", r#"<w xmlns:r="r"><sheets><sheet name="a" r:id="b"/></sheets></w>"#),
        ("xl/_rels/workbook.xml.rels", r#"<r><R Id="b" Target="sheet.xml"/></r>"#),
        ("xl/sheet.xml", sheet),
        ("xl/sharedStrings.xml", shared),
    ];
    for (name, xml) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(xml.as_bytes()).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn sheets_that_cannot_be_read_are_told_in_one_line_each() {
    let far = r#"<w><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></w>"#;
    let shared = format!("<s><si><t>{}</t></si></s>", "a".repeat(1 << 20));
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(200);
    let many = format!("<w><sheetData><row>{cells}</row></sheetData></w>");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let files: [(&str, Vec<u8>); 8] = [
        ("jauh.xlsx", workbook(far, "<s/>")),
        ("ulang.xlsx", workbook(&many, &shared)),
        ("kosong.xlsx", workbook("<w/>", "<s/>")),
        ("tanpa-judul.csv", b"a;b\n1;2\n".to_vec()),
        ("dalam.json", deep.into_bytes()),
        ("sandi.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rahasia".to_vec()),
        ("bukan.ods", b"Persyaratan".to_vec()),
        ("bukan.pdf", b"Persyaratan".to_vec()),
    ];
    are_refused(files);
}

#[test]
fn a_mapping_file_that_cannot_be_used_is_told_in_one_line() {
    for map in ["Nama: judul\n", "- a\n"] {
        let site = Site::small();
        site.write("kolom.yaml", map);
        let import = ["import", &path("layanan.csv"), "--agency", "dinas", "--map", "kolom.yaml"];
        let ran = site.loket(&import);
        assert_eq!((ran.code, ran.stderr.lines().count()), (2, 1), "{}", ran.stderr);
    }
}
