//! Time and cost in the box at the top, in lists and on the poster.

use serde::Serialize;

use super::ViewContext;
use super::cases::{names, numbers};
use super::words::channel_word;
use crate::markdown;
use crate::model::{
    CostGlance, CostRow, Duration, Fee, ForCases, Input, ProcessingTime, Prose, Service,
    StatedValue, TimeGlance, Wording,
};

/// Words of the decree that are longer are no fact to take in at a glance.
const MOST_CHARACTERS: usize = 120;
/// A formula that is longer is read in its section.
const LONGEST_FORMULA: usize = 48;
/// More names of cases, or more words, are no qualifier.
const LONGEST_QUALIFIER: usize = 60;

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
    /// Whether it only says where to read on.
    #[serde(skip)]
    is_pointer: bool,
}

/// A fact where nothing can be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The fact.
    pub text: String,
    /// The main language, if it is told in words of it.
    pub lang: Option<&'static str>,
    /// What it was made of, or depends on.
    pub of: Option<String>,
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
    fn new(text: Option<String>, more: More) -> Self {
        Self { text, more: Some(more), lang: None }
    }

    /// Tells it where nothing can be followed: in lists, on paper, beside a form. Absent if
    /// there is nothing to say but where to read on.
    pub(super) fn line(&self) -> Option<Line> {
        let of = self.more.as_ref().filter(|more| !more.is_pointer).map(|more| more.label.clone());
        match &self.text {
            Some(text) => Some(Line { text: text.clone(), lang: self.lang, of }),
            None => of.map(|text| Line { text, lang: None, of: None }),
        }
    }
}

impl Line {
    /// Writes it as it is read.
    #[must_use]
    pub fn plain(&self) -> String {
        match &self.of {
            Some(of) => format!("{} ({of})", self.text),
            None => self.text.clone(),
        }
    }
}

impl FactView {
    /// Tells how long a service takes.
    pub(super) fn time(context: &ViewContext<'_>, service: &Service) -> Self {
        let lang = context.borrowed_of_service(&service.id, "time");
        let tell = |glance: &TimeGlance<'_>| tell_time(context, glance, lang);
        let range = || span(context, &service.time_over_cases()?);
        Self::of(context, service, |case| Some(tell(&service.time_at_a_glance(case)?)), range)
    }

    /// Tells what a service costs.
    pub(super) fn cost(context: &ViewContext<'_>, service: &Service) -> Self {
        let lang = context.borrowed_of_service(&service.id, "cost");
        let tell = |glance: &CostGlance<'_>| tell_cost(context, glance, lang);
        let range = || Some(Fee::Rupiah(service.cost_over_cases()?).text(context.locale));
        Self::of(context, service, |case| Some(tell(&service.cost_at_a_glance(case)?)), range)
    }

    fn of(
        context: &ViewContext<'_>,
        service: &Service,
        tell: impl Fn(Option<usize>) -> Option<Told>,
        range: impl Fn() -> Option<String>,
    ) -> Self {
        let told: Vec<Option<Told>> = (0..service.cases.len()).map(|it| tell(Some(it))).collect();
        let Some(first) = told.first() else {
            return Self { any: tell(None).unwrap_or_default(), cases: Vec::new() };
        };
        if told.iter().all(|it| it == first) {
            return Self { any: first.clone().unwrap_or_default(), cases: Vec::new() };
        }
        let any = match alike(&told) {
            Some((told, cases)) => Told { more: Some(of_cases(context, service, &cases)), ..told },
            None => Told::new(range(), More::new(&context.words.standard.by_case, "#kasus")),
        };
        let case = |(place, told): (usize, Option<Told>)| CaseTold {
            numbers: numbers([place]),
            told: told.unwrap_or_default(),
        };
        Self { any, cases: told.into_iter().enumerate().map(case).collect() }
    }
}

/// Finds what all cases say that say anything, and which these are.
fn alike(told: &[Option<Told>]) -> Option<(Told, Vec<usize>)> {
    let stated: Vec<(usize, &Told)> =
        told.iter().enumerate().filter_map(|(case, told)| Some((case, told.as_ref()?))).collect();
    let (_, first) = stated.first().filter(|(_, first)| first.text.is_some())?;
    // What is said to it is part of what is told.
    let is_alike = stated.iter().all(|(_, told)| told.text == first.text && told.more.is_none());
    is_alike.then(|| ((*first).clone(), stated.iter().map(|(case, _)| *case).collect()))
}

/// Names the cases of which something is stated, where others have nothing and the names are few.
fn of_cases(context: &ViewContext<'_>, service: &Service, cases: &[usize]) -> More {
    let names = names(service, &ForCases::new(cases.to_vec()));
    let are_few = cases.len() < service.cases.len() && names.chars().count() <= LONGEST_QUALIFIER;
    More::new(if are_few { &names } else { &context.words.standard.by_case }, "#kasus")
}

impl More {
    fn new(label: &str, url: &'static str) -> Self {
        Self { label: label.to_owned(), url, is_pointer: false }
    }

    /// Says how many there are, and whether the standard says something to one of them.
    fn counted(
        context: &ViewContext<'_>,
        label: &str,
        count: usize,
        remarked: bool,
        url: &'static str,
    ) -> Self {
        let label = label.replace("{count}", &count.to_string());
        let remarked = remarked.then(|| context.words.standard.remarked.clone());
        let parts: Vec<String> = [label].into_iter().chain(remarked).collect();
        Self::new(&parts.join(", "), url)
    }

    /// What the standard says to a fact, in its words where they are few and in the language of
    /// the page.
    fn remark(
        context: &ViewContext<'_>,
        remarks: impl IntoIterator<Item = Option<String>>,
        lang: Option<&'static str>,
        url: &'static str,
    ) -> Option<Self> {
        let mut remarks = remarks.into_iter().flatten();
        let first = remarks.next()?;
        let is_short = first.chars().count() <= LONGEST_QUALIFIER;
        let is_told = is_short && lang.is_none() && remarks.next().is_none();
        let remarked = &context.words.standard.remarked;
        Some(Self::new(if is_told { first.trim_end_matches('.') } else { remarked }, url))
    }

    /// Words that are too many for the box stand in a part of the page.
    fn below(context: &ViewContext<'_>, url: &'static str) -> Self {
        Self { is_pointer: true, ..Self::new(&context.words.standard.below, url) }
    }
}

fn tell_time(
    context: &ViewContext<'_>,
    glance: &TimeGlance<'_>,
    lang: Option<&'static str>,
) -> Told {
    let words = &context.words.standard;
    let of_steps = |time: &Duration, label| {
        Told::new(Some(time.text(context.locale)), More::new(label, "#langkah"))
    };
    match glance {
        TimeGlance::Stated(time) => {
            let text = stated_time(context, time);
            let more = match text {
                Some(_) => More::remark(context, remarks_of_time(context, time), lang, "#waktu"),
                None => Some(More::below(context, "#waktu")),
            };
            let is_words = time.time.value().is_none() || time.label.is_some();
            Told { text, more, lang: lang.filter(|_| is_words) }
        }
        TimeGlance::Rows { longest, count, remarked } => {
            let label = if longest.is_some() { &words.longest_time } else { &words.times_differ };
            let text = longest.as_ref().map(|longest| longest.text(context.locale));
            Told::new(text, More::counted(context, label, *count, *remarked, "#waktu"))
        }
        TimeGlance::Ways { range, count, remarked } => {
            let more = More::counted(context, &words.times, *count, *remarked, "#waktu");
            Told::new(span(context, range), more)
        }
        TimeGlance::SumOfSteps(sum) => of_steps(sum, &words.sum_of_steps),
        TimeGlance::LongestStep(longest) => of_steps(longest, &words.longest_step),
        TimeGlance::WordsOfSteps => Told::new(None, More::below(context, "#langkah")),
    }
}

/// What the standard says to a time: when it does not hold, and what else is to be known of it.
fn remarks_of_time(context: &ViewContext<'_>, time: &ProcessingTime) -> [Option<String>; 2] {
    let except = &context.words.standard.exception;
    let exception = time.exception.as_ref().map(|exception| format!("{except}: {exception}"));
    [exception, time.note.clone()]
}

/// Writes from how short to how long a time is; absent where that is no sentence, as between
/// ranges.
fn span(context: &ViewContext<'_>, [shortest, longest]: &[Duration; 2]) -> Option<String> {
    let text = |time: &Duration| time.text(context.locale);
    if let Some(span) = shortest.to(longest) {
        return Some(text(&span));
    }
    let are_single = [shortest, longest].iter().all(|time| time.length.is_single());
    let from = || context.words.standard.span.replace("{from}", &text(shortest));
    are_single.then(|| from().replace("{to}", &text(longest)))
}

fn stated_time(context: &ViewContext<'_>, time: &ProcessingTime) -> Option<String> {
    let text = match &time.time {
        StatedValue::Value(duration) => duration.text(context.locale),
        StatedValue::Text(prose) => short(prose)?,
    };
    let channel = time.channel.map(|kind| channel_word(context, kind));
    let of = time.label.clone().filter(|_| !time.total).or(channel);
    few_words(match of {
        Some(of) => format!("{of}: {text}"),
        None => text,
    })
}

fn tell_cost(
    context: &ViewContext<'_>,
    glance: &CostGlance<'_>,
    lang: Option<&'static str>,
) -> Told {
    let words = &context.words.standard;
    match glance {
        CostGlance::Free { remarked } => Told {
            text: Some(Fee::Free.text(context.locale)),
            more: remarked.then(|| More::new(&words.remarked, "#biaya")),
            lang: None,
        },
        CostGlance::Stated(row) => {
            let text = stated_cost(context, row);
            let is_words = row.fee.as_ref().is_none_or(|fee| match fee {
                StatedValue::Value(Fee::Rupiah(price)) => price.per.is_some(),
                StatedValue::Value(fee) => matches!(fee, Fee::Percent { of: Some(_), .. }),
                StatedValue::Text(_) => true,
            });
            let remarks = || [row.condition.clone(), row.note.clone()];
            let more = match (&text, &row.formula) {
                (Some(_), _) => More::remark(context, remarks(), lang, "#biaya"),
                (None, Some(_)) => Some(More::new(&words.by_formula, "#biaya")),
                (None, None) => Some(More::below(context, "#biaya")),
            };
            Told { text, more, lang: lang.filter(|_| is_words) }
        }
        CostGlance::Rows { range, count, remarked } => {
            let label = match (range, count) {
                (Some(_), _) => &words.fees,
                (None, Some(_)) => &words.fees_differ,
                (None, None) => &words.fees_depend,
            };
            let has_unit = range.as_ref().is_some_and(|price| price.per.is_some());
            let text = range.clone().map(|price| Fee::Rupiah(price).text(context.locale));
            let count = count.unwrap_or_default();
            let more = More::counted(context, label, count, *remarked, "#biaya");
            let told = Told::new(text, more);
            Told { lang: lang.filter(|_| has_unit), ..told }
        }
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
            few_words(match &row.label {
                Some(label) => format!("{label}: {by}"),
                None => by,
            })
        }
    }
}

/// Writes words of the decree in one line, if they are few.
fn short(prose: &Prose) -> Option<String> {
    few_words(markdown::plain_lines(&prose.source).join(" "))
}

fn few_words(text: String) -> Option<String> {
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
pub(super) fn says_all_of_cost(context: &ViewContext<'_>, service: &Service) -> bool {
    let [only] = service.costs.as_slice() else { return service.costs.is_empty() };
    let has_more = !only.rows.is_empty()
        || only.surcharge
        || only.channel.is_some()
        || only.condition.is_some()
        || only.note.is_some();
    let is_said = match (&only.formula, &only.fee, only.regulation.as_slice()) {
        (Some(formula), None, []) => {
            let is_explained = |it: &Input| it.text.is_some() || it.value.is_some();
            only.label.is_none()
                && !formula.inputs.iter().any(is_explained)
                && stated_cost(context, only).is_some()
        }
        (None, Some(fee), []) => only.label.is_none() && is_told(fee),
        (None, None, [by]) => {
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
