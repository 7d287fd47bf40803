//! `GovernmentService` of schema.org, for the search engines that read it on the page.

use serde_json::{Value, json};

use super::iso_duration::iso_8601;
use super::stated::{is_empty, retain_stated};
use crate::model::{Agency, CostRow, Fee, Page, Phone, Price, Service};
use crate::view::ViewContext;

/// Writes what the page of a service states, as JSON-LD that may stand in `<script>`.
///
/// Nothing in it can end the element: `<`, `>` and `&` are written as escapes of JSON.
#[must_use]
pub fn linked_data(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> String {
    let mut data = government_service(context, service, agency);
    retain_stated(&mut data, is_empty);
    let text = data.to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn government_service(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Value {
    let url = context.absolute_url(Page::Service(service.id.clone()));
    let decree = service.decree.as_ref();
    let outputs = service.products.iter().map(|product| typed("Thing", product.words.as_str()));
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": url,
        "url": url,
        "name": service.title,
        "alternateName": service.code,
        "description": service.summary,
        "provider": provider(context, service, agency),
        "areaServed": typed("AdministrativeArea", &agency.government),
        "availableChannel": channels(context, service),
        "offers": service.costs.iter().filter_map(offer).collect::<Vec<_>>(),
        "serviceOutput": outputs.collect::<Vec<_>>(),
        "audience": service.audience.iter().map(|audience| json!({
            "@type": "Audience",
            "audienceType": audience,
        })).collect::<Vec<_>>(),
        "termsOfService": decree.map(|decree| {
            decree.url.as_ref().map_or(url.as_str(), |url| url.as_str())
        }),
    })
}

fn typed(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}

fn provider(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Value {
    let url = context.absolute_url(Page::Agency(agency.id.clone()));
    let contact = |telephone: Option<&str>, email: Option<&str>| {
        json!({
            "@type": "ContactPoint",
            "contactType": context.words.changes.complaints,
            "telephone": telephone,
            "email": email,
        })
    };
    let channels = &service.complaints.channels;
    let phones = channels.phones.iter().map(|phone| contact(Some(Phone::dialled(phone)), None));
    let emails = channels.emails.iter().map(|email| contact(None, Some(email.as_str())));
    json!({
        "@type": "GovernmentOrganization",
        "@id": url,
        "url": url,
        "name": agency.name,
        "address": agency.address,
        "contactPoint": phones.chain(emails).collect::<Vec<_>>(),
    })
}

/// The form, and the ways that the standard names; each with the time of the service.
fn channels(context: &ViewContext<'_>, service: &Service) -> Vec<Value> {
    let duration = service.single_time().and_then(|time| time.time.value());
    // P1D is a day of the calendar: the words say whether it is a working day.
    let words = duration.map(|duration| duration.text(context.locale));
    let channel = |url: Option<String>, name: Option<&str>, place: Option<&str>| {
        json!({
            "@type": "ServiceChannel",
            "name": name,
            "serviceUrl": url,
            "serviceLocation": place.map(|place| json!({ "@type": "Place", "address": place })),
            "processingTime": duration.map(iso_8601),
            "description": words,
        })
    };
    let form = Page::form_of(service);
    let form = form.map(|page| channel(Some(context.absolute_url(page)), None, None));
    let others = service.channels.iter().map(|other| {
        let url = other.url.as_ref().map(|url| url.as_str().to_owned());
        channel(url, other.name.as_deref(), other.place.as_deref())
    });
    let mut all: Vec<Value> = form.into_iter().chain(others).collect();
    if all.is_empty() && duration.is_some() {
        all.push(channel(None, None, None));
    }
    all
}

fn offer(row: &CostRow) -> Option<Value> {
    let price = |price: String| json!({ "@type": "Offer", "price": price, "priceCurrency": "IDR" });
    let mut offer = match row.fee.as_ref()?.value()? {
        Fee::Free => price("0".to_owned()),
        Fee::Rupiah(Price { from: None, amount, per: None, .. }) => price(amount.to_string()),
        _ => return None,
    };
    if let (Some(label), Some(offer)) = (&row.label, offer.as_object_mut()) {
        offer.insert("name".to_owned(), json!(label));
    }
    Some(offer)
}
