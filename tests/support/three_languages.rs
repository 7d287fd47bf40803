//! A site in Indonesian, English and Malay, which the default theme does not know.

use crate::site::{Site, files, fixtures, read, repository};

/// What Malay writes otherwise than Indonesian; all other words of the theme are understood.
const MALAY: [(&str, &str); 10] = [
    ("locale: id_ID", "locale: ms_MY"),
    ("name: Bahasa Indonesia\n", "name: Bahasa Melayu\n"),
    ("code: IND", "code: MSA"),
    ("numbers: { group: \".\", comma: \",\" }", "numbers: { group: \",\", comma: \".\" }"),
    (
        "[Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, \
         November, Desember]",
        "[Januari, Februari, Mac, April, Mei, Jun, Julai, Ogos, September, Oktober, November, \
         Disember]",
    ),
    (
        "[Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu]",
        "[Isnin, Selasa, Rabu, Khamis, Jumaat, Sabtu, Ahad]",
    ),
    (
        "working_day: { other: \"{amount} hari kerja\" }",
        "working_day: { other: \"{amount} hari bekerja\" }",
    ),
    ("missing: \"{label} belum diisi.\"", "missing: Sila isi {label}."),
    (
        "acknowledged: Permohonan Anda telah kami terima.",
        "acknowledged: Kami telah menerima permohonan anda.",
    ),
    ("Tanda terima permohonan Anda", "Resit permohonan anda"),
];

/// Returns all words of Malay, as a site that adds the language has them.
pub(crate) fn malay() -> String {
    let indonesian = read(&repository("templates/words/id.yaml"));
    MALAY.iter().fold(indonesian, |words, (indonesian, malay)| {
        assert_eq!(words.matches(indonesian).count(), 1, "{indonesian}");
        words.replace(indonesian, malay)
    })
}

/// Makes the site: `dinas/surat` is in all three languages, `dinas/kartu` not in English, and
/// the page `tentang` in none but Indonesian.
pub(crate) fn site() -> Site {
    let site = Site::valid();
    for (path, bytes) in files(&fixtures("three-languages")) {
        site.write(&format!("content/{path}"), bytes);
    }
    site.write("templates/words/ms.yaml", malay());
    site
}
