//! What a form is resolved against.

use loket_form::form::Purpose;
use loket_form::id::Prefix;
use loket_form::kind::Choice;
use loket_form::language::Language;

use super::cases::FormCases;
use crate::model::{Agency, Page, ServiceDocument, ServiceId};
use crate::resolve::context::SiteContext;

/// What a form is resolved against.
pub(in crate::resolve) struct Owner<'site> {
    /// Its path, such as `kominfo/lock`.
    pub(in crate::resolve) id: ServiceId,
    /// What it is for.
    pub(in crate::resolve) purpose: Purpose,
    /// The title of what it is about.
    pub(in crate::resolve) title: String,
    /// What its references begin with.
    pub(in crate::resolve) prefix: Prefix,
    /// The site that it belongs to.
    pub(in crate::resolve) around: SiteContext<'site>,
    /// Who gets it.
    pub(in crate::resolve) agency: &'site Agency,
    /// The documents that it may offer.
    pub(in crate::resolve) documents: &'site [ServiceDocument],
    /// The options for which service it is about.
    pub(in crate::resolve) services: Vec<Choice>,
    /// The cases of the service.
    pub(in crate::resolve) cases: FormCases<'site>,
}

impl Owner<'_> {
    /// The id of the form: a translated one has its language in front.
    pub(super) fn form_id(&self) -> String {
        match self.around.translates {
            Some(_) => format!("{}/{}", self.around.language(), self.id),
            None => self.id.to_string(),
        }
    }

    /// Where a document is, and its language if it is not that of the form.
    pub(super) fn address(&self, document: &str) -> (String, Option<Language>) {
        let page = Page::Document(self.id.clone(), document.to_owned());
        let (url, is_main) = self.around.text.address(page);
        (url, self.around.translates.filter(|_| is_main))
    }
}
