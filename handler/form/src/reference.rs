//! The reference number of a request.

use std::fmt;

use aws_lc_rs::hmac;
use jiff::civil::Date;

use crate::id::{FormId, Prefix};
use crate::submission::{Answer, Submission};

/// Digits and letters that cannot be taken for each other: no 0, O, 1, I, L.
///
/// There are 31, a prime, so that the check character finds every single wrong
/// character and every swap of two neighbours.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Characters that carry the number: 31^13 is more than 2^64.
const DATA: usize = 13;
/// Where hyphens stand, after the prefix.
const GROUPS: [usize; 3] = [5, 5, 4];

/// The number under which agency and applicant speak of one request.
///
/// The same content, sent twice on one day, gets the same reference: whoever
/// presses the button twice has still made one request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference(String);

/// The text is no reference: a character is wrong or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reference number")]
pub struct ReferenceError;

impl Reference {
    /// Derives the reference of a submission.
    ///
    /// It is an HMAC-SHA-256 under `key` of the form, the day and every answer,
    /// each with its length in front, so that no two submissions look alike.
    #[must_use]
    pub fn derive(
        key: &hmac::Key,
        prefix: &Prefix,
        form: &FormId,
        day: Date,
        submission: &Submission,
    ) -> Self {
        let mut context = hmac::Context::with_key(key);
        let mut add = |bytes: &[u8]| {
            context.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(bytes);
        };
        add(b"loket reference 1");
        add(form.as_str().as_bytes());
        add(day.to_string().as_bytes());
        for answered in submission.answered() {
            add(answered.name.as_str().as_bytes());
            add_answer(&answered.answer, &mut add);
        }
        Self::spell(prefix, context.sign().as_ref())
    }

    /// Spells the first 16 bytes of a digest as a reference.
    #[must_use]
    pub fn spell(prefix: &Prefix, digest: &[u8]) -> Self {
        Self(format!("{prefix}-{}", grouped(&spelt(digest))))
    }

    /// Parses a reference as people type it: case and spaces do not matter.
    ///
    /// # Errors
    /// If the check character does not fit or a character cannot be one of a reference.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let text: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .map(|character| character.to_ascii_uppercase())
            .collect();
        let (prefix, rest) = text.split_once('-').ok_or(ReferenceError)?;
        let prefix = Prefix::parse(prefix).map_err(|_| ReferenceError)?;
        let plain: Vec<u8> = rest.bytes().filter(|byte| *byte != b'-').collect();
        let values = plain
            .iter()
            .map(|byte| ALPHABET.iter().position(|letter| letter == byte))
            .collect::<Option<Vec<usize>>>()
            .ok_or(ReferenceError)?;
        if values.len() != DATA + 1 || weighted_sum(&values) != 0 {
            return Err(ReferenceError);
        }
        let characters: String = plain.into_iter().map(char::from).collect();
        Ok(Self(format!("{prefix}-{}", grouped(&characters))))
    }

    /// Returns the reference as it is written everywhere.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn add_answer(answer: &Answer, add: &mut impl FnMut(&[u8])) {
    match answer {
        Answer::Empty => add(b""),
        Answer::Typed(typed) => add(typed.reveal().plain().as_bytes()),
        Answer::Chosen(options) => {
            add(options.len().to_string().as_bytes());
            for (value, _) in options {
                add(value.as_bytes());
            }
        }
        Answer::Agreed(value) => add(value.as_bytes()),
        Answer::File(attachment) => add(attachment.sha256()),
        Answer::Files(attachments) => {
            add(attachments.len().to_string().as_bytes());
            for attachment in attachments {
                add(attachment.sha256());
            }
        }
    }
}

/// Spells the first 128 bits of a digest in the alphabet, with a check character behind.
fn spelt(digest: &[u8]) -> String {
    let mut number = digest.iter().take(16).fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
    let mut values = Vec::with_capacity(DATA + 1);
    for _ in 0..DATA {
        values.push(usize::try_from(number % 31).unwrap_or_default());
        number /= 31;
    }
    let sum = weighted_sum(&values);
    // The last place has the weight 1, so this value brings the sum to 0.
    values.push((31 - sum) % 31);
    values.iter().filter_map(|value| ALPHABET.get(*value)).map(|byte| char::from(*byte)).collect()
}

/// Sums the values with the weights 14, 13, …, 1, modulo 31.
fn weighted_sum(values: &[usize]) -> usize {
    values.iter().zip((1..=DATA + 1).rev()).map(|(value, weight)| value * weight).sum::<usize>()
        % 31
}

fn grouped(characters: &str) -> String {
    let mut rest = characters;
    let mut groups = Vec::with_capacity(GROUPS.len());
    for size in GROUPS {
        let (group, tail) = rest.split_at_checked(size).unwrap_or((rest, ""));
        groups.push(group);
        rest = tail;
    }
    groups.join("-")
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FieldName;
    use crate::submission::Answered;
    use crate::typed::Typed;

    fn submission(text: &str) -> Submission {
        Submission {
            answered: vec![Answered {
                name: FieldName::parse("nama").expect("valid"),
                label: "Nama".to_owned(),
                answer: Typed::Line(text.to_owned()).into(),
            }],
            reply_to: None,
        }
    }

    fn derive(text: &str, day: i8) -> Reference {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let prefix = Prefix::parse("LOCK").expect("valid");
        let form = FormId::parse("kominfo/lock").expect("valid");
        Reference::derive(&key, &prefix, &form, Date::constant(2026, 11, day), &submission(text))
    }

    #[test]
    fn the_same_submission_on_one_day_has_one_reference() {
        assert_eq!(derive("Sari", 23), derive("Sari", 23));
        assert_ne!(derive("Sari", 23), derive("Sari", 24));
        assert_ne!(derive("Sari", 23), derive("Sara", 23));
    }

    #[test]
    fn a_reference_is_written_in_groups_without_lookalikes() {
        let reference = derive("Sari", 23);
        let groups: Vec<&str> = reference.as_str().split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 5, 5, 4]);
        assert!(!groups[1..].concat().contains(['0', 'O', '1', 'I', 'L']));
    }

    #[test]
    fn a_reference_is_read_back_however_it_is_typed() {
        let reference = derive("Sari", 23);
        let typed = format!(" {} ", reference.as_str().to_lowercase());
        assert_eq!(Reference::parse(&typed), Ok(reference));
    }

    #[test]
    fn every_wrong_character_and_every_swap_of_neighbours_is_found() {
        let reference = derive("Sari", 23);
        let number: Vec<u8> =
            reference.as_str()[5..].bytes().filter(|byte| *byte != b'-').collect();
        let parse =
            |bytes: &[u8]| Reference::parse(&format!("LOCK-{}", String::from_utf8_lossy(bytes)));
        for place in 0..number.len() {
            for letter in ALPHABET.iter().filter(|letter| **letter != number[place]) {
                let mut wrong = number.clone();
                wrong[place] = *letter;
                assert!(parse(&wrong).is_err());
            }
            if place + 1 < number.len() && number[place] != number[place + 1] {
                let mut swapped = number.clone();
                swapped.swap(place, place + 1);
                assert!(parse(&swapped).is_err());
            }
        }
        assert!(parse(&number[1..]).is_err());
    }
}
