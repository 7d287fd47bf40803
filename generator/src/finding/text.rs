//! What is wrong in a text in Markdown.

use super::facts::Facts;
use super::meant::likely;
use super::wording::{Words, did_you_mean, phrase, quoted, words};
use crate::command_language::CommandLanguage;

/// What is wrong in a text in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFinding {
    /// Brackets of a link in a text that do not make one.
    BrokenLink,
    /// Cells of a table in a text that do not make one.
    BrokenTable,
    /// A link in the Markdown text leads nowhere or is not safe.
    Link(String),
    /// A link to a page or file that the site does not have.
    UnknownPage {
        /// Where it leads.
        target: String,
        /// The page that was likely meant.
        meant: Option<String>,
    },
    /// A link to a place that its page does not have.
    UnknownPlace {
        /// Where it leads.
        target: String,
        /// The place.
        id: String,
        /// The places that the page has for a reader.
        known: Vec<String>,
    },
    /// A link of which only the rendered pages tell whether it leads anywhere.
    Unsettled {
        /// Where it leads, as written.
        target: String,
        /// The address of its page.
        page: String,
        /// The place on that page, if it leads to one.
        id: Option<String>,
    },
    /// A picture of another site, which browsers are told not to load.
    ForeignPicture(String),
    /// A picture without a text alternative.
    NoAlternative(String),
    /// HTML in the Markdown text, which is left out.
    RawHtml,
}

impl TextFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::BrokenLink => Facts::warning("broken-link").by_itself(),
            Self::BrokenTable => Facts::warning("broken-table").by_itself(),
            Self::Link(target) => Facts::error("link").by_itself().marked(target),
            Self::UnknownPage { target, .. } => Facts::error("unknown-page").marked(target),
            Self::UnknownPlace { target, .. } => Facts::error("unknown-place").marked(target),
            Self::Unsettled { target, .. } => Facts::note("unknown-page").marked(target),
            Self::ForeignPicture(target) => {
                Facts::error("foreign-picture").by_itself().marked(target)
            }
            Self::NoAlternative(target) => {
                Facts::error("no-alternative").by_itself().marked(target)
            }
            Self::RawHtml => Facts::warning("raw-html").by_itself().marked("<"),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::BrokenLink => words!(language;
                "tautan ini tidak lengkap", "this link is not complete";
                "tulis `[kata](alamat)`, alamatnya tanpa spasi, atau hapus kurungnya",
                "write `[words](address)`, the address without spaces, or leave the brackets out"
            ),
            Self::BrokenTable => words!(language;
                "di bawah baris pertama tabel ini belum ada garis `|---|---|`",
                "this table has no line below its heading";
                "tulis baris seperti `|---|---|` di bawah baris pertama",
                "write a line such as `|---|---|` below the first one"
            ),
            Self::Link(target) => words!(language;
                "tautan `{target}` tidak dapat dipakai", "the link `{target}` cannot be used";
                "awali dengan `https://`, `mailto:`, `tel:`, atau `/`",
                "begin with `https://`, `mailto:`, `tel:` or `/`"
            ),
            Self::UnknownPage { target, meant: Some(meant) } => {
                dead_link(target, language).with_help(did_you_mean(meant, language))
            }
            Self::UnknownPage { target, meant: None } | Self::Unsettled { target, .. } => {
                dead_link(target, language)
            }
            Self::UnknownPlace { target, id, known } => {
                let words = if target.starts_with('#') {
                    words!(language;
                        "tidak ada bagian `#{id}` di halaman ini", "this page has no part `#{id}`"
                    )
                } else {
                    words!(language;
                        "tautan `{target}` menuju bagian `#{id}` yang tidak ada",
                        "the link `{target}` leads to a place `#{id}` that is not there"
                    )
                };
                words.with_help(place_help(id, known, language))
            }
            Self::ForeignPicture(target) => words!(language;
                "gambar `{target}` milik situs lain dan tidak akan tampil",
                "the picture `{target}` is of another site and will not be shown";
                "jelaskan isinya dengan kata-kata, atau beri tautan ke halamannya",
                "describe it in words, or link to its page"
            ),
            Self::NoAlternative(target) => words!(language;
                "gambar `{target}` tidak punya teks pengganti",
                "the picture `{target}` has no text alternative";
                "tulis isi gambar di antara kurung siku: `![isi gambar](…)`",
                "say what the picture shows between the brackets: `![…](…)`"
            ),
            Self::RawHtml => words!(language;
                "HTML di dalam teks tidak ditampilkan", "HTML in the text is left out";
                "tulis dengan Markdown", "write it in Markdown"
            ),
        }
    }
}

fn dead_link(target: &str, language: CommandLanguage) -> Words {
    words!(language;
        "tautan `{target}` menuju halaman atau berkas yang tidak ada",
        "the link `{target}` leads to a page or file that is not there";
        "tulis nama berkasnya, misalnya `../kominfo/lock.md`, atau alamat halamannya",
        "write the path of the file, such as `../kominfo/lock.md`, or the address of the page"
    )
}

fn place_help(id: &str, known: &[String], language: CommandLanguage) -> String {
    let likely = likely(id, known.iter().map(String::as_str));
    let all = quoted(known);
    match likely {
        Some(meant) => did_you_mean(format_args!("#{meant}"), language),
        None if known.is_empty() => phrase!(language;
            "halaman itu tidak punya judul bagian dalam teksnya",
            "the text of that page has no headings"
        ),
        None => phrase!(language; "bagian yang ada: {all}", "there are: {all}"),
    }
}
