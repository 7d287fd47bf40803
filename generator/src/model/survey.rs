//! What people think of the service of an agency.

use super::{Decimal, WebUrl};

/// The result of a survey of satisfaction (SKM, PermenPANRB 14/2017).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The period that was asked about.
    pub period: String,
    /// The index, from 25 to 100.
    pub score: Decimal,
    /// How many answered.
    pub respondents: Option<u32>,
    /// Where it can be read.
    pub url: Option<WebUrl>,
}
