//! What a service costs.

use std::collections::BTreeSet;

use loket_form::decimal::Decimal;

use super::at::{At, filled};
use super::context::Scope;
use super::values::{names_total, value_or_text};
use super::{distinguishable, items};
use crate::finding::{ReferenceFinding, StandardFinding, ValueFinding, likely};
use crate::model::{
    ChannelKind, CostRow, Expression, Fee, Formula, Input, InputValue, StatedValue,
};
use crate::raw::fee::{RawFee, RawInput};
use crate::raw::{Entries, Stated};

/// Resolves a table of fees, or the rows of a group of them.
pub(super) fn resolve(
    scope: &Scope<'_>,
    key: &'static str,
    raw: Option<&Entries<RawFee>>,
    at: &At<'_>,
) -> Vec<CostRow> {
    distinguishable::note(raw, &at.key(key));
    note_likely_surcharges(key, raw, at);
    at.each(key, raw, |raw, at| Some(row(scope, raw, at)))
}

/// Words of a fee that is paid beside others.
const BESIDE: [&str; 6] = [
    "di luar biaya",
    "diluar biaya",
    "di luar tarif",
    "biaya tambahan",
    "tambahan biaya",
    "percepatan",
];

/// Notes a row beside others that speaks of coming on top of them, and does not say whether.
fn note_likely_surcharges(key: &'static str, raw: Option<&Entries<RawFee>>, at: &At<'_>) {
    let is_alone = raw.is_none_or(|rows| rows.entries.len() < 2);
    at.each(key, raw.filter(|_| !is_alone), |raw, at| {
        let fee = raw.fee.as_ref().and_then(Stated::value);
        let said = [raw.label.as_deref(), fee, raw.note.as_deref()].into_iter().flatten();
        let said = said.map(str::to_lowercase).collect::<Vec<_>>().join("\n");
        let word = BESIDE.iter().find(|word| said.contains(**word));
        if let Some(word) = word.filter(|_| raw.surcharge.is_none() && raw.total != Some(true)) {
            at.add(StandardFinding::LikelySurcharge(word));
        }
        None::<()>
    });
}

fn row(scope: &Scope<'_>, raw: &RawFee, at: &At<'_>) -> CostRow {
    let regulation = items::resolve(scope.service.text, "regulation", raw.regulation.as_ref(), at);
    let rows = resolve(scope, "rows", raw.rows.as_ref(), at);
    let formula = formula(raw, at);
    let says_something = raw.fee.is_some()
        || raw.text.is_some()
        || raw.formula.is_some()
        || raw.rows.as_ref().is_some_and(|rows| !rows.entries.is_empty())
        || !regulation.is_empty();
    if !says_something {
        at.add(ValueFinding::Missing("fee"));
    }
    let amount = ("fee", raw.fee.as_ref());
    let fee = value_or_text(amount, raw.text.as_deref(), at, scope.service.text, fee);
    let (fee, remark) = without_remark(fee);
    let label = filled(raw.label.as_deref());
    CostRow {
        total: raw.total.unwrap_or_else(|| label.as_deref().is_some_and(names_total)),
        label,
        fee,
        formula,
        regulation,
        surcharge: raw.surcharge.unwrap_or(false),
        condition: filled(raw.condition.as_deref()),
        cases: scope.cases.chosen(raw.cases.as_ref(), at),
        channel: raw.channel.map(ChannelKind::from),
        note: joined(remark, filled(raw.note.as_deref())),
        rows,
    }
}

/// A fee with what is said of it behind it.
type FeeWithRemark = (Fee, Option<String>);

fn fee(text: &str) -> Result<FeeWithRemark, ValueFinding> {
    Fee::parse_with_remark(text).map_err(|_| ValueFinding::Cost(text.to_owned()))
}

fn without_remark(
    fee: Option<StatedValue<FeeWithRemark>>,
) -> (Option<StatedValue<Fee>>, Option<String>) {
    match fee {
        None => (None, None),
        Some(StatedValue::Text(text)) => (Some(StatedValue::Text(text)), None),
        Some(StatedValue::Value((fee, remark))) => (Some(StatedValue::Value(fee)), remark),
    }
}

fn joined(remark: Option<String>, note: Option<String>) -> Option<String> {
    match (remark, note) {
        (Some(remark), Some(note)) => Some(format!("{remark}; {note}")),
        (remark, note) => remark.or(note),
    }
}

fn formula(raw: &RawFee, at: &At<'_>) -> Option<Formula> {
    let Some(written) = filled(raw.formula.as_deref()) else {
        if raw.inputs.is_some() {
            at.add(ValueFinding::Missing("formula"));
        }
        return None;
    };
    // "T = luas × tarif": the name of the result stands first.
    let (result, text) = match written.split_once('=') {
        Some((result, text)) => (filled(Some(result)), text),
        None => (None, written.as_str()),
    };
    let mut known = BTreeSet::new();
    let mut inputs = at.each("inputs", raw.inputs.as_ref(), |raw, at| {
        let input = input(raw, at);
        if !known.insert(input.name.clone()) {
            at.key("name").add(StandardFinding::DuplicateId(input.name.clone()));
        }
        Some(input)
    });
    let explained = inputs.len();
    add_unexplained(text, &mut inputs);
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let expression = Expression::parse(text, &names);
    let expression = expression.map_err(|_| ValueFinding::Formula(written.clone()));
    let expression = at.key("formula").value(expression)?;
    let used = expression.inputs();
    let unused: Vec<usize> = (0..explained).filter(|place| !used.contains(place)).collect();
    let (known, unknown) = inputs.split_at_checked(explained)?;
    if let Some(name) = misspelt(unknown, known, !unused.is_empty()) {
        let known = known.iter().map(|input| input.name.clone()).collect();
        at.key("formula").add(ReferenceFinding::UnknownInput { name, known });
        return None;
    }
    note_unexplained(&inputs, at);
    let list = at.key("inputs");
    for place in unused {
        let name = known.get(place).map(|input| input.name.clone()).unwrap_or_default();
        list.index(place).key("name").add(ReferenceFinding::UnusedInput(name));
    }
    Some(Formula { result, expression, inputs })
}

/// Adds the names that no input explains: decrees have formulas of which they do not explain all.
fn add_unexplained(text: &str, inputs: &mut Vec<Input>) {
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let unknown = Expression::unknown_names(text, &names);
    inputs.extend(unknown.into_iter().map(|name| Input { name, text: None, value: None }));
}

/// A shorter name is like any other.
const SHORTEST_MISSPELT: usize = 4;

/// Returns a name that was meant to be one of the inputs: it is spelt alike, or one of them is
/// not used.
fn misspelt(unknown: &[Input], known: &[Input], one_is_unused: bool) -> Option<String> {
    let is_misspelt = |input: &&Input| {
        let is_long = input.name.chars().count() >= SHORTEST_MISSPELT;
        let known = known.iter().map(|input| input.name.as_str());
        one_is_unused || (is_long && likely(&input.name, known).is_some())
    };
    unknown.iter().find(is_misspelt).map(|input| input.name.clone())
}

fn note_unexplained(inputs: &[Input], at: &At<'_>) {
    let is_unexplained = |input: &&Input| input.text.is_none() && input.value.is_none();
    let names = inputs.iter().filter(is_unexplained).map(|input| input.name.clone());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        at.key("formula").add(ReferenceFinding::UnexplainedInputs(names));
    }
}

fn input(raw: &RawInput, at: &At<'_>) -> Input {
    Input {
        name: at.required("name", raw.name.as_deref()),
        text: filled(raw.text.as_deref()),
        value: at.optional("value", raw.value.as_deref(), input_value),
    }
}

fn input_value(text: &str) -> Result<InputValue, ValueFinding> {
    let number = |_| Decimal::parse_written(text).map(InputValue::Number);
    let value = Fee::parse(text).map(InputValue::Fee).or_else(number);
    value.map_err(|_| ValueFinding::InputValue(text.to_owned()))
}
