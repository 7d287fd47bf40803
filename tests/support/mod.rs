//! What several suites are made of: programs, servers, applicants, mails.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "each suite uses a part; a test that cannot go on has failed"
)]

pub(crate) mod aws;
pub(crate) mod deployed;
#[cfg(unix)]
pub(crate) mod exim;
pub(crate) mod files;
pub(crate) mod headers;
pub(crate) mod http;
pub(crate) mod mail;
pub(crate) mod mail_server;
pub(crate) mod mailbox;
pub(crate) mod moto;
pub(crate) mod no_http;
pub(crate) mod outbox;
pub(crate) mod posting;
pub(crate) mod process;
pub(crate) mod receipt;
pub(crate) mod theme;
pub(crate) mod wait;
