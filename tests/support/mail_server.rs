//! A mail server that is not ours: aiosmtpd, in a process of its own.
//!
//! `tests/run` brings it; where it is missing its tests are left out.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::files::openssl;
use super::wait::wait_for;

/// How the server is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// In the clear, without a login.
    Plain,
    /// TLS from the first byte, with a login.
    Tls,
    /// TLS after STARTTLS, with a login.
    StartTls,
}

/// A running mail server; it is stopped when it is dropped.
pub(crate) struct MailServer {
    child: Child,
    folder: tempfile::TempDir,
    pub(crate) port: u16,
}

/// A mail that the server has taken.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) facts: Value,
    pub(crate) message: Vec<u8>,
}

impl Taken {
    pub(crate) fn to(&self) -> Vec<&str> {
        let to = self.facts["to"].as_array().expect("recipients");
        to.iter().map(|to| to.as_str().expect("an address")).collect()
    }
}

impl MailServer {
    pub(crate) fn start(way: Way) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mode = match way {
            Way::Plain => "plain",
            Way::Tls => "tls",
            Way::StartTls => "starttls",
        };
        #[expect(clippy::disallowed_methods, reason = "says where Python is")]
        let python = std::env::var("LOKET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/support/mail_server.py");
        let mut command = Command::new(python);
        command.arg(script).arg(folder.path()).arg(mode);
        if way != Way::Plain {
            command.arg(&certificates().certificate).arg(&certificates().key);
        }
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Python");
        let mut line = String::new();
        let read = BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line);
        read.expect("a line");
        let port = line.trim().parse().expect("aiosmtpd is installed");
        Self { child, folder, port }
    }

    /// Says what happens from now on.
    pub(crate) fn plan(&self, plan: &Value) {
        // Renamed, so that it is never read half.
        let new = self.folder.path().join("plan.new");
        #[expect(clippy::disallowed_methods, reason = "a test speaks to its own server")]
        std::fs::write(&new, plan.to_string()).expect("a plan");
        std::fs::rename(new, self.folder.path().join("plan.json")).expect("a plan");
    }

    /// Waits until so many mails were taken, and returns them; an answer does not wait for all.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Taken> {
        let look = || Some(self.taken()).filter(|taken| taken.len() >= count);
        let taken = wait_for(look, || format!("{} of {count} mails", self.taken().len()));
        assert_eq!(taken.len(), count);
        taken
    }

    /// Returns what was taken, in order.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder").flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        paths.retain(|path| !path.ends_with("plan.json"));
        paths.sort();
        let read = |path: &Path| std::fs::read(path).expect("a file");
        let taken = paths.iter().map(|path| Taken {
            facts: serde_json::from_slice(&read(path)).expect("JSON"),
            message: read(&path.with_extension("eml")),
        });
        taken.collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Certificates of an authority that exists here alone.
pub(crate) struct Certificates {
    _folder: tempfile::TempDir,
    pub(crate) authority: String,
    certificate: String,
    key: String,
}

/// Makes certificates for `localhost`, once for all tests.
pub(crate) fn certificates() -> &'static Certificates {
    static CERTIFICATES: OnceLock<Certificates> = OnceLock::new();
    CERTIFICATES.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let (authority, authority_key) = (path("authority.pem"), path("authority.key"));
        let (certificate, key, request) = (path("server.pem"), path("server.key"), path("csr.pem"));
        let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
        let arguments = |rest: &[&str]| openssl(&[&["req"][..], &new_key, rest].concat());
        arguments(&[
            "-x509",
            "-days",
            "2",
            "-subj",
            "/CN=Otoritas Contoh",
            "-keyout",
            &authority_key,
            "-out",
            &authority,
            "-addext",
            "basicConstraints=critical,CA:TRUE",
        ]);
        arguments(&[
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            &key,
            "-out",
            &request,
        ]);
        openssl(&[
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            &authority,
            "-CAkey",
            &authority_key,
            "-days",
            "2",
            "-copy_extensions",
            "copyall",
            "-out",
            &certificate,
        ]);
        Certificates { authority, certificate, key, _folder: folder }
    })
}
