//! What a service costs.

use loket_form::decimal::Decimal;

use super::context::Scope;
use super::distinguishable;
use super::report::{At, Report, filled};
use super::values::prose;
use crate::finding::{Finding, ReferenceFinding, StandardFinding, ValueFinding};
use crate::model::{
    ChannelKind, CostRow, Expression, ExpressionError, Fee, Formula, Input, InputValue, StatedValue,
};
use crate::raw::Entries;
use crate::raw::fee::{RawFee, RawInput};

/// Resolves the table of fees.
pub(super) fn resolve(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawFee>>,
    list: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<CostRow> {
    let Some(raw) = raw else { return Vec::new() };
    distinguishable::note(raw, list, report);
    let mut rows = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        rows.push(row(scope, entry, if raw.listed { &below } else { list }, report));
    }
    rows
}

fn row(scope: &Scope<'_>, raw: &RawFee, at: &At<'_>, report: &mut Report<'_>) -> CostRow {
    let regulation = super::items::resolve(
        scope.service.text,
        raw.regulation.as_ref(),
        &at.key("regulation"),
        report,
    );
    let rows = resolve(scope, raw.rows.as_ref(), &at.key("rows"), report);
    let formula = formula(raw, at, report);
    let says_something = raw.fee.is_some()
        || raw.text.is_some()
        || raw.formula.is_some()
        || raw.rows.is_some()
        || !regulation.is_empty();
    if !says_something {
        report.add(at, ValueFinding::Missing("fee"));
    }
    CostRow {
        label: filled(raw.label.as_deref()),
        fee: amount(scope, raw, at, report),
        formula,
        regulation,
        surcharge: raw.surcharge.unwrap_or(false),
        condition: filled(raw.condition.as_deref()),
        cases: scope.cases.chosen(raw.cases.as_ref(), at, report),
        channel: raw.channel.map(ChannelKind::from),
        note: filled(raw.note.as_deref()),
        rows,
    }
}

fn amount(
    scope: &Scope<'_>,
    raw: &RawFee,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<StatedValue<Fee>> {
    match (&raw.fee, &raw.text) {
        (Some(_), Some(_)) => {
            report.add(&at.key("text"), StandardFinding::Together("text", "fee"));
            None
        }
        (Some(fee), None) => report.value(&at.key("fee"), self::fee(fee)).map(StatedValue::Value),
        (None, Some(text)) => {
            let text = report.required(at, "text", Some(text));
            Some(StatedValue::Text(prose(&text, &at.key("text"), scope.service.text, report)))
        }
        (None, None) => None,
    }
}

fn fee(text: &str) -> Result<Fee, Finding> {
    Fee::parse(text).map_err(|_| Finding::Value(ValueFinding::Cost(text.to_owned())))
}

fn formula(raw: &RawFee, at: &At<'_>, report: &mut Report<'_>) -> Option<Formula> {
    let raw_inputs = raw.inputs.as_deref().unwrap_or_default();
    let list = at.key("inputs");
    let Some(text) = filled(raw.formula.as_deref()) else {
        if raw.inputs.is_some() {
            report.add(at, ValueFinding::Missing("formula"));
        }
        return None;
    };
    let mut inputs: Vec<Input> = Vec::with_capacity(raw_inputs.len());
    for (index, raw) in raw_inputs.iter().enumerate() {
        let input = input(raw, &list.index(index), report);
        if inputs.iter().any(|known| known.name == input.name) {
            report.add(
                &list.index(index).key("name"),
                StandardFinding::DuplicateId(input.name.clone()),
            );
        }
        inputs.push(input);
    }
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let expression = Expression::parse(&text, &names).map_err(|error| match error {
        ExpressionError::UnknownName(name) => Finding::Reference(ReferenceFinding::UnknownInput {
            name,
            known: names.iter().map(|name| (*name).to_owned()).collect(),
        }),
        ExpressionError::Shape => Finding::Value(ValueFinding::Formula(text.clone())),
    });
    let expression = report.value(&at.key("formula"), expression)?;
    let used = expression.inputs();
    for (index, input) in inputs.iter().enumerate() {
        if !used.contains(&index) {
            report.add(
                &list.index(index).key("name"),
                ReferenceFinding::UnusedInput(input.name.clone()),
            );
        }
    }
    Some(Formula { expression, inputs })
}

fn input(raw: &RawInput, at: &At<'_>, report: &mut Report<'_>) -> Input {
    let value = filled(raw.value.as_deref()).map(|text| {
        let number = || Decimal::parse_written(&text).map(InputValue::Number);
        Fee::parse(&text)
            .map(InputValue::Fee)
            .or_else(|_| number())
            .map_err(|_| Finding::Value(ValueFinding::Cost(text.clone())))
    });
    Input {
        name: report.required(at, "name", raw.name.as_deref()),
        text: filled(raw.text.as_deref()),
        value: value.and_then(|value| report.value(&at.key("value"), value)),
    }
}
