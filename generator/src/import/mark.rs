//! Marks of lists: numbers, letters and bullets, as people type them.

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Number,
    Letter,
    Capital,
    Roman,
    Bullet(char),
    /// Set by a program, so deep in the list.
    Set(usize),
}

/// What a mark may be: `I.` is a letter, or one in Roman numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) style: Style,
    /// Its number in the list, from 1; bullets have none.
    pub(super) number: Option<usize>,
}

const BULLETS: [char; 14] =
    ['•', '·', '-', '–', '—', '*', '▪', '●', '○', '◦', '➢', '✓', '\u{f0b7}', '\u{f0a7}'];
/// No list of a standard is longer: what goes on is a year, or an amount.
const MOST_DIGITS: usize = 3;
const ROMAN: [(&str, usize); 15] = [
    ("I", 1),
    ("II", 2),
    ("III", 3),
    ("IV", 4),
    ("V", 5),
    ("VI", 6),
    ("VII", 7),
    ("VIII", 8),
    ("IX", 9),
    ("X", 10),
    ("XI", 11),
    ("XII", 12),
    ("XIII", 13),
    ("XIV", 14),
    ("XV", 15),
];

/// Reads the mark at the beginning of a text: what it may be, the likeliest first, and how long
/// it is with the white space around it.
pub(super) fn read(text: &str) -> Option<(Vec<Mark>, usize)> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    let (marks, length) = bullet(rest).or_else(|| numbered(rest))?;
    let end = start + length;
    let white = text.get(end..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    Some((marks, end + white))
}

/// Returns whether a text is the number of a row, and nothing else: `4.`, `12)`.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_matches(['.', ')', ' ']);
    let is_short = !digits.is_empty() && digits.len() <= MOST_DIGITS;
    is_short && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn bullet(text: &str) -> Option<(Vec<Mark>, usize)> {
    let first = text.chars().next().filter(|first| BULLETS.contains(first))?;
    let rest = text.get(first.len_utf8()..)?;
    // A hyphen before a letter is part of a word.
    let is_loose = matches!(first, '•' | '·' | '▪' | '●' | '○' | '◦' | '➢' | '✓');
    let stands_alone = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (stands_alone || is_loose)
        .then(|| (vec![Mark { style: Style::Bullet(first), number: None }], first.len_utf8()))
}

fn numbered(text: &str) -> Option<(Vec<Mark>, usize)> {
    let bracket = usize::from(text.starts_with('('));
    let rest = text.get(bracket..)?;
    let length = rest.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at_checked(length)?;
    let ends = if bracket > 0 { [")"].as_slice() } else { &[").", ".)", ".", ")"] };
    let end = ends.iter().find(|end| behind.starts_with(**end))?;
    let marks = marks(name);
    let after = behind.get(end.len()..)?;
    // "1.195.000" and "a.n." are none; "1.Formulir" is one.
    let is_number = name.starts_with(|first: char| first.is_ascii_digit());
    let stands_alone = after.is_empty()
        || after.starts_with(char::is_whitespace)
        || is_number && after.starts_with(char::is_uppercase);
    (!marks.is_empty() && stands_alone).then_some((marks, bracket + length + end.len()))
}

fn marks(name: &str) -> Vec<Mark> {
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = name.parse().ok().filter(|_| name.len() <= MOST_DIGITS);
        return number
            .map(|number| Mark { style: Style::Number, number: Some(number) })
            .into_iter()
            .collect();
    }
    let letter = |style, first: u8| match name.as_bytes() {
        [byte] => byte
            .checked_sub(first)
            .filter(|place| *place < 26)
            .map(|place| Mark { style, number: Some(usize::from(place) + 1) }),
        _ => None,
    };
    let roman = ROMAN.iter().find(|(known, _)| *known == name);
    let roman = roman.map(|(_, number)| Mark { style: Style::Roman, number: Some(*number) });
    let letters = [letter(Style::Letter, b'a'), letter(Style::Capital, b'A')];
    // The first of a list is rather Roman than the ninth letter.
    let mut marks: Vec<Mark> = roman.into_iter().chain(letters.into_iter().flatten()).collect();
    marks.sort_by_key(|mark| mark.number);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_amounts_and_abbreviations() {
        let style = |text| read(text).and_then(|(marks, _)| marks.first().map(|mark| mark.style));
        for (text, expected) in [
            ("1. KTP", Some(Style::Number)),
            ("  12) KTP", Some(Style::Number)),
            ("1.Formulir", Some(Style::Number)),
            ("(2) KTP", Some(Style::Number)),
            ("c). Surat", Some(Style::Letter)),
            ("B. Golongan", Some(Style::Capital)),
            ("I. PASANG", Some(Style::Roman)),
            ("• kotak", Some(Style::Bullet('•'))),
            ("- kotak", Some(Style::Bullet('-'))),
            ("-kotak", None),
            ("1.195.000", None),
            ("2022. Tahun", None),
            ("a.n. Kepala", None),
            ("Rp. 30.000", None),
            ("08.00 WIB", None),
        ] {
            assert_eq!(style(text), expected, "{text}");
        }
    }
}
