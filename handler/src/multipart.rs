//! `multipart/form-data` bodies (RFC 7578, RFC 2046), taken apart without doubt.
//!
//! The body is in memory, so parts are pieces of it. What could be read in two ways
//! is refused: text before the first part or behind the last, a folded header line,
//! a part whose name two readers would find in different places.

mod parameters;

use bytes::Bytes;

use self::parameters::parameters;

/// The longest boundary in bytes (RFC 2046, section 5.1.1).
const LONGEST_BOUNDARY: usize = 70;
/// The longest head of a part in bytes; browsers send some hundred.
const LONGEST_HEAD: usize = 8 * 1024;
/// The end of a line.
const CRLF: &[u8] = b"\r\n";

/// A part of a body.
#[derive(Debug)]
pub(crate) struct Part {
    /// The name of its field.
    pub(crate) name: String,
    /// What stands in it, a piece of the body.
    pub(crate) content: Bytes,
    /// The name of its file as browsers write it; absent where none was chosen, for which they
    /// give an empty one.
    pub(crate) file_name: Option<String>,
}

/// The body, or the head of a part, is damaged or can be read in two ways.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// Reads the boundary from the value of `Content-Type`; `None` for any other type.
pub(crate) fn boundary(media_type: &[u8]) -> Option<String> {
    let found = parameters(media_type, b"multipart/form-data")?;
    let boundary = found.one("boundary")?;
    // RFC 2046, section 5.1.1.
    let may_stand = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    let is_one = (1..=LONGEST_BOUNDARY).contains(&boundary.len())
        && boundary.bytes().all(may_stand)
        && !boundary.ends_with(' ');
    is_one.then_some(boundary)
}

/// Takes the parts out of a body, one after the other.
pub(crate) struct Parts<'body> {
    body: &'body Bytes,
    /// CRLF, two hyphens and the boundary.
    delimiter: Vec<u8>,
    /// Where the next part begins, behind its delimiter; `None` behind the last.
    next: Option<usize>,
}

impl<'body> Parts<'body> {
    /// Finds the first part.
    ///
    /// # Errors
    /// If the body does not begin with one.
    pub(crate) fn new(boundary: &str, body: &'body Bytes) -> Result<Self, Damaged> {
        let delimiter = [CRLF, b"--", boundary.as_bytes()].concat();
        // The delimiter begins with the end of the line before, which the first may lack.
        let first = delimiter.strip_prefix(CRLF).ok_or(Damaged)?;
        let start = if body.starts_with(CRLF) { CRLF.len() } else { 0 };
        if !body.get(start..).is_some_and(|body| body.starts_with(first)) {
            return Err(Damaged);
        }
        let behind = start + first.len();
        let mut parts = Self { body, delimiter, next: None };
        parts.next = parts.behind_delimiter(behind)?;
        Ok(parts)
    }

    /// Reads what stands behind a delimiter: where the part begins, or that it was the last.
    fn behind_delimiter(&self, place: usize) -> Result<Option<usize>, Damaged> {
        let rest = self.body.get(place..).ok_or(Damaged)?;
        let (is_last, rest) = match rest.strip_prefix(b"--") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let line = without_padding(rest);
        if is_last {
            return if line.is_empty() || line == CRLF { Ok(None) } else { Err(Damaged) };
        }
        let part = line.strip_prefix(CRLF).ok_or(Damaged)?;
        Ok(Some(self.body.len() - part.len()))
    }

    fn part(&mut self, start: usize) -> Result<Part, Damaged> {
        let rest = self.body.get(start..).ok_or(Damaged)?;
        let end = memchr::memmem::find(rest, &self.delimiter).ok_or(Damaged)?;
        self.next = self.behind_delimiter(start + end + self.delimiter.len())?;
        let piece = rest.get(..end).ok_or(Damaged)?;
        let head = memchr::memmem::find(piece, b"\r\n\r\n").ok_or(Damaged)?;
        let (name, file_name) = names(piece.get(..head).ok_or(Damaged)?)?;
        let content = self.body.slice(start + head + 4..start + end);
        Ok(Part { name, content, file_name })
    }
}

impl Iterator for Parts<'_> {
    type Item = Result<Part, Damaged>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next.take()?;
        Some(self.part(start))
    }
}

/// Drops the spaces and tabs that may stand behind a delimiter (RFC 2046, section 5.1.1).
fn without_padding(line: &[u8]) -> &[u8] {
    let blank = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    line.get(blank..).unwrap_or_default()
}

/// Reads the name of a part from its head, and that of a file if there is one.
fn names(head: &[u8]) -> Result<(String, Option<String>), Damaged> {
    if head.len() > LONGEST_HEAD {
        return Err(Damaged);
    }
    let mut name = None;
    for line in lines(head) {
        let colon = memchr::memchr(b':', line).ok_or(Damaged)?;
        let (key, value) = line.split_at_checked(colon).ok_or(Damaged)?;
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if key.is_empty() || !key.iter().all(|byte| parameters::is_token(*byte)) {
            return Err(Damaged);
        }
        if value.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
            return Err(Damaged);
        }
        if key.eq_ignore_ascii_case(b"content-disposition") {
            let found = parameters(value, b"form-data").ok_or(Damaged)?;
            let own = found.one("name").ok_or(Damaged)?;
            let is_file = found.has_some("filename") || found.has("filename*");
            let file_name = is_file.then(|| found.as_browsers_write("filename"));
            if name.replace((own, file_name)).is_some() || found.has("name*") {
                return Err(Damaged);
            }
        } else if key.eq_ignore_ascii_case(b"content-transfer-encoding") && !is_plain(value) {
            // Browsers never encode a part (RFC 7578, section 4.7); as it is it would be
            // taken for what was meant.
            return Err(Damaged);
        }
    }
    name.ok_or(Damaged)
}

/// Splits a head at the ends of its lines alone: a bare CR or LF stays, and is refused.
fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(head);
    std::iter::from_fn(move || {
        let lines = rest?;
        let end = memchr::memmem::find(lines, CRLF);
        rest = end.and_then(|end| lines.get(end + CRLF.len()..));
        end.map_or(Some(lines), |end| lines.get(..end))
    })
}

fn is_plain(encoding: &[u8]) -> bool {
    ["7bit", "8bit", "binary"].iter().any(|plain| encoding.eq_ignore_ascii_case(plain.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(disposition: &str) -> Option<String> {
        let body = format!("--x\r\nContent-Disposition: {disposition}\r\n\r\nisi\r\n--x--\r\n");
        let body = Bytes::from(body);
        let parts: Result<Vec<Part>, Damaged> = Parts::new("x", &body).ok()?.collect();
        let mut parts = parts.ok()?;
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].content, "isi");
        parts.pop().map(|part| part.name)
    }

    #[test]
    fn the_name_of_a_part_never_comes_out_of_a_file_name() {
        for disposition in [
            r#"form-data; name="nama""#,
            "form-data; name=nama",
            r#"FORM-DATA;NAME="nama" ; filename="a.pdf""#,
            r#"form-data; filename="a; name=b.pdf"; name="nama""#,
            r#"form-data; filename="a name=\"b\".pdf"; name="nama""#,
            r#"form-data; name="nama"; filename="a%22; name=%22b.pdf""#,
            r#"form-data; name="nama"; filename="C:\fakepath\a.pdf""#,
            // A file name that ends in a backslash, as browsers send it.
            r#"form-data; name="nama"; filename="a\""#,
            r#"form-data; name="nama"; filename*=UTF-8''a%20b.pdf; filename="a b.pdf""#,
        ] {
            assert_eq!(names(disposition).as_deref(), Some("nama"), "{disposition}");
        }
    }

    #[test]
    fn a_part_whose_name_can_be_read_in_two_ways_is_refused() {
        for disposition in [
            "form-data",
            "form-data; filename=\"a\"",
            "attachment; name=\"nama\"",
            r#"form-data; name="nama"; name="nik""#,
            r#"form-data; name="nama"; NAME="nik""#,
            "form-data; name=\"nama\"; name*=UTF-8''nik",
            "form-data; name*=UTF-8''nama",
            r#"form-data; name = "nama""#,
            r#"form-data; name="nama"#,
            r#"form-data; name="nama"x"#,
            r#"form-data; name="nama" filename="a""#,
            r#"form-data; filename="a\"; name="b"; c="d"; name="e""#,
            r#"form-data, form-data; name="nama""#,
            "form-data; name=\"na\rma\"",
            "form-data; name=\"na\0ma\"",
            "form-data;\r\n name=\"nama\"",
            "form-data; name=\"nama\"\r\nContent-Disposition: form-data; name=\"nik\"",
            "form-data; name=\"nama\"\r\nContent-Transfer-Encoding: base64",
            "form-data; name=\"nama\"\r\nno colon",
            "form-data; name=\"nama\"\r\nX Y: z",
        ] {
            assert_eq!(names(disposition), None, "{disposition}");
        }
    }

    #[test]
    fn nothing_stands_before_between_or_behind_the_parts() {
        let part = "Content-Disposition: form-data; name=\"a\"\r\n\r\n1";
        let read = |body: String| {
            let body = Bytes::from(body);
            let parts = Parts::new("x", &body).and_then(Iterator::collect);
            parts.map(|parts: Vec<Part>| parts.len())
        };
        assert_eq!(read(format!("--x\r\n{part}\r\n--x--")), Ok(1));
        assert_eq!(read(format!("\r\n--x \t\r\n{part}\r\n--x\r\n{part}\r\n--x-- \r\n")), Ok(2));
        assert_eq!(read("--x--\r\n".to_owned()), Ok(0));
        for body in [
            String::new(),
            "--x".to_owned(),
            "--x\r\n".to_owned(),
            format!("teks\r\n--x\r\n{part}\r\n--x--"),
            format!("--x\r\n{part}\r\n--x--teks"),
            format!("--x\r\n{part}\r\n--x--\r\nteks"),
            format!("--x\r\n{part}\r\n--x"),
            format!("--x\r\n{part}\r\n--x-"),
            format!("--x\r\n{part}\r\n--xy\r\n{part}\r\n--x--"),
            format!("--x\n{part}\r\n--x--"),
            format!("--x\r\n{part}\n--x--"),
            "--x\r\n\r\n1\r\n--x--".to_owned(),
        ] {
            assert_eq!(read(body.clone()), Err(Damaged), "{body:?}");
        }
    }

    #[test]
    fn the_boundary_is_read_from_the_one_type_that_forms_have() {
        let read = |text: &str| boundary(text.as_bytes());
        assert_eq!(read("multipart/form-data; boundary=a-B'9").as_deref(), Some("a-B'9"));
        assert_eq!(read("Multipart/Form-Data;Boundary=\"a b\"").as_deref(), Some("a b"));
        assert_eq!(read("multipart/form-data; charset=utf-8; boundary=x").as_deref(), Some("x"));
        for text in [
            "multipart/mixed; boundary=x",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"x \"",
            "multipart/form-data; boundary=x; boundary=y",
            "multipart/form-data; boundary=\"x\r\"",
            "multipart/form-data; boundary=x, text/plain",
            "multipart/form-data; boundary=ä",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&format!("multipart/form-data; boundary={}", "x".repeat(71))), None);
    }
}
