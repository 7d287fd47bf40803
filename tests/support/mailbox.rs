//! A mail server of ours, which does what a plan says: it keeps, refuses, waits, or hangs up.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::http::PATIENCE;
use super::mail::Mail;
use super::wait::{wait_for, wait_until};

/// The beginning of a conversation, for a plan.
pub(crate) const GREETING: &str = "greeting";
/// The end of the data, for a plan.
pub(crate) const END: &str = "end of data";
/// In place of a reply: nothing is said until the plan is another one.
pub(crate) const SILENCE: &str = "";
/// In place of a reply: the connection is closed.
pub(crate) const HANG_UP: &str = "hang up";

/// A mail that was taken.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) recipients: Vec<String>,
    pub(crate) message: Vec<u8>,
}

#[derive(Default)]
struct State {
    kept: Vec<Kept>,
    plan: BTreeMap<&'static str, &'static str>,
    /// Whether somebody has waited for a reply since the last plan.
    is_silent: bool,
    stopped: bool,
}

/// A running mail server; it is stopped when it is dropped.
pub(crate) struct Mailbox {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    thread: Option<JoinHandle<()>>,
}

impl Mailbox {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State::default()));
        let common = Arc::clone(&state);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of(&common).stopped {
                    return;
                }
                let common = Arc::clone(&common);
                std::thread::spawn(move || Conversation::begin(stream, common));
            }
        });
        Self { address, state, thread: Some(thread) }
    }

    /// Returns what `LOKET_MAIL` says of it.
    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Says what it replies to commands that begin so, from now on; to all others it says yes.
    pub(crate) fn plan(&self, plan: &[(&'static str, &'static str)]) {
        let mut state = of(&self.state);
        state.plan = plan.iter().copied().collect();
        state.is_silent = false;
    }

    /// Waits until somebody waits for a reply that the plan withholds.
    pub(crate) fn wait_for_silence(&self) {
        wait_until(|| of(&self.state).is_silent, || "nobody waits".to_owned());
    }

    /// Returns what was taken, in order.
    pub(crate) fn kept(&self) -> Vec<Kept> {
        of(&self.state).kept.clone()
    }

    /// Returns what was taken since it was last asked, and forgets it.
    pub(crate) fn take(&self) -> Vec<Kept> {
        std::mem::take(&mut of(&self.state).kept)
    }

    /// Waits until so many mails were taken, and returns them.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Kept> {
        let look = || Some(self.kept()).filter(|kept| kept.len() >= count);
        wait_for(look, || format!("{} of {count} mails", self.kept().len()))
    }

    /// Returns the Message-IDs of what was taken, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.kept().iter().map(|kept| Mail::parse(&kept.message).message_id).collect()
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        of(&self.state).stopped = true;
        // One more connection, so that the listener looks at it.
        let _ = TcpStream::connect_timeout(&self.address, PATIENCE);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn of(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Conversation {
    reader: BufReader<TcpStream>,
    state: Arc<Mutex<State>>,
    recipients: Vec<String>,
}

impl Conversation {
    fn begin(stream: TcpStream, state: Arc<Mutex<State>>) {
        let _ = stream.set_read_timeout(Some(PATIENCE));
        let mut conversation =
            Self { reader: BufReader::new(stream), state, recipients: Vec::new() };
        if conversation.reply(GREETING, "220 uji").is_some() {
            while conversation.answer().is_some() {}
        }
    }

    /// Answers one command; `None` ends the conversation.
    fn answer(&mut self) -> Option<()> {
        let line = self.line()?;
        let command = line.trim_end();
        if command == "DATA" {
            return self.data();
        }
        if command == "QUIT" {
            return None;
        }
        let is_taken = self.reply(command, "250 uji")?;
        if let Some(to) = command.strip_prefix("RCPT TO:<").filter(|_| is_taken) {
            self.recipients.extend(to.split_once('>').map(|(to, _)| to.to_owned()));
        }
        Some(())
    }

    fn data(&mut self) -> Option<()> {
        if !self.reply("DATA", "354 uji")? {
            return Some(());
        }
        let mut message = Vec::new();
        loop {
            let line = self.line()?;
            if line == ".\r\n" {
                break;
            }
            message.extend_from_slice(line.strip_prefix('.').unwrap_or(&line).as_bytes());
        }
        let recipients = std::mem::take(&mut self.recipients);
        // It is kept before anybody hears of it, as in any mail server.
        if !of(&self.state).plan.contains_key(END) {
            of(&self.state).kept.push(Kept { recipients, message });
        }
        self.reply(END, "250 uji").map(drop)
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.reader.read_line(&mut line).ok().filter(|bytes| *bytes > 0).map(|_| line)
    }

    /// Replies as planned; returns whether it was a yes.
    fn reply(&mut self, command: &str, usual: &str) -> Option<bool> {
        let planned = || {
            let mut state = of(&self.state);
            let planned = state.plan.iter().find(|(begin, _)| command.starts_with(**begin));
            let reply = planned.map_or(usual, |(_, reply)| *reply);
            let reply = if state.stopped && reply == SILENCE { HANG_UP } else { reply };
            state.is_silent |= reply == SILENCE;
            (reply != SILENCE).then(|| reply.to_owned())
        };
        let reply = wait_for(planned, || format!("no other plan for {command}"));
        if reply == HANG_UP {
            return None;
        }
        self.reader.get_mut().write_all(format!("{reply}\r\n").as_bytes()).ok()?;
        Some(reply == usual)
    }
}
