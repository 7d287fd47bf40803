//! Numbers that count the requests of a form on a day: a gap in a mailbox is a loss.
//!
//! Each form and day has a file of references, and the number of a request is its line. So the
//! same request, sent twice, has one number; and what was not received has none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;
use loket_form::id::FormId;
use loket_form::reference::Reference;

use super::Spool;

/// Where the files are.
const NUMBERS: &str = "numbers";
/// How long they are kept: nobody looks for a gap of last month.
const KEPT: Duration = Duration::from_hours(31 * 24);

/// The number of a request; whoever wants the next one waits until this is kept or dropped.
#[derive(Debug)]
pub(crate) struct Number {
    file: File,
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
        let folder = self.folder().join(NUMBERS);
        fs::create_dir_all(&folder)?;
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let name = format!("{}.{day}.txt", form.as_str().replace('/', "."));
        let mut file = options.open(folder.join(name))?;
        file.lock()?;
        let mut references = String::new();
        file.read_to_string(&mut references)?;
        let known = references.lines().position(|line| line == reference.as_str());
        if references.is_empty() {
            forget_old(&folder, &file)?;
        }
        let line = known.unwrap_or_else(|| references.lines().count()) + 1;
        Ok(Number { file, reference: reference.clone(), line, is_new: known.is_none() })
    }
}

/// Removes the files that were written long before one that is new.
fn forget_old(folder: &Path, new: &File) -> io::Result<()> {
    let now = new.metadata()?.modified()?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let age = now.duration_since(entry.metadata()?.modified()?).unwrap_or_default();
        if age > KEPT {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Number {
    /// Returns the number, from 1.
    pub(crate) const fn number(&self) -> usize {
        self.line
    }

    /// Keeps the number for the request, which was received.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        if self.is_new {
            self.file.write_all(format!("{}\n", self.reference).as_bytes())?;
            self.file.sync_data()?;
        }
        Ok(())
    }
}
