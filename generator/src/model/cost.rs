//! What a service costs: fees by what they depend on.

use super::{ChannelKind, Fee, ForCases, Formula, Item, StatedValue};

/// A row of the table of fees, or a group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostRow {
    /// What is paid for, or the heading of the group.
    pub label: Option<String>,
    /// How much; absent for a group, and where only the regulation says it.
    pub fee: Option<StatedValue<Fee>>,
    /// How the amount is calculated.
    pub formula: Option<Formula>,
    /// The regulations that set it.
    pub regulation: Vec<Item>,
    /// Whether it is that of all together.
    pub total: bool,
    /// Whether it comes on top of the others.
    pub surcharge: bool,
    /// The condition under which it is to be paid.
    pub condition: Option<String>,
    /// The cases that it is for.
    pub cases: ForCases,
    /// The channel that it is for.
    pub channel: Option<ChannelKind>,
    /// What else to know.
    pub note: Option<String>,
    /// The rows of the group.
    pub rows: Vec<CostRow>,
}

impl CostRow {
    /// Returns whether the row is the cost of the whole service, whatever the case.
    #[must_use]
    pub const fn is_of_all(&self) -> bool {
        self.label.is_none()
            && self.condition.is_none()
            && self.cases.is_all()
            && self.channel.is_none()
            && !self.surcharge
            && self.rows.is_empty()
    }

    /// Returns whether the row, or one below, is for a case.
    #[must_use]
    pub fn is_of_case(&self, case: usize) -> bool {
        let below = &self.rows;
        self.cases.includes(case)
            && (below.is_empty() || below.iter().any(|row| row.is_of_case(case)))
    }

    /// Returns whether nothing is to be paid, here and in all rows below.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let own = match &self.fee {
            Some(StatedValue::Value(Fee::Free)) => true,
            Some(_) => false,
            None => !self.rows.is_empty() && self.regulation.is_empty(),
        };
        own && self.formula.is_none() && self.rows.iter().all(Self::is_free)
    }
}
