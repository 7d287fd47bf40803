//! The files as written: the shapes that YAML is read into, before any value is understood.
//!
//! Every key is optional here: what must be there is the business of `resolve`,
//! which can then report all that is missing at once.

pub mod agency;
pub mod case;
pub mod channel;
pub mod complaints;
pub mod decree;
mod entries;
pub mod fee;
pub mod form;
mod inherit;
pub mod item;
pub mod life;
mod one_or_many;
pub mod product;
pub mod requirement;
pub mod service;
pub mod site;
mod stated;
pub mod step;
pub mod time;

use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use entries::{Entries, FromText, TextOr};
pub use inherit::OrInherit;
pub use one_or_many::OneOrMany;
pub use stated::Stated;

use crate::decode::{ShapeFault, decode};
use crate::diagnostic::Diagnostics;
use crate::finding::Finding;
use crate::place::Position;
use crate::source::SourceFile;
use crate::tree;

/// An ordinary page: its data.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    /// The title.
    pub title: Option<String>,
    /// One sentence for search engines.
    pub summary: Option<String>,
}

/// Reads the data of a file into its shape.
///
/// The fast parser reads it if nothing is wrong. Otherwise the file is read
/// again with places, and what can be used of it is returned with all problems.
#[must_use]
pub fn parse<T: DeserializeOwned>(
    file: &SourceFile,
    data: &str,
    offset: usize,
) -> (Option<T>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let first = match serde_yaml::from_str::<T>(data) {
        Ok(raw) => return (Some(raw), diagnostics),
        Err(error) => error,
    };
    let mut report = |position: Position, finding| {
        diagnostics.push(file.diagnostic(Some(position.below(offset)), finding));
    };
    let raw = match tree::parse(data) {
        Err(error) => {
            report(error.position, Finding::Syntax(error.fault));
            return (None, diagnostics);
        }
        Ok(None) => {
            report(Position::START, Finding::Empty);
            return (None, diagnostics);
        }
        Ok(Some(root)) => {
            let (raw, errors) = decode(&root);
            for error in errors {
                report(error.position, Finding::Shape(error.fault));
            }
            raw
        }
    };
    if diagnostics.iter().next().is_none() {
        // Two parsers of one language may differ; what the first refused stays refused.
        let place = first.location().map_or(Position::START, |location| Position {
            line: location.line().max(1),
            column: location.column().max(1),
            length: 1,
        });
        let finding = Finding::Shape(ShapeFault::Other(first.to_string()));
        diagnostics.push(file.diagnostic(Some(place.below(offset)), finding));
    }
    (raw, diagnostics)
}
