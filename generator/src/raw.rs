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
mod laid_over;
pub mod lifecycle;
mod list;
pub mod notice;
mod one_or_many;
mod overlay;
pub mod product;
pub mod requirement;
pub mod security;
pub mod service;
pub mod site;
mod stated;
pub mod step;
pub mod theme;
pub mod time;
mod ways;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use entries::{Entries, FromText, TextOr};
pub use form_or_name::FormOrName;
pub use inherit::OrInherit;
pub use list::List;
pub use one_or_many::OneOrMany;
pub use stated::Stated;

use crate::decode::{ShapeFault, decode};
use crate::diagnostic::Diagnostics;
use crate::finding::{FileFinding, Finding, ValueFinding};
use crate::place::Position;
use crate::source::SourceFile;
use crate::syntax::{
    empty_values, has_decimal, is_deep, list_marks, lost, may_have_alias, silent, unfilled,
};
use crate::tree::{self, Repaired, SyntaxError};

/// An ordinary page: its data.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    /// The title.
    pub title: Option<String>,
    /// One sentence for search engines.
    pub summary: Option<String>,
    /// Where it was before, such as `tentang-kami`.
    pub moved_from: Option<OneOrMany>,
}

/// The data of a file, as far as they could be read.
#[derive(Debug)]
pub struct Parsed<T> {
    /// What was read; absent if nothing could be used.
    pub raw: Option<T>,
    /// What is wrong in it.
    pub diagnostics: Diagnostics,
    /// How mistakes in the YAML were mended to read on; absent if there are none.
    pub repaired: Option<Repaired>,
}

/// Reads the data of a file into its shape.
///
/// The fast parser reads it if nothing is wrong. Otherwise the file is read
/// again with places, and what can be used of it is returned with all problems.
#[must_use]
pub fn parse<T: DeserializeOwned>(file: &SourceFile, data: &str, offset: usize) -> Parsed<T> {
    let mut diagnostics = Diagnostics::default();
    if file.fault.is_some() {
        return Parsed { raw: None, diagnostics, repaired: None };
    }
    if tree::start(data).is_none() {
        // A file whose data could not be told from its text is reported for that.
        if file.parts().fault.is_none() {
            let position = Position::START.below(offset);
            diagnostics.push(file.diagnostic(Some(position), FileFinding::Empty));
        }
        return Parsed { raw: None, diagnostics, repaired: None };
    }
    let mut report = |position: Position, finding| {
        diagnostics.push(file.diagnostic(Some(position.below(offset)), finding));
    };
    for (position, finding) in seen(data) {
        report(position, finding.into());
    }
    let first = if silent(data).is_empty() {
        match fast(data) {
            Ok(raw) => {
                for (position, key) in empty_values(data) {
                    report(position, Finding::Value(ValueFinding::EmptyValue(key)));
                }
                return Parsed { raw: Some(raw), diagnostics, repaired: None };
            }
            Err(error) => error,
        }
    } else {
        None
    };
    let repaired = tree::repair(data);
    for SyntaxError { position, fault } in &repaired.mistakes {
        report(*position, Finding::Syntax(fault.clone()));
    }
    for (position, key) in empty_values(&repaired.text) {
        if !repaired.doubts(position.line) {
            report(position, Finding::Value(ValueFinding::EmptyValue(key)));
        }
    }
    let Some(root) = &repaired.root else {
        if repaired.mistakes.is_empty() {
            report(Position::START, Finding::File(FileFinding::Empty));
        }
        return Parsed { raw: None, diagnostics, repaired: Some(repaired) };
    };
    let (raw, errors) = decode(root);
    let mut is_told = !repaired.mistakes.is_empty();
    for error in errors.into_iter().filter(|error| !repaired.doubts(error.position.line)) {
        is_told = true;
        report(error.position, Finding::Shape(error.fault.below(offset)));
    }
    if let (Some(error), false) = (first, is_told) {
        // Two parsers of one language may differ; what the first refused stays refused.
        let (place, finding) = refused(&error);
        report(place, finding);
    }
    Parsed { raw, diagnostics, repaired: (!repaired.mistakes.is_empty()).then_some(repaired) }
}

/// Finds what a look at the lines of data shows, whatever keys and values they have.
fn seen(data: &str) -> impl Iterator<Item = (Position, ValueFinding)> {
    let unfilled =
        unfilled(data).into_iter().map(|(at, to_do)| (at, ValueFinding::Unfilled(to_do)));
    let lost = lost(data).into_iter().map(|(at, lost)| (at, ValueFinding::Lost(lost)));
    let marks = list_marks(data).into_iter().map(|(at, mark)| (at, ValueFinding::ListMark(mark)));
    unfilled.chain(lost).chain(marks)
}

/// Reads data without places, as nearly all files are read.
fn fast<T: DeserializeOwned>(data: &str) -> Result<T, Option<serde_yaml::Error>> {
    // What could multiply or nest without end goes to the parser that counts, and what could
    // lose zeros as a number to the one that keeps how it is written.
    let is_costly = may_have_alias(data) && tree::parse(data).is_err() || is_deep(data);
    if is_costly || has_decimal(data) {
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
