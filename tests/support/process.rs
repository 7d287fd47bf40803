//! A program as a process, with everything that it prints.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::theme::SARI;
use super::wait::{wait_for, wait_until};

/// A secret that is none.
pub(crate) const SECRET: &str = "bukan rahasia, hanya untuk pengujian";

/// A running program; it is stopped when it is dropped.
pub(crate) struct Program {
    child: Child,
    printed: Arc<Mutex<String>>,
    /// Who collects it, until its end.
    collectors: Vec<JoinHandle<()>>,
    /// Folders that live as long as the program.
    kept: Vec<tempfile::TempDir>,
}

impl Program {
    /// Starts a command and collects what it prints.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.spawn().expect("the program");
        let printed = Arc::new(Mutex::new(String::new()));
        let collectors = vec![
            collect(child.stdout.take().expect("a pipe"), &printed),
            collect(child.stderr.take().expect("a pipe"), &printed),
        ];
        Self { child, printed, collectors, kept: Vec::new() }
    }

    /// Keeps a folder until the program has ended.
    pub(crate) fn keeping(mut self, folder: tempfile::TempDir) -> Self {
        self.kept.push(folder);
        self
    }

    /// Waits until it prints where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        let address = || {
            let printed = self.printed();
            let (_, rest) = printed.split_once("http://")?;
            let end = rest.find(['/', '\n']).expect("whole lines are collected");
            Some(rest[..end].parse().expect("an address"))
        };
        wait_for(address, || format!("it does not listen: {}", self.printed()))
    }

    /// Waits until it has printed something.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_for_several(text, 1);
    }

    /// Waits until it has printed something; returns whether it has before it stopped by itself.
    pub(crate) fn prints(&mut self, text: &str) -> bool {
        let printed = || self.printed.lock().expect("whole").clone();
        let mut has_ended = false;
        let look = || {
            let is_there = printed().contains(text);
            // What it has printed last is looked at once more.
            let answer = (is_there || has_ended).then_some(is_there);
            has_ended = self.child.try_wait().expect("a child").is_some();
            answer
        };
        wait_for(look, || format!("no `{text}` in: {}", printed()))
    }

    /// Returns everything that it has printed so far.
    pub(crate) fn printed(&self) -> String {
        self.printed.lock().expect("whole").clone()
    }

    /// Waits until it has printed something so often.
    pub(crate) fn wait_for_several(&self, text: &str, count: usize) {
        wait_until(
            || self.printed().matches(text).count() >= count,
            || format!("no {count} `{text}` in: {}", self.printed()),
        );
    }

    /// Asks it to stop.
    pub(crate) fn terminate(&self) {
        self.signal("-TERM");
    }

    /// Asks it to look at its bundle again.
    pub(crate) fn hang_up(&self) {
        self.signal("-HUP");
    }

    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args([signal, &id]).status().expect("kill");
        assert!(status.success());
    }

    /// Ends it as a machine without memory would, at once.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("a child");
        self.child.wait().expect("an end");
    }

    /// Waits until it has stopped by itself.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        let printed = || self.printed.lock().expect("whole").clone();
        let look = || self.child.try_wait().expect("a child");
        wait_for(look, || format!("it does not stop: {}", printed()))
    }

    /// Stops it and asserts that it has printed nothing personal and no panic.
    pub(crate) fn assert_discreet(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        for collector in std::mem::take(&mut self.collectors) {
            collector.join().expect("whole lines");
        }
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
pub(crate) fn command(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How many times as long as usual a mail may take: on a busy machine it takes its time.
const MAIL_PATIENCE: &str = "100";

/// Makes a command that starts the handler with its bundle.
pub(crate) fn handler_command(program: &Path, bundle: &Path, arguments: &[&str]) -> Command {
    let mut command = command(program, arguments);
    command
        .env("LOKET_BUNDLE", bundle)
        .env("LOKET_SECRET", SECRET)
        .env("LOKET_MAIL_PATIENCE", MAIL_PATIENCE);
    command
}

/// Makes a command that does something in a shell before it becomes another one.
pub(crate) fn through_sh(script: &str, command: &Command) -> Command {
    let mut shell =
        self::command(Path::new("/bin/sh"), &["-c", &format!("{script}; exec \"$@\""), "sh"]);
    shell.arg(command.get_program()).args(command.get_args());
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell
}

/// What takes nothing, for there is no space left.
pub(crate) fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("the device").into()
}

/// What nobody reads.
pub(crate) fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

fn collect(pipe: impl Read + Send + 'static, printed: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let printed = Arc::clone(printed);
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let mut printed = printed.lock().expect("whole");
            printed.push_str(&line);
            printed.push('\n');
        }
    })
}
