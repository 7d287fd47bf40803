//! What is exported comes back as it was: a property of all services of the fixtures.

use std::collections::BTreeSet;

use loket::export::{Annex, docx, text, xlsx};
use loket::import::{Columns, Document, Draft, Format, Source, Vocabulary};
use loket::view::ViewContext;

use crate::site::Site;
use crate::wrong::{model, values};

/// Values that come back as words alone. Where one fee of a list is a formula, or text of two
/// amounts, none of the list is sure.
const AS_WORDS: [&str; 3] = [
    "bpn-denpasar/perpanjangan-hgb fee Rupiah(Price { bound: Exact, from: None, amount: \
     Decimal(50000), per: None })",
    "dinas/izin fee Percent { percent: Decimal(2), of: Some(\"retribusi\") }",
    "dinas/izin fee Rupiah(Price { bound: Exact, from: Some(Decimal(10000)), amount: \
     Decimal(50000), per: Some(\"tahun\") })",
];

/// Values that are not in the content: `KTP asli` is understood, and the telephone of an officer
/// whose role is none of complaints comes back under the name of the role.
const UNDERSTOOD: [&str; 5] = [
    "dinas/izin dial +6281234567890",
    "dinas/izin-lama dial +6281234567890",
    "dinas/surat form Original",
    "ppn-prigi/penggunaan-air dial +628120000016",
    "rsud-kutai-barat/rawat-inap-vip dial +628120000032",
];

/// What keys say: the names of the components, of the head and of ways to complain, `Fotokopi`,
/// `salah satu`; signs of two letters aside.
const OF_KEYS: &str = "jenis pelayanan nomor sk tahun unit persyaratan sistem mekanisme dan prosedur \
    jangka waktu penyelesaian biaya tarif produk penanganan pengaduan saran masukan dasar hukum \
    sarana prasarana atau fasilitas kompetensi pelaksana pengawasan internal jumlah jaminan \
    keamanan keselamatan evaluasi kinerja telepon faks sp4n alur langsung fotokopi salah satu";

fn sites() -> Vec<Site> {
    let fixtures = ["standards", "kecil", "lengkap"].map(Site::fixture);
    fixtures.into_iter().chain([Site::seed()]).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 2);
    words.map(str::to_lowercase).collect()
}

/// Writes each service in a format and brings it in again, into a site of the same agencies; adds
/// the words that the drafts do not say.
fn returned(site: &Site, format: Format, unsaid: &mut BTreeSet<String>) -> Site {
    let loaded = site.load().unwrap_or_else(|_| panic!("a valid site"));
    let editions = loaded.renderer.editions();
    let view = ViewContext::new(editions, editions.main(), loaded.renderer.theme()).expect("words");
    let vocabulary = Vocabulary::load().expect("a table");
    let content = site.files("content").into_iter();
    let again = Site::of(content.filter(|(path, _)| path.rsplit('.').next() == Some("yaml")));
    for (id, service) in &editions.main().site.services {
        let annex = Annex::of(
            &view,
            service,
            editions.main().site.agencies.get(id.agency()).expect("an agency"),
        );
        let bytes = match format {
            Format::Docx => docx(&annex).expect("a file"),
            Format::Xlsx => {
                xlsx(std::slice::from_ref(&annex)).expect("a file").expect("texts that fit")
            }
            _ => text(&annex).into_bytes(),
        };
        let source = format.read(&bytes).expect("what was written can be read");
        let document = only(source, &vocabulary);
        let draft = Draft::of(&document, id.name(), &vocabulary);
        unsaid.extend(words(&text(&annex)).difference(&words(&draft.text)).cloned());
        again.write(&format!("content/{id}.md"), draft.text.replace("status: draft\n", ""));
    }
    again
}

/// Returns the one standard of a file.
fn only(source: Source, vocabulary: &Vocabulary) -> Document {
    match source {
        Source::Document(document) => document,
        Source::Sheets(sheets) => {
            let columns = Columns::of_vocabulary(vocabulary);
            let headed = sheets.iter().filter_map(|sheet| sheet.headed(&columns));
            let documents: Vec<_> = headed.flat_map(|headed| headed.documents()).collect();
            let [document] = documents.try_into().expect("one row");
            document
        }
    }
}

#[test]
fn values_of_each_service_come_back_from_word_from_a_sheet_and_from_text() {
    let mut differ = BTreeSet::new();
    let mut unsaid = BTreeSet::new();
    let mut count = 0;
    for site in sites() {
        let before = model(&site);
        for format in [Format::Docx, Format::Xlsx, Format::Text] {
            let again = returned(&site, format, &mut unsaid);
            let places = again.places().into_iter();
            let errors: Vec<_> = places.filter(|it| it.starts_with("error")).collect();
            if !errors.is_empty() {
                differ.extend(errors.iter().map(|it| ("error", it.clone())));
                continue;
            }
            let after = model(&again);
            for (id, service) in &before.services {
                let agency = &before.agencies[id.agency()];
                let known = values(service, agency);
                let back = values(&after.services[id], agency);
                count += known.len();
                differ.extend(back.difference(&known).map(|it| ("new", format!("{id} {it}"))));
                differ.extend(known.difference(&back).map(|it| ("lost", format!("{id} {it}"))));
            }
        }
    }
    println!("{count} values");
    let known: BTreeSet<_> = [("lost", AS_WORDS.as_slice()), ("new", &UNDERSTOOD)]
        .into_iter()
        .flat_map(|(kind, list)| list.iter().map(move |value| (kind, (*value).to_owned())))
        .collect();
    assert_eq!(differ, known);
    let of_keys = words(OF_KEYS);
    let lost: Vec<_> = unsaid.difference(&of_keys).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn what_was_exported_is_written_again_only_when_asked() {
    let site = Site::small();
    let export = ["export", "docx", "dinas/surat", "--out", "ekspor"];
    let file = "ekspor/dinas-surat.docx";
    assert!(site.run(&export).stdout.contains(file));
    let written = std::fs::read(site.path(file)).expect("a file");
    assert!(site.run(&export).stdout.contains("unchanged"));
    site.write(file, "diubah di kantor");
    let again = site.loket(&export);
    assert_eq!((again.code, again.stderr.lines().count()), (1, 1), "{}", again.stderr);
    assert_eq!(site.read(file), "diubah di kantor");
    site.run(&[export.as_slice(), &["--replace"]].concat());
    assert_eq!(std::fs::read(site.path(file)).expect("a file"), written);
}

#[test]
fn text_for_a_register_has_a_block_for_each_of_the_fourteen_components() {
    let site = Site::small();
    site.run(&["export", "text", "--out", "ekspor"]);
    let text = site.read("ekspor/dinas-surat.txt");
    let blocks: Vec<&str> = text.trim_end().split("\n\n").collect();
    assert_eq!(blocks[0], "Jenis Pelayanan: Surat Keterangan Contoh\nUnit Pelayanan: Dinas Contoh");
    let known = [
        ["Persyaratan", "KTP asli"],
        ["Sistem, mekanisme, dan prosedur", "1. Pemohon menyerahkan berkas"],
        ["Jangka waktu penyelesaian", "2 hari kerja"],
        ["Biaya/tarif", "Tidak dipungut biaya"],
        ["Produk pelayanan", "Surat Keterangan Contoh"],
    ];
    assert_eq!(blocks[1..11], known.concat());
    assert_eq!(blocks.len(), 11 + 9, "{text}");
}

#[test]
fn content_with_errors_and_names_of_nothing_are_told_in_one_line() {
    let site = Site::small();
    let ran = site.loket(&["export", "xlsx", "dinas/surta"]);
    assert_eq!((ran.code, ran.stderr.lines().count()), (2, 1), "{}", ran.stderr);
    assert!(ran.stderr.contains("dinas/surat"), "{}", ran.stderr);
    site.edit("content/dinas/surat.md", "cost: gratis", "cost: murah");
    let ran = site.loket(&["export", "xlsx"]);
    assert_eq!((ran.code, ran.stderr.lines().count()), (2, 1), "{}", ran.stderr);
    assert!(ran.stderr.contains("loket check"), "{}", ran.stderr);
}
