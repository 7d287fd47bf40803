//! The form handler: takes a posted form and forwards it by e-mail.
//!
//! Nothing is lost, and nothing is kept for longer than it takes: an applicant gets a receipt
//! if, and only if, the mail back end has the mail to the agency, or the spool keeps it for
//! that one.
//!
//! - [`Handler`] is the whole flow, request to answer; it does no I/O of its own.
//! - [`mailer`] hands mails to a back end: SES, a mail server, files, memory.
//! - [`spool`] keeps mails until a mail server takes them.
//! - [`server`] serves it over plain HTTP; `main` runs it as a Lambda function, too,
//!   whose events [`gateway`] reads.
//! - [`log`] is all that is known of a request afterwards.
//! - [`deadline`] ends a request before somebody else does.
//! - [`guard`] keeps one sender from taking the place of others.
//! - [`proof`] asks a browser for a second of its time.
//! - [`morning`] tells the recipients of forms what came, so that a loss shows.
//! - [`current`] is the handler that answers now, for a bundle may be replaced.
//! - [`config`] reads the environment of the binary.
//!
//! In between: `posted` lets a form in, whose body `request` reads with `multipart`; `look` shows
//! its answers before it is sent; `filing` gives it reference and time,
//! `letter`, `record` and `email` write its mails, `final_check` looks at them a last
//! time, and `outcome`, `page` and `response` answer.

pub mod addressee;
pub mod bundle_folder;
pub mod causes;
pub mod clock;
pub mod config;
mod cors;
pub mod current;
pub mod deadline;
mod due;
pub mod edge;
pub mod email;
mod filing;
mod final_check;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
pub mod gateway;
pub mod guard;
mod health;
mod letter;
pub mod log;
mod look;
pub mod mailer;
pub mod morning;
mod multipart;
mod negotiation;
pub mod origin;
mod outcome;
mod page;
mod posted;
mod problem;
pub mod proof;
mod receipt;
mod record;
mod replies;
mod request;
mod response;
mod route;
pub mod secret;
pub mod server;
pub mod spool;
pub mod standing;
mod templates;
pub mod trial;

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Request, Response};
use jiff::civil::Date;
use loket_form::bundle::{Bundle, FormEntry, Manifest, Rehearsal};
use loket_form::id::FormId;
use loket_form::reference::Reference;
use loket_form::step::Step;
use loket_form::submission::RawSubmission;

use crate::clock::Clock;
use crate::deadline::Deadline;
use crate::email::{Email, HeaderTextError, Undeliverable};
use crate::filing::Filing;
use crate::guard::{Full, Guards, Proxies};
use crate::health::Health;
use crate::letter::Letters;
use crate::log::{Delivery, Event};
use crate::mailer::file::outbox::on_disk;
use crate::mailer::{MailTimes, Mailer, Transport};
use crate::morning::{Morning, UntoldError};
use crate::negotiation::Media;
use crate::origin::{Origin, OriginError, Origins};
use crate::outcome::Outcome;
use crate::page::Pages;
use crate::problem::ProblemKind;
use crate::proof::Challenge;
use crate::receipt::{Acknowledgement, Receipt};
use crate::response::Responder;
use crate::route::Route;
use crate::secret::Secret;
use crate::spool::{Number, Spool};
use crate::templates::Templates;
use crate::trial::{Trial, TrialError, TrialReport};

/// What a handler is made of besides a bundle, and what stays when another bundle comes.
pub struct HandlerParts {
    /// Where mails go.
    pub transport: Arc<dyn Transport>,
    /// How long mails may take.
    pub times: MailTimes,
    /// What references and receipt links are made with.
    pub secret: Secret,
    /// What tells the time.
    pub clock: Box<dyn Clock>,
    /// Sites that may post here besides the bundle's own.
    pub origins: Origins,
    /// What keeps one sender from taking the place of others.
    pub guards: Guards,
    /// Where mails wait, if `transport` keeps them: their age is a part of its health.
    pub spool: Option<Arc<Spool>>,
    /// Whether an answer does not wait for the mail server to take the acknowledgement: where
    /// somebody can do the [`Rest`] after it, which in a function nobody can.
    pub answers_first: bool,
}

/// A handler cannot be made of its parts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HandlerError {
    /// The templates do not parse, or a page or mail does not render.
    #[error("the templates of the bundle cannot be used")]
    Template(#[from] tera::Error),
    /// A title or a name cannot stand in a header.
    #[error("the title of a form or the name of the sender cannot stand in a mail header")]
    Header(#[from] HeaderTextError),
    /// The origin of the site or of the handler is none.
    #[error("the `origin` or the `handler` of the bundle cannot be used")]
    Origin(#[from] OriginError),
    /// The policy of the site cannot stand in a header.
    #[error("the `policy` of the bundle cannot stand in a header")]
    Policy(#[from] http::header::InvalidHeaderValue),
}

/// Renders every page and mail of a bundle once, and remembers in it that this was done.
///
/// # Errors
/// If the bundle holds what the handler cannot use.
pub fn rehearse(bundle: &mut Bundle) -> Result<(), HandlerError> {
    let manifest = Arc::new(bundle.manifest.clone());
    Origin::parse(&manifest.origin)?;
    manifest.handler.as_deref().map(Origin::parse).transpose()?;
    HeaderValue::from_str(&manifest.policy)?;
    let (pages, mails) = Templates::divide(bundle.templates.clone());
    rehearse_all(&manifest, &Pages::new(Arc::clone(&manifest), pages), &Letters::new(mails))?;
    bundle.rehearsal = Rehearsal::Passed;
    Ok(())
}

fn rehearse_all(manifest: &Manifest, pages: &Pages, letters: &Letters) -> Result<(), HandlerError> {
    pages.rehearse()?;
    for entry in manifest.forms.values() {
        email::check_headers(entry, &manifest.sender)?;
        letters.rehearse(manifest, entry)?;
    }
    Ok(())
}

/// Answers requests for forms.
pub struct Handler {
    manifest: Arc<Manifest>,
    responder: Responder,
    mailer: Arc<Mailer>,
    /// The sites that may post here, the bundle's own among them.
    origins: Origins,
    parts: Arc<HandlerParts>,
    health: Arc<Health>,
    /// The seal of its bundle, which tells whoever publishes that this one answers.
    seal: Option<String>,
}

/// An answer, and what is known of the request afterwards.
#[derive(Debug)]
pub struct Handled {
    /// The answer.
    pub response: Response<Bytes>,
    /// What is known of the request afterwards.
    pub event: Event,
    /// What is left to do; absent unless the handler answers first.
    pub rest: Option<Rest>,
}

/// A request on its way to its answer.
struct Visit<'a> {
    start: Instant,
    route: Route<'a>,
    event: Event,
    rest: Option<Rest>,
}

/// What is left to do once the answer is given: the acknowledgement.
pub struct Rest(Pin<Box<dyn Future<Output = Delivery> + Send>>);

impl Rest {
    /// Does it, and notes what came of it.
    pub async fn finish(self, event: &mut Event) {
        event.acknowledgement = Some(self.0.await);
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Rest")
    }
}

/// Why a server could not read the body of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unread {
    /// It did not come in time.
    TooSlow,
    /// It broke off.
    Broken,
    /// There is no room for it now.
    NoRoom,
    /// It came in an event of another form than that which is read here.
    WrongEvent,
    /// It came past the edge that stands in front.
    PastEdge,
}

impl Handler {
    /// Makes a handler; renders every page and mail once, unless the build has done so.
    ///
    /// # Errors
    /// If the bundle holds what cannot be used, so that no applicant finds out first.
    pub fn try_new(bundle: Bundle, parts: HandlerParts) -> Result<Self, HandlerError> {
        let health = Health::new(parts.spool.clone());
        Self::of(bundle, Arc::new(parts), Arc::new(health))
    }

    /// Makes a handler of another bundle, which shares all else with this one: what was counted
    /// goes on being counted.
    ///
    /// # Errors
    /// If the bundle holds what cannot be used.
    pub fn renewed(&self, bundle: Bundle) -> Result<Self, HandlerError> {
        Self::of(bundle, Arc::clone(&self.parts), Arc::clone(&self.health))
    }

    fn of(
        bundle: Bundle,
        parts: Arc<HandlerParts>,
        health: Arc<Health>,
    ) -> Result<Self, HandlerError> {
        let Bundle { manifest, templates, rehearsal, seal } = bundle;
        let manifest = Arc::new(manifest);
        let elsewhere = manifest.handler.as_deref().map(Origin::parse).transpose()?;
        let origins = parts.origins.clone().with_site(Origin::parse(&manifest.origin)?, elsewhere);
        let (pages, mails) = Templates::divide(templates);
        let pages = Pages::new(Arc::clone(&manifest), pages);
        let letters = Letters::new(mails);
        if rehearsal == Rehearsal::Due {
            rehearse_all(&manifest, &pages, &letters)?;
        }
        let transport = Arc::clone(&parts.transport);
        let mailer = Mailer::new(Arc::clone(&manifest), letters, transport, parts.times);
        let responder = Responder::new(pages, HeaderValue::from_str(&manifest.policy)?);
        Ok(Self { manifest, responder, mailer: Arc::new(mailer), origins, parts, health, seal })
    }

    /// Reads ahead what the first answers are made of, a little at a time, and gives way in
    /// between to whatever can go on.
    pub async fn prepare(&self) {
        self.responder.prepare();
        tokio::task::yield_now().await;
        self.mailer.prepare();
    }

    /// Gets the mail back end ready, so that the first applicant does not wait for it.
    ///
    /// It may take as long as reading some hundred files, and does not give way.
    pub fn prepare_to_send(&self) {
        self.mailer.prepare_to_send();
    }

    /// Answers a request.
    pub async fn handle(&self, request: Request<Bytes>) -> Handled {
        self.handle_until(request, Deadline::default()).await
    }

    /// Answers a request before a moment at which nobody would hear the answer.
    pub async fn handle_until(&self, request: Request<Bytes>, deadline: Deadline) -> Handled {
        let (parts, body) = request.into_parts();
        let mut visit = self.begin(&parts, body.len());
        let outcome = match visit.route {
            Route::Form(entry) | Route::Look(entry) | Route::Challenge(entry)
                if cors::is_asked(&self.origins, &parts) =>
            {
                Outcome::MaySend { entry }
            }
            Route::Form(entry) => {
                let submitted = self.submit(entry, &parts, &body, deadline, &mut visit).await;
                submitted.unwrap_or_else(|stopped| stopped)
            }
            Route::Look(entry) => {
                let looked = self.look(entry, &parts, &body, &mut visit).await;
                looked.unwrap_or_else(|stopped| stopped)
            }
            Route::Receipt(entry) => self.receipt(entry, &parts),
            Route::Challenge(entry) => self.challenge(entry, &parts),
            Route::Health => self.health(&parts, &mut visit.event).await,
            Route::Unknown => Outcome::Problem { kind: ProblemKind::UnknownForm, entry: None },
        };
        // What is given back is searched for keys, too.
        let bytes = outcome.raw().map_or(0, RawSubmission::size);
        self.parts.guards.judge(bytes, || self.end(&parts, visit, &outcome)).await
    }

    /// Answers a request whose body could not be read.
    #[must_use]
    pub fn handle_unread(&self, request: Request<()>, unread: Unread) -> Handled {
        let (parts, ()) = request.into_parts();
        let visit = self.begin(&parts, 0);
        let kind = match unread {
            Unread::TooSlow => ProblemKind::TooSlow,
            Unread::Broken => ProblemKind::Unreadable,
            Unread::NoRoom => ProblemKind::Busy,
            Unread::WrongEvent => ProblemKind::WrongEvent,
            Unread::PastEdge => ProblemKind::ForeignOrigin,
        };
        let entry = visit.route.entry();
        self.end(&parts, visit, &Outcome::Problem { kind, entry })
    }

    /// Returns whose request it is; `None` where only a proxy is known.
    pub(crate) fn client(&self, parts: &Parts) -> Option<IpAddr> {
        self.parts.guards.client(parts)
    }

    /// Returns the proxies whose word about the address of a client is taken.
    #[must_use]
    pub fn proxies(&self) -> &Proxies {
        &self.parts.guards.proxies
    }

    /// Returns the headers that every answer has, for an answer that is not made here.
    #[must_use]
    pub fn common_headers(&self) -> HeaderMap {
        self.responder.common_headers()
    }

    /// Sends a trial to the recipients of a form, of the first one if none is named.
    ///
    /// # Errors
    /// If there is no such form, or no back end took the mail.
    pub async fn try_out(&self, form: Option<&FormId>) -> Result<TrialReport, TrialError> {
        let forms = &self.manifest.forms;
        let first = || forms.values().find(|entry| entry.original.is_none());
        let entry = match form {
            Some(id) => forms.get(id).ok_or_else(|| TrialError::UnknownForm(id.clone()))?,
            None => first().ok_or(TrialError::NoForm)?,
        };
        let trial = Trial::try_new(self.parts.clock.now())?;
        match self.mailer.try_out(entry, &trial).await {
            Ok(location) => Ok(TrialReport {
                reference: trial.reference,
                form: entry.form.id().clone(),
                recipients: entry.recipient.addresses.len(),
                by: location.by(),
                place: location.place().to_owned(),
                first_failure: location.first_failure().map(str::to_owned),
            }),
            Err(error) => Err(TrialError::NotTaken { code: error.code().to_owned() }),
        }
    }

    /// Writes the mail that tells whoever keeps the service running of a mail that was refused.
    #[must_use]
    pub fn notice(&self, refusal: &Undeliverable<'_>) -> Option<Email> {
        let words = &self.manifest.surroundings(self.manifest.language).locale.mails;
        Email::notice(&self.manifest, words, refusal, self.parts.clock.now()).ok()
    }

    /// Puts the mails of this morning into the spool, if there is one and it has not been done;
    /// returns whether it was done now.
    ///
    /// # Errors
    /// If the spool cannot be used, or a mail not be made.
    pub fn tell_morning(&self, morning: Morning) -> Result<bool, UntoldError> {
        let Some(spool) = &self.parts.spool else { return Ok(false) };
        let (secret, now) = (&self.parts.secret, self.parts.clock.now());
        morning::tell(morning, &self.manifest, secret, spool, now)
    }

    /// Routes a request and begins to note what happens with it.
    fn begin(&self, parts: &Parts, bytes: usize) -> Visit<'_> {
        let route = Route::of(parts.uri.path(), &self.manifest.forms);
        let mut event = Event::new(self.parts.clock.now(), bytes);
        event.route = route.name();
        event.form = route.entry().map(|entry| entry.form.id().clone());
        Visit { start: Instant::now(), route, event, rest: None }
    }

    /// Answers an outcome and notes what happened.
    fn end(&self, parts: &Parts, visit: Visit<'_>, outcome: &Outcome<'_>) -> Handled {
        let Visit { start, route, mut event, rest } = visit;
        let media = Media::preferred(&parts.headers);
        let step = route.step();
        let mut response = self.responder.answer(outcome, step, media, &self.parts.secret);
        cors::share(&self.origins, &parts.headers, response.headers_mut());
        event.outcome = outcome.name();
        event.status = response.status().as_u16();
        event.ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        Handled { response, event, rest }
    }

    /// Takes a posted form: checks it, mails it, acknowledges it, and only then says yes.
    async fn submit<'a>(
        &'a self,
        entry: &'a FormEntry,
        parts: &Parts,
        body: &Bytes,
        deadline: Deadline,
        visit: &mut Visit<'_>,
    ) -> Result<Outcome<'a>, Outcome<'a>> {
        let posted = self.posted(entry, parts, body, Step::Send)?;
        let (raw, received, today) = (posted.raw, posted.received, posted.today);
        let (manifest, locale) = (&*self.manifest, self.manifest.locale(entry));
        let judged =
            self.parts.guards.judge(body.len(), || entry.form.accept(&raw, today, locale)).await;
        let submission = match judged {
            Ok(submission) => submission,
            Err(refusal) => return Err(visit.refused(entry, raw, refusal)),
        };

        let form = &entry.form;
        // What is sent in another language is counted with the rest.
        let original = self.manifest.original(entry);
        let key = self.parts.secret.key();
        let reference = Reference::derive(key, form.prefix(), form.id(), today, &submission);
        let (id, most) = (original.form.id(), original.form.opening().per_day);
        let seat = match self.parts.guards.seat((id, most), today, &reference) {
            Ok(seat) => seat,
            Err(full) => return Err(Outcome::Unsent { kind: full.into(), entry, raw }),
        };
        let counted = self.number(id, today, &reference).await;
        let number = counted.as_ref().map(Number::number);
        // What was received before a restart is known to the spool alone.
        if number.zip(most).is_some_and(|(number, most)| is_beyond(number, most)) {
            return Err(Outcome::Unsent { kind: Full::Form.into(), entry, raw });
        }
        visit.event.reference = Some(reference.clone());
        let submission = &submission;
        let filing = Filing {
            entry,
            original,
            manifest,
            submission,
            reference: &reference,
            received,
            number,
        };
        let delivered = self.mailer.deliver(&filing, deadline).await;
        visit.event.agency = Some(Delivery::from(&delivered));
        if let Err(error) = &delivered {
            let is_uncertain = error.is_uncertain();
            let kind = if is_uncertain { ProblemKind::Uncertain } else { ProblemKind::NotReceived };
            return Err(Outcome::Unsent { kind, entry, raw });
        }
        if let Some(seat) = seat {
            seat.keep();
        }
        if let Some(counted) = counted {
            // One that cannot be kept is given again: two of a number are no gap.
            let _ = on_disk(move || counted.keep()).await;
        }
        let acknowledgement = self.acknowledge(&filing, deadline, visit).await;
        let case = submission.case().filter(|case| entry.cases.contains_key(*case));
        let case = case.map(str::to_owned);
        let receipt = Receipt { reference, received, acknowledgement, case };
        Ok(Outcome::Accepted { entry, receipt })
    }

    /// Counts a request where that holds up nobody: where it is received once the spool has it.
    async fn number(&self, form: &FormId, day: Date, reference: &Reference) -> Option<Number> {
        let spool = self.parts.spool.clone().filter(|_| self.mailer.is_spooled())?;
        let (form, reference) = (form.clone(), reference.clone());
        on_disk(move || spool.number(&form, day, &reference)).await.ok()
    }

    /// Acknowledges a request, or leaves that for after its answer.
    async fn acknowledge(
        &self,
        filing: &Filing<'_>,
        deadline: Deadline,
        visit: &mut Visit<'_>,
    ) -> Acknowledgement {
        let Some(email) = self.mailer.acknowledgement(filing) else {
            return Acknowledgement::NotAsked;
        };
        let mailer = Arc::clone(&self.mailer);
        let sending = async move { Delivery::from(&mailer.acknowledge(email, deadline).await) };
        if self.parts.answers_first && self.mailer.may_wait() {
            visit.rest = Some(Rest(Box::pin(sending)));
            return Acknowledgement::Underway;
        }
        let delivery = sending.await;
        let is_sent = delivery.is_stored();
        visit.event.acknowledgement = Some(delivery);
        if is_sent { Acknowledgement::Sent } else { Acknowledgement::Failed }
    }

    /// Tells a monitor whether a request that came now would reach a person in time.
    async fn health(&self, parts: &Parts, event: &mut Event) -> Outcome<'_> {
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            return Outcome::Problem { kind: ProblemKind::NotRead, entry: None };
        }
        let report = self.health.ask(&self.mailer, self.parts.clock.now()).await;
        (event.mail, event.spool) = (report.code.clone(), report.standing.clone());
        Outcome::Health { report, bundle: self.seal.as_deref() }
    }

    /// Gives out a challenge, or says that there is none to solve.
    fn challenge<'a>(&self, entry: &'a FormEntry, parts: &Parts) -> Outcome<'a> {
        let problem = |kind| Outcome::Problem { kind, entry: Some(entry) };
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            return problem(ProblemKind::NotRead);
        }
        let now = self.parts.clock.now();
        let new = |most| Challenge::try_new(&self.parts.secret, most, entry.form.id(), now);
        match self.parts.guards.proof.map(new).transpose() {
            Ok(challenge) => Outcome::Challenge { entry, challenge },
            Err(_) => problem(ProblemKind::Busy),
        }
    }

    /// Opens a receipt.
    fn receipt<'a>(&self, entry: &'a FormEntry, parts: &Parts) -> Outcome<'a> {
        let problem = |kind| Outcome::Problem { kind, entry: Some(entry) };
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            return problem(ProblemKind::NotRead);
        }
        let query = parts.uri.query().unwrap_or_default();
        match Receipt::verify(&self.parts.secret, entry.form.id(), query) {
            Some(receipt) => Outcome::Receipt { entry, receipt },
            None => problem(ProblemKind::BadReceipt),
        }
    }
}

/// Returns whether a request of a number is one too many for a day.
fn is_beyond(number: usize, most: NonZeroU32) -> bool {
    u32::try_from(number).map_or(true, |number| number > most.get())
}

impl From<Full> for ProblemKind {
    fn from(full: Full) -> Self {
        match full {
            Full::Form => Self::PlacesTaken,
            Full::Server => Self::DayFull,
        }
    }
}
