//! What a service costs at a glance.

use super::{is_of, preferred};
use crate::model::{CostRow, Fee, Price, PriceBound, Service, StatedValue};

/// What a service costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostGlance<'site> {
    /// Nothing, whatever is asked for.
    Free {
        /// Whether the standard says something to it.
        remarked: bool,
    },
    /// The one cost that is stated, or the total of several.
    Stated(&'site CostRow),
    /// Several fees.
    Rows {
        /// From the least to the most; absent if they cannot be compared.
        range: Option<Price>,
        /// How many they are; absent if one of them is no amount.
        count: Option<usize>,
        /// Whether the standard says something to one of them.
        remarked: bool,
    },
}

impl Service {
    /// Returns what it costs in one case, or where there are none; absent if not stated.
    #[must_use]
    pub fn cost_at_a_glance(&self, case: Option<usize>) -> Option<CostGlance<'_>> {
        let rows: Vec<&CostRow> = of_case(&self.costs, case).collect();
        let remarked = rows.iter().any(|row| is_remarked(row, case));
        let fees: Vec<&CostRow> = rows.iter().flat_map(|row| fees(row, case)).collect();
        if fees.len() > 1 && rows.iter().all(|row| row.is_free()) {
            return Some(CostGlance::Free { remarked });
        }
        match preferred(fees, |row| row.total).as_slice() {
            [] if rows.is_empty() => None,
            // What comes on top of a cost that is not stated tells nothing of the whole.
            [] => Some(CostGlance::Rows { range: None, count: None, remarked }),
            [only] => Some(CostGlance::Stated(only)),
            fees => {
                let are_amounts = fees.iter().all(|row| is_amount(row));
                let count = are_amounts.then_some(fees.len());
                // Parts of a whole, or not all of it: the least of them is no price to expect.
                let is_part = rows.iter().any(|row| is_group_with_note(row));
                let range = least_and_most(fees).filter(|_| !is_part);
                Some(CostGlance::Rows { range, count, remarked })
            }
        }
    }

    /// Returns from how little to how much it costs, whatever the case; absent if not every case
    /// has amounts, for as much of the same.
    #[must_use]
    pub fn cost_over_cases(&self) -> Option<Price> {
        let price = |case| self.cost_at_a_glance(Some(case))?.price();
        let prices = (0..self.cases.len()).map(price).collect::<Option<Vec<_>>>()?;
        range(&prices.iter().collect::<Vec<_>>())
    }
}

impl CostGlance<'_> {
    fn price(&self) -> Option<Price> {
        match self {
            Self::Free { .. } => None,
            Self::Stated(row) => exact_price(row).cloned(),
            Self::Rows { range, .. } => range.clone(),
        }
    }
}

fn of_case(rows: &[CostRow], case: Option<usize>) -> impl Iterator<Item = &CostRow> {
    rows.iter().filter(move |row| is_of(case, &row.cases))
}

/// The fees that a row comes to; what comes on top of others is none of them.
fn fees(row: &CostRow, case: Option<usize>) -> Vec<&CostRow> {
    if row.surcharge {
        return Vec::new();
    }
    if row.rows.is_empty() {
        return vec![row];
    }
    of_case(&row.rows, case).flat_map(|row| fees(row, case)).collect()
}

/// Returns whether the standard says more of a row, or of one in it, than what it costs: what is
/// not paid by it, or when it holds.
fn is_remarked(row: &CostRow, case: Option<usize>) -> bool {
    row.note.is_some()
        || row.condition.is_some()
        || row.surcharge
        || of_case(&row.rows, case).any(|row| is_remarked(row, case))
}

fn is_amount(row: &CostRow) -> bool {
    matches!(row.fee, Some(StatedValue::Value(_))) && row.formula.is_none()
}

/// Returns whether all that stands in a row is paid under a remark, such as "belum termasuk obat".
fn is_group_with_note(row: &CostRow) -> bool {
    row.note.is_some() && !row.rows.is_empty()
}

fn least_and_most(rows: &[&CostRow]) -> Option<Price> {
    range(&rows.iter().map(|row| exact_price(row)).collect::<Option<Vec<_>>>()?)
}

/// The amount of a row; absent for a bound, a part, a formula and words.
fn exact_price(row: &CostRow) -> Option<&Price> {
    match &row.fee {
        Some(StatedValue::Value(Fee::Rupiah(price)))
            if price.bound == PriceBound::Exact && row.formula.is_none() =>
        {
            Some(price)
        }
        _ => None,
    }
}

/// Amounts for as much of the same can be compared, others cannot.
fn range(prices: &[&Price]) -> Option<Price> {
    let most = prices.iter().max_by_key(|price| price.amount)?;
    let least = prices.iter().map(|price| price.from.unwrap_or(price.amount)).min()?;
    prices.iter().all(|price| price.per == most.per).then(|| Price {
        bound: PriceBound::Exact,
        from: Some(least).filter(|least| *least != most.amount),
        amount: most.amount,
        per: most.per.clone(),
    })
}
