//! Time and cost in the box at the top, in lists and on the poster.

use serde::Serialize;

use super::ViewContext;
use super::cases::numbers;
use crate::markdown;
use crate::model::{
    CostGlance, CostRow, Duration, Fee, ProcessingTime, Prose, Service, StatedValue, TimeGlance,
    Wording,
};

/// Words of the decree that are longer are no fact to take in at a glance.
const MOST_CHARACTERS: usize = 120;
/// A formula that is longer is read in its section.
const LONGEST_FORMULA: usize = 48;

/// How long a service takes, or what it costs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FactView {
    /// Whatever the case.
    #[serde(flatten)]
    pub any: Told,
    /// In each case, if cases differ.
    pub cases: Vec<CaseTold>,
}

/// A fact in a few words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The fact; absent if it takes more than a few words.
    pub text: Option<String>,
    /// What it was made of, linked; quieter than the fact.
    pub more: Option<More>,
    /// The main language, if it is told in words of it.
    pub lang: Option<&'static str>,
}

/// What a fact was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct More {
    /// Such as "4 tarif".
    pub label: String,
    /// The part of the page.
    pub url: &'static str,
}

/// A fact in one case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseTold {
    /// The number of the case, for `data-case`.
    pub numbers: String,
    /// The fact.
    #[serde(flatten)]
    pub told: Told,
}

impl Told {
    /// Returns whether the standard states it, in however many words.
    pub(super) const fn is_told(&self) -> bool {
        self.text.is_some() || self.more.is_some()
    }
}

impl FactView {
    /// Tells how long a service takes.
    pub(super) fn time(context: &ViewContext<'_>, service: &Service) -> Self {
        let lang = context.borrowed_of_service(&service.id, "time");
        let tell = |glance: &TimeGlance<'_>| tell_time(context, glance, lang);
        let glance = |case| service.time_at_a_glance(case);
        let in_numbers = |glance: &TimeGlance<'_>| match glance {
            TimeGlance::Stated(time) => time.time.value().is_some(),
            TimeGlance::Rows { range, .. } => range.is_some(),
            TimeGlance::SumOfSteps(_) | TimeGlance::LongestStep(_) => true,
        };
        Self::of(context, service, glance, tell, in_numbers)
    }

    /// Tells what a service costs.
    pub(super) fn cost(context: &ViewContext<'_>, service: &Service) -> Self {
        let lang = context.borrowed_of_service(&service.id, "cost");
        let tell = |glance: &CostGlance<'_>| tell_cost(context, glance, lang);
        let glance = |case| service.cost_at_a_glance(case);
        let in_numbers = |glance: &CostGlance<'_>| match glance {
            CostGlance::Free => false,
            CostGlance::Stated(row) => {
                matches!(row.fee, Some(StatedValue::Value(Fee::Rupiah(_)))) && row.formula.is_none()
            }
            CostGlance::Rows { range, .. } => range.is_some(),
        };
        Self::of(context, service, glance, tell, in_numbers)
    }

    fn of<G>(
        context: &ViewContext<'_>,
        service: &Service,
        glance: impl Fn(Option<usize>) -> Option<G>,
        tell: impl Fn(&G) -> Told,
        in_numbers: impl Fn(&G) -> bool,
    ) -> Self {
        let any = || glance(None).as_ref().map(&tell).unwrap_or_default();
        let cases: Vec<Option<G>> = (0..service.cases.len()).map(|it| glance(Some(it))).collect();
        let told: Vec<Told> =
            cases.iter().map(|it| it.as_ref().map(&tell).unwrap_or_default()).collect();
        let Some(first) = told.first() else { return Self { any: any(), cases: Vec::new() } };
        if told.iter().all(|it| it == first) {
            return Self { any: first.clone(), cases: Vec::new() };
        }
        let mut stated = told.iter().zip(&cases).filter(|(_, it)| it.is_some()).map(|(it, _)| it);
        let any = match (stated.next(), cases.iter().flatten().all(in_numbers)) {
            (Some(only), _) if stated.all(|it| it.text == only.text) => only.clone(),
            (_, true) if cases.iter().all(Option::is_some) => any(),
            _ => Told::default(),
        };
        let label = context.words.standard.by_case.clone();
        let more = Some(More { label, url: "#kasus" });
        let case = |(place, told)| CaseTold { numbers: numbers([place]), told };
        Self { any: Told { more, ..any }, cases: told.into_iter().enumerate().map(case).collect() }
    }
}

fn tell_time(
    context: &ViewContext<'_>,
    glance: &TimeGlance<'_>,
    lang: Option<&'static str>,
) -> Told {
    let words = &context.words.standard;
    let text = |time: &Duration| time.text(context.locale);
    let more = |label: String, url| Some(More { label, url });
    match glance {
        TimeGlance::Stated(time) => Told {
            text: stated_time(context, time),
            more: None,
            lang: lang.filter(|_| time.time.value().is_none() || time.label.is_some()),
        },
        TimeGlance::Rows { range, count } => Told {
            text: range.as_ref().map(|[shortest, longest]| match shortest.to(longest) {
                Some(span) => text(&span),
                None => {
                    words.span.replace("{from}", &text(shortest)).replace("{to}", &text(longest))
                }
            }),
            more: more(words.times.replace("{count}", &count.to_string()), "#waktu"),
            lang: None,
        },
        TimeGlance::SumOfSteps(sum) => Told {
            text: Some(text(sum)),
            more: more(words.sum_of_steps.clone(), "#langkah"),
            lang: None,
        },
        TimeGlance::LongestStep(longest) => Told {
            text: Some(text(longest)),
            more: more(words.longest_step.clone(), "#langkah"),
            lang: None,
        },
    }
}

fn stated_time(context: &ViewContext<'_>, time: &ProcessingTime) -> Option<String> {
    let text = match &time.time {
        StatedValue::Value(duration) => duration.text(context.locale),
        StatedValue::Text(prose) => short(prose)?,
    };
    Some(match time.label.as_ref().filter(|_| !time.total) {
        Some(label) => format!("{label}: {text}"),
        None => text,
    })
}

fn tell_cost(
    context: &ViewContext<'_>,
    glance: &CostGlance<'_>,
    lang: Option<&'static str>,
) -> Told {
    let words = &context.words.standard;
    let fees = |count: usize| {
        let label = words.fees.replace("{count}", &count.to_string());
        Some(More { label, url: "#biaya" })
    };
    match glance {
        CostGlance::Free => Told { text: Some(Fee::Free.text(context.locale)), ..Told::default() },
        CostGlance::Stated(row) => {
            let text = stated_cost(context, row);
            let is_words = row.fee.as_ref().is_none_or(|fee| match fee {
                StatedValue::Value(Fee::Rupiah(price)) => price.per.is_some(),
                StatedValue::Value(fee) => matches!(fee, Fee::Percent { of: Some(_), .. }),
                StatedValue::Text(_) => true,
            });
            let by_formula = || More { label: words.by_formula.clone(), url: "#biaya" };
            Told {
                more: row.formula.is_some().then(by_formula).filter(|_| text.is_none()),
                text,
                lang: lang.filter(|_| is_words),
            }
        }
        CostGlance::Rows { range, count } => Told {
            text: range.clone().map(|price| Fee::Rupiah(price).text(context.locale)),
            more: fees(*count),
            lang: lang.filter(|_| range.as_ref().is_some_and(|price| price.per.is_some())),
        },
    }
}

fn stated_cost(context: &ViewContext<'_>, row: &CostRow) -> Option<String> {
    if let Some(formula) = &row.formula {
        let text = formula.text(context.locale);
        // "A + Rp50.000" says nothing to who has not read what A is.
        let in_words = formula.inputs.iter().all(|it| it.name.chars().count() > 2);
        return Some(text).filter(|text| in_words && text.chars().count() <= LONGEST_FORMULA);
    }
    match &row.fee {
        Some(StatedValue::Value(fee)) => Some(fee.text(context.locale)),
        Some(StatedValue::Text(prose)) => short(prose),
        None => {
            let by = match row.regulation.as_slice() {
                [only] if only.note.is_none() => match &only.words {
                    Wording::Line(line) => line.clone(),
                    Wording::Text(prose) => short(prose)?,
                },
                _ => return Some(context.words.standard.by_regulation.clone()),
            };
            let by = context.words.standard.by.replace("{regulation}", &by);
            Some(match &row.label {
                Some(label) => format!("{label}: {by}"),
                None => by,
            })
        }
    }
}

/// Writes words of the decree in one line, if they are few.
fn short(prose: &Prose) -> Option<String> {
    let text = markdown::plain_lines(&prose.source).join(" ");
    Some(text).filter(|text| text.chars().count() <= MOST_CHARACTERS)
}

/// Returns whether the box says all that the standard says of the time.
pub(super) fn says_all_of_time(service: &Service) -> bool {
    let [only] = service.times.as_slice() else { return service.times.is_empty() };
    let has_more = only.step.is_some()
        || only.channel.is_some()
        || only.exception.is_some()
        || only.note.is_some();
    !has_more && only.cases.is_all() && is_told(&only.time)
}

/// Returns whether the box says all that the standard says of the cost.
pub(super) fn says_all_of_cost(service: &Service) -> bool {
    let [only] = service.costs.as_slice() else { return service.costs.is_empty() };
    let has_more = only.formula.is_some()
        || !only.rows.is_empty()
        || only.surcharge
        || only.channel.is_some()
        || only.condition.is_some()
        || only.note.is_some();
    let is_said = match (&only.fee, only.regulation.as_slice()) {
        (Some(fee), []) => only.label.is_none() && is_told(fee),
        (None, [by]) => {
            by.note.is_none() && by.url.is_none() && matches!(by.words, Wording::Line(_))
        }
        _ => false,
    };
    !has_more && only.cases.is_all() && is_said
}

/// Returns whether a value is told whole where there is room for a few words.
fn is_told<T>(value: &StatedValue<T>) -> bool {
    match value {
        StatedValue::Value(_) => true,
        StatedValue::Text(prose) => {
            short(prose).is_some()
                && markdown::plain_lines(&prose.source).len() == 1
                && !prose.html.as_str().contains("<a ")
        }
    }
}
