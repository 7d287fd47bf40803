//! What is wrong with the templates, the colours and the logo of a site.

use super::facts::Facts;
use super::wording::{Words, quoted, words};
use crate::command_language::CommandLanguage;
use crate::logo::LogoFault;

/// What is wrong with the templates, the colours and the logo of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeFinding {
    /// A file of the theme that the default theme does not have.
    UnknownOverride,
    /// A word of a language that no table has.
    UnknownWord(String),
    /// A word that a language lacks.
    MissingWord(String),
    /// A word with other places for values than it must have.
    WordPlaces {
        /// Which word.
        name: String,
        /// The places that it must have.
        places: Vec<String>,
    },
    /// A template of the theme has a problem, in the words of the engine.
    Template(String),
    /// A colour that is not understood.
    Colour(String),
    /// A colour that text cannot have, for it cannot be told from its ground.
    Contrast {
        /// The colour.
        colour: String,
        /// Its contrast with the ground that is nearest to it.
        contrast: String,
        /// The nearest colour that text can have.
        nearest: String,
    },
    /// A file that cannot be a logo.
    Logo(LogoFault),
}

impl ThemeFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::UnknownOverride => Facts::error("unknown-override"),
            Self::UnknownWord(_) => Facts::error("unknown-word"),
            Self::MissingWord(_) => Facts::error("missing-word"),
            Self::WordPlaces { .. } => Facts::error("word-places"),
            Self::Template(_) => Facts::error("template"),
            Self::Colour(_) => Facts::error("colour"),
            Self::Contrast { .. } => Facts::error("contrast"),
            Self::Logo(_) => Facts::error("logo"),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::UnknownOverride => words!(language;
                "berkas ini tidak menggantikan berkas mana pun dari tema bawaan",
                "this file does not override any file of the default theme";
                "periksa namanya; yang dapat diganti ada di folder `templates` dari loket",
                "check its name; the files that can be overridden are in the folder `templates` of loket"
            ),
            Self::UnknownWord(name) => words!(language;
                "`{name}` bukan kata di tabel ini", "`{name}` is not a word of this table";
                "bandingkan dengan `templates/words/id.yaml` dari loket",
                "compare it with `templates/words/id.yaml` of loket"
            ),
            Self::MissingWord(name) => words!(language;
                "kata `{name}` belum ada", "the word `{name}` is missing";
                "bahasa baru memerlukan semua kata di `templates/words/id.yaml` dari loket",
                "a new language needs every word of `templates/words/id.yaml` of loket"
            ),
            Self::WordPlaces { name, places } => {
                let places: Vec<String> = places.iter().map(|it| format!("{{{it}}}")).collect();
                let expected = quoted(&places);
                if places.is_empty() {
                    return words!(language;
                        "`{name}` tidak punya tempat untuk nilai",
                        "`{name}` has no place for a value";
                        "hapus tanda kurung kurawalnya", "take the braces out"
                    );
                }
                words!(language;
                    "tempat untuk nilai di `{name}` tidak tepat",
                    "the places for values in `{name}` are not right";
                    "tulis {expected}, masing-masing paling sedikit sekali, dan tidak yang lain",
                    "write {expected}, each at least once, and no other"
                )
            }
            Self::Template(cause) => words!(language;
                "templat tidak dapat dipakai: {cause}", "the template cannot be used: {cause}";
                "bandingkan dengan templat bernama sama milik loket",
                "compare it with the template of the same name that loket has"
            ),
            Self::Colour(text) => words!(language;
                "`{text}` bukan warna", "`{text}` is not a colour";
                "tulis enam tanda 0–9 atau a–f setelah `#`, misalnya `\"#1d2d6b\"`",
                "write six hexadecimal digits, such as `\"#1d2d6b\"`"
            ),
            Self::Contrast { colour, contrast, nearest } => {
                let comma = contrast.replace('.', ",");
                words!(language;
                    "warna `{colour}` sulit dibaca: kontrasnya {comma}, paling sedikit 7",
                    "the colour `{colour}` is hard to read: its contrast is {contrast}, and must be 7";
                    "warna terdekat yang terbaca: `\"{nearest}\"`",
                    "the nearest colour that can be read: `\"{nearest}\"`"
                )
            }
            Self::Logo(LogoFault::Kind) => words!(language;
                "berkas ini bukan SVG, PNG, atau WebP", "this file is neither SVG nor PNG nor WebP";
                "simpan logo sebagai SVG, PNG, atau WebP", "save the logo as SVG, PNG or WebP"
            ),
            Self::Logo(LogoFault::Size) => words!(language;
                "ukuran gambar ini tidak terbaca", "this picture does not say how large it is";
                "tambahkan `viewBox`, atau simpan ulang gambarnya",
                "add a `viewBox`, or save the picture again"
            ),
            Self::Logo(LogoFault::Active(what)) => words!(language;
                "gambar ini memuat `{what}`, yang menjalankan atau mengambil sesuatu",
                "this picture has `{what}`, which runs or loads something";
                "hapus bagian itu, atau simpan logo sebagai PNG",
                "take that out, or save the logo as PNG"
            ),
        }
    }
}
