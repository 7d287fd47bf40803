//! The form of LOCK as Sari sends it.

use super::files;
use super::site::ORIGIN;

pub(crate) use crate::support::posting::Posting;
pub(crate) use crate::support::theme::SARI;

impl Posting {
    /// The whole form of LOCK, filled in by Sari.
    pub(crate) fn of_sari() -> Self {
        let mut posting = Self::empty();
        for (name, value) in SARI {
            posting.push(name, None, value.as_bytes());
        }
        posting.push(
            "surat_pernyataan",
            Some(("C:\\fakepath\\Surat Sari.pdf", "application/pdf")),
            &files::pdf(),
        );
        posting.push(
            "csr",
            Some(("sari.csr", "application/octet-stream")),
            files::csr().pem.as_bytes(),
        );
        posting.push("persetujuan", None, b"ya");
        // The trap field is on the page, so a browser sends it, empty.
        posting.push("situs_web", None, b"");
        posting.sent_by_browser(ORIGIN)
    }
}
