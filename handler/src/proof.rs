//! Proof of work by the rule of ALTCHA: a puzzle that costs the browser of an
//! applicant a second, and whoever sends thousands of forms a day of computing.
//!
//! Nothing is stored: a challenge is signed, and says itself until when and for
//! which form it holds.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::{constant_time, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use loket_form::hex::{hex, sha256};
use loket_form::id::FormId;
use serde::{Deserialize, Serialize};

use crate::secret::{self, Secret, SecretError};

/// The last segment of the path where challenges are given out.
pub(crate) const CHALLENGE: &str = "proof";
/// What the key is for; a new meaning of a challenge needs a new label.
const LABEL: &[u8] = b"loket proof 1";
/// The only algorithm, by its name in the rule.
const ALGORITHM: &str = "SHA-256";
/// How long a challenge holds in seconds: for a slow telephone with large files.
const LIFETIME: i64 = 3600;

/// The largest number that a solution can be; on average, half as many are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difficulty(u32);

/// The text is no difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "is `off` or a number from {} to {}, such as 50000: how many are tried at most",
    Difficulty::LEAST,
    Difficulty::MOST
)]
pub struct DifficultyError;

impl Difficulty {
    const LEAST: u32 = 1_000;
    /// What an old telephone does in about a minute.
    const MOST: u32 = 1_000_000;
}

impl FromStr for Difficulty {
    type Err = DifficultyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number: u32 = text.parse().map_err(|_| DifficultyError)?;
        let is_sensible = (Self::LEAST..=Self::MOST).contains(&number);
        if is_sensible { Ok(Self(number)) } else { Err(DifficultyError) }
    }
}

impl fmt::Display for Difficulty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A puzzle: find the number that, behind the salt, has this digest.
#[derive(Debug, Serialize)]
pub(crate) struct Challenge {
    algorithm: &'static str,
    #[serde(rename = "challenge")]
    digest: String,
    maxnumber: u32,
    salt: String,
    signature: String,
}

/// A solved puzzle, as it comes in the hidden field.
#[derive(Deserialize)]
struct Solution {
    algorithm: String,
    challenge: String,
    number: u64,
    salt: String,
    signature: String,
}

impl Challenge {
    /// Makes a new challenge for a form.
    ///
    /// # Errors
    /// If the machine gives no random numbers.
    pub(crate) fn try_new(
        secret: &Secret,
        difficulty: Difficulty,
        form: &FormId,
        now: Timestamp,
    ) -> Result<Self, SecretError> {
        let random = secret::random_bytes()?;
        let (salt, number) = random.split_at(16);
        let number = number.iter().take(8).fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
        let number = number % (u64::from(difficulty.0) + 1);
        let expires = now.as_second().saturating_add(LIFETIME);
        // The last `&` keeps digits of the number from passing for some of the salt.
        let salt = format!("{}?expires={expires}&form={}&", hex(salt), form.as_str());
        let digest = digest_of(&salt, number);
        let signature = signature_of(secret, &digest);
        Ok(Self { algorithm: ALGORITHM, digest, maxnumber: difficulty.0, salt, signature })
    }
}

/// Returns whether a payload solves a challenge that was given out here for this form
/// and still holds.
pub(crate) fn is_proof(secret: &Secret, form: &FormId, now: Timestamp, payload: &[u8]) -> bool {
    let Some(solution) = read(payload) else {
        return false;
    };
    let challenge = digest_of(&solution.salt, solution.number);
    let signature = signature_of(secret, &challenge);
    let is_signed =
        constant_time::verify_slices_are_equal(signature.as_bytes(), solution.signature.as_bytes());
    solution.algorithm == ALGORITHM
        && solution.challenge == challenge
        && is_signed.is_ok()
        && expiry(&solution.salt, form).is_some_and(|expires| now.as_second() <= expires)
}

fn read(payload: &[u8]) -> Option<Solution> {
    let json = STANDARD.decode(payload.trim_ascii()).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Reads until when a salt holds; `None` if it is for another form.
fn expiry(salt: &str, form: &FormId) -> Option<i64> {
    let (_, rest) = salt.split_once("?expires=")?;
    let (expires, rest) = rest.split_once("&form=")?;
    if rest.strip_suffix('&')? == form.as_str() { expires.parse().ok() } else { None }
}

fn digest_of(salt: &str, number: u64) -> String {
    sha256(format!("{salt}{number}").as_bytes())
}

/// Signs with a key of its own, so that no signature can pass for a reference or a receipt.
fn signature_of(secret: &Secret, challenge: &str) -> String {
    let own = hmac::sign(secret.key(), &secret::labelled(LABEL, []));
    let key = hmac::Key::new(hmac::HMAC_SHA256, own.as_ref());
    hex(hmac::sign(&key, challenge.as_bytes()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difficulty_is_a_number_that_a_telephone_can_bear() {
        for text in ["1000", "50000", "1000000"] {
            assert!(text.parse::<Difficulty>().is_ok(), "{text}");
        }
        for text in ["", "0", "999", "1000001", "-5", "50k", "50.000", "on"] {
            assert_eq!(text.parse::<Difficulty>(), Err(DifficultyError), "{text:?}");
        }
    }
}
