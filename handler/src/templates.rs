//! Templates that are parsed when the first of them is rendered.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use loket_form::environment::{DEFAULT_PREFIX, environment};
use tera::{Context, Tera, TeraResult};

/// The folder of the templates that make mails.
const MAIL: &str = "mail/";

/// Templates that are parsed when the first of them is rendered: a function that starts
/// to refuse a form has no use for those of mails, and one that accepts it none for pages.
#[derive(Debug)]
pub(crate) struct Templates {
    sources: BTreeMap<String, String>,
    tera: OnceLock<Tera>,
}

impl Templates {
    /// Divides the templates of a bundle into those of pages and those of mails.
    pub(crate) fn divide(all: BTreeMap<String, String>) -> (Self, Self) {
        let is_of_mail =
            |name: &str| name.strip_prefix(DEFAULT_PREFIX).unwrap_or(name).starts_with(MAIL);
        let (mails, pages) = all.into_iter().partition(|(name, _)| is_of_mail(name));
        (Self::new(pages), Self::new(mails))
    }

    const fn new(sources: BTreeMap<String, String>) -> Self {
        Self { sources, tera: OnceLock::new() }
    }

    pub(crate) fn render(&self, name: &str, context: &Context) -> TeraResult<String> {
        if let Some(tera) = self.tera.get() {
            return tera.render(name, context);
        }
        let tera = environment(&self.sources)?;
        self.tera.get_or_init(|| tera).render(name, context)
    }
}
