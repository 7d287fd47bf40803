//! `loket check`: look for problems in the content, and write nothing.

use clap::Args;

use super::inputs::InputArguments;
use super::{Ended, Failure, terminal};
use crate::output::PathSink;
use crate::pipeline;

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    inputs: InputArguments,
}

pub(super) fn run(arguments: &CheckArguments) -> Result<Ended, Failure> {
    match pipeline::load(&arguments.inputs.inputs()?) {
        Ok(loaded) => {
            loaded.render(&PathSink::default())?;
            terminal::tell(loaded.diagnostics.to_text(loaded.site.language));
            Ok(Ended::Well)
        }
        Err(broken) => {
            terminal::tell(broken.diagnostics.to_text(broken.language));
            Ok(Ended::WithProblems)
        }
    }
}
