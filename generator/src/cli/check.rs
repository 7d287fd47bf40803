//! `loket check`: look for problems in the content, and write nothing.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;

use super::ended::{Ended, Failure};
use super::fixing::{self, ROUNDS};
use super::inputs::InputArguments;
use super::reporting::ReportArguments;
use super::selection::Selection;
use super::serve::Changes;
use super::terminal;
use super::timings::{self, Progress};
use crate::command_language::CommandLanguage;
use crate::completeness::Completeness;
use crate::diagnostic::Diagnostics;
use crate::external::{self, Reach};
use crate::pipeline::{self, Loaded};
use crate::renames;
use crate::resolve::Drafts;
use crate::theme::Theme;
use crate::timing::{Phase, Timings};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// A service, an agency or a file to tell the problems of alone, such as kominfo/lock
    /// [default: everything]
    #[arg(value_name = "NAME")]
    names: Vec<PathBuf>,
    /// Make the corrections that cannot change a meaning, and show each
    #[arg(long)]
    fix: bool,
    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
    #[command(flatten)]
    inputs: InputArguments,
    #[command(flatten)]
    report: ReportArguments,
    /// Ask links to other sites whether they answer, once the content has no errors; good
    /// answers count for 7 days [default without a value: public]
    #[arg(long, value_enum, value_name = "REACH", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "public")]
    external: Option<Reach>,
    /// Say at the end where the time went
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &CheckArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    if arguments.fix {
        fix(arguments, language)?;
    }
    if arguments.watch {
        return watch(arguments, language);
    }
    timed(arguments, language)
}

/// Corrects the content until nothing is left that can be corrected so.
fn fix(arguments: &CheckArguments, language: CommandLanguage) -> Result<(), Failure> {
    for _ in 0..ROUNDS {
        let inputs = arguments.inputs.inputs(Drafts::Checked, language)?;
        let timings = Arc::new(Timings::default());
        let diagnostics = match pipeline::load(&inputs, &timings)? {
            Ok(loaded) => loaded.diagnostics,
            Err(broken) => broken.diagnostics,
        };
        let selection = Selection::of(&inputs.content, &arguments.names, language)?;
        if fixing::apply(&selection.keep(diagnostics))? == 0 {
            break;
        }
    }
    Ok(())
}

/// Checks whenever something has changed, on a terminal that shows the last result alone.
fn watch(arguments: &CheckArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    let mut changes = Changes::of(arguments.inputs.folders())?;
    loop {
        terminal::clear()?;
        timed(arguments, language)?;
        changes.wait();
    }
}

fn timed(arguments: &CheckArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    let timings = Arc::new(Timings::default());
    let (ended, language) = check(arguments, &timings, language)?;
    if arguments.timings {
        terminal::tell(timings::table(&timings, arguments.report.language(language)))?;
    }
    Ok(ended)
}

fn check(
    arguments: &CheckArguments,
    timings: &Arc<Timings>,
    language: CommandLanguage,
) -> Result<(Ended, CommandLanguage), Failure> {
    let report = &arguments.report;
    let inputs = arguments.inputs.inputs(Drafts::Checked, language)?;
    let selection = Selection::of(&arguments.inputs.content, &arguments.names, language)?;
    let progress = Progress::show(timings, language);
    let loaded = pipeline::load(&inputs, timings)?;
    let Loaded { renderer, mut diagnostics, .. } = match loaded {
        Ok(loaded) => loaded,
        Err(broken) => {
            drop(progress);
            let diagnostics = report.judge(selection.keep(broken.diagnostics));
            report.say(&diagnostics, None, broken.language)?;
            return Ok((ended(&diagnostics), broken.language));
        }
    };
    timings.phase(Phase::Prove, || renderer.prove(timings))?;
    timings.phase(Phase::Bundle, || renderer.bundle())?;
    let languages = Theme::languages(inputs.templates.as_deref());
    diagnostics.append(renames::check(&inputs.content, renderer.editions().main(), &languages));
    let completeness = Completeness::of(&renderer.editions().main().site);
    // Others are asked about a site that can be published.
    let reach = arguments.external.filter(|_| !diagnostics.has_errors());
    if let Some(reach) = reach {
        let settings = external::Settings {
            languages,
            content: inputs.content,
            reach,
            cache: cache(),
            now: Timestamp::now(),
        };
        diagnostics.append(timings.phase(Phase::External, || external::check(&settings)));
    }
    drop(progress);
    let diagnostics = report.judge(selection.keep(diagnostics.sorted()));
    // The table is of the whole site.
    let completeness = Some(&completeness).filter(|_| selection.is_everything());
    let language = renderer.language().into();
    report.say(&diagnostics, completeness, language)?;
    Ok((ended(&diagnostics), language))
}

fn ended(diagnostics: &Diagnostics) -> Ended {
    if diagnostics.has_errors() { Ended::WithProblems } else { Ended::Well }
}

/// The file of good answers, where the user's programs keep what they can do without.
fn cache() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let caches = folder("XDG_CACHE_HOME").filter(|path| path.is_absolute());
    let caches = caches.or_else(|| Some(std::env::home_dir()?.join(".cache")));
    caches.map(|caches| caches.join("loket/links.json"))
}
