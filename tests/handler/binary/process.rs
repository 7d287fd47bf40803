//! The program as a process, with everything that it prints.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::http::PATIENCE;
use crate::world::posting::SARI;
use crate::world::site::{SECRET, manifest, write_bundle};

/// A running program; it is stopped when it is dropped.
pub(crate) struct Program {
    child: Child,
    printed: Arc<Mutex<String>>,
    /// The bundle that it was started with.
    _bundle: tempfile::TempDir,
}

impl Program {
    /// Starts the program with nothing but this environment.
    pub(crate) fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let bundle = tempfile::tempdir().expect("a folder");
        write_bundle(bundle.path(), &manifest());
        let mut child = command(arguments)
            .env("LOKET_BUNDLE", bundle.path())
            .env("LOKET_SECRET", SECRET)
            .envs(environment.iter().copied())
            .spawn()
            .expect("the program");
        let printed = Arc::new(Mutex::new(String::new()));
        collect(child.stdout.take().expect("a pipe"), &printed);
        collect(child.stderr.take().expect("a pipe"), &printed);
        Self { child, printed, _bundle: bundle }
    }

    /// Starts the HTTP server with an outbox, and waits until it listens.
    pub(crate) fn listen(outbox: &Path) -> (Self, SocketAddr) {
        let mail = format!("file:{}", outbox.display());
        let program = Self::start(&["--listen", "127.0.0.1:0"], &[("LOKET_MAIL", &mail)]);
        let start = Instant::now();
        loop {
            let printed = program.printed();
            if let Some((_, rest)) = printed.split_once("http://") {
                let address = rest.lines().next().and_then(|line| line.parse().ok());
                return (program, address.expect("an address"));
            }
            assert!(start.elapsed() < PATIENCE, "it does not listen: {printed}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Returns everything that it has printed so far.
    pub(crate) fn printed(&self) -> String {
        self.printed.lock().expect("whole").clone()
    }

    /// Asks it to stop.
    pub(crate) fn terminate(&self) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        assert!(status.success());
    }

    /// Waits until it has stopped by itself.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not stop: {}", self.printed());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Stops it and asserts that it has printed nothing personal and no panic.
    pub(crate) fn assert_discreet(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        std::thread::sleep(Duration::from_millis(20));
        let printed = self.printed();
        for (name, typed) in SARI {
            assert!(!printed.contains(typed), "{name} in {printed}");
        }
        for trace in ["81234567890", "Surat Sari", "BEGIN", "panicked", SECRET] {
            assert!(!printed.contains(trace), "{trace} in {printed}");
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Makes a command without an environment.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loket-handler"));
    command.args(arguments).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn collect(pipe: impl Read + Send + 'static, printed: &Arc<Mutex<String>>) {
    let printed = Arc::clone(printed);
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let mut printed = printed.lock().expect("whole");
            printed.push_str(&line);
            printed.push('\n');
        }
    });
}
