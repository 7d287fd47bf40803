//! The theme: the embedded templates, styles, scripts and words, overlaid by a folder of the site.

mod asset;
mod inline;
#[cfg(test)]
pub(crate) mod locales;
mod needed;
mod palette;
mod script;
mod style;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use loket_form::environment::{DEFAULT_PREFIX, environment};
use loket_form::language::Language;
use loket_form::locale::Locale;
use serde_json::Value;
use tera::Tera;
use walkdir::WalkDir;

pub use asset::Asset;
pub use words::{AnnexWords, PosterWords, ViewWords};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding, ThemeFinding};
use crate::model::{FormWords, Look};
use inline::Inline;
use words::Words;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The template of the picture in the browser's tab.
pub const ICON: &str = "icon.svg";

/// Styles that some pages share, beside what all of them have.
const SHARED: [(&str, &[&str]); 2] =
    [("choice", &["form.html", "service.html"]), ("initials", &["home.html", "services.html"])];

/// The pages that each script can stand in; all of them, if none is named.
const SCRIPTS: [(&str, &[&str]); 6] = [
    ("draft", &["form.html"]),
    ("form", &["form.html"]),
    ("moments", &[]),
    ("photo", &["form.html"]),
    ("search", &["search.html"]),
    ("statement", &["document.html", "form.html"]),
];

/// Templates, styles, scripts and words, ready to render with.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    templates: BTreeMap<String, String>,
    styles: BTreeMap<&'static str, Inline>,
    scripts: BTreeMap<String, Inline>,
    words: BTreeMap<Language, Words>,
}

impl Theme {
    /// Returns the languages that there are words for: those of the default theme, and those
    /// that a site adds.
    #[must_use]
    pub fn languages(overlay: Option<&Path>) -> BTreeSet<Language> {
        let own = overlay.map(|folder| WalkDir::new(folder.join("words")));
        let own = own.into_iter().flatten().filter_map(Result::ok);
        let own = own.map(|entry| format!("words/{}", entry.file_name().to_string_lossy()));
        let known = embedded::FILES.iter().map(|(name, _)| (*name).to_owned());
        known.chain(own).filter_map(|name| words::language(&name)).collect()
    }

    /// Loads the embedded theme and lays the files of `overlay` over it.
    ///
    /// # Errors
    /// If a file of the overlay has no counterpart or cannot be read, a template
    /// does not compile, or a word is missing.
    pub fn load(overlay: Option<&Path>) -> Result<Self, Diagnostics> {
        let mut files = Files::embedded();
        let mut diagnostics = Diagnostics::default();
        if let Some(folder) = overlay {
            files.overlay(folder, &mut diagnostics);
        }
        let words = words::load(&files.words, &files.word_overrides, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let tera = match environment(&files.templates) {
            Ok(tera) => tera,
            Err(error) => {
                diagnostics.push(template_problem(overlay, &error));
                return Err(diagnostics);
            }
        };
        let styles = pages().map(|page| (page, files.style(page))).collect();
        Ok(Self { tera, templates: files.templates, styles, scripts: files.scripts, words })
    }

    /// Adds the colours of a site to the style of every page.
    #[must_use]
    pub fn dressed(mut self, look: &Look) -> Self {
        let palette = palette::style(look);
        if !palette.is_empty() {
            for style in self.styles.values_mut() {
                *style = Inline::new(format!("{}{palette}", style.text));
            }
        }
        self
    }

    /// Returns the environment to render with.
    #[must_use]
    pub const fn tera(&self) -> &Tera {
        &self.tera
    }

    /// Returns the sources of all templates.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.values().map(String::as_str)
    }

    /// Returns some templates, with all that they can need, by the names that the environment takes.
    #[must_use]
    pub fn templates_of(&self, roots: &[&str]) -> BTreeMap<String, String> {
        needed::needed(&self.templates, roots)
    }

    /// Returns the ids that templates give to parts of pages, so that texts can link to them.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let literal = |text: &str| {
            let id = text.split('"').next().unwrap_or_default();
            (!id.is_empty() && !id.contains('{')).then(|| id.to_owned())
        };
        self.templates
            .values()
            .flat_map(|text| text.split(" id=\"").skip(1).filter_map(literal))
            .collect()
    }

    /// Returns the style of a page template.
    #[must_use]
    pub fn style(&self, template: &str) -> &str {
        self.styles.get(template).map_or("", |style| &style.text)
    }

    /// Returns the scripts of a page template by their names without the ending, such as `search`.
    pub fn scripts(&self, template: &str) -> impl Iterator<Item = (&'static str, &str)> {
        let is_here = move |pages: &[&str]| pages.is_empty() || pages.contains(&template);
        let here = SCRIPTS.into_iter().filter(move |(_, pages)| is_here(pages));
        here.filter_map(|(name, _)| Some((name, self.scripts.get(name)?.text.as_str())))
    }

    /// Returns all words of a language, as templates read them.
    #[must_use]
    pub fn words(&self, language: Language) -> &Value {
        self.words.get(&language).map_or(&Value::Null, |words| &words.table)
    }

    /// Returns the words that views need.
    #[must_use]
    pub fn view_words(&self, language: Language) -> Option<&ViewWords> {
        self.words.get(&language).map(|words| &words.view)
    }

    /// Returns how a language is written.
    #[must_use]
    pub fn locale(&self, language: Language) -> Option<&Locale> {
        self.words.get(&language).map(|words| &words.locale)
    }

    /// Returns what forms ask that nobody wrote, in each language.
    #[must_use]
    pub fn form_words(&self) -> BTreeMap<Language, FormWords> {
        let words = self.words.iter().map(|(language, words)| (*language, &words.view));
        let of_forms = |words: &ViewWords| FormWords {
            case_question: words.case_question.clone(),
            other_service: words.other_service.clone(),
        };
        words.map(|(language, words)| (language, of_forms(words))).collect()
    }

    /// Writes the Content-Security-Policy of every page: styles and scripts by their hashes,
    /// everything else from the site itself or not at all. No script makes HTML or code of text
    /// (Trusted Types), so that what somebody typed never becomes either.
    ///
    /// `further` are allowed beside these.
    #[must_use]
    pub fn policy(&self, further: Further<'_>) -> String {
        let styles = sources(self.styles.values());
        let mut scripts = sources(self.scripts.values());
        scripts.extend(further.scripts.iter().flat_map(|source| [" ", source]));
        let own = |more: Option<&str>| match more {
            None => "'self'".to_owned(),
            Some(more) => format!("'self' {more}"),
        };
        let (images, forms) = (own(further.images), own(further.forms));
        format!(
            "default-src 'none'; script-src{scripts}; style-src{styles}; img-src {images}; \
             font-src 'self'; connect-src {forms}; form-action {forms}; base-uri 'none'; \
             frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        )
    }
}

/// What pages may load and where they may send to, beside the site itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Further<'a> {
    /// A source of scripts.
    pub scripts: Option<&'a str>,
    /// A source of pictures.
    pub images: Option<&'a str>,
    /// Where forms are sent.
    pub forms: Option<&'a str>,
}

/// Returns the templates that make whole pages; each has a style of its own.
pub fn pages() -> impl Iterator<Item = &'static str> {
    let names = embedded::FILES.iter().map(|(name, _)| *name);
    // Parts of pages are in folders, and the layout is what all of them are made of.
    names.filter(|name| {
        let page = name.strip_suffix(".html");
        page.is_some_and(|page| page != "layout" && !page.contains('/'))
    })
}

/// Writes the hashes of what stands inside pages as sources of the policy.
fn sources<'theme>(all: impl Iterator<Item = &'theme Inline>) -> String {
    let hashes: BTreeSet<&str> = all.map(|it| it.hash.as_str()).collect();
    hashes.into_iter().flat_map(|hash| [" '", hash, "'"]).collect()
}

/// The files of a theme by what they are.
#[derive(Default)]
struct Files {
    templates: BTreeMap<String, String>,
    styles: BTreeMap<String, String>,
    scripts: BTreeMap<String, Inline>,
    words: BTreeMap<String, String>,
    word_overrides: BTreeMap<String, (String, String)>,
}

impl Files {
    fn embedded() -> Self {
        let mut files = Self::default();
        for (name, text) in embedded::FILES {
            let text = (*text).to_owned();
            match Kind::of(name) {
                Some(Kind::Template) => {
                    files.templates.insert(format!("{DEFAULT_PREFIX}{name}"), text);
                }
                Some(Kind::Style) => drop(files.styles.insert((*name).to_owned(), text)),
                Some(Kind::Script(name)) => files.script(name, &script::minified(&text)),
                Some(Kind::Words) => drop(files.words.insert((*name).to_owned(), text)),
                None => {}
            }
        }
        files
    }

    fn overlay(&mut self, folder: &Path, diagnostics: &mut Diagnostics) {
        let mut problem = |path: &Path, finding| {
            let path = path.display().to_string();
            diagnostics.push(Diagnostic::of_file(path, finding));
        };
        for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    problem(
                        error.path().unwrap_or(folder),
                        Finding::File(FileFinding::Unreadable(error.to_string())),
                    );
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let name = relative.to_string_lossy().replace('\\', "/");
            if let Err(finding) = self.overlay_file(&name, entry.path()) {
                problem(entry.path(), finding);
            }
        }
    }

    fn overlay_file(&mut self, name: &str, path: &Path) -> Result<(), Finding> {
        let known = embedded::FILES.iter().find(|(known, _)| *known == name);
        // Words of a further language are not an override.
        let is_known = known.is_some() || words::language(name).is_some();
        if !is_known {
            return Err(Finding::Theme(ThemeFinding::UnknownOverride));
        }
        let kind = Kind::of(name).ok_or(Finding::Theme(ThemeFinding::UnknownOverride))?;
        let unreadable = |error: std::io::Error| FileFinding::Unreadable(error.to_string());
        // A pipe would be read for ever.
        if !path.metadata().map_err(unreadable)?.is_file() {
            return Err(Finding::File(FileFinding::NotAFile));
        }
        #[expect(clippy::disallowed_methods, reason = "the theme is read here")]
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        // Who copies a whole theme changes little of it; the rest need not be parsed twice.
        if known.is_some_and(|(_, embedded)| text == *embedded) {
            return Ok(());
        }
        match kind {
            Kind::Template => drop(self.templates.insert(name.to_owned(), text)),
            Kind::Style => drop(self.styles.insert(name.to_owned(), text)),
            Kind::Script(name) => self.script(name, &text),
            Kind::Words => {
                drop(
                    self.word_overrides.insert(name.to_owned(), (path.display().to_string(), text)),
                );
            }
        }
        Ok(())
    }

    fn script(&mut self, name: &str, text: &str) {
        self.scripts
            .insert(name.to_owned(), Inline::new(script::within_page(&script::with_words(text))));
    }

    /// The style of a page: what all pages have, what some share, then its own.
    fn style(&self, page: &str) -> Inline {
        let own = page.trim_end_matches(".html");
        let shared =
            SHARED.iter().filter(|(_, pages)| pages.contains(&page)).map(|(name, _)| *name);
        let names = std::iter::once("base").chain(shared).chain([own]);
        let parts = names.filter_map(|name| self.styles.get(&format!("assets/css/{name}.css")));
        let all: String = parts.flat_map(|part| [part.as_str(), "\n"]).collect();
        Inline::new(style::minified(&all))
    }
}

enum Kind<'name> {
    Template,
    Style,
    /// A script with its name without folder and ending.
    Script(&'name str),
    Words,
}

impl<'name> Kind<'name> {
    fn of(name: &'name str) -> Option<Self> {
        let script = || name.strip_prefix("assets/js/")?.strip_suffix(".js");
        let has = |ending: &str| name.ends_with(ending);
        if has(".html") || has(".svg") || has(".txt") || has(".xml") {
            Some(Self::Template)
        } else if name.starts_with("assets/css/") && has(".css") {
            Some(Self::Style)
        } else if name.starts_with("words/") && has(".yaml") {
            Some(Self::Words)
        } else {
            script().map(Self::Script)
        }
    }
}

fn template_problem(overlay: Option<&Path>, error: &tera::Error) -> Diagnostic {
    let path = overlay.unwrap_or_else(|| Path::new("templates")).display().to_string();
    let finding = Finding::Theme(ThemeFinding::Template(error.to_string()));
    Diagnostic::of_file(path, finding)
}
