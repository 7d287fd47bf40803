//! The valid world: what the pages are made of. No I/O, nothing is read from files here.

mod agency;
mod cost;
mod duration;
mod phone;
mod service;
mod site;
mod web_url;

pub use agency::{Agency, Channels, Complaints, ContactPoint, PrivacyStatement};
pub use cost::{Cost, CostError};
pub use duration::{Bound, Duration, DurationError, Unit};
pub use phone::Phone;
pub use service::{
    Decree, Goto, Outcome, Service, ServiceDocument, ServiceForm, ServiceId, StatedValue, Step,
    full_title,
};
pub use site::{Channel, OrdinaryPage, Site};
pub use web_url::{WebUrl, WebUrlError};
