//! The addresses that pages had before.

use super::facts::Facts;
use super::wording::{Words, words};
use crate::command_language::CommandLanguage;

/// An address that a page had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MovedFinding {
    /// It is in use.
    StillThere(String),
    /// Two pages say they had it.
    Twice {
        /// The address.
        path: String,
        /// Where the other page is.
        other: String,
    },
    /// Git knows it, and the content does not.
    Renamed(String),
}

impl MovedFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::StillThere(_) => Facts::error("still-there"),
            Self::Twice { .. } => Facts::error("moved-twice"),
            Self::Renamed(_) => Facts::warning("renamed"),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::StillThere(path) => words!(language;
                "halaman `/{path}` masih ada", "the page `/{path}` is still there";
                "hapus yang ini, atau pindahkan dulu berkas halaman itu",
                "remove it here, or move the file of that page first"
            ),
            Self::Twice { path, other } => words!(language;
                "`/{path}` sudah disebut sebagai alamat lama `/{other}`",
                "`/{path}` is said to be the old address of `/{other}` already";
                "satu alamat lama hanya dapat membawa orang ke satu halaman: hapus salah satunya",
                "one old address can lead to one page only: remove one of them"
            ),
            Self::Renamed(old) => words!(language;
                "halaman ini dulu ada di `/{old}/`; poster dan tautan lama tidak lagi sampai ke sini",
                "this page was at `/{old}/` before; old posters and links do not lead here any more";
                "tambahkan `moved_from: {old}`", "add `moved_from: {old}`"
            ),
        }
    }
}
