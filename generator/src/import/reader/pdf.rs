//! PDF with text, through `pdftotext` of poppler where it is installed.
//!
//! It writes a page as it looks, with spaces between columns. Where a page has the head of a table
//! of components, its columns are found by the spaces that all lines below have in common.

use std::io::{Read, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::columned;
use crate::import::document::Document;
use crate::import::read_error::ReadError;

/// What every PDF begins with.
const SIGNATURE: &[u8] = b"%PDF-";
/// The program of poppler, which is in `poppler-utils` of most systems.
const PROGRAM: &str = "pdftotext";
/// A standard of a thousand pages takes a second; what takes longer does not end.
const PATIENCE: Duration = Duration::from_mins(1);
/// What the program writes at most; what is longer is no standard.
const MAX_OUTPUT: u64 = 8 << 20;

/// Reads a file.
///
/// # Errors
/// If the program is not there, the file is broken or has a password, or takes too long.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if !bytes.starts_with(SIGNATURE) {
        return Err(ReadError::Broken);
    }
    let mut child = Command::new(PROGRAM)
        .args(["-layout", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| ReadError::NoPoppler)?;
    feed(&mut child, bytes);
    let output = output(&mut child);
    // Whether it has ended by itself or not, nothing of it is left.
    let _ = child.kill();
    let ended = child.wait().map_err(|_| ReadError::Broken)?;
    let (text, errors) = output?;
    if errors.to_lowercase().contains("password") {
        return Err(ReadError::Encrypted);
    }
    if !ended.success() && text.is_empty() {
        return Err(ReadError::Broken);
    }
    Ok(columned::lines(&text))
}

/// Gives the file to the program, beside this thread: it may write before it has read all.
fn feed(child: &mut Child, bytes: &[u8]) {
    if let Some(mut input) = child.stdin.take() {
        let bytes = bytes.to_vec();
        // A program that does not want the rest has said why.
        thread::spawn(move || input.write_all(&bytes));
    }
}

/// Takes what the program writes, as far as it may be long, and what it says of errors.
fn output(child: &mut Child) -> Result<(String, String), ReadError> {
    let text = child.stdout.take().map(piped).ok_or(ReadError::Broken)?;
    let errors = child.stderr.take().map(piped).ok_or(ReadError::Broken)?;
    let text = text.recv_timeout(PATIENCE).map_err(|_| ReadError::TooLong)?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > MAX_OUTPUT {
        return Err(ReadError::TooLong);
    }
    let errors = errors.recv_timeout(PATIENCE).unwrap_or_default();
    let words = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok((words(text), words(errors)))
}

/// Reads a pipe beside this thread, so that a full one does not keep the other waiting.
fn piped(pipe: impl Read + Send + 'static) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error counts.
        let _ = pipe.take(MAX_OUTPUT + 1).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    receiver
}
