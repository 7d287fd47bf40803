//! What is true of a finding whatever it says: how much it matters, and when it is known.

use strum::IntoStaticStr;

/// The facts of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'finding> {
    /// By what programs know it, in every language.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Whether it is an error in a run that lets nothing be left out.
    pub is_error_if_strict: bool,
    /// Whether it is about the key at the end of its path rather than about the value.
    pub is_about_key: bool,
    /// What to look for in a text of several lines to find the line that is meant.
    pub mark: Option<&'finding str>,
    /// The keys at the top of its file that must have been read whole.
    pub rests_on: &'static [&'static str],
    /// What else must have been read for it to be known; nothing if it holds by itself.
    pub needs: &'static [Need],
}

/// What must have been read for a finding to be known, beside the value that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// What stands around the value, or is held against it.
    Surroundings,
    /// All of the file: it says that something is not there.
    WholeFile,
    /// The service that it belongs to: another one with the same form may not have it.
    Service,
    /// The agency that the service belongs to.
    Agency,
    /// The files of the whole site.
    Site,
    /// All services.
    Services,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// The site cannot be published with it.
    Error,
    /// The site can be published, but something is likely to be wrong.
    Warning,
    /// Nothing is wrong, but more could be said.
    Note,
}

impl Severity {
    /// Returns the word for it, the same in every language: programs look for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl<'finding> Facts<'finding> {
    /// Begins with what holds for most findings: it is about a value, and needs those around it.
    const fn new(severity: Severity, code: &'static str) -> Self {
        Self {
            code,
            severity,
            is_error_if_strict: false,
            is_about_key: false,
            mark: None,
            rests_on: &[],
            needs: &[Need::Surroundings],
        }
    }

    pub(super) const fn error(code: &'static str) -> Self {
        Self::new(Severity::Error, code)
    }

    pub(super) const fn warning(code: &'static str) -> Self {
        Self::new(Severity::Warning, code)
    }

    pub(super) const fn note(code: &'static str) -> Self {
        Self::new(Severity::Note, code)
    }

    pub(super) const fn error_if_strict(self) -> Self {
        Self { is_error_if_strict: true, ..self }
    }

    pub(super) const fn about_key(self) -> Self {
        Self { is_about_key: true, ..self }
    }

    pub(super) fn marked(self, mark: &'finding str) -> Self {
        Self { mark: Some(mark).filter(|mark| !mark.is_empty()), ..self }
    }

    pub(super) const fn resting_on(self, keys: &'static [&'static str]) -> Self {
        Self { rests_on: keys, ..self }
    }

    /// It holds whatever else is written.
    pub(super) const fn by_itself(self) -> Self {
        Self { needs: &[], ..self }
    }

    pub(super) const fn needing(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }
}
