//! What a standard says, as the entries of a sheet.

use super::super::ViewContext;
use super::super::cases::{CaseGroup, CaseView};
use super::super::link::Link;
use super::super::service::{
    CostView, InputView, ProductView, RequirementKind, RequirementView, ServicePage, TimeView,
};
use super::super::words::{ItemView, WordsView};
use super::address::on_paper;
use crate::markdown;
use crate::model::Component::LegalBasis;
use crate::poster::{DEEPEST, Entry, Group, Kind, Section};

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
        let text = listed([&case.who, &case.when].into_iter().flatten().cloned());
        let lead = if text.is_some() { format!("{}:", case.name) } else { case.name.clone() };
        Entry { lead: Some(lead), ..words(text.unwrap_or_default()) }
    };
    // One of two cases alone would look like the only one.
    let entries: Vec<Entry> = page.cases.iter().map(entry).collect();
    let are_told = entries.iter().any(|entry| !entry.text.is_empty());
    one_group(entries.into_iter().filter(|_| are_told).collect())
}

pub(super) fn grouped<T>(
    groups: &[CaseGroup<T>],
    entries: impl Fn(&T) -> Vec<Entry>,
) -> Vec<Group> {
    let group = |group: &CaseGroup<T>| Group {
        heading: group.heading.clone(),
        entries: group.items.iter().flat_map(&entries).collect(),
        spare: false,
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
    let below = inside.chain(remarks(context, part)).collect();
    let own = Entry { boxless: is_heading, below, ..Entry::default() };
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
    let heads = condition.chain([plain(&part.words)]).chain(tags);
    let valid = aside(part.valid.iter().map(plain));
    let made_of = part.rule.clone().into_iter().chain([entries.join(&between)]);
    let said = sentence(heads.chain(valid).chain(made_of));
    joined([said].into_iter().chain(remarks(context, part).filter(|_| whole)))
}

/// What else to know of a thing, and where it is to be had.
fn remarks(
    context: &ViewContext<'_>,
    part: &RequirementView,
) -> impl Iterator<Item = String> + use<> {
    let words = &context.words.poster.template;
    let template = part.template.iter().map(|it| words.replace("{title}", &it.label));
    let template: Vec<String> = template.collect();
    remark(part.note.as_ref(), part.link.as_ref()).into_iter().chain(template)
}

pub(super) fn time(context: &ViewContext<'_>, part: &TimeView) -> Vec<Entry> {
    let step = part.step.as_ref().map(|step| step.label.clone());
    let lead = part.label.clone().into_iter().chain(part.channel.clone()).chain(step);
    let except = &context.words.standard.exception;
    let exception = part.exception.iter().map(|exception| format!("{except}: {exception}"));
    let text = sentence([plain(&part.time)].into_iter().chain(aside(exception)));
    vec![Entry { lead: listed(lead), below: part.note.iter().cloned().collect(), ..words(text) }]
}

pub(super) fn cost(context: &ViewContext<'_>, row: &CostView) -> Entry {
    let labels = &context.words.standard;
    let lead = row.label.clone().into_iter().chain(row.channel.clone());
    let fee = row.fee.as_ref().map(plain).into_iter().chain(row.formula.clone());
    let inputs = row.inputs.iter().map(InputView::text).collect::<Vec<_>>().join("; ");
    let surcharge = row.surcharge.then(|| labels.surcharge.clone());
    let when = aside(surcharge.into_iter().chain(row.condition.clone()));
    let regulation = row.regulation.iter().map(item).collect::<Vec<_>>();
    let basis = (!regulation.is_empty()).then(|| regulation.join("; "));
    let basis = basis.map(|basis| format!("{}: {basis}", labels.components.of(LegalBasis)));
    let below = [inputs].into_iter().chain(row.note.clone()).chain(basis);
    Entry {
        lead: listed(lead),
        level: row.level.min(DEEPEST),
        below: below.filter(|text| !text.is_empty()).collect(),
        ..words(sentence(fee.chain(when)))
    }
}

fn item(item: &ItemView) -> String {
    let link = aside(item.link.as_ref().map(on_paper));
    sentence([plain(&item.words)].into_iter().chain(link))
}

pub(super) fn product(context: &ViewContext<'_>, part: &ProductView) -> Vec<Entry> {
    let valid = aside(part.valid.as_ref().map(plain));
    let duties = (!part.duties.is_empty()).then(|| part.duties.join("; "));
    let duties = duties.map(|duties| format!("{}: {duties}", context.words.standard.duties));
    let mut said = match &part.words.text_html {
        Some(_) => lines(&part.words.text).collect(),
        None => vec![part.words.text.clone()],
    };
    let first = said.drain(..said.len().min(1));
    let text = sentence(first.chain(valid));
    let remark = remark(part.note.as_ref(), part.link.as_ref());
    let below = said.into_iter().chain(remark).chain(duties).collect();
    vec![Entry { below, ..words(text) }]
}

/// Writes what else to know, and the address of which it may speak.
fn remark(note: Option<&String>, link: Option<&Link>) -> Option<String> {
    let parts: Vec<String> = note.cloned().into_iter().chain(link.map(on_paper)).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

pub(super) fn one_group(entries: Vec<Entry>) -> Vec<Group> {
    if entries.is_empty() { Vec::new() } else { vec![Group { entries, ..Group::default() }] }
}

pub(super) fn words(text: String) -> Entry {
    Entry { text, ..Entry::default() }
}

/// Makes an entry of a line, with the number that it has in its list.
pub(super) fn line(text: &str) -> Entry {
    let is_number = |text: &str| text.chars().all(|digit| digit.is_ascii_digit());
    match text.split_once(". ").filter(|(number, _)| is_number(number)) {
        Some((number, text)) => Entry { number: Some(number.to_owned()), ..words(text.to_owned()) },
        None => words(text.to_owned()),
    }
}

pub(super) fn lines(source: &str) -> impl Iterator<Item = String> {
    markdown::plain_lines(source).into_iter()
}

/// Writes words in one line.
pub(super) fn plain(words: &WordsView) -> String {
    match &words.text_html {
        Some(_) => joined(lines(&words.text)),
        None => words.text.clone(),
    }
}

pub(super) fn sentence(parts: impl Iterator<Item = String>) -> String {
    let parts = parts.map(|part| part.lines().collect::<Vec<_>>().join("; "));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes sentences one after the other, with a sign between those that have none.
pub(super) fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let is_open = !text.is_empty() && !text.ends_with(['.', ':', ';', ',', '?', '!']);
        text.push_str(if is_open { "; " } else { " " });
        text.push_str(&part);
    }
    text.trim_start().to_owned()
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
