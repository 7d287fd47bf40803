//! [`Filing`] → [`Email`]: the two mails of a request, ready for the wire.

use std::fmt;

use bytes::Bytes;
use jiff::Timestamp;
use loket_form::address::Address;
use loket_form::bundle::{CaseEntry, FormEntry, Manifest, Sender};
use loket_form::form::Purpose;
use loket_form::id::FormId;
use loket_form::language::Language;
use loket_form::locale::MailWords;
use loket_form::reference::Reference;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address as AddressHeader;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use crate::addressee::Addressee;
use crate::filing::Filing;
use crate::final_check::{self, WireError};
use crate::trial::Trial;

/// One line of text that is safe in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderText(String);

/// The text cannot stand in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a header has 1 to {LONGEST_HEADER} characters and no control character")]
pub struct HeaderTextError;

/// The longest header text in characters.
const LONGEST_HEADER: usize = 400;

impl HeaderText {
    /// Parses a line; nothing is cleaned, what does not fit is refused.
    pub(crate) fn parse(text: &str) -> Result<Self, HeaderTextError> {
        let is_line_separator = |character| matches!(character, '\u{2028}' | '\u{2029}');
        let is_bad = |character: char| character.is_control() || is_line_separator(character);
        let fits = (1..=LONGEST_HEADER).contains(&text.chars().count());
        if fits && !text.contains(is_bad) {
            Ok(Self(text.to_owned()))
        } else {
            Err(HeaderTextError)
        }
    }

    /// Writes the text as it is where it can be, as encoded words (RFC 2047) where it must.
    ///
    /// The builder alone would encode every subject over 77 characters, which
    /// hides the reference from people who look at the source or search it.
    fn into_header(self) -> HeaderType<'static> {
        let is_plain = self.0.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        if is_plain && !self.0.contains("=?") {
            Raw::new(self.0).into()
        } else {
            Text::new(self.0).into()
        }
    }
}

/// A mail, ready for the wire.
///
/// It is made of a [`Filing`] alone, whose addresses, reference and file names
/// are types that cannot hold a line break: no text of a visitor gets into a
/// header. It does not print its content.
#[derive(Clone)]
pub struct Email {
    addressee: Addressee,
    reference: Reference,
    sender: Address,
    recipients: Vec<Address>,
    message: Bytes,
}

/// A mail that was refused for good.
#[derive(Debug)]
pub struct Undeliverable<'a> {
    /// The reference of its request.
    pub reference: &'a Reference,
    /// Whose mail it was.
    pub addressee: Addressee,
    /// The name of its file.
    pub file: &'a str,
    /// The code of the reason.
    pub code: &'a str,
}

/// Why a mail cannot be made; a promise of ours is broken then, not a rule by a visitor.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmailError {
    /// A title or a name of the content cannot stand in a header.
    #[error("a title or a name cannot stand in a header")]
    Header(#[from] HeaderTextError),
    /// The message is not what may go out.
    #[error("the message is not fit for the wire")]
    Wire(#[from] WireError),
}

impl Email {
    /// Makes the mail to the agency: the answers as text, every file, and the record for programs.
    pub(crate) fn to_agency(
        filing: &Filing<'_>,
        sender: &Sender,
        text: String,
        record: Vec<u8>,
    ) -> Result<Self, EmailError> {
        let case = filing.case(Addressee::Agency);
        let subject = agency_subject(filing.original, case, filing.reference)?;
        let mut parts = vec![MimePart::new("text/plain", text)];
        for answered in filing.submission.answered() {
            for (name, attachment) in filing.files(answered) {
                let content = attachment.content().as_ref();
                parts.push(MimePart::new(attachment.media_type(), content).attachment(name));
            }
        }
        let name = format!("{}.json", filing.reference);
        parts.push(MimePart::new("application/json", record).attachment(name));
        // Nobody can know the boundary while typing: it is made of all that was typed, keyed.
        let boundary = format!("=_{}", filing.reference);
        let mixed = ContentType::new("multipart/mixed").attribute("boundary", boundary);
        let recipients = &filing.original.recipient.addresses;
        let reply_to = filing.submission.reply_to().map(std::slice::from_ref).unwrap_or_default();
        let head = Head { addressee: Addressee::Agency, sender, recipients, reply_to, subject };
        head.write(&Stamp::of(filing, Addressee::Agency), MimePart::new(mixed, parts))
    }

    /// Makes the acknowledgement to the applicant.
    ///
    /// It goes to an address that nobody has verified, so it says nothing that
    /// the applicant typed and carries no file.
    pub(crate) fn to_applicant(
        filing: &Filing<'_>,
        applicant: &Address,
        sender: &Sender,
        text: String,
    ) -> Result<Self, EmailError> {
        let is_complaint = filing.entry.form.purpose() == Purpose::Complaint;
        let words = &filing.locale(Addressee::Applicant).mails;
        let subject = if is_complaint {
            words.receipt_of_complaint(filing.reference)
        } else {
            words.receipt_of_request(filing.reference)
        };
        Head {
            addressee: Addressee::Applicant,
            sender,
            recipients: std::slice::from_ref(applicant),
            reply_to: &filing.entry.recipient.addresses,
            subject: HeaderText::parse(&subject)?,
        }
        .write(&Stamp::of(filing, Addressee::Applicant), MimePart::new("text/plain", text))
    }

    /// Makes a trial: a marked mail to the recipients of a form, with words of ours alone.
    pub(crate) fn trial(
        entry: &FormEntry,
        manifest: &Manifest,
        trial: &Trial,
    ) -> Result<Self, EmailError> {
        let (language, words) = (entry.form.language(), &manifest.locale(entry).mails);
        let Trial { reference, sent } = trial;
        let stamp = Stamp { reference, time: *sent, language, form: Some(entry.form.id()) };
        Head {
            addressee: Addressee::Agency,
            sender: &manifest.sender,
            recipients: &entry.recipient.addresses,
            reply_to: &[],
            subject: HeaderText::parse(&words.trial_subject(reference))?,
        }
        .write(&stamp, MimePart::new("text/plain", words.trial(entry.form.id(), reference)))
    }

    /// Makes the mail that tells whoever keeps the service running what cannot be delivered.
    pub(crate) fn notice(
        manifest: &Manifest,
        words: &MailWords,
        refusal: &Undeliverable<'_>,
        time: Timestamp,
    ) -> Result<Self, EmailError> {
        let Undeliverable { reference, addressee, file, code } = refusal;
        let text = match addressee {
            Addressee::Applicant => words.notice_of_acknowledgement(reference, code, file),
            _ => words.notice_of_request(reference, code, file),
        };
        let stamp = Stamp { reference, time, language: manifest.language, form: None };
        Head {
            addressee: Addressee::Keeper,
            sender: &manifest.sender,
            recipients: std::slice::from_ref(&manifest.sender.address),
            reply_to: &[],
            subject: HeaderText::parse(&words.notice_subject(reference))?,
        }
        .write(&stamp, MimePart::new("text/plain", text))
    }

    /// Makes the mail that tells the recipients of forms in the morning what came.
    pub(crate) fn morning(
        manifest: &Manifest,
        recipients: &[Address],
        reference: &Reference,
        (subject, text): (&str, String),
        time: Timestamp,
    ) -> Result<Self, EmailError> {
        let stamp = Stamp { reference, time, language: manifest.language, form: None };
        Head {
            addressee: Addressee::Recipients,
            sender: &manifest.sender,
            recipients,
            reply_to: &[],
            subject: HeaderText::parse(subject)?,
        }
        .write(&stamp, MimePart::new("text/plain", text))
    }

    /// Makes a mail of what was kept of it.
    pub(crate) fn restored(
        addressee: Addressee,
        reference: Reference,
        (sender, recipients): (Address, Vec<Address>),
        message: Bytes,
    ) -> Self {
        Self { addressee, reference, sender, recipients, message }
    }

    /// Returns the mail once for each recipient.
    pub(crate) fn to_each(&self) -> Vec<Self> {
        let to = |recipient: &Address| Self { recipients: vec![recipient.clone()], ..self.clone() };
        self.recipients.iter().map(to).collect()
    }

    /// Returns the name of the file that the mail is kept in.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.eml", self.place())
    }

    /// Returns the name of the file for one of several such mails.
    pub(crate) fn numbered_file_name(&self, number: usize) -> String {
        format!("{}-{number}.eml", self.place())
    }

    /// Returns what the mail is called where it is not known by its Message-ID.
    pub(crate) fn place(&self) -> String {
        format!("{}-{}", self.reference, self.addressee.word())
    }

    /// Returns which mail it is.
    #[must_use]
    pub const fn addressee(&self) -> Addressee {
        self.addressee
    }

    /// Returns the reference of the request.
    #[must_use]
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Returns the address that it is sent from.
    #[must_use]
    pub const fn sender(&self) -> &Address {
        &self.sender
    }

    /// Returns the addresses that it is sent to.
    #[must_use]
    pub fn recipients(&self) -> &[Address] {
        &self.recipients
    }

    /// Returns the message with its headers.
    #[must_use]
    pub fn message(&self) -> &[u8] {
        &self.message
    }

    /// Returns the message with its headers, without a copy.
    #[must_use]
    pub fn into_message(self) -> Bytes {
        self.message
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Email")
            .field("addressee", &self.addressee)
            .field("reference", &self.reference)
            .finish_non_exhaustive()
    }
}

/// Checks what the content gives for the headers of a form, once, at the start.
pub(crate) fn check_headers(entry: &FormEntry, sender: &Sender) -> Result<(), HeaderTextError> {
    HeaderText::parse(&sender.name)?;
    for receipt in crate::receipt::Receipt::samples(entry.form.prefix()) {
        for case in std::iter::once(None).chain(entry.cases.values().map(Some)) {
            agency_subject(entry, case, &receipt.reference)?;
        }
    }
    Ok(())
}

/// What tells requests apart in a list of mails: the reference first and without brackets, since
/// mail programs leave a beginning in brackets out when they look for one conversation.
fn agency_subject(
    entry: &FormEntry,
    case: Option<&CaseEntry>,
    reference: &Reference,
) -> Result<HeaderText, HeaderTextError> {
    let case = case.map(|case| format!(" – {}", case.name)).unwrap_or_default();
    HeaderText::parse(&format!("{reference} {}{case}", entry.form.title()))
}

/// The headers of a mail.
struct Head<'a> {
    addressee: Addressee,
    sender: &'a Sender,
    recipients: &'a [Address],
    reply_to: &'a [Address],
    subject: HeaderText,
}

/// What a mail carries beside its text.
struct Stamp<'a> {
    reference: &'a Reference,
    time: Timestamp,
    language: Language,
    /// The form in the main language, if the mail is about one.
    form: Option<&'a FormId>,
}

impl<'a> Stamp<'a> {
    fn of(filing: &Filing<'a>, addressee: Addressee) -> Self {
        let language = filing.language(addressee);
        let form = Some(filing.original.form.id());
        Self { reference: filing.reference, time: filing.received, language, form }
    }
}

impl Head<'_> {
    fn write(self, stamp: &Stamp<'_>, body: MimePart<'_>) -> Result<Email, EmailError> {
        let HeaderText(name) = HeaderText::parse(&self.sender.name)?;
        let from = AddressHeader::new_address(Some(name), self.sender.address.as_str());
        let mut builder = MessageBuilder::new().from(from).to(list(self.recipients));
        if !self.reply_to.is_empty() {
            builder = builder.reply_to(list(self.reply_to));
        }
        builder = builder
            .message_id(MessageId::new(self.message_id(self.addressee, stamp.reference)))
            .date(stamp.time.as_second())
            .header("Subject", self.subject.clone().into_header());
        if self.addressee != Addressee::Agency {
            // RFC 3834, section 5: so that no out-of-office answers it.
            builder = builder.header("Auto-Submitted", Raw::new("auto-generated"));
        }
        if matches!(self.addressee, Addressee::Applicant | Addressee::Keeper) {
            // The mails of one request are one conversation, and no others.
            let first = self.message_id(Addressee::Agency, stamp.reference);
            builder = builder.header("References", Raw::new(format!("<{first}>")));
        }
        if let Some(form) = stamp.form {
            builder = builder.header("X-Loket-Form", Raw::new(form.as_str()));
            if self.addressee == Addressee::Agency {
                builder = builder.header("List-Id", Raw::new(self.list_id(form)));
            }
        }
        builder = builder
            .header("X-Loket-Mail", Raw::new(self.addressee.word()))
            .header("X-Loket-Reference", Raw::new(stamp.reference.as_str()))
            .header("Content-Language", Raw::new(stamp.language.tag()));
        let mut message = Vec::new();
        builder.body(body).serialize(&mut message);
        final_check::check(&message)?;
        Ok(Email {
            addressee: self.addressee,
            reference: stamp.reference.clone(),
            sender: self.sender.address.clone(),
            recipients: self.recipients.to_vec(),
            message: message.into(),
        })
    }

    /// Derives the id from the reference, so that a mail that is sent twice is known as one.
    fn message_id(&self, addressee: Addressee, reference: &Reference) -> String {
        let reference = reference.as_str().to_ascii_lowercase();
        let domain = self.sender.address.domain();
        format!("{reference}.{}@{domain}", addressee.word())
    }

    /// Names all mails of a form, for filters (RFC 2919): `<lock.kominfo.loket.contoh.go.id>`.
    fn list_id(&self, form: &FormId) -> String {
        let parts: Vec<&str> = form.as_str().rsplit('/').collect();
        format!("<{}.loket.{}>", parts.join("."), self.sender.address.domain())
    }
}

fn list(addresses: &[Address]) -> AddressHeader<'_> {
    let each =
        |address: &Address| AddressHeader::new_address(None::<&str>, address.as_str().to_owned());
    AddressHeader::new_list(addresses.iter().map(each).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_text_is_one_bounded_line() {
        for text in ["", "a\r\nBcc: b", "a\nb", "a\rb", "a\0b", "a\u{85}b", "a\u{2028}b", "\u{7f}"]
        {
            assert_eq!(HeaderText::parse(text), Err(HeaderTextError), "{text:?}");
        }
        assert!(HeaderText::parse(&"a".repeat(401)).is_err());
        assert!(HeaderText::parse("Pelayanan – “LOCK”").is_ok());
    }
}
