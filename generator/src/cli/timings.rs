//! What `--timings` prints, and how far a run is on a terminal.

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::terminal;
use crate::command_language::CommandLanguage;
use crate::timing::{Kind, Phase, Spent, Timings};

/// What takes no longer than this says nothing of how far it is.
const SHORT: Duration = Duration::from_secs(1);
/// How often it is said.
const OFTEN: Duration = Duration::from_millis(200);

/// Shows on a terminal how far a run is, until it is dropped; nothing elsewhere.
pub(super) struct Progress {
    stop: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    pub(super) fn show(timings: &Arc<Timings>, language: CommandLanguage) -> Self {
        // Programs that build sites keep what is printed, line by line.
        let is_watched = io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        Self { stop: is_watched.then(|| Self::start(Arc::clone(timings), language)) }
    }

    fn start(timings: Arc<Timings>, language: CommandLanguage) -> (Sender<()>, JoinHandle<()>) {
        let (stop, stopped) = channel();
        let thread = std::thread::spawn(move || {
            let mut is_shown = false;
            while stopped.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                let phase = timings.taken().now.filter(|_| timings.elapsed() > SHORT);
                let Some(phase) = phase else { continue };
                is_shown = true;
                // Where it cannot be shown, the work goes on.
                let _ = terminal::tell(format!("\r{}\x1b[K", line(&timings, phase, language)));
            }
            if is_shown {
                let _ = terminal::tell("\r\x1b[K");
            }
        });
        (stop, thread)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.stop.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

fn line(timings: &Timings, phase: Phase, language: CommandLanguage) -> String {
    let (name, (done, all)) = (phase_name(phase, language), timings.progress());
    match (all, language) {
        (0, _) => name.to_owned(),
        (_, CommandLanguage::Indonesian) => format!("{name}: {done} dari {all}"),
        (_, CommandLanguage::English) => format!("{name}: {done} of {all}"),
    }
}

/// Writes where the time of a run went.
pub(super) fn table(timings: &Timings, language: CommandLanguage) -> String {
    let taken = timings.taken();
    let (phase, kind, files, slowest) = match language {
        CommandLanguage::Indonesian => ("tahap", "jenis", "berkas", "paling lama"),
        CommandLanguage::English => ("phase", "kind", "files", "slowest"),
    };
    let phases = taken.phases.iter();
    let phases = phases.map(|(phase, spent)| row(phase_name(*phase, language), "", *spent));
    let kinds = taken
        .kinds
        .iter()
        .map(|(kind, (count, spent))| row(kind_name(*kind, language), &count.to_string(), *spent));
    let slowest_files = taken
        .slowest
        .iter()
        .map(|(spent, path)| format!("{:>8}  {path}\n", milliseconds(spent.wall)));
    [
        part(&format!("{phase:<28}{:>8}{:>10}{:>10}", "", "ms", "ms CPU"), phases),
        part(&format!("{kind:<28}{files:>8}{:>10}{:>10}", "ms", "ms CPU"), kinds),
        part(slowest, slowest_files),
    ]
    .concat()
}

/// Writes a part of the table; nothing without rows.
fn part(head: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() { rows } else { format!("\n{head}\n{rows}") }
}

fn row(name: &str, count: &str, spent: Spent) -> String {
    let cpu = spent.cpu.map_or_else(|| "–".to_owned(), milliseconds);
    format!("{name:<28}{count:>8}{:>10}{cpu:>10}\n", milliseconds(spent.wall))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

const fn phase_name(phase: Phase, language: CommandLanguage) -> &'static str {
    let (indonesian, english) = match phase {
        Phase::Compare => ("membandingkan berkas", "comparing files"),
        Phase::Read => ("membaca berkas", "reading files"),
        Phase::Resolve => ("memeriksa isi", "checking content"),
        Phase::Links => ("memeriksa tautan", "checking links"),
        Phase::Prove => ("memeriksa templat", "checking templates"),
        Phase::Make => ("membuat halaman", "making pages"),
        Phase::Bundle => ("menyiapkan formulir", "preparing forms"),
        Phase::Place => ("menaruh berkas", "putting files in place"),
        Phase::External => ("menanyai situs lain", "asking other sites"),
    };
    language.pick(indonesian, english)
}

const fn kind_name(kind: Kind, language: CommandLanguage) -> &'static str {
    let (indonesian, english) = match kind {
        Kind::Service => ("layanan", "service"),
        Kind::Poster => ("poster", "poster"),
        Kind::Form => ("formulir", "form"),
        Kind::Agency => ("instansi", "agency"),
        Kind::List => ("daftar", "list"),
        Kind::Completeness => ("kelengkapan", "completeness"),
        Kind::Search => ("pencarian", "search"),
        Kind::Text => ("halaman lain", "other page"),
        Kind::Data => ("data", "data"),
        Kind::File => ("lampiran", "attachment"),
    };
    language.pick(indonesian, english)
}
