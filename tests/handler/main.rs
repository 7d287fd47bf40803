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

mod world {
    //! What the tests are made of: a site, its applicants, their files and mails.
    pub(crate) mod answer;
    pub(crate) mod files;
    pub(crate) mod mail;
    pub(crate) mod posting;
    pub(crate) mod site;
}

mod binary {
    //! The program as it is deployed.
    pub(crate) mod aws;
    pub(crate) mod http;
    pub(crate) mod process;

    mod function;
    mod listen;
    mod moto;
    mod ses_faults;
    mod start;
}

mod acceptance;
mod faults;
mod headers;
mod injection;
mod mails;
mod misuse;
mod private_keys;
mod receipts;
mod refusals;
mod site_faults;
