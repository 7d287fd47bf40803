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
    let mut text = format!("loket: {failure}\n");
    let mut cause = failure.source();
    while let Some(error) = cause {
        text.push_str(&format!("  because: {error}\n"));
        cause = error.source();
    }
    tell(text);
}
