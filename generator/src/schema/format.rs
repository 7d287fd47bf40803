//! How values are written, as far as a pattern can tell.
//!
//! A pattern never refuses what the parser of the value takes; it finds what is
//! clearly something else. Its words come from the tables of the parsers, its help
//! from the problem that `loket check` would report.

use loket_form::kind::FileKind;
use loket_form::number_words::first_words;
use serde::{Deserialize, Serialize};
use strum::VariantNames as _;

use crate::command_language::CommandLanguage;
use crate::finding::{Finding, FormFinding, StandardFinding, TranslationFinding, ValueFinding};
use crate::model::{Fee, Unit, Validity};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Format {
    Contact,
    Copies,
    Date,
    Domain,
    Duration,
    Email,
    Emails,
    Fee,
    FieldName,
    FileKind,
    Id,
    Language,
    Moment,
    MonthDay,
    Phone,
    Phones,
    Score,
    Size,
    Social,
    TimeOfDay,
    Validity,
    Web,
    Whatsapp,
}

/// As many digits as a number has, or those of a service, and words around them.
const PHONE: &str = r"^(?=(?:[^0-9]*[0-9]){7})[^@;]*$|^[^0-9@]*1[0-9]{2,4}[^0-9@]*$|^[^0-9@]*1500[0-9\s\-]*[^0-9@]*$";
const PHONES: &str = r"^(?=(?:[^0-9]*[0-9]){7})[^@]*$|^[^0-9@]*1[0-9]{2,4}(?:[^0-9@]+1[0-9]{2,4})*[^0-9@]*$|^[^0-9@]*1500[0-9\s\-]*[^0-9@]*$";

const ADDRESS: &str = r"[^\s@]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z0-9\-]+";

impl Format {
    /// Returns its name, as the table has it.
    pub(super) fn name(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Returns the pattern of a value.
    pub(super) fn pattern(self) -> String {
        match self {
            Self::Contact => {
                r"^\s*https://\S+\s*$|^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$|^[^@]*[0-9][^@]*[0-9][^@]*[0-9][^@]*$".to_owned()
            }
            Self::Copies => number(),
            Self::Date => date(),
            Self::Domain => r"^\s*@*(?:[A-Za-z0-9\-]+\.)+[A-Za-z0-9\-]+\s*$".to_owned(),
            Self::Duration => duration(),
            Self::Email => format!(r"^\s*{ADDRESS}\s*$"),
            Self::Emails => {
                format!(r"^[\s,;]*{ADDRESS}(?:[\s,;]+(?:dan\s[\s,;]*)?{ADDRESS})*[\s,;]*$")
            }
            Self::Fee => format!(
                r"{}|[Rr][Pp][\s\S]*[0-9]|[0-9]\s*[%)]|,-|{}",
                caseless(&Fee::FREE),
                caseless(&["persen", "percent", "rupiah", "ribu", "rb", "juta", "jt", "idr", "miliar", "milyar"])
            ),
            Self::FieldName => "^[a-z][a-z0-9_]{0,39}$".to_owned(),
            Self::FileKind => {
                format!(r"^\s*(?:{})\s*$", caseless(&["pdf", "jpeg", "jpg", "png", "csr"]))
            }
            Self::Id => r"^\s*[a-z0-9_\-]{1,60}\s*$".to_owned(),
            Self::Language => r"^\s*[a-z]{2,3}(?:-[a-z]{2}|-[a-z]{4})*\s*$".to_owned(),
            Self::Moment => r"[0-9]{4}".to_owned(),
            Self::MonthDay => format!(r"^\s*0*(?:{MONTH})-0*(?:{DAY})\s*$"),
            Self::Phone => PHONE.to_owned(),
            Self::Phones => PHONES.to_owned(),
            Self::Score => r"^\s*[0-9][0-9.,]*\s*$".to_owned(),
            Self::Size => format!(r"^\s*[0-9]+(?:[,.][0-9]{{1,2}})?\s*(?:{})\s*$", caseless(&["KB", "MB"])),
            Self::Social => r"^[^:]+:\s*@*[A-Za-z0-9._\-]+\s*$".to_owned(),
            Self::TimeOfDay => r"^\s*[0-9]{1,2}[:.][0-9]{1,2}\s*$".to_owned(),
            Self::Validity => {
                format!("{}|{}", caseless(&[Validity::FOREVER, Validity::CURRENT].concat()), duration())
            }
            Self::Web => r"^\s*https?://\S+\s*$".to_owned(),
            Self::Whatsapp => format!(r"^\s*(?:https?://)*wa\.me/.*[0-9]|{PHONE}"),
        }
    }

    /// Returns whether the value may look like a number to YAML: a telephone, a year.
    pub(super) const fn may_be_number(self) -> bool {
        matches!(
            self,
            Self::Contact
                | Self::Copies
                | Self::Id
                | Self::Phone
                | Self::Phones
                | Self::Score
                | Self::TimeOfDay
                | Self::Whatsapp
        )
    }

    /// Returns whether the value may look like `true` or `false` to YAML: a name of letters.
    pub(super) const fn may_be_word(self) -> bool {
        matches!(self, Self::FieldName | Self::Id | Self::Language)
    }

    /// Returns whether a blank is refused even where the value may be left out.
    pub(super) const fn is_never_blank(self) -> bool {
        matches!(self, Self::FieldName | Self::FileKind)
    }

    /// Returns values as people write them.
    pub(super) const fn examples(self) -> &'static [&'static str] {
        match self {
            Self::Contact => &["keamanan@contoh.go.id", "https://contoh.go.id/keamanan"],
            Self::Copies => &["2", "6 lembar", "2 rangkap"],
            Self::Date => &["2026-11-24", "24 November 2026"],
            Self::Domain => &["contoh.go.id"],
            Self::Duration => &[
                "3 hari kerja",
                "3–5 hari kerja",
                "paling lama 14 hari kerja sejak berkas lengkap",
                "1 jam 30 menit",
            ],
            Self::Email | Self::Emails => &["nama@contoh.go.id"],
            Self::Fee => &["gratis", "Rp 30.000", "Rp 15,5/liter", "5% dari nilai jual"],
            Self::FieldName => &["nomor_telepon"],
            Self::FileKind => FileKind::VARIANTS,
            Self::Id => &["kartu-baru"],
            Self::Moment => &["2026-12-01", "2026-12-01 08.00", "1 Desember 2026 pukul 08.00"],
            Self::MonthDay => &["08-17"],
            Self::Phone | Self::Phones | Self::Whatsapp => &["(0285) 421243", "0812-3456-7890"],
            Self::Score => &["88,31"],
            Self::Size => &["2 MB", "1,5 MB", "16 KB"],
            Self::Social => &["Instagram: @nama"],
            Self::Language => &["id", "en"],
            Self::TimeOfDay => &["15:00"],
            Self::Validity => &["5 tahun", "masih berlaku", "seumur hidup"],
            Self::Web => &["https://contoh.go.id"],
        }
    }

    /// Returns how to write a value that is refused: what `loket check` would say.
    pub(super) fn help(self, language: CommandLanguage) -> String {
        let nothing = String::new();
        let finding = match self {
            Self::Contact | Self::Domain => None,
            Self::Copies => Some(Finding::Value(ValueFinding::Copies(nothing))),
            Self::Date => Some(Finding::Value(ValueFinding::CalendarDate(nothing))),
            Self::Duration => Some(Finding::Value(ValueFinding::Duration(nothing))),
            Self::Email | Self::Emails => Some(Finding::Value(ValueFinding::Address(nothing))),
            Self::Fee => Some(Finding::Value(ValueFinding::Cost(nothing))),
            Self::FieldName => Some(Finding::Form(FormFinding::FieldName(nothing))),
            Self::FileKind => Some(Finding::Form(FormFinding::FileKind(nothing))),
            Self::Id => Some(Finding::Standard(StandardFinding::BadId(nothing))),
            Self::Moment => Some(Finding::Value(ValueFinding::Moment(nothing))),
            Self::MonthDay => Some(Finding::Value(ValueFinding::Date(nothing))),
            Self::Phone | Self::Phones | Self::Whatsapp => {
                Some(Finding::Value(ValueFinding::Telephone(nothing)))
            }
            Self::Score => Some(Finding::Value(ValueFinding::Score(nothing))),
            Self::Size => Some(Finding::Value(ValueFinding::Size(nothing))),
            Self::Social => Some(Finding::Value(ValueFinding::Social(nothing))),
            Self::Language => Some(Finding::Translation(TranslationFinding::UnknownLanguage {
                tag: nothing,
                known: vec!["id".to_owned(), "en".to_owned()],
            })),
            Self::TimeOfDay => Some(Finding::Value(ValueFinding::TimeOfDay(nothing))),
            Self::Validity => Some(Finding::Value(ValueFinding::Validity(nothing))),
            Self::Web => Some(Finding::Value(ValueFinding::Url(nothing))),
        };
        finding.and_then(|finding| finding.words(language).help).unwrap_or_else(|| {
            let examples = self.examples().join("`, `");
            match language {
                CommandLanguage::Indonesian => format!("tulis misalnya `{examples}`"),
                CommandLanguage::English => format!("write it like `{examples}`"),
            }
        })
    }
}

const MONTH: &str = "[1-9]|1[0-2]";
const DAY: &str = "[1-9]|[12][0-9]|3[01]";

fn date() -> String {
    format!(
        r"[0-9]{{4}}-0?(?:{MONTH})-0?(?:{DAY})\s*\.?\s*$|0?(?:{DAY})[\s\-]+[A-Za-z]+\.?[\s\-]+[0-9]{{4}}\s*\.?\s*$"
    )
}

/// A digit, or a word for a number.
fn number() -> String {
    let words: Vec<&str> = first_words().collect();
    format!("(?:[0-9]|{})", caseless(&words))
}

/// A number, and somewhere behind it a unit.
fn duration() -> String {
    // "hari (kerja)" is found by "hari".
    let words: Vec<&str> = Unit::words().filter(|word| !word.contains(['(', ' ', '.'])).collect();
    format!(r"{}[\s\S]*(?:{})(?![A-Za-z])", number(), caseless(&words))
}

/// Words in letters of any case, with any white space between them; no engine of
/// patterns has the same sign for that.
fn caseless(words: &[&str]) -> String {
    let letter = |letter: char| match letter {
        ' ' => r"\s+".to_owned(),
        _ if letter.is_ascii_alphabetic() => {
            format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase())
        }
        _ => letter.to_string(),
    };
    let word = |word: &&str| word.chars().map(letter).collect::<String>();
    words.iter().map(word).collect::<Vec<_>>().join("|")
}
