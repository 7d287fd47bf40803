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
mod moved;
mod proposal;
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
pub use moved::MovedFinding;
pub use proposal::{Proposal, Row, WrittenForm, channel_kind};
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

/// Makes the type of all findings; those of a family are reported as they are.
macro_rules! families {
    ($($(#[$about:meta])* $Family:ident($finding:ty),)*) => {
        /// What is wrong at one place of one file.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Finding {
            $($(#[$about])* $Family($finding),)*
        }

        $(impl From<$finding> for Finding {
            fn from(finding: $finding) -> Self {
                Self::$Family(finding)
            }
        })*

        impl Finding {
            /// Returns what is true of it whatever it says.
            #[must_use]
            pub fn facts(&self) -> Facts<'_> {
                match self { $(Self::$Family(finding) => finding.facts(),)* }
            }

            /// Says what is wrong and how to mend it.
            #[must_use]
            pub fn words(&self, language: CommandLanguage) -> Words {
                match self { $(Self::$Family(finding) => finding.words(language),)* }
            }
        }
    };
}

families! {
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
    /// An address that a page had before.
    Moved(MovedFinding),
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
    /// Returns what to write in the place that it marks, where that is known.
    #[must_use]
    pub fn proposal(&self) -> Option<Proposal> {
        match self {
            Self::Value(finding) => finding.proposal(),
            Self::Shape(fault) => fault.proposal(),
            Self::Reference(finding) => finding.proposal(),
            _ => None,
        }
    }

    /// Returns the key that it says is missing, or without a value.
    #[must_use]
    pub const fn missing_key(&self) -> Option<&'static str> {
        match self {
            Self::Value(ValueFinding::Missing(key)) => Some(key),
            Self::Value(ValueFinding::DecisionAlone) => Some("text"),
            Self::Value(ValueFinding::NoChannelKind(_)) => Some("kind"),
            _ => None,
        }
    }

    /// Returns whether its correction cannot mean anything else than what was written.
    #[must_use]
    pub fn keeps_meaning(&self) -> bool {
        match self {
            Self::Syntax(fault) => fault.is_of_form_alone(),
            Self::Shape(fault) => fault.is_of_form_alone(),
            // Its correction takes away what is no part of a text, or there is none.
            Self::Value(ValueFinding::ListMark(_)) => true,
            _ => false,
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
