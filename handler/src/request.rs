//! HTTP request → [`RawSubmission`]: type, size, parts.

use bytes::Bytes;
use http::{HeaderMap, header};
use loket_form::form::TOTAL_LIMIT;
use loket_form::submission::RawSubmission;

use crate::multipart::{self, Part, Parts};

/// The most parts that a request may have; forms have some dozens of fields.
const MOST_PARTS: usize = 200;
/// The longest name of a part in bytes; field names have at most 40.
const LONGEST_NAME: usize = 100;

/// Why a body cannot be taken apart; it says nothing of what stands in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ReadError {
    /// The parts are damaged or incomplete, or can be read in two ways.
    #[error("the parts of the body are damaged or incomplete")]
    Damaged,
    /// A part has no name, or an endless one.
    #[error("a part of the body has no usable name")]
    Name,
    /// There are more parts than any form has fields.
    #[error("the body has more than {MOST_PARTS} parts")]
    TooManyParts,
}

/// Returns the boundary of a `multipart/form-data` body, `None` for any other type.
pub(crate) fn boundary(headers: &HeaderMap) -> Option<String> {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(only), None) = (types.next(), types.next()) else {
        return None;
    };
    let is_encoded = headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if is_encoded { None } else { multipart::boundary(only.as_bytes()) }
}

/// Returns whether a request is, or announces to be, larger than what can be sent.
pub(crate) fn is_too_large(headers: &HeaderMap, body: &Bytes) -> bool {
    let sent = u64::try_from(body.len()).unwrap_or(u64::MAX);
    announced(headers).max(sent) > u64::from(TOTAL_LIMIT)
}

/// Returns the length of the body that a request announces, 0 if it announces none.
pub(crate) fn announced(headers: &HeaderMap) -> u64 {
    headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse().ok())
        .unwrap_or_default()
}

/// Takes a body apart.
///
/// Whether a part is a file is the form's to say: the type that a client gives is not even
/// looked at, and the name of a file is for its owner to see. Where no file was chosen, browsers
/// send a part without content and without a file name, which says nothing.
pub(crate) fn read(boundary: &str, body: &Bytes) -> Result<RawSubmission, ReadError> {
    let mut raw = RawSubmission::default();
    let parts = Parts::new(boundary, body).map_err(|_| ReadError::Damaged)?;
    for (index, part) in parts.enumerate() {
        if index == MOST_PARTS {
            return Err(ReadError::TooManyParts);
        }
        let Part { name, content, file_name } = part.map_err(|_| ReadError::Damaged)?;
        if !(1..=LONGEST_NAME).contains(&name.len()) {
            return Err(ReadError::Name);
        }
        match file_name {
            Some(file_name) => raw.push_file(name, file_name, content),
            None if content.is_empty() => {}
            None => raw.push(name, content),
        }
    }
    Ok(raw)
}
