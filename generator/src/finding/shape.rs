//! The facts and words of values that have the wrong shape.

use super::facts::Facts;
use super::meant::{Meant, form_of_document, is_for_a_key, meant};
use super::proposal::{Proposal, WrittenForm, channel_kind};
use super::wording::{Words, choices, meant_by, phrase, quoted, words};
use crate::command_language::CommandLanguage;
use crate::decode::{Found, ShapeFault};

impl ShapeFault {
    pub(super) const fn facts(&self) -> Facts<'_> {
        let code = match self {
            Self::WrongType { .. } | Self::Other(_) => "wrong-type",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnknownWord { .. } => "unknown-word",
            Self::MissingKey(_) => "missing",
            Self::DuplicateKey { .. } => "duplicate-key",
        };
        Facts::error(code).by_itself()
    }

    /// Returns what to write in the place of a word that is not known, where that is likely.
    pub(super) fn proposal(&self) -> Option<Proposal> {
        let (word, known) = match self {
            Self::UnknownKey { key: word, known } | Self::UnknownWord { word, known } => {
                (word, known)
            }
            Self::DuplicateKey { key, first: Some(_) } => {
                return FIRST_KEYS.contains(&key.as_str()).then_some(Proposal::Entry);
            }
            Self::WrongType { text: Some(text), expected, .. } if expected == BOOLEAN => {
                return yes_or_no(text);
            }
            Self::WrongType { found: Found::Map, expected, .. } if expected == TEXT => {
                return Some(Proposal::Quoted);
            }
            _ => return None,
        };
        if known.contains(&DOCUMENT_FORM)
            && let Some(form) = WrittenForm::of(word, known)
        {
            return Some(Proposal::Form(form));
        }
        let Some(meant) = meant(word, known) else {
            if *known == INHERITED {
                return Some(Proposal::Key("text", word.clone()));
            }
            if is_for_a_key(word) {
                return None;
            }
            if known.contains(&CHANNEL) {
                return channel_kind(word).map(Proposal::Channel);
            }
            let fits = |keys: &&[&'static str; 2]| keys.iter().all(|key| known.contains(key));
            let heading = HEADINGS.iter().find(fits).copied();
            return PAIRS.iter().find(fits).map(|keys| Proposal::Pair { keys: *keys, heading });
        };
        match meant {
            Meant::Word(meant) => Some(Proposal::Value(meant.to_owned())),
            Meant::NoSpace(key) => {
                Some(Proposal::Value(word.replacen(&format!("{key}:"), &format!("{key}: "), 1)))
            }
            Meant::Actor => Some(Proposal::Pair { keys: ["actor", "text"], heading: None }),
            Meant::Elsewhere(_) | Meant::StepCondition | Meant::Agency => None,
        }
    }

    /// Returns whether a key is known but for capital letters and the signs between its words,
    /// or for the space behind its colon; or the form of a document by another word for it.
    pub(super) fn is_of_form_alone(&self) -> bool {
        if let Self::UnknownWord { word, known } = self {
            return known.contains(&DOCUMENT_FORM) && form_of_document(word, known).is_some();
        }
        let Self::UnknownKey { key, known } = self else { return false };
        let plain = |word: &str| word.to_lowercase().replace(['-', ' '], "_");
        match meant(key, known) {
            Some(Meant::Word(meant)) => plain(key) == meant,
            Some(Meant::NoSpace(_)) => true,
            Some(Meant::Elsewhere(_) | Meant::StepCondition | Meant::Actor | Meant::Agency)
            | None => false,
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::WrongType { found: Found::List, expected, .. } if expected == WAYS => {
                words!(language;
                    "cara mengadu ditulis dengan kuncinya, bukan sebagai daftar",
                    "ways to complain stand under keys of their own, not in a list";
                    "langkah-langkah penanganannya: tulis baris `handling:` di atas daftar ini, dua spasi lebih dalam daripada `complaints:`, dan butirnya lebih dalam lagi; cara mengadu: tulis `phones: …`, `email: …`, atau `other: [kotak saran]`",
                    "what happens with a complaint: write a line `handling:` above this list, two spaces further in than `complaints:`, and its entries further in again; ways to complain: write `phones: …`, `email: …` or `other: [suggestion box]`"
                )
            }
            Self::WrongType { found, expected, .. } => {
                let (found, expected) =
                    (found_words(*found, language), expectation(expected, language));
                let words = words!(language;
                    "di sini tertulis {found}", "found {found}";
                    "seharusnya: {expected}", "expected: {expected}"
                );
                if self.proposal() == Some(Proposal::Quoted) {
                    return words.with_help(phrase!(language;
                        "seharusnya: {expected}; jika titik dua itu bagian dari teks, apit dengan tanda petik",
                        "expected: {expected}; if the colon belongs to the text, put it in quotes"
                    ));
                }
                words
            }
            Self::UnknownKey { key, known } => {
                words!(language; "kunci `{key}` tidak dikenal", "unknown key `{key}`")
                    .with_help(meant_by(key, known, language))
            }
            Self::UnknownWord { word, known } => words!(language;
                "`{word}` bukan pilihan yang ada", "`{word}` is not one of the choices"
            )
            .with_help(meant_word(word, known, language)),
            Self::MissingKey(key) => words!(language;
                "`{key}` belum diisi", "`{key}` is missing";
                "tambahkan `{key}: …`", "add `{key}: …`"
            ),
            Self::DuplicateKey { key, first: None } => words!(language;
                "kunci ini nama lain dari `{key}`, dan salah satunya sudah tertulis",
                "this key is another name of `{key}`, and one of them is there already";
                "gabungkan isinya di satu kunci", "put what both say into one of them"
            ),
            Self::DuplicateKey { key, first: Some(first) } => words!(language;
                "kunci `{key}` sudah tertulis di baris {first}",
                "the key `{key}` is on line {first} already"
            )
            .with_help(if self.proposal().is_some() {
                phrase!(language;
                    "jika butir berikutnya dimulai di sini, awali dengan `- `; jika tidak, hapus salah satunya",
                    "if the next entry begins here, begin it with `- `; if not, remove one of them"
                )
            } else {
                phrase!(language; "hapus salah satunya", "remove one of them")
            }),
            Self::Other(_) => words!(language;
                "nilai ini tidak dapat dipakai", "this value cannot be used";
                "lihat contohnya di content/README.md", "look at the examples in content/README.md"
            ),
        }
    }
}

/// Says what a word was meant to be, or which words there are in a language.
fn meant_word(word: &str, known: &[&'static str], language: CommandLanguage) -> String {
    if known == INHERITED {
        return phrase!(language; "tulis {WAYS_ID}", "write {WAYS_EN}");
    }
    let of_document = known.contains(&DOCUMENT_FORM).then(|| WrittenForm::of(word, known));
    if let Some(form) = of_document.flatten() {
        return form_help(&form, language);
    }
    if meant(word, known).is_some() {
        return meant_by(word, known, language);
    }
    let of_other = |twins: &(&'static str, &'static str)| language.pick(twins.1, twins.0);
    let others: Vec<&str> = TWINS.iter().map(of_other).collect();
    let own: Vec<&str> = known.iter().copied().filter(|word| !others.contains(word)).collect();
    let own = choices(&own, language);
    if !known.contains(&DOCUMENT_FORM) {
        return own;
    }
    phrase!(language; "{own}; selain itu tulis di `note`", "{own}; anything else goes to `note`")
}

/// Says how a document is written that is wanted in two forms, or in so many copies.
fn form_help(form: &WrittenForm, language: CommandLanguage) -> String {
    match form {
        WrittenForm::Both(words) => {
            let words = quoted(words);
            phrase!(language;
                "satu butir satu bentuk: tulis butir ini dua kali, sekali dengan setiap bentuk ({words})",
                "one entry has one form: write the entry twice, once with each form ({words})"
            )
        }
        WrittenForm::Copies { .. } => {
            let written = form.value();
            phrase!(language;
                "bentuk dan jumlahnya dua kunci: `form: {written}`",
                "the form and the number are two keys: `form: {written}`"
            )
        }
    }
}

/// Words of values that mean the same, in Indonesian and in English.
const TWINS: [(&str, &str); 6] = [
    (DOCUMENT_FORM, "original"),
    ("salinan", "copy"),
    ("legalisir", "certified"),
    ("unggah", "upload"),
    ("berlaku", "active"),
    ("dicabut", "revoked"),
];
const DOCUMENT_FORM: &str = "asli";

/// What the shape of ways to complain expects.
const WAYS: &str = "`inherit`, or keys with values";
/// The one word that ways to complain may be.
const INHERITED: [&str; 1] = ["inherit"];
const WAYS_ID: &str = "kalimat sebagai `{ text: … }`, atau kunci dengan nilai, misalnya `other: [kotak saran]`, `phones: …`, `email: …`; `inherit` berarti sama dengan instansi";
const WAYS_EN: &str = "a sentence as `{ text: … }`, or keys with values, such as `other: [suggestion box]`, `phones: …`, `email: …`; `inherit` means those of the agency";

fn found_words(found: Found, language: CommandLanguage) -> String {
    match found {
        Found::Nothing => phrase!(language; "nilai kosong", "nothing"),
        Found::Number => phrase!(language; "angka", "a number"),
        Found::Boolean => phrase!(language; "ya/tidak (`true`/`false`)", "`true` or `false`"),
        Found::Text => phrase!(language; "teks", "text"),
        Found::List => phrase!(language; "daftar", "a list"),
        Found::Map => phrase!(language; "kunci dengan nilai", "keys with values"),
    }
}

/// Keys with which an entry of a list begins.
const FIRST_KEYS: [&str; 11] =
    ["actor", "text", "name", "for", "if", "id", "label", "kind", "class", "question", "year"];

/// The two keys of an entry of which an editor wrote the values alone: "Air: Rp 110.000".
const PAIRS: [[&str; 2]; 4] =
    [["for", "fee"], ["for", "time"], ["actor", "text"], ["name", "note"]];

/// The keys of a heading and of what stands below it: "B. Golongan kecil:".
const HEADINGS: [[&str; 2]; 3] = [["for", "rows"], ["name", "all_of"], ["text", "steps"]];
/// A key that only the ways to ask for a service have.
const CHANNEL: &str = "place";

/// What a shape expects that is words.
const TEXT: &str = "a string";
/// What a shape expects that is either so or not.
const BOOLEAN: &str = "a boolean";

fn yes_or_no(text: &str) -> Option<Proposal> {
    let answer = match text.trim().to_lowercase().as_str() {
        "ya" | "iya" | "yes" | "ada" | "benar" => "true",
        "tidak" | "no" | "bukan" => "false",
        _ => return None,
    };
    Some(Proposal::Value(answer.to_owned()))
}

/// What shapes expect, in their words, in Indonesian and in English.
const EXPECTATIONS: [(&str, &str, &str); 11] = [
    (TEXT, "teks", "text"),
    ("text", "teks", "text"),
    ("a sequence", LIST, "a list, one line for each entry, beginning with `- `"),
    ("a list", LIST, "a list"),
    (BOOLEAN, "`true` atau `false`", "`true` or `false`"),
    ("text, or keys with `text:`", "teks, atau `{ text: … }`", "text, or keys with `text:`"),
    ("one text, or a list of texts", "satu teks, atau daftar teks", "one text, or a list of texts"),
    ("text, or keys with values", "teks, atau kunci dengan nilai", "text, or keys with values"),
    (
        "text, keys with values, or a list of them",
        "teks, kunci dengan nilai, atau daftar, satu baris untuk setiap isi, diawali `- `",
        "text, keys with values, or a list of them",
    ),
    (
        "the name of a form, or keys with values",
        "nama formulir, atau kunci dengan nilai",
        "the name of a form, or keys with values",
    ),
    (WAYS, WAYS_ID, WAYS_EN),
];
const LIST: &str = "daftar, satu baris untuk setiap isi, diawali `- `";

fn expectation(expected: &str, language: CommandLanguage) -> String {
    let known = EXPECTATIONS.into_iter().find(|(words, ..)| *words == expected);
    match (known, language) {
        (Some((_, indonesian, _)), CommandLanguage::Indonesian) => indonesian.to_owned(),
        (Some((.., english)), CommandLanguage::English) => english.to_owned(),
        _ if expected.starts_with("struct") || expected.contains("map") => {
            phrase!(language; "kunci dengan nilai", "keys with values")
        }
        _ if expected.starts_with('u') || expected.starts_with('i') => {
            phrase!(language; "angka bulat", "a whole number")
        }
        _ => phrase!(language;
            "nilai lain; contohnya ada di content/README.md",
            "another value; content/README.md has examples"
        ),
    }
}
