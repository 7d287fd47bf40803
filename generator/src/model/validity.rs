//! How long a document is valid, as people write it.

use loket_form::locale::Locale;

use super::{Duration, DurationError};
use loket_form::reader::{Reader, tidy};

/// How long a document is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Validity {
    /// For so long.
    For(Duration),
    /// For ever.
    Forever,
    /// It must be valid when it is handed in.
    Current,
}

impl Validity {
    /// The words for what never ends.
    pub(crate) const FOREVER: &[&str] = &[
        "seumur hidup",
        "selamanya",
        "tanpa batas waktu",
        "tanpa batas",
        "tidak terbatas",
        "lifetime",
        "for life",
        "forever",
    ];
    /// The words for what must be valid on the day.
    pub(crate) const CURRENT: &[&str] =
        &["masih berlaku", "yang masih berlaku", "still valid", "valid"];

    /// Parses how long something is valid, in Indonesian or English.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let text = tidy(text);
        let mut reader = Reader::of(&text);
        let without = |phrases: &[&str]| {
            let mut ahead = reader;
            ahead.takes_any(phrases) && ahead.is_done()
        };
        if without(Self::CURRENT) {
            return Ok(Self::Current);
        }
        reader.skip(&["berlaku", "masa berlaku", ":", "valid for"]);
        let mut ahead = reader;
        ahead.takes("selama");
        if ahead.takes_any(Self::FOREVER) && ahead.is_done() {
            return Ok(Self::Forever);
        }
        Duration::parse(reader.rest()).map(Self::For)
    }

    /// Writes it as it is read.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::For(duration) => duration.text(locale),
            Self::Forever => locale.times.forever(),
            Self::Current => locale.times.current(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::locales::{ENGLISH, INDONESIAN};

    #[test]
    fn what_is_printed_is_read_back_as_the_same() {
        for written in ["5 tahun", "seumur hidup", "Masih berlaku", "paling lama 6 bulan"] {
            let validity = Validity::parse(written).expect("understood");
            for locale in [&*INDONESIAN, &*ENGLISH] {
                assert_eq!(Validity::parse(&validity.text(locale)), Ok(validity.clone()));
            }
        }
        assert!(Validity::parse("lama").is_err());
    }
}
