//! Delivery: [`Filing`] → mail → back end.
//!
//! A back end is a [`Transport`]. It says yes only when the mail is in its hands
//! for good; whatever else happens is a failure. Unless the whole mail went out and
//! no answer came, the applicant is told that the request was not received.

mod failure;
pub mod fallback;
pub mod file;
pub mod memory;
mod patience;
#[cfg(feature = "ses")]
pub mod ses;
#[cfg(feature = "smtp")]
pub mod smtp;
mod times;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use loket_form::bundle::{FormEntry, Manifest};

pub use self::failure::{Fate, TransportError};
pub use self::patience::{Patience, Phase, Phases, PhasesError};
pub use self::times::{MailTimes, MailTimesError};
use crate::deadline::Deadline;
use crate::email::{Email, EmailError};
use crate::filing::Filing;
use crate::letter::Letters;
use crate::record::record;
use crate::trial::Trial;

/// Where a mail is: in which back end, and under which name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    by: &'static str,
    place: String,
    after: Option<String>,
}

impl Location {
    /// Names a place in a back end; it is logged, so nothing of a visitor may stand in it.
    #[must_use]
    pub const fn new(by: &'static str, place: String) -> Self {
        Self { by, place, after: None }
    }

    /// Notes why the mail is not in the back end that was asked first.
    #[must_use]
    pub(crate) fn after(mut self, first: &TransportError) -> Self {
        self.after = Some(first.code().to_owned());
        self
    }

    /// Returns the name of the back end.
    #[must_use]
    pub const fn by(&self) -> &'static str {
        self.by
    }

    /// Returns the place: a file name, or the id of a message.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns why the back end that was asked first did not take the mail.
    #[must_use]
    pub fn first_failure(&self) -> Option<&str> {
        self.after.as_deref()
    }
}

/// What a transport promises to do.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<Location, TransportError>> + Send + 'a>>;

/// What a transport promises to find out.
pub type Checking<'a> = Pin<Box<dyn Future<Output = Result<(), TransportError>> + Send + 'a>>;

/// Where a mail is that a back end took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// On its way to its recipients, by a machine that may let us wait.
    Sent,
    /// In the spool of this machine, which a courier empties.
    Spooled,
    /// In a folder of this machine, until somebody takes it away.
    Kept,
}

/// A mail back end.
pub trait Transport: Send + Sync {
    /// Returns the name that logs carry.
    fn name(&self) -> &'static str;

    /// Sends a mail, or fails; yes means that the mail is stored for good.
    ///
    /// It gives up by itself when its time has passed, for it alone knows how far the mail
    /// came; the [`Mailer`] waits hardly longer.
    fn send(&self, email: Email, patience: Patience) -> Sending<'_>;

    /// Finds out whether it would take a mail now, without sending one.
    fn check(&self, within: Duration) -> Checking<'_>;

    /// Does ahead what the first mail would wait for.
    fn prepare(&self) {}

    /// Returns where a mail is that it took.
    fn reach(&self) -> Reach {
        Reach::Sent
    }
}

/// Why a mail was not delivered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeliveryError {
    /// The text cannot be rendered.
    #[error("the text of the mail cannot be rendered")]
    Text(#[from] tera::Error),
    /// The record for programs cannot be written.
    #[error("the record for programs cannot be written")]
    Record(#[from] serde_json::Error),
    /// The mail cannot be made.
    #[error("the mail cannot be made")]
    Email(#[from] EmailError),
    /// The back end did not take it.
    #[error("the back end did not take the mail")]
    Transport(#[from] TransportError),
    /// The back end did not answer in time.
    #[error("the back end did not answer in time")]
    TimedOut,
    /// There was not enough time left to begin.
    #[error("there was not enough time left to send the mail")]
    NoTime,
}

impl DeliveryError {
    /// Returns why the back end that was asked first failed, if two were asked.
    #[must_use]
    pub fn first_failure(&self) -> Option<&str> {
        match self {
            Self::Transport(error) => error.first_failure(),
            _ => None,
        }
    }

    /// Returns whether the mail may be with its recipients all the same.
    #[must_use]
    pub const fn is_uncertain(&self) -> bool {
        match self {
            Self::Transport(error) => matches!(error.fate(), Fate::Unknown),
            Self::TimedOut => true,
            _ => false,
        }
    }

    /// Returns the code for the log.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Text(_) => "mail_text",
            Self::Record(_) => "mail_record",
            Self::Email(EmailError::Header(_)) => "mail_header",
            Self::Email(EmailError::Wire(_)) => "mail_wire",
            Self::Transport(error) => error.code(),
            Self::TimedOut => "timed_out",
            Self::NoTime => "no_time",
        }
    }
}

/// How much longer a back end is waited for than it may take: it should be the one to give up,
/// for it knows what became of the mail.
const SPARE: Duration = Duration::from_millis(100);

/// Writes the mails of a request and hands them to the back end.
pub(crate) struct Mailer {
    manifest: Arc<Manifest>,
    letters: Letters,
    transport: Arc<dyn Transport>,
    times: MailTimes,
}

impl Mailer {
    pub(crate) const fn new(
        manifest: Arc<Manifest>,
        letters: Letters,
        transport: Arc<dyn Transport>,
        times: MailTimes,
    ) -> Self {
        Self { manifest, letters, transport, times }
    }

    /// Reads ahead what mails are made of.
    pub(crate) fn prepare(&self) {
        self.letters.prepare();
    }

    /// Gets the back end ready for the first mail.
    pub(crate) fn prepare_to_send(&self) {
        self.transport.prepare();
    }

    /// Delivers a request to its agency.
    pub(crate) async fn deliver(
        &self,
        filing: &Filing<'_>,
        deadline: Deadline,
    ) -> Result<Location, DeliveryError> {
        let text = self.letters.to_agency(filing, &self.manifest.origin)?;
        let record = record(filing)?;
        let email = Email::to_agency(filing, &self.manifest.sender, text, record)?;
        self.send(email, self.times.agency, deadline).await
    }

    /// Writes the acknowledgement of a request; `None` if the form asks for no address.
    pub(crate) fn acknowledgement(
        &self,
        filing: &Filing<'_>,
    ) -> Option<Result<Email, DeliveryError>> {
        let applicant = filing.submission.reply_to()?;
        let email = || -> Result<Email, DeliveryError> {
            let text = self.letters.to_applicant(filing, &self.manifest.origin)?;
            Ok(Email::to_applicant(filing, applicant, &self.manifest.sender, text)?)
        };
        Some(email())
    }

    /// Sends an acknowledgement.
    pub(crate) async fn acknowledge(
        &self,
        email: Result<Email, DeliveryError>,
        deadline: Deadline,
    ) -> Result<Location, DeliveryError> {
        self.send(email?, self.times.acknowledgement, deadline).await
    }

    /// Returns whether every mail is kept in the spool first.
    pub(crate) fn is_spooled(&self) -> bool {
        self.transport.reach() == Reach::Spooled
    }

    /// Returns whether a mail may have to wait for another machine.
    pub(crate) fn may_wait(&self) -> bool {
        self.transport.reach() == Reach::Sent
    }

    async fn send(
        &self,
        email: Email,
        most: Duration,
        deadline: Deadline,
    ) -> Result<Location, DeliveryError> {
        let within = deadline.grant(most).ok_or(DeliveryError::NoTime)?;
        let patience = Patience { whole: within, phases: self.times.phases };
        let sending = self.transport.send(email, patience);
        let sent = tokio::time::timeout(within + SPARE, sending).await;
        Ok(sent.map_err(|_| DeliveryError::TimedOut)??)
    }

    /// Finds out whether the back end would take a mail now; `Err` has the code of the reason.
    pub(crate) async fn check(&self) -> Result<(), String> {
        let within = self.times.check;
        match tokio::time::timeout(within, self.transport.check(within)).await {
            Ok(checked) => checked.map_err(|error| error.code().to_owned()),
            Err(_) => Err("timed_out".to_owned()),
        }
    }

    /// Sends a trial to the recipients of a form.
    pub(crate) async fn try_out(
        &self,
        entry: &FormEntry,
        trial: &Trial,
    ) -> Result<Location, DeliveryError> {
        let email = Email::trial(entry, &self.manifest, trial)?;
        self.send(email, self.times.agency, Deadline::default()).await
    }
}
