//! The page of an agency.

use serde::Serialize;

use super::ViewContext;
use super::complaints::ComplaintsView;
use super::contact::ContactView;
use super::directory::count;
use super::languages::Marks;
use super::link::Link;
use super::service_card::ServiceCard;
use super::service_line::ListedService;
use crate::model::{Agency, CARDS_ON_A_PAGE, Card, MOST_ON_ONE_PAGE, Page};

/// The page of an agency: `agency` in `agency.html`.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyPage {
    /// How to reach the agency.
    pub contact: ContactView,
    /// How many services it has, in words.
    pub count: String,
    /// Its services in order of title, as cards if they are few.
    pub services: Vec<ServiceCard>,
    /// Its services in order of title, as lines if they are many.
    pub lines: Vec<ListedService>,
    /// The list of its services, if they are too many for this page.
    pub list: Option<Link>,
    /// The body that it is a part of.
    pub parent: Option<String>,
    /// The pledge of service, rendered.
    pub maklumat_html: Option<String>,
    /// What people think of its service.
    pub survey: Option<SurveyView>,
    /// How to complain.
    pub complaints: ComplaintsView,
    /// The language of parts that are borrowed of the main one: `agency.lang_of.name`.
    pub lang_of: Marks,
}

/// The result of a survey of satisfaction.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyView {
    /// The period that was asked about.
    pub period: String,
    /// The index.
    pub score: String,
    /// What the index means, such as "sangat baik".
    pub quality: String,
    /// How many answered.
    pub respondents: Option<u32>,
    /// Where it can be read.
    pub link: Option<Link>,
}

impl AgencyPage {
    /// Makes the page of an agency.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, agency: &Agency) -> Self {
        let page = Page::ServicesOf(agency.id.clone(), 1);
        let length = context.length(&page);
        let services = if length > MOST_ON_ONE_PAGE { Vec::new() } else { context.listed(&page) };
        let (few, many): (&[Card<'_>], &[Card<'_>]) =
            if length > CARDS_ON_A_PAGE { (&[], &services) } else { (&services, &[]) };
        let list = || {
            let label = context.words.services.of_agency.replace("{agency}", &agency.name);
            Link::to(context, label, page.clone())
        };
        Self {
            contact: ContactView::new(context, agency),
            count: count(context, length),
            services: ServiceCard::all(context, few),
            lines: ListedService::all(context, many),
            list: (length > MOST_ON_ONE_PAGE).then(list),
            parent: agency.parent.clone(),
            maklumat_html: agency.maklumat.as_ref().map(|text| text.html.as_str().to_owned()),
            survey: agency.survey.as_ref().map(|survey| SurveyView {
                period: survey.period.clone(),
                score: survey.score.text(context.locale),
                quality: context.words.quality.of(survey.quality()).to_owned(),
                respondents: survey.respondents,
                link: survey.url.as_ref().map(Link::website),
            }),
            complaints: ComplaintsView::of(context, agency, None).with_form(context, agency),
            lang_of: Marks::new(["name", "parent", "hours", "maklumat", "survey"], |key| {
                context.borrowed_of_agency(&agency.id, key)
            }),
        }
    }
}
