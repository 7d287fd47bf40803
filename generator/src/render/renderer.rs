//! Makes one file of a site, or all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use aws_lc_rs::digest;
use loket_form::hex::hex;
use loket_form::language::Language;
use rayon::prelude::*;
use tera::Context;

use super::error::RenderError;
use crate::history::Plan;
use crate::model::{Edition, Editions, Page, PublicFile, Site, WebUrl};
use crate::output::{OutputPath, Sink};
use crate::search::SearchIndex;
use crate::theme::{self, Asset, ICON, Theme};
use crate::timing::{Kind, Timings};
use crate::view::{Fact, Frame, InlineView, Mark, ViewContext};

/// Makes the files that a site publishes, in all its languages, with a theme.
///
/// Nothing is made before it is asked for, and nothing is kept but what all pages share.
#[derive(Debug)]
pub struct Renderer {
    pub(super) editions: Editions,
    pub(super) theme: Theme,
    /// The picture in the browser's tab.
    icon: Asset,
    /// The logo in the header.
    logo: Option<Asset>,
    shared: BTreeMap<Language, Shared>,
}

/// What the pages of one language share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// By their template.
    pub(super) contexts: BTreeMap<&'static str, Context>,
    /// Made when it is first asked for.
    index: OnceLock<SearchIndex>,
}

/// A file as it is published.
#[derive(Debug)]
pub struct Rendered {
    /// What is in it.
    pub content: Vec<u8>,
    /// What it was made of: as long as none of it changes, neither does the file.
    pub reads: BTreeSet<Fact>,
}

/// Makes one file.
pub(super) struct Maker<'site> {
    pub(super) renderer: &'site Renderer,
    pub(super) edition: &'site Edition,
    pub(super) shared: &'site Shared,
    pub(super) view: ViewContext<'site>,
}

impl Renderer {
    /// Prepares what all pages share.
    ///
    /// # Errors
    /// If the theme has no words for a language of the site, or its icon cannot be made.
    pub fn new(editions: Editions, theme: Theme) -> Result<Self, RenderError> {
        let site = &editions.main().site;
        let icon = icon(site, &theme)?;
        let logo = site.facts.look.logo.as_ref();
        let logo = logo.map(|it| Asset::new("logo", it.ending, it.content.clone()));
        let mut renderer = Self { editions, theme, icon, logo, shared: BTreeMap::new() };
        let share = |edition: &Edition| Ok((edition.site.language, renderer.share(edition)?));
        let shared = renderer.editions.all().map(share).collect::<Result<_, RenderError>>()?;
        renderer.shared = shared;
        Ok(renderer)
    }

    fn share(&self, edition: &Edition) -> Result<Shared, RenderError> {
        let view = self.view(edition)?;
        let frame = self.frame(&view);
        let context = |template: &'static str| {
            let mut context = Context::new();
            context.insert("lang", edition.site.language.tag());
            context.insert("words", self.theme.words(edition.site.language));
            context.insert("site", &frame);
            context.insert("inline", &InlineView::new(&self.theme, template));
            (template, context)
        };
        Ok(Shared { contexts: theme::pages().map(context).collect(), index: OnceLock::new() })
    }

    pub(super) fn view<'site>(
        &'site self,
        edition: &'site Edition,
    ) -> Result<ViewContext<'site>, RenderError> {
        ViewContext::new(&self.editions, edition, &self.theme).ok_or(RenderError::NoWords)
    }

    /// What stands around every page.
    pub(super) fn frame(&self, view: &ViewContext<'_>) -> Frame {
        Frame::new(view, &self.icon, self.logo.as_ref())
    }

    /// The search index of one language, which is made when it is first asked for.
    pub(super) fn index(&self, edition: &Edition) -> Result<&SearchIndex, RenderError> {
        let view = self.view(edition)?;
        let shared = self.shared.get(&edition.site.language).ok_or(RenderError::NoWords)?;
        Ok(shared.index.get_or_init(|| SearchIndex::new(&view)))
    }

    /// The pictures that all pages share.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &Asset> {
        [&self.icon].into_iter().chain(&self.logo)
    }

    /// Returns the site in all its languages.
    #[must_use]
    pub const fn editions(&self) -> &Editions {
        &self.editions
    }

    /// Returns the main language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.editions.main().site.language
    }

    /// Returns the theme.
    #[must_use]
    pub const fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Returns the address of the site.
    #[must_use]
    pub fn base_url(&self) -> &WebUrl {
        &self.editions.main().site.facts.base_url
    }

    /// Finds what is published at a path, and in which language.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<(&Edition, PublicFile)> {
        let (edition, rest) = self.editions.at(path);
        let file = edition.at(rest)?;
        let is_asset = matches!(file, PublicFile::Asset(_));
        (is_asset || edition.has(&file)).then_some((edition, file))
    }

    /// Makes one file of a site in one language; absent if there is none.
    ///
    /// # Errors
    /// If its template does not fit, or a file of the content cannot be read.
    pub fn render(
        &self,
        edition: &Edition,
        file: &PublicFile,
    ) -> Result<Option<Rendered>, RenderError> {
        let maker = self.maker(edition)?;
        let content = maker.file(file)?;
        Ok(content.map(|content| Rendered { content, reads: maker.view.into_reads() }))
    }

    pub(super) fn maker<'site>(
        &'site self,
        edition: &'site Edition,
    ) -> Result<Maker<'site>, RenderError> {
        let shared = self.shared.get(&edition.site.language).ok_or(RenderError::NoWords)?;
        Ok(Maker { renderer: self, edition, shared, view: self.view(edition)? })
    }

    /// Makes one page of each kind, so that a template that does not fit is found without making
    /// all pages; not the search, for which all services are read.
    ///
    /// # Errors
    /// If a template does not fit its view.
    pub fn try_each_kind(&self) -> Result<(), RenderError> {
        let mut tried = Vec::new();
        for edition in self.editions.all() {
            let mut last = None;
            for file in edition.files() {
                let PublicFile::Page(page) = file else { continue };
                let kind = Some(std::mem::discriminant(page));
                if kind != last && *page != Page::Search {
                    tried.push((edition, file));
                }
                last = kind;
            }
        }
        let tried = tried.into_par_iter().with_max_len(1);
        tried.try_for_each(|(edition, file)| self.render(edition, file).map(drop))
    }

    /// Tells what all pages share and where they are: unless this changes, a page is what it was
    /// as long as nothing that it read changes.
    ///
    /// # Errors
    /// If the theme has no words for a language of the site.
    pub fn outline(&self) -> Result<String, RenderError> {
        let mut outline = digest::Context::new(&digest::SHA256);
        for edition in self.editions.all() {
            let frame = serde_json::to_vec(&self.frame(&self.view(edition)?));
            outline.update(&frame?);
            for file in edition.files() {
                outline.update(format!("\n{}{}", edition.folder(), file.path()).as_bytes());
            }
            for (path, file) in edition.moved() {
                outline.update(format!("\n{path} {}", file.path()).as_bytes());
            }
        }
        Ok(hex(outline.finish().as_ref()))
    }

    /// Makes every file that a plan does not keep, on all cores, and puts each into a sink;
    /// `part` is the folder of the sink in the plan.
    ///
    /// # Errors
    /// If a file cannot be made, or the sink refuses one.
    pub fn write(
        &self,
        sink: &dyn Sink,
        plan: &Plan,
        part: &str,
        timings: &Timings,
    ) -> Result<(), RenderError> {
        for picture in self.pictures() {
            sink.put(OutputPath::of("", picture.file())?, picture.content().to_vec())?;
        }
        self.each_file(timings, |edition, file, path| {
            if plan.keeps(part, &path, sink)? {
                return Ok(());
            }
            let made = timings
                .file(Kind::of(file), path.as_str(), || self.put(edition, file, sink, &path))?;
            if let Some(Put { files, reads }) = made {
                plan.note(part, &path, files, &reads);
            }
            Ok(())
        })
    }

    /// Does something with every file and its path, on all cores.
    pub(super) fn each_file(
        &self,
        timings: &Timings,
        work: impl Fn(&Edition, &PublicFile, OutputPath) -> Result<(), RenderError> + Sync,
    ) -> Result<(), RenderError> {
        let of_edition = |edition| Edition::files(edition).map(move |file| (edition, file));
        let files: Vec<(&Edition, &PublicFile)> =
            self.editions.all().flat_map(of_edition).collect();
        timings.expect(files.len());
        // The lists come first, and take as long as hundreds of others.
        files.into_par_iter().with_max_len(1).try_for_each(|(edition, file)| {
            timings.step();
            work(edition, file, OutputPath::of(&edition.folder(), file)?)
        })
    }

    /// Puts a file into a sink, and what is named after its content.
    fn put(
        &self,
        edition: &Edition,
        file: &PublicFile,
        sink: &dyn Sink,
        path: &OutputPath,
    ) -> Result<Option<Put>, RenderError> {
        let Some(Rendered { content, reads }) = self.render(edition, file)? else {
            return Ok(None);
        };
        let mut files = vec![path.to_string()];
        sink.put(path.clone(), content)?;
        // The page of the search names its index, and so knows its files.
        if *file == PublicFile::Page(Page::Search) {
            for (file, content) in self.index(edition)?.files() {
                let path = OutputPath::of("", &file)?;
                files.push(path.to_string());
                sink.put(path, content.to_vec())?;
            }
        }
        Ok(Some(Put { files, reads }))
    }
}

/// What was put into a sink together.
struct Put {
    files: Vec<String>,
    /// What it was made of.
    reads: BTreeSet<Fact>,
}

/// How long pages are: most of them fit without being moved while they grow.
const PAGE_SIZE: usize = 64 * 1024;

/// Fills in a template.
pub(super) fn render(
    theme: &Theme,
    template: &'static str,
    context: &Context,
) -> Result<Vec<u8>, RenderError> {
    let error = |source| RenderError::Template { template, source: Box::new(source) };
    let mut page = Vec::with_capacity(PAGE_SIZE);
    theme.tera().render_to(template, context, &mut page).map_err(error)?;
    Ok(page)
}

/// Renders the mark of a site into a file that is named after it.
fn icon(site: &Site, theme: &Theme) -> Result<Asset, RenderError> {
    let mut context = Context::new();
    context.insert("site", &Mark::new(&site.facts.name, &site.facts.look));
    Ok(Asset::new("ikon", "svg", render(theme, ICON, &context)?))
}
