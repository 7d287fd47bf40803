//! Standards that are brought in: whatever the file, each word has one place in the draft, and the
//! draft can be read.
//!
//! Input: the letter of a format, then a file; of an archive, the part that has the words.

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use loket::import::{Columns, Document, Draft, Format, Source, Vocabulary};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::load().expect("a table"));

const WORKBOOK: &[u8] = br#"<w xmlns:r="r"><sheets><sheet name="a" r:id="b"/></sheets></w>"#;
const TARGETS: &[u8] = br#"<r><R Id="b" Target="sheet.xml"/></r>"#;

pub(crate) fn run(bytes: &[u8]) {
    let [letter, file @ ..] = bytes else {
        return;
    };
    let workbook = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", TARGETS),
        ("xl/sheet.xml", file),
    ];
    let (format, file) = match letter {
        b't' => (Format::Text, file.to_vec()),
        b'm' => (Format::Markdown, file.to_vec()),
        b'h' => (Format::Html, file.to_vec()),
        b'c' => (Format::Csv, file.to_vec()),
        b'j' => (Format::Json, file.to_vec()),
        b'w' => (Format::Docx, archive(&[("word/document.xml", file)])),
        b'o' => (Format::Ods, archive(&[("content.xml", file)])),
        b'x' => (Format::Xlsx, archive(&workbook)),
        _ => return,
    };
    match format.read(&file) {
        Ok(Source::Document(document)) => holds(&document),
        Ok(Source::Sheets(sheets)) => {
            let columns = Columns::of_vocabulary(&VOCABULARY);
            let headed = sheets.iter().filter_map(|sheet| sheet.headed(&columns));
            headed.flat_map(|headed| headed.documents()).for_each(|document| holds(&document));
        }
        Err(_) => {}
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(part).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

fn holds(document: &Document) {
    let draft = Draft::of(document, "layanan", &VOCABULARY);
    let mut at = 0;
    for (place, _) in draft.account.stretches() {
        let between = document.text().get(at..place.start).expect("one place for each word");
        assert!(!between.contains(char::is_alphanumeric), "nowhere: {between}");
        at = place.end;
    }
    assert!(!document.text()[at..].contains(char::is_alphanumeric), "nowhere at the end");
    let data = draft.text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n"));
    let (data, _) = data.expect("data between two lines");
    let value: serde_yaml::Value = serde_yaml::from_str(data).expect("data that can be read");
    assert!(value.get("title").is_some_and(serde_yaml::Value::is_string), "a title: {data}");
}
