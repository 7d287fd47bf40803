//! `loket check`: look for problems in the content, and write nothing.

use clap::Args;

use super::inputs::InputArguments;
use super::reporting::ReportArguments;
use super::{Ended, Failure};
use crate::completeness::Completeness;
use crate::output::PathSink;
use crate::pipeline;
use crate::resolve::Drafts;

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    inputs: InputArguments,
    #[command(flatten)]
    report: ReportArguments,
}

pub(super) fn run(arguments: &CheckArguments) -> Result<Ended, Failure> {
    let report = &arguments.report;
    match pipeline::load(&arguments.inputs.inputs(Drafts::Checked)?) {
        Ok(loaded) => {
            loaded.render(&PathSink::default())?;
            let completeness = Completeness::of(&loaded.site);
            let diagnostics = report.judge(loaded.diagnostics);
            report.say(&diagnostics, Some(&completeness), loaded.site.language);
            Ok(if diagnostics.has_errors() { Ended::WithProblems } else { Ended::Well })
        }
        Err(broken) => {
            report.say(&report.judge(broken.diagnostics), None, broken.language);
            Ok(Ended::WithProblems)
        }
    }
}
