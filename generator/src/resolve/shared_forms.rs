//! Forms that several services share: `forms/<form>.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::Doubt;
use super::sources::Sources;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, ReferenceFinding};
use crate::raw::form::RawForm;
use crate::raw::{self, FormOrName, Parsed};
use crate::source::SourceFile;

/// The shared forms by their names, read but not understood yet.
pub(super) struct SharedForms<'file>(pub(super) BTreeMap<&'file str, SharedForm<'file>>);

/// A shared form, read but not understood yet.
pub(super) struct SharedForm<'file> {
    pub(super) file: &'file SourceFile,
    /// Absent if nothing of the file could be used.
    pub(super) raw: Option<RawForm>,
    /// Whether there were mistakes in its YAML: what rests on what they hide is not known.
    pub(super) is_in_doubt: bool,
}

impl<'file> SharedForms<'file> {
    /// Reads every shared form.
    pub(super) fn read(sources: &Sources<'file>, diagnostics: &mut Diagnostics) -> Self {
        let mut forms = BTreeMap::new();
        for (name, file) in &sources.forms {
            let Parsed { raw, diagnostics: problems, repaired } = raw::parse(file, &file.text, 0);
            diagnostics.append(problems);
            forms.insert(*name, SharedForm { file, raw, is_in_doubt: repaired.is_some() });
        }
        Self(forms)
    }

    /// Returns whether there is a form of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Returns the form itself in place of its name, if there is one with the name.
    pub(super) fn expanded(&self, form: FormOrName) -> FormOrName {
        let raw = form.shared().and_then(|name| self.0.get(name)?.raw.clone());
        raw.map_or(form, FormOrName::Own)
    }

    /// Finds the form of a name.
    pub(super) fn find(&self, name: &str) -> Result<&SharedForm<'file>, ReferenceFinding> {
        self.0.get(name).ok_or_else(|| ReferenceFinding::UnknownForm {
            name: name.to_owned(),
            known: self.0.keys().map(|name| (*name).to_owned()).collect(),
        })
    }

    /// Warns of shared forms that no service names; not as long as a service may mean one of them.
    pub(super) fn note_unused(&self, written: &[Written<'_>], diagnostics: &mut Diagnostics) {
        let raw = written.iter().filter_map(|service| service.content.0.form.as_ref());
        let used: BTreeSet<&str> = raw.filter_map(FormOrName::shared).collect();
        let names_another = used.iter().any(|name| !self.has(name));
        let is_in_doubt = written.iter().any(|service| service.report.is_in_doubt());
        let doubt = Doubt { services: names_another || is_in_doubt, ..Doubt::default() };
        let unused = Finding::from(ReferenceFinding::UnusedForm);
        let is_known = |(name, _): &(&&str, _)| !used.contains(**name) && doubt.knows(&unused);
        for (_, form) in self.0.iter().filter(is_known) {
            diagnostics.push(Diagnostic::of_file(form.file.shown_path.clone(), unused.clone()));
        }
    }
}
