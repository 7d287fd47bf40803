//! What a decree says of a service, component by component.

use super::component::Writer;
use super::line::Line;
use crate::model::{Agency, Component, Service};
use crate::theme::AnnexWords;
use crate::view::ViewContext;

/// The annex of a decree for one service.
#[derive(Debug)]
pub struct Annex<'site> {
    /// The words around what it says.
    pub words: &'site AnnexWords,
    /// Which service it is, each line under its name; what the standard does not say is empty.
    pub head: [(&'site str, String); 3],
    /// The components, in the order of the annex of PermenPANRB 15/2014.
    pub rows: Vec<Row>,
}

/// What is said of a component.
#[derive(Debug)]
pub struct Row {
    /// Which component.
    pub component: Component,
    /// Its name in the words of the law.
    pub name: String,
    /// What is said; nothing, where the standard does not state it.
    pub lines: Vec<Line>,
}

impl<'site> Annex<'site> {
    /// Writes what the standard of a service says.
    #[must_use]
    pub fn of(context: &ViewContext<'site>, service: &Service, agency: &Agency) -> Self {
        let words = &context.words.annex;
        let decree = service.decree.as_ref().map(|decree| context.words.decree_number(decree));
        let writer = Writer { context, service };
        let row = |component: &Component| Row {
            component: *component,
            name: words.components.of(*component).to_owned(),
            lines: writer.lines(*component),
        };
        Self {
            words,
            head: [
                (&words.title, service.full_title()),
                (&words.decree, decree.unwrap_or_default()),
                (&words.agency, agency.name.clone()),
            ],
            rows: Component::ALL.iter().map(row).collect(),
        }
    }

    /// Returns the lines of the head that say something.
    pub(super) fn head_lines(&self) -> impl Iterator<Item = String> {
        let said = self.head.iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}: {value}"))
    }
}
