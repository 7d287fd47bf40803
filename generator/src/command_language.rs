//! The language that the program speaks to those who write content.

use std::str::FromStr;

use loket_form::language::Language;

/// A language of the command: of its findings, tables and schemas. Pages may have others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommandLanguage {
    /// Indonesian.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl CommandLanguage {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// Chooses what is said in it.
    #[must_use]
    pub const fn pick(self, indonesian: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }

    /// Returns the BCP 47 tag, as `--lang` takes it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }
}

impl From<Language> for CommandLanguage {
    /// Whose site is not in Indonesian is spoken to in English.
    fn from(main: Language) -> Self {
        if main.tag() == Self::Indonesian.tag() { Self::Indonesian } else { Self::English }
    }
}

/// The tag is not that of a language of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the languages are `id` and `en`")]
pub struct UnknownCommandLanguage;

impl FromStr for CommandLanguage {
    type Err = UnknownCommandLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|one| one.tag() == tag).ok_or(UnknownCommandLanguage)
    }
}
