//! What to write in the place of a value that is not understood: the editor's own words, as
//! they would be taken. A proposal never has another number than the value.

mod channel;
mod document_form;
mod rows;
mod scalar;

use jiff::civil::Date;
use loket_form::address::Address;
use loket_form::date_text;
use loket_form::number_words::Disagreement;

use super::meant::likely;
use crate::model::{Copies, Duration, Expression, Fee, Unit, Validity, WebUrl, listed_addresses};

pub use channel::kind as channel_kind;
pub use document_form::WrittenForm;
pub use rows::Row;
use scalar::{has_words, scalar};

/// What to write in the place of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// Another value.
    Value(String),
    /// A key with a value: in braces, or in the place of the key that stands there.
    Key(&'static str, String),
    /// A row of a table: what it is for, and how much or how long.
    Row(Row),
    /// The same text in quotes, to the end of its line.
    Quoted,
    /// The dash of an entry before the key that stands there.
    Entry,
    /// Two keys for what stands before a colon and behind it: "Air: Rp 110.000".
    Pair {
        /// The keys.
        keys: [&'static str; 2],
        /// Those of a heading and of what stands below it, for a colon with nothing behind it.
        heading: Option<[&'static str; 2]>,
    },
    /// A way to ask for a service, by its kind.
    Channel(&'static str),
    /// In which form a document is wanted, with what else was said in one word.
    Form(WrittenForm),
}

impl Proposal {
    /// Proposes a text, for what has no structure.
    fn text(text: &str) -> Self {
        Self::Value(format!("{{ text: {} }}", scalar(text)))
    }

    /// Writes it behind a key.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Value(value) => value.clone(),
            Self::Key(key, value) => format!("{{ {key}: {} }}", scalar(value)),
            Self::Row(row) => row.value(),
            Self::Quoted => "'…'".to_owned(),
            Self::Entry => "- ".to_owned(),
            Self::Pair { keys: [first, second], .. } => format!("{first}: …, {second}: …"),
            Self::Channel(kind) => format!("kind: {kind}"),
            Self::Form(form) => form.value(),
        }
    }

    /// Writes a line with it in the place of a part, from one letter to another; `None` if the
    /// line does not have what it takes. Where it needs a second line, that one follows.
    #[must_use]
    pub fn line(&self, line: &str, column: usize, length: usize) -> Option<String> {
        let part = |from: usize, count: usize| line.chars().skip(from).take(count);
        let before: String = part(0, column - 1).collect();
        let marked: String = part(column - 1, length).collect();
        let behind: String = part(column - 1 + length, usize::MAX).collect();
        Some(match self {
            Self::Key(key, value) => match before.trim_end().strip_suffix("fee:") {
                // The row of a table has the key itself.
                Some(row) => format!("{row}{key}: {}{behind}", scalar(value)),
                None => format!("{before}{}{behind}", self.value()),
            },
            Self::Row(row) => row.line(&marked, (&before, &behind)),
            Self::Quoted => {
                let text = format!("{marked}{behind}");
                let is_text = before.trim() == "-" && !text.starts_with(['{', '[', '"', '\'']);
                is_text.then(|| format!("{before}'{}'", text.trim_end().replace('\'', "''")))?
            }
            Self::Entry => format!("{}- {marked}{behind}", before.strip_suffix("  ")?),
            Self::Pair { keys, heading } => {
                rows::pair(*keys, *heading, &marked, (&before, &behind))?
            }
            Self::Channel(kind) => channel::line(kind, &marked, (&before, &behind))?,
            Self::Form(form) => form.line((&before, &behind))?,
            Self::Value(value) => format!("{before}{value}{behind}"),
        })
    }
}

/// Names the two parts of a value that do not say the same: "3 (dua)", "60 menit (2 jam)".
pub(super) fn disagreement(text: &str, is_read: fn(&str) -> bool) -> Option<Disagreement> {
    Disagreement::in_value(text).or_else(|| {
        let (before, rest) = text.split_once('(')?;
        let (inside, _) = rest.split_once(')')?;
        (is_read(before) && is_read(inside)).then(|| Disagreement {
            number: before.trim().to_owned(),
            repeated: inside.trim().to_owned(),
        })
    })
}

pub(super) fn duration(text: &str) -> Option<Proposal> {
    let is_read = |text: &str| Duration::parse(text).is_ok();
    if !has_words(text) && text.trim().parse::<u16>().is_err() {
        return None;
    }
    if disagreement(text, is_read).is_some() {
        return None;
    }
    let words: Vec<&str> = Unit::words().chain(["kerja", "paling", "lama", "maksimal"]).collect();
    // "1.5 jam": a point between figures of a time is a comma here.
    let with_comma = text.replace('.', ",");
    let with_unit = format!("{} hari kerja", text.trim());
    respelled(text, &words, is_read)
        .or_else(|| [with_comma, with_unit].into_iter().find(|text| is_read(text)))
        .map(Proposal::Value)
        .or_else(|| Row::of_time(text).map(Proposal::Row))
        .or_else(|| Some(Proposal::text(text)))
}

pub(super) fn cost(text: &str) -> Option<Proposal> {
    let is_read = |text: &str| Fee::parse_with_remark(text).is_ok();
    if disagreement(text, is_read).is_some() || unclear_amount(text).is_some() {
        return None;
    }
    let amount = format!("Rp{}", text.trim());
    if is_read(&amount) {
        return Some(Proposal::Value(amount));
    }
    if let Some(regulation) = regulation(text) {
        return Some(Proposal::Key("regulation", regulation.to_owned()));
    }
    if is_calculation(text) {
        return Some(Proposal::Key("formula", text.trim().to_owned()));
    }
    if let Some(row) = Row::of_fee(text, is_read) {
        return Some(Proposal::Row(row));
    }
    let words = Fee::FREE.iter().flat_map(|words| words.split(' ')).collect::<Vec<_>>();
    let respelled = respelled(text, &words, is_read).map(Proposal::Value);
    respelled.or_else(|| has_words(text).then(|| Proposal::text(text)))
}

/// Returns what stands before the point of "Rp 30.00", which may be 30 or 30.000.
pub(super) fn unclear_amount(text: &str) -> Option<&str> {
    let number = text.trim().trim_start_matches(['R', 'r', 'P', 'p', '.', ' ']);
    let (whole, _) = number.split_once('.').filter(|(_, rest)| matches!(*rest, "0" | "00"))?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    ((1..=3).contains(&whole.len()) && is_number(whole)).then_some(whole)
}

/// Returns whether a text adds or multiplies: "A + Rp 50.000", "luas x tarif".
fn is_calculation(text: &str) -> bool {
    let names = Expression::unknown_names(text, &[]);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let are_names = names.iter().all(|name| name.split(' ').count() <= LONGEST_NAME);
    let has_sign = ["+", "×", "*", " x "].iter().any(|sign| text.contains(sign));
    has_sign && are_names && Expression::parse(text, &names).is_ok()
}

/// A name in a formula has as many words at most.
const LONGEST_NAME: usize = 3;

/// Words that lead to a regulation, and words with which one begins.
const ACCORDING_TO: [&str; 9] = [
    "sesuai dengan ",
    "sesuai ",
    "berdasarkan ",
    "menurut ",
    "mengacu pada ",
    "diatur dalam ",
    "mengikuti ",
    "according to ",
    "tarif sesuai ",
];
const REGULATIONS: [&str; 17] = [
    "perda",
    "peraturan",
    "pp",
    "perbup",
    "perwal",
    "perwali",
    "pergub",
    "permen",
    "perpres",
    "uu",
    "undang-undang",
    "keputusan",
    "sk",
    "kepmen",
    "kepgub",
    "kepbup",
    "pmk",
];

/// Returns the regulation that a text names in the place of an amount.
fn regulation(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches('.');
    let lower = text.to_lowercase();
    let words = ACCORDING_TO.iter().find(|words| lower.starts_with(**words))?;
    let named = text.get(words.len()..)?.trim();
    let first = named.split(' ').next().unwrap_or_default().to_lowercase();
    let is_named =
        REGULATIONS.contains(&first.as_str()) && named.contains(|sign: char| sign.is_ascii_digit());
    is_named.then_some(named)
}

pub(super) fn copies(text: &str) -> Option<Proposal> {
    let is_read = |text: &str| Copies::parse(text).is_ok();
    respelled(text, &["lembar", "rangkap", "eksemplar"], is_read).map(Proposal::Value)
}

pub(super) fn validity(text: &str) -> Option<Proposal> {
    let is_read = |text: &str| Validity::parse(text).is_ok();
    if !has_words(text) || disagreement(text, is_read).is_some() {
        return None;
    }
    let words: Vec<&str> = Unit::words().chain(["masih", "berlaku", "seumur", "hidup"]).collect();
    let respelled = respelled(text, &words, is_read).map(Proposal::Value);
    respelled.or_else(|| Some(Proposal::text(text)))
}

/// Reads a day in figures, in the order in which they are written here: day, month, year.
pub(super) fn date(text: &str) -> Option<Proposal> {
    let figures: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).collect();
    let [day, month, year] = figures.as_slice() else { return None };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    let date = date.filter(|_| year.len() == 4)?;
    let month = date_text::MONTHS.get(usize::try_from(date.month() - 1).ok()?)?;
    Some(Proposal::Value(format!("{} {month} {}", date.day(), date.year())))
}

pub(super) fn web_address(text: &str) -> Option<Proposal> {
    let bare = text.trim().trim_end_matches(['.', ',', ';']);
    let bare = bare.split_once("//").map_or(bare, |(_, bare)| bare);
    let host = bare.split('/').next().unwrap_or_default();
    let is_host =
        host.contains('.') && host.chars().any(char::is_alphabetic) && !host.contains('@');
    let address = format!("https://{bare}");
    (is_host && WebUrl::parse(&address).is_ok()).then_some(Proposal::Value(address))
}

pub(super) fn email(text: &str) -> Option<Proposal> {
    address(text).filter(|address| address != text).map(Proposal::Value)
}

/// Proposes the addresses of a text, if each of them can be read then.
pub(super) fn emails(text: &str) -> Option<Proposal> {
    let addresses: Option<Vec<String>> = listed_addresses(text).map(address).collect();
    addresses.filter(|addresses| !addresses.is_empty()).map(|all| Proposal::Value(all.join(", ")))
}

fn address(text: &str) -> Option<String> {
    if Address::parse(text).is_ok() {
        return Some(text.to_owned());
    }
    let lower = text.to_lowercase();
    let bare = lower.trim().trim_start_matches("email:").trim_start_matches("mailto:");
    let bare = bare.trim_matches(['.', ',', ';', '<', '>', ' ']);
    let marked =
        ["[at]", "(at)", " at "].iter().fold(bare.to_owned(), |text, at| text.replace(at, "@"));
    Some(marked.replace(' ', "")).filter(|address| Address::parse(address).is_ok())
}

pub(super) fn time_of_day(text: &str) -> Option<Proposal> {
    let is_figure = |sign: char| sign.is_ascii_digit() || sign == ':' || sign == '.';
    let begin = text.find(|sign: char| sign.is_ascii_digit())?;
    let figures = text.get(begin..)?;
    let figures = figures.get(..figures.find(|sign| !is_figure(sign))?)?;
    let (hour, minute) = figures.trim_end_matches('.').split_once([':', '.'])?;
    let is_time = hour.parse::<u8>().is_ok_and(|hour| hour < 24)
        && minute.parse::<u8>().is_ok_and(|minute| minute < 60);
    is_time.then(|| Proposal::Value(format!("\"{hour}:{minute}\"")))
}

/// Spells each word as the known one that it is most like, if the value can be read then.
fn respelled(text: &str, words: &[&str], is_read: fn(&str) -> bool) -> Option<String> {
    let known: Vec<&str> = words.iter().flat_map(|words| words.split(' ')).collect();
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let spelled = text.split_whitespace().map(|word| {
        let is_known = !is_word(word) || known.contains(&word.to_lowercase().as_str());
        let meant = likely(word, known.iter().copied()).filter(|_| !is_known);
        meant.unwrap_or(word)
    });
    Some(spelled.collect::<Vec<_>>().join(" ")).filter(|text| is_read(text))
}
