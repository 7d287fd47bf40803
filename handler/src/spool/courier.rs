//! Delivers what waits in the spool: the oldest first, each until it is taken or refused for good.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use super::pauses::Pauses;
use super::{Spool, Waiting, age};
use crate::addressee::Addressee;
use crate::clock::Clock;
use crate::email::{Email, Undeliverable};
use crate::log::Event;
use crate::mailer::file::outbox::on_disk;
use crate::mailer::{DeliveryError, Fate, Location, Patience, Phases, Transport, TransportError};
use crate::standing::Standing;

/// How long a mail server has for a mail: nobody waits for the answer, and looking at the mail
/// alone may take ten minutes (RFC 5321, section 4.5.3.2.6).
const PATIENCE: Patience =
    Patience { whole: Duration::from_mins(12), phases: Phases::OF_THE_STANDARD };
/// How often the folder is looked at, for what other processes put there.
const TICK: Duration = Duration::from_secs(1);
/// What the pauses of the mail server itself are kept under; no mail is called so.
const SERVER: &str = "";
/// The code of a file that is no mail of ours.
const UNREADABLE: &str = "spool_unreadable";

/// Writes the mail that tells a person of a refusal.
type Notice = Box<dyn Fn(&Undeliverable<'_>) -> Option<Email> + Send + Sync>;

/// Delivers what waits in a spool.
pub struct Courier {
    spool: Arc<Spool>,
    way: Arc<dyn Transport>,
    clock: Box<dyn Clock>,
    notice: Notice,
    observe: Box<dyn Fn(&Event) + Send + Sync>,
    pauses: Pauses,
    /// What was taken and could not be removed: it is not sent again.
    taken: BTreeSet<String>,
    /// What waits, as far as this round knows: to read the folder after each mail would take
    /// longer the more there are.
    left: BTreeSet<(Timestamp, String)>,
    /// How many wait for a person.
    refused: usize,
    stop: CancellationToken,
}

/// The right to deliver, which one process has at a time.
struct Turn(#[expect(dead_code, reason = "the lock ends with it")] Option<File>);

impl Courier {
    /// Makes a courier that goes `way` until `stop`.
    #[must_use]
    pub fn new(
        spool: Arc<Spool>,
        way: Arc<dyn Transport>,
        clock: Box<dyn Clock>,
        stop: CancellationToken,
        notice: impl Fn(&Undeliverable<'_>) -> Option<Email> + Send + Sync + 'static,
        observe: impl Fn(&Event) + Send + Sync + 'static,
    ) -> Self {
        let (notice, observe) = (Box::new(notice), Box::new(observe));
        let (pauses, taken, left) = (Pauses::default(), BTreeSet::new(), BTreeSet::new());
        Self { spool, way, clock, notice, observe, pauses, taken, left, refused: 0, stop }
    }

    /// Delivers whatever comes, until it is told to stop; what it is at is brought to an end.
    pub async fn run(mut self) {
        while !self.stop.is_cancelled() {
            self.round().await;
            let spool = Arc::clone(&self.spool);
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = spool.arrived.notified() => {}
                () = tokio::time::sleep(TICK) => {}
            }
        }
    }

    /// Tries everything once, if it is its turn; returns whether it was.
    pub async fn round(&mut self) -> bool {
        let spool = Arc::clone(&self.spool);
        let begun = on_disk(move || {
            let Some(turn) = begin(&spool) else { return Ok(None) };
            let refused = spool.refused()?.len();
            Ok(Some((turn, spool.is_to_send_now(), spool.waiting()?, refused)))
        });
        let Ok(Some((turn, is_now, waiting, refused))) = begun.await else { return false };
        self.left = waiting.iter().map(place).collect();
        self.refused = refused;
        let now = Instant::now();
        if is_now {
            self.pauses.forget();
        }
        let names = waiting.iter().map(|mail| mail.name.as_str()).chain([SERVER]).collect();
        self.pauses.keep(&names);
        for mail in &waiting {
            if self.stop.is_cancelled() || !self.pauses.is_due(SERVER, now) {
                break;
            }
            if self.pauses.is_due(&mail.name, now) {
                self.deliver(mail).await;
            }
        }
        if is_now {
            let spool = Arc::clone(&self.spool);
            let _ = on_disk(move || spool.has_sent_now()).await;
        }
        drop(turn);
        true
    }

    /// Tries one mail.
    async fn deliver(&mut self, mail: &Waiting) {
        if self.taken.contains(&mail.name) {
            return self.forget(mail).await;
        }
        match self.on_disk(mail, Spool::read).await {
            Ok(Some(email)) => self.hand_over(mail, &email).await,
            Ok(None) => self.put_aside(mail, None, UNREADABLE).await,
            // It may be gone, or the disk be ill.
            Err(_) => self.pauses.failed(&mail.name, Instant::now()),
        }
    }

    async fn hand_over(&mut self, mail: &Waiting, email: &Email) {
        let sent = self.way.send(email.clone(), PATIENCE).await;
        let now = Instant::now();
        match &sent {
            Err(error) if error.fate() == Fate::NotTaken => self.pauses.failed(SERVER, now),
            _ => self.pauses.ended(SERVER),
        }
        let outcome = match &sent {
            Ok(_) => {
                self.taken.insert(mail.name.clone());
                self.forget(mail).await;
                "delivered"
            }
            Err(error) if error.fate() != Fate::Refused => {
                self.pauses.failed(&mail.name, now);
                "deferred"
            }
            Err(_) if email.recipients().len() > 1 => {
                let all = email.clone();
                if self.on_disk(mail, move |spool, name| spool.split(name, &all)).await.is_err() {
                    self.pauses.failed(&mail.name, now);
                }
                "split"
            }
            Err(error) => {
                self.put_aside(mail, Some(email), error.code()).await;
                "refused"
            }
        };
        self.tell(outcome, email, sent);
    }

    /// Does something with a mail in the folder.
    async fn on_disk<T: Send + 'static>(
        &self,
        mail: &Waiting,
        work: impl FnOnce(&Spool, &str) -> io::Result<T> + Send + 'static,
    ) -> Result<T, TransportError> {
        let (spool, name) = (Arc::clone(&self.spool), mail.name.clone());
        on_disk(move || work(&spool, &name)).await
    }

    /// Removes a mail that was taken.
    async fn forget(&mut self, mail: &Waiting) {
        if self.on_disk(mail, Spool::remove).await.is_ok() {
            self.taken.remove(&mail.name);
            self.pauses.ended(&mail.name);
            self.left.remove(&place(mail));
        } else {
            self.pauses.failed(&mail.name, Instant::now());
        }
    }

    /// Puts a mail aside for a person, and tells one; the notice is written first, so that
    /// nothing lies aside of which nobody hears.
    async fn put_aside(&mut self, mail: &Waiting, email: Option<&Email>, code: &str) {
        // Only what somebody waits for is worth a notice, and of a notice there is none.
        let is_awaited =
            |email: &&Email| matches!(email.addressee(), Addressee::Agency | Addressee::Applicant);
        let told = email.filter(is_awaited);
        let notice = told.and_then(|email| {
            let (reference, addressee) = (email.reference(), email.addressee());
            (self.notice)(&Undeliverable { reference, addressee, file: &mail.name, code })
        });
        let aside = self.on_disk(mail, move |spool, name| {
            if let Some(notice) = notice {
                // Without room for it, the folder and the log tell.
                let _ = spool.store(&notice);
            }
            spool.put_aside(name)
        });
        if aside.await.is_ok() {
            self.left.remove(&place(mail));
            self.refused += 1;
        } else {
            self.pauses.failed(&mail.name, Instant::now());
        }
    }

    /// Tells what became of a try.
    fn tell(&self, outcome: &'static str, email: &Email, sent: Result<Location, TransportError>) {
        let now = self.clock.now();
        let oldest = self.left.first().map(|(since, _)| age(*since, now));
        let waiting = self.left.len();
        let standing = Standing { waiting, oldest_seconds: oldest, refused: self.refused };
        let sent = sent.map_err(DeliveryError::from);
        (self.observe)(&Event::of_spool(now, outcome, email, &sent, standing));
    }
}

/// Where a mail stands among those that wait.
fn place(mail: &Waiting) -> (Timestamp, String) {
    (mail.since, mail.name.clone())
}

/// Begins a turn; `None` while it is another process's.
///
/// The folder of what was refused is locked, for the spool itself is shared by whoever writes.
/// Where it cannot be locked, mails are delivered all the same: twice is better than never.
fn begin(spool: &Spool) -> Option<Turn> {
    let Ok(folder) = File::open(&spool.refused) else {
        return Some(Turn(None));
    };
    match folder.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        _ => Some(Turn(Some(folder))),
    }
}
