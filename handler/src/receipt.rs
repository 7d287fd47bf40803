//! The receipt: what it says, and the signed link that carries it.
//!
//! Nothing is stored, so the link itself is the record. Without the signature
//! anyone could make official-looking receipts under the name of the government.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use loket_form::id::FormId;
use loket_form::id::Prefix;
use loket_form::reference::Reference;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::secret::{Secret, labelled};

/// The last segment of the path of a receipt.
pub(crate) const RECEIPT: &str = "tanda-terima";
/// What the signature is for; a new meaning of the link needs a new label.
const LABEL: &[u8] = b"loket receipt 2";

/// What became of the acknowledgement.
///
/// In links it is a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
pub(crate) enum Acknowledgement {
    /// The mail was handed over.
    #[strum(serialize = "1")]
    Sent,
    /// The mail was not handed over; the request stands nevertheless.
    #[strum(serialize = "0")]
    Failed,
    /// The mail is on its way to a server that the answer does not wait for.
    #[strum(serialize = "3")]
    Underway,
    /// The form asks for no address.
    #[strum(serialize = "2")]
    NotAsked,
}

/// What the applicant is told after a request was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) reference: Reference,
    pub(crate) received: Timestamp,
    pub(crate) acknowledgement: Acknowledgement,
    /// The case of the service, by its value; it decides the due day.
    pub(crate) case: Option<String>,
}

impl Receipt {
    /// Makes receipts of every sort under a reference that was never given out.
    pub(crate) fn samples(prefix: &Prefix) -> Vec<Self> {
        // Thirteen times the first character of the alphabet, and so is its check character.
        let reference =
            Reference::parse(&format!("{}-22222-22222-2222", String::from(prefix.clone())));
        let receipt = |reference: &Reference, acknowledgement| Self {
            reference: reference.clone(),
            received: Timestamp::UNIX_EPOCH,
            acknowledgement,
            case: None,
        };
        let all = |reference: Reference| {
            Acknowledgement::VARIANTS.iter().map(|one| receipt(&reference, *one)).collect()
        };
        reference.map(all).unwrap_or_default()
    }

    /// Returns the path of the receipt page with its signature.
    pub(crate) fn link(&self, secret: &Secret, form: &FormId) -> String {
        let seconds = self.received.as_second().to_string();
        let acknowledgement: &str = self.acknowledgement.into();
        let case = self.case.as_deref();
        let parts = signed_parts(form, self.reference.as_str(), &seconds, acknowledgement, case);
        let case = case.map(|case| format!("&c={case}")).unwrap_or_default();
        let signature = URL_SAFE_NO_PAD.encode(hmac::sign(secret.key(), &parts));
        format!(
            "{}/{RECEIPT}?ref={}&t={seconds}&a={acknowledgement}{case}&s={signature}",
            form.action(),
            self.reference
        )
    }

    /// Reads the query of a link; `None` unless every byte of it is as it was made.
    pub(crate) fn verify(secret: &Secret, form: &FormId, query: &str) -> Option<Self> {
        let mut pairs = query.split('&');
        let mut next = |name: &str| value(pairs.next()?, name);
        let (reference, seconds) = (next("ref")?, next("t")?);
        let acknowledgement = next("a")?;
        let (case, signature) = match (pairs.next()?, pairs.next(), pairs.next()) {
            (signature, None, None) => (None, value(signature, "s")?),
            (case, Some(signature), None) => (Some(value(case, "c")?), value(signature, "s")?),
            _ => return None,
        };
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        let parts = signed_parts(form, reference, seconds, acknowledgement, case);
        hmac::verify(secret.key(), &parts, &signature).ok()?;
        Some(Self {
            reference: Reference::parse(reference).ok()?,
            received: Timestamp::from_second(seconds.parse().ok()?).ok()?,
            acknowledgement: acknowledgement.parse().ok()?,
            case: case.map(str::to_owned),
        })
    }
}

/// Returns the value of a pair of a query with this name.
fn value<'pair>(pair: &'pair str, name: &str) -> Option<&'pair str> {
    pair.strip_prefix(name)?.strip_prefix('=')
}

/// Joins what is signed. The case is a part only where the form asks for it.
fn signed_parts(
    form: &FormId,
    reference: &str,
    seconds: &str,
    acknowledgement: &str,
    case: Option<&str>,
) -> Vec<u8> {
    let texts = [form.as_str(), reference, seconds, acknowledgement];
    labelled(LABEL, texts.into_iter().chain(case).map(str::as_bytes))
}
