//! The procedure as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::channel::RawChannelKind;
use super::{Entries, FromText, OneOrMany, Stated};

/// One step of the procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    /// A name for `goto`.
    pub id: Option<String>,
    /// Who acts.
    pub actor: Option<String>,
    /// What the actor does.
    pub text: Option<String>,
    /// Through which channel.
    pub channel: Option<RawChannelKind>,
    /// How long the step takes.
    pub time: Option<Stated>,
    /// A web page where it is done.
    pub link: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
    /// The steps that it is made of.
    pub steps: Option<Entries<RawStep>>,
    /// Ways to do it, of which one is taken.
    pub any_of: Option<Entries<RawStep>>,
    /// How it goes on.
    pub decision: Option<Vec<RawOutcome>>,
}

impl RawStep {
    /// Returns the steps that it is made of, or of which one is taken, with their key.
    #[must_use]
    pub fn parts(&self) -> Option<(&'static str, &Entries<Self>)> {
        let steps = self.steps.as_ref().map(|steps| ("steps", steps));
        steps.or_else(|| self.any_of.as_ref().map(|steps| ("any_of", steps)))
    }
}

impl FromText for RawStep {
    fn from_text(text: String) -> Self {
        Self { text: Some(text), ..Self::default() }
    }
}

/// One outcome of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutcome {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// What follows.
    #[serde(rename = "then")]
    pub text: Option<String>,
    /// Where it goes on: `next`, `end`, `stop`, the id or the number of a step.
    pub goto: Option<String>,
}
