//! The site for machines: one record a service, the same records in one file, a
//! table, and a catalogue of linked data.
//!
//! What the standard does not state is left out: nothing is invented to fill a
//! field. Dates are ISO 8601, amounts are strings of decimals without grouping,
//! and a time keeps its words beside its numbers, since no duration of ISO 8601
//! says working days.

mod catalogue;
mod cells;
mod feed;
mod iso_duration;
mod lines;
mod linked_data;
mod listed;
mod record;
mod record_schema;
mod robots;
mod sitemap;
mod stated;
mod table;

use serde_json::Value;

use crate::model::{Agency, Page, PublicFile, Service, ServiceId};
use crate::view::ViewContext;

use lines::Lines;
use listed::listed;
use stated::retain_stated;

pub(crate) use cells::{cost_line, time_line};
pub use linked_data::linked_data;
pub use record::ServiceRecord;

/// A file could not be written as JSON.
pub type DataError = serde_json::Error;

/// Writes a file for machines; absent if there is none.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn file(context: &ViewContext<'_>, file: &PublicFile) -> Result<Option<Vec<u8>>, DataError> {
    let text = match file {
        PublicFile::Record(id) => return record(context, id),
        PublicFile::Records => return records(context).map(Some),
        PublicFile::Catalogue => return catalogue::json_ld(context).map(Some),
        PublicFile::Table => Some(table::csv(context)),
        PublicFile::RecordSchema => Some(record_schema::text()),
        PublicFile::Feed => feed::atom(context),
        PublicFile::Robots => Some(robots::robots(context)),
        PublicFile::Security => robots::security(context),
        PublicFile::Sitemap => Some(sitemap::whole(context)),
        PublicFile::SitemapPart(number) => sitemap::part(context, *number),
        _ => None,
    };
    Ok(text.map(String::into_bytes))
}

/// Writes the record of a service, as it stands beside its page.
fn record(context: &ViewContext<'_>, id: &ServiceId) -> Result<Option<Vec<u8>>, DataError> {
    let Some((service, agency)) = context.service(id).zip(context.agency(id.agency())) else {
        return Ok(None);
    };
    let mut text = serde_json::to_vec_pretty(&value(context, service, agency)?)?;
    text.push(b'\n');
    Ok(Some(text))
}

/// All records in one file, one a line: it stays readable, and changes by lines.
fn records(context: &ViewContext<'_>) -> Result<Vec<u8>, DataError> {
    let site = context.site();
    let head = serde_json::json!({
        "name": site.name,
        "government": site.government,
        "url": context.absolute_url(Page::Home),
        "language": context.language().tag(),
    });
    let mut before = serde_json::to_vec(&head)?;
    before.pop();
    before.extend_from_slice(b",\"services\":[\n");
    let record = |(service, agency): &(&Service, &Agency)| value(context, service, agency);
    Ok(Lines::behind(before).add(&listed(context), record)?.before(b"\n]}\n"))
}

fn value(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
) -> Result<Value, DataError> {
    let mut value = serde_json::to_value(ServiceRecord::new(context, service, agency))?;
    retain_stated(&mut value, Value::is_null);
    Ok(value)
}
