//! The only place that prints.

use std::error::Error;
use std::fmt::Display;
use std::io::Write as _;

use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::Colour;

/// Prints a line of what was asked for.
pub(super) fn say(line: impl Display) {
    // A reader that went away is no failure of ours.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Prints text that was asked for, as it is.
pub(super) fn say_as_it_is(text: impl Display) {
    let _ = write!(std::io::stdout().lock(), "{text}");
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

/// Prints text beside what was asked for, as it is.
pub(super) fn tell(text: impl Display) {
    let _ = write!(std::io::stderr().lock(), "{text}");
}

/// Prints why a command could not run, with every cause.
pub(super) fn tell_failure(failure: &(dyn Error + 'static)) {
    tell(format!("loket: {}\n", failure_text(failure)));
}

/// Writes a failure with every cause, one on a line.
pub(super) fn failure_text(failure: &(dyn Error + 'static)) -> String {
    let mut text = failure.to_string();
    let mut cause = failure.source();
    while let Some(error) = cause {
        text.push_str("\n  because: ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
