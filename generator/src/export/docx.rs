//! The annex as a Word file: a table of fourteen rows with lists as Word numbers them.

use std::fmt::Write as _;

use zip::result::ZipError;

use super::annex::{Annex, Row};
use super::line::Line;
use super::package::{Part, package};
use crate::model::Component;
use crate::xml::escaped;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Lists within each other, as far as Word counts them.
const LEVELS: usize = 9;
/// How far a list is set in, and its number out, in twentieths of a point.
const INDENT: usize = 360;
/// How wide the columns are.
const WIDTHS: [usize; 3] = [600, 2600, 6400];
const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>"#;
const BORDERS: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];

/// Writes a Word file.
///
/// # Errors
/// If the archive cannot be written.
pub fn docx(annex: &Annex<'_>) -> Result<Vec<u8>, ZipError> {
    let mut document = Document::default();
    document.write(annex);
    let Document { body, lists } = document;
    let page = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;
    let part = |name, kind, xml| Part { name, media_type: kind, xml };
    package(
        "word",
        &[
            part(
                "word/document.xml",
                "wordprocessingml.document.main",
                format!(
                    r#"<w:document xmlns:w="{WORD}"><w:body>{body}{page}</w:body></w:document>"#
                ),
            ),
            part(
                "word/styles.xml",
                "wordprocessingml.styles",
                format!(r#"<w:styles xmlns:w="{WORD}">{STYLES}</w:styles>"#),
            ),
            part("word/numbering.xml", "wordprocessingml.numbering", numbering(lists)),
        ],
    )
}

/// What was written so far.
#[derive(Default)]
struct Document {
    body: String,
    /// How many lists there are; each begins with its first number.
    lists: usize,
}

impl Document {
    fn write(&mut self, annex: &Annex<'_>) {
        for line in annex.head_lines() {
            self.body.push_str(&paragraph(&line, r#"<w:pStyle w:val="Title"/>"#));
        }
        let borders = BORDERS
            .map(|side| {
                format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#)
            })
            .concat();
        let columns = WIDTHS.map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).concat();
        let all: usize = WIDTHS.iter().sum();
        let _ = write!(
            self.body,
            r#"<w:tbl><w:tblPr><w:tblW w:w="{all}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"#
        );
        let words = annex.words;
        let heads = [&words.number, &words.component, &words.description];
        let heads = heads.map(|head| paragraph(head, r#"<w:pStyle w:val="Title"/>"#));
        // The head of the table stands on each of its pages.
        self.row("<w:trPr><w:tblHeader/></w:trPr>", &heads);
        let groups =
            [(Component::DELIVERY, &words.delivery), (Component::MANAGEMENT, &words.management)];
        for (group, heading) in groups {
            self.group(heading);
            let of_group = annex.rows.iter().filter(|row| group.contains(&row.component));
            for (number, row) in (1..).zip(of_group) {
                self.component(number, row);
            }
        }
        self.body.push_str("</w:tbl>");
    }

    /// Writes what stands above the components of a group, across all columns.
    fn group(&mut self, heading: &str) {
        let all: usize = WIDTHS.iter().sum();
        let heading = paragraph(heading, r#"<w:pStyle w:val="Title"/>"#);
        let _ = write!(
            self.body,
            r#"<w:tr><w:tc><w:tcPr><w:tcW w:w="{all}" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr>{heading}</w:tc></w:tr>"#
        );
    }

    fn component(&mut self, number: usize, row: &Row) {
        let number = paragraph(&format!("{number}."), "");
        let said = self.lines(&row.lines);
        self.row("", &[number, paragraph(&row.name, ""), said]);
    }

    fn row(&mut self, properties: &str, cells: &[String; 3]) {
        let _ = write!(self.body, "<w:tr>{properties}");
        for (cell, width) in cells.iter().zip(WIDTHS) {
            let _ = write!(
                self.body,
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>"#
            );
        }
        self.body.push_str("</w:tr>");
    }

    /// Writes the paragraphs of a cell, which has one at least.
    fn lines(&mut self, lines: &[Line]) -> String {
        let mut cell = String::new();
        let mut is_in_list = false;
        for Line { level, text } in lines {
            let Some(level) = level else {
                // Something is left free behind a list, or the line would go on with its last item.
                if is_in_list {
                    cell.push_str("<w:p/>");
                }
                is_in_list = false;
                cell.push_str(&paragraph(text, ""));
                continue;
            };
            if !is_in_list {
                self.lists += 1;
            }
            is_in_list = true;
            let (level, list) = ((*level).min(LEVELS - 1), self.lists);
            let place =
                format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
            cell.push_str(&paragraph(text, &place));
        }
        if cell.is_empty() { "<w:p/>".to_owned() } else { cell }
    }
}

fn paragraph(text: &str, properties: &str) -> String {
    let text = escaped(text);
    format!(
        r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

/// Writes how lists are numbered: `1.`, `a.`, and so on, each list anew.
fn numbering(lists: usize) -> String {
    let level = |level: usize| {
        let format = if level.is_multiple_of(2) { "decimal" } else { "lowerLetter" };
        let (number, left) = (level + 1, (level + 1) * INDENT);
        format!(
            r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="%{number}."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>"#
        )
    };
    let levels: String = (0..LEVELS).map(level).collect();
    let list = |list: usize| {
        format!(
            r#"<w:num w:numId="{list}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#
        )
    };
    let lists: String = (1..=lists).map(list).collect();
    format!(
        r#"<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>{lists}</w:numbering>"#
    )
}
