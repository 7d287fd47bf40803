//! Templates that are parsed when they are first rendered.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use loket_form::environment::{DEFAULT_PREFIX, environment};
use tera::{Context, Tera, TeraResult};

/// The templates that make pages.
pub(crate) const FORM: &str = "form.html";
pub(crate) const RECEIPT: &str = "receipt.html";
pub(crate) const PROBLEM: &str = "problem.html";

/// The folder of the templates that make mails.
const MAIL: &str = "mail/";

/// Templates that are parsed when they are first rendered, each for itself: a function that
/// starts to refuse a form has no use for the receipt, and most of its start is parsing.
#[derive(Debug)]
pub(crate) struct Templates {
    sources: BTreeMap<String, String>,
    /// What is rendered, by name.
    rendered: BTreeMap<String, OnceLock<Tera>>,
}

impl Templates {
    /// Divides the templates of a bundle into those of pages and those of mails.
    pub(crate) fn divide(all: BTreeMap<String, String>) -> (Self, Self) {
        let (mails, pages): (BTreeMap<_, _>, _) =
            all.into_iter().partition(|(name, _)| own_name(name).starts_with(MAIL));
        let of_mails: Vec<String> = mails.keys().map(|name| own_name(name).to_owned()).collect();
        let of_pages = [FORM, PROBLEM, RECEIPT].map(str::to_owned);
        (Self::new(pages, of_pages), Self::new(mails, of_mails))
    }

    fn new(sources: BTreeMap<String, String>, rendered: impl IntoIterator<Item = String>) -> Self {
        let rendered = rendered.into_iter().map(|name| (name, OnceLock::new())).collect();
        Self { sources, rendered }
    }

    pub(crate) fn render(&self, name: &str, context: &Context) -> TeraResult<String> {
        self.parsed(name)?.render(name, context)
    }

    /// Parses a template that is rendered, with what it may be made of, unless that is done.
    pub(crate) fn parsed(&self, name: &str) -> TeraResult<&Tera> {
        let unknown = || tera::Error::message(format!("the bundle has no template `{name}`"));
        let place = self.rendered.get(name).ok_or_else(unknown)?;
        if let Some(tera) = place.get() {
            return Ok(tera);
        }
        // What a site has of its own may hold parts of other pages.
        let is_other = |source: &str| {
            let default = source.strip_prefix(DEFAULT_PREFIX);
            default.is_some_and(|own| own != name && self.rendered.contains_key(own))
        };
        let parts = self.sources.iter().filter(|(source, _)| !is_other(source));
        // A theme may make one page of another.
        let tera = environment(parts).or_else(|_| environment(&self.sources))?;
        Ok(place.get_or_init(|| tera))
    }
}

/// Returns the name under which a template is rendered, whether it is the default or not.
fn own_name(name: &str) -> &str {
    name.strip_prefix(DEFAULT_PREFIX).unwrap_or(name)
}
