//! What is found wrong in one file while it is resolved.

use super::doubt::{Doubt, FileDoubt};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, StandardFinding, ValueFinding};
use crate::place::{KeyPath, Position};
use crate::raw::Parsed;
use crate::source::SourceFile;
use crate::tree::{self, Repaired};

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

/// Keys whose value is said to people, so that it must have words.
const WORDS: [&str; 6] = ["title", "name", "text", "question", "answer", "government"];

/// Returns whether a text has any letter: a number alone says nothing.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Collects what is wrong in one file.
pub(super) struct Report<'file> {
    file: &'file SourceFile,
    data: &'file str,
    offset: usize,
    findings: Vec<(KeyPath, Finding)>,
    diagnostics: Diagnostics,
    shared: Diagnostics,
    /// How mistakes in the YAML of the data were mended.
    repaired: Option<Repaired>,
    /// What could not be read whole elsewhere.
    doubt: Doubt,
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
            repaired: None,
            doubt: Doubt::default(),
        }
    }

    /// Tells which part of the file is data, and how many lines stand before it.
    pub(super) const fn set_data(&mut self, data: &'file str, offset: usize) {
        self.data = data;
        self.offset = offset;
    }

    /// Says what could not be read whole of what the file is held against.
    pub(super) const fn set_doubt(&mut self, doubt: Doubt) {
        self.doubt = doubt;
    }

    /// Adds a finding about a value of the data.
    pub(super) fn add(&mut self, at: &At<'_>, finding: impl Into<Finding>) {
        self.findings.push((at.path(), finding.into()));
    }

    /// Adds a finding about a place of the file.
    pub(super) fn add_at(&mut self, position: Position, finding: impl Into<Finding>) {
        self.diagnostics.push(self.file.diagnostic(Some(position), finding));
    }

    /// Adds a finding about the file as a whole.
    pub(super) fn add_whole(&mut self, finding: impl Into<Finding>) {
        self.diagnostics.push(self.file.diagnostic(None, finding));
    }

    /// Takes over what was found when the data were read, and returns them.
    pub(super) fn read<T>(&mut self, parsed: Parsed<T>) -> Option<T> {
        self.diagnostics.append(parsed.diagnostics);
        self.repaired = parsed.repaired;
        parsed.raw
    }

    /// Returns whether something of the data could not be read as it stands.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.repaired.is_some() || self.diagnostics.has_errors()
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
        let Some(text) = filled(value) else {
            self.add(at, ValueFinding::Missing(key));
            return String::new();
        };
        if WORDS.contains(&key) && !has_words(&text) {
            self.add(&at.key(key), ValueFinding::NoWords(text.clone()));
        }
        text
    }

    /// Returns the value, or notes what is wrong with it.
    pub(super) fn value<T>(
        &mut self,
        at: &At<'_>,
        value: Result<T, impl Into<Finding>>,
    ) -> Option<T> {
        value.map_err(|finding| self.add(at, finding)).ok()
    }

    /// Finds the place of every finding and returns them all.
    pub(super) fn into_diagnostics(mut self) -> Diagnostics {
        let mut diagnostics = self.diagnostics;
        diagnostics.append(self.shared);
        let doubt = Doubt { file: diagnostics.has_errors(), ..self.doubt };
        self.findings.retain(|(_, finding)| doubt.knows(finding));
        if !self.findings.is_empty() {
            // The places are wanted only now: a file without findings is parsed once.
            let parsed = match &self.repaired {
                Some(_) => None,
                None => tree::parse(self.data).ok().flatten(),
            };
            let repaired = self.repaired.as_ref();
            let root = repaired.map_or(parsed.as_ref(), |repaired| repaired.root.as_ref());
            // The data could not be read at all, or there are none: that is reported.
            let told = root.map(|root| {
                let known =
                    FileDoubt::new(root, repaired, &diagnostics, self.offset, &self.findings);
                let placed =
                    |(path, finding)| Some((known.place(&path, &finding, self.data)?, finding));
                self.findings.into_iter().filter_map(placed).collect::<Vec<_>>()
            });
            for (position, finding) in told.into_iter().flatten() {
                diagnostics.push(self.file.diagnostic(Some(position.below(self.offset)), finding));
            }
        }
        without_needless(diagnostics)
    }
}

/// Leaves out that a value is empty where more is said of it.
fn without_needless(mut diagnostics: Diagnostics) -> Diagnostics {
    let line = |one: &Diagnostic| one.position.map(|position| position.line);
    let said = |one: &Diagnostic| match &one.finding {
        Finding::Value(ValueFinding::Missing(key)) => Some((line(one), (*key).to_owned())),
        Finding::Standard(StandardFinding::Incomplete(component)) => {
            Some((line(one), component.key().to_owned()))
        }
        _ => None,
    };
    if diagnostics
        .iter()
        .any(|one| matches!(one.finding, Finding::Value(ValueFinding::EmptyValue(_))))
    {
        let said: Vec<(Option<usize>, String)> = diagnostics.iter().filter_map(said).collect();
        diagnostics.retain(|one| match &one.finding {
            Finding::Value(ValueFinding::EmptyValue(key)) => {
                !said.contains(&(line(one), key.clone()))
            }
            _ => true,
        });
    }
    diagnostics
}

/// Returns the text without the white space around it, if any is left.
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
