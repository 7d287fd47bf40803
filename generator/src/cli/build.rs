//! `loket build`: write the site and the bundle of its form handler.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use super::ended::{Ended, Failure};
use super::inputs::InputArguments;
use super::reporting::ReportArguments;
use super::terminal::{self, PrintError};
use crate::output::{Changes, FolderSink, OutputPath, PackingSink, Sink as _};
use crate::pipeline;
use crate::render::Renderer;
use crate::resolve::Drafts;

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    inputs: InputArguments,
    #[command(flatten)]
    report: ReportArguments,
    /// The folder to write to: the site in `public`, the handler's bundle in `function`
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Write a compressed .br and .gz beside each file, for hosts that send them as they are
    #[arg(long)]
    compress: bool,
}

pub(super) fn run(arguments: &BuildArguments) -> Result<Ended, Failure> {
    let report = &arguments.report;
    let mut loaded = match pipeline::load(&arguments.inputs.inputs(Drafts::Checked)?)? {
        Ok(loaded) => loaded,
        Err(broken) => {
            report.tell(&report.judge(broken.diagnostics), broken.language)?;
            return Ok(Ended::WithProblems);
        }
    };
    loaded.diagnostics = report.judge(loaded.diagnostics);
    if loaded.diagnostics.iter().next().is_some() {
        report.tell(&loaded.diagnostics, loaded.renderer.language().into())?;
    }
    if loaded.diagnostics.has_errors() {
        return Ok(Ended::WithProblems);
    }
    // Both are whole before either is put in place: a form and its handler belong together.
    let public = render_site(&loaded.renderer, arguments)?;
    let function = render_bundle(&loaded.renderer, arguments)?;
    say_changes("public", arguments, public.finish()?)?;
    if let Some(function) = function {
        say_changes("function", arguments, function.finish()?)?;
    }
    Ok(Ended::Well)
}

fn render_site(renderer: &Renderer, arguments: &BuildArguments) -> Result<FolderSink, Failure> {
    let sink = FolderSink::open(&arguments.out.join("public"))?;
    if arguments.compress {
        renderer.write(&PackingSink(&sink))?;
    } else {
        renderer.write(&sink)?;
    }
    Ok(sink)
}

fn render_bundle(
    renderer: &Renderer,
    arguments: &BuildArguments,
) -> Result<Option<FolderSink>, Failure> {
    let folder = arguments.out.join("function");
    let files = match renderer.bundle()? {
        Some(bundle) => bundle.to_files()?,
        // The last form is gone: an old bundle would still take what nobody asks for.
        None if FolderSink::knows(&folder) => BTreeMap::new(),
        None => return Ok(None),
    };
    let sink = FolderSink::open(&folder)?;
    for (path, content) in files {
        sink.put(OutputPath::parse(path)?, content)?;
    }
    Ok(Some(sink))
}

fn say_changes(part: &str, arguments: &BuildArguments, changes: Changes) -> Result<(), PrintError> {
    let Changes { files, written, removed } = changes;
    let folder = arguments.out.join(part);
    terminal::say(format!(
        "{}: {files} files, {written} written, {removed} removed",
        folder.display()
    ))
}
