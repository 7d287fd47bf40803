//! `loket build`: write the site and the bundle of its form handler.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use loket_form::bundle;

use super::ended::{Ended, Failure};
use super::inputs::InputArguments;
use super::reporting::ReportArguments;
use super::terminal::{self, PrintError};
use super::timings::{self, Progress};
use crate::command_language::CommandLanguage;
use crate::history::{Conditions, History, Plan, Sources, Told, Unchanged};
use crate::manifest::{self, FUNCTION, Manifest, PUBLIC};
use crate::model::WebUrl;
use crate::output::{
    Changes, FolderSink, OutputError, OutputPath, PackingSink, Sink as _, list_name,
};
use crate::pipeline::{self, Forms, Inputs, Loaded};
use crate::render::{Bundled, Renderer};
use crate::resolve::Drafts;
use crate::timing::{Phase, Timings};

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    inputs: InputArguments,
    #[command(flatten)]
    report: ReportArguments,
    /// The folder to write to: the site in `public`, the handler's bundle in `function`
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Leave out all forms, for a host where nothing answers them: pages tell the other ways
    #[arg(long)]
    without_forms: bool,
    /// Write a compressed .br and .gz beside each file, for hosts that send them as they are
    #[arg(long)]
    compress: bool,
    /// Say at the end where the time went: by phase, by kind of page, and the slowest five
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &BuildArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    let timings = Arc::new(Timings::default());
    let (ended, language) = build(arguments, &timings, language)?;
    if arguments.timings {
        terminal::tell(timings::table(&timings, arguments.report.language(language)))?;
    }
    Ok(ended)
}

fn build(
    arguments: &BuildArguments,
    timings: &Arc<Timings>,
    language: CommandLanguage,
) -> Result<(Ended, CommandLanguage), Failure> {
    let report = &arguments.report;
    let progress = Progress::show(timings, language);
    let forms = if arguments.without_forms { Forms::LeftOut } else { Forms::Taken };
    let inputs = Inputs { forms, ..arguments.inputs.inputs(Drafts::Checked, language)? };
    let history = timings.phase(Phase::Compare, || history(arguments, &inputs));
    if let Some(Unchanged { told, parts }) = timings.phase(Phase::Compare, || history.unchanged()) {
        drop(progress);
        report.tell(&told.text)?;
        for part in [PUBLIC, FUNCTION] {
            if let Some(count) = parts.get(part) {
                let language = report.language(told.language.into());
                say_changes(part, arguments, *count, &Changes::default(), language)?;
            }
        }
        return Ok((Ended::Well, told.language.into()));
    }
    let loaded = pipeline::load(&inputs, timings)?;
    drop(progress);
    let Loaded { renderer, diagnostics, held } = match loaded {
        Ok(loaded) => loaded,
        Err(broken) => {
            report.tell(&report.told(&report.judge(broken.diagnostics), broken.language))?;
            return Ok((Ended::WithProblems, broken.language));
        }
    };
    let diagnostics = report.judge(diagnostics);
    let language = renderer.language();
    let told = Told { text: report.told(&diagnostics, language.into()), language };
    report.tell(&told.text)?;
    if diagnostics.has_errors() {
        return Ok((Ended::WithProblems, language.into()));
    }
    let progress = Progress::show(timings, report.language(language.into()));
    let plan = history.plan(renderer.outline()?, told, &held);
    // Both are whole before either is put in place: a form and its handler belong together.
    let public =
        timings.phase(Phase::Make, || render_site(&renderer, arguments, &plan, timings))?;
    let function = timings.phase(Phase::Bundle, || render_bundle(&renderer, arguments, &plan))?;
    let parts = timings
        .phase(Phase::Place, || place(&arguments.out, renderer.base_url(), public, function))?;
    drop(progress);
    let spoken = report.language(language.into());
    for (part, changes) in &parts {
        say_changes(part, arguments, changes.files.len(), changes, spoken)?;
    }
    let files = parts.into_iter().flat_map(|(part, changes)| files_of(part, changes));
    let files = files.chain([manifest::MANIFEST.to_owned()]).collect();
    timings.phase(Phase::Place, || plan.finish(files))?;
    Ok((Ended::Well, language.into()))
}

/// Puts everything in place, and writes the manifest of it.
fn place(
    out: &Path,
    base_url: &WebUrl,
    public: FolderSink,
    function: Option<FolderSink>,
) -> Result<Vec<(&'static str, Changes)>, OutputError> {
    let manifest = Manifest::take(out)?;
    let mut parts = vec![(PUBLIC, public.finish()?)];
    if let Some(function) = function {
        parts.push((FUNCTION, function.finish()?));
    }
    manifest.write(out, base_url, &parts)?;
    Ok(parts)
}

/// What an earlier build made of what there is now, under the same conditions.
fn history(arguments: &BuildArguments, inputs: &Inputs) -> History {
    let Inputs { content, templates, base_url, today, drafts, forms } = inputs;
    let BuildArguments { report, compress, .. } = arguments;
    let colours = [terminal::colour_of_messages(), terminal::colour_of_output()];
    let here = std::env::current_dir();
    let read = (content, templates, base_url, drafts, forms);
    let options = format!("{:?}", (read, report, colours, compress, here));
    let sources = Sources::look(content, templates.as_deref());
    History::open(&arguments.out, Conditions { options, today: *today }, sources)
}

/// The files of a folder, with the list of them that lies beside it.
fn files_of(part: &str, changes: Changes) -> Vec<String> {
    let files = changes.files.into_iter().map(|file| format!("{part}/{file}"));
    files.chain([list_name(part)]).collect()
}

fn render_site(
    renderer: &Renderer,
    arguments: &BuildArguments,
    plan: &Plan,
    timings: &Timings,
) -> Result<FolderSink, Failure> {
    let sink = FolderSink::open(&arguments.out.join(PUBLIC))?;
    if arguments.compress {
        renderer.write(&PackingSink(&sink), plan, PUBLIC, timings)?;
    } else {
        renderer.write(&sink, plan, PUBLIC, timings)?;
    }
    Ok(sink)
}

fn render_bundle(
    renderer: &Renderer,
    arguments: &BuildArguments,
    plan: &Plan,
) -> Result<Option<FolderSink>, Failure> {
    let folder = arguments.out.join(FUNCTION);
    let manifest = OutputPath::parse(bundle::MANIFEST)?;
    let known = FolderSink::knows(&folder).then(|| FolderSink::open(&folder)).transpose()?;
    let is_kept = match &known {
        Some(known) => plan.keeps(FUNCTION, &manifest, known)?,
        None => false,
    };
    if is_kept {
        return Ok(known);
    }
    let files = match renderer.bundle()? {
        Some(Bundled { bundle, reads }) => {
            let files = bundle.to_files()?;
            plan.note(FUNCTION, &manifest, files.keys().map(ToString::to_string).collect(), &reads);
            files
        }
        // The last form is gone: an old bundle would still take what nobody asks for.
        None if known.is_some() => BTreeMap::new(),
        None => return Ok(None),
    };
    let sink = known.map_or_else(|| FolderSink::open(&folder), Ok)?;
    for (path, content) in files {
        sink.put(OutputPath::parse(path)?, content)?;
    }
    Ok(Some(sink))
}

fn say_changes(
    part: &str,
    arguments: &BuildArguments,
    files: usize,
    changes: &Changes,
    language: CommandLanguage,
) -> Result<(), PrintError> {
    let Changes { written, removed, .. } = changes;
    let folder = arguments.out.join(part);
    let (folder, written) = (folder.display(), written.len());
    let what = match part {
        PUBLIC => language.pick("situs", "the site"),
        _ => language.pick("pengolah formulir", "the handler of forms"),
    };
    terminal::say(match language {
        CommandLanguage::Indonesian => {
            format!("{folder} ({what}): {files} berkas, {written} ditulis, {removed} dihapus")
        }
        CommandLanguage::English => {
            format!("{folder} ({what}): {files} files, {written} written, {removed} removed")
        }
    })
}
