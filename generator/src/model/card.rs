//! What a page shows of services and agencies that it is not about.

use super::{Agency, CostRow, ProcessingTime, Service, ServiceId};

/// What a page that is not about a service shows of it: what is not here may change without it.
#[derive(Debug, Clone, Copy)]
pub struct Card<'site>(&'site Service);

/// What a page that is not about an agency shows of it.
#[derive(Debug, Clone, Copy)]
pub struct AgencyCard<'site> {
    /// Its folder.
    pub id: &'site str,
    /// The name.
    pub name: &'site str,
    /// The shorter name, or else the name.
    pub short_name: &'site str,
    /// Whether one can complain to it from here.
    pub takes_complaints: bool,
}

impl<'site> Card<'site> {
    /// Shows a service.
    #[must_use]
    pub const fn of(service: &'site Service) -> Self {
        Self(service)
    }

    /// Returns which service it is.
    #[must_use]
    pub const fn id(self) -> &'site ServiceId {
        &self.0.id
    }

    /// Returns the title.
    #[must_use]
    pub fn title(self) -> &'site str {
        &self.0.title
    }

    /// Returns the title with the code after it.
    #[must_use]
    pub fn full_title(self) -> String {
        self.0.full_title()
    }

    /// Returns the short code.
    #[must_use]
    pub fn code(self) -> Option<&'site str> {
        self.0.code.as_deref()
    }

    /// Returns the one sentence on whom it is for and what it gives.
    #[must_use]
    pub fn summary(self) -> Option<&'site str> {
        self.0.summary.as_deref()
    }

    /// Returns how long it takes.
    #[must_use]
    pub fn times(self) -> &'site [ProcessingTime] {
        &self.0.times
    }

    /// Returns what it costs.
    #[must_use]
    pub fn costs(self) -> &'site [CostRow] {
        &self.0.costs
    }

    /// Returns whether it costs nothing, whatever the case.
    #[must_use]
    pub fn is_free(self) -> bool {
        self.0.is_free()
    }

    /// Returns the one cost that holds for everything, if there is just that.
    #[must_use]
    pub fn single_cost(self) -> Option<&'site CostRow> {
        self.0.single_cost()
    }

    /// Returns whether one can apply from here.
    #[must_use]
    pub fn is_online(self) -> bool {
        self.0.open_form().is_some()
    }
}

impl<'site> AgencyCard<'site> {
    /// Shows an agency.
    #[must_use]
    pub fn of(agency: &'site Agency) -> Self {
        Self {
            id: &agency.id,
            name: &agency.name,
            short_name: agency.short_name.as_ref().unwrap_or(&agency.name),
            takes_complaints: agency.complaint_form.is_some(),
        }
    }
}
