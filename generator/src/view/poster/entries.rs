//! What a standard says, as the entries of a sheet.

use super::super::ViewContext;
use super::super::cases::{CaseGroup, CaseView};
use super::super::service::{
    CostView, InputView, OutcomeView, ProductView, RequirementKind, RequirementView, ServicePage,
    StepView, TimeView, WayView,
};
use super::super::words::WordsView;
use crate::markdown;
use crate::model::{Component::LegalBasis, Service};
use crate::poster::{Entry, Group, Kind, Section};

/// Entries that lie deeper look like those at this level.
const DEEPEST: usize = 4;

pub(super) fn section(
    kind: Kind,
    heading: &str,
    term: Option<&String>,
    groups: Vec<Group>,
) -> Section {
    Section { kind, heading: heading.to_owned(), term: term.cloned(), groups, shortened: false }
}

/// Whom cases are for and when, which their names over the other parts do not say.
pub(super) fn cases(page: &ServicePage) -> Vec<Group> {
    let entry = |case: &CaseView| {
        let text = [&case.who, &case.when].into_iter().flatten().cloned();
        Some(Entry { lead: Some(case.name.clone()), ..words(listed(text)?) })
    };
    one_group(page.cases.iter().filter_map(entry).collect())
}

pub(super) fn grouped<T>(
    groups: &[CaseGroup<T>],
    entries: impl Fn(&T) -> Vec<Entry>,
) -> Vec<Group> {
    let group = |group: &CaseGroup<T>| Group {
        heading: group.heading.clone(),
        entries: group.items.iter().flat_map(&entries).collect(),
    };
    groups.iter().map(group).collect()
}

pub(super) fn requirement(context: &ViewContext<'_>, part: &RequirementView) -> Vec<Entry> {
    if part.kind == RequirementKind::Text {
        let line = |text| Entry { boxless: true, ..words(text) };
        return lines(&part.words.text).map(line).collect();
    }
    let is_heading = part.kind == RequirementKind::Things;
    let below = |entry: (usize, &RequirementView)| match (part.kind, entry) {
        (RequirementKind::Either, (1.., entry)) => {
            format!("{} {}", context.words.standard.or, thing(context, entry, true))
        }
        (_, (_, entry)) => thing(context, entry, true),
    };
    let inside = part.entries.iter().enumerate().filter(|_| !is_heading).map(below);
    let own = Entry { boxless: is_heading, below: inside.collect(), ..Entry::default() };
    let own = match thing(context, part, false) {
        text if is_heading => Entry { lead: Some(text), ..own },
        text => Entry { text, ..own },
    };
    let things = part.entries.iter().filter(|_| is_heading);
    let things = things.flat_map(|entry| requirement(context, entry));
    std::iter::once(own).chain(things).collect()
}

/// Writes a thing in one line; `whole` with all that it is made of.
fn thing(context: &ViewContext<'_>, part: &RequirementView, whole: bool) -> String {
    let condition = part.condition.iter().map(|condition| format!("{condition}:"));
    let tags = listed(part.tags.iter().cloned()).map(|tags| format!("– {tags}"));
    let entries = part.entries.iter().filter(|_| whole);
    let entries: Vec<String> = entries.map(|entry| thing(context, entry, true)).collect();
    let between = match part.kind {
        RequirementKind::Either => format!(" {} ", context.words.standard.or),
        _ => "; ".to_owned(),
    };
    let heads = condition.chain([plain(&part.words)]).chain(tags).chain(part.rule.clone());
    let valid = aside(part.valid.iter().map(plain));
    sentence(heads.chain(valid).chain(part.note.clone()).chain([entries.join(&between)]))
}

pub(super) fn procedure(service: &Service, page: &ServicePage) -> Vec<Group> {
    match &service.procedure {
        Some(prose) if page.steps.is_empty() => {
            one_group(lines(&prose.source).map(words).collect())
        }
        _ => page.steps.iter().map(way).collect(),
    }
}

fn way(way: &WayView) -> Group {
    let entries = way.steps.iter().flat_map(|part| step(part, 0)).collect();
    Group { heading: way.heading.clone(), entries }
}

fn step(part: &StepView, level: usize) -> Vec<Entry> {
    let asides = aside(part.channel.clone().into_iter().chain(part.time.as_ref().map(plain)));
    let outcome = |outcome: &OutcomeView| {
        let said = [Some(outcome.condition.clone()), outcome.text.clone()];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let next = aside(outcome.next.as_ref().map(|next| next.label.clone()));
        sentence(std::iter::once(said).chain(next))
    };
    let own = Entry {
        number: Some(part.label.clone()),
        lead: part.actor.clone(),
        text: sentence([part.text.clone()].into_iter().chain(asides)),
        level,
        below: part.outcomes.iter().map(outcome).collect(),
        ..Entry::default()
    };
    let below = part.steps.iter().flat_map(|sub| step(sub, deeper(level)));
    std::iter::once(own).chain(below).collect()
}

pub(super) fn time(context: &ViewContext<'_>, part: &TimeView) -> Vec<Entry> {
    let step = part.step.as_ref().map(|step| step.label.clone());
    let lead = part.label.clone().into_iter().chain(part.channel.clone()).chain(step);
    let except = &context.words.standard.exception;
    let exception = part.exception.iter().map(|exception| format!("{except}: {exception}"));
    let rest = aside(exception).into_iter().chain(part.note.clone());
    let text = sentence([plain(&part.time)].into_iter().chain(rest));
    vec![Entry { lead: listed(lead), ..words(text) }]
}

pub(super) fn cost(context: &ViewContext<'_>, row: &CostView) -> Entry {
    let labels = &context.words.standard;
    let lead = row.label.clone().into_iter().chain(row.channel.clone());
    let fee = row.fee.as_ref().map(plain).into_iter().chain(row.formula.clone());
    let inputs = row.inputs.iter().map(InputView::text).collect::<Vec<_>>().join("; ");
    let surcharge = row.surcharge.then(|| labels.surcharge.clone());
    let when = aside(surcharge.into_iter().chain(row.condition.clone()));
    let regulation = row.regulation.iter().map(|item| plain(&item.words)).collect::<Vec<_>>();
    let basis = (!regulation.is_empty()).then(|| regulation.join("; "));
    let basis = basis.map(|basis| format!("{}: {basis}", labels.components.of(LegalBasis)));
    let text = fee.chain([inputs]).chain(when).chain(row.note.clone()).chain(basis);
    Entry { lead: listed(lead), level: row.level.min(DEEPEST), ..words(sentence(text)) }
}

pub(super) fn product(context: &ViewContext<'_>, part: &ProductView) -> Vec<Entry> {
    let valid = aside(part.valid.as_ref().map(plain));
    let duties = (!part.duties.is_empty()).then(|| part.duties.join("; "));
    let duties = duties.map(|duties| format!("{}: {duties}", context.words.standard.duties));
    let said = [plain(&part.words)].into_iter().chain(valid);
    vec![words(sentence(said.chain(part.note.clone()).chain(duties)))]
}

pub(super) fn one_group(entries: Vec<Entry>) -> Vec<Group> {
    if entries.is_empty() { Vec::new() } else { vec![Group { heading: None, entries }] }
}

fn deeper(level: usize) -> usize {
    DEEPEST.min(level + 1)
}

pub(super) fn words(text: String) -> Entry {
    Entry { text, ..Entry::default() }
}

pub(super) fn lines(source: &str) -> impl Iterator<Item = String> {
    markdown::plain_lines(source).into_iter()
}

/// Writes words in one line.
pub(super) fn plain(words: &WordsView) -> String {
    match &words.text_html {
        Some(_) => sentence(lines(&words.text)),
        None => words.text.clone(),
    }
}

pub(super) fn sentence(parts: impl Iterator<Item = String>) -> String {
    let parts = parts.map(|part| part.lines().collect::<Vec<_>>().join("; "));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes parts with commas between them, if there are any.
pub(super) fn listed(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Writes parts in brackets, if there are any.
pub(super) fn aside(parts: impl IntoIterator<Item = String>) -> Option<String> {
    listed(parts).map(|parts| format!("({parts})"))
}
