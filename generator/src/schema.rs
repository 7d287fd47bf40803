//! JSON Schemas of the files of content, from which editors complete, explain and check.
//!
//! The shapes come from the types that read the files ([`crate::raw`]), never by hand.
//! What a key means and how its value is written stands in `schema/keys.yaml`; a key
//! of a type that is missing there is an error, and so is one that no type has.

mod annotate;
mod edition;
mod format;
mod keys;
mod vocabulary;
mod written;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};
use strum::{Display, VariantArray};

use crate::command_language::CommandLanguage;
use crate::raw::RawPage;
use crate::raw::agency::RawAgency;
use crate::raw::form::RawForm;
use crate::raw::service::RawService;
use crate::raw::site::{RawSite, RawYear};

pub use edition::Edition;
pub use keys::KeysError;

/// The folder below the content that holds the schemas; hidden, so that no page comes of it.
pub const FOLDER: &str = ".schema";

/// A kind of file that has a schema.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, Display, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Kind {
    /// `site.yaml`
    Site,
    /// `holidays.yaml`
    Holidays,
    /// `<agency>/agency.yaml`
    Agency,
    /// The data of `<agency>/<service>.md`
    Service,
    /// The data of other pages and of documents
    Page,
    /// `forms/<form>.yaml`
    Form,
    /// `<agency>/pengaduan.yaml`
    Complaint,
}

/// Why there are no schemas.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// The table of keys and the types differ.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// A schema could not be written.
    #[error("a schema could not be written")]
    Json(#[from] serde_json::Error),
}

impl Kind {
    /// Returns every kind and edition that has a schema.
    pub fn editions() -> impl Iterator<Item = (Self, Edition)> {
        let of_kind = |kind| [(kind, Edition::Original), (kind, Edition::Translation)];
        // Holidays are the same in every language.
        let is_there = |kind_and_edition: &(Self, Edition)| {
            *kind_and_edition != (Self::Holidays, Edition::Translation)
        };
        Self::VARIANTS.iter().copied().flat_map(of_kind).filter(is_there)
    }

    /// Returns the name of the file that holds the schema.
    #[must_use]
    pub fn file_name(self, edition: Edition) -> String {
        match edition {
            Edition::Original => format!("{self}.json"),
            Edition::Translation => format!("{self}-translation.json"),
        }
    }

    /// Writes its schema as JSON, with descriptions in one language or in both.
    ///
    /// # Errors
    /// If a key has no description, or a description no key.
    pub fn schema(
        self,
        edition: Edition,
        language: Option<CommandLanguage>,
    ) -> Result<String, SchemaError> {
        let schema = annotate::dress(self.shape().to_value(), edition, language)?;
        let mut text = serde_json::to_string_pretty(&self.of_file(schema, edition))?;
        text.push('\n');
        Ok(text)
    }

    fn shape(self) -> Schema {
        match self {
            Self::Site => shape_of::<RawSite>(),
            Self::Holidays => shape_of::<Vec<RawYear>>(),
            Self::Agency => shape_of::<RawAgency>(),
            Self::Service => shape_of::<RawService>(),
            Self::Page => shape_of::<RawPage>(),
            Self::Form | Self::Complaint => shape_of::<RawForm>(),
        }
    }

    /// Adds what holds for the files of this kind beside their shape.
    fn of_file(self, mut schema: Value, edition: Edition) -> Value {
        let own = match (self, edition) {
            // An editor that takes a Markdown file for YAML reads its text as a second
            // document: `schemaSequence`, a word of the YAML language server, lets it be.
            (Self::Service | Self::Page, _) => ("schemaSequence", json!([null, {}])),
            // The form belongs to no service that could lend it a title.
            (Self::Complaint, Edition::Original) => ("required", json!(["title"])),
            _ => return schema,
        };
        schema.as_object_mut().map(|root| root.insert(own.0.to_owned(), own.1));
        schema
    }
}

/// Draft 7 is what the YAML language servers of editors know, old and new.
fn shape_of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}
