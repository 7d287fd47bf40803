//! Tells the recipients of forms each working morning what came, under a server that runs.

use std::time::Duration;

use loket_handler::clock::{Clock as _, SystemClock};
use loket_handler::current::Current;
use loket_handler::log::Event;
use loket_handler::morning::Morning;

use crate::console::{Failure, log, report};

/// How often it is looked whether the morning has come.
const PAUSE: Duration = Duration::from_mins(1);

/// Tells them, as long as the server runs.
pub(crate) async fn tell(morning: Morning, current: Current) {
    loop {
        let handler = current.get();
        let told = tokio::task::spawn_blocking(move || handler.tell_morning(morning)).await;
        let told: Result<bool, Failure> = match told {
            Ok(told) => told.map_err(Failure::from),
            Err(fault) => Err(fault.into()),
        };
        if !matches!(told, Ok(false)) {
            log(&Event::of_morning(SystemClock.now(), told.is_ok()));
        }
        if let Err(error) = told {
            report(error.as_ref());
        }
        tokio::time::sleep(PAUSE).await;
    }
}
