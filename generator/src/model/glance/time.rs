//! How long a service takes at a glance.

use std::cmp::Reverse;

use super::{is_of, preferred};
use crate::model::{Bound, Duration, Goto, ProcessingTime, Service, StatedValue, Step, StepPath};

/// How long a service takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeGlance<'site> {
    /// The one time that is stated, or the total of several.
    Stated(&'site ProcessingTime),
    /// Several times, of which nothing says whether one holds or one comes after the other.
    Rows {
        /// The longest; absent if one of them is words.
        longest: Option<Duration>,
        /// How many they are.
        count: usize,
        /// Whether the standard says something to one of them.
        remarked: bool,
    },
    /// Times of the ways in which it can be asked for, one of which is taken.
    Ways {
        /// The shortest and the longest.
        range: [Duration; 2],
        /// How many they are.
        count: usize,
        /// Whether the standard says something to one of them.
        remarked: bool,
    },
    /// What the times of the steps add up to.
    SumOfSteps(Duration),
    /// The longest time of a step, where they do not add up.
    LongestStep(Duration),
    /// Steps have times in words alone.
    WordsOfSteps,
}

impl Service {
    /// Returns how long it takes in one case, or where there are none; absent if not stated.
    ///
    /// The time of a step is never that of the whole, wherever it is written.
    #[must_use]
    pub fn time_at_a_glance(&self, case: Option<usize>) -> Option<TimeGlance<'_>> {
        let of_case = self.times.iter().filter(|time| is_of(case, &time.cases));
        let (of_steps, whole): (Vec<_>, Vec<_>) = of_case.partition(|time| time.step.is_some());
        // Stages with names that are steps as well: how they add up is not known.
        let stages: Vec<_> = of_steps.into_iter().filter(|time| time.label.is_some()).collect();
        let rows = if whole.is_empty() && stages.len() > 1 { stages } else { whole };
        match preferred(rows, |time| time.total).as_slice() {
            [] => StepTimes { service: self, case, times: Vec::new(), words: false }.glance(),
            [only] => Some(TimeGlance::Stated(only)),
            rows => Some(several(rows)),
        }
    }

    /// Returns the shortest and the longest that it takes, whatever the case; absent if this is
    /// not known of every case.
    #[must_use]
    pub fn time_over_cases(&self) -> Option<[Duration; 2]> {
        let range = |case| self.time_at_a_glance(Some(case))?.range();
        let ranges = (0..self.cases.len()).map(range).collect::<Option<Vec<_>>>()?;
        shortest_and_longest(&ranges.iter().flatten().collect::<Vec<_>>())
    }

    /// Returns whether a time stands on a step.
    #[must_use]
    pub fn has_step_times(&self) -> bool {
        fn has(step: &Step) -> bool {
            step.time.is_some() || step.steps.iter().any(has)
        }
        self.steps.iter().any(has)
    }
}

impl TimeGlance<'_> {
    fn range(&self) -> Option<[Duration; 2]> {
        match self {
            Self::Stated(time) => time.time.value().map(|time| [time.clone(), time.clone()]),
            Self::Ways { range, .. } => Some(range.clone()),
            Self::Rows { longest, .. } => longest.clone().map(|time| [time.clone(), time]),
            Self::SumOfSteps(sum) => Some([sum.clone(), sum.clone()]),
            Self::LongestStep(_) | Self::WordsOfSteps => None,
        }
    }
}

fn several<'site>(rows: &[&'site ProcessingTime]) -> TimeGlance<'site> {
    let count = rows.len();
    let times: Option<Vec<&Duration>> = rows.iter().map(|row| row.time.value()).collect();
    let range = times.and_then(|times| shortest_and_longest(&times));
    let are_ways = rows.iter().all(|row| row.channel.is_some());
    let remarked = rows.iter().any(|row| row.note.is_some() || row.exception.is_some());
    match range {
        Some(range) if are_ways => TimeGlance::Ways { range, count, remarked },
        range => TimeGlance::Rows { longest: range.map(|[_, longest]| longest), count, remarked },
    }
}

fn shortest_and_longest(times: &[&Duration]) -> Option<[Duration; 2]> {
    let shortest = times.iter().min_by_key(|time| time.length.seconds())?;
    let longest = times.iter().max_by_key(|time| {
        let [least, most] = time.length.seconds();
        [most, least]
    })?;
    let bare = |time: &Duration| {
        let is_shared =
            |same: fn(&Duration, &Duration) -> bool| times.iter().all(|other| same(other, time));
        Duration {
            bound: if is_shared(|a, b| a.bound == b.bound) { time.bound } else { Bound::Exact },
            start: time.start.clone().filter(|_| is_shared(|a, b| a.start == b.start)),
            length: time.length,
        }
    };
    Some([bare(shortest), bare(longest)])
}

/// The times of the steps of a case, to the last.
struct StepTimes<'site> {
    service: &'site Service,
    case: Option<usize>,
    /// Those that are understood.
    times: Vec<&'site Duration>,
    /// Whether others are words.
    words: bool,
}

impl<'site> StepTimes<'site> {
    fn glance(mut self) -> Option<TimeGlance<'site>> {
        let adds_up = self.gather_all(&self.service.steps, StepPath::top);
        let longest = self.times.iter().min_by_key(|time| Reverse(time.length.seconds()));
        let Some(longest) = longest else { return self.words.then_some(TimeGlance::WordsOfSteps) };
        match sum(&self.times).filter(|_| adds_up && self.times.len() > 1) {
            Some(sum) => Some(TimeGlance::SumOfSteps(sum)),
            None => Some(TimeGlance::LongestStep((*longest).clone())),
        }
    }

    /// Gathers the times of a list of steps; returns whether they add up.
    fn gather_all(&mut self, steps: &'site [Step], path: impl Fn(usize) -> StepPath) -> bool {
        let mut adds_up = true;
        for (place, step) in steps.iter().enumerate() {
            adds_up &= !is_of(self.case, &step.cases) || self.gather(step, &path(place));
        }
        adds_up
    }

    /// Gathers the times of a step, or else of its parts; returns whether they add up.
    fn gather(&mut self, step: &'site Step, path: &StepPath) -> bool {
        match self.time(step, path) {
            Some(StatedValue::Value(time)) => {
                self.times.push(time);
                !jumps(step)
            }
            Some(StatedValue::Text(_)) => {
                self.words = true;
                false
            }
            None => {
                let before = self.times.len();
                let adds_up = self.gather_all(&step.steps, |place| path.sub(place));
                adds_up && !jumps(step) && (!step.one_of || self.times.len() == before)
            }
        }
    }

    /// The time that stands on a step, or among those of the service with its number.
    fn time(&self, step: &'site Step, path: &StepPath) -> Option<&'site StatedValue<Duration>> {
        let of_step =
            |row: &&ProcessingTime| row.step.as_ref() == Some(path) && is_of(self.case, &row.cases);
        let row = || self.service.times.iter().find(of_step).map(|row| &row.time);
        step.time.as_ref().or_else(row)
    }
}

fn jumps(step: &Step) -> bool {
    let goes_on = |goto: &Goto| matches!(goto, Goto::Step(_));
    step.outcomes.iter().any(|outcome| outcome.goto.as_ref().is_some_and(goes_on))
}

/// Adds times up; absent where the sum is not known, such as that of hours and working days.
fn sum(times: &[&Duration]) -> Option<Duration> {
    let bounds = [Bound::AtLeast, Bound::OrMore, Bound::LessThan];
    if times.iter().any(|time| bounds.contains(&time.bound)) {
        return None;
    }
    let has = |bound| times.iter().any(|time| time.bound == bound);
    let bound = match (has(Bound::About), has(Bound::AtMost)) {
        (true, _) => Bound::About,
        (false, true) => Bound::AtMost,
        (false, false) => Bound::Exact,
    };
    let (first, rest) = times.split_first()?;
    let length = rest.iter().try_fold(first.length, |sum, time| sum.plus(time.length))?;
    Some(Duration { bound, length, start: None })
}
