//! The words by which a service is looked for in a list: not those with which most titles begin.

/// Words with which many titles begin, and which tell no service from another.
const COMMON: [&str; 12] = [
    "layanan",
    "mekanisme",
    "pelayanan",
    "pembuatan",
    "penerbitan",
    "pengurusan",
    "penyelenggaraan",
    "permintaan",
    "permohonan",
    "prosedur",
    "standar",
    "jasa",
];

/// Returns the words that tell nothing at the beginning of a title, and the rest; a rest that is
/// no name of its own, such as "untuk Anak", is left where it is.
#[must_use]
pub fn telling(title: &str) -> (&str, &str) {
    let mut rest = title.trim();
    while let Some((word, behind)) = rest.split_once(' ') {
        let behind = behind.trim_start();
        let is_name = behind.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
        if !is_name || !COMMON.contains(&word.to_lowercase().as_str()) {
            break;
        }
        rest = behind;
    }
    let lead = title.trim().strip_suffix(rest).unwrap_or_default();
    (lead.trim_end(), rest)
}

/// Writes a title with its telling words first: "Informasi Publik, Pelayanan".
#[must_use]
pub fn listed_title(title: &str) -> String {
    match telling(title) {
        ("", title) => title.to_owned(),
        (lead, rest) => format!("{rest}, {lead}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_listed_by_the_words_that_tell_it_from_others() {
        for (title, listed) in [
            ("Pelayanan Informasi Publik", "Informasi Publik, Pelayanan"),
            ("Prosedur Pelayanan Permintaan Informasi", "Informasi, Prosedur Pelayanan Permintaan"),
            ("Kartu Keluarga", "Kartu Keluarga"),
            ("Permohonan untuk Anak", "Permohonan untuk Anak"),
            ("Pelayanan", "Pelayanan"),
        ] {
            assert_eq!(listed_title(title), listed);
        }
    }
}
