//! Sheets of Excel 2007 and later.
//!
//! The parts are read as those of Word files are, with the same bounds: libraries for sheets lay
//! out every cell between the first and the last one, and a file of one kilobyte can have its last
//! cell in row 1 048 576 of column XFD.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::archive::{Archive, attribute, below, parsed};
use super::sheets::Sheets;
use crate::import::read_error::ReadError;
use crate::import::sheet::Sheet;

/// Reads the sheets of a file.
///
/// # Errors
/// If it is none, broken, encrypted, or too long when unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let names = archive.names();
    let targets = targets(&archive.part("xl/_rels/workbook.xml.rels")?)?;
    let shared = names.iter().find(|name| *name == "xl/sharedStrings.xml");
    let shared = match shared {
        Some(name) => texts(&archive.part(name)?)?,
        None => Vec::new(),
    };
    let mut sheets = Sheets::default();
    for (name, id) in listed(&archive.part("xl/workbook.xml")?)? {
        // A sheet without cells, such as a chart, is in another part.
        if let Some(part) = targets.get(&id).filter(|part| names.contains(part)) {
            sheets.begin(&name);
            rows(&archive.part(part)?, &shared, &mut sheets)?;
        }
    }
    Ok(sheets.into_all())
}

/// Returns the part that each id of the workbook stands for.
fn targets(text: &str) -> Result<BTreeMap<String, String>, ReadError> {
    let xml = parsed(text)?;
    let targets = xml.root_element().children().filter_map(|node| {
        let target = attribute(node, "Target")?;
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        Some((attribute(node, "Id")?.to_owned(), part))
    });
    Ok(targets.collect())
}

/// Returns the names of the sheets with their ids, in order.
fn listed(text: &str) -> Result<Vec<(String, String)>, ReadError> {
    let xml = parsed(text)?;
    let sheets = xml.descendants().filter(|node| node.tag_name().name() == "sheet");
    let sheets = sheets.filter_map(|node| {
        Some((attribute(node, "name")?.to_owned(), attribute(node, "id")?.to_owned()))
    });
    Ok(sheets.collect())
}

/// Returns the texts that cells share.
fn texts(text: &str) -> Result<Vec<String>, ReadError> {
    let xml = parsed(text)?;
    let items = xml.root_element().children().filter(|node| node.tag_name().name() == "si");
    Ok(items.map(words).collect())
}

/// Returns the words of a text, whatever they look like; not how they are pronounced.
fn words(text: Node<'_, '_>) -> String {
    let is_said = |node: &Node<'_, '_>| {
        node.tag_name().name() == "t"
            && node.ancestors().all(|above| above.tag_name().name() != "rPh")
    };
    text.descendants().filter(is_said).filter_map(|node| node.text()).collect()
}

fn rows(text: &str, shared: &[String], sheets: &mut Sheets) -> Result<(), ReadError> {
    let xml = parsed(text)?;
    let data = below(xml.root_element(), "sheetData");
    let rows = data.into_iter().flat_map(|data| data.children());
    for row in rows.filter(|node| node.tag_name().name() == "row") {
        let number = attribute(row, "r").and_then(|number| number.parse().ok());
        sheets.begin_row(number.unwrap_or_else(|| sheets.next_number()))?;
        let cells = row.children().filter(|node| node.tag_name().name() == "c");
        for (place, cell) in cells.enumerate() {
            let place = attribute(cell, "r").and_then(column).unwrap_or(place);
            sheets.put(place, &said(cell, shared))?;
        }
    }
    Ok(())
}

/// Returns what a cell says. A number stands as it is kept, without the look of its cell.
fn said(cell: Node<'_, '_>, shared: &[String]) -> String {
    let value = || below(cell, "v").and_then(|value| value.text()).unwrap_or_default().to_owned();
    match attribute(cell, "t") {
        Some("s") => {
            let place = value().trim().parse::<usize>().ok();
            place.and_then(|place| shared.get(place)).cloned().unwrap_or_default()
        }
        Some("inlineStr") => below(cell, "is").map(words).unwrap_or_default(),
        _ => value(),
    }
}

/// Returns the place of the column of a cell such as `AB12`, from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let number =
        letters.take(4).fold(0, |sum: usize, letter| sum * 26 + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_by_letters() {
        for (reference, place) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1", Some(16_383)),
            ("1", None),
        ] {
            assert_eq!(column(reference), place, "{reference}");
        }
    }
}
