//! What the generator writes and the handler loads: everything that the content
//! says about forms, and the templates to answer with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::calendar::{Calendar, DueRule};
use crate::form::Form;
use crate::id::FormId;
use crate::language::Language;
use crate::locale::Locale;

mod seal;
mod template_value;

pub use seal::SEAL;
pub use template_value::TemplateValue;

/// The version of the format of `forms.json`; a handler refuses every other one.
pub const FORMAT: u32 = 4;
/// The name of the file that holds the manifest.
pub const MANIFEST: &str = "forms.json";
/// The name of the file that holds the templates: one file, because a function reads it at
/// every start.
pub const TEMPLATES: &str = "templates.json";

/// A bundle: the manifest and the templates that it is rendered with.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// What the content says.
    pub manifest: Manifest,
    /// Template sources by name, as [`environment`](crate::environment::environment) takes them.
    pub templates: BTreeMap<String, String>,
    /// Whether the templates are known to fit the manifest.
    pub rehearsal: Rehearsal,
    /// The seal that its files bore when they were read, which tells one bundle from another.
    pub seal: Option<String>,
}

/// Whether every page and mail of a bundle was rendered once, so that no applicant finds out first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rehearsal {
    /// Nobody has done it: the handler does, before it takes a request.
    #[default]
    Due,
    /// The build has done it, with this version of the handler and these very files.
    Passed,
}

/// What the content says about its forms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this format, [`FORMAT`].
    pub format: u32,
    /// The origin of the site, such as `https://layanan.contoh.go.id`.
    pub origin: String,
    /// The origin of the handler, if that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// The address that mails are sent from.
    pub sender: Sender,
    /// When the agencies work.
    pub calendar: Calendar,
    /// The Content-Security-Policy of every page.
    pub policy: String,
    /// The main language, which a page has that belongs to no form.
    pub language: Language,
    /// Style and scripts by template name: `inline` in that template.
    pub inline: BTreeMap<String, TemplateValue>,
    /// What surrounds the pages in the main language.
    pub surroundings: Surroundings,
    /// The same in each other language that has a form.
    pub translations: BTreeMap<Language, Surroundings>,
    /// The forms.
    pub forms: BTreeMap<FormId, FormEntry>,
}

impl Manifest {
    /// Returns the form that the agency reads when this one is sent.
    #[must_use]
    pub fn original<'a>(&'a self, entry: &'a FormEntry) -> &'a FormEntry {
        entry.original.as_ref().and_then(|id| self.forms.get(id)).unwrap_or(entry)
    }

    /// Returns what surrounds the pages in a language, or else in the main one.
    #[must_use]
    pub fn surroundings(&self, language: Language) -> &Surroundings {
        self.translations.get(&language).unwrap_or(&self.surroundings)
    }

    /// Returns how a form is written.
    #[must_use]
    pub fn locale(&self, entry: &FormEntry) -> &Locale {
        &self.surroundings(entry.form.language()).locale
    }

    /// Returns whether the original of a form is there.
    fn knows(&self, entry: &FormEntry) -> bool {
        entry.original.as_ref().is_none_or(|id| self.forms.contains_key(id))
    }
}

/// Who the mails come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The display name, such as the name of the government.
    pub name: String,
    /// The address.
    pub address: Address,
}

/// What surrounds the pages of one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surroundings {
    /// How it is written, and what is said in it without a page.
    pub locale: Locale,
    /// The words of the interface: `words` in every template.
    pub words: TemplateValue,
    /// The frame: `site` in every template.
    pub site: TemplateValue,
    /// The head of a problem page: `page` in `problem.html`.
    pub problem: TemplateValue,
}

/// One form with all that is needed to answer and to forward it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormEntry {
    /// The form itself.
    pub form: Form,
    /// The form in the main language, which the agency reads; absent if it is this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<FormId>,
    /// Where its submissions go.
    pub recipient: Recipient,
    /// The rule of the due date; absent if the standard gives no such time.
    pub due: Option<DueRule>,
    /// How the standard states the time, such as "1 hari kerja".
    pub time: Option<String>,
    /// The cases of the service by the values of the question [`CASE`](crate::id::CASE); empty if the form
    /// does not ask for the case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cases: BTreeMap<String, CaseEntry>,
    /// The page of the service.
    pub service_url: String,
    /// The page of the form.
    pub form_url: String,
    /// How to reach the agency, one line each, for the mails.
    pub channels: Vec<String>,
    /// What the templates show around the form: `service` in `form.html` and others.
    pub service: TemplateValue,
    /// The head of the form page: `page` in `form.html`.
    pub form_page: TemplateValue,
    /// The head of the receipt page: `page` in `receipt.html`.
    pub receipt_page: TemplateValue,
}

/// A case of a service, as receipt and mails speak of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEntry {
    /// What people call it.
    pub name: String,
    /// The rule of its due date; absent if the standard gives none for this case alone.
    pub due: Option<DueRule>,
    /// How the standard states its time; absent if it states none for this case alone.
    pub time: Option<String>,
}

/// Where submissions go; nothing in a request can name another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The name of the agency.
    pub name: String,
    /// Its addresses, at least one.
    pub addresses: Vec<Address>,
}

impl FormEntry {
    /// Returns the rule of the due date in a case, or for all of them.
    #[must_use]
    pub fn due(&self, case: Option<&CaseEntry>) -> Option<DueRule> {
        case.and_then(|case| case.due).or(self.due)
    }

    /// Returns how the standard states the time in a case, or for all of them.
    #[must_use]
    pub fn time<'entry>(&'entry self, case: Option<&'entry CaseEntry>) -> Option<&'entry str> {
        case.and_then(|case| case.time.as_deref()).or(self.time.as_deref())
    }
}

/// The files are not a bundle that this version can use.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// The manifest is missing.
    #[error("the bundle has no `forms.json`")]
    NoManifest,
    /// The templates are missing.
    #[error(
        "the bundle has no `templates.json`: build the site again with the same version of loket"
    )]
    NoTemplates,
    /// A file does not parse, or holds what JSON cannot.
    #[error("`{file}` cannot be read")]
    Damaged {
        /// Which one.
        file: &'static str,
        /// Why.
        source: serde_json::Error,
    },
    /// The manifest is of another version.
    #[error(
        "`forms.json` has format {found}, this handler needs {FORMAT}: build the site again with the same version of loket"
    )]
    Format {
        /// The version of the file.
        found: u32,
    },
    /// A form has nowhere to go.
    #[error("the form `{0}` has no recipient")]
    NoRecipient(FormId),
    /// A translated form has no original.
    #[error("the form `{0}` translates a form that is not there")]
    NoOriginal(FormId),
}

impl Bundle {
    /// Returns the files of the bundle by their paths; sealed, if its rehearsal is passed.
    ///
    /// # Errors
    /// If the manifest has a value that JSON cannot hold.
    pub fn to_files(&self) -> Result<BTreeMap<&'static str, Vec<u8>>, BundleError> {
        // A function reads it at every start: there is no room for indentation.
        let manifest = serde_json::to_vec(&self.manifest).map_err(damaged(MANIFEST))?;
        let templates = serde_json::to_vec(&self.templates).map_err(damaged(TEMPLATES))?;
        let mut files = BTreeMap::from([(MANIFEST, manifest), (TEMPLATES, templates)]);
        if self.rehearsal == Rehearsal::Passed {
            files.insert(SEAL, seal::of(&files).into_bytes());
        }
        Ok(files)
    }

    /// Reads a bundle from its files.
    ///
    /// # Errors
    /// If manifest or templates are missing, damaged or of another version, or a form has
    /// no recipient or not its original.
    pub fn from_files(files: &BTreeMap<&str, Vec<u8>>) -> Result<Self, BundleError> {
        let manifest = read(files.get(MANIFEST).ok_or(BundleError::NoManifest)?)?;
        let templates = files.get(TEMPLATES).ok_or(BundleError::NoTemplates)?;
        let templates = serde_json::from_slice(templates).map_err(damaged(TEMPLATES))?;
        let rehearsal = if seal::is_unbroken(files) { Rehearsal::Passed } else { Rehearsal::Due };
        if let Some((id, _)) =
            manifest.forms.iter().find(|(_, entry)| entry.recipient.addresses.is_empty())
        {
            return Err(BundleError::NoRecipient(id.clone()));
        }
        if let Some((id, _)) = manifest.forms.iter().find(|(_, entry)| !manifest.knows(entry)) {
            return Err(BundleError::NoOriginal(id.clone()));
        }
        let seal = files.get(SEAL).and_then(|seal| str::from_utf8(seal).ok());
        let seal = seal.map(|seal| seal.trim_end().to_owned());
        Ok(Self { manifest, templates, rehearsal, seal })
    }
}

/// Reads a manifest; one of another version is named as such, whatever else is in it.
fn read(file: &[u8]) -> Result<Manifest, BundleError> {
    let error = match serde_json::from_slice::<Manifest>(file) {
        Ok(manifest) if manifest.format == FORMAT => return Ok(manifest),
        Ok(manifest) => return Err(BundleError::Format { found: manifest.format }),
        Err(error) => error,
    };
    match serde_json::from_slice(file) {
        Ok(Version { format }) if format != FORMAT => Err(BundleError::Format { found: format }),
        _ => Err(damaged(MANIFEST)(error)),
    }
}

/// Says which file it is that cannot be read.
fn damaged(file: &'static str) -> impl FnOnce(serde_json::Error) -> BundleError {
    move |source| BundleError::Damaged { file, source }
}

/// Reads the version alone, so that a manifest of another one is named as such.
#[derive(Deserialize)]
struct Version {
    format: u32,
}
