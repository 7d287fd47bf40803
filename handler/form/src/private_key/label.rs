//! Keys as text: told by their labels and members, in a text without white space.

use memchr::memmem;

/// Returns whether a label or the members of a key stand in a squeezed text.
pub(super) fn contains_key(squeezed: &[u8]) -> bool {
    has_label(squeezed) || has_members(squeezed)
}

/// Labels as they are when everything but letters and digits is left out; they
/// must follow BEGIN, for people write about keys without sending one.
const LABELS: [&[u8]; 10] = [
    b"PRIVATEKEY",
    b"RSAPRIVATEKEY",
    b"ECPRIVATEKEY",
    b"DSAPRIVATEKEY",
    b"ENCRYPTEDPRIVATEKEY",
    b"OPENSSHPRIVATEKEY",
    b"SSH2ENCRYPTEDPRIVATEKEY",
    b"ANYPRIVATEKEY",
    b"PGPPRIVATEKEY",
    b"PGPSECRETKEY",
];
const BEGIN: &[u8] = b"BEGIN";
/// Between BEGIN and hyphens a label may say more: whose key it is, or how it is kept.
const ENDS: [&[u8]; 4] = [b"PRIVATEKEY", b"PRIVATEKEYBLOCK", b"SECRETKEY", b"SECRETKEYBLOCK"];
/// How long such a label is at most, in bytes.
const LONGEST_LABEL: usize = 100;
const PUTTY: &[u8] = b"PUTTYUSERKEYFILE";

/// Returns whether the label of a key stands in a squeezed text.
pub(super) fn has_label(text: &[u8]) -> bool {
    let from = |place| text.get(place..).unwrap_or_default();
    let is_labelled = |place: usize| {
        behind_letters(from(place), BEGIN).is_some_and(|rest| {
            LABELS.iter().any(|label| behind_letters(rest, label).is_some())
                || (from(place.saturating_sub(2)).starts_with(b"--") && ends_as_key(rest))
        })
    };
    memchr::memchr2_iter(b'B', b'b', text).any(is_labelled)
        || memchr::memchr2_iter(b'P', b'p', text)
            .any(|place| behind_letters(from(place), PUTTY).is_some())
}

/// Returns whether a label that ends with hyphens is that of a key.
fn ends_as_key(rest: &[u8]) -> bool {
    let near = rest.get(..LONGEST_LABEL).unwrap_or(rest);
    let end = near.windows(2).position(|two| two == b"--");
    let label = end.and_then(|end| near.get(..end)).unwrap_or_default();
    ENDS.iter().any(|end| {
        let mut letters = label.iter().rev().filter(|byte| byte.is_ascii_alphanumeric());
        end.iter()
            .rev()
            .all(|letter| letters.next().is_some_and(|own| own.eq_ignore_ascii_case(letter)))
    })
}

/// Returns what stands behind these letters, whatever else is between them.
fn behind_letters<'text>(text: &'text [u8], letters: &[u8]) -> Option<&'text [u8]> {
    let mut rest = text;
    for letter in letters {
        let place = rest.iter().position(u8::is_ascii_alphanumeric)?;
        let (first, behind) = rest.get(place..)?.split_first()?;
        if first.to_ascii_uppercase() != *letter {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

/// What programs write beside the numbers of a key, in small letters: the private member of
/// a JSON Web Key (RFC 7517) and of an XML key, the names that openssl prints, an identity
/// of age, a key of DNSSEC.
fn has_members(squeezed: &[u8]) -> bool {
    let lower = squeezed.to_ascii_lowercase();
    let has = |part: &[u8]| memmem::find(&lower, part).is_some();
    let is_jwk = |quote: &str| {
        let has =
            |name: &str, behind: &str| has(format!("{quote}{name}{quote}:{behind}").as_bytes());
        has("kty", "") && (has("d", quote) || has("k", quote))
    };
    is_jwk("\"")
        || is_jwk("'")
        || (has(b"rsakeyvalue>") && has(b"<d>"))
        || has(b"private-key:(")
        || has(b"private-key:priv:")
        || has(b"privateexponent:")
        || has(b"age-secret-key-1")
        || has(b"private-key-format:v1")
}
