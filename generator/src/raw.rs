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
mod form_or_name;
mod inherit;
pub mod item;
pub mod life;
mod one_or_many;
mod overlay;
pub mod product;
pub mod requirement;
pub mod security;
pub mod service;
pub mod site;
mod stated;
pub mod step;
pub mod time;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use entries::{Entries, FromText, TextOr};
pub use form_or_name::FormOrName;
pub use inherit::OrInherit;
pub use one_or_many::OneOrMany;
pub use stated::Stated;

use crate::decode::{ShapeFault, decode};
use crate::diagnostic::Diagnostics;
use crate::finding::Finding;
use crate::place::Position;
use crate::source::SourceFile;
use crate::syntax::{Fault, is_deep, may_have_alias, silent, without_odd_spaces};
use crate::tree::{self, SyntaxError};

/// An ordinary page: its data.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
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
    if file.fault.is_some() {
        return (None, diagnostics);
    }
    let mut report = |position: Position, finding| {
        diagnostics.push(file.diagnostic(Some(position.below(offset)), finding));
    };
    let silent = silent(data);
    // With ordinary spaces in their place, what stands around them is read as it was meant.
    let is_odd = silent.iter().any(|(_, fault)| *fault == Fault::OddSpace);
    let data = &*if is_odd { Cow::Owned(without_odd_spaces(data)) } else { Cow::Borrowed(data) };
    for (position, fault) in silent {
        report(position, Finding::Syntax(fault));
    }
    let first = match fast(data) {
        Ok(raw) => return (Some(raw).filter(|_| !is_odd), diagnostics),
        Err(error) => error,
    };
    let (root, faults) = tree::parse_all(data);
    for SyntaxError { position, fault } in &faults {
        report(*position, Finding::Syntax(fault.clone()));
    }
    let Some(root) = root else {
        if faults.is_empty() {
            report(Position::START, Finding::Empty);
        }
        return (None, diagnostics);
    };
    let (raw, errors) = decode(&root);
    let is_mended = |line| faults.iter().any(|fault| fault.position.line == line);
    for error in errors.into_iter().filter(|error| !is_mended(error.position.line)) {
        report(error.position, Finding::Shape(error.fault));
    }
    if let (Some(error), false) = (first, diagnostics.has_errors()) {
        // Two parsers of one language may differ; what the first refused stays refused.
        let (place, finding) = refused(&error);
        diagnostics.push(file.diagnostic(Some(place.below(offset)), finding));
    }
    (raw.filter(|_| faults.is_empty() && !is_odd), diagnostics)
}

/// Reads data without places, as nearly all files are read.
fn fast<T: DeserializeOwned>(data: &str) -> Result<T, Option<serde_yaml::Error>> {
    // What could multiply or nest without end goes to the parser that counts.
    if may_have_alias(data) && tree::parse(data).is_err() || is_deep(data) {
        return Err(None);
    }
    serde_yaml::from_str::<T>(data).map_err(Some)
}

fn refused(error: &serde_yaml::Error) -> (Position, Finding) {
    let place = error.location().map_or(Position::START, |location| Position {
        line: location.line().max(1),
        column: location.column().max(1),
        length: 1,
    });
    (place, Finding::Shape(ShapeFault::Other(error.to_string())))
}
