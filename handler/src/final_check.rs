//! The last look at a message before it goes out.
//!
//! The builder is trusted to write what it is told; this check does not trust it.
//! Every hole that mail libraries had in 2024–2026 (SMTP smuggling by a bare LF,
//! headers by a file name or a media type) shows in one of these three ways.

/// The longest line in bytes without its end (RFC 5322, section 2.1.1).
const LONGEST_LINE: usize = 998;

/// The headers that a mail may have, each at most once.
const HEADERS: [&str; 17] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "References",
    "List-Id",
    "X-Loket-Form",
    "X-Loket-Mail",
    "X-Loket-Reference",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
];

/// Why a message may not go out; it says nothing of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// A line ends in other ways than CR LF, or is too long.
    #[error("a line of the message is too long or does not end in CR LF")]
    Line,
    /// A byte is outside ASCII, or NUL.
    #[error("the message has a byte outside ASCII")]
    Byte,
    /// A header is unknown, or stands twice.
    #[error("the message has a header too many")]
    Header,
}

/// Checks that a message has whole lines of ASCII and no header too many.
pub(crate) fn check(message: &[u8]) -> Result<(), WireError> {
    if !message.is_ascii() || message.contains(&0) {
        return Err(WireError::Byte);
    }
    let mut seen: Vec<&[u8]> = Vec::new();
    let mut in_head = true;
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r\n").ok_or(WireError::Line)?;
        if line.len() > LONGEST_LINE || line.contains(&b'\r') {
            return Err(WireError::Line);
        }
        in_head &= !line.is_empty();
        if in_head {
            check_header(line, &mut seen)?;
        }
    }
    Ok(())
}

fn check_header<'a>(line: &'a [u8], seen: &mut Vec<&'a [u8]>) -> Result<(), WireError> {
    if line.starts_with(b" ") && !seen.is_empty() {
        return Ok(());
    }
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_known = HEADERS.iter().any(|header| header.as_bytes() == name);
    if !is_known || seen.contains(&name) {
        return Err(WireError::Header);
    }
    seen.push(name);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_message_may_go_out() {
        let message = b"From: <a@b.id>\r\nSubject: a\r\n b\r\n\r\nBcc: in the body\r\n.\r\n";
        assert_eq!(check(message), Ok(()));
    }

    #[test]
    fn smuggled_line_ends_are_found() {
        for message in [
            &b"From: a\r\n\r\nb\n.\r\n"[..],
            b"From: a\r\n\r\nb\r.\r\n",
            b"From: a\r\n\r\nb\r\r\n",
            b"From: a\r\n\r\nb",
            b"From: a\n\nb\n",
        ] {
            assert_eq!(check(message), Err(WireError::Line));
        }
        let long = [b"From: a\r\n\r\n".to_vec(), vec![b'a'; 999], b"\r\n".to_vec()].concat();
        assert_eq!(check(&long), Err(WireError::Line));
    }

    #[test]
    fn a_header_too_many_is_found() {
        for message in [
            &b"From: a\r\nBcc: b\r\n\r\n"[..],
            b"From: a\r\nFrom: b\r\n\r\n",
            b" From: a\r\n\r\n",
            b"From : a\r\n\r\n",
            b"from: a\r\n\r\n",
        ] {
            assert_eq!(check(message), Err(WireError::Header));
        }
    }

    #[test]
    fn only_ascii_goes_out() {
        assert_eq!(check("From: a\r\n\r\n–\r\n".as_bytes()), Err(WireError::Byte));
        assert_eq!(check(b"From: a\r\n\r\n\0\r\n"), Err(WireError::Byte));
    }
}
