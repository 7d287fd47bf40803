//! What a service costs, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::channel::RawChannelKind;
use super::{Entries, FromText, OneOrMany, Stated};

/// A fee and what it is for, or a group of fees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFee {
    /// What is paid for, or the heading of a group.
    #[serde(rename = "for")]
    pub label: Option<String>,
    /// How much, as people write it.
    pub fee: Option<Stated>,
    /// Markdown text in the place of an amount.
    pub text: Option<String>,
    /// How the amount is calculated, such as `luas × tarif`.
    pub formula: Option<String>,
    /// What the names in the formula mean.
    pub inputs: Option<Vec<RawInput>>,
    /// The regulation that sets it.
    pub regulation: Option<Entries<super::item::RawItem>>,
    /// Whether it is that of all together.
    pub total: Option<bool>,
    /// Whether it comes on top of the others.
    pub surcharge: Option<bool>,
    /// The condition under which it is to be paid.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
    /// The channel that it is for.
    pub channel: Option<RawChannelKind>,
    /// What else to know.
    pub note: Option<String>,
    /// The fees of a group.
    pub rows: Option<Entries<RawFee>>,
}

impl FromText for RawFee {
    fn from_text(text: String) -> Self {
        Self { fee: Some(Stated::Value(text)), ..Self::default() }
    }
}

/// A name in a formula.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawInput {
    /// The name.
    pub name: Option<String>,
    /// What it means.
    pub text: Option<String>,
    /// Its amount, where the standard sets it.
    pub value: Option<String>,
}
