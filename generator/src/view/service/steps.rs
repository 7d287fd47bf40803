//! What happens: one list for each way through the procedure, which says all that a flow chart shows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::ViewContext;
use super::super::cases::{names, numbers, when};
use super::super::link::Link;
use super::super::words::{WordsView, channel_word};
use super::ChannelView;
use crate::model::{
    ChannelKind, ForCases, Goto, Outcome, Product, Service, ServiceChannel, Step, StepPath, Way,
    Wording,
};

/// The whole procedure of the cases that go one way.
#[derive(Debug, Clone, Serialize)]
pub struct WayView {
    /// The numbers of the cases with spaces between them, for `data-case`; empty if for all.
    pub numbers: String,
    /// The names of the cases; absent if for all.
    pub heading: Option<String>,
    /// When the one case is the one, as far as a heading has room for it.
    pub when: Option<String>,
    /// The steps, in order; empty where the standard tells none for these cases.
    pub steps: Vec<StepView>,
    /// Whether one can arrive at the end, and no step says so.
    pub ends: bool,
    /// What one has then; empty where it is too much for a line.
    pub results: Vec<String>,
}

/// One step of the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// Its number on its way, such as "3" or "3a".
    pub label: String,
    /// The id of its element, `langkah-3a`.
    pub anchor: String,
    /// Who acts, such as "Pemohon"; absent where it is whoever does the step above.
    pub actor: Option<String>,
    /// Whether the same one acts as in the step before.
    pub actor_again: bool,
    /// Whether it is the reader who acts.
    pub yours: bool,
    /// What the actor does; empty if the sub-steps say all.
    pub text: String,
    /// Through what kind of channel, as far as its own words do not say it.
    pub channel: Option<String>,
    /// Its web page, or else what the service calls the channel; without an address if that has none.
    pub at: Option<Link>,
    /// How long the step takes, if stated.
    pub time: Option<WordsView>,
    /// The steps that it is made of.
    pub steps: Vec<StepView>,
    /// Whether these are ways to do it, of which one is taken.
    pub one_of: bool,
    /// How it goes on from a decision.
    pub outcomes: Vec<OutcomeView>,
    /// The later steps that lead back here, each with its condition.
    pub returns: Vec<ReturnView>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// The condition, such as "Sesuai".
    pub condition: String,
    /// What follows, if stated.
    pub text: Option<String>,
    /// What happens then: `on`, `back`, `again`, `end` or `stop`; absent if the next step follows.
    pub course: Option<&'static str>,
    /// The same in words, such as "Langsung ke langkah 7", linked to that step.
    pub next: Option<Link>,
}

/// A later step that leads back.
#[derive(Debug, Clone, Serialize)]
pub struct ReturnView {
    /// "Diulang dari langkah 5", linked to that step.
    pub from: Link,
    /// The condition.
    pub condition: String,
}

/// The longest result that the last line names, in characters, and how many it names.
const RESULTS: (usize, usize) = (100, 3);

impl WayView {
    /// Makes the lists of a service.
    #[must_use]
    pub(super) fn all(context: &ViewContext<'_>, service: &Service, ways: &[Way]) -> Vec<Self> {
        let applicant = applicant(context, service);
        let view = |way: &Way| Guide { context, service, way, applicant: &applicant }.view();
        ways.iter().map(view).collect()
    }
}

/// Returns what steps call the applicant: what the standard says, or the word of the law.
pub(super) fn applicant(context: &ViewContext<'_>, service: &Service) -> Vec<String> {
    if service.applicant.is_empty() {
        vec![context.words.standard.applicant.clone()]
    } else {
        service.applicant.clone()
    }
}

/// Returns the number of a step and the id of its element, on the first way that has it and is for
/// some case of `cases`.
pub(super) fn place(ways: &[Way], path: &StepPath, cases: &ForCases) -> Option<(String, String)> {
    let mut known = ways.iter().filter(|way| way.cases.overlaps(cases));
    known.find_map(|way| way.label(path).zip(way.anchor(path)))
}

/// What leads back to each step.
type Returns = BTreeMap<StepPath, Vec<ReturnView>>;

/// One way, and what is asked of it while it is written down.
struct Guide<'way, 'site> {
    context: &'way ViewContext<'site>,
    service: &'way Service,
    way: &'way Way,
    applicant: &'way [String],
}

impl Guide<'_, '_> {
    fn view(&self) -> WayView {
        let Self { context, service, way, .. } = self;
        let mut returns = BTreeMap::new();
        for (place, step) in
            way.steps.iter().filter_map(|place| Some((place, service.steps.get(*place)?)))
        {
            self.collect_returns(&StepPath::top(*place), step, &mut returns);
        }
        let mut steps: Vec<StepView> = Vec::new();
        for place in &way.steps {
            if let Some(step) = service.steps.get(*place) {
                let mut view = self.step(&StepPath::top(*place), step, None, &mut returns);
                let before = steps.last().and_then(|before| before.actor.as_deref());
                view.actor_again = view.actor.is_some() && view.actor.as_deref() == before;
                steps.push(view);
            }
        }
        let said = steps.last().is_some_and(|last| {
            last.text.trim_end_matches('.').eq_ignore_ascii_case(&context.words.ends)
        });
        WayView {
            numbers: numbers(way.cases.iter()),
            heading: (!way.cases.is_all()).then(|| names(service, &way.cases)),
            when: when(service, &way.cases),
            ends: !said && !steps.is_empty() && way.ends(&service.steps),
            results: self.results(),
            steps,
        }
    }

    fn step(
        &self,
        path: &StepPath,
        step: &Step,
        above: Option<&str>,
        returns: &mut Returns,
    ) -> StepView {
        let actor = step.actor.as_deref().or(above);
        let parts = step.steps.iter().enumerate();
        let steps = parts.map(|(place, part)| self.step(&path.sub(place), part, actor, returns));
        let (channel, at) = self.place(step);
        StepView {
            steps: steps.collect(),
            returns: returns.remove(path).unwrap_or_default(),
            anchor: self.way.anchor(path).unwrap_or_default(),
            label: self.way.label(path).unwrap_or_default(),
            yours: actor.is_some_and(|actor| self.applicant.iter().any(|name| name == actor)),
            actor: step.actor.clone().filter(|own| above != Some(own)),
            actor_again: false,
            text: step.text.clone(),
            channel,
            at,
            time: step.time.as_ref().map(|time| WordsView::duration(time, self.context.locale)),
            one_of: step.one_of,
            outcomes: step.outcomes.iter().map(|outcome| self.outcome(path, outcome)).collect(),
        }
    }

    /// Finds where a step is done: the kind of channel, and its address or what it is called.
    fn place(&self, step: &Step) -> (Option<String>, Option<Link>) {
        let said = step.text.to_lowercase();
        let is_unsaid = |words: &str| !said.contains(&words.to_lowercase());
        let of_channel = || self.called(step.channel?);
        let at = step.link.as_ref().map(Link::website).or_else(of_channel);
        // A link is of use even where the words name where it leads.
        let at = at.filter(|at| !at.url.is_empty() || is_unsaid(&at.label));
        let kind = step.channel.map(|kind| channel_word(self.context, kind));
        (kind.filter(|kind| at.is_some() || is_unsaid(kind)), at)
    }

    /// Returns what the service calls its channel of a kind, or else its number.
    fn called(&self, kind: ChannelKind) -> Option<Link> {
        let is_one = |it: &&ServiceChannel| it.kind == kind && it.cases.overlaps(&self.way.cases);
        let channel = self.service.channels.iter().find(is_one)?;
        let ChannelView { name, link, phones, emails, .. } =
            ChannelView::new(self.context, channel);
        let url = link.as_ref().map(|link| link.url.clone()).unwrap_or_default();
        let named = name.map(|label| Link { label, url });
        named.or_else(|| phones.into_iter().chain(emails).chain(link).next())
    }

    fn outcome(&self, path: &StepPath, outcome: &Outcome) -> OutcomeView {
        let words = self.context.words;
        let unlinked = |label: &String| Link { label: label.clone(), url: String::new() };
        let (course, next) = match outcome.goto.as_ref().map(|goto| self.arrival(goto)) {
            None => (None, None),
            Some(Arrival::End) => (Some("end"), Some(unlinked(&words.ends))),
            Some(Arrival::Stop) => (Some("stop"), Some(unlinked(&words.stops))),
            Some(Arrival::Step(target)) if target == *path => {
                (Some("again"), Some(unlinked(&words.again)))
            }
            Some(Arrival::Step(target)) if target < *path => {
                (Some("back"), self.link(&words.go_back, &target))
            }
            Some(Arrival::Step(target)) if self.way.follows(path, &target, &self.service.steps) => {
                (None, None)
            }
            Some(Arrival::Step(target)) => (Some("on"), self.link(&words.go_on, &target)),
        };
        OutcomeView {
            condition: outcome.condition.clone(),
            text: outcome.text.clone(),
            course,
            next,
        }
    }

    fn arrival(&self, goto: &Goto) -> Arrival {
        match goto {
            Goto::Step(target) => self.way.arrival(target).map_or(Arrival::End, Arrival::Step),
            Goto::End => Arrival::End,
            Goto::Stop => Arrival::Stop,
        }
    }

    fn link(&self, phrase: &str, target: &StepPath) -> Option<Link> {
        let (label, anchor) = self.way.label(target).zip(self.way.anchor(target))?;
        Some(Link { label: phrase.replace("{number}", &label), url: format!("#{anchor}") })
    }

    /// Notes at each step what leads back to it: both ends of a return say so, and no line is drawn.
    fn collect_returns(&self, from: &StepPath, step: &Step, returns: &mut Returns) {
        for outcome in &step.outcomes {
            if let Some(Arrival::Step(to)) = outcome.goto.as_ref().map(|goto| self.arrival(goto))
                && to < *from
                && let Some(from) = self.link(&self.context.words.repeated, from)
            {
                let condition = outcome.condition.clone();
                returns.entry(to).or_default().push(ReturnView { from, condition });
            }
        }
        for (place, part) in step.steps.iter().enumerate() {
            self.collect_returns(&from.sub(place), part, returns);
        }
    }

    /// What all cases of the way have at its end.
    fn results(&self) -> Vec<String> {
        let (longest, most) = RESULTS;
        let cases = &self.way.cases;
        let of_all = |product: &&Product| {
            product.cases.is_all()
                || (!cases.is_all() && cases.iter().all(|case| product.cases.includes(case)))
        };
        let line = |product: &Product| match &product.words {
            Wording::Line(line) if line.chars().count() <= longest => Some(line.clone()),
            _ => None,
        };
        let results: Option<Vec<String>> =
            self.service.products.iter().filter(of_all).map(line).collect();
        // Many standards call what one receives as the service itself.
        let is_told = |results: &Vec<String>| {
            let title = self.service.full_title();
            results.len() <= most
                && *results != [self.service.title.as_str()]
                && *results != [title]
        };
        results.filter(is_told).unwrap_or_default()
    }
}

/// Where a jump arrives on a way.
enum Arrival {
    Step(StepPath),
    End,
    Stop,
}
