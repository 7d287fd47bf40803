//! What a diagram shows: a row for each step, its lane, and where it leads.

/// The greatest number of lanes; more would leave no room for words.
pub const LANE_LIMIT: usize = 6;

/// The words that a diagram needs beside those of the steps.
#[derive(Debug, Clone)]
pub struct ChartWords {
    /// The title, which says what is drawn.
    pub title: String,
    /// Where the same is said in words.
    pub description: String,
    /// The language of both, if it is not that of the steps.
    pub language: Option<&'static str>,
    /// The name of the lane of steps that do not say who acts.
    pub nobody: String,
    /// The name of the lane that the actors beyond the limit share.
    pub others: String,
    /// The end of the procedure.
    pub end: String,
}

/// A step as it is to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartStep {
    /// Its number.
    pub label: String,
    /// Whether it is a part of the step above.
    pub part: bool,
    /// Who acts.
    pub actor: Option<String>,
    /// What happens.
    pub text: String,
    /// How and how long, in brackets after the text.
    pub note: Option<String>,
    /// How it goes on; empty if the next step follows.
    pub outcomes: Vec<ChartOutcome>,
}

/// An outcome of a decision as it is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartOutcome {
    /// The condition.
    pub condition: String,
    /// What follows.
    pub text: Option<String>,
    /// Where it leads; absent if the standard does not say.
    pub target: Option<Target>,
}

/// Where an outcome leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To a step, by its place among those that are drawn.
    Step(usize),
    /// To the end.
    End,
}

/// A procedure as rows and lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The names of the lanes from left to right; empty if no step says who acts.
    pub lanes: Vec<String>,
    /// The steps in order.
    pub rows: Vec<Row>,
    /// The words at the end, if anything leads there.
    pub end: Option<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub label: String,
    /// Whether it is a part of the step above.
    pub part: bool,
    /// Its lane.
    pub lane: usize,
    /// Who acts.
    pub actor: Option<String>,
    /// What happens.
    pub text: String,
    /// How and how long.
    pub note: Option<String>,
    /// How a decision goes on: first what leaves the line, then what stays on it.
    pub exits: Vec<Exit>,
    /// Whether the next row, or the end, follows.
    pub goes_on: bool,
}

/// One outcome of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The condition.
    pub condition: String,
    /// What follows.
    pub text: Option<String>,
    /// Where it leads.
    pub way: Way,
}

/// Where something leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the next row, or to the end after the last one.
    On,
    /// To another row; the number of rows stands for the end.
    Jump(usize),
    /// The standard does not say.
    Open,
}

impl Chart {
    /// Makes the chart of a procedure.
    #[must_use]
    pub fn new(steps: &[ChartStep], words: &ChartWords) -> Self {
        let lanes = Lanes::new(steps);
        let rows: Vec<Row> = steps
            .iter()
            .enumerate()
            .map(|(index, step)| row(step, index, steps.len(), &lanes))
            .collect();
        let mut exits = rows.iter().flat_map(|row| &row.exits);
        let jumps_to_end = exits.any(|exit| exit.way == Way::Jump(steps.len()));
        let has_end = jumps_to_end || rows.last().is_some_and(|row| row.goes_on);
        Self { lanes: lanes.names(words), rows, end: has_end.then(|| words.end.clone()) }
    }
}

fn row(step: &ChartStep, index: usize, count: usize, lanes: &Lanes) -> Row {
    let exits = exits(&step.outcomes, index, count);
    Row {
        label: step.label.clone(),
        part: step.part,
        lane: lanes.of(step),
        actor: step.actor.clone(),
        text: step.text.clone(),
        note: step.note.clone(),
        goes_on: exits.is_empty() || exits.iter().any(|exit| exit.way == Way::On),
        exits,
    }
}

/// Orders the outcomes so that the line can go through those that stay on it.
fn exits(outcomes: &[ChartOutcome], index: usize, count: usize) -> Vec<Exit> {
    let next = index + 1;
    let place = |target: Target| match target {
        Target::Step(step) => step,
        Target::End => count,
    };
    // A decision leads on: if none of its outcomes says so, those do that say nothing.
    let says_on = outcomes.iter().any(|outcome| outcome.target.map(place) == Some(next));
    let way = |target: Option<Target>| match target.map(place) {
        Some(place) if place == next => Way::On,
        Some(place) => Way::Jump(place),
        None if says_on => Way::Open,
        None => Way::On,
    };
    let exit = |outcome: &ChartOutcome| Exit {
        condition: outcome.condition.clone(),
        text: outcome.text.clone(),
        way: way(outcome.target),
    };
    let (on, off): (Vec<Exit>, Vec<Exit>) =
        outcomes.iter().map(exit).partition(|exit| exit.way == Way::On);
    [off, on].concat()
}

/// Who acts in which lane.
struct Lanes {
    /// The actors that have a lane, as they are first written.
    actors: Vec<String>,
    /// Whether there is a lane of all other actors.
    others: bool,
    /// Whether there is a lane of steps without an actor.
    nobody: bool,
}

impl Lanes {
    fn new(steps: &[ChartStep]) -> Self {
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for actor in steps.iter().filter_map(|step| step.actor.as_deref()) {
            match counted.iter_mut().find(|(known, _)| is_same(known, actor)) {
                Some((_, count)) => *count += 1,
                None => counted.push((actor, 1)),
            }
        }
        let nobody = !counted.is_empty() && steps.iter().any(|step| step.actor.is_none());
        let limit = LANE_LIMIT - usize::from(nobody);
        let others = counted.len() > limit;
        if others {
            // Who acts most often keeps a lane; among equals, who acts first.
            let mut ranks: Vec<usize> = counted.iter().map(|(_, count)| *count).collect();
            ranks.sort_unstable_by(|left, right| right.cmp(left));
            let keep = limit - 1;
            let least = ranks.get(keep - 1).copied().unwrap_or_default();
            let mut equals = keep - ranks.iter().filter(|count| **count > least).count();
            counted.retain(|(_, count)| {
                let equal = *count == least && equals > 0;
                equals -= usize::from(equal);
                equal || *count > least
            });
        }
        let actors = counted.into_iter().map(|(actor, _)| actor.to_owned()).collect();
        Self { actors, others, nobody }
    }

    fn of(&self, step: &ChartStep) -> usize {
        let Some(actor) = &step.actor else {
            // The last lane; the only one if no step says who acts.
            return self.actors.len() + usize::from(self.others);
        };
        let known = self.actors.iter().position(|known| is_same(known, actor));
        known.unwrap_or(self.actors.len())
    }

    fn names(&self, words: &ChartWords) -> Vec<String> {
        let others = self.others.then(|| words.others.clone());
        let nobody = self.nobody.then(|| words.nobody.clone());
        self.actors.iter().cloned().chain(others).chain(nobody).collect()
    }
}

fn is_same(left: &str, right: &str) -> bool {
    left.to_lowercase() == right.to_lowercase()
}
