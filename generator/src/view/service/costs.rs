//! What it costs.

use serde::Serialize;

use super::super::ViewContext;
use super::super::words::{ItemView, WordsView, channel_word};
use crate::model::{CostRow, Fee, Formula, Price, PriceBound};

/// A row of the table of fees; the rows of a group follow its heading.
#[derive(Debug, Clone, Serialize)]
pub struct CostView {
    /// How deep it lies in groups, from 0.
    pub level: usize,
    /// Whether it is the heading of a group.
    pub heading: bool,
    /// What is paid for.
    pub label: Option<String>,
    /// How much.
    pub fee: Option<WordsView>,
    /// How much in figures, such as "Rp65.000", if it is an amount and no more.
    pub amount: Option<String>,
    /// For how much of what the amount is, such as "per unit".
    pub unit: Option<String>,
    /// How the amount is calculated.
    pub formula: Option<String>,
    /// What the names in the formula mean.
    pub inputs: Vec<InputView>,
    /// The regulations that set it.
    pub regulation: Vec<ItemView>,
    /// Whether it comes on top of the others.
    pub surcharge: bool,
    /// The condition under which it is to be paid.
    pub condition: Option<String>,
    /// The channel that it is for.
    pub channel: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// A name in a formula.
#[derive(Debug, Clone, Serialize)]
pub struct InputView {
    /// The name.
    pub name: String,
    /// What it means.
    pub text: Option<String>,
    /// Its amount.
    pub value: Option<String>,
}

impl InputView {
    /// Writes it in one line.
    pub(in super::super) fn text(&self) -> String {
        let meaning = self.text.iter().map(|text| format!(": {text}"));
        let value = self.value.iter().map(|value| format!(" = {value}"));
        std::iter::once(self.name.clone()).chain(meaning).chain(value).collect()
    }
}

impl CostView {
    /// Makes the rows of a fee or a group of fees.
    pub(super) fn rows(context: &ViewContext<'_>, row: &CostRow, level: usize) -> Vec<Self> {
        let locale = context.locale;
        let own = Self {
            level,
            heading: !row.rows.is_empty(),
            label: row.label.clone(),
            fee: row.fee.as_ref().map(|fee| WordsView::fee(fee, locale)),
            amount: price(row).map(|price| Fee::Rupiah(without_unit(price)).text(locale)),
            unit: price(row)
                .and_then(|price| price.per.as_ref())
                .map(|unit| context.words.standard.per.replace("{unit}", unit)),
            formula: row.formula.as_ref().map(|formula| formula.text(locale)),
            inputs: row.formula.as_ref().map_or_else(Vec::new, |formula| inputs(context, formula)),
            regulation: row.regulation.iter().map(ItemView::new).collect(),
            surcharge: row.surcharge,
            condition: row.condition.clone(),
            channel: row.channel.map(|kind| channel_word(context, kind)),
            note: row.note.clone(),
        };
        let below = row.rows.iter().flat_map(|row| Self::rows(context, row, level + 1));
        std::iter::once(own).chain(below).collect()
    }
}

/// The amount of a row; absent for a bound, which is a sentence, and for what is no amount.
fn price(row: &CostRow) -> Option<&Price> {
    match row.fee.as_ref()?.value()? {
        Fee::Rupiah(price) if price.bound == PriceBound::Exact => Some(price),
        _ => None,
    }
}

fn without_unit(price: &Price) -> Price {
    Price { per: None, ..price.clone() }
}

/// Returns the unit of all rows, if they are several amounts with the same one.
pub(super) fn shared_unit<'rows>(rows: impl Iterator<Item = &'rows CostView>) -> Option<String> {
    let mut units = rows.filter(|row| !row.heading).map(|row| &row.unit);
    let first = units.next()?.clone()?;
    let mut others = units.peekable();
    others.peek()?;
    others.all(|unit| unit.as_ref() == Some(&first)).then_some(first)
}

fn inputs(context: &ViewContext<'_>, formula: &Formula) -> Vec<InputView> {
    let input = |input: &crate::model::Input| InputView {
        name: input.name.clone(),
        text: input.text.clone(),
        value: input.value.as_ref().map(|value| value.text(context.locale)),
    };
    let inputs = formula.inputs.iter().filter(|it| it.text.is_some() || it.value.is_some());
    inputs.map(input).collect()
}
