//! Mails, read with a parser that is not ours.

use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

/// A mail as its reader sees it.
#[derive(Debug)]
pub(crate) struct Mail {
    pub(crate) raw: String,
    pub(crate) subject: String,
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
    pub(crate) reply_to: Vec<String>,
    pub(crate) message_id: String,
    /// The names of the headers in order.
    pub(crate) headers: Vec<String>,
    pub(crate) text: String,
    pub(crate) attachments: Vec<Attachment>,
}

/// A file of a mail.
#[derive(Debug)]
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) content: Vec<u8>,
}

impl Mail {
    pub(crate) fn parse(raw: &[u8]) -> Self {
        let message = MessageParser::default().parse(raw).expect("a mail");
        let head = &raw[..raw.windows(4).position(|end| end == b"\r\n\r\n").expect("a head")];
        let head = String::from_utf8(head.to_vec()).expect("ASCII");
        let is_start = |line: &&str| !line.starts_with([' ', '\t']);
        let name = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
        Self {
            raw: String::from_utf8(raw.to_vec()).expect("ASCII"),
            subject: message.subject().unwrap_or_default().to_owned(),
            from: addresses(message.from()),
            to: addresses(message.to()),
            reply_to: addresses(message.reply_to()),
            message_id: message.message_id().unwrap_or_default().to_owned(),
            headers: head.split("\r\n").filter(is_start).map(name).collect(),
            text: text(&message),
            attachments: message.attachments().map(attachment).collect(),
        }
    }

    /// Returns the answer under a label of the text: the lines that stand further in.
    pub(crate) fn answer(&self, label: &str) -> String {
        let mut lines = self.text.lines().skip_while(|line| *line != label);
        assert!(lines.next().is_some(), "no `{label}` in:\n{}", self.text);
        let answer = lines.take_while(|line| line.starts_with("    "));
        answer.map(str::trim_start).collect::<Vec<_>>().join("\n")
    }

    /// Returns the file whose name ends so.
    pub(crate) fn file(&self, ending: &str) -> &Attachment {
        let found = self.attachments.iter().find(|file| file.name.ends_with(ending));
        found.unwrap_or_else(|| panic!("no `{ending}` in {:?}", self.names()))
    }

    /// Returns the names of the files in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.attachments.iter().map(|file| file.name.as_str()).collect()
    }
}

fn addresses(addresses: Option<&Address<'_>>) -> Vec<String> {
    let each = addresses.map(|addresses| addresses.iter().collect::<Vec<_>>()).unwrap_or_default();
    each.into_iter().filter_map(|address| address.address()).map(str::to_owned).collect()
}

fn text(message: &Message<'_>) -> String {
    let part = message.part(message.text_body.first().copied().expect("a text")).expect("a part");
    match &part.body {
        PartType::Text(text) => text.replace("\r\n", "\n"),
        _ => panic!("the first part is not plain text"),
    }
}

fn attachment(part: &mail_parser::MessagePart<'_>) -> Attachment {
    let media_type = part.content_type().expect("a type");
    Attachment {
        name: part.attachment_name().expect("a name").to_owned(),
        media_type: format!("{}/{}", media_type.ctype(), media_type.subtype().unwrap_or_default()),
        content: part.contents().to_owned(),
    }
}
