//! `loket check --fix`: corrections that cannot change what is meant, written into the files.

use std::collections::BTreeSet;
use std::path::Path;

use super::ended::Failure;
use super::{file, terminal};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// How often a line may be corrected: mending one slip can show the next.
pub(super) const ROUNDS: usize = 20;

/// Writes the corrections into their files, one a line, and shows each; returns how many.
pub(super) fn apply(diagnostics: &Diagnostics) -> Result<usize, Failure> {
    let mut lines = BTreeSet::new();
    let mut count = 0;
    for diagnostic in diagnostics.iter().filter(|one| one.finding.keeps_meaning()) {
        let Some(correction) = Correction::of(diagnostic) else { continue };
        if lines.insert((&diagnostic.path, correction.line))
            && correction.write(&diagnostic.path)?
        {
            let place = diagnostic.location();
            let Correction { before, after, .. } = correction;
            terminal::say(format!("{place}\n- {before}\n+ {after}\n"))?;
            count += 1;
        }
    }
    Ok(count)
}

/// A line as it is and as it should be.
struct Correction<'run> {
    line: usize,
    before: &'run str,
    after: &'run str,
}

impl<'run> Correction<'run> {
    fn of(diagnostic: &'run Diagnostic) -> Option<Self> {
        let line = diagnostic.position?.line;
        let (before, after) = (diagnostic.excerpt.as_ref()?, diagnostic.corrected.as_ref()?);
        Some(Self { line, before, after })
    }

    /// Writes the line, and every other byte as it is; not if the file says something else.
    fn write(&self, path: impl AsRef<Path>) -> Result<bool, Failure> {
        #[expect(clippy::disallowed_methods, reason = "all bytes but those of one line are kept")]
        let text = std::fs::read_to_string(&path)?;
        let mut written = String::with_capacity(text.len() + self.after.len());
        let mut is_there = false;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let bare = line.trim_end_matches(['\n', '\r']);
            // The mark at the beginning of a file is no part of its first line.
            let (mark, said) =
                bare.strip_prefix('\u{feff}').map_or(("", bare), |said| ("\u{feff}", said));
            if number == self.line && said == self.before {
                is_there = true;
                written.extend([mark, self.after, line.strip_prefix(bare).unwrap_or_default()]);
            } else {
                written.push_str(line);
            }
        }
        Ok(is_there && file::update(path.as_ref(), &written)?)
    }
}
