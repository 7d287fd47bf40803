//! What is wrong with a translation.

use std::collections::BTreeSet;

use loket_form::language::Language;

use super::facts::{Facts, Need};
use super::wording::{Words, quoted, suggestion, words};
use crate::command_language::CommandLanguage;

/// What is wrong with a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationFinding {
    /// A translation into the main language.
    MainLanguage(Language),
    /// A language that the theme has no words for.
    UnknownLanguage {
        /// What stands there.
        tag: String,
        /// The languages that there are words for.
        known: Vec<String>,
    },
    /// A translation of something that is not there.
    NoCounterpart,
    /// A key that holds in every language and is said in the main one.
    MainOnly(&'static str),
    /// A value of a translation that is another one than in the main language.
    OtherValue(&'static str),
    /// Keys that a translation leaves in the main language.
    Untranslated(Vec<&'static str>),
    /// Services that are told in the main language only: the files that would translate them.
    UntranslatedServices(Vec<String>),
    /// Words of a translation for which the main language has none.
    Untranslatable(&'static str),
    /// A field of a form that the translation of the form leaves out.
    UntranslatedField(String),
    /// A field of a translated form that the form does not have.
    UnknownField {
        /// What stands there.
        name: String,
        /// The fields of the form.
        known: Vec<String>,
    },
    /// An option of a translated field that the field does not have.
    UnknownOption {
        /// What stands there.
        value: String,
        /// The values of the options of the field.
        known: Vec<String>,
    },
    /// A translation that says more or less than the main language.
    Differs {
        /// What is counted.
        key: &'static str,
        /// How many the translation has.
        here: usize,
        /// How many the main language has.
        there: usize,
    },
}

impl TranslationFinding {
    /// Makes the finding that a text is not a language which the theme has words for.
    #[must_use]
    pub fn unknown_language(text: &str, languages: &BTreeSet<Language>) -> Self {
        let known = languages.iter().map(Language::to_string).collect();
        Self::UnknownLanguage { tag: text.trim().to_owned(), known }
    }

    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::MainLanguage(_) => Facts::error("main-language"),
            Self::UnknownLanguage { .. } => Facts::error("unknown-language"),
            Self::NoCounterpart => Facts::error("no-counterpart").by_itself(),
            Self::MainOnly(_) => Facts::error("main-only").about_key(),
            Self::OtherValue(_) => Facts::error("other-value").about_key(),
            Self::Untranslated(_) => Facts::note("untranslated").needing(&[Need::WholeFile]),
            Self::UntranslatedServices(_) => Facts::note("untranslated-services"),
            Self::Untranslatable(_) => Facts::error("untranslatable").about_key(),
            Self::UntranslatedField(_) => Facts::error("untranslated-field"),
            Self::UnknownField { .. } => Facts::error("unknown-field"),
            Self::UnknownOption { .. } => Facts::error("unknown-option"),
            Self::Differs { .. } => Facts::error("differs").about_key(),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::MainLanguage(tag) => words!(language;
                "situs ini sudah berbahasa `{tag}`", "the site is in `{tag}` already";
                "hapus bahasanya dari nama berkas",
                "leave the language out of the name of the file"
            ),
            Self::UnknownLanguage { tag, known } => {
                let known = quoted(known);
                words!(language;
                    "belum ada kata untuk bahasa `{tag}`",
                    "there are no words for the language `{tag}`";
                    "yang ada: {known}; bahasa lain memerlukan `templates/words/{tag}.yaml`",
                    "known are {known}; another one needs `templates/words/{tag}.yaml`"
                )
            }
            Self::NoCounterpart => words!(language;
                "berkas asli yang diterjemahkan tidak ditemukan",
                "there is nothing that this file translates";
                "samakan namanya dengan berkas yang diterjemahkan",
                "give it the name of the file that it translates"
            ),
            Self::MainOnly(key) => words!(language;
                "`{key}` berlaku untuk semua bahasa", "`{key}` holds in every language";
                "hapus di sini; cukup ditulis dalam bahasa utama",
                "leave it out here; it is written in the main language alone"
            ),
            Self::OtherValue(key) => words!(language;
                "isi `{key}` berbeda dari yang dalam bahasa utama",
                "`{key}` differs from that of the main language";
                "hapus di sini: nilai dari bahasa utama tampil dalam bahasa ini",
                "leave it out: the value of the main language is shown in this one"
            ),
            Self::Untranslated(keys) => {
                let keys = quoted(keys);
                words!(language;
                    "belum diterjemahkan: {keys}", "not translated yet: {keys}";
                    "yang belum ada tampil dalam bahasa utama, dengan tandanya",
                    "what is left out is shown in the main language, marked as such"
                )
            }
            Self::UntranslatedServices(files) => {
                let count = files.len();
                let (first, rest) = files.split_at(count.min(3));
                let more = if rest.is_empty() { "" } else { " …" };
                let first = quoted(first);
                words!(language;
                    "layanan yang belum diterjemahkan: {count}",
                    "services that are not translated yet: {count}";
                    "tambahkan {first}{more}", "add {first}{more}"
                )
            }
            Self::Untranslatable(key) => words!(language;
                "bahasa utama tidak punya `{key}` di sini", "the main language has no `{key}` here";
                "tulis dahulu dalam bahasa utama, atau hapus di sini",
                "write it in the main language first, or leave it out here"
            ),
            Self::UntranslatedField(name) => words!(language;
                "isian `{name}` belum diterjemahkan", "the field `{name}` is not translated";
                "tambahkan `- name: {name}` dengan `label`-nya",
                "add `- name: {name}` with its `label`"
            ),
            Self::UnknownField { name, known } => words!(language;
                "isian `{name}` tidak ada pada formulir ini", "the form has no field `{name}`"
            )
            .with_help(suggestion(name, known, language)),
            Self::UnknownOption { value, known } => words!(language;
                "pilihan `{value}` tidak ada pada isian ini", "the field has no option `{value}`"
            )
            .with_help(suggestion(value, known, language)),
            Self::Differs { key, here, there } => words!(language;
                "isi `{key}` ada {here} di sini dan {there} dalam bahasa utama",
                "`{key}` has {here} entries here and {there} in the main language";
                "terjemahkan setiap isi menurut urutan yang sama",
                "translate every entry, in the same order"
            ),
        }
    }
}
