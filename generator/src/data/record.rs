//! The record of a service: the standard as data, in the terms of the content.

mod contact;
mod cost;
mod maker;
mod moments;
mod procedure;
mod requirement;
mod time;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{
    Agency, Case, Component, Decree, FilePlace, Item, Management, Page, Product, PublicFile,
    Question, Service, ServiceFile, ServiceId, Status, WebUrl,
};
use crate::view::ViewContext;

use contact::{AgencyRecord, ChannelRecord, ComplaintsRecord};
use cost::CostRecord;
use maker::Maker;
use moments::{NoticeRecord, OpeningRecord};
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
    notices: Vec<NoticeRecord<'site>>,
    agency: AgencyRecord<'site>,
    status: &'static str,
    decree: Option<&'site Decree>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    reviewed_on: Option<Date>,
    replaced_by: Option<String>,
    owner: Option<&'site str>,
    history: &'site [Decree],
    keywords: &'site [String],
    topics: &'site [String],
    life_events: &'site [String],
    audience: &'site [String],
    applicant: &'site [String],
    cases: &'site [Case],
    requirements: Vec<RequirementRecord<'site>>,
    steps: Vec<StepRecord<'site>>,
    procedure: Option<&'site str>,
    notes: Option<&'site str>,
    time: Vec<TimeRecord<'site>>,
    cost: Vec<CostRecord<'site>>,
    products: Vec<ProductRecord<'site>>,
    channels: Vec<ChannelRecord<'site>>,
    complaints: ComplaintsRecord<'site>,
    #[serde(flatten)]
    management: BTreeMap<Component, &'site [Item]>,
    questions: &'site [Question],
    related: Vec<String>,
    documents: Vec<LinkRecord<'site>>,
    form_url: Option<String>,
    form_open: Option<OpeningRecord>,
}

#[derive(Debug, Serialize)]
struct ProductRecord<'site> {
    text: &'site str,
    valid: Option<ValidityRecord>,
    duties: &'site [String],
    note: Option<&'site str>,
    url: Option<&'site WebUrl>,
    cases: Option<Vec<&'site str>>,
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
            notices: maker.notices(agency),
            agency: AgencyRecord::new(context, agency),
            status: status(life.status),
            decree: service.decree.as_ref(),
            valid_from: life.valid_from,
            valid_to: life.valid_to,
            reviewed_on: life.reviewed_on,
            replaced_by: life.replaced_by.as_ref().map(ServiceId::to_string),
            owner: life.owner.as_deref(),
            history: &life.history,
            keywords: &service.keywords,
            topics: &service.topics,
            life_events: &service.life_events,
            audience: &service.audience,
            applicant: &service.applicant,
            cases: &service.cases,
            requirements: maker.requirements(&service.requirements),
            steps: maker.procedure(),
            procedure: service.procedure.as_ref().map(|prose| prose.source.as_str()),
            notes: Some(service.body.source.as_str()).filter(|notes| !notes.is_empty()),
            time: service.times.iter().map(|time| maker.time(time)).collect(),
            cost: maker.costs(&service.costs),
            products: service.products.iter().map(|product| maker.product(product)).collect(),
            channels: service.channels.iter().map(|channel| maker.channel(channel)).collect(),
            complaints: maker.complaints(),
            management: management(&service.management),
            questions: &service.questions,
            related: service.related.iter().map(ServiceId::to_string).collect(),
            documents: maker.documents(),
            form_url: Page::form_of(service).map(|page| context.absolute_url(page)),
            form_open: maker.opening(),
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
fn management(management: &Management) -> BTreeMap<Component, &[Item]> {
    let stated = |component| management.get(&component).map_or(&[][..], Vec::as_slice);
    Component::MANAGEMENT.iter().map(|component| (*component, stated(*component))).collect()
}

impl<'site> Maker<'_, 'site> {
    fn product(&self, product: &'site Product) -> ProductRecord<'site> {
        ProductRecord {
            text: product.words.as_str(),
            valid: product.valid.as_ref().map(|valid| self.validity(valid)),
            duties: &product.duties,
            note: product.note.as_deref(),
            url: product.link.as_ref(),
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
