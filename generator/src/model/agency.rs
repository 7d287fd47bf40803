//! Who serves.

use loket_form::address::Address;

use super::{Channels, Complaints, Notice, Prose, ServiceForm, Survey};

/// An agency.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its folder, which is its address on the site.
    pub id: String,
    /// Where its page was before, as it is written.
    pub moved_from: Vec<String>,
    /// The name.
    pub name: String,
    /// A shorter name.
    pub short_name: Option<String>,
    /// What it is called where other agencies stand beside it.
    pub listed: ListedName,
    /// The government it belongs to.
    pub government: String,
    /// Something to tell on its pages for a while.
    pub notice: Option<Notice>,
    /// The body that it is a part of.
    pub parent: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// Opening hours.
    pub hours: Vec<String>,
    /// How to reach it.
    pub channels: Channels,
    /// Where its forms go: the addresses that it names for them, or else its first.
    pub form_addresses: Vec<Address>,
    /// How to complain.
    pub complaints: Complaints,
    /// The form to complain with.
    pub complaint_form: Option<ServiceForm>,
    /// The pledge of service.
    pub maklumat: Option<Prose>,
    /// What people think of its service.
    pub survey: Option<Survey>,
    /// What it says of privacy on its forms.
    pub privacy: Option<PrivacyStatement>,
}

/// What an agency is called beside others: with its government, if another has the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// The name.
    pub name: String,
    /// The shorter name, or else the name.
    pub short_name: String,
}

impl Agency {
    /// Returns the shorter name, or else the name.
    #[must_use]
    pub fn shorter_name(&self) -> &str {
        self.short_name.as_ref().unwrap_or(&self.name)
    }

    /// Returns where complaints go: to the addresses for complaints, or else where forms go.
    #[must_use]
    pub fn complaint_addresses(&self) -> &[Address] {
        match self.complaints.channels.emails.as_slice() {
            [] => &self.form_addresses,
            addresses => addresses,
        }
    }
}

/// The seven items that UU 27/2022, article 21 paragraph 1, demands, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyStatement {
    /// The legal basis of the processing.
    pub legality: String,
    /// What it is for.
    pub purpose: String,
    /// Which data, and why they are needed.
    pub kinds: String,
    /// How long documents with the data are kept.
    pub retention: String,
    /// What is collected in detail.
    pub details: String,
    /// How long the data are processed.
    pub period: String,
    /// What rights the person has.
    pub rights: String,
}
