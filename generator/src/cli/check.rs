//! `loket check`: look for problems in the content, and write nothing.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;

use super::ended::{Ended, Failure};
use super::inputs::InputArguments;
use super::reporting::ReportArguments;
use super::terminal;
use super::timings::{self, Progress};
use crate::command_language::CommandLanguage;
use crate::completeness::Completeness;
use crate::external::{self, Reach};
use crate::pipeline::{self, Loaded};
use crate::resolve::Drafts;
use crate::theme::Theme;
use crate::timing::{Phase, Timings};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
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

pub(super) fn run(arguments: &CheckArguments) -> Result<Ended, Failure> {
    let timings = Arc::new(Timings::default());
    let language = arguments.report.language(CommandLanguage::default());
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
    let inputs = arguments.inputs.inputs(Drafts::Checked)?;
    let progress = Progress::show(timings, language);
    let loaded = pipeline::load(&inputs, timings)?;
    let Loaded { renderer, mut diagnostics, .. } = match loaded {
        Ok(loaded) => loaded,
        Err(broken) => {
            drop(progress);
            report.say(&report.judge(broken.diagnostics), None, broken.language)?;
            return Ok((Ended::WithProblems, broken.language));
        }
    };
    timings.phase(Phase::Prove, || renderer.prove(timings))?;
    timings.phase(Phase::Bundle, || renderer.bundle())?;
    let completeness = Completeness::of(&renderer.editions().main().site);
    // Others are asked about a site that can be published.
    let reach = arguments.external.filter(|_| !diagnostics.has_errors());
    if let Some(reach) = reach {
        let settings = external::Settings {
            languages: Theme::languages(inputs.templates.as_deref()),
            content: inputs.content,
            reach,
            cache: cache(),
            now: Timestamp::now(),
        };
        diagnostics.append(timings.phase(Phase::External, || external::check(&settings)));
    }
    drop(progress);
    let diagnostics = report.judge(diagnostics.sorted());
    let language = renderer.language().into();
    report.say(&diagnostics, Some(&completeness), language)?;
    let ended = if diagnostics.has_errors() { Ended::WithProblems } else { Ended::Well };
    Ok((ended, language))
}

/// The file of good answers, where the user's programs keep what they can do without.
fn cache() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let caches = folder("XDG_CACHE_HOME").filter(|path| path.is_absolute());
    let caches = caches.or_else(|| Some(std::env::home_dir()?.join(".cache")));
    caches.map(|caches| caches.join("loket/links.json"))
}
