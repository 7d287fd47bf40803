//! The ways through a procedure: which steps an applicant takes, in which order, with which numbers.

use std::collections::BTreeSet;

use super::{ForCases, Goto, Service, Step, StepPath};

/// One way through a service: the steps of the cases that take the same ones.
///
/// A case takes the steps that are for it and those that are for all, numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The cases that go it.
    pub cases: ForCases,
    /// The places of its steps in the procedure, in order.
    pub steps: Vec<usize>,
}

impl Service {
    /// Returns the ways through the procedure; none if it has no steps.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        let all = || (0..self.steps.len()).collect();
        if self.steps.is_empty() {
            return Vec::new();
        }
        if self.cases.is_empty() || self.steps.iter().all(|step| step.cases.is_all()) {
            return vec![Way { cases: ForCases::default(), steps: all() }];
        }
        let mut ways: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for case in 0..self.cases.len() {
            let taken = self.steps.iter().enumerate();
            let taken = taken.filter(|(_, step)| step.cases.includes(case));
            let steps = taken.map(|(place, _)| place).collect();
            match ways.iter_mut().find(|(known, _)| *known == steps) {
                Some((_, cases)) => cases.push(case),
                None => ways.push((steps, vec![case])),
            }
        }
        let way = |(steps, cases)| Way { cases: ForCases::new(cases), steps };
        ways.into_iter().map(way).collect()
    }
}

impl Way {
    /// Writes the number of a step as people read it: `3`, its sub-step `3a`, that one's `3a1`.
    ///
    /// `None` for a step that is not of this way.
    #[must_use]
    pub fn label(&self, path: &StepPath) -> Option<String> {
        let first = self.steps.iter().position(|place| *place == path.first)?;
        let mut label = (first + 1).to_string();
        for (depth, place) in path.below.iter().enumerate() {
            label += &if depth % 2 == 0 { letters(*place) } else { (place + 1).to_string() };
        }
        Some(label)
    }

    /// Returns the step where a jump arrives on this way: that step, or where other cases have it
    /// alone, the next that this way has; `None` at the end.
    #[must_use]
    pub fn arrival(&self, path: &StepPath) -> Option<StepPath> {
        if self.steps.contains(&path.first) {
            return Some(path.clone());
        }
        self.steps.iter().find(|place| **place > path.first).map(|place| StepPath::top(*place))
    }

    /// Returns whether a jump only goes on with what follows anyway.
    #[must_use]
    pub fn follows(&self, from: &StepPath, target: &StepPath, steps: &[Step]) -> bool {
        let walk = Walk { way: self, steps, seen: BTreeSet::new(), ends: false };
        walk.after(from) == self.arrival(target)
    }

    /// Returns whether somebody who goes this way can arrive at its end.
    #[must_use]
    pub fn ends(&self, steps: &[Step]) -> bool {
        self.walk(steps).ends
    }

    /// Returns the steps of the procedure's own list that nobody who goes this way can arrive at.
    #[must_use]
    pub fn unreached(&self, steps: &[Step]) -> Vec<usize> {
        let seen = self.walk(steps).seen;
        let arrived = |place: &usize| seen.iter().any(|path| path.first == *place);
        self.steps.iter().copied().filter(|place| !arrived(place)).collect()
    }

    fn walk<'way>(&'way self, steps: &'way [Step]) -> Walk<'way> {
        let mut walk = Walk { way: self, steps, seen: BTreeSet::new(), ends: false };
        match self.steps.first() {
            Some(first) => walk.begin(&StepPath::top(*first)),
            None => walk.ends = true,
        }
        walk
    }
}

/// Somebody who goes a way, and tries each outcome.
struct Walk<'way> {
    way: &'way Way,
    steps: &'way [Step],
    seen: BTreeSet<StepPath>,
    ends: bool,
}

impl Walk<'_> {
    fn begin(&mut self, path: &StepPath) {
        let Some(step) = path.find(self.steps).filter(|_| self.seen.insert(path.clone())) else {
            return;
        };
        match (step.one_of, step.steps.len()) {
            (_, 0) => self.finish(path),
            (true, parts) => (0..parts).for_each(|part| self.begin(&path.sub(part))),
            (false, _) => self.begin(&path.sub(0)),
        }
    }

    /// A step with sub-steps is decided when these are done.
    fn finish(&mut self, path: &StepPath) {
        let Some(step) = path.find(self.steps) else { return };
        for outcome in &step.outcomes {
            match &outcome.goto {
                Some(Goto::Step(target)) => match self.way.arrival(target) {
                    Some(target) => self.begin(&target),
                    None => self.ends = true,
                },
                Some(Goto::End) => self.ends = true,
                Some(Goto::Stop) | None => {}
            }
        }
        // One outcome alone leaves another one unsaid, which goes on.
        if step.outcomes.len() < 2 || step.outcomes.iter().any(|outcome| outcome.goto.is_none()) {
            match (self.next(path), path.above()) {
                (Some(next), _) => self.begin(&next),
                (None, Some(above)) => self.finish(&above),
                (None, None) => self.ends = true,
            }
        }
    }

    /// The step that follows when this one is done; none at the end.
    fn after(&self, path: &StepPath) -> Option<StepPath> {
        self.next(path).or_else(|| self.after(&path.above()?))
    }

    /// The step after this one in the same list; none after the last and after an alternative.
    fn next(&self, path: &StepPath) -> Option<StepPath> {
        let Some((above, place)) = path.above().zip(path.below.last()) else {
            return self.way.arrival(&StepPath::top(path.first + 1));
        };
        let list = above.find(self.steps).filter(|above| !above.one_of)?;
        (place + 1 < list.steps.len()).then(|| above.sub(place + 1))
    }
}

/// Counts in letters: a, b, … z, aa, ab.
fn letters(place: usize) -> String {
    let own = char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    match place / 26 {
        0 => own.to_string(),
        above => format!("{}{own}", letters(above - 1)),
    }
}
