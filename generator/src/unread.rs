//! What is not known of a site because its files have errors.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::finding::Severity;
use crate::source::{Role, SourceFile};
use crate::view::Fact;

/// The facts that files with errors may change once they are mended.
#[derive(Debug)]
pub(crate) enum Unread {
    /// Any fact.
    Any,
    /// These.
    Some(BTreeSet<Fact>),
}

impl Unread {
    /// Finds what the files with errors hold.
    pub(crate) fn of(diagnostics: &Diagnostics, files: &[SourceFile]) -> Self {
        let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let paths: BTreeSet<&str> = errors.map(|one| one.path.as_str()).collect();
        let broken = files.iter().filter(|file| paths.contains(file.shown_path.as_str()));
        let broken: Vec<&SourceFile> = broken.collect();
        // What is not a file of content may matter anywhere, as the folder itself does.
        if broken.len() < paths.len() {
            return Self::Any;
        }
        let facts: Option<Vec<_>> = broken.into_iter().map(facts).collect();
        facts.map_or(Self::Any, |facts| Self::Some(facts.into_iter().flatten().collect()))
    }

    /// Returns whether nothing that a page was made of can change.
    pub(crate) fn spares(&self, reads: &BTreeSet<Fact>) -> bool {
        match self {
            Self::Any => false,
            Self::Some(unread) => {
                let has_lists = unread.contains(&Fact::Services);
                !reads.iter().any(|fact| {
                    unread.contains(fact) || (has_lists && matches!(fact, Fact::List(_)))
                })
            }
        }
    }
}

/// Returns the facts that a file holds; `None` for any.
fn facts(file: &SourceFile) -> Option<Vec<Fact>> {
    // A site with errors has no translation: nothing is made of one.
    if file.language.is_some() {
        return Some(Vec::new());
    }
    Some(match &file.role {
        Role::Site | Role::Holidays | Role::Form(_) => return None,
        Role::Agency(agency) | Role::Complaint(agency) => {
            vec![Fact::Agency(agency.clone()), Fact::AgencyCard(agency.clone()), Fact::Services]
        }
        Role::Service(id) => {
            let of = [Fact::Service, Fact::Card, Fact::Standard].map(|fact| fact(id.clone()));
            of.into_iter().chain([Fact::Services, Fact::SearchIndex]).collect()
        }
        Role::Document(id, _) => vec![Fact::Service(id.clone())],
        Role::Page(name) => vec![Fact::Article(name.clone())],
    })
}
