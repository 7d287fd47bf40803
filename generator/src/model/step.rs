//! What happens.

use super::{ChannelKind, Duration, ForCases, StatedValue, WebUrl};

/// One step of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The name by which others refer to it.
    pub id: Option<String>,
    /// Who acts.
    pub actor: Option<String>,
    /// What the actor does; empty for a step that only gathers others.
    pub text: String,
    /// Through which channel.
    pub channel: Option<ChannelKind>,
    /// How long the step takes.
    pub time: Option<StatedValue<Duration>>,
    /// A web page where it is done.
    pub link: Option<WebUrl>,
    /// The cases that it is for.
    pub cases: ForCases,
    /// The steps that it is made of.
    pub steps: Vec<Step>,
    /// Whether these are ways to do it, of which one is taken.
    pub one_of: bool,
    /// How it goes on; empty if the next step follows.
    pub outcomes: Vec<Outcome>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The condition.
    pub condition: String,
    /// What follows.
    pub text: Option<String>,
    /// Where it goes on.
    pub goto: Option<Goto>,
}

/// Where a procedure goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goto {
    /// At a step that exists.
    Step(StepPath),
    /// Nowhere: the procedure ends with what was asked for.
    End,
    /// Nowhere: the procedure ends without it.
    Stop,
}

/// The way to a step: its place from 0, then its place among the sub-steps of each level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepPath {
    /// The place in the list of the procedure.
    pub first: usize,
    /// The places in the lists of sub-steps.
    pub below: Vec<usize>,
}

impl StepPath {
    /// Makes the way to a step of the procedure's own list.
    #[must_use]
    pub const fn top(first: usize) -> Self {
        Self { first, below: Vec::new() }
    }

    /// Makes the way to a sub-step of the step that this leads to.
    #[must_use]
    pub fn sub(&self, place: usize) -> Self {
        let mut below = self.below.clone();
        below.push(place);
        Self { first: self.first, below }
    }

    /// Returns the way to the step that this one is a sub-step of.
    #[must_use]
    pub fn above(&self) -> Option<Self> {
        let (_, below) = self.below.split_last()?;
        Some(Self { first: self.first, below: below.to_vec() })
    }

    /// Returns its number from 1, then those of its sub-steps: `[2, 1]` is step 2.1.
    #[must_use]
    pub fn numbers(&self) -> Vec<usize> {
        std::iter::once(&self.first).chain(&self.below).map(|place| place + 1).collect()
    }

    /// Finds the step in a procedure.
    #[must_use]
    pub fn find<'steps>(&self, steps: &'steps [Step]) -> Option<&'steps Step> {
        let mut step = steps.get(self.first)?;
        for place in &self.below {
            step = step.steps.get(*place)?;
        }
        Some(step)
    }
}
