//! Builds the site again when its files change.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::site::{LiveSite, SiteBuilder};
use super::words;
use crate::cli::ended::Failure;
use crate::cli::terminal;

/// Editors write a file in several steps; the site is built once they are done.
const QUIET: Duration = Duration::from_millis(60);

/// Begins to watch; it ends when the watcher is dropped.
pub(super) fn start(
    builder: SiteBuilder,
    live: Arc<LiveSite>,
) -> Result<RecommendedWatcher, Failure> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| changes_content(event.kind)) {
            // The thread that builds ends with the process.
            let _ = sender.send(());
        }
    })?;
    let templates = builder.inputs.templates.as_ref();
    for folder in [Some(&builder.inputs.content), templates].into_iter().flatten() {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    std::thread::spawn(move || rebuild(&builder, &live, &receiver));
    Ok(watcher)
}

/// Reading a file is an event too, and the build reads them all.
const fn changes_content(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}

fn rebuild(builder: &SiteBuilder, live: &LiveSite, changes: &Receiver<()>) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
        live.show(builder.build());
        if let Err(error) = words::tell_rebuilt(&live.current()) {
            // Pages say what is wrong as well: the server goes on.
            terminal::tell_failure(&error);
        }
    }
}
