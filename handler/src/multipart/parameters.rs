//! `value; name=value; name="value"`: a header with parameters, as every reader reads it.
//!
//! Browsers write a quote in a file name as `%22` and leave a backslash as it is (HTML,
//! section 4.10.21.8); others escape both with a backslash (RFC 9110, section 5.6.4). A
//! header is read in both ways, and counts only where no two readings differ.

use std::collections::BTreeMap;

/// The parameters of a header, by their names in small letters.
pub(super) struct Parameters(Vec<BTreeMap<String, String>>);

impl Parameters {
    /// Returns the value on which all readings agree.
    pub(super) fn one(&self, name: &str) -> Option<String> {
        let mut values = self.0.iter().map(|reading| reading.get(name));
        let first = values.next()??;
        values.all(|value| value == Some(first)).then(|| first.clone())
    }

    /// Returns the value without an eye for escapes, which browsers do not write; empty if there
    /// is none. It is good for showing and for nothing else, since others may read another.
    pub(super) fn as_browsers_write(&self, name: &str) -> String {
        self.0.last().and_then(|reading| reading.get(name)).cloned().unwrap_or_default()
    }

    /// Returns whether any reading has the parameter, with a value that is not empty.
    pub(super) fn has_some(&self, name: &str) -> bool {
        self.0.iter().any(|reading| reading.get(name).is_some_and(|value| !value.is_empty()))
    }

    /// Returns whether any reading has the parameter.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|reading| reading.contains_key(name))
    }
}

/// Reads the parameters behind a value that must be `expected`; `None` if there is no
/// way to read them.
pub(super) fn parameters(header: &[u8], expected: &[u8]) -> Option<Parameters> {
    // What is no UTF-8 may stand in a file name; in a name it makes one that no form has.
    let header = String::from_utf8_lossy(header.trim_ascii());
    let end = header.find(';').unwrap_or(header.len());
    let (value, rest) = header.split_at_checked(end)?;
    if !value.trim_end().as_bytes().eq_ignore_ascii_case(expected) {
        return None;
    }
    // The last is how browsers write.
    let readings = [Quoting::Escaped, Quoting::Plain].map(|quoting| read(rest, quoting));
    let readings: Vec<_> = readings.into_iter().flatten().collect();
    (!readings.is_empty()).then_some(Parameters(readings))
}

/// What a backslash between quotes means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// The next character stands for itself.
    Escaped,
    /// Nothing.
    Plain,
}

/// Reads `; name=value` again and again; `None` if anything else stands there, or a name
/// comes twice.
fn read(mut rest: &str, quoting: Quoting) -> Option<BTreeMap<String, String>> {
    let blank = [' ', '\t'];
    let mut found = BTreeMap::new();
    while !rest.is_empty() {
        let parameter = rest.trim_start_matches(blank).strip_prefix(';')?;
        let parameter = parameter.trim_start_matches(blank);
        let (name, behind) = parameter.split_once('=')?;
        if name.is_empty() || !name.bytes().all(is_token) {
            return None;
        }
        let (value, behind) = match behind.strip_prefix('"') {
            Some(quoted) => quoted_value(quoted, quoting)?,
            None => token(behind)?,
        };
        if found.insert(name.to_ascii_lowercase(), value).is_some() {
            return None;
        }
        rest = behind.trim_end_matches(blank);
    }
    Some(found)
}

fn token(text: &str) -> Option<(String, &str)> {
    let end = text.bytes().position(|byte| !is_token(byte)).unwrap_or(text.len());
    let (value, behind) = text.split_at_checked(end)?;
    (!value.is_empty()).then(|| (value.to_owned(), behind))
}

/// Reads up to the closing quote; `None` if there is none.
fn quoted_value(text: &str, quoting: Quoting) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((value, text.get(place + 1..)?)),
            '\\' if quoting == Quoting::Escaped => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

/// Returns whether a byte may stand in a token (RFC 9110, section 5.6.2).
pub(super) const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}
