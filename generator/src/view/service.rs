//! The page of a service standard.

mod about;
mod channels;
mod costs;
mod counter;
mod gaps;
mod needs;
mod only_for;
mod products;
mod requirements;
mod steps;
mod times;

use serde::Serialize;

use super::ViewContext;
use super::cases::{CaseGroup, CaseView, grouped, only_for};
use super::complaints::ComplaintsView;
use super::contact::ContactView;
use super::glance::{self, FactView};
use super::languages::Marks;
use super::link::{Link, PageLink};
use crate::model::{Agency, Component, Page, Requirement, Service, Status, Topic, Way};

use about::{ComponentView, DecreeView, LifeView, QuestionView};
use counter::CounterView;
use gaps::GapsView;
use needs::NeedsView;
use only_for::{OnlyFor, of_groups};

pub(super) use channels::ChannelView;
pub(super) use costs::{CostView, InputView};
pub(super) use needs::NeedView;
pub(super) use products::ProductView;
pub(crate) use requirements::validity;
pub(super) use requirements::{Kind as RequirementKind, RequirementView};
pub(super) use steps::{OutcomeView, StepView, WayView};
pub(super) use times::TimeView;

/// The page of a service: `service` in `service.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicePage {
    /// The title.
    pub title: String,
    /// The short code, such as `LOCK`, shown after the title.
    pub code: Option<String>,
    /// One sentence on whom it is for and what it gives.
    pub summary: Option<String>,
    /// The agency that serves.
    pub agency: ContactView,
    /// The decree.
    pub decree: Option<DecreeView>,
    /// The life of the standard.
    pub life: LifeView,
    /// What one is asked to choose a case; absent for the words of the theme.
    pub case_question: Option<String>,
    /// The cases to choose from; empty if there is but one.
    pub cases: Vec<CaseView>,
    /// The sections that are for some cases alone.
    pub only_for: OnlyFor,
    /// What to prepare, by case; empty if not stated.
    pub requirements: Vec<CaseGroup<RequirementView>>,
    /// What happens, by the ways that cases go; empty if not stated.
    pub steps: Vec<WayView>,
    /// What the steps call the reader; empty if the reader does none of them.
    pub applicant: Vec<String>,
    /// What happens, where the decree has no structure.
    pub procedure_html: Option<String>,
    /// How long it takes in a few words, such as "1 hari kerja".
    pub time: FactView,
    /// How long it takes, by case; empty if the few words say it all.
    pub times: Vec<CaseGroup<TimeView>>,
    /// What it costs in a few words, such as "Tidak dipungut biaya".
    pub cost: FactView,
    /// What it costs, by case, row by row; empty if the few words say it all.
    pub costs: Vec<CaseGroup<CostView>>,
    /// The unit of all amounts, if they have the same: "per titik".
    pub cost_unit: Option<String>,
    /// Whether the service is free, but something else is paid, such as a tax.
    pub free_yet_paid: bool,
    /// Where to report who asks for money; absent unless the service is free.
    pub report: Option<Link>,
    /// What the standard does not state.
    pub gaps: GapsView,
    /// What one gets, by case; empty if not stated.
    pub products: Vec<CaseGroup<ProductView>>,
    /// Whether nobody need come to a counter.
    pub is_online: bool,
    /// The counter to come to; absent if the standard names none, or several.
    pub counter: Option<CounterView>,
    /// Where to ask for it, by case; empty if not stated.
    pub channels: Vec<CaseGroup<ChannelView>>,
    /// How to complain.
    pub complaints: ComplaintsView,
    /// The language of parts that are borrowed of the main one: `service.lang_of.steps`.
    pub lang_of: Marks,
    /// The main language, if the names of topics are in it; empty if not.
    pub topics_lang: &'static str,
    /// The main language, if there is no form in this one.
    pub form_lang: Option<&'static str>,
    /// The form page, if one can apply from here.
    pub form_url: Option<String>,
    /// What the form will ask for that is not at hand; absent if one cannot apply from here.
    pub needs: Option<NeedsView>,
    /// The sheet for the office wall.
    pub poster_url: String,
    /// Files to download.
    pub files: Vec<Link>,
    /// Questions that people ask.
    pub questions: Vec<QuestionView>,
    /// The management components that are stated.
    pub management: Vec<ComponentView>,
    /// Services that people may want as well.
    pub related: Vec<PageLink>,
    /// Its topics and events of life, which lead to what else is found under them.
    pub topics: Vec<Link>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// The Markdown body, rendered; empty if there is none.
    pub body_html: String,
}

/// The parts of a page that may be in the main language, beside the components of management.
const MARKED: [&str; 18] = [
    "title",
    "summary",
    "decree",
    "case_question",
    "cases",
    "requirements",
    "steps",
    "time",
    "cost",
    "products",
    "channels",
    "complaints",
    "owner",
    "history",
    "files",
    "faq",
    "audience",
    "body",
];

impl ServicePage {
    /// Makes the page of a service.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Self {
        let costs = costs(context, service);
        let complaints =
            ComplaintsView::of(context, agency, Some(service)).with_form(context, agency);
        let (is_free, is_paid) = (service.is_free(), service.speaks_of_paying().is_some());
        let ways = service.ways();
        let steps = WayView::all(context, service, &ways);
        let managed = Component::MANAGEMENT.iter().map(|component| component.key());
        let page = Self {
            title: service.title.clone(),
            code: service.code.clone(),
            summary: service.summary.clone(),
            agency: ContactView::new(context, agency),
            decree: service.decree.as_ref().map(|decree| DecreeView::new(context, decree)),
            life: LifeView::new(context, service),
            case_question: service.case_question.clone(),
            cases: CaseView::all(context, service),
            only_for: OnlyFor::default(),
            requirements: requirements(context, service),
            applicant: if steps.iter().flat_map(|way| &way.steps).any(is_yours) {
                steps::applicant(context, service)
            } else {
                Vec::new()
            },
            steps,
            procedure_html: service.procedure.as_ref().map(|text| text.html.as_str().to_owned()),
            time: FactView::time(context, service),
            times: times(context, service, &ways),
            cost: FactView::cost(context, service),
            cost_unit: costs::shared_unit(costs.iter().flat_map(|group| &group.items)),
            costs,
            free_yet_paid: is_free && is_paid,
            report: is_free.then(|| gaps::report(context, agency, &complaints)),
            gaps: GapsView::new(context, service, agency, &complaints),
            products: products(context, service),
            is_online: service.is_online(),
            counter: CounterView::new(context, service, agency),
            channels: channels(context, service),
            complaints,
            lang_of: Marks::new(MARKED.into_iter().chain(managed), |key| {
                context.borrowed_of_service(&service.id, key)
            }),
            topics_lang: context
                .borrowed_of_site("topics")
                .or_else(|| context.borrowed_of_site("life_events"))
                .unwrap_or_default(),
            form_lang: context.page_lang(Page::Form(service.id.clone())),
            form_url: Page::form_of(service).map(|page| context.url(page)),
            needs: service.open_form().map(|it| NeedsView::new(context, &it.form)),
            poster_url: context.url(Page::Poster(service.id.clone())),
            files: service
                .files
                .iter()
                .map(|file| about::file_link(context, service, file))
                .collect(),
            questions: service.questions.iter().map(QuestionView::new).collect(),
            management: ComponentView::all(context, &service.management),
            related: service
                .related
                .iter()
                .filter_map(|id| about::service_link(context, id))
                .collect(),
            topics: topics(context, service),
            audience: service.audience.clone(),
            body_html: service.body.html.as_str().to_owned(),
        };
        Self { only_for: page.only_for(service), ..page }
    }

    fn only_for(&self, service: &Service) -> OnlyFor {
        // Prose is for all cases, and so is the agency.
        let prose = self.procedure_html.iter().map(|_| "");
        let ways = self.steps.iter().map(|way| way.numbers.as_str());
        let channels = of_groups(service, &self.channels);
        OnlyFor {
            requirements: of_groups(service, &self.requirements),
            steps: only_for(service, ways.chain(prose)),
            channels: if self.agency.is_reached { String::new() } else { channels },
            times: of_groups(service, &self.times),
            costs: of_groups(service, &self.costs),
            products: of_groups(service, &self.products),
        }
    }
}

fn requirements(context: &ViewContext<'_>, service: &Service) -> Vec<CaseGroup<RequirementView>> {
    let parts = &service.requirements;
    let groups = grouped(context, service, parts, |part| part.cases(), |_, part| part);
    let list = |parts: Vec<&Requirement>| RequirementView::list(context, service, parts);
    groups.into_iter().map(|group| group.map(list)).collect()
}

fn is_yours(step: &StepView) -> bool {
    step.yours || step.steps.iter().any(is_yours)
}

fn times(context: &ViewContext<'_>, service: &Service, ways: &[Way]) -> Vec<CaseGroup<TimeView>> {
    if glance::says_all_of_time(service) {
        return Vec::new();
    }
    let view = |_, time| TimeView::new(context, ways, time);
    grouped(context, service, &service.times, |time| &time.cases, view)
}

fn costs(context: &ViewContext<'_>, service: &Service) -> Vec<CaseGroup<CostView>> {
    if glance::says_all_of_cost(context, service) {
        return Vec::new();
    }
    let view = |_, row| CostView::rows(context, row, 0);
    let groups = grouped(context, service, &service.costs, |row| &row.cases, view);
    let flat = |rows: Vec<Vec<CostView>>| rows.into_iter().flatten().collect();
    groups.into_iter().map(|group| group.map(flat)).collect()
}

fn products(context: &ViewContext<'_>, service: &Service) -> Vec<CaseGroup<ProductView>> {
    let view = |_, product| ProductView::new(context, product);
    grouped(context, service, &service.products, |product| &product.cases, view)
}

fn channels(context: &ViewContext<'_>, service: &Service) -> Vec<CaseGroup<ChannelView>> {
    let view = |_, channel| ChannelView::new(context, channel);
    grouped(context, service, &service.channels, |channel| &channel.cases, view)
}

/// A revoked service is found under no topic, and may have been the only one of it.
fn topics(context: &ViewContext<'_>, service: &Service) -> Vec<Link> {
    if service.life.status == Status::Revoked {
        return Vec::new();
    }
    let linked = |known: &[Topic], ids: &[String], page: fn(String, usize) -> Page| {
        let topics = known.iter().filter(|topic| ids.contains(&topic.id));
        let link = |topic: &Topic| Link::to(context, &topic.name, page(topic.id.clone(), 1));
        topics.map(link).collect::<Vec<_>>()
    };
    let site = context.site();
    let topics = linked(&site.topics, &service.topics, Page::Topic);
    let events = linked(&site.life_events, &service.life_events, Page::LifeEvent);
    [topics, events].concat()
}
