//! Everything that can be written, on its page; and the life of a standard.

use scraper::{Html, Selector};

use crate::live::Live;
use crate::site::Site;
use crate::{built, page, page_text};

/// What the standard says, in the words in which its page must say it.
const SAID: [&str; 57] = [
    "Izin Reklame (IR)",
    "100/DP Tahun 2025, 2 Januari 2025, tentang Standar Pelayanan",
    "jdih.contoh.go.id/100",
    "2 Januari 2025 sampai 31 Desember 2027",
    "1 Oktober 2026",
    "Kepala Bidang Perizinan",
    "50/DP Tahun 2020, standar yang pertama",
    "Pelaku usaha, Warga",
    "Usaha dan perizinan, Membuka usaha",
    "Izin Reklame Insidentil",
    "Izin baru: yang belum punya izin",
    "Perpanjangan: izin akan habis",
    "KTP – fotokopi, 2 lembar",
    "harus masih berlaku",
    "Bukti hak atas tempat",
    "Salah satu:",
    "Sertifikat – fotokopi legalisir",
    "paling lama 5 tahun sejak diterbitkan",
    "2 dari:",
    "bila diwakilkan: Surat kuasa",
    "Gambar rancangan – unggah, A3 berwarna",
    "contoh.go.id/gambar",
    "Tanda lunas pajak tahun lalu",
    "mengajukan permohonan",
    "izin.contoh.go.id",
    "memeriksa berkas Waktu: 2 jam",
    "mencocokkan data",
    "sesuai jadwal",
    "Belum lengkap, dikembalikan Kembali ke langkah 1",
    "Ditolak Selesai",
    "10 hari kerja sejak berkas lengkap, dapat diperpanjang 7 hari kerja",
    "keadaan kahar",
    "3–5 hari kerja",
    "Tinjauan lokasi Langkah 2",
    "kurang lebih 1 jam 30 menit",
    "pada hari kerja",
    "(luas + 10) × tarif dasar",
    "luas: luas papan dalam m²",
    "tarif dasar: menurut kelas jalan = Rp1.250,5",
    "Denda tambahan (bila terlambat)",
    "2% dari retribusi",
    "Rp10.000–Rp50.000 per tahun",
    "menurut jarak",
    "5 tahun",
    "Melapor setiap tahun",
    "dikirim lewat surel",
    "Mal Pelayanan Publik",
    "Senin–Jumat 08.00–15.00",
    "izin@contoh.go.id",
    "Pengaduan ditangani menurut SOP.",
    "Biasa paling lama 5 hari kerja",
    "Sekretaris Dinas 0812-3456-7890",
    "Ruang tunggu dan loket prioritas",
    "5 orang",
    "Bolehkah diwakilkan? Boleh, dengan surat kuasa.",
    "Peta kelas jalan",
    "Catatan tambahan tentang reklame.",
];

#[test]
fn a_page_says_everything_that_its_standard_says() {
    let site = built("lengkap");
    let said = page_text::text(&page(&site, "dinas/izin"));
    let missing: Vec<&str> = SAID.into_iter().filter(|words| !said.contains(words)).collect();
    assert!(missing.is_empty(), "not said: {missing:#?}\non the page: {said}");
}

#[test]
fn parts_for_some_cases_stand_under_their_headings_with_the_numbers_of_the_cases() {
    let site = built("lengkap");
    let page = Html::parse_document(&page(&site, "dinas/izin"));
    let text_of = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        let found: Vec<String> = page
            .select(&selector)
            .map(|element| page_text::folded(&element.text().collect::<String>()))
            .collect();
        found
    };
    let renewal = text_of("[aria-labelledby=syarat] .loket-case[data-case='2']");
    assert_eq!(renewal.len(), 1, "{renewal:?}");
    assert!(renewal[0].contains("Perpanjangan") && renewal[0].contains("lunas"), "{renewal:?}");
    assert!(!renewal[0].contains("Gambar rancangan"), "{renewal:?}");
    let steps = text_of("[aria-labelledby=langkah] .loket-case[data-case='1']");
    assert!(steps.iter().any(|text| text.contains("menagih retribusi")), "{steps:?}");
    for case in [1, 2] {
        // Each case has the whole list of its own way.
        let step =
            format!("[aria-labelledby=langkah] .loket-case[data-case='{case}'] ol > .loket-step");
        let step = Selector::parse(&step).expect("a selector");
        assert_eq!(page.select(&step).count(), 3, "{case}");
    }
}

#[test]
fn a_file_of_the_folder_is_published_as_it_is_and_linked() {
    let site = built("lengkap");
    let file = site.read("dist/public/dinas/izin/formulir.txt");
    assert_eq!(file, "Formulir permohonan izin reklame\n");
    assert!(page(&site, "dinas/izin").contains("href=\"/dinas/izin/formulir.txt\""));
}

#[test]
fn the_agency_says_its_pledge_and_what_people_think() {
    let site = built("lengkap");
    let said = page_text::text(&page(&site, "dinas"));
    for words in [
        "Sekretariat Daerah Kota Contoh",
        "kami sanggup menyelenggarakan",
        "88,31 sangat baik semester I 2026, 412 responden",
        "(0299) 420223",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_revoked_standard_keeps_its_page_with_a_notice_but_is_not_offered() {
    let site = built("lengkap");
    let said = page_text::text(&page(&site, "dinas/izin-lama"));
    assert!(said.contains("Standar ini sudah dicabut"), "{said}");
    assert!(said.contains("31 Desember 2025") && said.contains("Izin Reklame (IR)"), "{said}");
    let listed = page_text::text(&page(&site, "dinas"));
    assert!(!listed.contains("Insidentil"), "{listed}");
}

#[test]
fn a_draft_is_checked_but_has_a_page_for_its_editor_alone() {
    let site = built("lengkap");
    assert!(!site.path("dist/public/dinas/izin-baru").exists());
    let shown = Live::start(&site).get("/dinas/izin-baru/");
    let said = page_text::text(&shown.text());
    assert!(said.contains("Rancangan"), "{said}");
    assert!(said.contains("Prosedur masih disusun."), "{said}");
}

#[test]
fn a_time_by_case_gives_no_day_for_a_receipt() {
    let loaded = Site::fixture("lengkap").load().expect("a valid site");
    let site = &loaded.renderer.editions().main().site;
    let has_single_time = |name: &str| {
        let mut services = site.services.values();
        let service = services.find(|service| service.id.name() == name).expect("a service");
        service.single_time().is_some()
    };
    assert!(!has_single_time("izin"), "three times, by case and step");
    assert!(has_single_time("izin-lama"));
}
