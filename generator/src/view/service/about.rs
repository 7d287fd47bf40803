//! About the standard: its management components, its life, and what stands around it.

use jiff::civil::Date;
use loket_form::date_text;
use serde::Serialize;

use super::super::ViewContext;
use super::super::link::{Link, PageLink};
use super::super::words::ItemView;
use crate::model::{
    Component, Decree, FilePlace, Item, Management, Page, PublicFile, Question, Service,
    ServiceFile, ServiceId, Status,
};

/// A component of service management that the standard states.
#[derive(Debug, Clone, Serialize)]
pub struct ComponentView {
    /// Its key, such as `legal_basis`, which is also the id of its element.
    pub id: &'static str,
    /// What it is called.
    pub heading: String,
    /// What the standard says.
    pub items: Vec<ItemView>,
}

/// The life of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct LifeView {
    /// Whether it does not hold any more.
    pub revoked: bool,
    /// Whether it is still being written.
    pub draft: bool,
    /// The service that took its place.
    pub replaced_by: Option<PageLink>,
    /// The first day on which it holds.
    pub valid_from: Option<String>,
    /// The last day on which it holds.
    pub valid_to: Option<String>,
    /// When it was last looked through.
    pub reviewed_on: Option<String>,
    /// The role of whoever keeps it right.
    pub owner: Option<String>,
    /// Earlier decrees.
    pub history: Vec<DecreeView>,
}

/// A decree.
#[derive(Debug, Clone, Serialize)]
pub struct DecreeView {
    /// Its number, such as "060/040/III Tahun 2022".
    pub number: String,
    /// The day of signing.
    pub date: Option<String>,
    /// What it is called, or what it changed.
    pub title: Option<String>,
    /// Where it can be read.
    pub link: Option<Link>,
}

/// A question with its answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// The question.
    pub question: String,
    /// The answer, rendered.
    pub answer_html: String,
}

impl ComponentView {
    /// Makes the components that are stated.
    pub(super) fn all(context: &ViewContext<'_>, management: &Management) -> Vec<Self> {
        let view = |(component, items): (&Component, &Vec<Item>)| Self {
            id: component.key(),
            heading: context.words.standard.components.of(*component).to_owned(),
            items: items.iter().map(ItemView::new).collect(),
        };
        management.iter().map(view).collect()
    }
}

impl LifeView {
    pub(super) fn new(context: &ViewContext<'_>, service: &Service) -> Self {
        let life = &service.life;
        let day = |day: Option<Date>| day.map(|day| date_text::date(day, context.locale));
        Self {
            revoked: life.status == Status::Revoked,
            draft: life.status == Status::Draft,
            replaced_by: life.replaced_by.as_ref().and_then(|id| service_link(context, id)),
            valid_from: day(life.valid_from),
            valid_to: day(life.valid_to),
            reviewed_on: day(life.reviewed_on),
            owner: life.owner.clone(),
            history: life.history.iter().map(|decree| DecreeView::new(context, decree)).collect(),
        }
    }
}

impl DecreeView {
    pub(super) fn new(context: &ViewContext<'_>, decree: &Decree) -> Self {
        Self {
            number: context.words.decree_number(decree),
            date: decree.date.map(|day| date_text::date(day, context.locale)),
            title: decree.title.clone(),
            link: decree.url.as_ref().map(Link::website),
        }
    }
}

impl QuestionView {
    pub(super) fn new(question: &Question) -> Self {
        Self {
            question: question.question.clone(),
            answer_html: question.answer.html.as_str().to_owned(),
        }
    }
}

/// Links a service by its title.
pub(super) fn service_link(context: &ViewContext<'_>, id: &ServiceId) -> Option<PageLink> {
    let card = context.card(id)?;
    let lang = context.borrowed_of_service(id, "title");
    let page = Page::Service(id.clone());
    Some(PageLink { lang, ..PageLink::new(context, card.full_title(), page) })
}

/// Links a file to download.
pub(super) fn file_link(context: &ViewContext<'_>, service: &Service, file: &ServiceFile) -> Link {
    let url = match &file.place {
        FilePlace::Own(name) => {
            context.file_url(&PublicFile::Attachment(service.id.clone(), name.clone()))
        }
        FilePlace::Web(url) => url.as_str().to_owned(),
    };
    Link { label: file.name.clone(), url }
}
