//! The handler from outside: requests in, answers and mails out.
//!
//! What is expected stands in the issue, in the law and in the RFCs; nothing is
//! copied from what the handler says today.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod world {
    //! What the tests are made of: a site, its applicants, their files and mails.
    pub(crate) mod answer;
    pub(crate) mod card;
    pub(crate) mod permit;
    pub(crate) mod posting;
    pub(crate) mod site;

    pub(crate) use crate::support::{files, mail};
}

mod binary {
    //! The program as it is deployed.
    #[cfg(unix)]
    mod exim;
    mod function;
    mod kills;
    mod listen;
    mod lock;
    mod moto;
    mod no_http;
    mod patience;
    #[cfg(unix)]
    mod renewal;
    mod ses_faults;
    mod shared_outbox;
    mod smtp;
    mod spool;
    mod start;
    #[cfg(target_os = "linux")]
    mod unheard;
}

mod acceptance;
mod acknowledgements;
mod asked_again;
mod cases;
mod certification_requests;
mod complaints;
mod conditions;
mod edge;
mod elsewhere;
mod faults;
mod headers;
mod injection;
mod kinds;
mod limits;
mod look;
mod mails;
mod misuse;
mod morning;
mod opening;
mod private_keys;
mod proof;
mod receipts;
mod refusals;
mod seal;
mod site_faults;
mod themes;
mod typed;
