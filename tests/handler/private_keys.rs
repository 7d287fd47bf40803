//! A private key is refused wherever it appears, and goes nowhere.

use crate::world::files;
use crate::world::posting::{Posting, SARI};
use crate::world::site::World;

/// A line from the middle of the key, as it would show in a page, a mail or a log.
fn trace() -> &'static str {
    files::csr().key.lines().nth(1).expect("base64")
}

async fn assert_refused(world: &World, posting: &Posting, what: &str) {
    for posting in [posting.clone(), posting.clone().json()] {
        let answer = world.post(&posting).await;
        assert_eq!(answer.status, 422, "{what}");
        assert!(!answer.body.contains(trace()), "{what}: not sent back");
        let line = answer.event.to_json_line();
        assert!(!line.contains(trace()), "{what}: not logged");
        assert!(line.contains("private_key"), "{what}: {line}");
        assert!(world.outbox.sent().is_empty(), "{what}: not forwarded");
    }
}

#[tokio::test]
async fn a_private_key_is_refused_in_every_field() {
    let world = World::new();
    let key = &files::csr().key;
    let names = SARI.iter().map(|(name, _)| *name);
    for name in names.chain(["surat_pernyataan", "csr", "persetujuan"]) {
        assert_refused(&world, &Posting::of_sari().set(name, key), name).await;
    }
}

#[tokio::test]
async fn a_private_key_is_refused_beside_a_good_request() {
    let world = World::new();
    let both = format!("{}{}", files::csr().pem, files::csr().key);
    assert_refused(&world, &Posting::of_sari().set("csr", both), "behind the CSR").await;
    let mut pdf = files::pdf();
    pdf.extend_from_slice(files::csr().key.as_bytes());
    assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), "behind a PDF").await;
}

#[tokio::test]
async fn a_private_key_under_an_unknown_name_is_refused() {
    let world = World::new();
    let mut posting = Posting::of_sari();
    posting.push("catatan", Some(("kunci.key", "text/plain")), files::csr().key.as_bytes());
    assert_refused(&world, &posting, "an unknown name").await;
}

#[tokio::test]
async fn the_applicant_is_told_to_discard_the_key() {
    let answer = World::new().post(&Posting::of_sari().set("csr", &files::csr().key).json()).await;
    let message = answer.json()["errors"][0]["message"].as_str().expect("a message").to_lowercase();
    assert!(message.contains("kunci privat"), "{message}");
    assert!(message.contains("jangan pakai lagi"), "{message}");
}

#[tokio::test]
async fn a_private_key_in_pieces_is_refused_in_each_of_them() {
    let world = World::new();
    let key: String = files::csr().key.lines().filter(|line| !line.starts_with('-')).collect();
    let (first, rest) = key.split_at(80);
    let posting = Posting::of_sari().set("jabatan", first).set("unit_kerja", rest);
    let answer = world.post(&posting).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains(&first[10..40]) && !answer.body.contains(&rest[10..40]));
    assert!(answer.body.contains("Sari Contoh Ningrum"), "the rest is kept");
    let errors = &world.post(&posting.json()).await.json()["errors"];
    let found = errors.as_array().expect("errors").iter();
    let found: Vec<_> =
        found.map(|error| (error["field"].as_str(), error["code"].as_str())).collect();
    let key_in = |name| (Some(name), Some("private_key"));
    assert_eq!(found, [key_in("jabatan"), key_in("unit_kerja")]);
}

/// Writes bytes in ASCII85, as the filter of a PDF reads them (ISO 32000-1, section 7.4.3).
fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let group = |bytes: &[u8]| {
        let mut whole = [0; 4];
        whole[..bytes.len()].copy_from_slice(bytes);
        let number = u32::from_be_bytes(whole);
        let digit =
            |power: u32| b'!' + u8::try_from(number / 85_u32.pow(power) % 85).expect("a digit");
        if number == 0 && bytes.len() == 4 {
            return vec![b'z'];
        }
        (0..=bytes.len()).map(|place| digit(4 - u32::try_from(place).expect("few"))).collect()
    };
    bytes.chunks(4).flat_map(group).collect()
}

/// A PDF with bytes somewhere in it, as a stream that a filter wrote.
fn pdf_with(filter: &str, bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len();
    let head = format!("%PDF-1.7\n4 0 obj<</Length {length}/Filter/{filter}>>stream\r\n");
    [head.as_bytes(), bytes, b"\r\nendstream endobj\n%%EOF"].concat()
}

#[tokio::test]
async fn a_private_key_in_a_stream_of_a_pdf_is_found_also_in_ascii85() {
    let world = World::new();
    let key = files::csr().key.as_bytes();
    let wrapped = ascii85(key);
    assert_eq!(ascii85(b"\0\0\0\0Sari."), br"z;dj]\/c");
    let lines = wrapped.chunks(72).collect::<Vec<_>>().join(&b"\n"[..]);
    for content in [[&wrapped[..], b"~>"].concat(), [b"<~", &lines[..], b"\n~>"].concat()] {
        let pdf = pdf_with("ASCII85Decode", &content);
        assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), "ASCII85").await;
    }
}

#[tokio::test]
async fn a_private_key_that_somebody_took_for_text_is_found_in_utf_16() {
    let world = World::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (key, der) = (path("key.pem"), path("key.der"));
    files::openssl(&["genpkey", "-algorithm", "ED25519", "-out", &key]);
    files::openssl(&["pkey", "-in", &key, "-outform", "DER", "-out", &der]);
    let der = std::fs::read(der).expect("a key");
    let big: Vec<u8> = der.iter().flat_map(|byte| [0, *byte]).collect();
    let little: Vec<u8> = der.iter().flat_map(|byte| [*byte, 0]).collect();
    let string = format!("<FEFF{}>", loket_form::hex::hex(&big)).into_bytes();
    for content in [&big, &little, &string] {
        let pdf = pdf_with("None", content);
        assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), "UTF-16").await;
    }
}

#[tokio::test]
async fn the_blobs_in_which_windows_keeps_keys_are_found_in_a_document() {
    let world = World::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (key, out) = (path("rsa.pem"), path("blob"));
    files::openssl(&["genpkey", "-algorithm", "RSA", "-out", &key]);
    for form in [&["MSBLOB"][..], &["PVK", "-pvk-none"]] {
        files::openssl(&[&["rsa", "-in", &key, "-out", &out, "-outform"], form].concat());
        let pdf = pdf_with("None", &std::fs::read(&out).expect("a blob"));
        assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), form[0]).await;
    }
    // PVK under a password: all of the key but its header is noise. Then DSA for signing.
    let locked = b"\x1e\xf1\xb5\xb0\0\0\0\0\x01\0\0\0\x01\0\0\0\x10\0\0\0\x94\x04\0\0";
    let dsa = b"\x07\x02\0\0\0\x22\0\0DSS2\0\x04\0\0";
    for blob in [&locked[..], dsa] {
        let pdf = pdf_with("None", &[blob, &[0x5a; 400]].concat());
        assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), "a blob").await;
    }
    // BCRYPT_ECCPRIVATE_BLOB: a magic, the length of each number, then three of them.
    for (magic, length) in [("ECS2", 32_u32), ("ECK4", 48), ("ECS6", 66)] {
        let numbers = vec![0x5a; usize::try_from(length * 3).expect("few")];
        let blob = [magic.as_bytes(), &length.to_le_bytes(), &numbers].concat();
        let pdf = pdf_with("None", &blob);
        assert_refused(&world, &Posting::of_sari().set("surat_pernyataan", pdf), magic).await;
    }
}
