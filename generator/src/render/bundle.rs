//! What the form handler needs.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::bundle::{
    Bundle, FORMAT, FormEntry, Manifest, Rehearsal, Surroundings, TemplateValue,
};
use loket_form::id::FormId;
use rayon::prelude::*;

use super::error::RenderError;
use super::form::FormParts;
use super::renderer::Renderer;
use crate::headers;
use crate::model::{Edition, Page};
use crate::theme::{self, Further};
use crate::view::{Fact, InlineView, PageMeta};

/// The templates that the handler renders.
const TEMPLATES: [&str; 5] =
    ["form.html", "receipt.html", "problem.html", "mail/agency.txt", "mail/acknowledgement.txt"];

/// The handler's bundle, and what it was made of.
#[derive(Debug)]
pub struct Bundled {
    /// The bundle.
    pub bundle: Bundle,
    /// What it was made of.
    pub reads: BTreeSet<Fact>,
}

impl Renderer {
    /// Makes the handler's bundle with the forms of all languages, and checks that the handler can
    /// answer with it; absent if there is no form.
    ///
    /// # Errors
    /// If a template does not fit what the handler shows.
    pub fn bundle(&self) -> Result<Option<Bundled>, RenderError> {
        let site = &self.editions.main().site;
        let Some(sender) = site.sender.clone() else {
            return Ok(None);
        };
        let mut forms = BTreeMap::new();
        let mut translations = BTreeMap::new();
        let mut reads = BTreeSet::new();
        for edition in self.editions.all() {
            forms.extend(self.forms(edition, &mut reads)?);
            if edition.site.translation.is_some() {
                translations.insert(edition.site.language, self.surroundings(edition)?);
            }
        }
        if forms.is_empty() {
            return Ok(None);
        }
        let inline = |page: &str| -> Result<_, RenderError> {
            Ok((page.to_owned(), TemplateValue::new(&InlineView::new(&self.theme, page))?))
        };
        let pages = TEMPLATES.into_iter().filter(|name| theme::pages().any(|page| page == *name));
        let manifest = Manifest {
            format: FORMAT,
            origin: site.facts.base_url.origin().to_owned(),
            handler: site.facts.handler.as_ref().map(|url| url.origin().to_owned()),
            sender,
            calendar: site.calendar.clone(),
            policy: self.policy_of_handler(),
            language: site.language,
            inline: pages.map(inline).collect::<Result<_, _>>()?,
            surroundings: self.surroundings(self.editions.main())?,
            translations,
            forms,
        };
        let templates = self.theme.templates_of(&TEMPLATES);
        let mut bundle = Bundle { manifest, templates, rehearsal: Rehearsal::Due, seal: None };
        loket_handler::rehearse(&mut bundle)?;
        Ok(Some(Bundled { bundle, reads }))
    }

    /// The policy of the pages that the handler answers with: what stands around them lies at the
    /// site, if that is another one.
    fn policy_of_handler(&self) -> String {
        let facts = &self.editions.main().site.facts;
        let site = facts.handler.as_ref().map(|_| facts.base_url.origin());
        let further = Further { images: site, forms: site, ..Further::default() };
        headers::published(self.theme.policy(further), &facts.base_url)
    }

    /// The forms that can be filled in in one language; `reads` gets what they are made of.
    fn forms(
        &self,
        edition: &Edition,
        reads: &mut BTreeSet<Fact>,
    ) -> Result<BTreeMap<FormId, FormEntry>, RenderError> {
        let view = self.view(edition)?.for_handler();
        let main = self.view(self.editions.main())?;
        let entry = |page: &Page| {
            let parts = FormParts::of(&view, page)?;
            let original = edition.site.translation.as_ref().and(FormParts::of(&main, page));
            let original = original.map(|original| original.form.form.id().clone());
            Some(
                parts
                    .entry(&view, page, original)
                    .map(|entry| (parts.form.form.id().clone(), entry)),
            )
        };
        let pages: Vec<&Page> = edition.form_pages().collect();
        let forms = pages.into_par_iter().filter_map(entry).collect();
        reads.extend(view.into_reads().into_iter().chain(main.into_reads()));
        forms
    }

    fn surroundings(&self, edition: &Edition) -> Result<Surroundings, RenderError> {
        let view = self.view(edition)?.for_handler();
        Ok(Surroundings {
            locale: view.locale.clone(),
            words: TemplateValue::new(self.theme.words(edition.site.language))?,
            site: TemplateValue::new(&self.frame(&view))?,
            problem: TemplateValue::new(&PageMeta::unlisted("").below(&view, Vec::new()))?,
        })
    }
}
