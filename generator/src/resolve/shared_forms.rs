//! Forms that several services share: `forms/<form>.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::Doubt;
use super::form::{self, Owner};
use super::report::{At, Report};
use super::translation::form::in_other_words;
use super::{Sources, Written};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, Need, ReferenceFinding};
use crate::model::ServiceForm;
use crate::raw::form::RawForm;
use crate::raw::{self, FormOrName, Parsed};
use crate::source::SourceFile;

/// The shared forms by their names, read but not understood yet.
pub(super) struct SharedForms<'file>(BTreeMap<&'file str, SharedForm<'file>>);

struct SharedForm<'file> {
    file: &'file SourceFile,
    /// Absent if nothing of the file could be used.
    raw: Option<RawForm>,
    /// Whether there were mistakes in its YAML: what rests on what they hide is not known.
    is_in_doubt: bool,
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

    /// Lays translations over the shared forms; those without one are left out.
    pub(super) fn translated(
        main: &Self,
        own: &Sources<'file>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut forms = Self::read(own, diagnostics);
        forms.0.retain(|name, _| main.has(name));
        for (name, own) in &mut forms.0 {
            let main = main.0.get(name).and_then(|main| main.raw.as_ref());
            let mut report = Report::new(own.file);
            let raw = main.zip(own.raw.as_ref());
            own.raw = raw.and_then(|(main, own)| in_other_words(main, own, &At::TOP, &mut report));
            diagnostics.append(report.into_diagnostics());
        }
        forms
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

    /// Resolves a shared form for one service.
    ///
    /// What is wrong in the form stands in its own file; what the service or its
    /// agency lacks for it stands at the `form` of the service.
    pub(super) fn resolve(
        &self,
        name: &str,
        owner: &Owner<'_>,
        at: &At<'_>,
        report: &mut Report<'_>,
    ) -> Option<ServiceForm> {
        let shared = self.0.get(name).ok_or_else(|| {
            Finding::Reference(ReferenceFinding::UnknownForm {
                name: name.to_owned(),
                known: self.0.keys().map(|name| (*name).to_owned()).collect(),
            })
        });
        let shared = report.value(at, shared)?;
        if shared.is_in_doubt {
            return None;
        }
        let mut problems = Report::new(shared.file);
        let form = form::resolve(owner, shared.raw.as_ref()?, &At::TOP, &mut problems);
        let is_about_service = |finding: &Finding| {
            let needs = finding.facts().needs;
            needs.iter().any(|need| matches!(need, Need::Agency | Need::Service))
        };
        // Another service with the same form may not have it.
        for finding in problems.take(is_about_service) {
            report.add(at, finding);
        }
        report.append_shared(problems.into_diagnostics());
        form
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
