//! The life of a standard, and what stands around it.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::{Prose, ServiceId, WebUrl};

/// Whether a standard holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// It is being written.
    Draft,
    /// It holds.
    #[default]
    InForce,
    /// It does not hold any more.
    Revoked,
}

/// The life of a standard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// Whether it holds.
    pub status: Status,
    /// The first day on which it holds.
    pub valid_from: Option<Date>,
    /// The last day on which it holds, not before the first.
    pub valid_to: Option<Date>,
    /// The service that took its place.
    pub replaced_by: Option<ServiceId>,
    /// Where its page was before, as it is written.
    pub moved_from: Vec<String>,
    /// When it was last looked through.
    pub reviewed_on: Option<Date>,
    /// The role of whoever keeps it right.
    pub owner: Option<String>,
    /// Earlier decrees, in the order of the file.
    pub history: Vec<super::Decree>,
}

/// A question that people ask, with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Prose,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFile {
    /// What it is.
    pub name: String,
    /// Where it is.
    pub place: FilePlace,
}

/// A file in the folder of a service, which is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Its name, the last part of its address.
    pub name: String,
    /// Where it is read from when it is published.
    pub source: PathBuf,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePlace {
    /// Among [`super::Service::attachments`], by its name.
    Own(String),
    /// Elsewhere in the web.
    Web(WebUrl),
}
