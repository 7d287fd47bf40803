//! The record of a build, as it lies beside the output.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::civil::Date;
use loket_form::hex::hex;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Sources;
use crate::holder::Holder;
use crate::output::{self, PACKED};

/// This very program: a record of any other one says nothing.
const PROGRAM: &str = env!("LOKET_PROGRAM");

/// What a build made, and of what.
#[derive(Debug, Default, Serialize, Deserialize)]
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
    pub(super) told: String,
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
        if seal(text).as_bytes() != sealed {
            return None;
        }
        let record: Self = serde_json::from_slice(text).ok()?;
        (record.program == PROGRAM).then_some(record)
    }

    /// Writes it, in place of the one of an earlier build.
    pub(super) fn write(mut self, folder: &Path) -> io::Result<()> {
        PROGRAM.clone_into(&mut self.program);
        let text = serde_json::to_vec(&self)?;
        let sealed = [seal(&text).as_bytes(), b"\n", &text].concat();
        output::write_whole(&path(folder), &sealed)
    }

    /// Returns whether a file of the output is the one that was made, and what was packed of it.
    pub(super) fn holds(&self, folder: &Path, path: &str) -> bool {
        let is_same =
            |path: &str, stamp: &Stamp| Stamp::of(&folder.join(path)).as_ref() == Some(stamp);
        let packed = PACKED.map(|ending| format!("{path}.{ending}"));
        let packed = packed.iter().filter_map(|path| Some((path, self.stamps.get(path)?)));
        self.stamps.get(path).is_some_and(|stamp| is_same(path, stamp))
            && packed.into_iter().all(|(path, stamp)| is_same(path, stamp))
    }

    /// Returns whether every file of the output is the one that was made.
    pub(super) fn is_whole(&self, folder: &Path) -> bool {
        let is_same = |(path, stamp): (&String, &Stamp)| {
            Stamp::of(&folder.join(path)).as_ref() == Some(stamp)
        };
        self.stamps.par_iter().all(is_same)
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

fn seal(text: &[u8]) -> String {
    hex(digest(&SHA256, text).as_ref())
}
