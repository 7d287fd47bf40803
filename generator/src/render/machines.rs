//! What machines read: icon, logo, headers, data, and the list of pages.

use std::collections::BTreeSet;

use super::{RenderError, Renderer};
use crate::model::{Agency, PublicFile, Service};
use crate::output::{OutputPath, Sink};
use crate::view::PageMeta;
use crate::{data, headers};

impl Renderer<'_> {
    /// Writes the files that hold for the whole site.
    pub(super) fn machines(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        for (file, content) in data::files(&self.view)? {
            sink.put(OutputPath::of(&file)?, content)?;
        }
        for asset in [&self.icon].into_iter().chain(&self.logo) {
            sink.put(OutputPath::of(asset.file())?, asset.content().to_vec())?;
        }
        let headers = headers::file(&self.policy(), &self.view.site.base_url);
        sink.put(OutputPath::of(&PublicFile::Headers)?, headers.into_bytes())?;
        Ok(())
    }

    /// Writes the record of a service beside its page.
    pub(super) fn record(
        &self,
        service: &Service,
        agency: &Agency,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let path = OutputPath::of(&PublicFile::Record(service.id.clone()))?;
        sink.put(path, data::record(&self.view, service, agency)?)?;
        Ok(())
    }

    /// Notes a page that search engines may list.
    pub(super) fn note(&self, meta: &PageMeta) {
        if let (Some(url), false) = (&meta.canonical, meta.noindex || meta.is_copy) {
            let languages = meta.languages.links.iter();
            let page = data::ListedPage {
                url: url.clone(),
                modified: meta.modified,
                languages: languages
                    .map(|link| (link.tag.to_owned(), link.absolute.clone()))
                    .collect(),
            };
            let mut listed = self.listed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            listed.insert(page);
        }
    }

    /// Notes the pages of the site in its second language.
    pub fn note_all(&self, other: &Self) {
        let lock = |renderer: &Self| {
            renderer.listed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
        };
        let all: BTreeSet<data::ListedPage> = lock(self).union(&lock(other)).cloned().collect();
        *self.listed.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = all;
    }

    /// Writes the list of the pages that were made.
    ///
    /// # Errors
    /// If the sink refuses a list.
    pub fn sitemaps(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let listed = self.listed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let pages: Vec<data::ListedPage> = listed.iter().cloned().collect();
        let address = |file: &PublicFile| self.view.absolute(&self.view.file_url(file));
        for (file, text) in data::sitemaps(&pages, address) {
            sink.put(OutputPath::of(&file)?, text.into_bytes())?;
        }
        Ok(())
    }
}
