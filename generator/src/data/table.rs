//! The services as a table (RFC 4180), for spreadsheets and scripts.

use super::cells;
use super::listed::listed;
use super::record::status;
use crate::model::{Agency, CostRow, Fee, Page, PriceBound, ProcessingTime, Service};
use crate::view::ViewContext;

use super::iso_duration::iso_8601;

/// A line of the table before it is written.
struct Row<'run, 'site> {
    context: &'run ViewContext<'site>,
    service: &'site Service,
    agency: &'site Agency,
}

/// What stands in a column.
type Cell = fn(&Row<'_, '_>) -> Option<String>;

/// The columns by their names.
const COLUMNS: [(&str, Cell); 21] = [
    ("id", |row| Some(row.service.id.to_string())),
    ("url", |row| Some(row.context.absolute_url(Page::Service(row.service.id.clone())))),
    ("title", |row| Some(row.service.title.clone())),
    ("code", |row| row.service.code.clone()),
    ("summary", |row| row.service.summary.clone()),
    ("agency_id", |row| Some(row.agency.id.clone())),
    ("agency", |row| Some(row.agency.name.clone())),
    ("government", |row| Some(row.agency.government.clone())),
    ("status", |row| Some(status(row.service.life.status).to_owned())),
    ("time", |row| Some(cells::times(row.context, row.service))),
    ("time_iso_8601", |row| row.service.single_time().and_then(iso)),
    ("time_unit", |row| row.service.single_time().and_then(unit)),
    ("cost", |row| Some(cells::costs(row.context, row.service))),
    ("cost_rupiah", |row| row.service.single_cost().and_then(rupiah)),
    ("decree", |row| row.service.decree.as_ref().map(|decree| decree.number.clone())),
    ("decree_year", |row| Some(row.service.decree.as_ref()?.year?.to_string())),
    ("valid_from", |row| row.service.life.valid_from.map(|date| date.to_string())),
    ("valid_to", |row| row.service.life.valid_to.map(|date| date.to_string())),
    ("reviewed_on", |row| row.service.life.reviewed_on.map(|date| date.to_string())),
    ("form_url", |row| Page::form_of(row.service).map(|page| row.context.absolute_url(page))),
    ("keywords", |row| Some(row.service.keywords.join("; "))),
];

/// Writes the table: a line of names, then a line a service.
pub(super) fn csv(context: &ViewContext<'_>) -> String {
    let mut text = line(COLUMNS.map(|(name, _)| name.to_owned()));
    for (service, agency) in listed(context) {
        let row = Row { context, service, agency };
        text.push_str(&line(COLUMNS.map(|(_, cell)| cell(&row).unwrap_or_default())));
    }
    text
}

fn iso(time: &ProcessingTime) -> Option<String> {
    time.time.value().map(iso_8601)
}

/// The unit of the time: a working day is `P1D` as well.
fn unit(time: &ProcessingTime) -> Option<String> {
    let unit = time.time.value()?.length.unit();
    serde_json::to_value(unit).ok()?.as_str().map(str::to_owned)
}

/// The one amount that the service costs, whoever asks.
fn rupiah(cost: &CostRow) -> Option<String> {
    match cost.fee.as_ref()?.value()? {
        Fee::Free if cost.is_free() => Some("0".to_owned()),
        Fee::Rupiah(price) => {
            let is_fixed = price.bound == PriceBound::Exact
                && price.from.is_none()
                && price.per.is_none()
                && cost.formula.is_none();
            is_fixed.then(|| price.amount.to_string())
        }
        _ => None,
    }
}

fn line<const N: usize>(fields: [String; N]) -> String {
    let mut line = fields.map(|text| field(&text)).join(",");
    line.push_str("\r\n");
    line
}

/// Writes a field that spreadsheets take for text.
///
/// What begins like a formula would be run as one: an apostrophe before it stops
/// that (OWASP, CSV injection).
fn field(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = if risky { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\r', '\n', ';']) || safe.trim() != safe {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_never_breaks_its_line_and_never_becomes_a_formula() {
        for (text, written) in [
            ("Akta", "Akta"),
            ("a,b", "\"a,b\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-", "'-"),
            ("+62", "'+62"),
            ("\t=1", "'\t=1"),
            ("", ""),
        ] {
            assert_eq!(field(text), written, "{text:?}");
        }
    }
}
