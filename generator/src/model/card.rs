//! What a page shows of services and agencies that it is not about.

use super::{Agency, Service, ServiceId, full_title};

/// What a page that is not about a service shows of it: what is not here may change without it.
#[derive(Debug, Clone, Copy)]
pub struct Card<'site> {
    /// Which service it is.
    pub id: &'site ServiceId,
    /// The title.
    pub title: &'site str,
    /// The short code.
    pub code: Option<&'site str>,
    /// The one sentence on whom it is for and what it gives.
    pub summary: Option<&'site str>,
    /// What its time and its cost at a glance are made of.
    pub standard: &'site Service,
    /// Whether one can apply from here.
    pub is_online: bool,
}

/// What a page that is not about an agency shows of it.
#[derive(Debug, Clone, Copy)]
pub struct AgencyCard<'site> {
    /// Its folder.
    pub id: &'site str,
    /// The name, told apart from those of others.
    pub name: &'site str,
    /// The shorter name, or else the name, told apart from those of others.
    pub short_name: &'site str,
    /// Whether one can complain to it from here.
    pub takes_complaints: bool,
    /// Whether there is any way to tell it something.
    pub is_reached: bool,
}

impl<'site> Card<'site> {
    /// Shows a service.
    #[must_use]
    pub fn of(service: &'site Service) -> Self {
        Self {
            id: &service.id,
            title: &service.title,
            code: service.code.as_deref(),
            summary: service.summary.as_deref(),
            standard: service,
            is_online: service.open_form().is_some(),
        }
    }

    /// Returns the title with the code after it.
    #[must_use]
    pub fn full_title(&self) -> String {
        full_title(self.title, self.code)
    }
}

impl<'site> AgencyCard<'site> {
    /// Shows an agency.
    #[must_use]
    pub fn of(agency: &'site Agency) -> Self {
        Self {
            id: &agency.id,
            name: &agency.listed.name,
            short_name: &agency.listed.short_name,
            takes_complaints: agency.complaint_form.is_some(),
            is_reached: agency.complaint_form.is_some() || agency.complaints.have_ways(),
        }
    }
}
