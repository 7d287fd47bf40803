//! Content to pages: load, resolve, render. Used by `build`, `check` and `serve`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use loket_form::bundle::Bundle;
use loket_form::language::Language;

use crate::anchors::Anchors;
use crate::command_language::CommandLanguage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding, Severity};
use crate::model::{Site, WebUrl};
use crate::output::{FolderOf, PathSink, Sink};
use crate::render::{RenderError, Renderer};
use crate::resolve::{Drafts, Settings};
use crate::theme::Theme;
use crate::{resolve, source};

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The folder of content.
    pub content: PathBuf,
    /// The folder of template overrides; absent for the default theme.
    pub templates: Option<PathBuf>,
    /// The address of the site, in place of the one in `site.yaml`.
    pub base_url: Option<WebUrl>,
    /// The day that counts as today: the only date that a build knows beside its content.
    pub today: Date,
    /// Whether standards that are being written have pages.
    pub drafts: Drafts,
}

/// A site that can be rendered, with what is worth a warning.
#[derive(Debug)]
pub struct Loaded {
    /// The site.
    pub site: Site,
    /// The site in each other language that something is translated into.
    pub others: BTreeMap<Language, Site>,
    /// The theme.
    pub theme: Theme,
    /// Warnings.
    pub diagnostics: Diagnostics,
    /// The links that only the rendered pages settle.
    unsettled: Diagnostics,
}

/// Why there is no site.
#[derive(Debug)]
pub struct Broken {
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
    /// The language to say it in.
    pub language: CommandLanguage,
}

/// Loads a site.
///
/// # Errors
/// If anything in the content or the theme is wrong; all of it is in the answer.
pub fn load(inputs: &Inputs) -> Result<Loaded, Box<Broken>> {
    let shown = inputs.content.display().to_string();
    if let Some(broken) = missing_folder(&inputs.content, &shown) {
        return Err(Box::new(broken));
    }
    let found = source::read(&inputs.content);
    let mut diagnostics = found.diagnostics;
    let theme = match Theme::load(inputs.templates.as_deref()) {
        Ok(theme) => Some(theme),
        Err(problems) => {
            diagnostics.append(problems);
            None
        }
    };
    let settings = Settings {
        base_url: inputs.base_url.as_ref(),
        drafts: inputs.drafts,
        today: inputs.today,
        case_questions: theme.as_ref().map(Theme::case_questions).unwrap_or_default(),
        template_ids: theme.as_ref().map(Theme::ids).unwrap_or_default(),
        pictures: &found.pictures,
    };
    let resolved = resolve::resolve(&shown, &found.files, &found.attachments, &settings);
    diagnostics.append(resolved.diagnostics);
    let language = resolved.language.into();
    let unsettled = diagnostics.take_unsettled();
    match (resolved.site, theme) {
        (Some(site), Some(theme)) if !diagnostics.has_errors() => {
            let theme = theme.dressed(&site.look);
            let diagnostics = diagnostics.sorted();
            Ok(Loaded { site, others: resolved.others, theme, diagnostics, unsettled })
        }
        (site, theme) => {
            if let (Some(site), Some(theme)) = (site, theme) {
                let mut broken = broken_files(&diagnostics, &shown);
                broken.extend(resolved.lacking.iter().map(|id| format!("{id}.md")));
                diagnostics.append(settle_beside(&site, &theme, unsettled, &broken));
            }
            Err(Box::new(Broken { diagnostics: diagnostics.sorted(), language }))
        }
    }
}

/// Returns the files with errors by their paths in the folder of content.
fn broken_files(diagnostics: &Diagnostics, content: &str) -> BTreeSet<String> {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let relative =
        |path: &str| path.strip_prefix(content).unwrap_or(path).trim_start_matches('/').to_owned();
    errors.map(|one| relative(&one.path)).collect()
}

/// Holds the links to parts of pages against those pages that the broken files leave as they are.
///
/// Those of a standard or of a page with text are in that file alone; all others may show
/// anywhere, and then nothing is judged.
fn settle_beside(
    site: &Site,
    theme: &Theme,
    mut unsettled: Diagnostics,
    broken: &BTreeSet<String>,
) -> Diagnostics {
    let is_text = |path: &String| Path::new(path).extension().is_some_and(|it| it == "md");
    let names: BTreeSet<&str> =
        broken.iter().map(|path| path.split('.').next().unwrap_or_default()).collect();
    let base_path = site.base_url.base_path();
    let is_sure = |page: &str| {
        let path = page.strip_prefix(base_path).unwrap_or(page).trim_matches('/');
        let mut parts = path.split('/');
        let first = parts.next().unwrap_or_default();
        let of_service = parts.next().map(|second| format!("{first}/{second}"));
        !names.contains(first) && of_service.is_none_or(|name| !names.contains(name.as_str()))
    };
    unsettled.retain(|one| one.finding.unsettled_page().is_some_and(is_sure));
    if unsettled.iter().next().is_none() || !broken.iter().all(is_text) {
        return Diagnostics::default();
    }
    let nowhere = PathSink::default();
    let anchors = Anchors::new(&unsettled, base_path, &nowhere);
    // What cannot be rendered because of an error is not judged.
    match Renderer::new(site, None, theme).and_then(|renderer| renderer.pages(&anchors)) {
        Ok(()) => anchors.settle_seen(&unsettled),
        Err(_) => Diagnostics::default(),
    }
}

fn missing_folder(content: &Path, shown: &str) -> Option<Broken> {
    let cause = match content.metadata() {
        Ok(metadata) if metadata.is_dir() => return None,
        Ok(_) => "not a folder".to_owned(),
        Err(error) => error.to_string(),
    };
    let mut diagnostics = Diagnostics::default();
    let finding = Finding::File(FileFinding::Unreadable(cause));
    diagnostics.push(Diagnostic::of_file(shown.to_owned(), finding));
    Some(Broken { diagnostics, language: CommandLanguage::default() })
}

impl Loaded {
    /// Renders every page into a sink; returns the links that lead to what no page has.
    ///
    /// # Errors
    /// If a template does not fit its view, or the sink refuses a page.
    pub fn render(&self, sink: &dyn Sink) -> Result<Diagnostics, RenderError> {
        let anchors = Anchors::new(&self.unsettled, self.site.base_url.base_path(), sink);
        self.render_into(&anchors)?;
        Ok(anchors.settle(&self.unsettled))
    }

    fn render_into(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let main = Renderer::new(&self.site, self.others.values().next(), &self.theme)?;
        main.site(sink)?;
        if let (Some(renderer), Some(second)) = (self.second()?, self.others.values().next()) {
            renderer.pages(&FolderOf::new(second.language.tag(), sink))?;
            main.note_all(&renderer);
        }
        main.sitemaps(sink)
    }

    fn second(&self) -> Result<Option<Renderer<'_>>, RenderError> {
        let second = self.others.values().next();
        second.map(|site| Renderer::new(site, Some(&self.site), &self.theme)).transpose()
    }

    /// Makes the handler's bundle, having rehearsed it; absent if there is no form.
    ///
    /// # Errors
    /// If a template does not fit what the handler shows.
    pub fn bundle(&self) -> Result<Option<Bundle>, RenderError> {
        let main = Renderer::new(&self.site, self.others.values().next(), &self.theme)?;
        main.bundle(self.second()?.as_ref())
    }
}
