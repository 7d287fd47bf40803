//! Of which kind a way to ask for a service is, by its words.

use super::scalar::{indent, scalar};
use crate::syntax::is_key;

/// Words of names by which the kind of a channel is known; the first that fits counts.
const KINDS: [(&str, &[&str]); 7] = [
    ("app", &["aplikasi", "app store", "play store", "google play", "playstore", "android"]),
    ("whatsapp", &["whatsapp", "wa"]),
    ("online", &["situs", "website", "web", "laman", "portal", "online", "daring", "internet"]),
    ("email", &["email", "e-mail", "surel"]),
    ("phone", &["telepon", "telp", "telpon", "hotline", "call center"]),
    ("post", &["pos", "ekspedisi"]),
    (
        "counter",
        &[
            "loket",
            "kantor",
            "datang",
            "langsung",
            "tatap muka",
            "mal",
            "mall",
            "mpp",
            "luring",
            "offline",
            "gedung",
            "ruang",
            "lantai",
            "balai",
            "kecamatan",
            "kelurahan",
        ],
    ),
];

/// Finds the kind of a channel by its name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static str> {
    let letters = |sign: char| if sign.is_alphanumeric() || sign == '-' { sign } else { ' ' };
    let words: String = name.to_lowercase().chars().map(letters).collect();
    let padded = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
    let says = |word: &&str| padded.contains(&format!(" {word} "));
    KINDS.iter().find(|(_, words)| words.iter().any(says)).map(|(kind, _)| *kind)
}

/// Writes a line with the kind of a channel before what is said of it.
pub(super) fn line(kind: &str, marked: &str, (before, behind): (&str, &str)) -> Option<String> {
    let text = format!("{marked}{behind}");
    if let Some(keys) = text.strip_prefix('{') {
        return Some(format!("{before}{{ kind: {kind},{keys}"));
    }
    let (head, value) = text.split_once(": ").unwrap_or((text.trim_end(), ""));
    if is_key(head.trim_end_matches(':')) {
        return Some(format!("{before}kind: {kind}\n{}{text}", indent(before)));
    }
    match behind.trim() {
        "" => Some(format!("{before}{{ kind: {kind}, name: {} }}", scalar(marked))),
        // "Aplikasi Antrian: App Store atau Google Play".
        _ if behind.starts_with(": ") && before.trim() == "-" => {
            let [marked, value] = [marked, value].map(scalar);
            Some(format!("{before}{{ kind: {kind}, name: {marked}, note: {value} }}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_known_by_the_words_of_its_name() {
        for (name, found) in [
            ("Pendaftaran melalui aplikasi Antrian Paspor Online", Some("app")),
            ("WA ke 0812", Some("whatsapp")),
            ("Mal Pelayanan Publik lantai 1", Some("counter")),
            ("Situs dinas", Some("online")),
            ("Wawancara", None),
        ] {
            assert_eq!(kind(name), found, "{name}");
        }
    }
}
