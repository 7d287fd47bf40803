//! The services that machines are told of.

use crate::model::{Agency, Page, Service};
use crate::view::ViewContext;

/// The services with their agencies, in the order of their addresses.
pub(super) fn listed<'site>(context: &ViewContext<'site>) -> Vec<(&'site Service, &'site Agency)> {
    let mut services = context.services();
    services.sort_by_cached_key(|(service, _)| context.url(Page::Service(service.id.clone())));
    services
}
