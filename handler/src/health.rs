//! Whether a request that came now would reach a person in time: asked seldom, however often
//! monitors ask.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use loket_form::locale::HealthWords;
use strum::IntoStaticStr;
use tokio::sync::Mutex;

use crate::mailer::Mailer;
use crate::spool::Spool;
use crate::standing::Standing;

/// How long an answer holds. A stranger who asks all the time makes no more work.
const HOLDS: Duration = Duration::from_secs(10);
/// How long a mail may wait before somebody must look: greylisting takes some minutes.
const LATE_SECONDS: i64 = 30 * 60;

/// What is wrong, in one word for a monitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum State {
    /// Nothing.
    Reachable,
    /// No mail server would take a mail.
    Unreachable,
    /// The spool takes no mail.
    Unwritable,
    /// A mail has waited too long.
    Late,
    /// Something was refused for good, and nobody has looked yet.
    Refused,
}

/// How things stand.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) state: State,
    /// The code of what is wrong, for the log alone.
    pub(crate) code: Option<String>,
    pub(crate) standing: Option<Standing>,
}

/// What was found last.
#[derive(Debug, Default)]
pub(crate) struct Health {
    last: Mutex<Option<(Instant, Report)>>,
    spool: Option<Arc<Spool>>,
}

impl State {
    /// Returns the word.
    pub(crate) fn word(self) -> &'static str {
        self.into()
    }
}

impl Report {
    pub(crate) fn is_well(&self) -> bool {
        self.state == State::Reachable
    }

    /// Says what is wrong in one sentence, for whoever must look.
    pub(crate) fn sentence(&self, words: &HealthWords) -> String {
        let minutes = || self.standing.as_ref().and_then(|standing| standing.oldest_seconds);
        match self.state {
            State::Reachable => words.reachable(),
            State::Unreachable => words.unreachable(),
            State::Unwritable => words.unwritable(),
            State::Late => words.late(&(minutes().unwrap_or_default() / 60)),
            State::Refused => words.refused(),
        }
    }
}

impl Health {
    pub(crate) fn new(spool: Option<Arc<Spool>>) -> Self {
        Self { spool, ..Self::default() }
    }

    /// Finds out how things stand.
    ///
    /// Who asks while somebody else does waits for that answer.
    pub(crate) async fn ask(&self, mailer: &Mailer, now: Timestamp) -> Report {
        let mut last = self.last.lock().await;
        if let Some((_, report)) = last.as_ref().filter(|(at, _)| at.elapsed() < HOLDS) {
            return report.clone();
        }
        let report = self.look(mailer, now).await;
        *last = Some((Instant::now(), report.clone()));
        report
    }

    async fn look(&self, mailer: &Mailer, now: Timestamp) -> Report {
        let spooled = match &self.spool {
            Some(spool) => Spool::look(spool, now).await.map(Some),
            None => Ok(None),
        };
        let standing = match spooled {
            Ok(standing) => standing,
            Err(code) => {
                return Report { state: State::Unwritable, code: Some(code), standing: None };
            }
        };
        let is = |ill: fn(&Standing) -> bool| standing.as_ref().is_some_and(ill);
        let (state, code) = match mailer.check().await {
            Err(code) => (State::Unreachable, Some(code)),
            Ok(()) if is(|standing| standing.oldest_seconds >= Some(LATE_SECONDS)) => {
                (State::Late, None)
            }
            Ok(()) if is(|standing| standing.refused > 0) => (State::Refused, None),
            Ok(()) => (State::Reachable, None),
        };
        Report { state, code, standing }
    }
}
