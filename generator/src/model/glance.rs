//! What a service takes at a glance: its time and its cost, each in one line.
//!
//! A stated total says it; else the shortest and longest, or least and most, of the rows that
//! the standard has; else what stands on its steps.

use std::cmp::Reverse;

use super::{
    Bound, CostRow, Duration, Fee, ForCases, Goto, Price, PriceBound, ProcessingTime, Service,
    StatedValue, Step,
};

/// How long a service takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeGlance<'site> {
    /// The one time that is stated, or the total of several.
    Stated(&'site ProcessingTime),
    /// Several times.
    Rows {
        /// The shortest and the longest; absent if one of them is words.
        range: Option<[Duration; 2]>,
        /// How many they are.
        count: usize,
    },
    /// What the times of the steps add up to.
    SumOfSteps(Duration),
    /// The longest time of a step, where they do not add up.
    LongestStep(Duration),
}

/// What a service costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostGlance<'site> {
    /// Nothing.
    Free,
    /// The one cost that is stated, or the total of several.
    Stated(&'site CostRow),
    /// Several fees.
    Rows {
        /// From the least to the most; absent if they cannot be compared.
        range: Option<Price>,
        /// How many they are.
        count: usize,
    },
}

impl Service {
    /// Returns how long it takes, in one case or whatever the case; absent if not stated.
    #[must_use]
    pub fn time_at_a_glance(&self, case: Option<usize>) -> Option<TimeGlance<'_>> {
        if self.times.is_empty() {
            let steps: Vec<&Step> =
                self.steps.iter().filter(|step| is_of(case, &step.cases)).collect();
            return of_steps(&steps);
        }
        let rows: Vec<_> = self.times.iter().filter(|time| is_of(case, &time.cases)).collect();
        let rows = preferred(rows, |time| time.total);
        // The time of a step is a part of that of the whole, if that is stated.
        let rows = preferred(rows, |time| time.step.is_none());
        match rows.as_slice() {
            [] => None,
            [only] => Some(TimeGlance::Stated(only)),
            rows => Some(TimeGlance::Rows { range: shortest_and_longest(rows), count: rows.len() }),
        }
    }

    /// Returns what it costs, in one case or whatever the case; absent if not stated.
    #[must_use]
    pub fn cost_at_a_glance(&self, case: Option<usize>) -> Option<CostGlance<'_>> {
        let of_case = self.costs.iter().filter(|row| is_of(case, &row.cases));
        let rows: Vec<&CostRow> = of_case.collect();
        if !rows.is_empty() && rows.iter().all(|row| row.is_free()) {
            return Some(CostGlance::Free);
        }
        let rows = rows.iter().flat_map(|row| fees(row)).collect();
        let rows = preferred(rows, |row| row.total);
        match rows.as_slice() {
            [] => None,
            [only] => Some(CostGlance::Stated(only)),
            rows => Some(CostGlance::Rows { range: least_and_most(rows), count: rows.len() }),
        }
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

/// Returns the rows that are preferred, or else all of them.
fn preferred<T>(rows: Vec<&T>, is_preferred: impl Fn(&T) -> bool) -> Vec<&T> {
    let preferred: Vec<_> = rows.iter().copied().filter(|row| is_preferred(row)).collect();
    if preferred.is_empty() { rows } else { preferred }
}

fn is_of(case: Option<usize>, cases: &ForCases) -> bool {
    case.is_none_or(|case| cases.includes(case))
}

fn shortest_and_longest(rows: &[&ProcessingTime]) -> Option<[Duration; 2]> {
    let times = rows.iter().map(|row| row.time.value()).collect::<Option<Vec<_>>>()?;
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

/// The fees that a row comes to; what comes on top of others is none of them.
fn fees(row: &CostRow) -> Vec<&CostRow> {
    if row.surcharge {
        return Vec::new();
    }
    if row.rows.is_empty() { vec![row] } else { row.rows.iter().flat_map(fees).collect() }
}

fn least_and_most(rows: &[&CostRow]) -> Option<Price> {
    let mut prices: Vec<&Price> = Vec::new();
    for row in rows {
        match &row.fee {
            _ if row.formula.is_some() => return None,
            Some(StatedValue::Value(Fee::Rupiah(price))) if price.bound == PriceBound::Exact => {
                prices.push(price);
            }
            Some(StatedValue::Value(_)) => return None,
            Some(StatedValue::Text(_)) | None => {}
        }
    }
    let most = prices.iter().max_by_key(|price| price.amount)?;
    let least = prices.iter().map(|price| price.from.unwrap_or(price.amount)).min()?;
    Some(Price {
        bound: PriceBound::Exact,
        from: Some(least).filter(|least| *least != most.amount),
        amount: most.amount,
        per: most.per.clone().filter(|_| prices.iter().all(|price| price.per == most.per)),
    })
}

fn of_steps<'site>(steps: &[&Step]) -> Option<TimeGlance<'site>> {
    let mut times = Vec::new();
    let adds_up = gather_all(steps.iter().copied(), &mut times);
    let longest = (*times.iter().min_by_key(|time| Reverse(time.length.seconds()))?).clone();
    match sum(&times).filter(|_| adds_up && times.len() > 1) {
        Some(sum) => Some(TimeGlance::SumOfSteps(sum)),
        None => Some(TimeGlance::LongestStep(longest)),
    }
}

/// Gathers the times of steps, to the last; returns whether they add up.
fn gather_all<'site>(
    steps: impl IntoIterator<Item = &'site Step>,
    times: &mut Vec<&'site Duration>,
) -> bool {
    let mut adds_up = true;
    for step in steps {
        adds_up &= gather(step, times);
    }
    adds_up
}

/// Gathers the times of a step, or else of its parts; returns whether they add up.
fn gather<'site>(step: &'site Step, times: &mut Vec<&'site Duration>) -> bool {
    let jumps = |step: &Step| {
        let goes_on = |goto: &Goto| matches!(goto, Goto::Step(_));
        step.outcomes.iter().any(|outcome| outcome.goto.as_ref().is_some_and(goes_on))
    };
    match &step.time {
        Some(StatedValue::Value(time)) => {
            times.push(time);
            !jumps(step)
        }
        Some(StatedValue::Text(_)) => false,
        None => {
            let before = times.len();
            let adds_up = gather_all(&step.steps, times);
            adds_up && !jumps(step) && (!step.one_of || times.len() == before)
        }
    }
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
