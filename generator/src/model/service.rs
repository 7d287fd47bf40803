//! What is served.

use std::fmt;

use loket_form::form::Form;

use super::{Complaints, Cost, Duration};
use crate::html::Html;

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
    /// The decree that sets the standard.
    pub decree: Option<Decree>,
    /// Words that people search with.
    pub keywords: Vec<String>,
    /// What to prepare; empty if the decree states nothing.
    pub requirements: Vec<String>,
    /// What happens.
    pub steps: Vec<Step>,
    /// How long it takes; absent if the decree does not say.
    pub time: Option<StatedValue<Duration>>,
    /// What it costs; absent if the decree does not say.
    pub cost: Option<StatedValue<Cost>>,
    /// What one gets; empty if the decree does not say.
    pub products: Vec<String>,
    /// How to complain.
    pub complaints: Complaints,
    /// The form to apply with.
    pub form: Option<ServiceForm>,
    /// Documents that belong to it, such as a statement to print and sign.
    pub documents: Vec<ServiceDocument>,
    /// The Markdown text, rendered.
    pub body: Html,
}

/// A document that belongs to a service.
#[derive(Debug, Clone)]
pub struct ServiceDocument {
    /// The name in its address.
    pub name: String,
    /// The title.
    pub title: String,
    /// The Markdown text, rendered.
    pub body: Html,
}

impl Service {
    /// Returns the title with the code behind it, unless the title has it already.
    #[must_use]
    pub fn full_title(&self) -> String {
        full_title(&self.title, self.code.as_deref())
    }
}

/// Writes a title with the code behind it, unless the title has it already.
#[must_use]
pub fn full_title(title: &str, code: Option<&str>) -> String {
    match code {
        Some(code) if !title.contains(&format!("({code})")) => format!("{title} ({code})"),
        _ => title.to_owned(),
    }
}

/// A value that is understood, or the words of the decree where it has no structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedValue<T> {
    /// A value that is understood.
    Value(T),
    /// Words that are shown as they are.
    Text(String),
}

/// The decree that sets a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decree {
    /// The number.
    pub number: String,
    /// The year, if it is not part of the number.
    pub year: Option<i16>,
}

/// One step of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who acts.
    pub actor: Option<String>,
    /// What the actor does.
    pub text: String,
    /// How long the step takes.
    pub time: Option<StatedValue<Duration>>,
    /// How it goes on; empty if the next step follows.
    pub outcomes: Vec<Outcome>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The condition.
    pub condition: String,
    /// What follows.
    pub text: Option<String>,
    /// Where it goes on.
    pub goto: Option<Goto>,
}

/// Where a procedure goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goto {
    /// At a step that exists, from 0.
    Step(usize),
    /// Nowhere: the procedure ends.
    End,
}

/// The form of a service.
#[derive(Debug, Clone)]
pub struct ServiceForm {
    /// The form itself.
    pub form: Form,
    /// What must never be sent.
    pub warning: Option<String>,
}
