//! The cases in which a service is asked for.

use serde::Serialize;

/// A case, such as a new card or a lost one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// The name by which the page refers to it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whom it is for.
    pub who: Option<String>,
    /// When it is the one.
    pub when: Option<String>,
}

/// The cases that a part of a standard is for: all of them, or some by their places.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForCases(Vec<usize>);

impl ForCases {
    /// Makes a choice of cases by their places; none of them means all.
    #[must_use]
    pub fn new(mut cases: Vec<usize>) -> Self {
        cases.sort_unstable();
        cases.dedup();
        Self(cases)
    }

    /// Returns whether the part is for every case.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether the part is for a case.
    #[must_use]
    pub fn includes(&self, case: usize) -> bool {
        self.is_all() || self.0.contains(&case)
    }

    /// Returns whether some case has both parts.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.is_all() || other.is_all() || self.0.iter().any(|case| other.0.contains(case))
    }

    /// Returns the places of the chosen cases; none of them if the part is for all.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_cases_is_for_all_of_them() {
        let (all, first, second) =
            (ForCases::default(), ForCases::new(vec![0]), ForCases::new(vec![1, 1]));
        assert!(all.includes(0) && all.includes(7));
        assert!(first.includes(0) && !first.includes(1));
        assert!(all.overlaps(&first) && !first.overlaps(&second));
        assert_eq!(second.iter().collect::<Vec<_>>(), [1]);
    }
}
