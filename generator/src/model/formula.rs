//! How a fee is calculated: a formula whose every name is explained.

use loket_form::decimal::Decimal;
use loket_form::locale::Locale;

use super::{Expression, Fee};

/// A formula with its inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The name of what it comes to, such as "T".
    pub result: Option<String>,
    /// The calculation; its names are places of `inputs`.
    pub expression: Expression,
    /// What the names mean, each used.
    pub inputs: Vec<Input>,
}

/// A name in a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The name.
    pub name: String,
    /// What it means.
    pub text: Option<String>,
    /// Its amount, where the standard sets it.
    pub value: Option<InputValue>,
}

/// The amount of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputValue {
    /// Rupiah or percent.
    Fee(Fee),
    /// A plain number.
    Number(Decimal),
}

impl InputValue {
    /// Writes the amount as it is read.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Fee(fee) => fee.text(locale),
            Self::Number(number) => number.text(locale),
        }
    }
}

impl Formula {
    /// Writes the calculation as it is read.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        let names: Vec<&str> = self.inputs.iter().map(|input| input.name.as_str()).collect();
        let text = self.expression.text(&names, locale);
        self.result.as_ref().map_or_else(|| text.clone(), |result| format!("{result} = {text}"))
    }
}
