//! What people type: one file for each subcommand.
//!
//! Exit codes: 0 clean, 1 problems in the content, 2 could not run.

mod build;
mod check;
mod inputs;
mod new;
mod reporting;
mod schema;
mod serve;
mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turn service-standard content into a fast, accessible public site.
#[derive(Debug, Parser)]
#[command(name = "loket", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Start here: `loket serve`, then open the address that it prints.")]
pub struct Arguments {
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
    /// Print the JSON Schemas with which editors complete, explain and check content
    Schema(schema::SchemaArguments),
}

/// How a command ended.
enum Ended {
    /// It did what was asked.
    Well,
    /// The content has problems, which were told.
    WithProblems,
}

/// A command could not run: the message says why.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs a command, and tells on the terminal what went wrong.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    let ended = match &arguments.command {
        Command::Serve(arguments) => serve::run(arguments),
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match ended {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithProblems) => ExitCode::from(1),
        Err(failure) => {
            terminal::tell_failure(failure.as_ref());
            ExitCode::from(2)
        }
    }
}
