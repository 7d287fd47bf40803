//! How far a run is, and where its time goes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::model::{Page, PublicFile};

/// A part of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Files are compared with those of an earlier build.
    Compare,
    /// Files are read.
    Read,
    /// What is written becomes what is meant.
    Resolve,
    /// Links are followed.
    Links,
    /// Templates are proved.
    Prove,
    /// Pages and other files are made.
    Make,
    /// The bundle of the form handler is made.
    Bundle,
    /// Files are put in place.
    Place,
    /// Other sites are asked.
    External,
}

/// A kind of file that a site publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The page of a service.
    Service,
    /// A poster.
    Poster,
    /// A form, of a complaint as well.
    Form,
    /// The page of an agency.
    Agency,
    /// The home page and the lists of services.
    List,
    /// What standards state of what the law demands.
    Completeness,
    /// The search with its index.
    Search,
    /// Documents and ordinary pages.
    Text,
    /// What programs read.
    Data,
    /// What is published as it is.
    File,
}

/// How long something took, and how long processors worked for it; the latter is only known
/// where the system tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spent {
    /// By a clock on the wall.
    pub wall: Duration,
    /// By the processors.
    pub cpu: Option<Duration>,
}

/// How far a run is, and where its time went.
#[derive(Debug)]
pub struct Timings {
    started: Instant,
    done: AtomicUsize,
    all: AtomicUsize,
    taken: Mutex<Taken>,
}

/// Where the time of a run went.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// The phase that goes on.
    pub now: Option<Phase>,
    /// What each phase took.
    pub phases: BTreeMap<Phase, Spent>,
    /// How many files of each kind were made, and what they took together.
    pub kinds: BTreeMap<Kind, (usize, Spent)>,
    /// The slowest files, the slowest first.
    pub slowest: Vec<(Spent, String)>,
}

/// How many of the slowest files are remembered.
const SLOWEST: usize = 5;

impl Default for Timings {
    fn default() -> Self {
        let count = AtomicUsize::default;
        Self { started: Instant::now(), done: count(), all: count(), taken: Mutex::default() }
    }
}

impl Timings {
    /// Does what a phase is.
    pub fn phase<T>(&self, phase: Phase, work: impl FnOnce() -> T) -> T {
        self.expect(0);
        self.lock().now = Some(phase);
        let (result, spent) = measured(Processors::All, work);
        let mut taken = self.lock();
        taken.now = None;
        let sum = taken.phases.entry(phase).or_default();
        *sum = *sum + spent;
        result
    }

    /// Says how many files the phase has.
    pub fn expect(&self, files: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(files, Ordering::Relaxed);
    }

    /// Notes that a file of the phase is done with.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Makes a file.
    pub fn file<T>(&self, kind: Kind, path: &str, work: impl FnOnce() -> T) -> T {
        let (result, spent) = measured(Processors::OfThread, work);
        let mut taken = self.lock();
        let (count, sum) = taken.kinds.entry(kind).or_default();
        *count += 1;
        *sum = *sum + spent;
        let slowest = &mut taken.slowest;
        if slowest.len() < SLOWEST || slowest.last().is_some_and(|(last, _)| *last < spent) {
            let at = slowest.partition_point(|(other, _)| *other > spent);
            slowest.insert(at, (spent, path.to_owned()));
            slowest.truncate(SLOWEST);
        }
        result
    }

    /// Returns how long the run takes until now.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Returns how many files of how many of the phase are done with.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// Returns where the time went until now.
    #[must_use]
    pub fn taken(&self) -> Taken {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::ops::Add for Spent {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let cpu = [self.cpu, other.cpu].into_iter().flatten().reduce(|one, other| one + other);
        Self { wall: self.wall + other.wall, cpu }
    }
}

impl Kind {
    /// Returns of which kind a file is.
    #[must_use]
    pub const fn of(file: &PublicFile) -> Self {
        match file {
            PublicFile::Page(page) => match page {
                Page::Service(_) => Self::Service,
                Page::Poster(_) => Self::Poster,
                Page::Form(_) | Page::Complaint(_) => Self::Form,
                Page::Agency(_) => Self::Agency,
                Page::Home
                | Page::Services
                | Page::Letter(..)
                | Page::Topic(..)
                | Page::LifeEvent(..)
                | Page::ServicesOf(..) => Self::List,
                Page::Completeness | Page::CompletenessOf(..) => Self::Completeness,
                Page::Search => Self::Search,
                Page::Document(..) | Page::Article(_) | Page::Missing => Self::Text,
            },
            PublicFile::Moved(_) => Self::Text,
            PublicFile::Attachment(..) | PublicFile::Asset(_) => Self::File,
            _ => Self::Data,
        }
    }
}

/// Whose work is measured.
#[derive(Clone, Copy)]
enum Processors {
    All,
    OfThread,
}

impl Processors {
    #[cfg(unix)]
    fn time(self) -> Option<Duration> {
        use rustix::time::{ClockId, clock_gettime};
        let clock = match self {
            Self::All => ClockId::ProcessCPUTime,
            Self::OfThread => ClockId::ThreadCPUTime,
        };
        clock_gettime(clock).try_into().ok()
    }

    #[cfg(not(unix))]
    fn time(self) -> Option<Duration> {
        None
    }
}

fn measured<T>(processors: Processors, work: impl FnOnce() -> T) -> (T, Spent) {
    let (before, started) = (processors.time(), Instant::now());
    let result = work();
    let (wall, after) = (started.elapsed(), processors.time());
    let cpu = after.zip(before).map(|(after, before)| after.saturating_sub(before));
    (result, Spent { wall, cpu })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_their_kind_and_the_slowest_five_are_remembered() {
        let timings = Timings::default();
        timings.expect(9);
        for number in 0..9 {
            timings.file(Kind::Poster, &number.to_string(), || ());
            timings.step();
        }
        for _ in 0..2 {
            timings.phase(Phase::Place, || assert_eq!(timings.taken().now, Some(Phase::Place)));
        }
        let taken = timings.taken();
        assert_eq!(taken.kinds.get(&Kind::Poster).map(|(count, _)| *count), Some(9));
        assert_eq!(taken.slowest.len(), 5);
        assert!(taken.slowest.is_sorted_by(|one, next| one.0 >= next.0));
        assert_eq!((taken.now, taken.phases.len()), (None, 1));
    }
}
