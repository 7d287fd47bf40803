//! Services as a sheet: a row each, a column for each part of the head and each component.

use std::fmt::Write as _;

use zip::result::ZipError;

use super::annex::Annex;
use super::line::typed;
use super::package::{Part, package};
use crate::xml::escaped;

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OF_OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The most characters of a cell: Excel takes no more.
pub const MAX_CELL: usize = 32_767;
/// Two looks: plain and of the head; both break lines and begin at the top.
const STYLES: &str = r#"<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#;

/// What is said of a component is longer than a cell may be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{component}` of `{service}` is longer than a cell may be")]
pub struct CellTooLong {
    /// The title of the service.
    pub service: String,
    /// The name of the component.
    pub component: String,
}

/// Writes a sheet.
///
/// # Errors
/// If the archive cannot be written; within, if what is said is too long for a cell.
pub fn xlsx(annexes: &[Annex<'_>]) -> Result<Result<Vec<u8>, CellTooLong>, ZipError> {
    let mut rows = String::new();
    if let Some(first) = annexes.first() {
        let names = first.head.iter().map(|(name, _)| (*name).to_owned());
        let names: Vec<_> = names.chain(first.rows.iter().map(|row| row.name.clone())).collect();
        write_row(&mut rows, 1, 1, &names);
    }
    for (number, annex) in (2..).zip(annexes) {
        match cells(annex) {
            Ok(cells) => write_row(&mut rows, number, 0, &cells),
            Err(too_long) => return Ok(Err(too_long)),
        }
    }
    let part = |name, kind, xml| Part { name, media_type: kind, xml };
    package(
        "xl",
        &[
            part(
                "xl/workbook.xml",
                "spreadsheetml.sheet.main",
                format!(
                    r#"<workbook xmlns="{SHEET}" xmlns:r="{OF_OFFICE}"><sheets><sheet name="loket" sheetId="1" r:id="rId1"/></sheets></workbook>"#
                ),
            ),
            part(
                "xl/worksheet.xml",
                "spreadsheetml.worksheet",
                format!(
                    r#"<worksheet xmlns="{SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="17" width="40" customWidth="1"/></cols><sheetData>{rows}</sheetData></worksheet>"#
                ),
            ),
            part(
                "xl/styles.xml",
                "spreadsheetml.styles",
                format!(r#"<styleSheet xmlns="{SHEET}">{STYLES}</styleSheet>"#),
            ),
        ],
    )
    .map(Ok)
}

fn cells(annex: &Annex<'_>) -> Result<Vec<String>, CellTooLong> {
    let mut cells: Vec<String> = annex.head.iter().map(|(_, value)| value.clone()).collect();
    for row in &annex.rows {
        let cell = typed(&row.lines).join("\n");
        if cell.chars().count() > MAX_CELL {
            let service = cells.first().cloned().unwrap_or_default();
            return Err(CellTooLong { service, component: row.name.clone() });
        }
        cells.push(cell);
    }
    Ok(cells)
}

/// Writes a row of texts. A text is never a formula, whatever it begins with.
fn write_row(out: &mut String, number: usize, look: usize, cells: &[String]) {
    let _ = write!(out, r#"<row r="{number}">"#);
    for (column, cell) in ('A'..).zip(cells) {
        let _ = write!(
            out,
            r#"<c r="{column}{number}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escaped(cell)
        );
    }
    out.push_str("</row>");
}
