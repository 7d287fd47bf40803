//! What stands beside the pages: pictures, files of services, data, and what hosts need.

use std::io;
use std::path::Path;

use super::error::RenderError;
use super::renderer::Maker;
use crate::model::{PublicFile, ServiceId, SiteFacts, WebUrl};
use crate::source::read_attachment;
use crate::theme::Further;
use crate::view::Fact;
use crate::{data, headers, redirects};

impl Maker<'_> {
    /// Makes a file; absent if there is none.
    pub(super) fn file(&self, file: &PublicFile) -> Result<Option<Vec<u8>>, RenderError> {
        match file {
            PublicFile::Page(_) | PublicFile::Moved(_) => self.page(file),
            PublicFile::Redirects => {
                Ok(Some(redirects::file(&self.renderer.editions).into_bytes()))
            }
            PublicFile::Attachment(id, name) => self.attachment(id, name, read_attachment),
            PublicFile::Asset(name) => self.asset(file, name),
            PublicFile::Headers => Ok(Some(self.headers().into_bytes())),
            of_data => Ok(data::file(&self.view, of_data)?),
        }
    }

    /// What hosts are told to send with the pages.
    fn headers(&self) -> String {
        let SiteFacts { base_url, handler, .. } = self.view.site();
        let forms = handler.as_ref().map(WebUrl::origin);
        let policy = self.renderer.theme.policy(Further { forms, ..Further::default() });
        headers::file(&headers::published(policy, base_url), base_url, handler.is_some())
    }

    /// Opens a file of a service in some way; absent if there is none.
    pub(super) fn attachment<T>(
        &self,
        id: &ServiceId,
        name: &str,
        open: impl FnOnce(&Path) -> io::Result<T>,
    ) -> Result<Option<T>, RenderError> {
        let mut files = self.view.service(id).into_iter().flat_map(|it| &it.attachments);
        let Some(file) = files.find(|file| file.name == name) else { return Ok(None) };
        let error = |source| RenderError::Attachment { path: file.source.clone(), source };
        open(&file.source).map(Some).map_err(error)
    }

    /// Makes a picture, or a file of the search index of any language.
    fn asset(&self, file: &PublicFile, name: &str) -> Result<Option<Vec<u8>>, RenderError> {
        let mut pictures = self.renderer.pictures();
        if let Some(picture) = pictures.find(|picture| picture.file() == file) {
            return Ok(Some(picture.content().to_vec()));
        }
        for edition in self.renderer.editions.all() {
            if let Some(content) = self.renderer.index(edition)?.file(name) {
                self.view.note(Fact::SearchIndex);
                return Ok(Some(content.to_vec()));
            }
        }
        Ok(None)
    }
}
