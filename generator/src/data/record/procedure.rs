//! What happens.

use serde::Serialize;

use super::maker::Maker;
use super::time::StatedTime;
use crate::model::{ChannelKind, Goto, Step, StepPath, Way, WebUrl};

/// One step of the procedure.
#[derive(Debug, Serialize)]
pub(super) struct StepRecord<'site> {
    labels: Vec<LabelRecord<'site>>,
    actor: Option<&'site str>,
    text: &'site str,
    channel: Option<ChannelKind>,
    time: Option<StatedTime<'site>>,
    url: Option<&'site WebUrl>,
    cases: Option<Vec<&'site str>>,
    decision: Vec<OutcomeRecord<'site>>,
    one_of: Option<bool>,
    steps: Vec<StepRecord<'site>>,
}

/// The number of a step on the way of some cases.
#[derive(Debug, Serialize)]
struct LabelRecord<'site> {
    label: String,
    cases: Option<Vec<&'site str>>,
}

/// One outcome of a decision.
#[derive(Debug, Serialize)]
struct OutcomeRecord<'site> {
    #[serde(rename = "if")]
    condition: &'site str,
    #[serde(rename = "then")]
    text: Option<&'site str>,
    goto: Option<GotoRecord>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum GotoRecord {
    Step(Vec<usize>),
    End(bool),
    Stop(bool),
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn procedure(&self) -> Vec<StepRecord<'site>> {
        let ways = self.service.ways();
        let steps = self.service.steps.iter().enumerate();
        steps.map(|(place, step)| self.step(&ways, &StepPath::top(place), step)).collect()
    }

    fn step(&self, ways: &[Way], path: &StepPath, step: &'site Step) -> StepRecord<'site> {
        let label = |way: &Way| {
            let label = way.label(path)?;
            Some(LabelRecord { label, cases: self.cases(&way.cases) })
        };
        let steps = step.steps.iter().enumerate();
        let outcomes = step.outcomes.iter().map(|outcome| OutcomeRecord {
            condition: &outcome.condition,
            text: outcome.text.as_deref(),
            goto: outcome.goto.as_ref().map(|goto| match goto {
                Goto::Step(path) => GotoRecord::Step(path.numbers()),
                Goto::End => GotoRecord::End(true),
                Goto::Stop => GotoRecord::Stop(true),
            }),
        });
        StepRecord {
            labels: ways.iter().filter_map(label).collect(),
            actor: step.actor.as_deref(),
            text: &step.text,
            channel: step.channel,
            time: step.time.as_ref().map(|time| self.stated_time(time)),
            url: step.link.as_ref(),
            cases: self.cases(&step.cases),
            decision: outcomes.collect(),
            one_of: step.one_of.then_some(true),
            steps: steps.map(|(place, part)| self.step(ways, &path.sub(place), part)).collect(),
        }
    }
}
