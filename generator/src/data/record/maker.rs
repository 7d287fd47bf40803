//! What the parts of a record are made with.

use crate::model::{ForCases, Page, PublicFile, Service};
use crate::view::ViewContext;

/// What the parts of a record are made with.
#[derive(Clone, Copy)]
pub(super) struct Maker<'context, 'site> {
    pub(super) context: &'context ViewContext<'site>,
    pub(super) service: &'site Service,
}

impl<'site> Maker<'_, 'site> {
    /// The ids of the cases that a part is for; absent if it is for all of them.
    pub(super) fn cases(&self, cases: &ForCases) -> Option<Vec<&'site str>> {
        let ids = cases.iter().filter_map(|place| self.service.cases.get(place));
        (!cases.is_all()).then(|| ids.map(|case| case.id.as_str()).collect())
    }

    /// The absolute address of a document.
    pub(super) fn document_url(&self, name: &str) -> String {
        let page = Page::Document(self.service.id.clone(), name.to_owned());
        self.context.absolute_url(page)
    }

    /// The absolute address of a file, which all languages share.
    pub(super) fn file_url(&self, name: &str) -> String {
        let file = PublicFile::Attachment(self.service.id.clone(), name.to_owned());
        self.context.absolute(&self.context.file_url(&file))
    }
}
