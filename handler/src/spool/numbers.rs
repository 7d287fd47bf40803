//! Numbers that count the requests of a form on a day: a gap in a mailbox is a loss.
//!
//! Each form and day has a file of references, and the number of a request is its line. So the
//! same request, sent twice, has one number; and what was not received has none.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use jiff::civil::Date;
use loket_form::id::FormId;
use loket_form::reference::Reference;

use super::Spool;
use super::ledger::{self, Ledger};

/// Where the files are.
const NUMBERS: &str = "numbers";
/// The file of the days whose morning was told.
const MORNINGS: &str = "mornings.txt";

/// The number of a request; whoever wants the next one waits until this is kept or dropped.
#[derive(Debug)]
pub(crate) struct Number {
    ledger: Ledger,
    reference: Reference,
    line: usize,
    is_new: bool,
}

impl Spool {
    /// Returns the number that a request has, or gets once it is received.
    pub(crate) fn number(
        &self,
        form: &FormId,
        day: Date,
        reference: &Reference,
    ) -> io::Result<Number> {
        let ledger = Ledger::open(&self.numbers(), &file_name(form, day))?;
        let known = ledger.place(reference.as_str());
        let line = known.unwrap_or_else(|| ledger.count()) + 1;
        Ok(Number { ledger, reference: reference.clone(), line, is_new: known.is_none() })
    }

    /// Returns the references of what was received for a form on a day, by their numbers.
    pub(crate) fn received(&self, form: &FormId, day: Date) -> io::Result<Vec<String>> {
        ledger::read(&self.numbers().join(file_name(form, day)))
    }

    /// Returns the references of what was received for a form on any day that is remembered.
    pub(crate) fn received_lately(&self, form: &FormId) -> io::Result<Vec<String>> {
        let begin = beginning(form);
        let entries = match fs::read_dir(self.numbers()) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry?.file_name());
        }
        names.sort();
        let mut references = Vec::new();
        for name in names.iter().filter(|name| name.to_string_lossy().starts_with(&begin)) {
            references.extend(ledger::read(&self.numbers().join(name))?);
        }
        Ok(references)
    }

    /// Does something once on a day, whichever process comes first; returns whether it was us.
    pub(crate) fn once_on<E: From<io::Error>>(
        &self,
        day: Date,
        work: impl FnOnce() -> Result<(), E>,
    ) -> Result<bool, E> {
        let mut done = Ledger::open(&self.numbers(), MORNINGS)?;
        let day = day.to_string();
        if done.place(&day).is_some() {
            return Ok(false);
        }
        work()?;
        done.add(&day)?;
        Ok(true)
    }

    fn numbers(&self) -> PathBuf {
        self.folder().join(NUMBERS)
    }
}

/// The file of a form and day.
fn file_name(form: &FormId, day: Date) -> String {
    format!("{}{day}.txt", beginning(form))
}

/// What the files of a form begin with.
fn beginning(form: &FormId) -> String {
    format!("{}.", form.as_str().replace('/', "."))
}

impl Number {
    /// Returns the number, from 1.
    pub(crate) const fn number(&self) -> usize {
        self.line
    }

    /// Keeps the number for the request, which was received.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        if self.is_new { self.ledger.add(self.reference.as_str()) } else { Ok(()) }
    }
}
