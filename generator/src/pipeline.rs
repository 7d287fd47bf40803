//! Content to pages: load, resolve, render. Used by `build`, `check` and `serve`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::anchors::dead_links;
use crate::command_language::CommandLanguage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding};
use crate::holder::Held;
use crate::model::{Editions, Site, WebUrl};
use crate::render::{RenderError, Renderer};
use crate::resolve::{Drafts, Settings};
use crate::source::{Attachment, SourceFile};
use crate::theme::Theme;
use crate::timing::{Phase, Timings};
use crate::unread::unread;
use crate::{resolve, source};

/// Whether a site takes forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// Something answers them where the site says.
    Taken,
    /// What shows the pages answers them, too.
    TakenHere,
    /// Nothing does: pages tell the other ways to apply alone.
    LeftOut,
}

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
    /// Whether it takes forms.
    pub forms: Forms,
}

/// A site that can be published, unless its problems say otherwise.
#[derive(Debug)]
pub struct Loaded {
    /// Makes its pages.
    pub renderer: Renderer,
    /// Warnings, and links that lead to what no page has.
    pub diagnostics: Diagnostics,
    /// What each file holds of the content, by its path.
    pub held: BTreeMap<String, Held>,
}

/// Why there is no site.
#[derive(Debug)]
pub struct Broken {
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
    /// The language to say it in.
    pub language: CommandLanguage,
}

/// Loads a site; the problems of its content, if there is none.
///
/// # Errors
/// If a page cannot be made that a link leads to, or what all pages share.
pub fn load(inputs: &Inputs, timings: &Timings) -> Result<Result<Loaded, Broken>, RenderError> {
    let shown = inputs.content.display().to_string();
    if let Some(broken) = missing_folder(&inputs.content, &shown) {
        return Ok(Err(broken));
    }
    let languages = Theme::languages(inputs.templates.as_deref());
    let found = timings.phase(Phase::Read, || source::read(&inputs.content, &languages));
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
        languages: &languages,
        form_words: theme.as_ref().map(Theme::form_words).unwrap_or_default(),
        template_ids: theme.as_ref().map(Theme::ids).unwrap_or_default(),
        pictures: &found.pictures,
    };
    let resolved = timings.phase(Phase::Resolve, || {
        resolve::resolve(&shown, &found.files, &found.attachments, &settings)
    });
    diagnostics.append(resolved.diagnostics);
    let language = resolved.language.into();
    let unsettled = diagnostics.take_unsettled();
    let is_broken = diagnostics.has_errors();
    // A site with errors is not rendered, unless a link waits for a page of it.
    let is_wanted = !is_broken || unsettled.iter().next().is_some();
    let (Some(site), Some(theme), true) = (resolved.site, theme, is_wanted) else {
        return Ok(Err(Broken { diagnostics: diagnostics.sorted(), language }));
    };
    let taken = |site: Site| match inputs.forms {
        Forms::Taken => site,
        Forms::TakenHere => site.with_forms_here(),
        Forms::LeftOut => site.without_forms(),
    };
    let unread = unread(&diagnostics, &found.files);
    let theme = theme.dressed(&site.facts.look);
    let others = resolved.others.into_values().map(taken);
    let renderer = Renderer::new(Editions::new(taken(site), others), theme);
    let settled = renderer.and_then(|renderer| {
        let dead = timings.phase(Phase::Links, || {
            dead_links(&renderer, &unsettled, |reads| unread.spares_facts(reads))
        })?;
        Ok((renderer, dead))
    });
    match settled {
        Ok((renderer, dead)) => {
            diagnostics.append(dead);
            let diagnostics = diagnostics.sorted();
            Ok(if is_broken {
                Err(Broken { diagnostics, language })
            } else {
                Ok(Loaded { renderer, diagnostics, held: held(&found.files, &found.attachments) })
            })
        }
        // What cannot be made because of an error in the content is not judged.
        Err(_) if is_broken => Ok(Err(Broken { diagnostics: diagnostics.sorted(), language })),
        Err(error) => Err(error),
    }
}

fn held(files: &[SourceFile], attachments: &[Attachment]) -> BTreeMap<String, Held> {
    let files = files.iter().map(|file| (file.shown_path.clone(), Held::by(&file.role)));
    let attached = |file: &Attachment| (file.shown_path.clone(), Held::beside(&file.service));
    files.chain(attachments.iter().map(attached)).collect()
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
