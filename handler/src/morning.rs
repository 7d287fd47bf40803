//! The mail of a working morning to the recipients of forms: what came since the last one, and
//! what still waits. What is lost on its way to a mailbox shows when the two do not agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::str::FromStr;

use aws_lc_rs::hmac;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use loket_form::address::Address;
use loket_form::bundle::{FormEntry, Manifest};
use loket_form::date_text;
use loket_form::id::Prefix;
use loket_form::locale::Locale;
use loket_form::reference::Reference;

use crate::addressee::Addressee;
use crate::email::{Email, EmailError};
use crate::secret::{Secret, labelled};
use crate::spool::Spool;

/// The beginning of the references of these mails; no form has it.
const PREFIX: &str = "REKAP";
/// What is signed under it is the name of such a mail.
const LABEL: &[u8] = b"loket morning";

/// From when on in the morning of a working day the mails are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning(Time);

/// The text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is a time of day, such as 07:30")]
pub struct MorningError;

impl FromStr for Morning {
    type Err = MorningError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Time::strptime("%H:%M", text).map(Self).map_err(|_| MorningError)
    }
}

impl Morning {
    /// Returns the working day whose morning has come.
    fn day(self, manifest: &Manifest, now: Timestamp) -> Option<Date> {
        let calendar = &manifest.calendar;
        let local = calendar.zone.local(now);
        let has_come = local.time() >= self.0 && calendar.is_working_day(local.date());
        has_come.then(|| local.date())
    }
}

/// The mails cannot be written or kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UntoldError {
    /// The spool cannot be read or written.
    #[error("the spool cannot be used")]
    Spool(#[from] io::Error),
    /// A mail cannot be made.
    #[error("the mail cannot be made")]
    Email(#[from] EmailError),
}

/// Puts the mails of this morning into the spool, unless that was done; returns whether it was
/// us who did it.
pub(crate) fn tell(
    morning: Morning,
    manifest: &Manifest,
    secret: &Secret,
    spool: &Spool,
    now: Timestamp,
) -> Result<bool, UntoldError> {
    let Some(day) = morning.day(manifest, now) else { return Ok(false) };
    spool.once_on(day, || {
        let book = Book { manifest, spool, waiting: references_waiting(spool)? };
        let mut forms = BTreeMap::new();
        for entry in manifest.forms.values().filter(|entry| entry.original.is_none()) {
            let addresses: Vec<&str> =
                entry.recipient.addresses.iter().map(Address::as_str).collect();
            forms.entry(addresses).or_insert_with(Vec::new).push(entry);
        }
        for (addresses, forms) in forms {
            let reference = reference(secret, day, &addresses);
            let text = book.text(&forms, day)?;
            let recipients = forms.first().map(|form| form.recipient.addresses.as_slice());
            let recipients = recipients.unwrap_or_default();
            let subject = book.locale().mails.morning_subject(&date_text::day(day, book.locale()));
            spool.store(&Email::morning(
                manifest,
                recipients,
                &reference,
                (&subject, text),
                now,
            )?)?;
        }
        Ok(())
    })
}

/// Derives the name of a mail from day and recipients: who sends it again sends the same one.
fn reference(secret: &Secret, day: Date, addresses: &[&str]) -> Reference {
    let day = day.to_string();
    let parts = std::iter::once(day.as_bytes()).chain(addresses.iter().map(|text| text.as_bytes()));
    let digest = hmac::sign(secret.key(), &labelled(LABEL, parts));
    Reference::spell(&Prefix::parse(PREFIX).unwrap_or_default(), digest.as_ref())
}

/// Returns the references of the requests that have not left for an agency.
fn references_waiting(spool: &Spool) -> io::Result<BTreeSet<String>> {
    let aside = spool.refused()?;
    let names = spool.waiting()?.into_iter().chain(aside).map(|mail| mail.name);
    let end = format!("-{}", Addressee::Agency.word());
    let reference = |name: String| name.split_once(&end).map(|(reference, _)| reference.to_owned());
    Ok(names.filter_map(reference).collect())
}

/// What is known of the requests of a site.
struct Book<'a> {
    manifest: &'a Manifest,
    spool: &'a Spool,
    waiting: BTreeSet<String>,
}

impl Book<'_> {
    fn locale(&self) -> &Locale {
        &self.manifest.surroundings(self.manifest.language).locale
    }

    /// Writes what came for some forms before a day, since the last working day.
    fn text(&self, forms: &[&FormEntry], day: Date) -> io::Result<String> {
        let words = &self.locale().mails;
        let mut came = String::new();
        let mut waits = String::new();
        for since in self.days_before(day) {
            for entry in forms {
                let references = self.spool.received(entry.form.id(), since)?;
                if references.is_empty() {
                    continue;
                }
                let date = date_text::day(since, self.locale());
                let head = words.morning_form(&date, &entry.form.title(), &references.len());
                let _ = writeln!(came, "{head}");
                for (number, reference) in (1..).zip(&references) {
                    let _ = writeln!(came, "    {number}. {reference}");
                }
            }
        }
        for entry in forms {
            for reference in self.spool.received_lately(entry.form.id())? {
                if self.waiting.contains(&reference) {
                    let _ = writeln!(waits, "    {reference}");
                }
            }
        }
        let came = if came.is_empty() { words.morning_none() } else { came };
        let waits =
            if waits.is_empty() { words.morning_none_waits() } else { words.morning_waits(&waits) };
        Ok(words.morning(&came.trim_end(), &waits.trim_end()))
    }

    /// Returns the days since the last working day, that one first.
    fn days_before(&self, day: Date) -> Vec<Date> {
        let days = std::iter::successors(day.yesterday().ok(), |day| day.yesterday().ok());
        let mut before = Vec::new();
        for day in days {
            before.insert(0, day);
            if self.manifest.calendar.is_working_day(day) {
                break;
            }
        }
        before
    }
}
