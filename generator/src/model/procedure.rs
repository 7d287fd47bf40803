//! The ways through a procedure: which steps an applicant takes, in which order, with which numbers.

use std::collections::BTreeSet;

use super::{ForCases, Goto, Service, Step, StepPath};

/// What the ids of steps begin with.
const ANCHOR: &str = "langkah-";

/// One way through a service: the steps of the cases that take the same ones.
///
/// A case takes the steps that are for it and those that are for all, numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which one it is, from 1.
    number: usize,
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
            return vec![Way { number: 1, cases: ForCases::default(), steps: all() }];
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
        let way = |(number, (steps, cases))| Way { number, cases: ForCases::new(cases), steps };
        (1..).zip(ways).map(way).collect()
    }
}

impl Way {
    /// Writes the number of a step as people read it: `3`, its sub-step `3a`, that one's `3a1`.
    ///
    /// `None` for a step that is not of this way.
    #[must_use]
    pub fn label(&self, path: &StepPath) -> Option<String> {
        let first = self.steps.binary_search(&path.first).ok()?;
        Some(path.label(first + 1))
    }

    /// Returns the id of the element of a step: `langkah-3a`, on the second way `langkah-2-3a`.
    #[must_use]
    pub fn anchor(&self, path: &StepPath) -> Option<String> {
        let label = self.label(path)?;
        Some(match self.number {
            1 => format!("{ANCHOR}{label}"),
            number => format!("{ANCHOR}{number}-{label}"),
        })
    }

    /// Returns whether an id can be that of a step.
    #[must_use]
    pub fn is_anchor(id: &str) -> bool {
        id.strip_prefix(ANCHOR)
            .is_some_and(|label| label.starts_with(|first: char| first.is_ascii_digit()))
    }

    /// Returns the step where a jump arrives on this way: that step, or where other cases have it
    /// alone, the next that this way has; `None` at the end.
    #[must_use]
    pub fn arrival(&self, path: &StepPath) -> Option<StepPath> {
        match self.steps.binary_search(&path.first) {
            Ok(_) => Some(path.clone()),
            Err(next) => self.steps.get(next).copied().map(StepPath::top),
        }
    }

    /// Returns whether a jump only goes on with what follows anyway.
    #[must_use]
    pub fn follows(&self, from: &StepPath, target: &StepPath, steps: &[Step]) -> bool {
        self.after(from, steps) == self.arrival(target)
    }

    /// Returns whether somebody who goes this way can arrive at its end.
    #[must_use]
    pub fn ends(&self, steps: &[Step]) -> bool {
        Walk::of(self, steps).ends
    }

    /// Returns the steps of the procedure's own list that nobody who goes this way can arrive at.
    #[must_use]
    pub fn unreached(&self, steps: &[Step]) -> BTreeSet<usize> {
        let seen: BTreeSet<usize> =
            Walk::of(self, steps).seen.iter().map(|path| path.first).collect();
        self.steps.iter().copied().filter(|place| !seen.contains(place)).collect()
    }

    /// The step that follows when this one is done; none at the end.
    fn after(&self, path: &StepPath, steps: &[Step]) -> Option<StepPath> {
        self.next(path, steps).or_else(|| self.after(&path.above()?, steps))
    }

    /// The step after this one in the same list; none after the last and after an alternative.
    fn next(&self, path: &StepPath, steps: &[Step]) -> Option<StepPath> {
        let Some((above, place)) = path.above().zip(path.below.last()) else {
            return self.arrival(&StepPath::top(path.first + 1));
        };
        let list = above.find(steps).filter(|above| !above.one_of)?;
        (place + 1 < list.steps.len()).then(|| above.sub(place + 1))
    }
}

/// What somebody finds who goes a way and tries each outcome.
#[derive(Default)]
struct Walk {
    /// The steps that begin.
    seen: BTreeSet<StepPath>,
    /// Whether the way comes to its end.
    ends: bool,
}

impl Walk {
    fn of(way: &Way, steps: &[Step]) -> Self {
        let mut walk = Self::default();
        // A list in place of recursion: a procedure may have thousands of steps.
        let mut open: Vec<StepPath> =
            way.steps.first().copied().map(StepPath::top).into_iter().collect();
        while let Some(path) = open.pop() {
            let Some(step) = path.find(steps) else { continue };
            if !walk.seen.insert(path.clone()) {
                continue;
            }
            match (step.one_of, step.steps.len()) {
                (_, 0) => walk.finish(way, path, steps, &mut open),
                (true, parts) => open.extend((0..parts).map(|part| path.sub(part))),
                (false, _) => open.push(path.sub(0)),
            }
        }
        walk
    }

    /// Finds what can follow a step; one with sub-steps is decided when these are done.
    fn finish(&mut self, way: &Way, mut path: StepPath, steps: &[Step], open: &mut Vec<StepPath>) {
        while let Some(step) = path.find(steps) {
            for goto in step.outcomes.iter().filter_map(|outcome| outcome.goto.as_ref()) {
                match goto {
                    Goto::Step(target) => match way.arrival(target) {
                        Some(target) => open.push(target),
                        None => self.ends = true,
                    },
                    Goto::End => self.ends = true,
                    Goto::Stop => {}
                }
            }
            // One outcome alone leaves another one unsaid, which goes on.
            let goes_on = step.outcomes.len() < 2
                || step.outcomes.iter().any(|outcome| outcome.goto.is_none());
            match (way.next(&path, steps), path.above()) {
                _ if !goes_on => return,
                (Some(next), _) => return open.push(next),
                (None, Some(above)) => path = above,
                (None, None) => {
                    self.ends = true;
                    return;
                }
            }
        }
    }
}

impl StepPath {
    /// Writes the number of a step whose step at the top has this one: `3`, `3a`, `3a1`.
    #[must_use]
    pub fn label(&self, top: usize) -> String {
        let mut label = top.to_string();
        for (depth, place) in self.below.iter().enumerate() {
            label += &if depth % 2 == 0 { letters(*place) } else { (place + 1).to_string() };
        }
        label
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
