//! What to prepare.

use super::{Copies, Duration, ForCases, Prose, StatedValue, Validity, WebUrl};

/// A part of what to prepare: a tree of documents and groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// One document.
    Document(RequiredDocument),
    /// Documents that stand together.
    Group(RequirementGroup),
    /// Words of the decree without a structure.
    Text {
        /// The words.
        prose: Prose,
        /// The cases that they are for.
        cases: ForCases,
    },
}

/// A document to prepare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredDocument {
    /// What it is.
    pub name: String,
    /// In which form it is wanted.
    pub form: Option<DocumentForm>,
    /// How many are wanted.
    pub copies: Option<Copies>,
    /// Its size, such as "4×6".
    pub size: Option<String>,
    /// How long it must still be valid.
    pub valid: Option<StatedValue<Validity>>,
    /// How old it may be.
    pub max_age: Option<StatedValue<Duration>>,
    /// The document of the service to fill in, by its place in [`super::Service::documents`].
    pub template: Option<usize>,
    /// A web page where it is to be had or filled in.
    pub link: Option<WebUrl>,
    /// What else to know.
    pub note: Option<String>,
    /// The condition under which it is wanted.
    pub condition: Option<String>,
    /// The cases that it is for.
    pub cases: ForCases,
}

/// Documents of which all, one or some are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementGroup {
    /// How many of them are wanted.
    pub rule: GroupRule,
    /// The heading.
    pub name: Option<String>,
    /// What else to know.
    pub note: Option<String>,
    /// The condition under which they are wanted.
    pub condition: Option<String>,
    /// The cases that they are for.
    pub cases: ForCases,
    /// The documents and groups.
    pub entries: Vec<Requirement>,
}

/// How many of a group are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupRule {
    /// All of them.
    All,
    /// One of them.
    Any,
    /// So many of them, at least 1 and at most all.
    Some(u32),
}

/// In which form a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentForm {
    /// The original.
    Original,
    /// A plain copy.
    Copy,
    /// A certified copy.
    CertifiedCopy,
    /// A file to upload.
    Upload,
}

impl Requirement {
    /// Returns the cases that the part is for.
    #[must_use]
    pub const fn cases(&self) -> &ForCases {
        match self {
            Self::Document(document) => &document.cases,
            Self::Group(group) => &group.cases,
            Self::Text { cases, .. } => cases,
        }
    }
}
