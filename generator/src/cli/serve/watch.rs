//! Builds the site again when its files change.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::site::{Current, LiveSite, SiteBuilder};
use super::words;
use crate::cli::ended::Failure;
use crate::cli::terminal;

/// Editors write a file in several steps; the site is built once they are done.
const QUIET: Duration = Duration::from_millis(10);

/// How often it is looked whether a folder was put in the place of another.
const LOOK: Duration = Duration::from_millis(500);

/// Waits for changes below folders, which are known by their paths: the system watches what
/// stood there once, wherever it was moved to and whatever took its place.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    events: Receiver<()>,
    folders: Vec<Folder>,
}

/// A folder that is watched.
struct Folder {
    path: PathBuf,
    /// What stands there; absent if nothing does.
    standing: Option<Standing>,
}

/// What stands at a path: another one as soon as it is replaced, or a link on its way leads
/// elsewhere.
#[derive(PartialEq, Eq)]
struct Standing {
    real: PathBuf,
    number: u64,
    created: Option<SystemTime>,
}

impl Changes {
    /// Begins to watch folders, which may not be there yet.
    pub(super) fn of(paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, Failure> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| changes_content(event.kind)) {
                // Nobody waits any more when the program ends.
                let _ = sender.send(());
            }
        })?;
        let folders = paths.into_iter().map(|path| Folder { path, standing: None }).collect();
        let mut changes = Self { watcher, events, folders };
        changes.look()?;
        Ok(changes)
    }

    /// Waits until something has changed, and nothing changes any more.
    fn wait(&mut self) {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(()) => break,
                // A folder that cannot be watched is tried again.
                Err(_) if self.look().unwrap_or_default() => break,
                Err(_) => {}
            }
        }
        while self.events.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
    }

    /// Watches what stands at the paths now; returns whether any of it is another one.
    fn look(&mut self) -> Result<bool, notify::Error> {
        let mut is_other = false;
        for folder in &mut self.folders {
            let standing = Standing::at(&folder.path);
            if standing == folder.standing {
                continue;
            }
            is_other = true;
            // What was there may be gone, and its watch with it.
            let _ = self.watcher.unwatch(&folder.path);
            if standing.is_some() {
                self.watcher.watch(&folder.path, RecursiveMode::Recursive)?;
            }
            folder.standing = standing;
        }
        Ok(is_other)
    }
}

impl Standing {
    fn at(path: &Path) -> Option<Self> {
        let real = path.canonicalize().ok()?;
        let metadata = real.metadata().ok().filter(Metadata::is_dir)?;
        Some(Self { real, number: number(&metadata), created: metadata.created().ok() })
    }
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

/// Elsewhere the time at which a folder was created has to do.
#[cfg(not(unix))]
fn number(_metadata: &Metadata) -> u64 {
    0
}

/// Builds the site again whenever something changes, until the program ends.
pub(super) fn follow(mut changes: Changes, builder: SiteBuilder, live: Arc<LiveSite>) {
    std::thread::spawn(move || {
        let mut before = live.current();
        loop {
            prepare_forms(&live);
            changes.wait();
            live.show(builder.build());
            let current = live.current();
            if let Err(error) = words::tell_rebuilt(&before, &current) {
                // Pages say what is wrong as well: the server goes on.
                terminal::tell_failure(&error);
            }
            before = current;
        }
    });
}

/// Makes what takes forms, after the pages that people look at.
fn prepare_forms(live: &LiveSite) {
    let Current { site: Some(site), problems: None, .. } = live.current() else { return };
    if let Err(problems) = site.handler() {
        if let Err(error) = terminal::tell(&problems.text) {
            terminal::tell_failure(&error);
        }
        live.show_problems(problems);
    }
}

/// Reading a file is an event too, and the build reads them all.
const fn changes_content(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
