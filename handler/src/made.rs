//! The handler that an environment describes.

use std::sync::Arc;

use loket_handler::clock::SystemClock;
use loket_handler::config::{Config, RunAs};
use loket_handler::guard::Guards;
use loket_handler::{Handler, HandlerParts};

use crate::console::Failure;

/// Makes the handler that the environment describes.
///
/// Only a server that lives longer than a request has a use for its guards.
pub(crate) fn handler(config: Config, run_as: RunAs) -> Result<Arc<Handler>, Failure> {
    let Config { bundle, transport, times, secret, origins, guards, spooling, .. } = config;
    let clock = Box::new(SystemClock);
    let spool = spooling.map(|spooling| spooling.spool);
    let answers_first = run_as == RunAs::Server;
    let guards = if answers_first { guards } else { Guards::default() };
    let parts = HandlerParts {
        bundle,
        transport,
        times,
        secret,
        clock,
        origins,
        guards,
        spool,
        answers_first,
    };
    Ok(Arc::new(Handler::try_new(parts)?))
}
