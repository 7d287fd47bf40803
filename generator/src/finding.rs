//! What can be wrong with content, and what an editor can do about it.
//!
//! A finding is a value of one of the families below. Each family has a file of its own with
//! its findings, the facts of each, and its words in Indonesian and English side by side.

mod condition;
mod external;
mod facts;
mod file;
mod form;
mod meant;
mod reference;
mod shape;
mod standard;
mod syntax;
mod text;
mod theme;
mod translation;
mod value;
mod wording;

pub use external::{ExternalFinding, Silence};
pub use facts::{Facts, Need, Severity};
pub use file::FileFinding;
pub use form::{Bound, FormFinding};
pub(crate) use meant::likely;
pub use reference::ReferenceFinding;
pub use standard::StandardFinding;
pub use text::TextFinding;
pub use theme::ThemeFinding;
pub use translation::TranslationFinding;
pub use value::ValueFinding;
pub use wording::Words;

use crate::command_language::CommandLanguage;
use crate::decode::ShapeFault;
use crate::syntax::Fault;

/// What is wrong at one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A file or folder as a whole.
    File(FileFinding),
    /// The text is not YAML, or YAML that content does not use.
    Syntax(Fault),
    /// A value has the wrong shape.
    Shape(ShapeFault),
    /// A value.
    Value(ValueFinding),
    /// Parts of a standard that do not fit together, or are left out.
    Standard(StandardFinding),
    /// A name of something else.
    Reference(ReferenceFinding),
    /// A form or its fields.
    Form(FormFinding),
    /// A text in Markdown.
    Text(TextFinding),
    /// A translation.
    Translation(TranslationFinding),
    /// Templates, colours or the logo.
    Theme(ThemeFinding),
    /// A link to another site.
    External(ExternalFinding),
}

impl Finding {
    /// Returns what is true of it whatever it says.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        match self {
            Self::File(finding) => finding.facts(),
            Self::Syntax(_) => Facts::error("syntax").by_itself(),
            Self::Shape(fault) => shape::facts(fault),
            Self::Value(finding) => finding.facts(),
            Self::Standard(finding) => finding.facts(),
            Self::Reference(finding) => finding.facts(),
            Self::Form(finding) => finding.facts(),
            Self::Text(finding) => finding.facts(),
            Self::Translation(finding) => finding.facts(),
            Self::Theme(finding) => finding.facts(),
            Self::External(finding) => finding.facts(),
        }
    }

    /// Says what is wrong and how to mend it.
    #[must_use]
    pub fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::File(finding) => finding.words(language),
            Self::Syntax(fault) => syntax::words(fault, language),
            Self::Shape(fault) => shape::words(fault, language),
            Self::Value(finding) => finding.words(language),
            Self::Standard(finding) => finding.words(language),
            Self::Reference(finding) => finding.words(language),
            Self::Form(finding) => finding.words(language),
            Self::Text(finding) => finding.words(language),
            Self::Translation(finding) => finding.words(language),
            Self::Theme(finding) => finding.words(language),
            Self::External(finding) => finding.words(language),
        }
    }

    /// Returns the page that must be rendered to know whether a link leads anywhere.
    #[must_use]
    pub fn unsettled_page(&self) -> Option<&str> {
        match self {
            Self::Text(TextFinding::Unsettled { page, .. }) => Some(page),
            _ => None,
        }
    }
}

/// Lets the findings of a family be reported as they are.
macro_rules! families {
    ($($family:ident($finding:ty),)*) => {
        $(impl From<$finding> for Finding {
            fn from(finding: $finding) -> Self {
                Self::$family(finding)
            }
        })*
    };
}

families! {
    File(FileFinding),
    Syntax(Fault),
    Shape(ShapeFault),
    Value(ValueFinding),
    Standard(StandardFinding),
    Reference(ReferenceFinding),
    Form(FormFinding),
    Text(TextFinding),
    Translation(TranslationFinding),
    Theme(ThemeFinding),
    External(ExternalFinding),
}
