//! A second reader of multipart bodies, straight from RFC 2046 and RFC 7578.
//!
//! It is strict and knows only the plainest form of a part, so where it reads a
//! body there is no doubt what the body says.

/// Reads name and content of each part; `None` for anything that leaves a doubt.
pub(crate) fn parts(boundary: &str, body: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let delimiter = format!("\r\n--{boundary}").into_bytes();
    // A delimiter begins with the line end before it; the first line has none.
    let body = [b"\r\n", body].concat();
    let mut pieces = split(&body, &delimiter).into_iter();
    if !pieces.next()?.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    while let Some(piece) = pieces.next() {
        if let Some(behind) = piece.strip_prefix(b"--") {
            let is_end = matches!(behind, b"" | b"\r\n") && pieces.next().is_none();
            return is_end.then_some(parts);
        }
        parts.push(part(piece.strip_prefix(b"\r\n")?)?);
    }
    None
}

fn part(piece: &[u8]) -> Option<(String, Vec<u8>)> {
    let blank = find(piece, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&piece[..blank]).ok().filter(|head| head.len() <= 8192)?;
    let mut lines = head.split("\r\n");
    let disposition = lines.next()?.strip_prefix("Content-Disposition: form-data; ")?;
    let name = named(disposition, "name").or_else(|| {
        // The file name may stand in front.
        let (file, rest) = disposition.strip_prefix("filename=\"")?.split_once("\"; ")?;
        (!file.contains(['"', '\\'])).then(|| named(rest, "name"))?
    });
    let (name, rest) = name?;
    let is_file = rest
        .strip_prefix("; ")
        .and_then(|rest| named(rest, "filename"))
        .is_some_and(|(file, rest)| rest.is_empty() && !file.contains('\\'));
    let type_line = lines.next();
    let is_plain = type_line.is_none_or(|line| line.starts_with("Content-Type: "))
        && lines.next().is_none()
        && (rest.is_empty() || is_file)
        && !name.is_empty()
        && !name.contains('\\')
        && !head.split("\r\n").any(|line| line.contains(char::is_control));
    is_plain.then(|| (name.to_owned(), piece[blank + 4..].to_vec()))
}

/// Reads `name="value"`; returns the value and what stands behind it.
fn named<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(name)?.strip_prefix("=\"")?.split_once('"')
}

fn split<'a>(bytes: &'a [u8], delimiter: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while let Some(place) = find(rest, delimiter) {
        pieces.push(&rest[..place]);
        rest = &rest[place + delimiter.len()..];
    }
    pieces.push(rest);
    pieces
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
