//! Fuzz targets: what takes bytes from strangers, and what must hold for all of them.
//!
//! A target is a function of bytes that panics when a promise is broken; "it does
//! not crash" is the least of them. Each is run in two ways: `tests/fuzz/run` lets
//! libFuzzer look for bytes that reach new code, and `cargo test -p loket-fuzz`
//! goes through the corpus and seeded changes of it on any machine.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fuzz target ends the process when something is wrong"
)]

mod accept;
mod address;
mod csr;
mod event;
mod import;
mod mail;
mod message;
mod multipart;
mod pdf;
mod private_key;
mod reference;
mod site;

pub use mail::{Exchange, forwarded};

/// One fuzz target.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, which is that of its folder in `corpus`.
    pub name: &'static str,
    /// How many changes of each file of the corpus the short run tries.
    pub changes: u32,
    run: fn(&[u8]),
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 9] = [
        Self { name: "accept", changes: 2000, run: accept::run },
        Self { name: "address", changes: 1000, run: address::run },
        Self { name: "csr", changes: 300, run: csr::run },
        Self { name: "event", changes: 150, run: event::run },
        Self { name: "import", changes: 100, run: import::run },
        Self { name: "mail", changes: 120, run: mail::run },
        Self { name: "multipart", changes: 1000, run: multipart::run },
        Self { name: "pdf", changes: 600, run: pdf::run },
        Self { name: "private_key", changes: 60, run: private_key::run },
    ];

    /// Finds a target by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name == name)
    }

    /// Runs the target once.
    ///
    /// # Panics
    /// If the bytes break a promise.
    pub fn run(self, bytes: &[u8]) {
        (self.run)(bytes);
    }
}
