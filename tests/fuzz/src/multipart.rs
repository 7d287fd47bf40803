//! Multipart bodies: what we read is what stands there, and nothing of it is lost or made up.
//!
//! Input: the value of `Content-Type` on the first line, then the body.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use loket_handler::fuzzing;

use crate::reference;

pub(crate) fn run(bytes: &[u8]) {
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let body = bytes.get(line + 1..).unwrap_or_default();
    let Ok(media_type) = HeaderValue::from_bytes(&bytes[..line]) else {
        return;
    };
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, media_type)]);
    let read = fuzzing::parts(&headers, &Bytes::copy_from_slice(body));
    if let Some(read) = &read {
        stands_in(body, read);
    }
    let boundary = plain_boundary(&headers[header::CONTENT_TYPE]);
    if let Some(expected) = boundary.and_then(|boundary| reference::parts(boundary, body)) {
        let usual = expected.len() <= 200 && expected.iter().all(|(name, _)| name.len() <= 100);
        if usual {
            assert_eq!(
                read.map(filled),
                Some(filled(by_name(expected))),
                "two readers read the same"
            );
        }
    }
}

/// Every content is a piece of the body, and all together are no more than it.
fn stands_in(body: &[u8], read: &[(String, Vec<Bytes>)]) {
    let contents = || read.iter().flat_map(|(_, contents)| contents);
    assert!(contents().map(Bytes::len).sum::<usize>() <= body.len());
    assert!(contents().count() <= 200);
    assert!(read.iter().all(|(name, _)| (1..=100).contains(&name.len())));
    for content in contents().filter(|content| !content.is_empty()) {
        assert!(body.windows(content.len()).any(|window| window == content), "as it was sent");
    }
}

/// Returns the boundary if there is only one way to read it.
fn plain_boundary(media_type: &HeaderValue) -> Option<&str> {
    let boundary = media_type.to_str().ok()?.strip_prefix("multipart/form-data; boundary=")?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    ((1..=70).contains(&boundary.len()) && boundary.bytes().all(is_plain)).then_some(boundary)
}

/// Leaves out what says nothing: our reader does so where no file was chosen.
fn filled(names: Vec<(String, Vec<Bytes>)>) -> Vec<(String, Vec<Bytes>)> {
    let filled = |(name, contents): (String, Vec<Bytes>)| {
        let contents: Vec<_> = contents.into_iter().filter(|content| !content.is_empty()).collect();
        (!contents.is_empty()).then_some((name, contents))
    };
    names.into_iter().filter_map(filled).collect()
}

fn by_name(parts: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<Bytes>)> {
    let mut names: BTreeMap<String, Vec<Bytes>> = BTreeMap::new();
    for (name, content) in parts {
        names.entry(name).or_default().push(content.into());
    }
    names.into_iter().collect()
}
