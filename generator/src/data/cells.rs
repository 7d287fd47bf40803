//! Times and fees, each with all that the standard says of it, as one cell of a table.

use crate::model::Component::LegalBasis;
use crate::model::{CostRow, ForCases, Input, ProcessingTime, Service};
use crate::view::ViewContext;

/// Between parts of one cell.
const BETWEEN: &str = "; ";

/// Writes the times of a service.
pub(super) fn times(context: &ViewContext<'_>, service: &Service) -> String {
    let text = |time| {
        let [head, value] = time_line(context, service, time);
        labelled(&head, &value)
    };
    filled(service.times.iter().map(text))
}

/// Writes what a time is for, and how long it is with all that belongs to it.
pub(crate) fn time_line(
    context: &ViewContext<'_>,
    service: &Service,
    time: &ProcessingTime,
) -> [String; 2] {
    let words = &context.words.standard;
    let exception = time.exception.iter().map(|it| format!("{}: {it}", words.exception));
    let asides = exception.chain(time.note.clone());
    let value = with_asides(time.text(context.locale), asides);
    [head(service, &time.cases, time.label.as_ref()), value]
}

/// Writes the fees of a service.
pub(super) fn costs(context: &ViewContext<'_>, service: &Service) -> String {
    filled(service.costs.iter().map(|row| cost(context, service, row)))
}

fn cost(context: &ViewContext<'_>, service: &Service, row: &CostRow) -> String {
    let [head, own] = cost_line(context, service, row);
    let below = filled(row.rows.iter().map(|row| cost(context, service, row)));
    labelled(&head, &filled([own, below]))
}

/// Writes what is paid for, and how much with all that belongs to it; not the rows below it.
pub(crate) fn cost_line(
    context: &ViewContext<'_>,
    service: &Service,
    row: &CostRow,
) -> [String; 2] {
    let locale = context.locale;
    let fee = row.fee.as_ref().map(|fee| fee.written(|fee| fee.text(locale)));
    let formula = row.formula.as_ref().map(|formula| formula.text(locale));
    let own = filled(fee.into_iter().chain(formula));
    let head = head(service, &row.cases, row.label.as_ref());
    let asides = asides(context, row);
    if own.is_empty() { [with_asides(head, asides), own] } else { [head, with_asides(own, asides)] }
}

/// What belongs to a fee: when it is paid, what its formula means, what else to know, its basis.
fn asides(context: &ViewContext<'_>, row: &CostRow) -> impl Iterator<Item = String> + use<> {
    let words = &context.words.standard;
    let surcharge = row.surcharge.then(|| words.surcharge.clone());
    let inputs = row.formula.iter().flat_map(|formula| &formula.inputs);
    let inputs: Vec<String> = inputs.filter_map(|input| meaning(context, input)).collect();
    let basis: Vec<&str> = row.regulation.iter().map(|item| item.words.as_str()).collect();
    let basis = (!basis.is_empty())
        .then(|| format!("{}: {}", words.components.of(LegalBasis), basis.join(BETWEEN)));
    let when = surcharge.into_iter().chain(row.condition.clone());
    when.chain(inputs).chain(row.note.clone()).chain(basis)
}

fn meaning(context: &ViewContext<'_>, input: &Input) -> Option<String> {
    let value = input.value.as_ref().map(|value| value.text(context.locale));
    let said = input.text.clone().into_iter().chain(value).collect::<Vec<_>>();
    (!said.is_empty()).then(|| format!("{} = {}", input.name, said.join(" = ")))
}

/// Names the cases that something is for, and what it is for.
fn head(service: &Service, cases: &ForCases, label: Option<&String>) -> String {
    let names = cases.iter().filter_map(|case| service.cases.get(case));
    let names = names.map(|case| case.name.as_str()).collect::<Vec<_>>().join(", ");
    labelled(&names, label.map(String::as_str).unwrap_or_default())
}

fn with_asides(text: String, asides: impl Iterator<Item = String>) -> String {
    match filled(asides) {
        asides if asides.is_empty() => text,
        asides => format!("{text} ({asides})").trim_start().to_owned(),
    }
}

fn labelled(label: &str, text: &str) -> String {
    match (label, text) {
        ("", other) | (other, "") => other.to_owned(),
        (label, text) => format!("{label}: {text}"),
    }
}

fn filled(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(BETWEEN)
}
