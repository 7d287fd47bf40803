//! The page of a service standard.

use serde::Serialize;

use loket_form::language::Language;

use super::ViewContext;
use super::agency::{ComplaintsView, ContactView};
use super::diagram::DiagramView;
use super::page::Link;
use crate::model::{Agency, Cost, Decree, Duration, Goto, Outcome, Service, StatedValue, Step};

/// The page of a service: `service` in `service.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicePage {
    /// The title.
    pub title: String,
    /// The short code, such as `LOCK`, shown behind the title.
    pub code: Option<String>,
    /// One sentence on whom it is for and what it gives.
    pub summary: Option<String>,
    /// The agency that serves.
    pub agency: ContactView,
    /// The decree's number, such as "060/040/III Tahun 2022".
    pub decree: Option<String>,
    /// What to prepare.
    pub requirements: StatedList,
    /// What happens, in order; empty if not stated.
    pub steps: Vec<StepView>,
    /// The same as a picture; absent where there is nothing to see.
    pub diagram: Option<DiagramView>,
    /// How long it takes, such as "1 hari kerja"; absent if not stated.
    pub time: Option<String>,
    /// What it costs, such as "Tidak dipungut biaya"; absent if not stated.
    pub cost: Option<String>,
    /// Whether it costs nothing, so that the page can warn of anyone who asks for money.
    pub free: bool,
    /// What one gets.
    pub products: StatedList,
    /// How to complain.
    pub complaints: ComplaintsView,
    /// The form page, if one can apply from here.
    pub form_url: Option<String>,
    /// The Markdown body, rendered; empty if there is none.
    pub body_html: String,
}

/// A list of the decree, which may say nothing.
#[derive(Debug, Clone, Serialize)]
pub struct StatedList {
    /// The entries; empty if the decree states none, which the page then says.
    pub items: Vec<String>,
}

/// One step of the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// Its number, from 1.
    pub number: usize,
    /// The id of its element, `langkah-1`.
    pub anchor: String,
    /// Who acts, such as "Pemohon".
    pub actor: Option<String>,
    /// What the actor does.
    pub text: String,
    /// How long the step takes, if stated.
    pub time: Option<String>,
    /// How it goes on from a decision.
    pub outcomes: Vec<OutcomeView>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// The condition, such as "Sesuai".
    pub condition: String,
    /// What follows, if stated.
    pub text: Option<String>,
    /// Where it goes on, such as "lanjut ke langkah 3", linked to that step.
    pub next: Option<Link>,
    /// Whether it leads back to an earlier step.
    pub back: bool,
}

impl ServicePage {
    /// Makes the page of a service.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Self {
        let language = context.language();
        Self {
            title: service.title.clone(),
            code: service.code.clone(),
            summary: service.summary.clone(),
            agency: ContactView::new(context, agency),
            decree: service.decree.as_ref().map(|decree| decree_text(context, decree)),
            requirements: StatedList { items: service.requirements.clone() },
            steps: steps(context, &service.steps),
            diagram: DiagramView::new(context, &service.steps),
            time: time_text(service.time.as_ref(), language),
            cost: cost_text(service.cost.as_ref(), language),
            free: service.cost == Some(StatedValue::Value(Cost::Free)),
            products: StatedList { items: service.products.clone() },
            complaints: ComplaintsView::new(context, &service.complaints),
            form_url: service.form.as_ref().map(|_| context.addresses.form(service)),
            body_html: service.body.as_str().to_owned(),
        }
    }
}

fn decree_text(context: &ViewContext<'_>, decree: &Decree) -> String {
    match decree.year {
        Some(year) => context
            .words
            .decree_of_year
            .replace("{number}", &decree.number)
            .replace("{year}", &year.to_string()),
        None => decree.number.clone(),
    }
}

/// Writes a time, or the words of the decree.
pub(super) fn time_text(
    time: Option<&StatedValue<Duration>>,
    language: Language,
) -> Option<String> {
    Some(match time? {
        StatedValue::Value(duration) => duration.text(language),
        StatedValue::Text(text) => text.clone(),
    })
}

/// Writes a cost, or the words of the decree.
pub(super) fn cost_text(cost: Option<&StatedValue<Cost>>, language: Language) -> Option<String> {
    Some(match cost? {
        StatedValue::Value(cost) => cost.text(language),
        StatedValue::Text(text) => text.clone(),
    })
}

fn steps(context: &ViewContext<'_>, steps: &[Step]) -> Vec<StepView> {
    let view = |(index, step): (usize, &Step)| StepView {
        number: index + 1,
        anchor: anchor(index),
        actor: step.actor.clone(),
        text: step.text.clone(),
        time: time_text(step.time.as_ref(), context.language()),
        outcomes: step
            .outcomes
            .iter()
            .map(|outcome| outcome_view(context, outcome, index))
            .collect(),
    };
    steps.iter().enumerate().map(view).collect()
}

fn anchor(index: usize) -> String {
    format!("langkah-{}", index + 1)
}

fn outcome_view(context: &ViewContext<'_>, outcome: &Outcome, index: usize) -> OutcomeView {
    let words = context.words;
    let back = matches!(outcome.goto, Some(Goto::Step(step)) if step <= index);
    let next = outcome.goto.map(|goto| match goto {
        Goto::Step(step) => {
            let phrase = if back { &words.go_back } else { &words.go_on };
            let label = phrase.replace("{number}", &(step + 1).to_string());
            Link { label, url: format!("#{}", anchor(step)) }
        }
        Goto::End => Link { label: words.ends.clone(), url: String::new() },
    });
    OutcomeView { condition: outcome.condition.clone(), text: outcome.text.clone(), next, back }
}
