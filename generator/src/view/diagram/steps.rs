//! The steps of a procedure as they are to be drawn: those of one case, parts and all in a row.

use super::super::ViewContext;
use super::super::cases::numbers;
use super::super::words::channel_word;
use crate::diagram::{ChartOutcome, ChartStep, Target};
use crate::model::{Case, Goto, Outcome, Service, StatedValue, Step, StepPath};

/// The way of some cases through a service.
pub(super) struct Procedure {
    /// The numbers of the cases; empty for all of them.
    pub(super) numbers: String,
    /// The names of the cases; absent for all of them.
    pub(super) heading: Option<String>,
    /// Its steps.
    pub(super) steps: Vec<ChartStep>,
}

/// The places of the steps of a way, and the cases that go it with their places.
type Way<'site> = (Vec<usize>, Vec<(usize, &'site Case)>);

/// Returns the different ways through a service that have anything to show.
pub(super) fn procedures(context: &ViewContext<'_>, service: &Service) -> Vec<Procedure> {
    let mut ways: Vec<Way<'_>> = Vec::new();
    if service.steps.iter().all(|step| step.cases.is_all()) {
        ways.push(((0..service.steps.len()).collect(), Vec::new()));
    } else {
        for (index, case) in service.cases.iter().enumerate() {
            let steps = service.steps.iter().enumerate();
            let own = steps.filter(|(_, step)| step.cases.includes(index));
            let way: Vec<usize> = own.map(|(step, _)| step).collect();
            match ways.iter_mut().find(|(known, _)| *known == way) {
                Some((_, cases)) => cases.push((index, case)),
                None => ways.push((way, vec![(index, case)])),
            }
        }
    }
    ways.retain(|(way, _)| way.len() > 1);
    let names = |cases: &[(usize, &Case)]| {
        cases.iter().map(|(_, case)| case.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let procedure = |(way, cases): Way<'_>| Procedure {
        numbers: numbers(cases.iter().map(|(index, _)| *index)),
        heading: (!cases.is_empty()).then(|| names(&cases)),
        steps: chart_steps(context, service, &way),
    };
    ways.into_iter().map(procedure).collect()
}

fn chart_steps(context: &ViewContext<'_>, service: &Service, way: &[usize]) -> Vec<ChartStep> {
    let mut rows: Vec<(StepPath, &Step)> = Vec::new();
    for &index in way {
        if let Some(step) = service.steps.get(index) {
            flatten(StepPath::top(index), step, &mut rows);
        }
    }
    let mut drawn: Vec<ChartStep> =
        rows.iter().map(|(path, step)| chart_step(context, service, path, step, &rows)).collect();
    decide_after_parts(&mut drawn, &rows);
    drawn
}

fn chart_step(
    context: &ViewContext<'_>,
    service: &Service,
    path: &StepPath,
    step: &Step,
    rows: &[(StepPath, &Step)],
) -> ChartStep {
    let target = |goto: &Goto| match goto {
        Goto::End => Target::End,
        Goto::Step(path) => row_of(rows, path).map_or(Target::End, Target::Step),
    };
    let outcome = |outcome: &Outcome| ChartOutcome {
        condition: outcome.condition.clone(),
        text: outcome.text.clone(),
        target: outcome.goto.as_ref().map(target),
    };
    ChartStep {
        label: service.step_label(path),
        part: !path.below.is_empty(),
        actor: step.actor.clone(),
        text: step.text.clone(),
        note: note(context, step),
        outcomes: step.outcomes.iter().map(outcome).collect(),
    }
}

/// A step with parts is decided when its last part is done.
fn decide_after_parts(drawn: &mut [ChartStep], rows: &[(StepPath, &Step)]) {
    for (index, (path, step)) in rows.iter().enumerate() {
        if step.steps.is_empty() || step.outcomes.is_empty() {
            continue;
        }
        let is_part = |(other, _): &&(StepPath, &Step)| {
            other.first == path.first && other.below.starts_with(&path.below)
        };
        let last = index + rows.iter().skip(index + 1).take_while(is_part).count();
        if drawn.get(last).is_some_and(|part| part.outcomes.is_empty()) {
            let outcomes = drawn.get_mut(index).map(|step| std::mem::take(&mut step.outcomes));
            if let (Some(part), Some(outcomes)) = (drawn.get_mut(last), outcomes) {
                part.outcomes = outcomes;
            }
        }
    }
}

/// A step, then its parts.
fn flatten<'steps>(path: StepPath, step: &'steps Step, rows: &mut Vec<(StepPath, &'steps Step)>) {
    let parts = step.steps.iter().enumerate().map(|(place, part)| (path.sub(place), part));
    let parts: Vec<(StepPath, &Step)> = parts.collect();
    rows.push((path, step));
    for (path, part) in parts {
        flatten(path, part, rows);
    }
}

/// Finds the row of a step; of one that other cases have, the next that this one has.
fn row_of(rows: &[(StepPath, &Step)], path: &StepPath) -> Option<usize> {
    rows.iter().position(|(known, _)| known >= path)
}

fn note(context: &ViewContext<'_>, step: &Step) -> Option<String> {
    let channel = step.channel.map(|kind| channel_word(context, kind));
    let time = step.time.as_ref().and_then(StatedValue::value);
    let time = time.map(|time| time.text(context.locale));
    let parts: Vec<String> = channel.into_iter().chain(time).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
