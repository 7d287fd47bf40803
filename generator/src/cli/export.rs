//! `loket export`: write standards for the next decree, for a register, or as a sheet.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::ended::{Ended, Failure, Refusal};
use super::inputs::InputArguments;
use super::selection::Selection;
use super::{file, terminal};
use crate::command_language::CommandLanguage;
use crate::export::{Annex, CellTooLong, MAX_CELL, docx, text, xlsx};
use crate::model::{Edition, ServiceId};
use crate::pipeline;
use crate::resolve::Drafts;
use crate::timing::Timings;
use crate::view::ViewContext;

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// What to write: docx for the annex of a decree, text for a register, xlsx for a sheet
    #[arg(value_enum)]
    format: Format,
    /// A service, an agency or a file to write, such as kominfo/lock [default: everything]
    #[arg(value_name = "NAME")]
    names: Vec<PathBuf>,
    /// The folder in which the files are written
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Write over files that say something else
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    inputs: InputArguments,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Docx,
    Xlsx,
    Text,
}

/// The name of the sheet of all services.
const SHEET: &str = "standar-pelayanan.xlsx";

pub(super) fn run(
    arguments: &ExportArguments,
    language: CommandLanguage,
) -> Result<Ended, Failure> {
    let inputs = arguments.inputs.inputs(Drafts::Shown, language)?;
    let selection = Selection::of(&inputs.content, &arguments.names, language)?;
    let Ok(loaded) = pipeline::load(&inputs, &Timings::default())? else {
        return Err(broken_content(language).into());
    };
    let renderer = loaded.renderer;
    let edition = renderer.editions().main();
    let view = ViewContext::new(renderer.editions(), edition, renderer.theme())
        .ok_or(crate::render::RenderError::NoWords)?;
    let annexes = annexes(&view, edition, &selection);
    let write = Writing { arguments, language };
    if arguments.format == Format::Xlsx {
        let annexes: Vec<Annex<'_>> = annexes.into_iter().map(|(_, annex)| annex).collect();
        let sheet = xlsx(&annexes)?.map_err(|long| too_long(&long, language))?;
        return write.file(SHEET, &sheet);
    }
    let mut ended = Ended::Well;
    for (id, annex) in annexes {
        let name = format!("{}-{}", id.agency(), id.name());
        let (ending, content) = match arguments.format {
            Format::Docx => ("docx", docx(&annex)?),
            Format::Text | Format::Xlsx => ("txt", text(&annex).into_bytes()),
        };
        ended = ended.and(write.file(&format!("{name}.{ending}"), &content)?);
    }
    Ok(ended)
}

/// Returns what is asked for of each service that holds.
fn annexes<'site>(
    view: &ViewContext<'site>,
    edition: &'site Edition,
    selection: &Selection<'_>,
) -> Vec<(&'site ServiceId, Annex<'site>)> {
    let services = edition.site.services.iter();
    let asked = services.filter(|(id, service)| {
        service.is_listed() && selection.names(&format!("{}/{}.md", id.agency(), id.name()))
    });
    let annex = |(id, service)| {
        let agency = edition.site.agencies.get(ServiceId::agency(id))?;
        Some((id, Annex::of(view, service, agency)))
    };
    asked.filter_map(annex).collect()
}

/// How files are written.
struct Writing<'arguments> {
    arguments: &'arguments ExportArguments,
    language: CommandLanguage,
}

impl Writing<'_> {
    /// Writes a file where nothing else is: an office may have edited what was written before.
    fn file(&self, name: &str, content: &[u8]) -> Result<Ended, Failure> {
        let target = self.arguments.out.join(name);
        let shown = target.display();
        let says_else = |path: &Path| std::fs::read(path).is_ok_and(|old| old != content);
        if !self.arguments.replace && says_else(&target) {
            let words = self.language.pick(
                "sudah ada dengan isi lain dan tidak disentuh; `--replace` menggantinya",
                "is there and says something else; `--replace` writes over it",
            );
            terminal::tell(format!("{shown}: {words}\n"))?;
            return Ok(Ended::WithProblems);
        }
        let is_new = file::update(&target, content)?;
        let done = if is_new {
            self.language.pick("dibuat", "written")
        } else {
            self.language.pick("tidak berubah", "unchanged")
        };
        terminal::say(format!("{shown}: {done}"))?;
        Ok(Ended::Well)
    }
}

fn broken_content(language: CommandLanguage) -> Refusal {
    let words = language.pick(
        "ada kesalahan pada isi situs: perbaiki dahulu menurut `loket check`",
        "the content has errors: correct them first, as `loket check` says",
    );
    Refusal(words.to_owned())
}

fn too_long(
    CellTooLong { service, component }: &CellTooLong,
    language: CommandLanguage,
) -> Refusal {
    Refusal(match language {
        CommandLanguage::Indonesian => format!(
            "{service}: {component} lebih dari {MAX_CELL} huruf, batas satu sel; ekspor sebagai docx atau text"
        ),
        CommandLanguage::English => format!(
            "{service}: {component} has more than {MAX_CELL} characters, the most of a cell; export it as docx or text"
        ),
    })
}
