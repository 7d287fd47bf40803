//! Texts between brackets that need quotes: a comma, a colon or a bracket within one takes it apart.
//!
//! What YAML makes of `{ for: Kelas II, fee: Rp. 150.000,- / hari }` depends on what follows the
//! comma, and is never what was meant. An entry is known by its key, so a comma that none follows
//! belongs to the text.

use std::ops::Range;

use super::Fault;
use super::keys::is_key;
use super::lines::Line;
use crate::place::Position;

/// A text that is taken apart: where it stands on its line, and the sign that does it.
struct Loose {
    text: Range<usize>,
    sign: usize,
    fault: Fault,
}

/// Finds the first sign that takes a text between the brackets of a line apart.
pub(super) fn fault(line: &Line<'_>) -> Option<(Position, Fault)> {
    let Loose { sign, fault, .. } = loose(line)?;
    Some((line.place(sign, 1), fault))
}

/// Writes the text that a sign takes apart in quotes of its own.
pub(super) fn quoted(line: &Line<'_>, sign: usize) -> Option<String> {
    let loose = loose(line).filter(|loose| loose.sign == sign)?;
    let signs: Vec<char> = line.text.chars().collect();
    let part = |range: Range<usize>| signs.get(range).map(|part| part.iter().collect::<String>());
    let Range { start, end } = loose.text;
    let text = part(start..end)?.replace('\'', "''");
    Some(format!("{}'{text}'{}", part(0..start)?, part(end..signs.len())?))
}

fn loose(line: &Line<'_>) -> Option<Loose> {
    if line.in_block || !line.value().starts_with(['{', '[']) {
        return None;
    }
    let signs: Vec<char> = line.text.trim_end().chars().collect();
    let mut reader = Reader { signs: &signs, at: line.value_column(), depth: 0, loose: None };
    let is_read = reader.value(Within::Nothing).is_some() && reader.at == signs.len();
    // What cannot be read for another reason is told for that.
    reader.loose.filter(|loose| is_read || loose.fault == Fault::NoComma)
}

/// What a value stands in, which decides where a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Map,
    List,
}

/// No list of content is nested more deeply.
const DEPTH: usize = 16;

/// Reads what stands between brackets as it was meant; `None` where that cannot be told.
struct Reader<'line> {
    signs: &'line [char],
    at: usize,
    depth: usize,
    loose: Option<Loose>,
}

impl Reader<'_> {
    fn sign(&self, at: usize) -> Option<char> {
        self.signs.get(at).copied()
    }

    fn skip_white(&mut self) {
        self.at = self.after_white(self.at);
    }

    fn after_white(&self, at: usize) -> usize {
        let rest = self.signs.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|sign| sign.is_whitespace()).count()
    }

    fn value(&mut self, within: Within) -> Option<()> {
        match self.sign(self.at)? {
            '{' | '[' if self.depth == DEPTH => None,
            '{' => self.entries('}', Within::Map),
            '[' => self.entries(']', Within::List),
            quote @ ('"' | '\'') => self.quote(quote),
            _ => self.text(within),
        }
    }

    /// Reads a map or a list to its closing bracket.
    fn entries(&mut self, close: char, within: Within) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        loop {
            self.skip_white();
            if self.sign(self.at)? == close {
                self.at += 1;
                self.depth -= 1;
                return Some(());
            }
            if within == Within::Map {
                self.at = self.after_key(self.at)?;
                self.skip_white();
            }
            self.value(within)?;
            self.skip_white();
            match self.sign(self.at)? {
                ',' => self.at += 1,
                sign if sign == close => {}
                _ => return None,
            }
        }
    }

    fn quote(&mut self, quote: char) -> Option<()> {
        loop {
            self.at += 1;
            let (sign, next) = (self.sign(self.at)?, self.sign(self.at + 1));
            match sign {
                '\\' if quote == '"' => self.at += 1,
                '\'' if quote == '\'' && next == Some('\'') => self.at += 1,
                _ if sign == quote => {
                    self.at += 1;
                    return Some(());
                }
                _ => {}
            }
        }
    }

    /// Reads a text without quotes, as far as it was meant to go.
    fn text(&mut self, within: Within) -> Option<()> {
        let start = self.at;
        let mut open = Vec::new();
        let mut apart: Option<(usize, Fault)> = None;
        loop {
            let (at, sign) = (self.at, self.sign(self.at)?);
            let fault = match sign {
                ',' if self.ends_text(at, within, &open) => break,
                '}' | ']' if open.last() == Some(&sign) => {
                    open.pop();
                    None
                }
                '}' if within == Within::Map => break,
                ']' if within == Within::List => break,
                '}' | ']' => return None,
                '(' => {
                    open.push(')');
                    None
                }
                ')' => {
                    open.pop_if(|close| *close == ')');
                    None
                }
                '{' | '[' => {
                    open.push(if sign == '{' { '}' } else { ']' });
                    Some(Fault::SignInBrackets(sign))
                }
                ',' => Some(Fault::SignInBrackets(sign)),
                '#' if self.is_white(at.wrapping_sub(1)) => Some(Fault::SignInBrackets(sign)),
                ':' if self.is_white(at + 1) => match self.key_before(at, start) {
                    Some(key) if apart.is_none() => {
                        self.loose =
                            Some(Loose { text: start..at, sign: key, fault: Fault::NoComma });
                        return None;
                    }
                    _ => Some(Fault::Colon),
                },
                _ => None,
            };
            apart = apart.or(fault.map(|fault| (at, fault)));
            self.at += 1;
        }
        let text = self.signs.get(start..self.at)?;
        let white = text.iter().rev().take_while(|sign| sign.is_whitespace()).count();
        if let (Some((sign, fault)), None) = (apart, &self.loose) {
            self.loose = Some(Loose { text: start..self.at - white, sign, fault });
        }
        Some(())
    }

    fn is_white(&self, at: usize) -> bool {
        self.sign(at).is_some_and(char::is_whitespace)
    }

    /// Returns whether a comma ends a text: in a map a key follows it, or what was meant as one.
    fn ends_text(&self, comma: usize, within: Within, open: &[char]) -> bool {
        let next = self.after_white(comma + 1);
        match within {
            Within::Map => {
                let is_over = self.sign(next).is_none_or(|sign| matches!(sign, ',' | '}'));
                is_over || self.after_key(next).is_some() || is_key(&self.word(next))
            }
            // "Rp 5.000,-", "KTP (asli, fotokopi)".
            _ => open.is_empty() && self.sign(comma + 1) != Some('-'),
        }
    }

    /// The word that begins at a place.
    fn word(&self, at: usize) -> String {
        let rest = self.signs.get(at..).unwrap_or_default();
        rest.iter().take_while(|sign| is_of_key(**sign)).collect()
    }

    /// Returns where the value of a key begins, if there is one at a place.
    fn after_key(&self, at: usize) -> Option<usize> {
        let quote = self.sign(at).filter(|sign| matches!(sign, '"' | '\''));
        let begin = at + usize::from(quote.is_some());
        let end = begin + self.word(begin).chars().count();
        let is_quoted = quote.is_none_or(|quote| self.sign(end) == Some(quote));
        let colon = end + usize::from(quote.is_some());
        let is_key = end > begin && is_quoted && self.sign(colon) == Some(':');
        let ends = self
            .sign(colon + 1)
            .is_none_or(|sign| sign.is_whitespace() || sign == ',' || sign == '}');
        (is_key && ends).then_some(colon + 1)
    }

    /// Returns where the known key before a colon begins that lacks the comma before it.
    fn key_before(&self, colon: usize, start: usize) -> Option<usize> {
        let before = self.signs.get(start..colon)?;
        let length = before.iter().rev().take_while(|sign| is_of_key(**sign)).count();
        let begin = colon - length;
        (begin > start && self.is_white(begin - 1) && is_key(&self.word(begin))).then_some(begin)
    }
}

fn is_of_key(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn a_text_that_its_own_signs_take_apart_is_quoted_alone() {
        for (written, quoted_line) in [
            (
                "- { for: Kelas II, fee: Rp. 150.000,- / hari }",
                "- { for: Kelas II, fee: 'Rp. 150.000,- / hari' }",
            ),
            ("- { fee: Rp. 150.000,-/hari, for: A }", "- { fee: 'Rp. 150.000,-/hari', for: A }"),
            (
                "- { for: A, fee: Rp. 60.000,- (per sampel) }",
                "- { for: A, fee: 'Rp. 60.000,- (per sampel)' }",
            ),
            ("- { fee: Rp. 150.000,- }", "- { fee: 'Rp. 150.000,-' }"),
            (
                "- { for: Kelas I, II, dan III, fee: gratis }",
                "- { for: 'Kelas I, II, dan III', fee: gratis }",
            ),
            ("- { for: Ya: tidak, time: 3 hari }", "- { for: 'Ya: tidak', time: 3 hari }"),
            ("- { name: KTP [asli], form: asli }", "- { name: 'KTP [asli]', form: asli }"),
            ("- { for: Loket #3, fee: gratis }", "- { for: 'Loket #3', fee: gratis }"),
            ("x: { note: Jum'at, Sabtu, for: A }", "x: { note: 'Jum''at, Sabtu', for: A }"),
            (
                "- { inputs: [{ name: A, text: B, C }], for: D }",
                "- { inputs: [{ name: A, text: 'B, C' }], for: D }",
            ),
            ("x: [KTP (asli, fotokopi), KK]", "x: ['KTP (asli, fotokopi)', KK]"),
            ("x: [Rp. 5.000,-, KK]", "x: ['Rp. 5.000,-', KK]"),
        ] {
            let text = lines(written);
            let line = text.first().expect("a line");
            let (at, _) = fault(line).expect(written);
            assert_eq!(quoted(line, at.column - 1).as_deref(), Some(quoted_line));
            let text = lines(quoted_line);
            assert_eq!(fault(text.first().expect("a line")), None, "{quoted_line}");
        }
    }

    #[test]
    fn a_key_that_lacks_the_comma_before_it_is_found() {
        let text = lines("d: { number: 1 year: 2022 }");
        let found = fault(text.first().expect("a line")).map(|(at, fault)| (at.column, fault));
        assert_eq!(found, Some((16, Fault::NoComma)));
    }

    #[test]
    fn what_is_valid_or_wrong_for_another_reason_is_left_alone() {
        for written in [
            "- { name: KTP, form: asli, cases: [baru, hilang] }",
            "- { name: \"A, B: c\", note: 'x [y]' }",
            "- { name: KTP, fomr: asli }",
            "- { name: KTP, form asli }",
            "- { name: KTP, form:asli }",
            "- { name: KTP, form: asli",
            "- { name: KTP, cases: [baru }",
            "- { name: KTP], form: asli }",
            "- { name: \"KTP, form: asli }",
            "x: [KTP, KK] lagi",
            "x: { a: 08:00, b: c, }",
            "x: [[1, 2], {}]",
        ] {
            let text = lines(written);
            let found = fault(text.first().expect("a line"));
            assert_eq!(found, None, "{written}");
        }
    }
}
