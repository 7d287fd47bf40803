//! What it costs.

use serde::Serialize;

use super::super::ViewContext;
use super::super::words::{ItemView, WordsView, channel_word};
use crate::model::{Card, CostRow, Formula, Service, StatedValue};

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

impl CostView {
    /// Makes the rows of a fee or a group of fees.
    pub(super) fn rows(context: &ViewContext<'_>, row: &CostRow, level: usize) -> Vec<Self> {
        let locale = context.locale;
        let own = Self {
            level,
            heading: !row.rows.is_empty(),
            label: row.label.clone(),
            fee: row.fee.as_ref().map(|fee| WordsView::fee(fee, locale)),
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

fn inputs(context: &ViewContext<'_>, formula: &Formula) -> Vec<InputView> {
    let input = |input: &crate::model::Input| InputView {
        name: input.name.clone(),
        text: input.text.clone(),
        value: input.value.as_ref().map(|value| value.text(context.locale)),
    };
    formula.inputs.iter().map(input).collect()
}

/// Returns the main language, if the cost is told in words of it.
pub(in crate::view) fn lang(context: &ViewContext<'_>, service: &Service) -> Option<&'static str> {
    let only = service.single_cost()?;
    let is_text = matches!((&only.fee, &only.formula), (Some(StatedValue::Text(_)), None));
    context.borrowed_of_service(&service.id, "cost").filter(|_| is_text)
}

/// Writes the cost of a service in a few words; absent if not stated.
pub(in crate::view) fn summary(context: &ViewContext<'_>, card: &Card<'_>) -> Option<String> {
    let words = &context.words.standard;
    let locale = context.locale;
    if card.costs.is_empty() {
        return None;
    }
    if card.is_free {
        return Some(crate::model::Fee::Free.text(locale));
    }
    let Some(only) = card.single_cost else {
        return Some(words.varies.clone());
    };
    Some(match (&only.fee, &only.formula) {
        (Some(fee), None) => fee.written(|fee| fee.text(locale)),
        (None, None) => words.by_regulation.clone(),
        (_, Some(_)) => words.varies.clone(),
    })
}
