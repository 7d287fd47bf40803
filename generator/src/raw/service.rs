//! The data of a service standard as written.

use serde::Deserialize;

use super::agency::RawComplaints;
use super::form::RawForm;
use super::{OneOrMany, Stated};

/// `<agency>/<service>.md`: one service standard.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    /// The title.
    pub title: Option<String>,
    /// A short code, which stands in references.
    pub code: Option<String>,
    /// One sentence on whom it is for and what it gives.
    pub summary: Option<String>,
    /// The decree that sets the standard.
    pub decree: Option<RawDecree>,
    /// Words that people search with.
    pub keywords: Option<Vec<String>>,
    /// What to prepare; an empty list if the decree states none.
    pub requirements: Option<OneOrMany>,
    /// What happens.
    pub steps: Option<Vec<RawStep>>,
    /// How long it takes.
    pub time: Option<Stated>,
    /// What it costs.
    pub cost: Option<Stated>,
    /// What one gets.
    pub products: Option<OneOrMany>,
    /// How to complain; the agency's way if left out.
    pub complaints: Option<RawComplaints>,
    /// The form to apply with.
    pub form: Option<RawForm>,
}

/// The decree that sets a standard.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDecree {
    /// The number.
    pub number: Option<String>,
    /// The year, if it is not part of the number.
    pub year: Option<i16>,
}

/// One step of the procedure.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    /// A name for `goto`.
    pub id: Option<String>,
    /// Who acts.
    pub actor: Option<String>,
    /// What the actor does.
    pub text: Option<String>,
    /// How long the step takes.
    pub time: Option<Stated>,
    /// How it goes on.
    pub decision: Option<Vec<RawOutcome>>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOutcome {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// What follows.
    #[serde(rename = "then")]
    pub text: Option<String>,
    /// Where it goes on: `next`, `end`, the id or the number of a step.
    pub goto: Option<String>,
}
