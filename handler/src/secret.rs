//! The secret that references and receipt links are made with.

use aws_lc_rs::{hmac, rand};

/// The least length of the text of a secret in bytes.
const LEAST: usize = 32;

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
    #[error("a secret has at least {LEAST} characters")]
    TooShort,
    /// The machine gives no random numbers.
    #[error("the machine gives no random numbers")]
    NoRandomness,
}

impl Secret {
    /// Makes a secret of a text, such as 64 hexadecimal digits.
    ///
    /// # Errors
    /// If the text has fewer than 32 bytes.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        if text.len() < LEAST {
            return Err(SecretError::TooShort);
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
        assert!(Secret::parse(&"a".repeat(32)).is_ok());
    }
}
