//! Replies to the applicant, as links that a mail program opens with everything filled in.

use loket_form::locale::MailWords;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::addressee::Addressee;
use crate::filing::Filing;

/// A reply, as the mail to the agency shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Reply {
    /// What it says: `complete`, `missing`, `done` or `refused`.
    pub(crate) kind: &'static str,
    /// The link, `mailto:` (RFC 6068).
    pub(crate) link: String,
}

/// Prepares the replies to an applicant who gave an address, in the language of the form.
pub(crate) fn replies(filing: &Filing<'_>) -> Vec<Reply> {
    let Some(applicant) = filing.submission.reply_to() else { return Vec::new() };
    let (words, reference) = (&filing.locale(Addressee::Applicant).mails, filing.reference);
    let subject = encoded(&words.reply_subject(reference));
    let address = encoded(applicant.as_str());
    let reply = |(kind, text): (&'static str, String)| {
        let body = encoded(&text.trim_end().replace('\n', "\r\n"));
        Reply { kind, link: format!("mailto:{address}?subject={subject}&body={body}") }
    };
    let texts = [
        ("complete", complete(filing, words)),
        ("missing", words.reply_missing(reference)),
        ("done", words.reply_done(reference)),
        ("refused", words.reply_refused(reference)),
    ];
    texts.into_iter().map(reply).collect()
}

fn complete(filing: &Filing<'_>, words: &MailWords) -> String {
    match filing.due(Addressee::Applicant) {
        Some(due) => words.reply_complete_until(filing.reference, &due.date),
        None => words.reply_complete(filing.reference),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
