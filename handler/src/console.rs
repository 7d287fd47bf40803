//! What the program says: the log on standard output, why it stops on standard error.

use std::error::Error;
use std::io::{self, ErrorKind, Write as _};

use loket_handler::causes::with_causes;
use loket_handler::log::Event;

/// Why the program cannot run.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// What the program says does not reach anybody.
#[derive(Debug, thiserror::Error)]
#[error("standard output or standard error cannot be written to")]
struct PrintError(#[source] io::Error);

/// Makes a failure of what could not be printed, unless a reader went away, which is none of ours.
pub(crate) fn printed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(PrintError(error).into()),
        _ => Ok(()),
    }
}

/// Writes an event to the log; a log that cannot be written is told, and stops no request.
///
/// A monitor that is told that all is well, every few seconds, is no event.
pub(crate) fn log(event: &Event) {
    if event.outcome == "well" {
        return;
    }
    if let Err(error) = printed(writeln!(io::stdout(), "{}", event.to_json_line())) {
        report(error.as_ref());
    }
}

/// Says why the program stops, with every cause.
pub(crate) fn report(error: &dyn Error) {
    let text = with_causes(error, "\n  caused by: ");
    let _ = writeln!(io::stderr(), "error: {text}");
}
