//! E-mail addresses, parsed once and then safe in a header.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::as_text::as_text;

/// An e-mail address of the plain form `local@domain`.
///
/// RFC 5321 with what a mailbox of a person or an office needs: an unquoted
/// ASCII local part and a domain of at least two labels. Quoted local parts,
/// comments, display names, domain literals, addresses outside ASCII and local
/// parts that look like an encoded word (`=?`, RFC 2047) are refused: they are
/// where mail software has been tricked, and nobody who applies for a service
/// writes them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    text: String,
    at: usize,
}

/// The text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address is written like nama@contoh.go.id")]
pub struct AddressError;

/// RFC 5321, section 4.5.3.1.1, in bytes.
const LOCAL_LIMIT: usize = 64;
/// RFC 5321, section 4.5.3.1.3 less the angle brackets, in bytes.
const ADDRESS_LIMIT: usize = 254;

impl Address {
    /// Parses an address.
    ///
    /// The domain is lowered, the local part stays as it is.
    ///
    /// # Errors
    /// If the text is anything but one plain address.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError)?;
        if text.len() > ADDRESS_LIMIT || !is_local(local) || !is_domain(domain) {
            return Err(AddressError);
        }
        Ok(Self { text: format!("{local}@{}", domain.to_ascii_lowercase()), at: local.len() })
    }

    /// Returns the address as it stands in an envelope.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the domain in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    /// Returns whether the domain is `domain` or one below it.
    #[must_use]
    pub fn is_within(&self, domain: &str) -> bool {
        let own = self.domain();
        own.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

fn is_local(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= LOCAL_LIMIT
        // Some readers would decode it and answer to somebody else.
        && !local.contains("=?")
        && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_text))
}

/// RFC 5322, section 3.2.3.
fn is_atom_text(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Returns whether the text is a domain name of at least two labels.
#[must_use]
pub fn is_domain(domain: &str) -> bool {
    domain.contains('.') && domain.split('.').all(is_label) && !ends_in_digits(domain)
}

/// RFC 1123, section 2.1.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// No top-level domain is a number; four numbers would be an IP address.
fn ends_in_digits(domain: &str) -> bool {
    domain.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
}

as_text!(Address, AddressError, as_str);

/// Prints nothing of the address: it may be an applicant's.
impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Address(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_that_people_have_are_accepted() {
        for text in [
            "sari@pekalongankota.go.id",
            "s.a-r_i+lock@dinas.PekalonganKota.go.id",
            "o'neil@contoh.id",
            "1@a.co",
        ] {
            assert!(Address::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn tricks_and_mistakes_are_refused() {
        for text in [
            "",
            "@",
            "a",
            "a@",
            "@b.id",
            "a@b",
            "a@b.",
            "a@.id",
            "a@b..id",
            "a b@c.id",
            "a@b c.id",
            ".a@b.id",
            "a.@b.id",
            "a..b@c.id",
            "\"a\"@b.id",
            "\"a\r\nBcc: x\"@b.id",
            "a@b.id\r\n",
            "a@b.id,c@d.id",
            "a@b.id>, <c@d.id",
            "Sari <a@b.id>",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@b@c.id",
            "a(komentar)@b.id",
            "a@b.id\0",
            "ä@b.id",
            "a@bücher.de",
            "a@-b.id",
            "a@b-.id",
            "a;b@c.id",
            "a:b@c.id",
            "a\\b@c.id",
            "a@b.id ",
            " a@b.id",
            "a%0d%0a@b .id",
            "=?utf-8?q?a?=@b.id",
            "a=?b@c.id",
        ] {
            assert!(Address::parse(text).is_err(), "{text:?}");
        }
        assert!(Address::parse(&format!("{}@b.id", "a".repeat(65))).is_err());
        assert!(Address::parse(&format!("a@{}.id", "b".repeat(64))).is_err());
        assert!(Address::parse(&format!("a@{}id", "bb.".repeat(100))).is_err());
    }

    #[test]
    fn a_domain_includes_those_below_it_and_no_lookalike() {
        let address = |text| Address::parse(text).expect("valid");
        assert!(address("a@pekalongankota.go.id").is_within("pekalongankota.go.id"));
        assert!(address("a@dinkominfo.pekalongankota.go.id").is_within("pekalongankota.go.id"));
        assert!(!address("a@xpekalongankota.go.id").is_within("pekalongankota.go.id"));
        assert!(!address("a@pekalongankota.go.id.contoh.com").is_within("pekalongankota.go.id"));
    }

    proptest! {
        #[test]
        fn an_accepted_address_is_one_token_of_printable_ascii(text in "\\PC{0,20}@\\PC{0,20}|[ -~]{0,12}@[ -~]{0,12}\\.[ -~]{0,4}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(!address.as_str().contains([',', '<', '>', '"', '(', ')', ';', ':', '[', ']', '\\']));
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
            }
        }
    }
}
