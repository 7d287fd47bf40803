//! What an earlier build made, and of what: a later one makes only what may have changed.
//!
//! The record lies beside the output, and is used only if it is whole and was written by this
//! very program under the same conditions. It names every file of the content by its digest,
//! every file of the output by its size and time, and of each of these the parts of the
//! content that it was made of. Whatever does not agree is made again: at worst a build takes
//! as long as the first.

mod record;
mod sources;
mod told;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use crate::holder::{Held, Holder};
use crate::output::{OutputError, OutputPath, Sink};
use crate::view::Fact;

use record::{Made, PROGRAM, Record, Stamp};
pub use sources::Sources;
pub use told::Told;

/// What a build rests on beside its files.
#[derive(Debug, Clone)]
pub struct Conditions {
    /// The options of the command, and where it prints to.
    pub options: String,
    /// The day that counts as today: it decides what is told of the content, not what is made.
    pub today: Date,
}

/// A build of which nothing has changed.
#[derive(Debug)]
pub struct Unchanged<'record> {
    /// What was told of the content.
    pub told: &'record Told,
    /// How many files each folder has.
    pub parts: BTreeMap<String, usize>,
}

/// What an earlier build made, as far as it still holds.
#[derive(Debug)]
pub struct History {
    folder: PathBuf,
    conditions: Conditions,
    sources: Sources,
    before: Option<Record>,
}

/// What a build makes, beside what it keeps.
#[derive(Debug)]
pub struct Plan {
    history: History,
    /// What has changed since.
    changed: Held,
    outline: String,
    told: Told,
    now: Mutex<Now>,
}

/// What this build made or kept.
#[derive(Debug, Default)]
struct Now {
    numbers: HashMap<Holder, u32>,
    holders: Vec<Holder>,
    made: BTreeMap<String, Made>,
}

impl History {
    /// Looks at what stands in a folder of output; `sources` were looked at before they are read.
    #[must_use]
    pub fn open(folder: &Path, conditions: Conditions, sources: Sources) -> Self {
        let before = Record::read(folder).filter(|record| record.options == conditions.options);
        Self { folder: folder.to_owned(), conditions, sources, before }
    }

    /// Returns what an earlier build came to, if this one would read and make just what is there
    /// already.
    #[must_use]
    pub fn unchanged(&self) -> Option<Unchanged<'_>> {
        let before = self.before.as_ref()?;
        let is_same = before.today == self.conditions.today && before.sources == self.sources;
        let is_whole = is_same && before.is_whole(&self.folder);
        is_whole.then(|| Unchanged { told: &before.told, parts: before.parts() })
    }

    /// Plans a build of a site with an outline: what all its pages share, and where they are.
    /// `held` tells what each file of the content holds; `told` is what is told of them.
    #[must_use]
    pub fn plan(self, outline: String, told: Told, held: &BTreeMap<String, Held>) -> Plan {
        let before = self.before.as_ref().filter(|before| before.outline == outline);
        let paths = before.and_then(|before| before.sources.changed(&self.sources));
        // What is no file of the content is one of the templates.
        let of = |path: String| held.get(&path).cloned().unwrap_or(Held::Any);
        let changed = paths.map_or(Held::Any, |paths| Held::together(paths.into_iter().map(of)));
        Plan { history: self, changed, outline, told, now: Mutex::default() }
    }
}

impl Plan {
    /// Keeps what was made together with a file, if all of it still holds; returns whether.
    ///
    /// # Errors
    /// If the sink refuses.
    pub fn keeps(
        &self,
        part: &str,
        path: &OutputPath,
        sink: &dyn Sink,
    ) -> Result<bool, OutputError> {
        let Some(before) = self.history.before.as_ref() else { return Ok(false) };
        let name = format!("{part}/{path}");
        let Some(made) = before.made.get(&name) else { return Ok(false) };
        let holders = || made.of.iter().filter_map(|number| before.holder(*number));
        let is_known = holders().count() == made.of.len();
        let folder = &self.history.folder;
        let holds = |file: &String| before.holds(folder, &format!("{part}/{file}"));
        if !is_known || !self.changed.spares(holders()) || !made.files.iter().all(holds) {
            return Ok(false);
        }
        // Somebody may have written to the record.
        let files = made.files.iter().map(|file| OutputPath::parse(file));
        let Ok(files) = files.collect::<Result<Vec<_>, _>>() else { return Ok(false) };
        files.into_iter().try_for_each(|file| sink.keep(file))?;
        let (files, holders) = (made.files.clone(), holders().cloned().collect::<Vec<_>>());
        self.now().add(name, files, holders);
        Ok(true)
    }

    /// Notes what was made together with a file, and of what.
    pub fn note(&self, part: &str, path: &OutputPath, files: Vec<String>, reads: &BTreeSet<Fact>) {
        let holders: BTreeSet<Holder> = reads.iter().flat_map(Holder::of_fact).collect();
        self.now().add(format!("{part}/{path}"), files, holders);
    }

    fn now(&self) -> std::sync::MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the record, once all files are in place.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn finish(self, paths: Vec<String>) -> Result<(), OutputError> {
        let Self { history, outline, told, now, .. } = self;
        let Now { holders, made, .. } = now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let stamp = |path: String| Some((Stamp::of(&history.folder.join(&path))?, path));
        let stamps =
            paths.into_iter().filter_map(stamp).map(|(stamp, path)| (path, stamp)).collect();
        let History { folder, conditions, sources, .. } = history;
        let Conditions { options, today } = conditions;
        let program = PROGRAM.to_owned();
        let record =
            Record { program, options, today, sources, outline, told, holders, made, stamps };
        record.write(&folder)
    }
}

impl Now {
    fn add(&mut self, name: String, files: Vec<String>, holders: impl IntoIterator<Item = Holder>) {
        let Self { numbers, holders: all, made } = self;
        let mut number = |holder: Holder| {
            *numbers.entry(holder).or_insert_with_key(|holder| {
                all.push(holder.clone());
                u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let of = holders.into_iter().map(&mut number).collect();
        made.insert(name, Made { files, of });
    }
}
