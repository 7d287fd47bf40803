//! Fees.

use loket_form::decimal::Decimal;

use serde::Serialize;

use super::maker::Maker;
use crate::model::{ChannelKind, CostRow, Fee, Formula, Item, Price, PriceBound, StatedValue};

/// A row of the table of fees, or a group of rows.
#[derive(Debug, Serialize)]
pub(super) struct CostRecord<'site> {
    label: Option<&'site str>,
    text: Option<String>,
    amount: Option<AmountRecord<'site>>,
    formula: Option<FormulaRecord<'site>>,
    regulation: &'site [Item],
    total: bool,
    surcharge: bool,
    condition: Option<&'site str>,
    cases: Option<Vec<&'site str>>,
    channel: Option<ChannelKind>,
    note: Option<&'site str>,
    rows: Vec<CostRecord<'site>>,
}

/// An amount in numbers: nothing, rupiah or percent.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum AmountRecord<'site> {
    Free,
    Rupiah { bound: PriceBound, from: Option<String>, value: String, per: Option<&'site str> },
    Percent { value: String, of: Option<&'site str> },
}

#[derive(Debug, Serialize)]
struct FormulaRecord<'site> {
    result: Option<&'site str>,
    text: String,
    inputs: Vec<InputRecord<'site>>,
}

#[derive(Debug, Serialize)]
struct InputRecord<'site> {
    name: &'site str,
    text: Option<&'site str>,
    value: Option<String>,
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn costs(&self, rows: &'site [CostRow]) -> Vec<CostRecord<'site>> {
        rows.iter().map(|row| self.cost(row)).collect()
    }

    fn cost(&self, row: &'site CostRow) -> CostRecord<'site> {
        let locale = self.context.locale;
        CostRecord {
            label: row.label.as_deref(),
            text: row.fee.as_ref().map(|fee| fee.written(|fee| fee.text(locale))),
            amount: row.fee.as_ref().and_then(amount),
            formula: row.formula.as_ref().map(|formula| self.formula(formula)),
            regulation: &row.regulation,
            total: row.total,
            surcharge: row.surcharge,
            condition: row.condition.as_deref(),
            cases: self.cases(&row.cases),
            channel: row.channel,
            note: row.note.as_deref(),
            rows: self.costs(&row.rows),
        }
    }

    fn formula(&self, formula: &'site Formula) -> FormulaRecord<'site> {
        let locale = self.context.locale;
        let inputs = formula.inputs.iter().map(|input| InputRecord {
            name: &input.name,
            text: input.text.as_deref(),
            value: input.value.as_ref().map(|value| value.text(locale)),
        });
        FormulaRecord {
            result: formula.result.as_deref(),
            text: formula.text(locale),
            inputs: inputs.collect(),
        }
    }
}

fn amount(fee: &StatedValue<Fee>) -> Option<AmountRecord<'_>> {
    match fee {
        StatedValue::Value(Fee::Free) => Some(AmountRecord::Free),
        StatedValue::Value(Fee::Rupiah(Price { bound, from, amount, per })) => {
            Some(AmountRecord::Rupiah {
                bound: *bound,
                from: from.as_ref().map(Decimal::to_string),
                value: amount.to_string(),
                per: per.as_deref(),
            })
        }
        StatedValue::Value(Fee::Percent { percent, of }) => {
            Some(AmountRecord::Percent { value: percent.to_string(), of: of.as_deref() })
        }
        StatedValue::Text(_) => None,
    }
}
