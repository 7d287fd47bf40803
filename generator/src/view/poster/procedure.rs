//! What happens, as the entries of a sheet.

use super::super::ViewContext;
use super::super::service::{OutcomeView, ServicePage, StepView, WayView};
use super::address::on_paper;
use super::entries::{aside, line, lines, one_group, plain, sentence};
use crate::model::Service;
use crate::poster::{DEEPEST, Entry, Group};

pub(super) fn procedure(
    context: &ViewContext<'_>,
    service: &Service,
    page: &ServicePage,
) -> Vec<Group> {
    match &service.procedure {
        Some(prose) if page.steps.is_empty() => {
            one_group(lines(&prose.source).map(|text| line(&text)).collect())
        }
        _ => {
            let steps = Steps { or: &context.words.standard.or };
            page.steps.iter().map(|way| steps.way(way)).collect()
        }
    }
}

/// How steps become entries.
struct Steps<'view> {
    /// Between ways of which one is taken.
    or: &'view str,
}

impl Steps<'_> {
    fn way(&self, way: &WayView) -> Group {
        let entries = way.steps.iter().flat_map(|part| self.step(part, 0)).collect();
        Group { heading: way.heading.clone(), entries, spare: false }
    }

    fn step(&self, part: &StepView, level: usize) -> Vec<Entry> {
        let mut entries = vec![own(part, level)];
        for (place, sub) in part.steps.iter().enumerate() {
            if let Some(last) = entries.last_mut().filter(|_| part.one_of && place > 0) {
                self.end_with_or(last);
            }
            entries.extend(self.step(sub, DEEPEST.min(level + 1)));
        }
        entries
    }

    /// Says behind one way that another one follows, for numbers alone look like a sequence.
    fn end_with_or(&self, last: &mut Entry) {
        let end = last.below.last_mut().unwrap_or(&mut last.text);
        *end = format!("{}, {}", end.trim_end_matches(['.', ',', ';']), self.or);
    }
}

fn own(part: &StepView, level: usize) -> Entry {
    let asides = aside(place(part).into_iter().chain(part.time.as_ref().map(plain)));
    Entry {
        number: Some(part.label.clone()),
        lead: part.actor.clone(),
        text: sentence([part.text.clone()].into_iter().chain(asides)),
        level,
        below: part.outcomes.iter().map(outcome).collect(),
        ..Entry::default()
    }
}

/// Writes where a step is done, as far as its own words do not.
fn place(part: &StepView) -> Option<String> {
    let said = part.text.to_lowercase();
    let is_unsaid = |words: &String| !said.contains(&words.to_lowercase());
    let parts = part.channel.iter().cloned().chain(part.at.as_ref().map(on_paper));
    let parts: Vec<String> = parts.filter(is_unsaid).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

fn outcome(outcome: &OutcomeView) -> String {
    let said = [Some(outcome.condition.clone()), outcome.text.clone()];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let next = aside(outcome.next.as_ref().map(|next| next.label.clone()));
    sentence(std::iter::once(said).chain(next))
}
