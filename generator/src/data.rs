//! The site for machines: one record a service, the same records in one file, a
//! table, and a catalogue of linked data.
//!
//! What the standard does not state is left out: nothing is invented to fill a
//! field. Dates are ISO 8601, amounts are strings of decimals without grouping,
//! and a time keeps its words beside its numbers, since no duration of ISO 8601
//! says working days.

mod catalogue;
mod feed;
mod iso_duration;
mod linked_data;
mod listed;
mod record;
mod record_schema;
mod robots;
mod sitemap;
mod table;
mod xml;

use rayon::prelude::*;
use serde_json::Value;

use crate::model::{Agency, Page, PublicFile, Service};
use crate::view::ViewContext;

use listed::listed;

pub use linked_data::linked_data;
pub use record::ServiceRecord;
pub use sitemap::{ListedPage, sitemaps};

/// A file for machines, and what it has.
pub type DataFile = (PublicFile, Vec<u8>);

/// A file could not be written as JSON or as a table.
pub type DataError = serde_json::Error;

/// Writes the record of a service, as it stands beside its page.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn record(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
) -> Result<Vec<u8>, DataError> {
    let mut text = serde_json::to_vec_pretty(&value(context, service, agency)?)?;
    text.push(b'\n');
    Ok(text)
}

/// Writes the files that tell of all services.
///
/// # Errors
/// If one of them cannot be written as JSON.
pub fn files(context: &ViewContext<'_>) -> Result<Vec<DataFile>, DataError> {
    let (services, (table, catalogue)) = rayon::join(
        || records(context),
        || rayon::join(|| table::csv(context), || catalogue::json_ld(context)),
    );
    let mut files = vec![
        (PublicFile::Records, services?),
        (PublicFile::Table, table.into_bytes()),
        (PublicFile::Catalogue, catalogue?),
        (PublicFile::RecordSchema, record_schema::text().into_bytes()),
    ];
    // These hold for a whole host: below a path nobody looks for them.
    if context.site.base_url.base_path().is_empty() {
        files.push((PublicFile::Robots, robots::robots(context).into_bytes()));
        if let Some(text) = robots::security(context) {
            files.push((PublicFile::Security, text.into_bytes()));
        }
    }
    if let Some(feed) = feed::atom(context) {
        files.push((PublicFile::Feed, feed.into_bytes()));
    }
    Ok(files)
}

/// Returns whether any standard states a date, so that there is a feed of changes.
#[must_use]
pub fn has_feed(context: &ViewContext<'_>) -> bool {
    feed::has_entries(context)
}

/// All records in one file, one a line: it stays readable, and changes by lines.
fn records(context: &ViewContext<'_>) -> Result<Vec<u8>, DataError> {
    let lines: Vec<Vec<u8>> = listed(context)
        .into_par_iter()
        .map(|(service, agency)| serde_json::to_vec(&value(context, service, agency)?))
        .collect::<Result<_, _>>()?;
    let site = context.site;
    let head = serde_json::json!({
        "name": site.name,
        "government": site.government,
        "url": context.absolute_url(Page::Home),
        "language": site.language.tag(),
    });
    let mut text = serde_json::to_vec(&head)?;
    text.pop();
    text.extend_from_slice(b",\"services\":[\n");
    text.extend_from_slice(&lines.join(b",\n".as_slice()));
    text.extend_from_slice(b"\n]}\n");
    Ok(text)
}

fn value(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
) -> Result<Value, DataError> {
    let mut value = serde_json::to_value(ServiceRecord::new(context, service, agency))?;
    without_unstated(&mut value);
    Ok(value)
}

/// Takes out of a record every key whose value is not stated.
fn without_unstated(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(without_unstated);
        }
        Value::Array(list) => list.iter_mut().for_each(without_unstated),
        _ => {}
    }
}
