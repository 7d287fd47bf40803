//! The poster of a service: one sheet for the office wall.

mod code;
mod complaints;
mod contact;
mod entries;
mod sections;
mod sheet;

use serde::Serialize;

pub use code::PosterCode;

use sheet::{facts, pledge, sheet};

use super::ViewContext;
use super::glance::Line;
use super::service::ServicePage;
use crate::model::{Agency, Page, Service};
use crate::poster::{self, Code, Fact, Group, Kind, Section};
use crate::qr::Qr;

/// The poster of a service: `poster` in `poster.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PosterPage {
    /// The title.
    pub title: String,
    /// The main language, if the title is in it.
    pub title_lang: Option<&'static str>,
    /// The agency and its government.
    pub agency: String,
    /// The main language, if the name of the agency is in it.
    pub agency_lang: Option<&'static str>,
    /// The page of the service.
    pub service_url: String,
    /// The size of letters in print, in points; part of the class of the sheet.
    pub points: i32,
    /// Time and cost.
    pub facts: Vec<FactView>,
    /// What to do about anyone who asks for money.
    pub notice: Option<String>,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// The pledge of service and where there is more, one line each.
    pub foot: Vec<LineView>,
    /// The address of the page and the mark of what the poster says, as a code.
    pub code: Option<Qr>,
    /// The address of the page.
    pub address: String,
}

/// A fact in large letters.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// What it says.
    pub line: Line,
}

/// A line at the foot.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// What it says.
    pub text: String,
    /// The main language, if it is in it.
    pub lang: Option<&'static str>,
}

/// A section of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The id of its heading.
    pub id: String,
    /// What its list looks like: `numbers`, `boxes` or `points`.
    pub list: &'static str,
    /// The heading.
    pub heading: String,
    /// The term of the law.
    pub term: Option<String>,
    /// The main language, if the entries are in it; empty if not.
    pub lang: &'static str,
    /// The entries, by case; empty if not stated.
    pub groups: Vec<GroupView>,
    /// Whether there is more on the page of the service.
    pub shortened: bool,
}

/// Entries that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The main language, if the heading is in it; empty if not.
    pub lang: &'static str,
    /// The heading and the entries.
    #[serde(flatten)]
    pub group: Group,
}

impl FactView {
    fn new((fact, lang): (Fact, Option<&'static str>)) -> Self {
        Self { label: fact.label, line: Line { text: fact.value, lang, of: fact.of } }
    }
}

impl PosterPage {
    /// Makes the poster of a service from what its page says.
    #[must_use]
    pub fn new(
        context: &ViewContext<'_>,
        service: &Service,
        agency: &Agency,
        page: &ServicePage,
    ) -> Self {
        let service_url = context.url(Page::Service(service.id.clone()));
        let address = context.absolute(&service_url);
        let mut sheet = sheet(context, service, agency, page);
        let code = Code::of(&sheet);
        let more = context.words.poster.more_at.replace("{address}", &address);
        sheet.foot.push(more.replace("{code}", code.text()));
        let (sheet, points) = poster::fit(&sheet);
        let langs = facts(context, page).map(|(_, line)| line.lang);
        let pledged = pledge(agency).count();
        let pledge_lang = context.borrowed_of_agency(&agency.id, "maklumat");
        let sections = sheet.sections.into_iter().enumerate();
        Self {
            title_lang: context.borrowed_of_service(&service.id, "title"),
            agency_lang: context.borrowed_of_agency(&agency.id, "name"),
            agency: format!("{} / {}", agency.government, agency.name),
            service_url,
            points,
            facts: sheet.facts.into_iter().zip(langs).map(FactView::new).collect(),
            notice: sheet.notice,
            sections: sections.map(|it| section_view(page, it)).collect(),
            foot: (0..)
                .zip(sheet.foot)
                .map(|(place, text)| LineView {
                    text,
                    lang: pledge_lang.filter(|_| place < pledged),
                })
                .collect(),
            code: Qr::new(&code::address(&address, &code)),
            address,
            title: sheet.title,
        }
    }
}

fn section_view(page: &ServicePage, (index, section): (usize, Section)) -> SectionView {
    let Section { kind, heading, term, groups, shortened } = section;
    let lang = page.lang_of.of("cases");
    SectionView {
        lang: match kind {
            Kind::Requirements => page.lang_of.of("requirements"),
            Kind::Procedure => page.lang_of.of("steps"),
            Kind::Products => page.lang_of.of("products"),
            // Most of them are names and numbers, with words of the page.
            Kind::Details | Kind::Contact | Kind::Complaints => "",
            Kind::InPerson => page.complaints.lang,
        },
        id: format!("bagian-{}", index + 1),
        list: match kind {
            Kind::Procedure | Kind::InPerson => "numbers",
            Kind::Requirements => "boxes",
            Kind::Details | Kind::Products | Kind::Contact | Kind::Complaints => "points",
        },
        heading,
        term,
        groups: groups.into_iter().map(|group| GroupView { lang, group }).collect(),
        shortened,
    }
}
