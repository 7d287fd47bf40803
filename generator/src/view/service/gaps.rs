//! What a standard does not state, said once, with whom to ask.

use serde::Serialize;

use super::super::ViewContext;
use super::super::complaints::{ComplaintsView, lapor};
use super::super::link::Link;
use crate::completeness::StandardCompleteness;
use crate::model::{Agency, Component, Page, Service};

/// What a standard does not state.
#[derive(Debug, Clone, Serialize)]
pub struct GapsView {
    /// Whether neither time nor cost is stated, which the box says.
    pub no_facts: bool,
    /// The names of all components of delivery that are not stated.
    #[serde(skip)]
    pub all_of_delivery: Vec<String>,
    /// Those that the box does not say.
    pub delivery: Vec<String>,
    /// Whom to ask: a channel of the agency, or else one for complaints.
    pub ask: Link,
    /// How many components of management are stated, if not all are: where they are listed.
    pub management: Option<Link>,
}

impl GapsView {
    pub(super) fn new(
        context: &ViewContext<'_>,
        service: &Service,
        agency: &Agency,
        complaints: &ComplaintsView,
    ) -> Self {
        let found = StandardCompleteness::of(service);
        let missing = found.missing(Component::DELIVERY);
        let facts = [Component::Time, Component::Cost];
        let no_facts = facts.iter().all(|fact| missing.contains(fact));
        let names = &context.words.completeness.components;
        let name = |it: &Component| names.of(*it).to_lowercase();
        let delivery = missing.iter().filter(|it| !(no_facts && facts.contains(it)));
        let score = found.score(Component::MANAGEMENT);
        let counted = context.words.standard.of_management.replace("{of}", &score.of.to_string());
        let counted = counted.replace("{stated}", &score.stated.to_string());
        Self {
            no_facts,
            delivery: delivery.map(name).collect(),
            all_of_delivery: missing.iter().map(name).collect(),
            ask: channel(agency).unwrap_or_else(|| report(context, agency, complaints)),
            management: (score.stated < score.of)
                .then(|| Link::to(context, counted, Page::Completeness)),
        }
    }
}

fn channel(agency: &Agency) -> Option<Link> {
    let channels = &agency.channels;
    let phone = channels.phones.first().map(Link::phone);
    phone.or_else(|| channels.emails.first().map(Link::email))
}

/// Finds where to report who asks for money: a channel for complaints about the service or to
/// the agency, or else the national one.
pub(super) fn report(
    context: &ViewContext<'_>,
    agency: &Agency,
    complaints: &ComplaintsView,
) -> Link {
    let of_agency = ComplaintsView::of(context, agency, None);
    let known = complaints.first_link().or_else(|| of_agency.first_link());
    known.cloned().unwrap_or_else(|| lapor(context))
}
