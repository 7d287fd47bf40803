//! How findings are worded, and the phrases that many of them share.

use std::fmt::Display;

use super::meant::{Meant, likely, meant};
use crate::command_language::CommandLanguage;

/// What is said of a finding, without full stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub message: String,
    /// How to mend it; absent where the message says it all.
    pub help: Option<String>,
}

impl Words {
    pub(super) fn with_help(self, help: impl Into<Option<String>>) -> Self {
        Self { help: help.into(), ..self }
    }
}

/// Writes a text in Indonesian or in English.
macro_rules! phrase {
    ($language:expr; $indonesian:literal, $english:literal) => {
        match $language {
            $crate::command_language::CommandLanguage::Indonesian => {
                format_args!($indonesian).to_string()
            }
            $crate::command_language::CommandLanguage::English => {
                format_args!($english).to_string()
            }
        }
    };
}

/// Writes a message, and a help if there is one, in Indonesian or in English.
macro_rules! words {
    ($language:expr; $($message:literal),+ $(; $($help:literal),+)?) => {
        $crate::finding::wording::Words {
            message: $crate::finding::wording::phrase!($language; $($message),+),
            help: None $(.or(Some($crate::finding::wording::phrase!($language; $($help),+))))?,
        }
    };
}

pub(super) use {phrase, words};

/// Asks whether a word was meant that is likely, or names all that there are.
pub(super) fn suggestion(
    word: &str,
    known: &[impl AsRef<str>],
    language: CommandLanguage,
) -> String {
    likely_meant(word, known, language).unwrap_or_else(|| choices(known, language))
}

/// Asks whether a word was meant that is likely.
pub(super) fn likely_meant(
    word: &str,
    known: &[impl AsRef<str>],
    language: CommandLanguage,
) -> Option<String> {
    likely(word, known.iter().map(AsRef::as_ref)).map(|meant| did_you_mean(meant, language))
}

/// Asks whether something was meant.
pub(super) fn did_you_mean(meant: impl Display, language: CommandLanguage) -> String {
    phrase!(language; "maksud Anda `{meant}`?", "did you mean `{meant}`?")
}

/// Names all that there are.
pub(super) fn choices(known: &[impl AsRef<str>], language: CommandLanguage) -> String {
    let all = quoted(known);
    phrase!(language; "yang ada: {all}", "there are: {all}")
}

/// Says what a key or word was meant to be that the shape does not know.
pub(super) fn meant_by(word: &str, known: &[&'static str], language: CommandLanguage) -> String {
    match meant(word, known) {
        Some(Meant::Word(meant)) => did_you_mean(meant, language),
        Some(Meant::NoSpace(key)) => phrase!(language;
            "tulis spasi setelah titik dua: `{key}: …`",
            "write a space after the colon: `{key}: …`"
        ),
        Some(Meant::Elsewhere(place)) => phrase!(language;
            "kunci ini tempatnya di bawah `{place}`: periksa spasi di awal baris",
            "this key belongs under `{place}`: check the spaces at the beginning of the line"
        ),
        Some(Meant::StepCondition) => phrase!(language;
            "langkah tidak punya syarat sendiri: tulis di dalam `text`, misalnya `text: mengambil sidik jari, jika belum ada`; jika hasilnya bercabang, pakai `decision`",
            "a step has no condition of its own: write it in `text`, such as `text: mengambil sidik jari, jika belum ada`; where it can go on in several ways, use `decision`"
        ),
        Some(Meant::Actor) => phrase!(language;
            "tulis siapa di `actor`, dan apa yang dilakukannya di `text`",
            "write who it is in `actor`, and what they do in `text`"
        ),
        Some(Meant::Agency) => phrase!(language;
            "instansinya sudah ditulis di `agency.yaml` folder ini, jadi baris ini tidak diperlukan",
            "the agency is in the `agency.yaml` of this folder, so that this line is not needed"
        ),
        None => choices(known, language),
    }
}

/// Joins words as a list in backticks.
pub(super) fn quoted(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ")
}
