//! What a service takes at a glance: its time and its cost, each in one line.
//!
//! A stated total says it; else the longest, or the least and most, of the rows that the standard
//! has; else what stands on its steps. Where cases differ, each has its own.

mod cost;
mod time;

pub use cost::CostGlance;
pub use time::TimeGlance;

use super::ForCases;

/// Returns the rows that are preferred, or else all of them.
fn preferred<T>(rows: Vec<&T>, is_preferred: impl Fn(&T) -> bool) -> Vec<&T> {
    let preferred: Vec<_> = rows.iter().copied().filter(|row| is_preferred(row)).collect();
    if preferred.is_empty() { rows } else { preferred }
}

fn is_of(case: Option<usize>, cases: &ForCases) -> bool {
    case.is_none_or(|case| cases.includes(case))
}
