//! What is found wrong in one file while it is resolved.

use loket_form::form::FormError;

use crate::decode::ShapeFault;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, likely};
use crate::place::{KeyPath, Position};
use crate::source::SourceFile;
use crate::tree::{self, Node};

/// Where in the data of a file resolving is, kept on the stack: a path is made
/// of it only when something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'above> {
    above: Option<&'above Self>,
    step: AtStep,
}

#[derive(Debug, Clone, Copy)]
enum AtStep {
    Top,
    Key(&'static str),
    Index(usize),
}

impl<'above> At<'above> {
    /// The top of the data.
    pub(super) const TOP: Self = Self { above: None, step: AtStep::Top };

    /// The value of a key below this place.
    pub(super) const fn key(&'above self, key: &'static str) -> Self {
        Self { above: Some(self), step: AtStep::Key(key) }
    }

    /// An entry of the list at this place.
    pub(super) const fn index(&'above self, index: usize) -> Self {
        Self { above: Some(self), step: AtStep::Index(index) }
    }

    fn path(&self) -> KeyPath {
        let above = self.above.map(Self::path).unwrap_or_default();
        match self.step {
            AtStep::Top => above,
            AtStep::Key(key) => above.key(key),
            AtStep::Index(index) => above.index(index),
        }
    }
}

/// Collects what is wrong in one file.
pub(super) struct Report<'file> {
    file: &'file SourceFile,
    data: &'file str,
    offset: usize,
    findings: Vec<(KeyPath, Finding)>,
    diagnostics: Diagnostics,
    shared: Diagnostics,
}

impl<'file> Report<'file> {
    /// Begins the report of a file that is data alone.
    pub(super) fn new(file: &'file SourceFile) -> Self {
        Self {
            file,
            data: &file.text,
            offset: 0,
            findings: Vec::new(),
            diagnostics: Diagnostics::default(),
            shared: Diagnostics::default(),
        }
    }

    /// Tells which part of the file is data, and how many lines stand before it.
    pub(super) const fn set_data(&mut self, data: &'file str, offset: usize) {
        self.data = data;
        self.offset = offset;
    }

    /// Adds a finding about a value of the data.
    pub(super) fn add(&mut self, at: &At<'_>, finding: Finding) {
        self.findings.push((at.path(), finding));
    }

    /// Adds a finding about a place of the file.
    pub(super) fn add_at(&mut self, position: Position, finding: Finding) {
        self.diagnostics.push(self.file.diagnostic(Some(position), finding));
    }

    /// Adds a finding about the file as a whole.
    pub(super) fn add_whole(&mut self, finding: Finding) {
        self.diagnostics.push(self.file.diagnostic(None, finding));
    }

    /// Adds what was found before.
    pub(super) fn append(&mut self, diagnostics: Diagnostics) {
        self.diagnostics.append(diagnostics);
    }

    /// Adds what was found in a file that other files use as well.
    pub(super) fn append_shared(&mut self, diagnostics: Diagnostics) {
        self.shared.append(diagnostics);
    }

    /// Takes out what was found in a file that other files use as well.
    pub(super) fn take_shared(&mut self) -> Diagnostics {
        std::mem::take(&mut self.shared)
    }

    /// Takes out the findings about values that are of a kind.
    pub(super) fn take(&mut self, is_wanted: impl Fn(&Finding) -> bool) -> Vec<Finding> {
        let is_wanted = |(_, finding): &mut (KeyPath, Finding)| is_wanted(finding);
        self.findings.extract_if(.., is_wanted).map(|(_, finding)| finding).collect()
    }

    /// Returns the text of a key that must be there; empty, with a finding, if it is not.
    pub(super) fn required(
        &mut self,
        at: &At<'_>,
        key: &'static str,
        value: Option<&str>,
    ) -> String {
        filled(value).unwrap_or_else(|| {
            self.add(at, Finding::Missing(key));
            String::new()
        })
    }

    /// Returns the value, or notes what is wrong with it.
    pub(super) fn value<T>(&mut self, at: &At<'_>, value: Result<T, Finding>) -> Option<T> {
        value.map_err(|finding| self.add(at, finding)).ok()
    }

    /// Finds the place of every finding and returns them all.
    pub(super) fn into_diagnostics(self) -> Diagnostics {
        let mut diagnostics = self.diagnostics;
        diagnostics.append(self.shared);
        if self.findings.is_empty() {
            return diagnostics;
        }
        // The places are wanted only now: a file without findings is parsed once.
        let root = tree::parse(self.data).ok().flatten();
        // What a misspelt key was to say is not called missing.
        let misspelt: Vec<String> = diagnostics.iter().filter_map(unknown_key).collect();
        let is_sure = !diagnostics.has_errors();
        for (path, finding) in self.findings {
            if let Finding::Missing(key) = finding
                && misspelt.iter().any(|word| likely(word, [key]).is_some())
            {
                continue;
            }
            if !is_sure && is_about_lack(&finding) {
                continue;
            }
            let Some(position) = place(root.as_ref(), &path, &finding) else {
                continue;
            };
            diagnostics.push(self.file.diagnostic(Some(position.below(self.offset)), finding));
        }
        diagnostics
    }
}

/// Tells whether a finding is that something is not there, which may be there under a wrong key.
const fn is_about_lack(finding: &Finding) -> bool {
    matches!(
        finding,
        Finding::Incomplete(_)
            | Finding::Advice(_)
            | Finding::Untranslated(_)
            | Finding::Form(FormError::Empty | FormError::ReplyTo(_))
    )
}

fn unknown_key(diagnostic: &Diagnostic) -> Option<String> {
    match &diagnostic.finding {
        Finding::Shape(ShapeFault::UnknownKey { key, .. }) => Some(key.clone()),
        _ => None,
    }
}

/// Finds where a finding stands; `None` if its value has been reported already.
fn place(root: Option<&Node>, path: &KeyPath, finding: &Finding) -> Option<Position> {
    let Some(root) = root else {
        // The data could not be read at all, or there are none: that is reported.
        return None;
    };
    match finding {
        // The value is there: it had the wrong shape and was left out.
        Finding::Missing(key) if root.has_value(&path.key(key)) => None,
        Finding::Incomplete(_) if root.says_something(path) => None,
        Finding::Missing(key) => Some(root.locate_key(&path.key(key))),
        _ if finding.is_about_key() => Some(root.locate_key(path)),
        _ => Some(root.locate(path)),
    }
}

/// Returns the text without the white space around it, if any is left.
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
