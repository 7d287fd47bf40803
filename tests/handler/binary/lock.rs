//! The program with the form of LOCK.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::aws::{self, Function};
use crate::support::posting::Posting;
use crate::support::process::{self, Program};
use crate::world::site::{ACTION, manifest, write_bundle};

/// The program.
pub(super) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_loket-handler"))
}

/// Makes a command without an environment.
pub(super) fn command(arguments: &[&str]) -> Command {
    process::command(program(), arguments)
}

/// Makes the event of a Function URL that posts the form of LOCK.
pub(super) fn function_url(posting: &Posting) -> Value {
    aws::function_url(ACTION, posting)
}

/// Makes a command that starts the program with a bundle.
pub(super) fn handler_command(bundle: &Path, arguments: &[&str]) -> Command {
    process::handler_command(program(), bundle, arguments)
}

fn bundle() -> tempfile::TempDir {
    bundle_of(&manifest())
}

pub(super) fn bundle_of(manifest: &Value) -> tempfile::TempDir {
    let bundle = tempfile::tempdir().expect("a folder");
    write_bundle(bundle.path(), manifest);
    bundle
}

impl Program {
    /// Starts the HTTP server with an outbox, and waits until it listens.
    pub(super) fn listen(outbox: &Path) -> (Self, SocketAddr) {
        let mail = format!("file:{}", outbox.display());
        Self::listen_with(&manifest(), &[("LOKET_MAIL", &mail)])
    }

    /// Starts the HTTP server for a site with an environment, and waits until it listens.
    pub(super) fn listen_with(
        manifest: &Value,
        environment: &[(&str, &str)],
    ) -> (Self, SocketAddr) {
        let bundle = bundle_of(manifest);
        let arguments = ["--listen", "127.0.0.1:0"];
        let mut command = handler_command(bundle.path(), &arguments);
        let program = Self::spawn(command.envs(environment.iter().copied())).keeping(bundle);
        let address = program.address();
        (program, address)
    }
}

impl Function {
    /// Starts the function with SES at an endpoint.
    pub(super) fn start(endpoint: &str) -> Self {
        Self::start_within(endpoint, &[])
    }

    /// Starts the function with so many times the usual patience for SES, where that hangs.
    pub(super) fn start_with_patience(endpoint: &str, times: &str) -> Self {
        Self::start_within(endpoint, &[("LOKET_MAIL_PATIENCE", times)])
    }

    pub(super) fn start_within(endpoint: &str, environment: &[(&str, &str)]) -> Self {
        let bundle = bundle();
        Self::start_with(program(), bundle.path(), endpoint, environment).keeping(bundle)
    }

    /// Posts the form of LOCK.
    pub(super) fn post(&self, posting: &Posting) -> Value {
        self.post_to(ACTION, posting)
    }
}
