//! Pages on which a source stands beside its draft.

use std::path::Path;

use loket_form::language::Language;
use tera::Context;

use super::super::ended::Failure;
use super::super::{file, terminal};
use crate::command_language::CommandLanguage;
use crate::import::{Document, Draft, Report};
use crate::theme::Theme;

/// The template of the pages.
const TEMPLATE: &str = "report/import.html";

/// Writes the pages of a run.
pub(super) struct Reports<'arguments> {
    folder: &'arguments Path,
    theme: Theme,
    language: CommandLanguage,
}

impl<'arguments> Reports<'arguments> {
    /// Begins to write pages into a folder.
    pub(super) fn new(
        folder: &'arguments Path,
        language: CommandLanguage,
    ) -> Result<Self, Failure> {
        let theme = Theme::load(None).map_err(|_| "the words of the program cannot be read")?;
        Ok(Self { folder, theme, language })
    }

    /// Writes the page of a draft: of `source`, which was brought into `target`.
    pub(super) fn write(
        &self,
        (source, document): (&Path, &Document),
        (target, draft): (&Path, &Draft),
    ) -> Result<(), Failure> {
        let tag: Language = self.language.tag().parse()?;
        let mut context = Context::new();
        context.insert("lang", self.language.tag());
        context.insert("words", self.theme.words(tag));
        context.insert("report", &Report::of(document, draft));
        context.insert("source_path", &source.display().to_string());
        context.insert("draft_path", &target.display().to_string());
        let page = self.theme.tera().render(TEMPLATE, &context)?;
        let name = target.file_stem().unwrap_or_default();
        let report = self.folder.join(name).with_extension("html");
        file::update(&report, page)?;
        let words = self.language.pick("sumber dan rancangan berdampingan", "source beside draft");
        terminal::say(format!("{}: {words}", report.display()))?;
        Ok(())
    }
}
