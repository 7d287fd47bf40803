//! The file of a service, read but not understood yet.

use super::parts::data;
use super::report::Report;
use super::settings::Drafts;
use crate::model::{ServiceId, Status};
use crate::raw::service::RawService;
use crate::source::{Parts, SourceFile};

/// The file of a service, read but not understood yet.
pub(super) struct Written<'file> {
    pub(super) id: &'file ServiceId,
    /// Its data, empty if they could not be used at all, and its parts.
    pub(super) content: (RawService, Parts<'file>),
    pub(super) report: Report<'file>,
}

impl<'file> Written<'file> {
    pub(super) fn parse(id: &'file ServiceId, file: &'file SourceFile) -> Self {
        let mut report = Report::new(file);
        let content = data(file, &mut report);
        Self { id, content, report }
    }

    pub(super) fn is_published(&self, drafts: Drafts) -> bool {
        drafts == Drafts::Shown || self.content.0.status() != Status::Draft
    }
}
