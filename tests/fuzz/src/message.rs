//! A mail as its readers see it: byte by byte, and with a parser that is not ours.

use mail_parser::{Address, MessageParser, MimeHeaders as _};

/// What stands in a mail.
pub(crate) struct Read {
    /// The names of the headers in order.
    pub(crate) headers: Vec<String>,
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
    pub(crate) reply_to: Vec<String>,
    pub(crate) subject: String,
    /// The text, its lines ended by LF.
    pub(crate) text: String,
    /// Name and content of each file.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Read {
    /// Reads a mail.
    pub(crate) fn mail(message: &[u8]) -> Self {
        is_wire_clean(message);
        let parsed = MessageParser::default().parse(message).expect("a mail");
        let text = parsed.body_text(0).expect("a text").replace("\r\n", "\n");
        assert_eq!(parsed.text_body_count(), 1, "one text");
        let files = parsed.attachments().map(|file| {
            let name = file.attachment_name().expect("every file has a name");
            (name.to_owned(), file.contents().to_owned())
        });
        Self {
            headers: header_names(message),
            from: addresses(parsed.from()),
            to: addresses(parsed.to()),
            reply_to: addresses(parsed.reply_to()),
            subject: parsed.subject().unwrap_or_default().to_owned(),
            text,
            files: files.collect(),
        }
    }
}

/// Nothing that a server on the way could read otherwise: whole lines, no bare CR or LF, ASCII.
fn is_wire_clean(message: &[u8]) {
    assert!(message.is_ascii() && !message.contains(&0));
    assert!(message.ends_with(b"\r\n"));
    for (place, byte) in message.iter().enumerate() {
        match byte {
            b'\n' => assert_eq!(place.checked_sub(1).map(|before| message[before]), Some(b'\r')),
            b'\r' => assert_eq!(message.get(place + 1), Some(&b'\n')),
            _ => {}
        }
    }
    assert!(message.split(|byte| *byte == b'\n').all(|line| line.len() <= 999), "998 and the CR");
}

fn header_names(message: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(message);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let starts = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    starts.map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
}

fn addresses(list: Option<&Address<'_>>) -> Vec<String> {
    let each = list.map(|list| list.iter().collect::<Vec<_>>()).unwrap_or_default();
    each.into_iter().filter_map(|address| address.address()).map(str::to_owned).collect()
}
