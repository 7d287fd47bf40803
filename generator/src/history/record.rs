//! The record of a build, as it lies beside the output.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::civil::Date;
use loket_form::hex::sha256;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::sources::Sources;
use super::told::Told;
use crate::holder::Holder;
use crate::output::{self, OutputError, PACKED};

/// This very program: a record of any other one says nothing.
pub(super) const PROGRAM: &str = env!("LOKET_PROGRAM");

/// What a build made, and of what.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    /// The program that wrote it.
    pub(super) program: String,
    /// What was asked for.
    pub(super) options: String,
    /// The day that counted as today.
    pub(super) today: Date,
    /// What was read.
    pub(super) sources: Sources,
    /// What all pages share, and where they are.
    pub(super) outline: String,
    /// What was told of the content.
    pub(super) told: Told,
    /// The parts of the content that anything was made of.
    pub(super) holders: Vec<Holder>,
    /// What was made together, by the first of its files.
    pub(super) made: BTreeMap<String, Made>,
    /// Every file of the output.
    pub(super) stamps: BTreeMap<String, Stamp>,
}

/// Files that were made together.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Made {
    /// All of them.
    pub(super) files: Vec<String>,
    /// The numbers of the parts of the content that they were made of.
    pub(super) of: Vec<u32>,
}

/// What tells whether a file is still the one that was written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp(u64, SystemTime);

impl Stamp {
    pub(super) fn of(file: &Path) -> Option<Self> {
        let metadata = file.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        Some(Self(metadata.len(), metadata.modified().ok()?))
    }

    fn is_of(&self, file: &Path) -> bool {
        Self::of(file).as_ref() == Some(self)
    }
}

/// Where the record is: beside the folders of the output, for what is in them gets published.
fn path(folder: &Path) -> PathBuf {
    folder.join(".loket.record")
}

impl Record {
    /// Reads the record of an earlier build; absent if it is missing or damaged.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let bytes = fs::read(path(folder)).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (sealed, text) = (bytes.get(..end)?, bytes.get(end + 1..)?);
        if sha256(text).as_bytes() != sealed {
            return None;
        }
        let record: Self = serde_json::from_slice(text).ok()?;
        (record.program == PROGRAM).then_some(record)
    }

    /// Writes it, in place of the one of an earlier build.
    pub(super) fn write(&self, folder: &Path) -> Result<(), OutputError> {
        let path = path(folder);
        let written = serde_json::to_vec(self).map_err(Into::into).and_then(|text| {
            let sealed = [sha256(&text).as_bytes(), b"\n", &text].concat();
            output::write_whole(&path, &sealed)
        });
        written.map_err(|source| OutputError::Write { path, source })
    }

    /// Returns whether a file of the output is the one that was made, and what was packed of it.
    pub(super) fn holds(&self, folder: &Path, path: &str) -> bool {
        let is_same = |path: &str| Some(self.stamps.get(path)?.is_of(&folder.join(path)));
        let packed = PACKED.map(|ending| format!("{path}.{ending}"));
        is_same(path) == Some(true) && packed.iter().all(|path| is_same(path) != Some(false))
    }

    /// Returns whether every file of the output is the one that was made.
    pub(super) fn is_whole(&self, folder: &Path) -> bool {
        self.stamps.par_iter().all(|(path, stamp)| stamp.is_of(&folder.join(path)))
    }

    /// Returns a part of the content by its number.
    pub(super) fn holder(&self, number: u32) -> Option<&Holder> {
        self.holders.get(usize::try_from(number).ok()?)
    }

    /// Counts the files of each folder of the output.
    pub(super) fn parts(&self) -> BTreeMap<String, usize> {
        let mut parts = BTreeMap::new();
        for (part, _) in self.stamps.keys().filter_map(|path| path.split_once('/')) {
            *parts.entry(part.to_owned()).or_default() += 1;
        }
        parts
    }
}
