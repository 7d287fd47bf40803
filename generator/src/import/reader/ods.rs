//! Sheets of `LibreOffice` and others: `OpenDocument`.

use roxmltree::Node;

use super::archive::{Archive, attribute, parsed};
use super::sheets::Sheets;
use crate::import::read_error::ReadError;
use crate::import::sheet::Sheet;

/// Reads the sheets of a file.
///
/// # Errors
/// If it is none, broken, encrypted, or too long when unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut archive = Archive::open(bytes)?;
    // A file with a password says so in its list of parts.
    if archive.part("META-INF/manifest.xml").is_ok_and(|text| text.contains("encryption-data")) {
        return Err(ReadError::Encrypted);
    }
    let text = archive.part("content.xml")?;
    let xml = parsed(&text)?;
    let mut sheets = Sheets::default();
    for table in xml.descendants().filter(|node| node.tag_name().name() == "table") {
        sheets.begin(attribute(table, "name").unwrap_or_default());
        rows(table, &mut sheets)?;
    }
    Ok(sheets.into_all())
}

fn rows(table: Node<'_, '_>, sheets: &mut Sheets) -> Result<(), ReadError> {
    let mut number = 1_usize;
    // Rows may stand in groups, and as a head that is printed on each page.
    for row in table.descendants().filter(|node| node.tag_name().name() == "table-row") {
        let cells = cells(row);
        let count = repeated(row, "number-rows-repeated");
        // A program fills its last row up to the end of the sheet.
        for number in (number..number.saturating_add(count)).take_while(|_| !cells.is_empty()) {
            sheets.begin_row(number)?;
            for (column, text) in &cells {
                sheets.put(*column, text)?;
            }
        }
        number = number.saturating_add(count);
    }
    Ok(())
}

/// The most cells that one cell stands for: more of them than a sheet may have columns are as good.
const MAX_REPEATED: usize = 1000;

/// Returns the cells of a row that say something, with their columns.
fn cells(row: Node<'_, '_>) -> Vec<(usize, String)> {
    let mut cells = Vec::new();
    let mut column = 0_usize;
    for cell in row.children().filter(Node::is_element) {
        let end = column.saturating_add(repeated(cell, "number-columns-repeated"));
        let text = words(cell);
        if !text.trim().is_empty() {
            let columns = (column..end).take(MAX_REPEATED);
            cells.extend(columns.map(|column| (column, text.clone())));
        }
        column = end;
    }
    cells
}

fn repeated(node: Node<'_, '_>, name: &str) -> usize {
    attribute(node, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Returns the paragraphs of a cell, a line each; a remark on it stands behind them.
fn words(cell: Node<'_, '_>) -> String {
    let paragraphs = cell.descendants().filter(|node| node.tag_name().name() == "p");
    let lines = paragraphs.map(|paragraph| {
        let parts = paragraph.descendants().map(|node| match node.tag_name().name() {
            "s" | "tab" => " ",
            "line-break" => "\n",
            _ if node.is_text() => node.text().unwrap_or_default(),
            _ => "",
        });
        parts.collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}
