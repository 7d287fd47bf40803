//! The poster of a service: one sheet for the office wall.

mod address;
mod code;
mod complaints;
mod contact;
mod entries;
mod printed;
mod procedure;
mod sections;
mod sheet;
mod unbroken;

use serde::Serialize;

pub use code::PosterCode;

use printed::SectionView;
use sheet::{facts, pledge, sheet};
use unbroken::unbroken;

use super::ViewContext;
use super::glance::Line;
use super::service::ServicePage;
use crate::html::Html;
use crate::model::{Agency, Page, Service};
use crate::poster::{self, Code, Fact};
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
    pub notice_html: Option<Html>,
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
    pub text_html: Html,
    /// The main language, if it is in it.
    pub lang: Option<&'static str>,
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
        let words = &context.words.poster;
        let more = if page.form_url.is_some() { &words.form_at } else { &words.more_at };
        let more = more.replace("{address}", &address);
        sheet.foot.push(more.replace("{code}", code.text()));
        let (sheet, points) = poster::fit(&sheet);
        let langs = facts(context, page).map(|(_, line)| line.lang);
        let pledged = pledge(agency).count();
        let pledge_lang = context.borrowed_of_agency(&agency.id, "maklumat");
        let sections = sheet.sections.into_iter().enumerate();
        Self {
            title_lang: context.borrowed_of_service(&service.id, "title"),
            agency_lang: context.borrowed_of_agency(&agency.id, "name"),
            agency: names(agency),
            service_url,
            points,
            facts: sheet.facts.into_iter().zip(langs).map(FactView::new).collect(),
            notice_html: sheet.notice.as_deref().map(unbroken),
            sections: sections.map(|it| SectionView::new(page, it)).collect(),
            foot: (0..)
                .zip(sheet.foot)
                .map(|(place, text)| LineView {
                    text_html: unbroken(&text),
                    lang: pledge_lang.filter(|_| place < pledged),
                })
                .collect(),
            code: Qr::new(&code::address(&address, &code)),
            address,
            title: sheet.title,
        }
    }
}

/// Names the government and the agency; once where they are the same.
fn names(agency: &Agency) -> String {
    let Agency { government, name, .. } = agency;
    if government == name { name.clone() } else { format!("{government} / {name}") }
}
