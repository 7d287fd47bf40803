//! Another bundle under a running server: noticed, or asked for by SIGHUP, and taken when it is
//! whole. One that cannot be used is told, and the old one goes on answering.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use loket_form::bundle::Rehearsal;
use loket_handler::bundle_folder::{BundleFolder, Mark};
use loket_handler::clock::{Clock as _, SystemClock};
use loket_handler::current::Current;
use loket_handler::log::Event;
use loket_handler::server::HangUps;

use crate::console::{Failure, log, report};

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// The bundle is not as `loket build` wrote it.
#[derive(Debug, thiserror::Error)]
#[error("the new bundle is not whole, so the old one is kept; SIGHUP takes it as it is")]
struct NotWhole;

/// What waits for another bundle.
pub(crate) struct Renewal {
    folder: BundleFolder,
    current: Current,
    /// The state of the folder that was taken, or complained of.
    known: Mark,
    /// The state at the last look: while it changes, somebody still writes.
    last: Mark,
    hang_ups: HangUps,
}

impl Renewal {
    pub(crate) fn new(folder: BundleFolder, mark: Mark, current: Current) -> io::Result<Self> {
        let last = mark.clone();
        Ok(Self { folder, current, known: mark, last, hang_ups: HangUps::new()? })
    }

    /// Waits for other bundles, as long as the server runs.
    pub(crate) async fn run(mut self) {
        loop {
            let is_asked = tokio::select! {
                () = self.hang_ups.next() => true,
                () = tokio::time::sleep(PAUSE) => false,
            };
            let mark = self.folder.mark();
            let has_settled = mark != self.known && mark == self.last;
            self.last = mark.clone();
            if is_asked || has_settled {
                self.known = mark;
                self.renew(is_asked).await;
            }
        }
    }

    /// Takes the bundle that is there now, if it can be used.
    async fn renew(&self, is_asked: bool) {
        let (folder, current) = (self.folder.clone(), self.current.clone());
        let taken = tokio::task::spawn_blocking(move || take(&folder, &current, is_asked)).await;
        let taken = taken.unwrap_or_else(|fault| Err(fault.into()));
        log(&Event::of_bundle(SystemClock.now(), taken.is_ok()));
        if let Err(error) = taken {
            report(error.as_ref());
        }
    }
}

fn take(folder: &BundleFolder, current: &Current, is_asked: bool) -> Result<(), Failure> {
    let bundle = folder.load()?;
    if bundle.rehearsal == Rehearsal::Due && !is_asked {
        return Err(NotWhole.into());
    }
    current.set(Arc::new(current.get().renewed(bundle)?));
    Ok(())
}
