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
use super::notice::RawNotice;
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
        words title: Option<String>,
        /// A short code, which stands in references.
        fixed code: Option<String>,
        /// One sentence on whom it is for and what it gives.
        words summary: Option<String>,
        /// Something to tell on its pages for a while.
        words notice: Option<RawNotice>,
        /// The decree that sets the standard.
        either decree: Option<TextOr<RawDecree>>,
        /// Words that people search with.
        words keywords: Option<OneOrMany>,
        /// What one is asked to choose a case, such as "Anda mengajukan sebagai siapa?".
        words case_question: Option<String>,
        /// The cases in which it is asked for.
        words cases: Option<Vec<RawCase>>,
        /// What to prepare; an empty list if the decree states none.
        words requirements: Option<Entries<RawRequirement>>,
        /// What happens.
        words steps: Option<Entries<RawStep>>,
        /// How long it takes.
        either time: Option<Entries<RawTime>>,
        /// What it costs.
        either cost: Option<Entries<RawFee>>,
        /// What one gets.
        words products: Option<Entries<RawProduct>>,
        /// Where to ask for it.
        words channels: Option<Entries<RawServiceChannel>>,
        /// How to complain; the agency's way if left out.
        words complaints: Option<OrInherit<RawComplaints>>,
        /// Which regulations it rests on (component 7).
        words legal_basis: Option<Entries<RawItem>>,
        /// What stands ready for it (component 8).
        words facilities: Option<Entries<RawItem>>,
        /// What the staff can do (component 9).
        words competence: Option<Entries<RawItem>>,
        /// Who watches over it (component 10).
        words supervision: Option<Entries<RawItem>>,
        /// How many people serve (component 11).
        words staff: Option<Entries<RawItem>>,
        /// What is guaranteed (component 12).
        words guarantee: Option<Entries<RawItem>>,
        /// How safety is guaranteed (component 13).
        words safety: Option<Entries<RawItem>>,
        /// How the work is evaluated (component 14).
        words evaluation: Option<Entries<RawItem>>,
        /// Whether the standard holds.
        fixed status: Option<RawStatus>,
        /// From when to when it holds.
        fixed valid: Option<RawPeriod>,
        /// The service that took its place, such as `kominfo/lock`.
        fixed replaced_by: Option<String>,
        /// Where its page was before, such as `kominfo/kunci`.
        fixed moved_from: Option<OneOrMany>,
        /// When it was last looked through.
        fixed reviewed_on: Option<String>,
        /// The role of whoever keeps it right.
        either owner: Option<String>,
        /// Earlier decrees, the last one first.
        either history: Option<Entries<RawDecree>>,
        /// Services that people may want as well.
        fixed related: Option<OneOrMany>,
        /// Questions that people ask.
        words faq: Option<Vec<RawQuestion>>,
        /// Topics of the site that it belongs to, by their ids.
        fixed topics: Option<OneOrMany>,
        /// Events of life in which it is wanted, by their ids.
        fixed life_events: Option<OneOrMany>,
        /// Whom it is for, such as "Warga" or "Pelaku usaha".
        words audience: Option<OneOrMany>,
        /// What steps call the applicant, such as "Wajib Pajak".
        words applicant: Option<OneOrMany>,
        /// Files to download.
        either files: Option<Vec<RawFile>>,
        /// The form to apply with, or the name of a shared one.
        words form: Option<FormOrName>,
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
