//! The data of a service standard as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::case::RawCase;
use super::channel::RawServiceChannel;
use super::complaints::RawComplaints;
use super::decree::RawDecree;
use super::fee::RawFee;
use super::item::RawItem;
use super::laid_over::laid_over;
use super::lifecycle::{RawFile, RawPeriod, RawQuestion, RawStatus};
use super::product::RawProduct;
use super::requirement::RawRequirement;
use super::step::RawStep;
use super::time::RawTime;
use super::{Entries, FormOrName, OneOrMany, OrInherit, TextOr};
use crate::model::{Component, Status};

laid_over! {
    /// `<agency>/<service>.md`: one service standard.
    #[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    pub struct RawService {
        /// The title.
        pub title: Option<String>,
        /// A short code, which stands in references.
        pub code: Option<String>,
        /// One sentence on whom it is for and what it gives.
        pub summary: Option<String>,
        /// The decree that sets the standard.
        pub decree: Option<TextOr<RawDecree>>,
        /// Words that people search with.
        pub keywords: Option<OneOrMany>,
        /// The cases in which it is asked for.
        pub cases: Option<Vec<RawCase>>,
        /// What to prepare; an empty list if the decree states none.
        pub requirements: Option<Entries<RawRequirement>>,
        /// What happens.
        pub steps: Option<Entries<RawStep>>,
        /// How long it takes.
        pub time: Option<Entries<RawTime>>,
        /// What it costs.
        pub cost: Option<Entries<RawFee>>,
        /// What one gets.
        pub products: Option<Entries<RawProduct>>,
        /// Where to ask for it.
        pub channels: Option<Entries<RawServiceChannel>>,
        /// How to complain; the agency's way if left out.
        pub complaints: Option<OrInherit<RawComplaints>>,
        /// Which regulations it rests on (component 7).
        pub legal_basis: Option<Entries<RawItem>>,
        /// What stands ready for it (component 8).
        pub facilities: Option<Entries<RawItem>>,
        /// What the staff can do (component 9).
        pub competence: Option<Entries<RawItem>>,
        /// Who watches over it (component 10).
        pub supervision: Option<Entries<RawItem>>,
        /// How many people serve (component 11).
        pub staff: Option<Entries<RawItem>>,
        /// What is guaranteed (component 12).
        pub guarantee: Option<Entries<RawItem>>,
        /// How safety is guaranteed (component 13).
        pub safety: Option<Entries<RawItem>>,
        /// How the work is evaluated (component 14).
        pub evaluation: Option<Entries<RawItem>>,
        /// Whether the standard holds.
        pub status: Option<RawStatus>,
        /// From when to when it holds.
        pub valid: Option<RawPeriod>,
        /// The service that took its place, such as `kominfo/lock`.
        pub replaced_by: Option<String>,
        /// When it was last looked through.
        pub reviewed_on: Option<String>,
        /// The role of whoever keeps it right.
        pub owner: Option<String>,
        /// Earlier decrees, the last one first.
        pub history: Option<Entries<RawDecree>>,
        /// Services that people may want as well.
        pub related: Option<OneOrMany>,
        /// Questions that people ask.
        pub faq: Option<Vec<RawQuestion>>,
        /// Topics of the site that it belongs to, by their ids.
        pub topics: Option<OneOrMany>,
        /// Events of life in which it is wanted, by their ids.
        pub life_events: Option<OneOrMany>,
        /// Whom it is for, such as "Warga" or "Pelaku usaha".
        pub audience: Option<OneOrMany>,
        /// Files to download.
        pub files: Option<Vec<RawFile>>,
        /// The form to apply with, or the name of a shared one.
        pub form: Option<FormOrName>,
    }
}

impl RawService {
    /// Returns whether the standard holds.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.status {
            Some(RawStatus::Draft) => Status::Draft,
            Some(RawStatus::Dicabut) => Status::Revoked,
            Some(RawStatus::Berlaku) | None => Status::InForce,
        }
    }

    /// Returns each component of management with what is written of it.
    #[must_use]
    pub const fn management(
        &self,
    ) -> [(Component, Option<&Entries<RawItem>>); Component::MANAGEMENT.len()] {
        [
            (Component::LegalBasis, self.legal_basis.as_ref()),
            (Component::Facilities, self.facilities.as_ref()),
            (Component::Competence, self.competence.as_ref()),
            (Component::Supervision, self.supervision.as_ref()),
            (Component::Staff, self.staff.as_ref()),
            (Component::Guarantee, self.guarantee.as_ref()),
            (Component::Safety, self.safety.as_ref()),
            (Component::Evaluation, self.evaluation.as_ref()),
        ]
    }
}
