//! Word files: paragraphs and tables of `word/document.xml`, lists as Word numbers them, changes
//! as if they were accepted, and what stands on every page.

use std::collections::BTreeSet;

use roxmltree::{Document as Xml, Node};

use super::archive::{Archive, attribute, below, parsed};
use crate::import::document::{Document, Hint, Look};
use crate::import::read_error::ReadError;

/// How deep tables in tables and boxes in boxes go; what is deeper is read as far as here.
const MAX_DEPTH: usize = 24;
/// Reads a Word file.
///
/// # Errors
/// If it is none, broken, encrypted, or too long when unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let mut reader = Reader::default();
    let names = archive.names();
    let mut parts = names.iter().filter_map(|name| Some((part(name)?, name))).collect::<Vec<_>>();
    parts.sort();
    if !parts.iter().any(|(part, _)| *part == Part::Body) {
        return Err(ReadError::Broken);
    }
    for (part, name) in parts {
        let text = archive.part(name)?;
        let xml = parsed(&text)?;
        if part == Part::Styles {
            reader.listed = listed_styles(&xml);
            continue;
        }
        reader.hint = part.hint();
        reader.blocks(xml.root_element(), 0);
    }
    Ok(reader.document)
}

/// A part of a file, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Styles,
    Header,
    Body,
    Note,
    Footer,
}

impl Part {
    const fn hint(self) -> Option<Hint> {
        match self {
            Self::Header | Self::Footer => Some(Hint::Furniture),
            Self::Styles | Self::Body => None,
            Self::Note => Some(Hint::Remark),
        }
    }
}

fn part(name: &str) -> Option<Part> {
    let stem = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    match stem.trim_end_matches(|sign: char| sign.is_ascii_digit()) {
        "styles" => Some(Part::Styles),
        "document" => Some(Part::Body),
        "header" => Some(Part::Header),
        "footer" => Some(Part::Footer),
        "footnotes" | "endnotes" | "comments" => Some(Part::Note),
        _ => None,
    }
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    document: Document,
    /// How many paragraphs and rows there were.
    number: usize,
    hint: Option<Hint>,
    page: usize,
    gap: bool,
    /// The styles whose paragraphs are items of lists.
    listed: BTreeSet<String>,
}

/// The lines of a paragraph or a cell.
type Lines = Vec<(String, Look)>;

impl Reader {
    /// Reads what stands one below the other.
    fn blocks(&mut self, parent: Node<'_, '_>, depth: usize) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => {
                    self.number += 1;
                    for (words, look) in self.paragraph(node, depth) {
                        self.document.add_line(&words, self.number, look);
                    }
                }
                "tbl" => self.table(node, depth),
                _ if depth < MAX_DEPTH => self.blocks(node, depth + 1),
                _ => {}
            }
        }
    }

    fn table(&mut self, table: Node<'_, '_>, depth: usize) {
        let rows = table.descendants().filter(|node| {
            let within = node.ancestors().skip(1).find(|above| above.tag_name().name() == "tbl");
            node.tag_name().name() == "tr" && within == Some(table)
        });
        for row in rows {
            self.number += 1;
            let cells = row.children().filter(|node| node.tag_name().name() == "tc");
            let cells: Vec<Lines> = cells.map(|cell| self.cell(cell, depth + 1)).collect();
            self.document.add_row(cells, self.number);
        }
        self.gap = true;
    }

    /// Reads a cell; the cells of a table in it stand in lines, with bars in between.
    fn cell(&mut self, cell: Node<'_, '_>, depth: usize) -> Lines {
        let mut lines = Vec::new();
        for node in cell.children().filter(|_| depth < MAX_DEPTH) {
            match node.tag_name().name() {
                "p" => lines.extend(self.paragraph(node, depth)),
                "tr" => {
                    let cells = node.children().filter(|node| node.tag_name().name() == "tc");
                    let cells = cells.map(|cell| joined(&self.cell(cell, depth + 1)));
                    let words = cells.filter(|words| !words.is_empty()).collect::<Vec<_>>();
                    lines.push((words.join(" | "), self.look(None)));
                }
                _ => lines.extend(self.cell(node, depth + 1)),
            }
        }
        lines
    }

    fn look(&mut self, set: Option<usize>) -> Look {
        let gap = std::mem::take(&mut self.gap);
        Look { gap, page: self.page, set, hint: self.hint, ..Look::default() }
    }

    /// Reads a paragraph: a line, or several with breaks in between; what was deleted is a line
    /// of its own.
    fn paragraph(&mut self, paragraph: Node<'_, '_>, depth: usize) -> Lines {
        let mut words = Words::default();
        words.read(paragraph, 0);
        self.page += words.pages;
        let mut set = level(paragraph, &self.listed);
        let mut lines = Vec::new();
        for line in words.kept.lines().map(str::trim).filter(|line| !line.is_empty()) {
            // What stands behind a break goes on with the item.
            lines.push((line.to_owned(), self.look(set.take())));
        }
        if lines.is_empty() {
            self.gap = true;
        }
        if !words.deleted.trim().is_empty() {
            let look = Look { hint: Some(Hint::Deleted), ..self.look(None) };
            lines.push((words.deleted.trim().to_owned(), look));
        }
        for text_box in words.boxes {
            lines.extend(self.cell(text_box, depth + 1));
        }
        lines
    }
}

fn joined(lines: &Lines) -> String {
    lines.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join(" ")
}

/// Returns how deep in a list a paragraph is; none if it is in none.
fn level(paragraph: Node<'_, '_>, listed: &BTreeSet<String>) -> Option<usize> {
    let properties = below(paragraph, "pPr")?;
    let Some(numbering) = below(properties, "numPr") else {
        let style = attribute(below(properties, "pStyle")?, "val")?;
        return listed.contains(style).then_some(0);
    };
    // The list 0 is how a paragraph is taken out of all lists.
    below(numbering, "numId").and_then(|it| attribute(it, "val")).filter(|list| *list != "0")?;
    let level = below(numbering, "ilvl").and_then(|it| attribute(it, "val"));
    level.map_or(Some(0), |level| level.parse().ok())
}

/// Returns the styles that number their paragraphs.
fn listed_styles(styles: &Xml<'_>) -> BTreeSet<String> {
    let styles = styles.root_element().children().filter(|node| {
        below(*node, "pPr").is_some_and(|properties| below(properties, "numPr").is_some())
    });
    styles.filter_map(|style| attribute(style, "styleId")).map(str::to_owned).collect()
}

/// The words of a paragraph.
#[derive(Default)]
struct Words<'xml, 'input> {
    kept: String,
    deleted: String,
    pages: usize,
    boxes: Vec<Node<'xml, 'input>>,
}

impl<'xml, 'input> Words<'xml, 'input> {
    fn read(&mut self, parent: Node<'xml, 'input>, depth: usize) {
        for node in parent.children() {
            match node.tag_name().name() {
                "t" => self.kept.push_str(node.text().unwrap_or_default()),
                "delText" => self.deleted.push_str(node.text().unwrap_or_default()),
                "tab" => self.kept.push(' '),
                "noBreakHyphen" => self.kept.push('-'),
                "br" | "cr" => {
                    let is_page = node.attributes().any(|it| it.value() == "page");
                    self.pages += usize::from(is_page);
                    self.kept.push('\n');
                }
                "lastRenderedPageBreak" => self.pages += 1,
                "txbxContent" => self.boxes.push(node),
                // The same box again, for programs that do not know the first one.
                "Fallback" | "pPr" | "rPr" | "instrText" => {}
                // What was moved away stands where it was moved to.
                "moveFrom" => self.deleted.push_str(&text_of(node)),
                _ if depth < MAX_DEPTH => self.read(node, depth + 1),
                _ => {}
            }
        }
    }
}

fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| node.tag_name().name() == "t");
    texts.filter_map(|node| node.text()).collect()
}
