//! The root of an Indonesian word, near enough to find one form by another.
//!
//! "Perpanjangan" is found by "memperpanjang", "pengurusan" by "urus": people ask
//! with verbs, titles are nouns. What comes out need not be a word, only the same
//! for the forms of one: since `meN-` and `peN-` swallow the first letter of the
//! root (kirim, mengirim), it is left out of all of them. A wrong guess costs
//! little, as the word itself counts for more than its root.
//!
//! The script of the search page does just the same with the same prefixes; the tests
//! compare them.

/// What stands before a root: the letters, what may follow, and how much must be left.
pub(super) const PREFIXES: [(&str, &str, usize); 15] = [
    ("meny", "aiueo", 3),
    ("peny", "aiueo", 3),
    ("meng", "", 3),
    ("peng", "", 3),
    ("mem", "bfvpaiueo", 3),
    ("pem", "bfvaiueo", 3),
    ("men", "cdjztsaiueo", 3),
    ("pen", "cdjztsaiueo", 3),
    ("me", "lrwy", 4),
    ("per", "", 4),
    ("pe", "lrwykt", 4),
    ("ber", "", 4),
    ("ter", "", 4),
    ("di", "", 4),
    ("ke", "", 4),
];
const VOWELS: [char; 5] = ['a', 'i', 'u', 'e', 'o'];
/// The shortest root that is worth cutting to.
const SHORTEST: usize = 4;

/// Returns the root of a word of small ASCII letters.
#[must_use]
pub fn root(word: &str) -> &str {
    if word.len() <= SHORTEST || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let (first, rest) = without_prefix(word);
    // Memper-, dipeN-, kepeN-, terpeN-: another prefix may stand after these.
    let rest = match first {
        "mem" | "di" | "ke" | "ber" | "ter" if rest.starts_with('p') => without_prefix(rest).1,
        _ => rest,
    };
    let rest = without_suffix(rest, first.starts_with('m') || first == "di", first.is_empty());
    without_first(rest)
}

fn without_prefix(word: &str) -> (&'static str, &str) {
    for (prefix, follows, least) in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix) else {
            continue;
        };
        let fits = follows.is_empty() || rest.starts_with(|next| follows.contains(next));
        // Ke- alone makes numbers of numbers; a noun of it ends in -an.
        let fits = fits && (prefix != "ke" || rest.ends_with("an"));
        if fits && rest.len() >= least {
            return (prefix, rest);
        }
    }
    ("", word)
}

fn without_suffix(word: &str, is_verb: bool, is_bare: bool) -> &str {
    let cut = |word: &'_ str, suffix: &str, least: usize| {
        word.strip_suffix(suffix).filter(|rest| rest.len() >= least).map(str::len)
    };
    let word = word.get(..cut(word, "nya", SHORTEST).unwrap_or(word.len())).unwrap_or(word);
    let kan = if is_verb { cut(word, "kan", SHORTEST) } else { None };
    // Masukan is masuk and -an, buatkan is buat and -kan.
    let ends_in_consonant =
        |end: &usize| !word.get(..*end).is_some_and(|rest| rest.ends_with(VOWELS));
    let bare = || cut(word, "kan", SHORTEST).filter(|end| is_bare && ends_in_consonant(end));
    let kan = kan.or_else(bare);
    let i = || if is_verb { cut(word, "i", 5) } else { None };
    let end = kan.or_else(|| cut(word, "an", SHORTEST)).or_else(i);
    word.get(..end.unwrap_or(word.len())).unwrap_or(word)
}

fn without_first(word: &str) -> &str {
    let Some(rest) = word.strip_prefix(|first| "kptsmnr".contains(first)) else {
        return word;
    };
    let is_swallowed = rest.starts_with(VOWELS);
    if is_swallowed && rest.len() >= SHORTEST { rest } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_root() {
        for forms in [
            &["panjang", "perpanjang", "perpanjangan", "memperpanjang", "diperpanjang"][..],
            &["urus", "mengurus", "pengurusan", "diurus", "urusan"],
            &["kirim", "mengirim", "pengiriman", "dikirim", "kiriman", "mengirimkan"],
            &["terbit", "menerbitkan", "penerbitan", "diterbitkan"],
            &["buat", "membuat", "pembuatan", "dibuat", "buatkan"],
            &["daftar", "mendaftar", "pendaftaran", "terdaftar", "mendaftarkan"],
            &["ganti", "mengganti", "penggantian", "diganti"],
            &["bayar", "membayar", "pembayaran", "dibayar"],
            &["layan", "layanan", "pelayanan", "melayani", "dilayani"],
            &["izin", "perizinan"],
            &["ubah", "mengubah", "perubahan", "diubah"],
            &["rekam", "merekam", "perekaman"],
            &["lahir", "kelahiran"],
            &["nikah", "menikah", "pernikahan"],
            &["hilang", "kehilangan", "menghilangkan"],
            &["duduk", "penduduk", "kependudukan"],
            &["kerja", "pekerja", "pekerjaan"],
            &["lapor", "melapor", "pelaporan", "laporan", "melaporkan"],
            &["cetak", "mencetak", "pencetakan", "cetakan"],
            &["pindah", "memindahkan", "pemindahan", "perpindahan"],
            &["aduan", "pengaduan"],
            &["tukar", "menukar", "penukaran"],
            &["camat", "kecamatan"],
        ] {
            let roots: Vec<&str> = forms.iter().map(|form| root(form)).collect();
            assert!(roots.windows(2).all(|two| two[0] == two[1]), "{forms:?}: {roots:?}");
        }
    }

    #[test]
    fn short_words_and_codes_are_left_whole() {
        for word in ["akta", "kata", "nib", "ktp", "pbb", "sktm", "1770s", "pp23"] {
            assert_eq!(root(word), word);
        }
    }

    #[test]
    fn unlike_words_of_public_services_keep_apart() {
        let words = [
            "akta",
            "kata",
            "mata",
            "kartu",
            "surat",
            "pajak",
            "tanah",
            "tanda",
            "sandi",
            "usaha",
            "rumah",
            "sakit",
            "pensiun",
            "dokter",
            "nikah",
            "mati",
            "lahir",
            "jalan",
            "bulan",
            "kelurahan",
            "bantuan",
            "keterangan",
            "tangan",
            "elektronik",
            "sertifikat",
        ];
        let roots: std::collections::BTreeSet<&str> = words.iter().map(|word| root(word)).collect();
        assert_eq!(roots.len(), words.len());
    }
}
