//! Numbers, dates, several files, menus: what is taken, refused and mailed.

use crate::world::answer::one;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::permit::{ACTION, posting, world};
use crate::world::posting::Posting;
use crate::world::site::World;
use serde_json::{Value, json};

/// Sends the form and returns what is wrong with it, by field.
async fn messages(posting: Posting) -> Vec<(String, String)> {
    let answer = world().send(posting.json().request(ACTION)).await;
    assert_eq!(answer.status, 422, "{}", answer.body);
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let errors = answer.json()["errors"].as_array().expect("a list").clone();
    errors.iter().map(|error| (text(&error["field"]), text(&error["message"]))).collect()
}

async fn message(posting: Posting) -> (String, String) {
    let mut messages = messages(posting).await;
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages.remove(0)
}

#[tokio::test]
async fn the_agency_reads_numbers_and_dates_as_people_write_them_and_programs_get_them_plain() {
    let world = world();
    let answer = world.send(posting().request(ACTION)).await;
    assert!(answer.reference().starts_with("IZIN-"));
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.answer("Luas tanah"), "1.250,5");
    assert_eq!(mail.answer("Jumlah pegawai"), "3");
    assert_eq!(mail.answer("Tanggal lahir"), "15 Januari 1990");
    assert_eq!(mail.answer("Mulai usaha"), "(tidak diisi)");
    assert_eq!(mail.answer("Wilayah"), "timur");
    let record: Value = serde_json::from_slice(&mail.file(".json").content).expect("JSON");
    let value = |name: &str| {
        let fields = record["fields"].as_array().expect("a list");
        let field = fields.iter().find(|field| field["name"] == name);
        field.expect("an answer")["value"].clone()
    };
    assert_eq!(value("luas"), json!("1250.5"));
    assert_eq!(value("lahir"), json!("1990-01-15"));
    assert_eq!(value("mulai"), json!(null));
}

#[tokio::test]
async fn an_english_form_reads_and_writes_numbers_and_dates_in_english() {
    let world = world();
    let posting = posting().set("luas", "1,250.5").set("lahir-bulan", "january");
    let answer = world.send(posting.request("/api/forms/en/dpmptsp/izin")).await;
    answer.receipt();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.answer("Luas tanah"), "1,250.5");
    assert_eq!(mail.answer("Tanggal lahir"), "15 January 1990");
}

#[tokio::test]
async fn the_same_number_and_day_written_otherwise_are_the_same_request() {
    let world = world();
    let first = world.send(posting().request(ACTION)).await.reference();
    let otherwise = posting().set("luas", "1250,50").set("lahir-bulan", "01").set("pegawai", " 3 ");
    assert_eq!(world.send(otherwise.request(ACTION)).await.reference(), first);
    let another = posting().set("luas", "1250,51");
    assert_ne!(world.send(another.request(ACTION)).await.reference(), first);
    let another = posting().set("lahir-hari", "16");
    assert_ne!(world.send(another.request(ACTION)).await.reference(), first);
}

#[tokio::test]
async fn an_amount_of_money_is_read_however_people_write_it() {
    let mut references = Vec::new();
    for typed in ["1500000", "Rp 1.500.000,-", "Rp１.500.000", "1,5 juta", "1,500,000"] {
        let world = world();
        let answer = world.send(posting().set("modal", typed).request(ACTION)).await;
        references.push(answer.reference());
        let mail = Mail::parse(&world.outbox.sent()[0].message);
        assert_eq!(mail.answer("Modal"), "Rp1.500.000", "{typed}");
        let record = String::from_utf8(mail.file(".json").content.clone()).expect("JSON");
        assert!(record.contains("\"value\": \"1500000\""), "{record}");
    }
    references.dedup();
    assert_eq!(references.len(), 1, "one request, however it is written");
    for (typed, expected) in [
        ("banyak", "Tulis Modal dalam rupiah, misalnya Rp1.500.000."),
        ("500 ribu", "Modal paling sedikit Rp1.000.000."),
        ("1500000,5", "Modal harus bilangan bulat, tanpa angka di belakang koma."),
    ] {
        let found = message(posting().set("modal", typed)).await;
        assert_eq!(found, ("modal".to_owned(), expected.to_owned()), "{typed:?}");
    }
}

#[tokio::test]
async fn a_wrong_number_is_told_how_to_be_right() {
    for (name, typed, expected) in [
        ("luas", "luas", "Tulis Luas tanah dengan angka, misalnya 12,5."),
        ("luas", "0,4", "Luas tanah paling sedikit 0,5."),
        ("luas", "10.001", "Luas tanah paling banyak 10.000."),
        ("luas", "1,555", "Luas tanah paling banyak 2 angka di belakang koma."),
        ("pegawai", "2,5", "Jumlah pegawai harus bilangan bulat, tanpa angka di belakang koma."),
        ("pegawai", "-1", "Jumlah pegawai paling sedikit 1."),
        ("pegawai", "", "Jumlah pegawai belum diisi."),
    ] {
        let found = message(posting().set(name, typed)).await;
        assert_eq!(found, (name.to_owned(), expected.to_owned()), "{typed:?}");
    }
}

#[tokio::test]
async fn a_wrong_date_is_told_how_to_be_right() {
    let date = |day: &str, month: &str, year: &str| {
        posting().set("lahir-hari", day).set("lahir-bulan", month).set("lahir-tahun", year)
    };
    for (day, month, year, expected) in [
        ("", "", "", "Tanggal lahir belum diisi."),
        ("15", "", "", "Tanggal lahir: isi juga bulan dan tahun."),
        ("", "1", "1990", "Tanggal lahir: isi juga hari."),
        (
            "31",
            "2",
            "1990",
            "Tanggal lahir: tanggal itu tidak ada. Periksa lagi hari dan bulannya, misalnya 17 8 1990.",
        ),
        ("1", "1", "90", "Tanggal lahir: tulis tahunnya dengan empat angka, misalnya 1990."),
        // The request comes on 23 November 2026.
        ("24", "11", "2026", "Tanggal lahir tidak boleh setelah hari ini."),
        ("31", "12", "1899", "Tanggal lahir tidak boleh sebelum 1 Januari 1900."),
    ] {
        let found = message(date(day, month, year)).await;
        assert_eq!(found, ("lahir".to_owned(), expected.to_owned()), "{day} {month} {year}");
    }
    world().send(date("23", "11", "2026").request(ACTION)).await.receipt();
}

#[tokio::test]
async fn people_and_programs_are_told_the_same_of_a_number_or_day_out_of_bounds() {
    for (name, typed) in [
        ("luas", "0,4"),
        ("luas", "10.000,01"),
        ("pegawai", "0"),
        ("lahir-tahun", "1899"),
        ("lahir-tahun", "2027"),
    ] {
        let (field, text) = message(posting().set(name, typed)).await;
        let answer = world().send(posting().set(name, typed).request(ACTION)).await;
        assert_eq!(answer.status, 422);
        let page = scraper::Html::parse_document(&answer.body);
        let shown = |selector: &str| {
            let parsed = scraper::Selector::parse(selector).expect("a selector");
            page.select(&parsed).map(|found| found.text().collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(shown("[role='alert'] li a"), [text.as_str()], "{name} {typed}");
        let beside = shown(&format!("#{field}-error"));
        assert_eq!(beside.len(), 1, "{name} {typed}");
        assert!(beside[0].contains(&text), "{beside:?}");
    }
}

#[tokio::test]
async fn the_summary_leads_to_the_wrong_part_of_a_date_and_keeps_what_was_typed() {
    let posting = posting().set("lahir-tahun", "").set("lahir-bulan", "Agt");
    let answer = world().send(posting.request(ACTION)).await;
    assert_eq!(answer.status, 422);
    let page = scraper::Html::parse_document(&answer.body);
    let first = |selector: &str| {
        let parsed = scraper::Selector::parse(selector).expect("a selector");
        page.select(&parsed).next().unwrap_or_else(|| panic!("no {selector}")).value().clone()
    };
    first("a[href='#lahir-tahun']");
    assert_eq!(first("input#lahir-bulan").attr("value"), Some("Agt"));
    assert_eq!(first("input#lahir-tahun").attr("aria-invalid"), Some("true"));
    assert_eq!(first("input#lahir-hari").attr("aria-invalid"), None);
    assert!(first("fieldset[aria-describedby~='lahir-error']").attr("aria-describedby").is_some());
}

#[tokio::test]
async fn several_files_of_one_question_are_all_mailed_byte_for_byte() {
    let world = world();
    let other = files::pdf_of(5000);
    let mut posting = posting();
    posting.push("foto", Some(("x", "image/png")), &other);
    let reference = world.send(posting.request(ACTION)).await.reference();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    let names = [1, 2].map(|number| format!("{reference}-foto-{number}.pdf"));
    assert_eq!(mail.file(&names[0]).content, files::pdf());
    assert_eq!(mail.file(&names[1]).content, other);
    let record: Value = serde_json::from_slice(&mail.file(".json").content).expect("JSON");
    let is_photo = |field: &&Value| field["name"] == "foto";
    let photos = record["fields"].as_array().and_then(|fields| fields.iter().find(is_photo));
    assert_eq!(photos.expect("an answer")["value"], json!(names));
    assert_eq!(record["files"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn too_many_files_are_refused_and_a_bad_one_is_named_by_its_number() {
    let with = |files: &[&[u8]]| posting_with("foto", files);
    let pdf = files::pdf();
    let (_, text) = message(with(&[&pdf, &pdf, &pdf, &pdf])).await;
    assert_eq!(text, "Foto lokasi paling banyak 3 berkas. Yang Anda pilih 4 berkas.");
    let (_, text) = message(with(&[&pdf, b"halo"])).await;
    assert_eq!(text, "Berkas ke-2: Foto lokasi harus berkas PDF atau JPG. Pilih berkas lain.");
    let (_, text) = message(with(&[&files::pdf_of(200_000)])).await;
    assert!(text.starts_with("Foto lokasi paling besar 97,6 KB."), "{text}");
    let (_, text) = message(with(&[&pdf, files::csr().key.as_bytes()])).await;
    assert!(text.contains("kunci privat"), "{text}");
}

/// The permit with other photographs, which have names.
fn posting_with(name: &str, files: &[&[u8]]) -> Posting {
    let mut posting = posting().without("foto");
    for file in files {
        posting.push("foto", Some((name, "image/jpeg")), file);
    }
    posting
}

#[tokio::test]
async fn where_no_file_was_chosen_a_browser_sends_one_without_a_name_and_a_byte() {
    let (_, text) = message(posting_with("", &[b""])).await;
    assert_eq!(text, "Foto lokasi belum dipilih. Pilih berkasnya.");
    let mut beside = posting_with("foto.pdf", &[&files::pdf()]);
    beside.push("foto", Some(("", "application/octet-stream")), b"");
    world().send(beside.request(ACTION)).await.receipt();
}

#[tokio::test]
async fn a_file_that_was_chosen_and_has_no_byte_is_told_and_never_dropped() {
    let empty = "Foto lokasi: berkas itu kosong. Pilih berkas lain.";
    assert_eq!(message(posting_with("foto.jpg", &[b""])).await.1, empty);
    let (_, text) = message(posting_with("foto.jpg", &[&files::pdf(), b""])).await;
    assert_eq!(text, format!("Berkas ke-2: {empty}"));
    // Also where nothing needs to be chosen.
    let posting = Posting::of_sari().set("csr", "");
    let answer = World::new().post(&posting).await;
    assert_eq!(answer.refused(), one("csr", "empty_file"));
    let not_chosen = posting.claim("csr", "", "application/octet-stream");
    assert_eq!(World::new().post(&not_chosen).await.status, 303);
}

#[tokio::test]
async fn a_photo_or_document_of_another_kind_is_named_and_how_to_change_it() {
    let office = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0[Content_Types].xml";
    for (bytes, name) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "HEIC"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (office, "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    ] {
        let (_, text) = message(posting_with("berkas", &[bytes])).await;
        assert!(text.starts_with("Foto lokasi adalah ") && text.contains(name), "{text}");
        assert!(text.contains("PDF atau JPG"), "{text}");
        assert!(["simpan sebagai", "foto lagi"].iter().any(|how| text.contains(how)), "{text}");
        assert!(!text.contains("tangkapan layar"), "it is a PNG, which is not taken: {text}");
    }
}

#[tokio::test]
async fn a_pdf_is_taken_as_viewers_take_it_and_mailed_as_it_is() {
    let pdf = files::pdf();
    for odd in [
        [b"\xef\xbb\xbf", &pdf[..]].concat(),
        [b"\r\n\r\n \n", &pdf[..]].concat(),
        [&pdf[..], &[0; 4096]].concat(),
        [&pdf[..], b"\n<!-- scanned by something -->".repeat(100).as_slice()].concat(),
    ] {
        let world = world();
        world.send(posting_with("surat.pdf", &[&odd]).request(ACTION)).await.receipt();
        let mail = Mail::parse(&world.outbox.sent()[0].message);
        assert_eq!(mail.file(".pdf").content, odd);
    }
}

#[tokio::test]
async fn the_form_says_what_it_takes_and_cuts_nothing_off() {
    let answer = world().send(posting().set("pegawai", "").request(ACTION)).await;
    let page = scraper::Html::parse_document(&answer.body);
    let text = |selector: &str| {
        let parsed = scraper::Selector::parse(selector).expect("a selector");
        let found = page.select(&parsed).next().unwrap_or_else(|| panic!("no {selector}"));
        found.text().collect::<String>()
    };
    assert_eq!(text("#luas-hint"), "Dari 0,5 sampai 10.000.");
    assert_eq!(text("#lahir-hint"), "Dari 1 Januari 1900 sampai hari ini.");
    assert_eq!(
        text("#foto-hint"),
        "Paling banyak 3 berkas PDF atau JPG, masing-masing paling besar 97,6 KB."
    );
    let exists = |selector: &str| {
        let parsed = scraper::Selector::parse(selector).expect("a selector");
        page.select(&parsed).next().is_some()
    };
    assert!(exists("select#wilayah option[value=timur][selected]"));
    assert!(exists("input#foto[multiple]"));
    assert!(exists("input#luas[inputmode=decimal]"));
    assert!(exists("input#pegawai[inputmode=numeric]"));
    assert!(!exists("[maxlength]"), "pasted text would lose its end without a word");
}
