//! Slips that are followed: an editor does what the first error proposes, and then the next.

use std::collections::BTreeSet;

use loket::finding::Severity;

use crate::original::Original;
use crate::slip::{Slip, replaced};

/// Follows the corrections from a slip; returns the text to which they lead back, if they do.
pub(crate) fn leads_back(site: &Original, slip: &Slip) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut text = slip.text.clone();
    loop {
        if !seen.insert(text.clone()) {
            return Some(format!("{}: {}/{}\n{text}", slip.class, site.name, slip.file));
        }
        let own = site.diagnostics(&slip.file, &text).into_iter();
        let errors =
            own.filter(|(file, one)| *file == slip.file && one.severity == Severity::Error);
        let mut corrections =
            errors.filter_map(|(_, one)| Some((one.position?.line, one.corrected?)));
        let (line, corrected) = corrections.next()?;
        text = replaced(&text, line, &[&corrected]);
    }
}
