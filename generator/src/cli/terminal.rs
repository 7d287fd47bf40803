//! The only place that prints.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};
use loket_handler::causes::with_causes;

use super::indonesian;
use crate::command_language::CommandLanguage;
use crate::diagnostic::Colour;

const OUTPUT: &str = "standard output";
const ERRORS: &str = "standard error";

/// What a command says does not reach anybody.
#[derive(Debug, thiserror::Error)]
#[error("{stream} cannot be written to")]
pub(super) struct PrintError {
    stream: &'static str,
    source: io::Error,
}

/// Prints a line of what was asked for.
pub(super) fn say(line: impl Display) -> Result<(), PrintError> {
    say_as_it_is(format_args!("{line}\n"))
}

/// Prints text that was asked for, as it is.
pub(super) fn say_as_it_is(text: impl Display) -> Result<(), PrintError> {
    print(OUTPUT, io::stdout().lock(), text)
}

/// Prints text beside what was asked for, as it is.
pub(super) fn tell(text: impl Display) -> Result<(), PrintError> {
    print(ERRORS, io::stderr().lock(), text)
}

/// Clears a terminal, so that what is printed next stands there alone.
pub(super) fn clear() -> Result<(), PrintError> {
    if io::stdout().is_terminal() { say_as_it_is("\u{1b}[2J\u{1b}[H") } else { Ok(()) }
}

/// Prints what the parser of arguments answers: help, the version, or what it did not understand.
pub(super) fn answer(answer: &clap::Error, language: CommandLanguage) -> Result<(), PrintError> {
    let is_indonesian = language == CommandLanguage::Indonesian;
    if let Some(words) = is_indonesian.then(|| indonesian::explained(answer)).flatten() {
        return tell(words);
    }
    let stream = if answer.use_stderr() { ERRORS } else { OUTPUT };
    checked(stream, answer.print())
}

fn print(stream: &'static str, mut out: impl Write, text: impl Display) -> Result<(), PrintError> {
    checked(stream, write!(out, "{text}").and_then(|()| out.flush()))
}

fn checked(stream: &'static str, written: io::Result<()>) -> Result<(), PrintError> {
    match written {
        // A reader that went away is no failure of ours.
        Err(source) if source.kind() != ErrorKind::BrokenPipe => Err(PrintError { stream, source }),
        _ => Ok(()),
    }
}

/// Returns whether what was asked for may have colours: on a terminal, and not against `NO_COLOR`.
pub(super) fn colour_of_output() -> Colour {
    colour(AutoStream::choice(&std::io::stdout()))
}

/// Returns whether what is printed beside it may have colours.
pub(super) fn colour_of_messages() -> Colour {
    colour(AutoStream::choice(&std::io::stderr()))
}

fn colour(choice: ColorChoice) -> Colour {
    if choice == ColorChoice::Never { Colour::Without } else { Colour::With }
}

/// Prints why a command could not run, with every cause.
pub(super) fn tell_failure(failure: &(dyn Error + 'static)) {
    // Where that fails too, the exit status says the rest.
    let _ = tell(format!("loket: {}\n", failure_text(failure)));
}

/// Writes a failure with every cause, one on a line; between the two stands no word, for the causes
/// are in the language of the system.
pub(super) fn failure_text(failure: &(dyn Error + 'static)) -> String {
    with_causes(failure, ":\n  ")
}
