//! What is served.

use loket_form::form::Form;

use super::{
    AttachedFile, Blank, Case, ChannelKind, Complaints, CostRow, Decree, Life, Management, Notice,
    ProcessingTime, Product, Prose, Question, Requirement, ServiceChannel, ServiceFile, ServiceId,
    Status, Step,
};
use crate::html::Html;

/// One service standard (UU 25/2009, article 21).
#[derive(Debug, Clone)]
pub struct Service {
    /// Which service.
    pub id: ServiceId,
    /// The title.
    pub title: String,
    /// A short code.
    pub code: Option<String>,
    /// One sentence on whom it is for and what it gives.
    pub summary: Option<String>,
    /// Something to tell on its pages for a while.
    pub notice: Option<Notice>,
    /// The decree that sets the standard.
    pub decree: Option<Decree>,
    /// Words that people search with.
    pub keywords: Vec<String>,
    /// What one is asked to choose a case.
    pub case_question: Option<String>,
    /// The cases in which it is asked for.
    pub cases: Vec<Case>,
    /// What to prepare; empty if the decree states nothing.
    pub requirements: Vec<Requirement>,
    /// What happens; empty if the decree states nothing, or has no structure.
    pub steps: Vec<Step>,
    /// What happens, where the decree has no structure.
    pub procedure: Option<Prose>,
    /// How long it takes; empty if the decree does not say.
    pub times: Vec<ProcessingTime>,
    /// What it costs; empty if the decree does not say.
    pub costs: Vec<CostRow>,
    /// What one gets; empty if the decree does not say.
    pub products: Vec<Product>,
    /// Where to ask for it; empty if the decree does not say.
    pub channels: Vec<ServiceChannel>,
    /// How to complain.
    pub complaints: Complaints,
    /// The eight components of service management.
    pub management: Management,
    /// The life of the standard.
    pub life: Life,
    /// Services that people may want as well.
    pub related: Vec<ServiceId>,
    /// Questions that people ask.
    pub questions: Vec<Question>,
    /// Topics of the site, by their ids.
    pub topics: Vec<String>,
    /// Events of life of the site, by their ids.
    pub life_events: Vec<String>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// What steps call the applicant, if it is not the word of the law.
    pub applicant: Vec<String>,
    /// Files to download.
    pub files: Vec<ServiceFile>,
    /// The form to apply with.
    pub form: Option<ServiceForm>,
    /// Documents that belong to it, such as a statement to print and sign.
    pub documents: Vec<ServiceDocument>,
    /// Files of its folder that are published as they are.
    pub attachments: Vec<AttachedFile>,
    /// The Markdown text under its data; empty if there is none.
    pub body: Prose,
}

/// A document that belongs to a service.
#[derive(Debug, Clone)]
pub struct ServiceDocument {
    /// The name in its address.
    pub name: String,
    /// The title.
    pub title: String,
    /// Where it was before, as it is written.
    pub moved_from: Vec<String>,
    /// The Markdown text, rendered.
    pub body: Html,
    /// The places that are filled in with answers of the form.
    pub blanks: Vec<Blank>,
}

impl Service {
    /// Returns the one time that holds for everything, if there is just that.
    #[must_use]
    pub fn single_time(&self) -> Option<&ProcessingTime> {
        match self.times.as_slice() {
            [time] if time.is_of_all() => Some(time),
            _ => None,
        }
    }

    /// Returns the one time that holds for a case, if there is just that.
    #[must_use]
    pub fn time_of_case(&self, case: usize) -> Option<&ProcessingTime> {
        let mut times = self.times.iter().filter(|time| time.is_of_case(case));
        times.next().filter(|_| times.next().is_none())
    }

    /// Returns the one cost that holds for everything, if there is just that.
    #[must_use]
    pub fn single_cost(&self) -> Option<&CostRow> {
        match self.costs.as_slice() {
            [cost] if cost.is_of_all() => Some(cost),
            _ => None,
        }
    }

    /// Returns whether the standard says of every case that nothing is to be paid.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let is_told = |case| self.costs.iter().any(|row| row.is_of_case(case));
        !self.costs.is_empty()
            && self.costs.iter().all(CostRow::is_free)
            && (0..self.cases.len()).all(is_told)
    }

    /// Returns whether it can be asked for: lists leave out what does not hold any more.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.life.status != Status::Revoked
    }

    /// Returns the form, unless the standard does not hold any more.
    #[must_use]
    pub fn open_form(&self) -> Option<&ServiceForm> {
        self.form.as_ref().filter(|_| self.is_listed())
    }

    /// Returns whether all ways to ask for it are from afar.
    #[must_use]
    pub fn is_online(&self) -> bool {
        let is_afar = |it: &ServiceChannel| {
            !matches!(it.kind, ChannelKind::Counter | ChannelKind::Post) && it.place.is_none()
        };
        !self.channels.is_empty() && self.channels.iter().all(is_afar)
    }

    /// Returns the title with the code after it, unless the title has it already.
    #[must_use]
    pub fn full_title(&self) -> String {
        full_title(&self.title, self.code.as_deref())
    }
}

/// Writes a title with the code after it, unless the title has it already.
#[must_use]
pub fn full_title(title: &str, code: Option<&str>) -> String {
    match code {
        Some(code) if !title.contains(&format!("({code})")) => format!("{title} ({code})"),
        _ => title.to_owned(),
    }
}

/// The form of a service.
#[derive(Debug, Clone)]
pub struct ServiceForm {
    /// The form itself.
    pub form: Form,
    /// What must never be sent.
    pub warning: Option<String>,
}
