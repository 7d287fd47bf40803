//! Abbreviations that people use in place of words, and words in place of them.

/// Abbreviations that hold in all of Indonesia; what an agency alone uses are keywords of its services.
const ABBREVIATIONS: [(&str, &str); 62] = [
    ("amdal", "analisis mengenai dampak lingkungan"),
    ("bapenda", "badan pendapatan daerah"),
    ("bkd", "badan kepegawaian daerah"),
    ("bpbd", "badan penanggulangan bencana daerah"),
    ("bphtb", "bea perolehan hak tanah bangunan"),
    ("bpkb", "buku pemilik kendaraan bermotor"),
    ("bpn", "badan pertanahan nasional"),
    ("bsre", "balai sertifikasi elektronik"),
    ("dinkes", "dinas kesehatan"),
    ("dinsos", "dinas sosial"),
    ("disdik", "dinas pendidikan"),
    ("disdukcapil", "kependudukan pencatatan sipil"),
    ("dishub", "dinas perhubungan"),
    ("disnaker", "dinas tenaga kerja"),
    ("dlh", "dinas lingkungan hidup"),
    ("dpmptsp", "penanaman modal pelayanan terpadu satu pintu"),
    ("hgb", "hak guna bangunan"),
    ("ikd", "identitas kependudukan digital"),
    ("imb", "izin mendirikan bangunan"),
    ("jkn", "jaminan kesehatan nasional"),
    ("kia", "kartu identitas anak"),
    ("kip", "kartu indonesia pintar"),
    ("kis", "kartu indonesia sehat"),
    ("kitas", "kartu izin tinggal terbatas"),
    ("kk", "kartu keluarga"),
    ("kkpr", "kesesuaian kegiatan pemanfaatan ruang"),
    ("kominfo", "komunikasi informatika"),
    ("ktm", "kartu tanda mahasiswa"),
    ("ktp", "kartu tanda penduduk"),
    ("kua", "kantor urusan agama"),
    ("nib", "nomor induk berusaha"),
    ("nik", "nomor induk kependudukan"),
    ("nip", "nomor induk pegawai"),
    ("nisn", "nomor induk siswa nasional"),
    ("npwp", "nomor pokok wajib pajak"),
    ("oss", "online single submission"),
    ("pbb", "pajak bumi bangunan"),
    ("pbg", "persetujuan bangunan gedung"),
    ("pdam", "perusahaan daerah air minum"),
    ("pirt", "pangan industri rumah tangga"),
    ("pkb", "pajak kendaraan bermotor"),
    ("pkl", "praktik kerja lapangan"),
    ("pns", "pegawai negeri sipil"),
    ("ppdb", "penerimaan peserta didik baru"),
    ("ppid", "pejabat pengelola informasi dokumentasi"),
    ("pppk", "pegawai pemerintah perjanjian kerja"),
    ("rsud", "rumah sakit umum daerah"),
    ("sim", "surat izin mengemudi"),
    ("sip", "surat izin praktik"),
    ("siup", "surat izin usaha perdagangan"),
    ("skck", "surat keterangan catatan kepolisian"),
    ("skdu", "surat keterangan domisili usaha"),
    ("sktm", "surat keterangan tidak mampu"),
    ("slf", "sertifikat laik fungsi"),
    ("spop", "surat pemberitahuan objek pajak"),
    ("sppt", "surat pemberitahuan pajak terutang"),
    ("stnk", "surat tanda nomor kendaraan"),
    ("stp", "surat tanda penyehatan"),
    ("tdp", "tanda daftar perusahaan"),
    ("tte", "tanda tangan elektronik"),
    ("umkm", "usaha mikro kecil menengah"),
    ("wni", "warga negara indonesia"),
];

/// Returns the abbreviations of what the words say, and the words of their abbreviations.
pub(super) fn meanings(words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (short, long) in ABBREVIATIONS {
        let long: Vec<&str> = long.split(' ').collect();
        if words.iter().any(|word| word == short) {
            found.extend(long.iter().map(|word| (*word).to_owned()));
        }
        if words.windows(long.len()).any(|part| part.iter().zip(&long).all(|(a, b)| a == b)) {
            found.push(short.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_words::words;

    #[test]
    fn an_abbreviation_and_its_words_stand_for_each_other() {
        assert_eq!(meanings(&words("Perekaman KTP")), ["kartu", "tanda", "penduduk"]);
        assert_eq!(meanings(&words("Kartu Tanda Penduduk Elektronik")), ["ktp"]);
        assert!(meanings(&words("Kartu Penduduk")).is_empty());
    }

    #[test]
    fn the_table_is_written_in_words_of_the_index() {
        for (short, long) in ABBREVIATIONS {
            assert_eq!(words(short), [short]);
            assert_eq!(words(long).join(" "), long);
        }
    }
}
