//! `loket-handler`: a Lambda function under the Lambda Runtime API, otherwise an HTTP server.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::panic::PanicHookInfo;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory as _, Parser};
use listenfd::ListenFd;
#[cfg(feature = "lambda")]
use loket_form::bundle::Bundle;
use loket_form::id::FormId;
use loket_handler::config::{Config, HELP, RunAs};
use loket_handler::current::Current;
use loket_handler::server::{self, Intake, Limits};
use loket_handler::trial::TrialReport;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

mod console;
#[cfg(feature = "lambda")]
mod lambda;
mod mornings;
mod renewal;
mod spooled;

use console::{Failure, log, printed, report};
use renewal::Renewal;

/// The open files of a process that cannot ask how many it may have.
const FEWEST_FILES: u64 = 1024;

/// Takes posted service forms and forwards them by e-mail; stores nothing but what waits.
///
/// Under AWS Lambda it takes its requests from the Runtime API; otherwise it
/// serves HTTP at the address that `--listen` gives.
#[derive(Debug, Parser)]
#[command(version, after_help = HELP)]
struct Arguments {
    /// Serve HTTP at this address, such as 127.0.0.1:8081, or on the socket of a systemd unit
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,

    /// Send one marked trial to the recipients of FORM (default: the first form), then stop
    #[arg(long, value_name = "FORM", num_args = 0..=1, conflicts_with = "listen", value_parser = FormId::parse)]
    #[expect(clippy::option_option, reason = "an option whose value may be left out")]
    self_test: Option<Option<FormId>>,

    /// List what waits in the spool, then stop
    #[arg(long, conflicts_with_all = ["listen", "self_test"])]
    spool: bool,

    /// Send what waits in the spool without waiting for the next try, then stop
    #[arg(long, conflicts_with_all = ["listen", "self_test", "spool"])]
    send_now: bool,
}

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        let _ = writeln!(io::stderr(), "{}", place(fault));
    }));
    // A function is given no arguments, and there is no time to read them.
    #[cfg(feature = "lambda")]
    if lambda::is_present() && std::env::args_os().nth(1).is_none() {
        return end(run_function());
    }
    match Arguments::try_parse() {
        Ok(Arguments { self_test: Some(form), .. }) => end(try_out(form.as_ref())),
        Ok(Arguments { listen: Some(address), .. }) => end(listen(address)),
        Ok(Arguments { spool: true, .. }) => end(spooled::list()),
        Ok(Arguments { send_now: true, .. }) => end(spooled::send_now()),
        Ok(Arguments { .. }) => {
            // The exit status says the rest if the terminal is gone.
            let _ = Arguments::command().print_help();
            ExitCode::from(2)
        }
        Err(answer) if answer.use_stderr() => answer.exit(),
        Err(answer) => end(printed(answer.print())),
    }
}

/// Ends the program, and says why if it had to stop.
fn end(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(error.as_ref());
            ExitCode::from(2)
        }
    }
}

#[cfg(feature = "lambda")]
fn run_function() -> Result<(), Failure> {
    let mut config = Config::from_environment(RunAs::Function)?;
    note_uncounted(&config.bundle)?;
    let edge = config.edge.take();
    lambda::run(&Arc::new(config.handler()?), edge.as_ref())
}

/// Says of which forms the content bounds the requests of a day: a function counts nothing.
#[cfg(feature = "lambda")]
fn note_uncounted(bundle: &Bundle) -> Result<(), Failure> {
    let forms = bundle.manifest.forms.values().map(|entry| &entry.form);
    for form in forms.filter(|form| form.opening().per_day.is_some()) {
        let text = "`per_day` is not kept, for a function counts nothing";
        printed(writeln!(io::stderr(), "form {}: {text}", form.id()))?;
    }
    Ok(())
}

#[tokio::main]
async fn listen(address: SocketAddr) -> Result<(), Failure> {
    let config = Config::from_environment(RunAs::Server)?;
    let (spooling, morning) = (config.spooling.clone(), config.morning);
    let (folder, mark) = (config.folder.clone(), config.mark.clone());
    let handler = Arc::new(config.handler()?);
    let listener = listener(address).await?;
    let limits = limits();
    let sender = Arc::clone(&handler);
    tokio::task::spawn_blocking(move || sender.prepare_to_send());
    let proxies = handler.proxies().clone();
    let current = Current::new(handler);
    let renewal = tokio::spawn(Renewal::new(folder, mark, current.clone())?.run());
    let telling = morning.map(|morning| tokio::spawn(mornings::tell(morning, current.clone())));
    printed(writeln!(io::stderr(), "listening on http://{}", listener.local_addr()?))?;
    let stop = CancellationToken::new();
    let courier = spooling.map(|spooling| spooled::courier(spooling, &current, &stop));
    let delivering = courier.map(|courier| tokio::spawn(courier.run()));
    let common = current.clone();
    let headers = Arc::new(move || common.get().common_headers());
    let intake = Intake::new(limits);
    let router = server::router(current, intake.clone(), log);
    server::serve(listener, router, headers, proxies, limits, server::stop_signal()).await;
    renewal.abort();
    if let Some(telling) = telling {
        telling.abort();
    }
    intake.finish().await;
    stop.cancel();
    if let Some(delivering) = delivering {
        // What it is at would be sent twice if it were cut off.
        let _ = tokio::time::timeout(limits.grace, delivering).await;
    }
    Ok(())
}

/// Returns the socket that a service manager hands over, which takes connections while this
/// program is restarted; without one, a socket of our own.
async fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    match ListenFd::from_env().take_tcp_listener(0)? {
        Some(listener) => {
            listener.set_nonblocking(true)?;
            TcpListener::from_std(listener)
        }
        None => TcpListener::bind(address).await,
    }
}

/// Returns the limits that the open files of this process allow, having asked for more of them.
fn limits() -> Limits {
    let limits = Limits::default();
    let wanted = u64::from(limits.connections) * 2;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(files) => limits.within_files(files),
        // What cannot be asked for cannot be counted on either.
        Err(_) => limits.within_files(FEWEST_FILES),
    }
}

/// Sends one marked trial through the real back end and says what became of it.
#[tokio::main(flavor = "current_thread")]
async fn try_out(form: Option<&FormId>) -> Result<(), Failure> {
    let mut config = Config::from_environment(RunAs::Server)?;
    if let Some(spooling) = config.spooling.take() {
        // What is on trial is the way to the agency.
        config.parts.transport = spooling.way;
    }
    let report = config.handler()?.try_out(form).await?;
    let TrialReport { reference, form, recipients, by, place, first_failure } = report;
    let first = first_failure.map(|code| format!("the first back end did not take it: {code}\n"));
    printed(writeln!(
        io::stdout(),
        "trial {reference} for the form {form}: taken by {by} as {place}\n{}\
         look for it in the mailbox of each recipient ({recipients})",
        first.unwrap_or_default()
    ))
}

/// Tells where a panic came from, and not its message: that can quote what somebody typed.
fn place(fault: &PanicHookInfo<'_>) -> String {
    match fault.location() {
        Some(location) => format!("panicked at {location}"),
        None => "panicked".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    #[test]
    fn a_panic_is_told_by_its_place_alone() {
        let (told, printed) = channel();
        std::panic::set_hook(Box::new(move |fault| {
            let _ = told.send(super::place(fault));
        }));
        // As the standard library does when a text is cut inside of a letter.
        let typed = "Sari Contoh é".to_owned();
        let cut = std::panic::catch_unwind(|| typed.split_at(typed.len() - 1).0.len());
        let _ = std::panic::take_hook();
        assert!(cut.is_err());
        let line = printed.recv().expect("a line");
        assert!(line.starts_with("panicked at ") && line.contains(".rs:"), "{line}");
        assert!(!line.contains("Sari"), "{line}");
    }
}
