//! Whether a reader can tell apart the times and the costs of one service.

use super::at::At;
use crate::finding::{Finding, StandardFinding};
use crate::model::{Duration, Fee, Price};
use crate::raw::fee::RawFee;
use crate::raw::time::RawTime;
use crate::raw::{Entries, Stated};

/// What an entry says of what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Only how long or how much.
    Nothing,
    /// What it is for.
    Something,
    /// That it is a part of the others, an addition or an exception.
    Beside,
}

/// An entry of a list that a reader must be able to tell apart from the others.
///
/// What is written is looked at: a case that does not exist has been told, and still says something.
pub(super) trait Entry {
    /// What is told of one that says nothing.
    const UNCLEAR: Finding;

    /// Returns what it says of what it is for.
    fn says(&self) -> Says;
}

/// Notes the entries of a list that do not say what they are for.
///
/// One that says nothing is the rule, if all others are beside it.
pub(super) fn note<T: Entry>(raw: Option<&Entries<T>>, list: &At<'_>) {
    let entries = raw.into_iter().flat_map(|raw| &raw.entries);
    let says: Vec<Says> = entries.map(Entry::says).collect();
    if says.iter().filter(|says| **says != Says::Beside).count() < 2 {
        return;
    }
    for (index, _) in says.iter().enumerate().filter(|(_, says)| **says == Says::Nothing) {
        list.index(index).add(T::UNCLEAR);
    }
}

impl Entry for RawTime {
    const UNCLEAR: Finding = Finding::Standard(StandardFinding::UnclearTime);

    fn says(&self) -> Says {
        let has_words = self.label.is_some() || self.note.is_some() || self.text.is_some();
        if self.step.is_some() || self.total == Some(true) {
            Says::Beside
        } else if has_words || self.cases.is_some() || self.channel.is_some() {
            Says::Something
        } else {
            match self.time.as_ref().and_then(Stated::value).map(Duration::parse) {
                Some(Ok(_)) => Says::Nothing,
                // What is not a time is told for that.
                Some(Err(_)) | None => Says::Beside,
            }
        }
    }
}

impl Entry for RawFee {
    const UNCLEAR: Finding = Finding::Standard(StandardFinding::UnclearCost);

    fn says(&self) -> Says {
        let has_words = self.label.is_some() || self.note.is_some() || self.text.is_some();
        let has_source = self.regulation.is_some() || self.formula.is_some() || self.rows.is_some();
        if self.condition.is_some() || self.surcharge == Some(true) || self.total == Some(true) {
            Says::Beside
        } else if has_words || has_source || self.cases.is_some() || self.channel.is_some() {
            Says::Something
        } else {
            match self.fee.as_ref().and_then(Stated::value).map(Fee::parse_with_remark) {
                Some(Ok(
                    (Fee::Rupiah(Price { per: Some(_), .. }) | Fee::Percent { of: Some(_), .. }, _)
                    | (_, Some(_)),
                )) => Says::Something,
                Some(Ok(_)) => Says::Nothing,
                // What is not a fee is told for that.
                Some(Err(_)) | None => Says::Beside,
            }
        }
    }
}
