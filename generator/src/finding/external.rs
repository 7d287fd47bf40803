//! What is wrong with links to other sites.

use super::facts::Facts;
use super::wording::{Words, phrase, words};
use crate::command_language::CommandLanguage;

/// What is wrong with links to other sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExternalFinding {
    /// A link to another site whose server says that the page is not to be had.
    DeadLink {
        /// The address.
        url: String,
        /// The status of the answer.
        status: u16,
    },
    /// A link to another site of which nobody knows whether the page is there.
    SilentLink {
        /// The address.
        url: String,
        /// Why.
        silence: Silence,
    },
    /// A link to another site whose page has moved for good.
    MovedLink {
        /// The address.
        url: String,
        /// The new address.
        to: String,
    },
    /// Links to other sites that were not asked, for there were too many.
    LinksLeft(usize),
}

/// Why a link to another site told nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The server has a fault of its own.
    Status(u16),
    /// The server did not answer in time.
    TimedOut,
    /// There is no server, or it closes the connection.
    Unreachable,
    /// The server does not prove who it is.
    Certificate,
    /// It redirects in a circle, or too often.
    Redirects,
    /// The address is one of this machine or its network, which was not to be asked.
    NotPublic,
}

impl ExternalFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::DeadLink { .. } => Facts::warning("dead-link"),
            Self::SilentLink { .. } => Facts::warning("silent-link"),
            Self::MovedLink { .. } => Facts::note("moved-link"),
            Self::LinksLeft(_) => Facts::note("links-left"),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::DeadLink { url, status } => words!(language;
                "halaman tautan `{url}` tidak dapat dibuka (status {status})",
                "the link `{url}` leads to no page (status {status})";
                "ganti alamat itu atau hapus tautannya",
                "write another address, or remove the link"
            ),
            Self::SilentLink { url, silence } => silence.words(url, language),
            Self::MovedLink { url, to } => words!(language;
                "halaman `{url}` sudah pindah seterusnya ke `{to}`",
                "the page `{url}` has moved for good to `{to}`";
                "tulis alamat yang baru", "write the new address"
            ),
            Self::LinksLeft(count) => words!(language;
                "{count} tautan ke situs lain belum diperiksa: terlalu banyak untuk sekali jalan",
                "{count} links to other sites were not asked: there are too many for one run";
                "periksa lagi: tautan yang baik tidak ditanya lagi selama 7 hari",
                "check again: links that answered are not asked for 7 days"
            ),
        }
    }
}

impl Silence {
    /// Says why a link is silent.
    fn words(self, url: &str, language: CommandLanguage) -> Words {
        let why = match self {
            Self::Status(status @ ..500) => phrase!(language;
                "menuju server yang menolak diperiksa program ({status})",
                "leads to a server that refuses programs ({status})"
            ),
            Self::Status(status) => phrase!(language;
                "menuju server yang sedang rusak ({status})",
                "leads to a server with a fault ({status})"
            ),
            Self::TimedOut => {
                phrase!(language; "tidak dijawab dalam batas waktu", "was not answered in time")
            }
            Self::Unreachable => phrase!(language; "tidak dapat dihubungi", "cannot be reached"),
            Self::Certificate => phrase!(language;
                "menuju server tanpa sertifikat yang sah",
                "leads to a server without a valid certificate"
            ),
            Self::Redirects => phrase!(language;
                "dialihkan berputar-putar atau terlalu sering",
                "is redirected in a circle, or too often"
            ),
            Self::NotPublic => phrase!(language;
                "menuju jaringan ini, jadi tidak diperiksa",
                "leads into this network and was not asked"
            ),
        };
        let words = words!(language; "tautan `{url}` {why}", "the link `{url}` {why}");
        words.with_help(match self {
            Self::NotPublic => phrase!(language;
                "ganti alamat itu; untuk memeriksa server di jaringan sendiri, pakai `--external=any`",
                "write another address; to ask servers of your own network, use `--external=any`"
            ),
            Self::Status(_)
            | Self::TimedOut
            | Self::Unreachable
            | Self::Certificate
            | Self::Redirects => phrase!(language;
                "coba buka sendiri; jika tetap begitu, ganti alamat itu atau hapus tautannya",
                "open the link yourself; if it stays so, write another address, or remove the link"
            ),
        })
    }
}
