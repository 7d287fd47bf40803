//! The only place that prints.

use std::error::Error;
use std::fmt::Display;
use std::io::Write as _;

/// Prints a line of what was asked for.
pub(super) fn say(line: impl Display) {
    // A reader that went away is no failure of ours.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
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
