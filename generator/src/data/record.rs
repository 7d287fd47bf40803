//! The record of a service: the standard as data, in the terms of the content.

mod contact;
mod cost;
mod item;
mod maker;
mod procedure;
mod requirement;
mod time;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{
    Agency, Case, Component, Decree, FilePlace, Management, Page, Product, PublicFile, Question,
    Service, ServiceFile, ServiceId, Status, WebUrl,
};
use crate::view::ViewContext;

use contact::{ChannelRecord, ComplaintsRecord};
use cost::CostRecord;
use item::{ItemRecord, items};
use maker::Maker;
use procedure::StepRecord;
use requirement::RequirementRecord;
use time::{TimeRecord, ValidityRecord};

/// One service standard as data; `data/service.schema.json` says what each key means.
#[derive(Debug, Serialize)]
pub struct ServiceRecord<'site> {
    #[serde(rename = "$schema")]
    schema: String,
    id: String,
    url: String,
    language: &'static str,
    title: &'site str,
    code: Option<&'site str>,
    summary: Option<&'site str>,
    agency: AgencyRecord<'site>,
    status: &'static str,
    decree: Option<DecreeRecord<'site>>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    reviewed_on: Option<Date>,
    replaced_by: Option<String>,
    owner: Option<&'site str>,
    history: Vec<DecreeRecord<'site>>,
    keywords: &'site [String],
    topics: &'site [String],
    life_events: &'site [String],
    audience: &'site [String],
    cases: Vec<CaseRecord<'site>>,
    requirements: Vec<RequirementRecord<'site>>,
    steps: Vec<StepRecord<'site>>,
    procedure: Option<&'site str>,
    time: Vec<TimeRecord<'site>>,
    cost: Vec<CostRecord<'site>>,
    products: Vec<ProductRecord<'site>>,
    channels: Vec<ChannelRecord<'site>>,
    complaints: ComplaintsRecord<'site>,
    #[serde(flatten)]
    management: BTreeMap<Component, Vec<ItemRecord<'site>>>,
    questions: Vec<QuestionRecord<'site>>,
    related: Vec<String>,
    documents: Vec<LinkRecord<'site>>,
    form_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct AgencyRecord<'site> {
    id: &'site str,
    name: &'site str,
    government: &'site str,
    url: String,
}

#[derive(Debug, Serialize)]
struct DecreeRecord<'site> {
    number: &'site str,
    year: Option<i16>,
    date: Option<Date>,
    title: Option<&'site str>,
    url: Option<&'site str>,
}

#[derive(Debug, Serialize)]
struct CaseRecord<'site> {
    id: &'site str,
    name: &'site str,
    who: Option<&'site str>,
    when: Option<&'site str>,
}

#[derive(Debug, Serialize)]
struct ProductRecord<'site> {
    text: &'site str,
    valid: Option<ValidityRecord>,
    duties: &'site [String],
    note: Option<&'site str>,
    url: Option<&'site str>,
    cases: Option<Vec<&'site str>>,
}

#[derive(Debug, Serialize)]
struct QuestionRecord<'site> {
    question: &'site str,
    answer: &'site str,
}

#[derive(Debug, Serialize)]
struct LinkRecord<'site> {
    title: &'site str,
    url: String,
}

impl<'site> ServiceRecord<'site> {
    /// Makes the record of a service.
    #[must_use]
    pub fn new(
        context: &ViewContext<'site>,
        service: &'site Service,
        agency: &'site Agency,
    ) -> Self {
        let maker = Maker { context, service };
        let life = &service.life;
        Self {
            schema: context.absolute(&context.file_url(&PublicFile::RecordSchema)),
            id: service.id.to_string(),
            url: context.absolute_url(Page::Service(service.id.clone())),
            language: context.language().tag(),
            title: &service.title,
            code: service.code.as_deref(),
            summary: service.summary.as_deref(),
            agency: AgencyRecord {
                id: &agency.id,
                name: &agency.name,
                government: &agency.government,
                url: context.absolute_url(Page::Agency(agency.id.clone())),
            },
            status: status(life.status),
            decree: service.decree.as_ref().map(DecreeRecord::new),
            valid_from: life.valid_from,
            valid_to: life.valid_to,
            reviewed_on: life.reviewed_on,
            replaced_by: life.replaced_by.as_ref().map(ServiceId::to_string),
            owner: life.owner.as_deref(),
            history: life.history.iter().map(DecreeRecord::new).collect(),
            keywords: &service.keywords,
            topics: &service.topics,
            life_events: &service.life_events,
            audience: &service.audience,
            cases: service.cases.iter().map(CaseRecord::new).collect(),
            requirements: maker.requirements(&service.requirements),
            steps: maker.steps(&service.steps),
            procedure: service.procedure.as_ref().map(|prose| prose.source.as_str()),
            time: service.times.iter().map(|time| maker.time(time)).collect(),
            cost: maker.costs(&service.costs),
            products: service.products.iter().map(|product| maker.product(product)).collect(),
            channels: service.channels.iter().map(|channel| maker.channel(channel)).collect(),
            complaints: maker.complaints(),
            management: management(&service.management),
            questions: service.questions.iter().map(QuestionRecord::new).collect(),
            related: service.related.iter().map(ServiceId::to_string).collect(),
            documents: maker.documents(),
            form_url: service
                .open_form()
                .map(|_| context.absolute_url(Page::Form(service.id.clone()))),
        }
    }
}

/// The words that content has for them.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::InForce => "berlaku",
        Status::Revoked => "dicabut",
    }
}

/// Each component of management with its items; none if the standard does not state it.
fn management(management: &Management) -> BTreeMap<Component, Vec<ItemRecord<'_>>> {
    let stated = |component| management.get(&component).into_iter().flatten();
    Component::MANAGEMENT.iter().map(|component| (*component, items(stated(*component)))).collect()
}

impl<'site> DecreeRecord<'site> {
    fn new(decree: &'site Decree) -> Self {
        Self {
            number: &decree.number,
            year: decree.year,
            date: decree.date,
            title: decree.title.as_deref(),
            url: decree.url.as_ref().map(WebUrl::as_str),
        }
    }
}

impl<'site> CaseRecord<'site> {
    fn new(case: &'site Case) -> Self {
        Self {
            id: &case.id,
            name: &case.name,
            who: case.who.as_deref(),
            when: case.when.as_deref(),
        }
    }
}

impl<'site> QuestionRecord<'site> {
    fn new(question: &'site Question) -> Self {
        Self { question: &question.question, answer: &question.answer.source }
    }
}

impl<'site> Maker<'_, 'site> {
    fn product(&self, product: &'site Product) -> ProductRecord<'site> {
        ProductRecord {
            text: product.words.as_str(),
            valid: product.valid.as_ref().map(|valid| self.validity(valid)),
            duties: &product.duties,
            note: product.note.as_deref(),
            url: product.link.as_ref().map(WebUrl::as_str),
            cases: self.cases(&product.cases),
        }
    }

    /// Documents of the service and files to download.
    fn documents(&self) -> Vec<LinkRecord<'site>> {
        let own = self.service.documents.iter().map(|document| LinkRecord {
            title: &document.title,
            url: self.document_url(&document.name),
        });
        let file = |file: &'site ServiceFile| LinkRecord {
            title: &file.name,
            url: match &file.place {
                FilePlace::Own(name) => self.file_url(name),
                FilePlace::Web(url) => url.as_str().to_owned(),
            },
        };
        own.chain(self.service.files.iter().map(file)).collect()
    }
}
