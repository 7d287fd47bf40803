//! Builds the site again when its files change.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};

use notify::{Event, EventKind, RecursiveMode, Watcher};

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
pub(in crate::cli) struct Changes {
    watcher: Box<dyn Watcher + Send>,
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
    pub(in crate::cli) fn of(paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, Failure> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| changes_content(event.kind)) {
                // Nobody waits any more when the program ends.
                let _ = sender.send(());
            }
        })?;
        let folders = paths.into_iter().map(Folder::new).collect();
        let mut changes = Self { watcher: Box::new(watcher), events, folders };
        for folder in &mut changes.folders {
            folder.follow(&mut *changes.watcher)?;
        }
        Ok(changes)
    }

    /// Waits until something has changed, and nothing changes any more.
    pub(in crate::cli) fn wait(&mut self) {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(()) => break,
                Err(_) if self.look() => break,
                Err(_) => {}
            }
        }
        while self.events.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
    }

    /// Watches what stands at the paths now; returns whether any of it is another one.
    fn look(&mut self) -> bool {
        let Self { watcher, folders, .. } = self;
        // A folder that cannot be watched is tried again, and hides no change of another one.
        let others = folders.iter_mut().map(|it| it.follow(&mut **watcher).unwrap_or_default());
        others.fold(false, |one, other| one | other)
    }
}

impl Folder {
    const fn new(path: PathBuf) -> Self {
        Self { path, standing: None }
    }

    /// Watches what stands there now; returns whether it is another one.
    fn follow(&mut self, watcher: &mut dyn Watcher) -> Result<bool, notify::Error> {
        let standing = Standing::at(&self.path);
        if standing == self.standing {
            return Ok(false);
        }
        // What was there may be gone, and its watch with it.
        let _ = watcher.unwatch(&self.path);
        if standing.is_some() {
            watcher.watch(&self.path, RecursiveMode::Recursive)?;
        }
        self.standing = standing;
        Ok(true)
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

#[cfg(test)]
mod tests {
    use std::fs;

    use notify::{Config, EventHandler, WatcherKind};

    use super::*;

    /// Refuses to watch a folder of some name.
    struct Refusing(&'static str);

    impl Watcher for Refusing {
        fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Err(notify::Error::generic("made by hand"))
        }

        fn watch(&mut self, path: &Path, _: RecursiveMode) -> notify::Result<()> {
            let is_refused = path.ends_with(self.0);
            if is_refused { Err(notify::Error::generic("refused")) } else { Ok(()) }
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    #[test]
    fn a_folder_that_cannot_be_watched_hides_no_change_of_another_one() {
        let root = tempfile::tempdir().expect("a folder");
        let folders = ["content", "templates"].map(|name| root.path().join(name));
        let watcher = Box::new(Refusing("templates"));
        let (_, events) = channel();
        let folders = folders.into_iter().map(Folder::new).collect();
        let mut changes = Changes { watcher, events, folders };
        for folder in &changes.folders {
            fs::create_dir(&folder.path).expect("a folder");
        }
        assert!(changes.look(), "content has come");
        assert!(!changes.look());
    }
}
