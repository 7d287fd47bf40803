//! The command `loket`.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    loket::cli::run(&loket::cli::Arguments::parse())
}
