//! What to prepare, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Entries, FromText, OneOrMany, Stated};
use crate::model::DocumentForm;

/// A document, a group of documents, or Markdown text: exactly one of the three.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRequirement {
    /// The document, or the heading of a group.
    pub name: Option<String>,
    /// Markdown text in the place of a structure.
    pub text: Option<String>,
    /// In which form the document is wanted.
    pub form: Option<RawDocumentForm>,
    /// How many are wanted, such as `6 lembar`.
    pub copies: Option<String>,
    /// Its size, such as `4×6`.
    pub size: Option<String>,
    /// How long it must still be valid.
    pub valid: Option<Stated>,
    /// How old it may be.
    pub max_age: Option<Stated>,
    /// A document of the service to fill in and sign.
    pub template: Option<String>,
    /// A web page where it is to be had or filled in.
    pub link: Option<String>,
    /// What else to know.
    pub note: Option<String>,
    /// The condition under which it is wanted.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
    /// All of these.
    pub all_of: Option<Entries<RawRequirement>>,
    /// One of these.
    pub any_of: Option<Entries<RawRequirement>>,
    /// As many of these as `count` says.
    pub n_of: Option<Entries<RawRequirement>>,
    /// How many of `n_of`.
    pub count: Option<u32>,
}

impl FromText for RawRequirement {
    fn from_text(text: String) -> Self {
        Self { name: Some(text), ..Self::default() }
    }
}

/// In which form a document is wanted, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawDocumentForm {
    /// The original.
    #[serde(alias = "original")]
    Asli,
    /// A plain copy.
    #[serde(alias = "copy")]
    Salinan,
    /// A certified copy.
    #[serde(alias = "certified")]
    Legalisir,
    /// A file to upload.
    #[serde(alias = "upload")]
    Unggah,
}

impl From<RawDocumentForm> for DocumentForm {
    fn from(raw: RawDocumentForm) -> Self {
        match raw {
            RawDocumentForm::Asli => Self::Original,
            RawDocumentForm::Salinan => Self::Copy,
            RawDocumentForm::Legalisir => Self::CertifiedCopy,
            RawDocumentForm::Unggah => Self::Upload,
        }
    }
}
