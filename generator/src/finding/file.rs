//! What is wrong with a file or folder as a whole.

use super::facts::Facts;
use super::wording::{Words, words};
use crate::command_language::CommandLanguage;

/// What is wrong with a file or folder as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFinding {
    /// The folder of content does not exist or cannot be read.
    Unreadable(String),
    /// The file is no ordinary file: a link, a pipe, a device.
    NotAFile,
    /// The file is larger than any standard; sizes in bytes.
    TooLarge {
        /// The greatest size.
        limit: u64,
        /// The size.
        size: u64,
    },
    /// The file is not UTF-8.
    NotText,
    /// The name of the file or folder makes no address.
    BadName(String),
    /// The name of the file or folder stands for something of loket's own in the site.
    TakenName(String),
    /// No rule says what this file is for.
    UnusedFile,
    /// A file that must be there is not.
    MissingFile(String),
    /// The file does not begin with `---`.
    NoFrontMatter,
    /// The second `---` is missing.
    OpenFrontMatter,
    /// The file has no data.
    Empty,
    /// Git has marked here that two people have changed the same lines.
    Conflict,
    /// The folder has services but no `agency.yaml`.
    UnknownAgency(String),
    /// Two files whose pages would have one address.
    SameAddress {
        /// The address.
        path: String,
        /// The other file.
        other: String,
    },
}

impl FileFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::Unreadable(_) => Facts::error("unreadable"),
            Self::NotAFile => Facts::error("not-a-file"),
            Self::TooLarge { .. } => Facts::error("too-large"),
            Self::NotText => Facts::error("not-text"),
            Self::BadName(_) => Facts::error("bad-name"),
            Self::TakenName(_) => Facts::error("taken-name"),
            Self::UnusedFile => Facts::warning("unused-file"),
            Self::MissingFile(_) => Facts::error("missing-file"),
            Self::NoFrontMatter => Facts::error("no-front-matter").by_itself(),
            Self::OpenFrontMatter => Facts::error("open-front-matter").by_itself(),
            Self::Empty => Facts::error("empty").by_itself(),
            Self::Conflict => Facts::error("conflict"),
            Self::UnknownAgency(_) => Facts::error("unknown-agency"),
            Self::SameAddress { .. } => Facts::error("same-address"),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::Unreadable(cause) => words!(language;
                "tidak dapat dibaca: {cause}", "cannot be read: {cause}";
                "periksa apakah berkas itu ada dan boleh dibaca",
                "check that it is there and that you may read it"
            ),
            Self::NotAFile => words!(language;
                "bukan berkas biasa", "not an ordinary file";
                "ganti tautan dengan berkasnya sendiri", "put the file itself in place of the link"
            ),
            Self::TooLarge { limit, size } => {
                let (size, limit) = (size.div_ceil(1024), limit / 1024);
                words!(language;
                    "berkas ini {size} KB; paling besar {limit} KB",
                    "this file has {size} KB; at most {limit} KB are allowed";
                    "pindahkan lampiran ke berkas lain", "move attachments to other files"
                )
            }
            Self::NotText => words!(language;
                "berkas bukan teks UTF-8", "the file is not UTF-8 text";
                "simpan ulang sebagai UTF-8", "save it again as UTF-8"
            ),
            Self::BadName(name) => words!(language;
                "nama `{name}` tidak dapat menjadi alamat halaman",
                "the name `{name}` cannot be the address of a page";
                "pakai huruf kecil, angka, dan tanda hubung, misalnya `kartu-keluarga.md`",
                "use small letters, digits and hyphens, such as `family-card.md`"
            ),
            Self::TakenName(name) => words!(language;
                "alamat `{name}` dipakai oleh loket sendiri",
                "the address `{name}` is taken by loket itself";
                "beri berkas atau folder itu nama lain", "give the file or folder another name"
            ),
            Self::UnusedFile => words!(language;
                "berkas ini tidak dipakai", "this file is not used";
                "layanan ditulis di `<instansi>/<layanan>.md`, instansi di `<instansi>/agency.yaml`",
                "services are `<agency>/<service>.md`, agencies are `<agency>/agency.yaml`"
            ),
            Self::MissingFile(name) => words!(language;
                "berkas `{name}` tidak ada", "the file `{name}` is missing";
                "buat berkas itu di folder isi (`content`)",
                "make that file in the folder of content"
            ),
            Self::NoFrontMatter => words!(language;
                "berkas tidak diawali baris `---`", "the file does not begin with a line `---`";
                "tulis baris `---` saja di baris pertama dan di baris setelah data layanan",
                "write `---` alone on the first line and on the line after the data"
            ),
            Self::OpenFrontMatter => words!(language;
                "baris `---` penutup tidak ada", "the closing line `---` is missing";
                "tulis baris `---` saja di baris pertama dan di baris setelah data layanan",
                "write `---` alone on the first line and on the line after the data"
            ),
            Self::Empty => words!(language;
                "berkas ini tidak berisi data", "the file has no data";
                "tulis datanya, atau hapus berkas ini", "write its data, or remove the file"
            ),
            Self::Conflict => words!(language;
                "baris-baris ini diubah oleh dua orang", "two people have changed these lines";
                "pilih baris yang benar, lalu hapus baris `<<<<<<<`, `=======`, dan `>>>>>>>`",
                "keep the lines that are right, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"
            ),
            Self::UnknownAgency(id) => words!(language;
                "instansi `{id}` belum punya berkas `agency.yaml`",
                "the agency `{id}` has no `agency.yaml`";
                "buat `agency.yaml` di folder ini, dengan `name` di dalamnya",
                "make an `agency.yaml` in this folder, with a `name`"
            ),
            Self::SameAddress { path, other } => words!(language;
                "alamat `{path}` sudah dipakai oleh `{other}`",
                "the address `{path}` is that of `{other}` already";
                "beri nama lain", "give it another name"
            ),
        }
    }
}
