//! The poster of a service: one sheet for the office wall.

mod entries;

use serde::Serialize;

use super::ViewContext;
use super::service::ServicePage;
use crate::html::Html;
use crate::markdown;
use crate::model::{Agency, Service};
use crate::poster::{self, Entry, Group, Kind, Section, Sheet};
use crate::qr::Qr;

use super::diagram::DiagramView;

/// The poster of a service: `poster` in `poster.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PosterPage {
    /// The title.
    pub title: String,
    /// The agency and its government.
    pub agency: String,
    /// The page of the service.
    pub service_url: String,
    /// The size of letters in print, in points; part of the class of the sheet.
    pub points: i32,
    /// Time and cost.
    pub facts: Vec<FactView>,
    /// What to do about anyone who asks for money.
    pub notice: Option<String>,
    /// The diagram in place of the list of steps, if the sheet has room for it.
    pub diagram_html: Option<Html>,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// The pledge of service and where there is more, one line each.
    pub foot: Vec<String>,
    /// The code of the address of the page.
    pub code: Option<CodeView>,
    /// The address of the page.
    pub address: String,
}

/// A fact in large letters.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A section of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The id of its heading.
    pub id: String,
    /// Whether it is the procedure, which the diagram may stand for.
    pub procedure: bool,
    /// What its list looks like: `numbers`, `boxes` or `points`.
    pub list: &'static str,
    /// The heading.
    pub heading: String,
    /// The term of the law.
    pub term: Option<String>,
    /// The entries, by case; empty if not stated.
    pub groups: Vec<GroupView>,
    /// Whether there is more on the page of the service.
    pub shortened: bool,
}

/// Entries that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The heading.
    pub heading: Option<String>,
    /// The entries.
    pub entries: Vec<EntryView>,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// Its number.
    pub number: Option<String>,
    /// What stands before the text in bold.
    pub lead: Option<String>,
    /// The text.
    pub text: String,
    /// How deep it lies, from 0 to 4.
    pub level: usize,
    /// What follows from a decision.
    pub below: Vec<String>,
}

/// A QR code.
#[derive(Debug, Clone, Serialize)]
pub struct CodeView {
    /// Its width and height in modules.
    pub size: usize,
    /// Its dark modules as path data.
    pub path: String,
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
        let service_url = context.addresses.service(service);
        let address = context.addresses.absolute(&service_url);
        let drawing = DiagramView::poster(context, service);
        let sheet = sheet(context, service, agency, page, &address, drawing.as_ref());
        let (sheet, setting) = poster::fit(sheet);
        Self {
            agency: format!("{} / {}", agency.government, agency.name),
            service_url,
            points: setting.points,
            facts: sheet
                .facts
                .into_iter()
                .map(|(label, value)| FactView { label, value })
                .collect(),
            notice: sheet.notice,
            diagram_html: drawing.filter(|_| setting.diagram).map(|(html, _)| html),
            sections: sheet.sections.into_iter().enumerate().map(section_view).collect(),
            foot: sheet.foot,
            code: Qr::new(&address).map(|code| CodeView { size: code.size, path: code.path }),
            address,
            title: sheet.title,
        }
    }
}

fn sheet(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
    page: &ServicePage,
    address: &str,
    drawing: Option<&(Html, i32)>,
) -> Sheet {
    let words = &context.words.poster;
    let fact = |label: &String, value: &Option<String>| {
        (label.clone(), value.clone().unwrap_or_else(|| words.not_stated.clone()))
    };
    let pledge = agency.maklumat.iter().flat_map(|text| markdown::plain_lines(&text.source));
    let decree =
        page.decree.as_ref().map(|decree| words.decree.replace("{number}", &decree.number));
    let more = words.more_at.replace("{address}", address);
    Sheet {
        title: service.full_title(),
        facts: vec![fact(&words.time, &page.time), fact(&words.cost, &page.cost)],
        notice: page.free.then(|| words.free.clone()),
        sections: entries::sections(context, service, page),
        foot: pledge.chain(decree).chain([more]).collect(),
        diagram: drawing.map(|(_, height)| *height),
    }
}

fn section_view((index, section): (usize, Section)) -> SectionView {
    let Section { kind, heading, term, groups, shortened } = section;
    SectionView {
        id: format!("bagian-{}", index + 1),
        procedure: kind == Kind::Procedure,
        list: match kind {
            Kind::Procedure | Kind::InPerson => "numbers",
            Kind::Requirements => "boxes",
            Kind::Details | Kind::Products | Kind::Complaints => "points",
        },
        heading,
        term,
        groups: groups.into_iter().map(group_view).collect(),
        shortened,
    }
}

fn group_view(group: Group) -> GroupView {
    let entry = |Entry { number, lead, text, level, below }| EntryView {
        number,
        lead,
        text,
        level: level.min(4),
        below,
    };
    GroupView { heading: group.heading, entries: group.entries.into_iter().map(entry).collect() }
}
