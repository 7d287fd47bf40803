//! What a word was likely meant to be that is not known.

use strsim::osa_distance;

use crate::command_language::CommandLanguage;
use crate::model::Component;

/// Finds the known word that was most likely meant, if one is near enough.
///
/// Near is one wrong, missing, additional or swapped letter for every three.
pub(crate) fn likely<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (osa_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What a word that is not known was meant to be.
pub(super) enum Meant {
    /// A known word.
    Word(&'static str),
    /// A known key whose colon has no space after it.
    NoSpace(String),
    /// A key that is known under another one.
    Elsewhere(&'static str),
    /// The condition of a step, which steps do not have.
    StepCondition,
    /// Who acts in a step, before a colon.
    Actor,
    /// Who serves, which the file of the agency says.
    Agency,
}

/// Finds what was meant: a word that is spelt alike or means the same, or a key elsewhere.
pub(super) fn meant(word: &str, known: &[&'static str]) -> Option<Meant> {
    if let Some((key, rest)) = word.split_once(':')
        && known.contains(&key)
        && !rest.is_empty()
    {
        return Some(Meant::NoSpace(key.to_owned()));
    }
    if known.contains(&"actor") && is_condition(word) {
        return Some(Meant::StepCondition);
    }
    if known.contains(&"actor") && ACTORS.contains(&word.trim()) {
        return Some(Meant::Actor);
    }
    if known.contains(&"decree") && AGENCIES.contains(&plain(word).as_str()) {
        return Some(Meant::Agency);
    }
    let is_short = word.chars().count() < 4;
    let alike = likely(word, known.iter().copied()).map(Meant::Word);
    let by_meaning = same_meaning(word, known).map(Meant::Word);
    let found = if is_short { by_meaning.or(alike) } else { alike.or(by_meaning) };
    // Another key of these files is no misspelling of one that is known here.
    match PLACES.iter().find(|(key, _)| *key == word) {
        Some((_, place)) if known.contains(place) => Some(Meant::Elsewhere(place)),
        _ => found,
    }
}

/// Who acts, by words that would stand for the key itself in small letters.
const ACTORS: [&str; 4] = ["Petugas", "PETUGAS", "Pelaksana", "PELAKSANA"];

/// What the head of a standard calls who serves.
const AGENCIES: [&str; 10] = [
    "instansi",
    "nama_instansi",
    "nama_unit_pelayanan",
    "unit_pelayanan",
    "unit_layanan",
    "unit_kerja",
    "unit_penyelenggara",
    "penyelenggara",
    "opd",
    "perangkat_daerah",
];

/// Returns whether a word begins a condition.
fn is_condition(word: &str) -> bool {
    let conditions = ["if", "when", "jika", "bila", "bilamana", "apabila", "kalau"];
    conditions.contains(&word.trim().to_lowercase().as_str())
}

/// Returns whether a word stands for some key, be it known here or not.
pub(super) fn is_for_a_key(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    MEANINGS.iter().any(|(words, _)| words.contains(&word.as_str()))
}

fn same_meaning(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = plain(word);
    let is_written = |words: &[&str]| words.contains(&word.as_str());
    let is_named = |component: &&Component| {
        is_written(component.written())
            || plain(component.name(CommandLanguage::Indonesian)) == word
    };
    let components = Component::ALL.iter().filter(is_named);
    let others = MEANINGS.iter().find(|(words, _)| is_written(words));
    let others = others.into_iter().flat_map(|(_, keys)| *keys).copied();
    components.map(|component| component.key()).chain(others).find(|key| known.contains(key))
}

/// Writes a word as it stands in the tables: in small letters, without signs but for `_`.
fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase().replace(['.', ','], "");
    word.split(['-', ' ', '/', '_']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// Finds the form of a document that a word is known for: "Foto Copy", "dilegalisir", "Asli".
pub(super) fn form_of_document(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = plain(word);
    let is_own = |known: &&&str| **known == word;
    known.iter().find(is_own).copied().or_else(|| same_meaning(&word, known))
}

/// Words that people write who do not know the keys, and what they mean beside a component.
const MEANINGS: [(&[&str], &[&str]); 35] = [
    (
        &["judul", "nama_layanan", "jenis_layanan", "nama_pelayanan", "jenis_pelayanan", "nama"],
        &["title", "name", "label", "for"],
    ),
    (&["name", "label", "item", "rincian"], &["for"]),
    (&["amount", "jumlah", "nominal", "harga", "besaran"], &["fee"]),
    (Component::Cost.written(), &["fee"]),
    (Component::Requirements.written(), &["name"]),
    (&["telepon", "telp", "telpon", "hp", "no_hp", "tel", "telephone"], &["phones", "phone"]),
    (&["surel", "mail", "e_mail"], &["email"]),
    (&["situs", "laman", "web", "situs_web"], &["website", "url"]),
    (&["tautan", "alamat_web"], &["link", "url"]),
    (&["alamat", "lokasi"], &["address", "place"]),
    (&["tempat"], &["place", "address"]),
    (&["jam", "jam_layanan", "jam_buka", "jam_kerja"], &["hours"]),
    (&["pelaku", "petugas", "pelaksana", "oleh"], &["actor", "officer", "staff"]),
    (
        &["teks", "uraian", "isi", "keterangan", "deskripsi", "description"],
        &["text", "note", "summary"],
    ),
    (&["catatan", "ket"], &["note"]),
    (&["ringkasan", "ikhtisar"], &["summary", "intro"]),
    (
        &[
            "keputusan",
            "sk",
            "nomor_sk",
            "no_sk",
            "nomor_keputusan",
            "no_keputusan",
            "nomor_surat_keputusan",
            "surat_keputusan",
        ],
        &["decree", "decision"],
    ),
    (&["nomor", "no"], &["number"]),
    (&["tahun"], &["year"]),
    (&["tanggal", "tgl"], &["date"]),
    (&["kode"], &["code"]),
    (&["kata_kunci", "tags"], &["keywords"]),
    (&["kasus", "jenis"], &["cases", "kind"]),
    (Component::Safety.written(), &["security"]),
    (&["formulir", "bentuk"], &["form"]),
    (&["berlaku", "masa_berlaku"], &["valid", "berlaku"]),
    (&["bila", "jika", "kalau"], &["if", "when"]),
    (&["maka"], &["then"]),
    (&["ke", "lanjut", "menuju"], &["goto"]),
    (&["untuk"], &["for"]),
    (
        &[
            "fotokopi",
            "fotocopy",
            "fotocopi",
            "fotokopy",
            "foto_copy",
            "foto_kopi",
            "photocopy",
            "photo_copy",
            "photo_kopi",
            "fotostat",
            "fc",
            "copy",
            "kopi",
        ],
        &["salinan", "copies"],
    ),
    (
        &[
            "dilegalisir",
            "dilegalisasi",
            "legalisasi",
            "fotokopi_legalisir",
            "fotokopi_dilegalisir",
            "fotokopi_dilegalisasi",
            "fotocopy_legalisir",
            "fotokopi_yang_dilegalisir",
            "fotokopi_yang_dilegalisasi",
            "legalisir_basah",
        ],
        &["legalisir"],
    ),
    (&["scan", "pindaian", "hasil_scan", "softcopy", "soft_copy", "unggahan"], &["unggah"]),
    (&["aktif", "valid"], &["berlaku"]),
    (&["loket", "konter", "tatap_muka"], &["counter"]),
];

/// Keys that stand only within another one, and which one that is.
const PLACES: [(&str, &str); 15] = [
    ("actor", "steps"),
    ("decision", "steps"),
    ("goto", "decision"),
    ("if", "decision"),
    ("then", "decision"),
    ("fee", "cost"),
    ("formula", "cost"),
    ("surcharge", "cost"),
    ("all_of", "requirements"),
    ("any_of", "requirements"),
    ("n_of", "requirements"),
    ("fields", "form"),
    ("reply_to", "form"),
    ("officer", "complaints"),
    ("deadlines", "complaints"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["requirements", "steps", "time", "cost"];

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        for (word, meant) in [
            ("requirments", "requirements"),
            ("setps", "steps"),
            ("Time", "time"),
            ("costs", "cost"),
        ] {
            assert_eq!(likely(word, KEYS), Some(meant));
        }
    }

    #[test]
    fn a_word_that_is_like_none_finds_none() {
        for word in ["biaya", "x", ""] {
            assert_eq!(likely(word, KEYS), None);
        }
    }

    #[test]
    fn a_word_of_another_language_finds_the_key_that_means_it() {
        let found = |word| match meant(word, &KEYS) {
            Some(Meant::Word(word)) => Some(word),
            _ => None,
        };
        for (word, key) in [
            ("biaya", "cost"),
            ("Persyaratan", "requirements"),
            ("jangka waktu", "time"),
            ("alur", "steps"),
        ] {
            assert_eq!(found(word), Some(key), "{word}");
        }
        assert!(matches!(meant("time:1", &KEYS), Some(Meant::NoSpace(key)) if key == "time"));
        assert!(matches!(meant("actor", &KEYS), Some(Meant::Elsewhere("steps"))));
    }
}
