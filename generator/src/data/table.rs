//! The services as a table (RFC 4180), for spreadsheets and scripts.

use super::listed::listed;
use super::record::status;
use crate::model::{Agency, CostRow, Fee, Page, PriceBound, ProcessingTime, Service, StatedValue};
use crate::view::{self, ViewContext};

use super::iso_duration::iso_8601;

const COLUMNS: [&str; 20] = [
    "id",
    "url",
    "title",
    "code",
    "summary",
    "agency_id",
    "agency",
    "government",
    "status",
    "time",
    "time_iso_8601",
    "cost",
    "cost_rupiah",
    "decree",
    "decree_year",
    "valid_from",
    "valid_to",
    "reviewed_on",
    "form_url",
    "keywords",
];

/// Writes the table: a line of names, then a line a service.
pub(super) fn csv(context: &ViewContext<'_>) -> String {
    let mut text = line(COLUMNS.map(str::to_owned));
    for (service, agency) in listed(context) {
        text.push_str(&line(row(context, service, agency)));
    }
    text
}

fn row(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> [String; 20] {
    let life = &service.life;
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let decree = service.decree.as_ref();
    let form = service.open_form().map(|_| context.absolute_url(Page::Form(service.id.clone())));
    let stated = |text: Option<String>| text.unwrap_or_default();
    [
        service.id.to_string(),
        context.absolute_url(Page::Service(service.id.clone())),
        service.title.clone(),
        stated(service.code.clone()),
        stated(service.summary.clone()),
        agency.id.clone(),
        agency.name.clone(),
        agency.government.clone(),
        status(life.status).to_owned(),
        texts(&service.times, |time| time_text(context, time)),
        stated(service.single_time().and_then(iso)),
        texts(&service.costs, |cost| cost_text(context, cost)),
        stated(service.single_cost().and_then(rupiah)),
        stated(decree.map(|decree| decree.number.clone())),
        stated(decree.and_then(|decree| decree.year).map(|year| year.to_string())),
        stated(date(life.valid_from)),
        stated(date(life.valid_to)),
        stated(date(life.reviewed_on)),
        stated(form),
        service.keywords.join("; "),
    ]
}

fn texts<T>(parts: &[T], text: impl Fn(&T) -> String) -> String {
    parts.iter().map(text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

fn time_text(context: &ViewContext<'_>, time: &ProcessingTime) -> String {
    labelled(time.label.as_deref(), &view::time_text(context, time))
}

fn cost_text(context: &ViewContext<'_>, row: &CostRow) -> String {
    let own = match &row.fee {
        Some(StatedValue::Value(fee)) => fee.text(context.locale),
        Some(StatedValue::Text(prose)) => prose.source.clone(),
        None => String::new(),
    };
    let below = texts(&row.rows, |row| cost_text(context, row));
    let both = [own, below].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    labelled(row.label.as_deref(), &both.join("; "))
}

fn labelled(label: Option<&str>, text: &str) -> String {
    match label {
        Some(label) if text.is_empty() => label.to_owned(),
        Some(label) => format!("{label}: {text}"),
        None => text.to_owned(),
    }
}

fn iso(time: &ProcessingTime) -> Option<String> {
    match &time.time {
        StatedValue::Value(duration) => Some(iso_8601(duration)),
        StatedValue::Text(_) => None,
    }
}

/// The one amount that the service costs, whoever asks.
fn rupiah(cost: &CostRow) -> Option<String> {
    match &cost.fee {
        Some(StatedValue::Value(Fee::Free)) if cost.is_free() => Some("0".to_owned()),
        Some(StatedValue::Value(Fee::Rupiah(price))) => {
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
