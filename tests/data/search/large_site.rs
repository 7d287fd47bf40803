//! A site of many services, with as many different words as a province would have.

use std::fmt::Write as _;

use crate::site::Site;

const DEEDS: [&str; 16] = [
    "Penerbitan",
    "Perpanjangan",
    "Pencabutan",
    "Legalisasi",
    "Pendaftaran",
    "Perubahan",
    "Rekomendasi",
    "Pelayanan",
    "Penggantian",
    "Pengesahan",
    "Permohonan",
    "Pencatatan",
    "Pemutakhiran",
    "Pengurusan",
    "Pembatalan",
    "Verifikasi",
];
const THINGS: [&str; 40] = [
    "Kartu Keluarga",
    "Akta Kematian",
    "Izin Praktik Dokter",
    "Surat Keterangan Domisili Usaha",
    "Izin Penyelenggaraan Reklame",
    "Kartu Pencari Kerja",
    "Surat Pindah",
    "Izin Apotek",
    "Bantuan Sosial Tunai",
    "Izin Operasional Sekolah",
    "Surat Keterangan Tidak Mampu",
    "Persetujuan Lingkungan",
    "Kartu Identitas Anak",
    "Izin Trayek Angkutan Umum",
    "Kartu Tanda Penduduk Elektronik",
    "Izin Mendirikan Bangunan",
    "Pajak Bumi dan Bangunan",
    "Surat Izin Praktik Bidan",
    "Sertifikat Laik Higiene",
    "Tanda Daftar Gudang",
    "Izin Usaha Perikanan",
    "Izin Usaha Peternakan",
    "Surat Keterangan Ahli Waris",
    "Surat Pengantar Nikah",
    "Dispensasi Nikah",
    "Surat Keterangan Penghasilan",
    "Pengaduan Masyarakat",
    "Informasi Publik",
    "Penelitian Mahasiswa",
    "Praktik Kerja Lapangan",
    "Mutasi Pegawai",
    "Kenaikan Pangkat",
    "Cuti Pegawai",
    "Pensiun Pegawai",
    "Tugas Belajar",
    "Pengujian Kendaraan Bermotor",
    "Parkir Tepi Jalan",
    "Pemakaman Umum",
    "Sambungan Air Minum",
    "Tera Timbangan",
];
/// Services of which a query must find just this one: title, keywords.
const WANTED: [(&str, &str); 9] = [
    (
        "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)",
        "[TTE, tanda tangan elektronik, BSrE, lupa kata sandi]",
    ),
    ("Akta Kelahiran", "[bayi, anak lahir]"),
    ("Perekaman KTP-el", "[e-KTP, foto KTP]"),
    ("Penerbitan Surat Izin Mengemudi", "[]"),
    ("Pembuatan Paspor", "[]"),
    ("Rawat Inap Hemodialisis", "[cuci darah]"),
    ("Vaksinasi Meningitis", "[umrah, haji]"),
    ("Kutipan Kedua Akta Kelahiran", "[akta hilang]"),
    ("Penyewaan Gedung Kesenian", "[]"),
];

/// Numbers that look random and are the same in every run (a linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn of<'list>(&mut self, list: &'list [&str]) -> &'list str {
        list[self.below(list.len())]
    }

    /// A name as places have them: two to four syllables.
    fn name(&mut self) -> String {
        const HEADS: [&str; 18] = [
            "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny",
            "",
        ];
        const HEARTS: [&str; 6] = ["a", "i", "u", "e", "o", "a"];
        const TAILS: [&str; 6] = ["", "", "n", "ng", "r", "k"];
        let mut name = String::new();
        for _ in 0..2 + self.below(3) {
            let _ = write!(name, "{}{}{}", self.of(&HEADS), self.of(&HEARTS), self.of(&TAILS));
        }
        name
    }
}

/// Makes a site with so many services, those that queries want among them.
pub(crate) fn with(count: usize) -> Site {
    let site = Site::small();
    site.remove("content/dinas/surat.md");
    let mut chance = Chance(20_261_124);
    let names: Vec<String> = (0..12_000).map(|_| chance.name()).collect();
    // Few names are used often and most are used seldom, as words are in any language.
    let word = |chance: &mut Chance| {
        let limit = 1 + chance.below(names.len());
        names[chance.below(limit)].clone()
    };
    let agencies = count / 50;
    for number in 0..agencies {
        let name = format!("name: Kelurahan {} {}\n", word(&mut chance), word(&mut chance));
        site.write(&format!("content/unit-{number}/agency.yaml"), name);
    }
    for number in 0..count - WANTED.len() {
        let title = match chance.below(3) {
            0 => chance.of(&THINGS).to_owned(),
            1 => format!("{} {}", chance.of(&DEEDS), chance.of(&THINGS)),
            _ => format!("{} {} {}", chance.of(&DEEDS), chance.of(&THINGS), word(&mut chance)),
        };
        let summary: Vec<String> = (0..8).map(|_| word(&mut chance)).collect();
        let text = format!(
            "---\ntitle: {title}\nkeywords: [{}]\nsummary: Untuk warga {}\n---\n",
            word(&mut chance),
            summary.join(" ")
        );
        site.write(&format!("content/unit-{}/layanan-{number}.md", number % agencies), text);
    }
    for (number, (title, keywords)) in WANTED.iter().enumerate() {
        site.service(&format!("dicari-{number}"), title, &format!("keywords: {keywords}\n"));
    }
    site
}
