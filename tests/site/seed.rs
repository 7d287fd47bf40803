//! The standard of the seed, line by line against its page.
//!
//! The lines are those of the published document. Where the document puts a
//! colon or brackets around a value, the page has an element of its own; the
//! words are the same.

use scraper::{Html, Selector};

use super::page_text::{folded, text};
use crate::site::Site;

/// What the document states, word for word.
const STATED: [&str; 25] = [
    "Dinas Komunikasi dan Informatika",
    "Jl. Mataram No. 5 Pekalongan Barat Kota Pekalongan 51111",
    "kominfo.pekalongankota.go.id",
    "Pemerintah Kota Pekalongan / Dinas Komunikasi dan Informatika",
    "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)",
    "060/040/III Tahun 2022",
    "Pemohon mengajukan permohonan lupa passphrase melalui e-mail dengan mengirimkan data yang dibutuhkan",
    "BSR E memverifikasi surat pernyataan lupa passphrase sertifikat elektronik dan file CSR",
    "Jika sesuai, maka dapat melakukan pencabutan dan penerbitan sertifikat elektronik yang baru",
    "Jika tidak sesuai, maka pemohon mengajukan permohonan ulang",
    "Pemohon melakukan pencabutan passphrase sertifikat elektronik dengan alasan lupa passphrase",
    "Pemohon melakukan permohonan penerbitan sertifikat elektronik",
    "Pemohon menerima notifikasi sertifikat elektronik telah dicabut dan sertifikat elektronik yang baru telah diterbitkan",
    "Tidak dipungut biaya",
    "(0285) 421243",
    "(0285) 420223",
    "diskominfo@pekalongankota.go.id",
    "Pejabat Pengaduan",
    "Meidy Prasetyo Utomo, S.Kom",
    "0856-4381-2110",
    "No. SK",
    "Pemohon menyampaikan pengaduan langsung kepada petugas",
    "Petugas merespon pengaduan pemohon sampai mendapatkan solusi",
    "Apabila petugas tidak dapat menyelesaikan masalah, maka pengaduan diteruskan ke Pejabat Dinas Kominfo",
    "Pejabat Kominfo menyelesaikan permasalahan sampai tuntas dan mendapatkan solusi",
];

/// Its headings and labels; the page may write them with other capitals.
const HEADINGS: [&str; 16] = [
    "No. SK",
    "Persyaratan",
    "Sistem, Mekanisme dan Prosedur",
    "Waktu Penyelesaian",
    "1 Hari kerja",
    "Biaya / Tarif",
    "Produk Pelayanan",
    "Pengaduan Layanan",
    // The document says "Pengaduan Tak Langsung" and "Pengaduan Langsung".
    "Lewat telepon, email, atau website",
    "Telepon (0285) 421243 ; (0285) 420223",
    "Email diskominfo@pekalongankota.go.id",
    "Website kominfo.pekalongankota.go.id",
    "Pejabat Pengaduan Meidy Prasetyo Utomo, S.Kom",
    "No HP 0856-4381-2110",
    "Datang langsung",
    "Produk Pelayanan Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)",
];

fn page() -> String {
    let site = Site::seed();
    site.build();
    site.read("dist/public/kominfo/lock/index.html")
}

/// Abbreviations are the same with and without their full stop.
fn heading(text: &str) -> String {
    folded(text).to_lowercase().replace("no. hp", "no hp")
}

#[test]
fn every_line_of_the_document_stands_on_the_page() {
    let text = text(&page());
    for line in STATED {
        assert!(text.contains(line), "`{line}` is missing in:\n{text}");
    }
}

#[test]
fn every_heading_of_the_document_stands_on_the_page() {
    let text = heading(&text(&page()));
    for line in HEADINGS {
        assert!(text.contains(&heading(line)), "`{line}` is missing in:\n{text}");
    }
}

#[test]
fn the_steps_stand_in_their_order_with_the_branch_below_the_second() {
    let text = text(&page());
    let steps = &STATED[6..13];
    let start = text.find("Prosedur").or_else(|| text.find("prosedur")).expect("the heading");
    let places = steps.iter().map(|step| text[start..].find(step).expect("a step"));
    assert!(places.is_sorted(), "{text}");

    let page = Html::parse_document(&page());
    let selector = |text| Selector::parse(text).expect("a selector");
    let lists = selector("ol");
    let list = page
        .select(&lists)
        .find(|list| folded(&list.text().collect::<String>()).starts_with(steps[0]))
        .expect("the steps are a list with numbers");
    let items = selector(":scope > li");
    assert_eq!(list.select(&items).count(), 5);
    let second = list.select(&items).nth(1).expect("the second step");
    assert_eq!(second.select(&selector("li")).count(), 2, "the two branches");
}

#[test]
fn the_steps_of_a_complaint_in_person_stand_in_their_order() {
    let text = text(&page());
    let places = STATED[21..].iter().map(|step| text.find(step).expect("a step"));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn what_the_document_leaves_out_is_not_invented() {
    let text = text(&page());
    assert_eq!(text.matches("Belum dicantumkan dalam standar: persyaratan.").count(), 1, "{text}");
}

#[test]
fn no_page_leads_to_itself() {
    let site = Site::seed_in_two_languages();
    site.build();
    let links = Selector::parse("main a[href]").expect("a selector");
    let mut seen = 0;
    for path in site.paths("dist/public") {
        let Some(folder) = path.strip_suffix("index.html") else { continue };
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        for link in page.select(&links) {
            seen += 1;
            let href = link.attr("href").unwrap_or_default();
            assert_ne!(href.trim_start_matches('/'), folder, "{path}");
        }
    }
    assert!(seen > 100, "{seen} links");
}

#[test]
fn one_thing_has_one_word() {
    let site = Site::seed();
    site.build();
    for (path, content) in site.files("dist") {
        let text = String::from_utf8_lossy(&content).to_lowercase();
        assert!(!text.contains("surel"), "{path}: it is called email, as in the decree");
    }
}
