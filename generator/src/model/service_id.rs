//! What a service is called in addresses.

use std::fmt;

/// Which service: its agency and its own name, both parts of its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServiceId {
    agency: String,
    name: String,
}

impl ServiceId {
    /// Makes an id of the folder of the agency and the name of the file.
    #[must_use]
    pub const fn new(agency: String, name: String) -> Self {
        Self { agency, name }
    }

    /// Returns the folder of the agency.
    #[must_use]
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// Returns the own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ServiceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.agency, self.name)
    }
}
