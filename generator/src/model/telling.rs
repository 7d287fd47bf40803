//! The words by which a service is looked for in a list: not those with which most titles begin.

/// Words with which many titles begin, and which tell no service from another.
const COMMON: [&str; 19] = [
    "layanan",
    "mekanisme",
    "pelaksanaan",
    "pelayanan",
    "pemasangan",
    "pemberian",
    "pembuatan",
    "pendaftaran",
    "penerbitan",
    "pengajuan",
    "pengelolaan",
    "pengurusan",
    "penyediaan",
    "penyelenggaraan",
    "permintaan",
    "permohonan",
    "prosedur",
    "standar",
    "jasa",
];

/// Returns the words of a title that tell nothing, and the rest; a rest that is no name of its
/// own, such as "untuk Anak", is left where it is.
#[must_use]
pub fn telling(title: &str) -> (&str, &str) {
    // "Pelayanan Jasa Pelabuhan (Pelayanan Jasa Air Bersih)": what it is about is in brackets.
    if let Some((kind, inside)) = title.trim().strip_suffix(')').and_then(|it| it.split_once(" ("))
        && let (said, rest) = leading(inside)
        && !said.is_empty()
    {
        return (kind, rest);
    }
    leading(title)
}

fn leading(title: &str) -> (&str, &str) {
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
            ("Pemasangan Sambungan Air", "Sambungan Air, Pemasangan"),
            (
                "Pelayanan Jasa Pelabuhan (Pelayanan Jasa Air Bersih)",
                "Air Bersih, Pelayanan Jasa Pelabuhan",
            ),
            ("Pelayanan Ijazah Nasional (PIN)", "Ijazah Nasional (PIN), Pelayanan"),
            ("Pelayanan", "Pelayanan"),
        ] {
            assert_eq!(listed_title(title), listed);
        }
    }
}
