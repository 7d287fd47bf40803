//! The parts of a file, read: its data into their shape, its text into HTML.

use serde::de::DeserializeOwned;

use super::report::Report;
use crate::html::Html;
use crate::markdown::{self, LinkContext};
use crate::model::Prose;
use crate::raw;
use crate::source::{Parts, SourceFile};

/// Reads a file that is data alone; what cannot be read counts as left out.
pub(super) fn document<T: DeserializeOwned + Default>(
    file: &SourceFile,
    report: &mut Report<'_>,
) -> T {
    report.read(raw::parse(file, &file.text, 0)).unwrap_or_default()
}

/// Reads the data of a file.
pub(super) fn data<'file, T: DeserializeOwned + Default>(
    file: &'file SourceFile,
    report: &mut Report<'file>,
) -> (T, Parts<'file>) {
    let parts = file.parts();
    if let Some((position, finding)) = parts.fault {
        report.add_at(*position, finding.clone());
    }
    report.set_data(parts.data, parts.data_offset);
    let raw = report.read(raw::parse(file, parts.data, parts.data_offset));
    // What cannot be read counts as left out; the text after it is looked at all the same.
    (raw.unwrap_or_default(), parts)
}

/// Reads the text of a file, and renders it.
pub(super) fn prose(parts: &Parts<'_>, text: LinkContext<'_>, report: &mut Report<'_>) -> Prose {
    Prose { source: parts.body.trim().to_owned(), html: body(parts, text, report) }
}

/// Renders the text of a file.
pub(super) fn body(parts: &Parts<'_>, text: LinkContext<'_>, report: &mut Report<'_>) -> Html {
    let (body, findings) = markdown::render_page(parts.body, text);
    for (position, finding) in findings {
        report.add_at(position.below(parts.body_offset), finding);
    }
    body
}
