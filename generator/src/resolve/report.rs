//! What is found wrong in one file while it is resolved.

use std::cell::RefCell;

use super::doubt::{Doubt, FileDoubt};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, StandardFinding, ValueFinding};
use crate::place::{KeyPath, Position};
use crate::raw::Parsed;
use crate::source::SourceFile;
use crate::tree::{self, Repaired};

/// Collects what is wrong in one file.
pub(super) struct Report<'file> {
    file: &'file SourceFile,
    data: &'file str,
    offset: usize,
    findings: RefCell<Vec<(KeyPath, Finding)>>,
    diagnostics: Diagnostics,
    shared: RefCell<Diagnostics>,
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
            findings: RefCell::default(),
            diagnostics: Diagnostics::default(),
            shared: RefCell::default(),
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
    pub(super) fn add(&self, path: KeyPath, finding: Finding) {
        self.findings.borrow_mut().push((path, finding));
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
    pub(super) fn append_shared(&self, diagnostics: Diagnostics) {
        self.shared.borrow_mut().append(diagnostics);
    }

    /// Takes out what was found in a file that other files use as well.
    pub(super) fn take_shared(&mut self) -> Diagnostics {
        self.shared.take()
    }

    /// Takes out the findings about values that are of a kind.
    pub(super) fn take(&mut self, is_wanted: impl Fn(&Finding) -> bool) -> Vec<Finding> {
        let is_wanted = |(_, finding): &mut (KeyPath, Finding)| is_wanted(finding);
        self.findings.get_mut().extract_if(.., is_wanted).map(|(_, finding)| finding).collect()
    }

    /// Finds the place of every finding and returns them all.
    pub(super) fn into_diagnostics(self) -> Diagnostics {
        let (data, offset) = (self.data, self.offset);
        let mut diagnostics = self.diagnostics;
        diagnostics.append(self.shared.into_inner());
        let doubt = Doubt { file: diagnostics.has_errors(), ..self.doubt };
        let mut findings = self.findings.into_inner();
        findings.retain(|(_, finding)| doubt.knows(finding));
        let is_whole = self.repaired.is_none() && diagnostics.iter().next().is_none();
        // An advice about the whole file stands where its data begin: nearly every file has one,
        // and is parsed once all the same.
        if let Some(start) = tree::start(data).filter(|_| is_whole) {
            for (_, finding) in findings.extract_if(.., |(_, finding)| is_advice(finding)) {
                diagnostics.push(self.file.diagnostic(Some(start.below(offset)), finding));
            }
        }
        if !findings.is_empty() {
            // The places are wanted only now: a file without findings is parsed once.
            let parsed = match &self.repaired {
                Some(_) => None,
                None => tree::parse(data).ok().flatten(),
            };
            let repaired = self.repaired.as_ref();
            let root = repaired.map_or(parsed.as_ref(), |repaired| repaired.root.as_ref());
            // The data could not be read at all, or there are none: that is reported.
            let told = root.map(|root| {
                let known = FileDoubt::new(root, repaired, &diagnostics, offset, &findings);
                let placed = |(path, finding)| Some((known.place(&path, &finding, data)?, finding));
                findings.into_iter().filter_map(placed).collect::<Vec<_>>()
            });
            for (position, finding) in told.into_iter().flatten() {
                diagnostics.push(self.file.diagnostic(Some(position.below(offset)), finding));
            }
        }
        without_needless(diagnostics)
    }
}

/// Returns whether a finding is advice about what the whole file says.
fn is_advice(finding: &Finding) -> bool {
    matches!(finding, Finding::Standard(StandardFinding::Advice(_) | StandardFinding::NoSummary))
}

/// Leaves out that a value is empty where more is said of it.
fn without_needless(mut diagnostics: Diagnostics) -> Diagnostics {
    let line = |one: &Diagnostic| one.position.map(|position| position.line);
    let said = |one: &Diagnostic| {
        let component = match &one.finding {
            Finding::Standard(StandardFinding::Incomplete(component)) => Some(component.key()),
            _ => None,
        };
        let key = one.finding.missing_key().or(component)?;
        Some((line(one), key.to_owned()))
    };
    let said: Vec<(Option<usize>, String)> = diagnostics.iter().filter_map(said).collect();
    diagnostics.retain(|one| match &one.finding {
        Finding::Value(ValueFinding::EmptyValue(key)) => !said.contains(&(line(one), key.clone())),
        _ => true,
    });
    diagnostics
}
