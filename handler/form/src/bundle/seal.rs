//! The seal of a bundle: says that these very files passed their rehearsal by this version.
//!
//! It guards against a file that was changed by hand and against a handler of another
//! version, not against an attacker: who can write the files can write the seal.

use std::collections::BTreeMap;

use aws_lc_rs::digest::{Context, SHA256};

use crate::hex::hex;

/// The name of the file that says that the others passed their rehearsal; without it they did not.
pub const SEAL: &str = "seal.txt";

/// Returns the seal of some files: the SHA-256 of the version and of every name and
/// content, each behind its length.
pub(super) fn of(files: &BTreeMap<&str, Vec<u8>>) -> String {
    let mut digest = Context::new(&SHA256);
    let mut add = |part: &[u8]| {
        digest.update(&(part.len() as u64).to_be_bytes());
        digest.update(part);
    };
    add(b"loket bundle");
    add(env!("CARGO_PKG_VERSION").as_bytes());
    for (name, content) in files.iter().filter(|(name, _)| **name != SEAL) {
        add(name.as_bytes());
        add(content);
    }
    hex(digest.finish().as_ref()) + "\n"
}

/// Returns whether the files bear a seal, and it is theirs.
pub(super) fn is_unbroken(files: &BTreeMap<&str, Vec<u8>>) -> bool {
    files.get(SEAL).is_some_and(|seal| *seal == of(files).into_bytes())
}
