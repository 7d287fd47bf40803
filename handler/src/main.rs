//! `loket-handler`: a Lambda function under the Lambda Runtime API, otherwise an HTTP server.

use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory as _, Parser};
use loket_handler::clock::SystemClock;
use loket_handler::config::{Config, HELP};
use loket_handler::log::Event;
use loket_handler::server::{self, Limits};
use loket_handler::{Handler, HandlerParts};
use tokio::net::TcpListener;

#[cfg(feature = "lambda")]
mod lambda;

/// Why the program cannot run.
type Failure = Box<dyn Error + Send + Sync>;

/// Takes posted service forms and forwards them by e-mail; stores nothing.
///
/// Under AWS Lambda it takes its requests from the Runtime API; otherwise it
/// serves HTTP at the address that `--listen` gives.
#[derive(Debug, Parser)]
#[command(version, after_help = HELP)]
struct Arguments {
    /// Serve HTTP at this address, such as 127.0.0.1:8081
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.listen {
        #[cfg(feature = "lambda")]
        None if lambda::is_present() => lambda::run(),
        None => {
            // The exit status says the rest if the terminal is gone.
            let _ = Arguments::command().print_help();
            return ExitCode::from(2);
        }
        Some(address) => listen(address),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(error.as_ref());
            ExitCode::from(2)
        }
    }
}

/// Makes the handler that the environment describes.
fn handler() -> Result<Arc<Handler>, Failure> {
    let Config { bundle, transport, secret, origins } = Config::from_environment()?;
    let clock = Box::new(SystemClock);
    let parts = HandlerParts { bundle, transport, secret, clock, origins };
    Ok(Arc::new(Handler::try_new(parts)?))
}

#[tokio::main]
async fn listen(address: SocketAddr) -> Result<(), Failure> {
    let handler = handler()?;
    let listener = TcpListener::bind(address).await?;
    let limits = Limits::default();
    writeln!(std::io::stderr(), "listening on http://{}", listener.local_addr()?)?;
    let router = server::router(handler, limits, log);
    server::serve(listener, router, limits, server::stop_signal()).await;
    Ok(())
}

/// Writes an event to the log; a log that cannot be written stops no request.
fn log(event: &Event) {
    let _ = writeln!(std::io::stdout(), "{}", event.to_json_line());
}

/// Says why the program stops, with every cause.
fn report(error: &dyn Error) {
    let mut text = format!("error: {error}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str("\n  caused by: ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    let _ = writeln!(std::io::stderr(), "{text}");
}
