//! What is known of a request afterwards: an allow-list, without a personal datum.

use jiff::Timestamp;
use loket_form::id::{FieldName, FormId};
use loket_form::reference::Reference;
use serde::Serialize;

use crate::addressee::Addressee;
use crate::email::Email;
use crate::mailer::{DeliveryError, Location};
use crate::standing::Standing;
use crate::trial::{TrialError, TrialReport};

/// What happened with one request.
///
/// A line of the log has these facts and no others: no path or query as sent, no
/// client, no text of a visitor, no text of an error. Only `main` prints it;
/// `loket serve` makes a sentence of it for the editor.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// When it came.
    pub time: Timestamp,
    /// Which route it matched: `form`, `look`, `receipt`, `health` or `unknown`; `self_test` for a
    /// trial, `spool` for what was delivered later, `bundle` for another one, `morning`.
    pub route: &'static str,
    /// Which form it was for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    /// What became of it, such as `accepted`, `refused`, `not_received` or `too_large`.
    pub outcome: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// The reference, once there is one.
    #[serde(serialize_with = "reference", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// What was wrong with which field, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldCode>,
    /// What the back end did with the mail to the agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Delivery>,
    /// What it did with the acknowledgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledgement: Option<Delivery>,
    /// What it did with a notice of a mail that was refused, or with the mail of a morning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Delivery>,
    /// Why the back end would not take a mail, if a monitor asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// What waits in the spool, after a try to deliver from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spool: Option<Standing>,
    /// How many bytes the body had.
    pub bytes: usize,
    /// How long it took in milliseconds.
    pub ms: u64,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldCode {
    /// Which field.
    pub field: FieldName,
    /// What is wrong.
    pub code: &'static str,
}

/// What the back ends did with a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// How it ended.
    #[serde(flatten)]
    pub end: DeliveryEnd,
    /// Why the back end that was asked first did not take it, if another one was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// How the delivery of a mail ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum DeliveryEnd {
    /// A back end took the mail.
    Stored {
        /// Under which name: a file name, or the id of a message.
        stored: String,
        /// Which back end: `file`, `ses`, `smtp` or `spool`.
        by: &'static str,
    },
    /// None did.
    Failed {
        /// Why.
        failed: String,
    },
}

impl Delivery {
    /// Returns whether a back end took the mail.
    pub(crate) const fn is_stored(&self) -> bool {
        matches!(self.end, DeliveryEnd::Stored { .. })
    }
}

impl From<&Result<Location, DeliveryError>> for Delivery {
    fn from(delivered: &Result<Location, DeliveryError>) -> Self {
        let (end, after) = match delivered {
            Ok(location) => {
                let stored = location.place().to_owned();
                let by = location.by();
                (DeliveryEnd::Stored { stored, by }, location.first_failure())
            }
            Err(error) => {
                (DeliveryEnd::Failed { failed: error.code().to_owned() }, error.first_failure())
            }
        };
        Self { end, after: after.map(str::to_owned) }
    }
}

impl Event {
    pub(crate) const fn new(time: Timestamp, bytes: usize) -> Self {
        Self {
            time,
            route: "unknown",
            form: None,
            outcome: "unknown_form",
            status: 0,
            reference: None,
            errors: Vec::new(),
            agency: None,
            acknowledgement: None,
            notice: None,
            mail: None,
            spool: None,
            bytes,
            ms: 0,
        }
    }

    /// Tells what became of a trial that a schedule has asked for.
    #[must_use]
    pub fn of_trial(time: Timestamp, tried: &Result<TrialReport, TrialError>) -> Self {
        let mut event = Self::new(time, 0);
        event.route = "self_test";
        (event.outcome, event.status) = ("trial_failed", 503);
        match tried {
            Ok(report) => {
                (event.outcome, event.status) = ("trial_taken", 200);
                event.form = Some(report.form.clone());
                event.reference = Some(report.reference.clone());
                let (stored, by) = (report.place.clone(), report.by);
                let end = DeliveryEnd::Stored { stored, by };
                event.agency = Some(Delivery { end, after: report.first_failure.clone() });
            }
            Err(TrialError::NotTaken { code }) => {
                let end = DeliveryEnd::Failed { failed: code.clone() };
                event.agency = Some(Delivery { end, after: None });
            }
            Err(_) => {}
        }
        event
    }

    /// Tells what became of a try to deliver a mail from the spool: `delivered`, `deferred`,
    /// `split` into one for each recipient, or `refused` for good.
    pub(crate) fn of_spool(
        time: Timestamp,
        outcome: &'static str,
        email: &Email,
        sent: &Result<Location, DeliveryError>,
        standing: Standing,
    ) -> Self {
        let mut event = Self::new(time, email.message().len());
        (event.route, event.outcome) = ("spool", outcome);
        event.reference = Some(email.reference().clone());
        let delivery = Some(Delivery::from(sent));
        match email.addressee() {
            Addressee::Agency => event.agency = delivery,
            Addressee::Applicant => event.acknowledgement = delivery,
            Addressee::Keeper | Addressee::Recipients => event.notice = delivery,
        }
        event.spool = Some(standing);
        event
    }

    /// Tells whether another bundle was taken, under a server that runs.
    #[must_use]
    pub fn of_bundle(time: Timestamp, is_taken: bool) -> Self {
        let mut event = Self::new(time, 0);
        event.route = "bundle";
        event.outcome = if is_taken { "renewed" } else { "not_renewed" };
        event
    }

    /// Tells whether the mails of a morning were written.
    #[must_use]
    pub fn of_morning(time: Timestamp, is_told: bool) -> Self {
        let mut event = Self::new(time, 0);
        event.route = "morning";
        event.outcome = if is_told { "told" } else { "not_told" };
        event
    }

    /// Writes the event as one line of JSON without its end.
    #[must_use]
    pub fn to_json_line(&self) -> String {
        // Numbers, names and codes only: JSON can hold each of them.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[expect(clippy::ref_option, reason = "serde passes the field as it is")]
fn reference<S: serde::Serializer>(
    reference: &Option<Reference>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    reference.as_ref().map(Reference::as_str).serialize(serializer)
}
