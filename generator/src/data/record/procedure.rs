//! What happens.

use serde::Serialize;

use super::maker::Maker;
use super::time::{DurationRecord, duration};
use crate::model::{ChannelKind, Goto, Step, WebUrl};

/// One step of the procedure.
#[derive(Debug, Serialize)]
pub(super) struct StepRecord<'site> {
    actor: Option<&'site str>,
    text: &'site str,
    channel: Option<ChannelKind>,
    time: Option<StepTime<'site>>,
    url: Option<&'site WebUrl>,
    cases: Option<Vec<&'site str>>,
    decision: Vec<OutcomeRecord<'site>>,
    steps: Vec<StepRecord<'site>>,
}

#[derive(Debug, Serialize)]
struct StepTime<'site> {
    text: String,
    duration: Option<DurationRecord<'site>>,
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
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn steps(&self, steps: &'site [Step]) -> Vec<StepRecord<'site>> {
        steps.iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &'site Step) -> StepRecord<'site> {
        let locale = self.context.locale;
        let outcomes = step.outcomes.iter().map(|outcome| OutcomeRecord {
            condition: &outcome.condition,
            text: outcome.text.as_deref(),
            goto: outcome.goto.as_ref().map(|goto| match goto {
                Goto::Step(path) => GotoRecord::Step(path.numbers()),
                Goto::End => GotoRecord::End(true),
            }),
        });
        StepRecord {
            actor: step.actor.as_deref(),
            text: &step.text,
            channel: step.channel,
            time: step.time.as_ref().map(|time| StepTime {
                text: time.written(|duration| duration.text(locale)),
                duration: duration(time),
            }),
            url: step.link.as_ref(),
            cases: self.cases(&step.cases),
            decision: outcomes.collect(),
            steps: self.steps(&step.steps),
        }
    }
}
