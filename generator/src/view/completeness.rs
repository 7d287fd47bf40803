//! How complete the standards are, for everybody to see.

use serde::Serialize;

use super::ViewContext;
use super::directory::count;
use super::link::Link;
use super::pager::Pager;
use crate::completeness::{Completeness, Score};
use crate::model::{AgencyCard, Card, Component, MOST_AT_A_GLANCE, Page};

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

impl CompletenessPage {
    /// Makes the page of the whole site, or one of an agency, where services are many; absent if
    /// the agency has no such page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, page: &Page) -> Option<Self> {
        match page {
            Page::CompletenessOf(agency, _) => Self::of_agency(context, page, agency),
            _ => Some(Self::of_site(context)),
        }
    }

    fn of_site(context: &ViewContext<'_>) -> Self {
        let (_, count) = context.initials();
        let agencies = context.agencies().into_iter();
        let mut agencies: Vec<_> =
            agencies.map(|agency| (agency, AgencyStandards::of(context, agency.id))).collect();
        agencies.retain(|(_, own)| !own.cards.is_empty());
        let all = agencies.iter().flat_map(|(_, own)| own.completeness.standards.clone());
        let whole = Completeness { standards: all.collect() };
        let mut page = Self::empty(context, &context.words.completeness.title, &whole);
        for (agency, own) in agencies {
            if count > MOST_AT_A_GLANCE {
                page.agencies.push(own.score(context, agency));
            } else {
                page.groups.push(own.group(context, agency, &own.cards));
            }
        }
        page
    }

    fn of_agency(context: &ViewContext<'_>, page: &Page, agency: &str) -> Option<Self> {
        let part = context.part(page)?;
        let agency = context.agency_card(agency)?;
        let own = AgencyStandards::of(context, agency.id);
        let heading = context.words.completeness.of_agency.replace("{agency}", agency.name);
        let groups = vec![own.group(context, agency, &part.items)];
        let pager = Pager::new(context, page, &part);
        Some(Self { groups, pager, ..Self::empty(context, &heading, &own.completeness) })
    }

    fn empty(context: &ViewContext<'_>, heading: &str, completeness: &Completeness) -> Self {
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
    cards: Vec<Card<'site>>,
    completeness: Completeness,
}

impl<'site> AgencyStandards<'site> {
    fn of(context: &ViewContext<'site>, agency: &str) -> Self {
        let cards = context.listed(&Page::ServicesOf(agency.to_owned(), 1));
        let standards = cards.iter().filter_map(|card| context.standard(card.id)).collect();
        Self { cards, completeness: Completeness { standards } }
    }

    fn score(&self, context: &ViewContext<'_>, agency: AgencyCard<'_>) -> AgencyScore {
        AgencyScore {
            link: Link::to(context, agency.name, Page::CompletenessOf(agency.id.to_owned(), 1)),
            lang: context.borrowed_of_agency(agency.id, "name"),
            services: count(context, self.cards.len()),
            scores: scores(context, &self.completeness),
        }
    }

    fn group(
        &self,
        context: &ViewContext<'_>,
        agency: AgencyCard<'_>,
        cards: &[Card<'_>],
    ) -> StandardGroup {
        StandardGroup {
            agency: Link::to(context, agency.name, Page::Agency(agency.id.to_owned())),
            lang: context.borrowed_of_agency(agency.id, "name"),
            scores: scores(context, &self.completeness),
            standards: cards.iter().filter_map(|card| StandardLine::new(context, card)).collect(),
        }
    }
}

impl StandardLine {
    fn new(context: &ViewContext<'_>, card: &Card<'_>) -> Option<Self> {
        let standard = context.standard(card.id)?;
        let components = Component::ALL.iter().copied();
        let stated: Vec<bool> =
            components.map(|component| standard.stated.contains(&component)).collect();
        let score = Score { stated: standard.stated.len(), of: stated.len() };
        Some(Self {
            service: Link::to(context, card.full_title(), Page::Service(card.id.clone())),
            lang: context.borrowed_of_service(card.id, "title"),
            counted: counted(context, score),
            stated,
        })
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
