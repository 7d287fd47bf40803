//! What people type: one file for each subcommand.
//!
//! Exit codes: 0 clean, 1 problems in the content, 2 could not run.

mod build;
mod check;
mod ended;
mod export;
mod file;
mod fixing;
mod import;
mod indonesian;
mod inputs;
mod names;
mod new;
mod reporting;
mod schema;
mod selection;
mod serve;
mod speaking;
mod terminal;
mod timings;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::command_language::CommandLanguage;
use ended::{Ended, Failure};

/// Turn service-standard content into a fast, accessible public site.
#[derive(Debug, Parser)]
#[command(name = "loket", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Start here: `loket serve`, then open the address that it prints.")]
struct Arguments {
    /// The language of the program: id or en [default: of the locale, or of the site]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<CommandLanguage>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the site on this machine, and take its forms
    Serve(serve::ServeArguments),
    /// Write the site and the bundle of its form handler
    Build(build::BuildArguments),
    /// Look for problems in the content, and write nothing
    Check(check::CheckArguments),
    /// Begin a site, an agency or a service with files that only need to be filled in
    New(new::NewArguments),
    /// Bring in standards from files, as drafts: nothing that they say gets lost
    Import(import::ImportArguments),
    /// Write standards for the next decree, for a register or as a sheet; import reads them back
    Export(export::ExportArguments),
    /// Print the JSON Schemas with which editors complete, explain and check content
    Schema(schema::SchemaArguments),
}

/// Runs the command that the arguments of the program ask for, and tells on the terminal
/// what went wrong.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = speaking::language(&arguments);
    let ended = match parsed(arguments, language) {
        Ok(arguments) => arguments.command.run(language),
        Err(answer) => terminal::answer(&answer, language)
            .map_err(Failure::from)
            .map(|()| if answer.use_stderr() { Ended::Misunderstood } else { Ended::Well }),
    };
    match ended {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithProblems) => ExitCode::from(1),
        Ok(Ended::Misunderstood) => ExitCode::from(2),
        Err(failure) => {
            terminal::tell_failure(failure.as_ref());
            ExitCode::from(2)
        }
    }
}

/// Reads the arguments; what is asked of the help, and what is not understood, is an error.
fn parsed(arguments: Vec<OsString>, language: CommandLanguage) -> Result<Arguments, clap::Error> {
    let command = match language {
        CommandLanguage::Indonesian => indonesian::translated(Arguments::command()),
        CommandLanguage::English => Arguments::command(),
    };
    Arguments::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

impl Command {
    fn run(&self, language: CommandLanguage) -> Result<Ended, Failure> {
        match self {
            Self::Serve(arguments) => serve::run(arguments, language),
            Self::Build(arguments) => build::run(arguments, language),
            Self::Check(arguments) => check::run(arguments, language),
            Self::New(arguments) => new::run(arguments, language),
            Self::Import(arguments) => import::run(arguments, language),
            Self::Export(arguments) => export::run(arguments, language),
            Self::Schema(arguments) => schema::run(arguments, language),
        }
    }
}
