//! How complete the standards are, for everybody to see.

use serde::Serialize;

use super::ViewContext;
use super::directory::{MOST_SERVICES, count};
use super::page::Link;
use super::pager::{Pager, Part};
use crate::completeness::{Completeness, Score, StandardCompleteness};
use crate::model::{Agency, Component, Page, Service};

/// How many standards one page of a large site shows.
const STANDARDS_ON_A_PAGE: usize = 60;

/// A page on completeness: `completeness` in `completeness.html`.
#[derive(Debug, Clone, Serialize)]
pub struct CompletenessPage {
    /// The heading.
    pub heading: String,
    /// How complete all standards are that the page is about.
    pub scores: Vec<ScoreView>,
    /// The names of the components, in the order of the marks of a standard.
    pub components: Vec<String>,
    /// How many of them are about delivery.
    pub delivery_count: usize,
    /// How many of them are about management.
    pub management_count: usize,
    /// The agencies with their scores, if each has pages of its own.
    pub agencies: Vec<AgencyScore>,
    /// The standards by agency.
    pub groups: Vec<StandardGroup>,
    /// The way to the rest of the standards.
    pub pager: Option<Pager>,
}

/// How many components of one kind are stated.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreView {
    /// Which kind.
    pub label: String,
    /// The share in whole percent.
    pub percent: usize,
    /// How many of how many, in words.
    pub counted: String,
}

/// An agency with the scores of its standards.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyScore {
    /// Its name and its page on completeness.
    pub link: Link,
    /// The main language, if its name is in it.
    pub lang: Option<&'static str>,
    /// How many services it has, in words.
    pub services: String,
    /// The scores of delivery and management.
    pub scores: Vec<ScoreView>,
}

/// The standards of one agency.
#[derive(Debug, Clone, Serialize)]
pub struct StandardGroup {
    /// The agency and its page.
    pub agency: Link,
    /// The main language, if its name is in it.
    pub lang: Option<&'static str>,
    /// The scores of delivery and management of all its standards.
    pub scores: Vec<ScoreView>,
    /// Its standards.
    pub standards: Vec<StandardLine>,
}

/// What one standard states.
#[derive(Debug, Clone, Serialize)]
pub struct StandardLine {
    /// The service and its page.
    pub service: Link,
    /// The main language, if its title is in it.
    pub lang: Option<&'static str>,
    /// How many of how many components it states, in words.
    pub counted: String,
    /// For each component, whether it is stated.
    pub stated: Vec<bool>,
}

/// A page on completeness, and which one it is.
#[derive(Debug, Clone)]
pub struct CompletenessPart {
    /// Which one.
    pub page: Page,
    /// What it says.
    pub view: CompletenessPage,
}

impl CompletenessPage {
    /// Makes the page of the whole site, and, where services are many, those of its agencies.
    #[must_use]
    pub fn all<'site>(
        context: &ViewContext<'site>,
    ) -> Vec<(Option<&'site Agency>, CompletenessPart)> {
        let site = context.site;
        let agencies = site.agencies.values();
        let of = |agency| (agency, AgencyStandards::of(context, agency));
        let standards: Vec<(&Agency, AgencyStandards<'_>)> =
            agencies.map(of).filter(|(_, of)| !of.services.is_empty()).collect();
        let whole = Completeness::of(site);
        let is_long = whole.standards.len() > MOST_SERVICES;
        let mut first = Self::new(context, &context.words.completeness.title, &whole);
        let mut pages = Vec::new();
        for (agency, of_agency) in &standards {
            if is_long {
                first.agencies.push(of_agency.score(context, agency));
                let parts = of_agency.parts(context, agency).into_iter();
                pages.extend(parts.map(|part| (Some(*agency), part)));
            } else {
                first.groups.push(of_agency.group(context, agency, 0..of_agency.services.len()));
            }
        }
        pages.insert(0, (None, CompletenessPart { page: Page::Completeness, view: first }));
        pages
    }

    fn new(context: &ViewContext<'_>, heading: &str, completeness: &Completeness) -> Self {
        let components = Component::ALL.iter().copied();
        let name = |component| context.words.completeness.components.of(component).to_owned();
        Self {
            heading: heading.to_owned(),
            scores: scores(context, completeness),
            components: components.map(name).collect(),
            delivery_count: Component::DELIVERY.len(),
            management_count: Component::MANAGEMENT.len(),
            agencies: Vec::new(),
            groups: Vec::new(),
            pager: None,
        }
    }
}

/// The standards of an agency that hold, with what each states.
struct AgencyStandards<'site> {
    services: Vec<&'site Service>,
    completeness: Completeness,
}

impl<'site> AgencyStandards<'site> {
    fn of(context: &ViewContext<'site>, agency: &Agency) -> Self {
        let services = context.site.services_of(&agency.id);
        let standards = services.iter().map(|service| StandardCompleteness::of(service)).collect();
        Self { services, completeness: Completeness { standards } }
    }

    fn score(&self, context: &ViewContext<'_>, agency: &Agency) -> AgencyScore {
        AgencyScore {
            link: Link {
                label: agency.name.clone(),
                url: context.url(Page::CompletenessOf(agency.id.clone(), 1)),
            },
            lang: context.borrowed_of_agency(&agency.id, "name"),
            services: count(context, self.services.len()),
            scores: scores(context, &self.completeness),
        }
    }

    fn group(
        &self,
        context: &ViewContext<'_>,
        agency: &Agency,
        range: std::ops::Range<usize>,
    ) -> StandardGroup {
        let services = self.services.get(range.clone()).unwrap_or_default();
        let standards = self.completeness.standards.get(range).unwrap_or_default();
        let line = |(service, standard): (&&Service, &StandardCompleteness)| {
            StandardLine::new(context, service, standard)
        };
        StandardGroup {
            agency: Link {
                label: agency.name.clone(),
                url: context.url(Page::Agency(agency.id.clone())),
            },
            lang: context.borrowed_of_agency(&agency.id, "name"),
            scores: scores(context, &self.completeness),
            standards: services.iter().zip(standards).map(line).collect(),
        }
    }

    fn parts(&self, context: &ViewContext<'_>, agency: &Agency) -> Vec<CompletenessPart> {
        let first = Page::CompletenessOf(agency.id.clone(), 1);
        let places: Vec<usize> = (0..self.services.len()).collect();
        let parts = Part::cut(context, &first, &places, STANDARDS_ON_A_PAGE);
        let heading = context.words.completeness.of_agency.replace("{agency}", &agency.name);
        let page = |part: Part<'_, usize>| {
            let (first, count) = (part.items.first().copied().unwrap_or(0), part.items.len());
            let mut view = CompletenessPage::new(context, &heading, &self.completeness);
            view.groups = vec![self.group(context, agency, first..first + count)];
            view.pager = part.pager;
            CompletenessPart { page: part.page, view }
        };
        parts.into_iter().map(page).collect()
    }
}

impl StandardLine {
    fn new(context: &ViewContext<'_>, service: &Service, standard: &StandardCompleteness) -> Self {
        let components = Component::ALL.iter().copied();
        let stated: Vec<bool> =
            components.map(|component| standard.stated.contains(&component)).collect();
        let score = Score { stated: standard.stated.len(), of: stated.len() };
        Self {
            service: Link {
                label: service.full_title(),
                url: context.url(Page::Service(service.id.clone())),
            },
            lang: context.borrowed_of_service(&service.id, "title"),
            counted: counted(context, score),
            stated,
        }
    }
}

fn scores(context: &ViewContext<'_>, completeness: &Completeness) -> Vec<ScoreView> {
    let words = &context.words.completeness;
    let view = |label: &String, components: &[Component]| {
        let score = completeness.score(components);
        ScoreView {
            label: label.clone(),
            percent: score.percent(),
            counted: counted(context, score),
        }
    };
    vec![view(&words.delivery, Component::DELIVERY), view(&words.management, Component::MANAGEMENT)]
}

fn counted(context: &ViewContext<'_>, score: Score) -> String {
    let words = context.words.completeness.counted.replace("{stated}", &score.stated.to_string());
    words.replace("{of}", &score.of.to_string())
}
