//! YAML with its places: a second parse, of just the files that have a problem.

mod repair;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use crate::place::{KeyPath, Position, Step};
use crate::syntax::{Fault, explain};

pub use repair::{Repaired, repair};

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value stands.
    pub position: Position,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Value {
    /// A scalar: its text, and whether it stands in quotes or as a block.
    Scalar {
        /// The text without its quotes.
        text: String,
        /// Whether it is text whatever it looks like.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key of a map with its place.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub position: Position,
}

/// The text is not YAML, or YAML that content does not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped.
    pub position: Position,
    /// What is wrong.
    pub fault: Fault,
}

/// How deeply lists and maps may be nested.
const DEPTH_LIMIT: usize = 32;

/// Parses a text; `None` is an empty document.
///
/// # Errors
/// At the first mistake in the YAML.
pub fn parse(text: &str) -> Result<Option<Node>, SyntaxError> {
    // A tab after a colon is as good as a space, but not to this scanner.
    let text =
        if text.contains(":\t") { Cow::Owned(text.replace(":\t", ": ")) } else { text.into() };
    let mut builder = Builder { parser: Parser::new_from_str(&text), last: Position::START };
    builder.document().map_err(|SyntaxError { position, fault }| match fault {
        Fault::Scan(cause) => {
            let (position, fault) = explain(&text, position, &cause);
            SyntaxError { position, fault }
        }
        fault => SyntaxError { position, fault },
    })
}

/// Finds where the data of a text begin: behind blank lines, remarks and the mark that begins a
/// document; `None` without any.
#[must_use]
pub fn start(text: &str) -> Option<Position> {
    (1..).zip(text.lines()).find_map(|(line, text)| {
        let rest = behind_mark(text).trim_start();
        let is_data = !rest.is_empty() && !rest.starts_with('#') && !text.starts_with('%');
        let column = text.chars().count() - rest.chars().count() + 1;
        is_data.then_some(Position { line, column, length: 1 })
    })
}

fn behind_mark(line: &str) -> &str {
    let is_over = |rest: &&str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    line.strip_prefix("---").filter(is_over).unwrap_or(line)
}

struct Builder<'input> {
    parser: Parser<'input, StrInput<'input>>,
    last: Position,
}

impl<'input> Builder<'input> {
    fn document(&mut self) -> Result<Option<Node>, SyntaxError> {
        let mut root = None;
        loop {
            match self.next()? {
                None | Some((Event::StreamEnd, _)) => return Ok(root),
                Some((
                    Event::StreamStart
                    | Event::DocumentStart(_)
                    | Event::DocumentEnd
                    | Event::Nothing,
                    _,
                )) => {}
                Some((_, position)) if root.is_some() => {
                    return Err(SyntaxError { position, fault: Fault::SecondDocument });
                }
                Some((event, position)) => root = Some(self.node(event, position, 0)?),
            }
        }
    }

    fn next(&mut self) -> Result<Option<(Event<'input>, Position)>, SyntaxError> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => {
                self.last = position(&span);
                Ok(Some((event, self.last)))
            }
            Some(Err(error)) => Err(scan_error(&error)),
        }
    }

    fn expect_next(&mut self) -> Result<(Event<'input>, Position), SyntaxError> {
        let ended = SyntaxError { position: self.last, fault: Fault::Scan(String::new()) };
        self.next()?.ok_or(ended)
    }

    fn node(
        &mut self,
        event: Event<'input>,
        position: Position,
        depth: usize,
    ) -> Result<Node, SyntaxError> {
        let error = |fault| Err(SyntaxError { position, fault });
        if depth > DEPTH_LIMIT {
            return error(Fault::TooDeep);
        }
        let value = match event {
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _)
                if anchor != 0 =>
            {
                return error(Fault::Alias);
            }
            Event::Scalar(text, style, ..) => scalar(text, style),
            Event::SequenceStart(..) => Value::List(self.list(depth)?),
            Event::MappingStart(..) => Value::Map(self.map(depth)?),
            Event::Alias(_) => return error(Fault::Alias),
            _ => return error(Fault::Scan(String::new())),
        };
        Ok(Node { position, value })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, SyntaxError> {
        let mut entries = Vec::new();
        loop {
            match self.expect_next()? {
                (Event::SequenceEnd, _) => return Ok(entries),
                (event, position) => entries.push(self.node(event, position, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<(Key, Node)>, SyntaxError> {
        let mut entries = Vec::new();
        loop {
            let (event, position) = self.expect_next()?;
            let name = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(name, _, 0, _) => name.into_owned(),
                Event::Scalar(..) | Event::Alias(_) => {
                    return Err(SyntaxError { position, fault: Fault::Alias });
                }
                _ => {
                    return Err(SyntaxError { position, fault: Fault::ComplexKey });
                }
            };
            let (event, value_position) = self.expect_next()?;
            let node = self.node(event, value_position, depth + 1)?;
            entries.push((Key { name, position }, node));
        }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    Value::Scalar { text: text.into_owned(), quoted: style != ScalarStyle::Plain }
}

fn position(span: &Span) -> Position {
    let one_line = span.start.line() == span.end.line();
    let length = if one_line { span.end.col().saturating_sub(span.start.col()) } else { 1 };
    Position { line: span.start.line(), column: span.start.col() + 1, length: length.max(1) }
}

fn scan_error(error: &ScanError) -> SyntaxError {
    let marker = error.marker();
    SyntaxError {
        position: Position { line: marker.line(), column: marker.col() + 1, length: 1 },
        fault: Fault::Scan(error.info().to_owned()),
    }
}

impl Node {
    /// Finds where a path leads; of a missing value, the last one on its way that is there.
    #[must_use]
    pub fn locate(&self, path: &KeyPath) -> Position {
        self.way(path).last().map_or(self.position, |(key, value)| match key {
            Some(key) if value.is_blank() => key.position,
            _ => value.position,
        })
    }

    /// Finds where the key at the end of a path stands.
    #[must_use]
    pub fn locate_key(&self, path: &KeyPath) -> Position {
        let last = self.way(path).last();
        last.map_or(self.position, |(key, value)| key.map_or(value.position, |key| key.position))
    }

    /// Follows a path as far as its values are there.
    fn way<'tree>(
        &'tree self,
        path: &KeyPath,
    ) -> impl Iterator<Item = (Option<&'tree Key>, &'tree Self)> {
        path.steps().iter().scan(self, |node, step| {
            let (key, value) = node.child(step)?;
            *node = value;
            Some((key, value))
        })
    }

    /// Returns whether a path leads to a value that is there and not blank.
    #[must_use]
    pub fn has_value(&self, path: &KeyPath) -> bool {
        self.find(path).is_some_and(|node| !node.is_nothing() && !node.is_empty_text())
    }

    /// Returns whether a path leads to words: more than nothing, an empty list or a lone "-".
    #[must_use]
    pub fn says_something(&self, path: &KeyPath) -> bool {
        self.find(path).is_some_and(Self::has_words)
    }

    fn has_words(&self) -> bool {
        match &self.value {
            Value::Scalar { text, .. } => !self.is_blank() && !matches!(text.trim(), "" | "-"),
            Value::List(entries) => entries.iter().any(Self::has_words),
            Value::Map(entries) => entries.iter().any(|(_, value)| value.has_words()),
        }
    }

    fn child(&self, step: &Step) -> Option<(Option<&Key>, &Self)> {
        match (step, &self.value) {
            (Step::Key(name), Value::Map(entries)) => entries
                .iter()
                .find(|(key, _)| key.name == *name)
                .map(|(key, value)| (Some(key), value)),
            (Step::Index(index), Value::List(entries)) => {
                entries.get(*index).map(|value| (None, value))
            }
            _ => None,
        }
    }

    /// Returns whether a text in quotes says nothing.
    fn is_empty_text(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: true } if text.trim().is_empty())
    }

    /// Returns whether it is the null of the YAML core schema.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Returns the value at the end of a path.
    #[must_use]
    pub fn find(&self, path: &KeyPath) -> Option<&Self> {
        path.steps().iter().try_fold(self, |node, step| Some(node.child(step)?.1))
    }

    /// Returns the keys of a map with their values; none of anything else.
    pub fn entries(&self) -> impl Iterator<Item = (&Key, &Self)> {
        let entries: &[(Key, Self)] = match &self.value {
            Value::Map(entries) => entries,
            Value::Scalar { .. } | Value::List(_) => &[],
        };
        entries.iter().map(|(key, value)| (key, value))
    }

    /// Returns whether nothing stands there.
    fn is_blank(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false } if text.is_empty() || text == "~")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "title: Satu\nsteps:\n  - actor: Pemohon\n    text: Datang\n  - text:\n";

    #[test]
    fn a_path_leads_to_line_and_column_of_its_value() {
        let root = parse(TEXT).expect("valid").expect("not empty");
        let place = |path: &KeyPath| {
            let position = root.locate(path);
            (position.line, position.column, position.length)
        };
        let steps = KeyPath::default().key("steps");
        assert_eq!(place(&KeyPath::default().key("title")), (1, 8, 4));
        assert_eq!(place(&steps.index(0).key("text")), (4, 11, 6));
        assert_eq!(
            place(&steps.index(1).key("text")),
            (5, 5, 4),
            "an empty value is named by its key"
        );
        assert_eq!(place(&steps.index(0).key("time")).0, 3, "a missing one by what is around it");
    }

    #[test]
    fn data_begin_where_their_first_value_stands() {
        let marked =
            ["---\ntitle: Satu\n", "%YAML 1.2\n--- # Catatan\n\n title: Satu\n", "--- {a: 1}\n"];
        let plain = [TEXT, "\n# Catatan\n\ntitle: Satu\n", "  title: Satu\n", "{title: Satu}\n"];
        for text in plain.into_iter().chain(marked) {
            let root = parse(text).expect("valid").expect("not empty");
            assert_eq!(start(text), Some(root.position), "{text:?}");
        }
    }

    #[test]
    fn anchors_second_documents_and_deep_nesting_are_refused() {
        let fault = |text: &str| parse(text).map(|_| ()).map_err(|error| error.fault);
        assert_eq!(fault("a: &x 1\nb: *x\n"), Err(Fault::Alias));
        assert_eq!(fault("a: 1\n---\nb: 2\n"), Err(Fault::SecondDocument));
        assert_eq!(fault("? [a]\n: 1\n"), Err(Fault::ComplexKey));
        assert_eq!(fault(&"[".repeat(40)), Err(Fault::TooDeep));
        assert_eq!(fault("a: \"open\n"), Err(Fault::OpenQuote('"')));
    }
}
