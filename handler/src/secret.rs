//! The secret that references and receipt links are made with.

use std::collections::BTreeSet;

use aws_lc_rs::{hmac, rand};

/// The least length of the text of a secret in bytes.
const LEAST: usize = 32;
/// How a secret is made.
pub(crate) const ADVICE: &str =
    "write at least 32 random characters, such as from `openssl rand -hex 32`";

/// A secret key; it has no `Debug` and no `Display`.
///
/// References, receipt links and challenges are made with it. Each begins with a label
/// that says what it is for, so that none can pass for another.
#[derive(Clone)]
pub struct Secret(hmac::Key);

/// The text cannot be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// The text is short enough to be guessed.
    #[error("is too short: {ADVICE}")]
    TooShort,
    /// The text is no random one: it has few different characters, or goes on as it began.
    #[error("can be guessed: {ADVICE}")]
    Guessable,
    /// The machine gives no random numbers.
    #[error("the machine gives no random numbers")]
    NoRandomness,
}

/// Of 32 random decimal digits, the fewest that there are, hardly any have fewer different ones.
const LEAST_DIFFERENT: usize = 5;

/// Returns whether a text is one that people write instead of a random one: `aaaa`, `changeme`
/// again and again, `0123456789abcdef`.
fn is_guessable(text: &str) -> bool {
    let letters = text.to_ascii_lowercase().into_bytes();
    let different: BTreeSet<u8> = letters.iter().copied().collect();
    // Of random digits, a tenth are as those before them, and a quarter one more or less.
    let differ_little = |period: usize, most: u8| {
        let pairs = letters.iter().zip(letters.iter().skip(period));
        let near = pairs.clone().filter(|(one, next)| one.abs_diff(**next) <= most);
        near.count() * 4 > pairs.count() * 3
    };
    different.len() < LEAST_DIFFERENT
        || (1..=letters.len() / 2).any(|period| differ_little(period, 0))
        || differ_little(1, 1)
}

impl Secret {
    /// Makes a secret of a text, such as 64 hexadecimal digits.
    ///
    /// # Errors
    /// If the text has fewer than 32 bytes, or is none that chance made.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        if text.len() < LEAST {
            return Err(SecretError::TooShort);
        }
        if is_guessable(text) {
            return Err(SecretError::Guessable);
        }
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, text.as_bytes())))
    }

    /// Makes a new secret; links made with it are void when the program ends.
    ///
    /// # Errors
    /// If the machine gives no random numbers.
    pub fn random() -> Result<Self, SecretError> {
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &random_bytes()?)))
    }

    pub(crate) const fn key(&self) -> &hmac::Key {
        &self.0
    }
}

/// Joins a label and what is signed under it, each part with its length in front, so
/// that no two sets of parts make the same bytes.
pub(crate) fn labelled<'part>(
    label: &'static [u8],
    parts: impl IntoIterator<Item = &'part [u8]>,
) -> Vec<u8> {
    let mut joined = Vec::new();
    for part in std::iter::once(label).chain(parts) {
        joined.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        joined.extend_from_slice(part);
    }
    joined
}

/// Returns bytes that nobody can guess.
pub(crate) fn random_bytes() -> Result<[u8; LEAST], SecretError> {
    let mut bytes = [0; LEAST];
    rand::fill(&mut bytes).map_err(|_| SecretError::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_no_secret() {
        assert!(matches!(Secret::parse(&"a".repeat(31)), Err(SecretError::TooShort)));
        assert!(Secret::parse("0f3c9a7e5b1d8246f0c3a9e7b5d18264").is_ok());
    }

    #[test]
    fn a_text_that_people_write_is_no_secret() {
        for text in [
            "a".repeat(32),
            "changeme".repeat(4),
            "changeme-".repeat(5),
            "0123456789abcdef".repeat(2),
            "0123456789abcdefghijklmnopqrstuvwxyz".to_owned(),
            "zyxwvutsrqponmlkjihgfedcba9876543210".to_owned(),
            format!("{}1", "0".repeat(31)),
            "abcABCabcabcABCABCabcabcABCabcab".to_owned(),
            format!("{}-2026!", "changeme".repeat(4)),
        ] {
            assert!(matches!(Secret::parse(&text), Err(SecretError::Guessable)), "{text}");
        }
    }

    /// Also if they are decimal, of which 32 are easier to hit by chance than any others.
    #[test]
    fn random_digits_are_a_secret() {
        for _ in 0..5000 {
            let bytes = random_bytes().expect("random numbers");
            let digits = loket_form::hex::hex(&bytes);
            let decimal: String = bytes.iter().map(|byte| char::from(b'0' + byte % 10)).collect();
            for text in [&digits, &digits[..32], &decimal] {
                assert!(Secret::parse(text).is_ok(), "{text}");
            }
        }
    }
}
