//! What the program does with the spool: deliver beside the server, list, and send at once.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use loket_handler::clock::SystemClock;
use loket_handler::config::{Config, RunAs, Spooling};
use loket_handler::current::Current;
use loket_handler::email::Undeliverable;
use loket_handler::spool::{Courier, Spool, Waiting};
use tokio_util::sync::CancellationToken;

use crate::console::{Failure, log, printed};

/// How long the server is given to send everything, when it is told to.
const PATIENCE: Duration = Duration::from_mins(30);
/// How often it is asked whether it has.
const PAUSE: Duration = Duration::from_millis(100);

/// Nothing can wait anywhere.
#[derive(Debug, thiserror::Error)]
#[error("there is no spool: name its folder in LOKET_SPOOL, or as file:DIR in LOKET_MAIL_FALLBACK")]
struct NoSpool;

/// Makes a courier that goes on until `stop`.
pub(crate) fn courier(spooling: Spooling, current: &Current, stop: &CancellationToken) -> Courier {
    let Spooling { spool, way } = spooling;
    let writer = current.clone();
    let notice = move |mail: &Undeliverable<'_>| writer.get().notice(mail);
    Courier::new(spool, way, Box::new(SystemClock), stop.clone(), notice, log)
}

/// Lists what waits.
pub(crate) fn list() -> Result<(), Failure> {
    let config = Config::from_environment(RunAs::Server)?;
    tell(&config.spooling.ok_or(NoSpool)?.spool)
}

/// Sends what waits, or has the server send it, and lists what still waits then.
#[tokio::main]
pub(crate) async fn send_now() -> Result<(), Failure> {
    let config = Config::from_environment(RunAs::Server)?;
    let spooling = config.spooling.clone().ok_or(NoSpool)?;
    let current = Current::new(Arc::new(config.handler()?));
    let spool = Arc::clone(&spooling.spool);
    let mut courier = courier(spooling, &current, &CancellationToken::new());
    spool.send_now()?;
    let start = Instant::now();
    // Whoever has the turn does it: a server that runs, or we.
    while spool.is_to_send_now() && !courier.round().await && start.elapsed() < PATIENCE {
        tokio::time::sleep(PAUSE).await;
    }
    tell(&spool)
}

fn tell(spool: &Spool) -> Result<(), Failure> {
    let (waiting, refused) = (spool.waiting()?, spool.refused()?);
    let mut text = lines(spool.folder(), &waiting, "wait for the mail server");
    if !refused.is_empty() {
        let folder = spool.folder().join("refused");
        text += &lines(&folder, &refused, "were refused and wait for a person");
    }
    printed(io::stdout().write_all(text.as_bytes()))
}

/// Writes how many mails there are, and each with its time and size.
fn lines(folder: &Path, mails: &[Waiting], what: &str) -> String {
    let count = mails.len();
    let each = mails
        .iter()
        .map(|Waiting { name, since, bytes }| format!("  {since:.0}  {bytes:>8} bytes  {name}\n"));
    let head = format!("{count} mails in {} {what}\n", folder.display());
    std::iter::once(head).chain(each).collect()
}
