//! The languages that pages and mails are written in.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// The most letters that a tag may have, as in `zh-hant-tw`.
const MOST_LETTERS: usize = 11;

/// A language by its tag (BCP 47), such as `id`, `min` or `zh-hant`: a language, and a script
/// or a region if it needs one, in small letters, for it stands in addresses.
///
/// Which languages there are is not known here: those for which the theme has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(Tag);

type Tag = &'static str;

/// The tags that a program has met: a handful, each kept once for as long as it runs.
static MET: Mutex<BTreeSet<Tag>> = Mutex::new(BTreeSet::new());

/// The text is not the tag of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is written like `id`, `jv` or `zh-hant`")]
pub struct LanguageError;

impl Language {
    /// Indonesian, in which a site is that does not say otherwise.
    pub const INDONESIAN: Self = Self("id");

    /// Returns the tag, as in the `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut parts = text.split('-');
        let is_language =
            parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && small(part));
        let further = parts.all(|part| matches!(part.len(), 2 | 4) && small(part));
        if !is_language || !further || text.len() > MOST_LETTERS {
            return Err(LanguageError);
        }
        let mut met = MET.lock().unwrap_or_else(PoisonError::into_inner);
        let tag = met.get(text).copied().unwrap_or_else(|| text.to_owned().leak());
        met.insert(tag);
        Ok(Self(tag))
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_its_tag() {
        for tag in ["id", "en", "min", "zh-hant", "sr-latn-rs"] {
            assert_eq!(tag.parse::<Language>().map(String::from).as_deref(), Ok(tag));
        }
        for text in ["", "i", "ID", "final", "v2", "en-", "-en", "en-gb-", "en-1", "id-latn-id-id"]
        {
            assert_eq!(text.parse::<Language>(), Err(LanguageError), "{text}");
        }
        assert_eq!("id".parse(), Ok(Language::INDONESIAN));
    }
}
