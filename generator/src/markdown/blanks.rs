//! Documents that people fill in: their blanks are the answers of a form.

use loket_form::id::FieldName;
use pulldown_cmark::{Event, Parser, TextMergeWithOffset};

use super::dialect::OPTIONS;
use super::{LinkContext, Pass, heading_ids, position, written};
use crate::finding::Finding;
use crate::html::Html;
use crate::model::Blank;
use crate::place::Position;

/// A document with its blanks, as it is rendered.
#[derive(Debug, Default)]
pub struct Document {
    /// The text.
    pub html: Html,
    /// The blanks in order.
    pub blanks: Vec<Blank>,
    /// All that is wrong in it.
    pub findings: Vec<(Position, Finding)>,
}

/// Renders a document that people fill in: `{nama}` becomes a line to write on,
/// which the page fills with what was typed in the form.
#[must_use]
pub fn render_document(text: &str, around: LinkContext<'_>) -> Document {
    let ids = heading_ids(text, around.known);
    let mut pass = Pass::new(around, ids, text);
    let mut blanks = Vec::new();
    // Merged, for the parser cuts a text at every `_`.
    let events = TextMergeWithOffset::new(Parser::new_ext(text, OPTIONS).into_offset_iter());
    let events = events.flat_map(|(event, range)| {
        let parts = pass.event(event, range.clone());
        let mut with = |part| match part {
            Event::Text(words) => with_blanks(&words, position(text, &range), &mut blanks),
            other => vec![other],
        };
        parts.into_iter().flat_map(&mut with).collect::<Vec<_>>()
    });
    let html = written(events);
    Document { html, blanks, findings: pass.findings(text) }
}

/// Cuts a text at its blanks.
fn with_blanks<'text>(
    words: &str,
    position: Position,
    blanks: &mut Vec<Blank>,
) -> Vec<Event<'text>> {
    let (mut events, mut plain, mut rest) = (Vec::new(), String::new(), words);
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let named = after.split_once('}');
        match named.map(|(name, after_name)| (FieldName::parse(name.trim()), after_name)) {
            Some((Ok(field), after_name)) => {
                events.push(Event::Text(std::mem::take(&mut plain).into()));
                let span = format!("<span class=\"loket-blank\" data-field=\"{field}\"></span>");
                events.push(Event::InlineHtml(span.into()));
                blanks.push(Blank { position, field });
                rest = after_name;
            }
            Some((Err(_), _)) | None => {
                plain.push('{');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    events.push(Event::Text(plain.into()));
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{KnownPaths, render};

    #[test]
    fn blanks_of_a_document_are_lines_to_write_on_and_everything_else_stays_text() {
        let known = KnownPaths::default();
        let around =
            LinkContext { known: &known, base_path: "", elsewhere: None, page: None, folder: "/" };
        let text = "Nama: {nama}, {Bukan} {} unit {unit_kerja} <b>\n\n| a | {nik} |\n|-|-|\n";
        let document = render_document(text, around);
        let names: Vec<_> = document.blanks.iter().map(|blank| blank.field.as_str()).collect();
        assert_eq!(names, ["nama", "unit_kerja", "nik"]);
        assert_eq!(document.blanks[2].position.line, 3);
        let html = document.html.as_str();
        assert!(html.contains("<span class=\"loket-blank\" data-field=\"unit_kerja\"></span>"));
        assert!(html.contains("{Bukan} {}"), "{html}");
        assert_eq!(document.findings.len(), 1, "the raw HTML");
        // An ordinary text has no blanks.
        assert!(render("{nama}", around).0.as_str().contains("{nama}"));
    }
}
