//! The services as linked data in the terms of CPSV-AP 3.2, for catalogues of public services.
//!
//! It is JSON-LD that carries its context: a reader needs no other file.

use loket_form::address::Address;
use serde_json::{Value, json};

use super::iso_duration::xsd;
use super::lines::Lines;
use super::listed::listed;
use super::stated::is_empty;
use crate::model::{
    Agency, Component, CostRow, Fee, Page, Phone, PriceBound, Requirement, Service, Status, Topic,
};
use crate::view::ViewContext;

/// Authority tables of the Publications Office of the European Union.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// Writes the catalogue, one node a line.
pub(super) fn json_ld(context: &ViewContext<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let maker = Maker { context };
    let site = context.site();
    let agencies = context.agencies().into_iter().filter_map(|it| context.agency(it.id));
    let mut nodes: Vec<Value> = agencies.map(|agency| maker.organisation(agency)).collect();
    nodes.push(json!({ "@id": country(), "@type": "dct:Location" }));
    nodes.extend(site.topics.iter().map(|topic| maker.topic(topic)));
    nodes.extend(site.life_events.iter().map(|event| maker.life_event(event)));
    let head = serde_json::to_vec(&maker.json_ld_context())?;
    let before = [b"{\"@context\":".as_slice(), &head, b",\n\"@graph\":[\n"].concat();
    let lines = Lines::behind(before).add(&nodes, Ok)?;
    let lines = lines.add(&listed(context), |(service, _)| Ok(maker.service(service)))?;
    Ok(lines.before(b"\n]}\n"))
}

fn country() -> String {
    format!("{AUTHORITY}country/IDN")
}

struct Maker<'context, 'site> {
    context: &'context ViewContext<'site>,
}

impl Maker<'_, '_> {
    /// Texts are in the language of the site, unless a term says otherwise.
    fn json_ld_context(&self) -> Value {
        let plain = |id: &str| json!({ "@id": id, "@language": null });
        let node = |id: &str| json!({ "@id": id, "@type": "@id" });
        let typed = |id: &str, kind: &str| json!({ "@id": id, "@type": kind });
        json!({
            "@language": self.context.language().tag(),
            "adms": "http://www.w3.org/ns/adms#",
            "cpsv": "http://purl.org/vocab/cpsv#",
            "cv": "http://data.europa.eu/m8g/",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "eli": "http://data.europa.eu/eli/ontology#",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "locn": "http://www.w3.org/ns/locn#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "identifier": plain("dct:identifier"),
            "title": "dct:title",
            "description": "dct:description",
            "comment": "rdfs:comment",
            "prefLabel": "skos:prefLabel",
            "keyword": "dcat:keyword",
            "language": node("dct:language"),
            "spatial": node("dct:spatial"),
            "status": node("adms:status"),
            "thematicArea": node("cv:thematicArea"),
            "isGroupedBy": node("cv:isGroupedBy"),
            "relatedService": node("cv:relatedService"),
            "hasCompetentAuthority": node("cv:hasCompetentAuthority"),
            "hasLegalResource": node("cv:hasLegalResource"),
            "ownedBy": node("cv:ownedBy"),
            "page": node("foaf:page"),
            "hasChannel": "cv:hasChannel",
            "hasCost": "cv:hasCost",
            "hasInput": "cpsv:hasInput",
            "produces": "cpsv:produces",
            "contactPoint": "cv:contactPoint",
            "address": "locn:address",
            "fullAddress": "locn:fullAddress",
            "telephone": plain("cv:telephone"),
            "email": plain("cv:email"),
            "currency": node("cv:currency"),
            "hasValue": typed("cv:hasValue", "xsd:double"),
            "processingTime": typed("cv:processingTime", "xsd:duration"),
        })
    }

    fn organisation(&self, agency: &Agency) -> Value {
        without_nulls(json!({
            "@id": self.agency_url(&agency.id),
            "@type": "cv:PublicOrganisation",
            "identifier": agency.id,
            "title": agency.name,
            "prefLabel": agency.name,
            "spatial": country(),
            "address": agency.address.as_ref().map(|address| json!({
                "@type": "locn:Address",
                "fullAddress": address,
            })),
        }))
    }

    fn topic(&self, topic: &Topic) -> Value {
        json!({
            "@id": self.fragment("topik", &topic.id),
            "@type": "skos:Concept",
            "prefLabel": topic.name,
        })
    }

    fn life_event(&self, event: &Topic) -> Value {
        json!({
            "@id": self.fragment("peristiwa", &event.id),
            "@type": "cv:LifeEvent",
            "identifier": event.id,
            "title": event.name,
        })
    }

    fn service(&self, service: &Service) -> Value {
        let url = self.service_url(service);
        let related = service.related.iter().map(|id| Page::Service(id.clone()));
        let related = related.map(|page| self.context.absolute_url(page));
        let topics = service.topics.iter().map(|id| self.fragment("topik", id));
        let events = service.life_events.iter().map(|id| self.fragment("peristiwa", id));
        let time = service.single_time();
        without_nulls(json!({
            "@id": url,
            "@type": "cpsv:PublicService",
            "identifier": service.id.to_string(),
            "title": service.title,
            // The profile demands a description: where there is none, the title is one.
            "description": service.summary.as_ref().unwrap_or(&service.title),
            "keyword": service.keywords,
            "language": format!("{AUTHORITY}language/{}", self.context.locale.code),
            "status": status(service.life.status),
            "thematicArea": topics.collect::<Vec<_>>(),
            "isGroupedBy": events.collect::<Vec<_>>(),
            "relatedService": related.collect::<Vec<_>>(),
            "hasCompetentAuthority": self.agency_url(service.id.agency()),
            "hasLegalResource": self.legal_resources(service, &url),
            "hasChannel": self.channels(service, &url),
            "hasCost": self.costs(service, &url),
            "hasInput": inputs(service, &url),
            "produces": outputs(service, &url),
            "contactPoint": contact_point(service),
            "processingTime": time.and_then(xsd),
            // No duration says working days: here are the words of the standard.
            "comment": time.map(|time| time.text(self.context.locale)),
            "page": url,
        }))
    }

    fn channels(&self, service: &Service, url: &str) -> Vec<Value> {
        let owner = self.agency_url(service.id.agency());
        let channel = |number: usize, page: Option<String>, words: Option<String>| {
            without_nulls(json!({
                "@id": format!("{url}#saluran-{number}"),
                "@type": "cv:Channel",
                "identifier": format!("{}#saluran-{number}", service.id),
                "description": words,
                "page": page,
                "ownedBy": owner,
            }))
        };
        let form = Page::form_of(service).map(|page| (Some(self.context.absolute_url(page)), None));
        let others = service.channels.iter().map(|other| {
            let words = [&other.name, &other.place].into_iter().flatten().cloned();
            let words = words.chain(other.hours.iter().cloned()).collect::<Vec<_>>();
            let page = other.url.as_ref().map(|url| url.as_str().to_owned());
            (page, (!words.is_empty()).then(|| words.join("; ")))
        });
        let all = form.into_iter().chain(others);
        (1..).zip(all).map(|(number, (page, words))| channel(number, page, words)).collect()
    }

    fn costs(&self, service: &Service, url: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        service.costs.iter().for_each(|row| flatten(row, &mut rows));
        let cost = |(number, row): (usize, &CostRow)| {
            without_nulls(json!({
                "@id": format!("{url}#biaya-{number}"),
                "@type": "cv:Cost",
                "identifier": format!("{}#biaya-{number}", service.id),
                "hasValue": amount(row),
                "currency": amount(row).map(|_| format!("{AUTHORITY}currency/IDR")),
                "description": self.cost_words(row),
            }))
        };
        (1..).zip(rows).map(cost).collect()
    }

    fn cost_words(&self, row: &CostRow) -> String {
        let fee = row.fee.as_ref().map(|fee| fee.written(|fee| fee.text(self.context.locale)));
        let words = [row.label.clone(), fee, row.condition.clone()];
        words.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }

    fn legal_resources(&self, service: &Service, url: &str) -> Vec<Value> {
        let decree = service
            .decree
            .iter()
            .map(|decree| (self.context.words.decree_number(decree), &decree.url));
        let basis = service.management.get(&Component::LegalBasis).into_iter().flatten();
        let basis = basis.map(|item| (item.words.as_str().to_owned(), &item.url));
        (1..)
            .zip(decree.chain(basis))
            .map(|(number, (title, page)): (usize, _)| {
                let own = format!("{url}#dasar-{number}");
                json!({
                    "@id": page.as_ref().map_or(own.as_str(), |page| page.as_str()),
                    "@type": "eli:LegalResource",
                    "title": title,
                })
            })
            .collect()
    }

    fn service_url(&self, service: &Service) -> String {
        self.context.absolute_url(Page::Service(service.id.clone()))
    }

    fn agency_url(&self, agency: &str) -> String {
        self.context.absolute_url(Page::Agency(agency.to_owned()))
    }

    fn fragment(&self, kind: &str, id: &str) -> String {
        format!("{}#{kind}-{id}", self.context.absolute_url(Page::Home))
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "http://purl.org/adms/status/UnderDevelopment",
        Status::InForce => "http://purl.org/adms/status/Completed",
        Status::Revoked => "http://purl.org/adms/status/Withdrawn",
    }
}

/// Rows that say how much, without the headings of groups.
fn flatten<'site>(row: &'site CostRow, rows: &mut Vec<&'site CostRow>) {
    if row.fee.is_some() {
        rows.push(row);
    }
    row.rows.iter().for_each(|row| flatten(row, rows));
}

/// The one amount of a row in rupiah; absent where there is none, or more than one.
fn amount(row: &CostRow) -> Option<String> {
    match row.fee.as_ref()?.value()? {
        Fee::Free => Some("0".to_owned()),
        Fee::Rupiah(price) => {
            let is_one = price.bound == PriceBound::Exact && price.from.is_none();
            is_one.then(|| price.amount.to_string())
        }
        Fee::Percent { .. } => None,
    }
}

/// The documents to prepare, whatever the group that they stand in.
fn inputs(service: &Service, url: &str) -> Vec<Value> {
    let mut names = Vec::new();
    service.requirements.iter().for_each(|requirement| documents(requirement, &mut names));
    nodes(&names, "cv:Evidence", "syarat", service, url)
}

fn documents<'site>(requirement: &'site Requirement, names: &mut Vec<&'site str>) {
    match requirement {
        Requirement::Document(document) => names.push(&document.name),
        Requirement::Group(group) => {
            group.entries.iter().for_each(|entry| documents(entry, names));
        }
        Requirement::Text { prose, .. } => names.push(&prose.source),
    }
}

fn outputs(service: &Service, url: &str) -> Vec<Value> {
    let names: Vec<&str> = service.products.iter().map(|product| product.words.as_str()).collect();
    nodes(&names, "cv:Output", "produk", service, url)
}

fn nodes(names: &[&str], kind: &str, part: &str, service: &Service, url: &str) -> Vec<Value> {
    let node = |(number, name): (usize, &&str)| {
        json!({
            "@id": format!("{url}#{part}-{number}"),
            "@type": kind,
            "identifier": format!("{}#{part}-{number}", service.id),
            "title": name,
        })
    };
    (1..).zip(names).map(node).collect()
}

fn contact_point(service: &Service) -> Option<Value> {
    let channels = &service.complaints.channels;
    let phones: Vec<&str> = channels.phones.iter().map(Phone::dialled).collect();
    let emails: Vec<&str> = channels.emails.iter().map(Address::as_str).collect();
    let is_any = !phones.is_empty() || !emails.is_empty();
    is_any.then(|| json!({ "@type": "cv:ContactPoint", "telephone": phones, "email": emails }))
}

fn without_nulls(mut node: Value) -> Value {
    if let Some(map) = node.as_object_mut() {
        map.retain(|_, value| !is_empty(value));
    }
    node
}
