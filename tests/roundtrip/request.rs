//! The request of Sari: what she types, and what the agency must read.

use serde_json::Value;

use crate::form_page::{Filling, FormPage};
use crate::support::files;
use crate::support::mail::Mail;

/// The address of the agency, as its content has it.
pub(crate) const AGENCY: &str = "diskominfo@pekalongankota.go.id";
/// The address of the applicant.
pub(crate) const APPLICANT: &str = "sari.contoh@pekalongankota.go.id";

/// What is typed under each label, and how the agency reads it.
pub(crate) const ANSWERS: [(&str, &str, &str); 7] = [
    ("Nama lengkap tanpa gelar", "Sari Contoh Ningrum", "Sari Contoh Ningrum"),
    ("NIK", "3375 0155 0190 0001", "3375015501900001"),
    ("NIP / NI PPPK", "19900115 201501 2 001", "199001152015012001"),
    ("Jabatan", "Pranata Komputer <Ahli> & \"Muda\"", "Pranata Komputer <Ahli> & \"Muda\""),
    ("Perangkat daerah / unit kerja", "Kecamatan Contoh Barat", "Kecamatan Contoh Barat"),
    ("Email dinas yang terdaftar di BSrE", APPLICANT, APPLICANT),
    ("No. HP/WhatsApp", "0812-3456-7890", "+6281234567890"),
];
pub(crate) const STATEMENT: &str = "Surat pernyataan lupa passphrase";
pub(crate) const CSR: &str = "Berkas CSR";
pub(crate) const CONSENT: &str = "Saya menyatakan data ini benar";

/// Fills in the whole form.
pub(crate) fn filled(form: &FormPage) -> Filling<'_> {
    let lines = ANSWERS
        .iter()
        .fold(Filling::new(form), |filling, (label, typed, _)| filling.write(label, typed));
    lines
        .choose(STATEMENT, "Surat Sari.pdf", "application/pdf", &files::pdf())
        .choose(CSR, "sari.csr", "application/octet-stream", files::csr().pem.as_bytes())
        .tick(CONSENT)
}

/// Asserts that the agency reads everything that was sent.
pub(crate) fn assert_agency_has_all(raw: &[u8], reference: &str, form: &FormPage) {
    let mail = Mail::parse(raw);
    assert_eq!(mail.to, [AGENCY]);
    assert_eq!(mail.reply_to, [APPLICANT]);
    assert!(mail.subject.starts_with(&format!("{reference} ")), "{}", mail.subject);
    for (label, _, read) in ANSWERS {
        assert_eq!(mail.answer(label), read);
    }
    assert_eq!(mail.answer(CONSENT), "ya");
    let order = form.controls.iter().filter(|control| control.reachable);
    let places = order.map(|control| {
        let label = control.label.split(" (boleh").next().expect("always one");
        mail.text.find(&format!("\n{label}\n")).unwrap_or_else(|| panic!("no `{label}`"))
    });
    assert!(places.is_sorted(), "in the order of the form: {}", mail.text);

    assert!(mail.file(".pdf").content == files::pdf(), "byte for byte");
    assert_eq!(mail.file(".pem").content, files::csr().pem.as_bytes());
    assert!(!mail.raw.contains("Surat Sari"), "the name of the client is not kept");
    assert_record(&mail.file(".json").content, reference, form);
}

/// Asserts what a program of the agency reads.
fn assert_record(content: &[u8], reference: &str, form: &FormPage) {
    let record: Value = serde_json::from_slice(content).expect("JSON");
    let text = record.to_string();
    assert!(text.contains(reference), "{text}");
    for (label, _, read) in ANSWERS {
        let name = &form.control(label).name;
        let answer = find(&record, name).unwrap_or_else(|| panic!("no `{name}` in {text}"));
        assert!(has(answer, read), "{name}: {answer}");
    }
    for label in [STATEMENT, CSR, CONSENT] {
        let name = &form.control(label).name;
        assert!(find(&record, name).is_some(), "no `{name}` in {text}");
    }
}

/// Finds the entry of a field, which is under its name or has its name.
fn find<'json>(json: &'json Value, name: &str) -> Option<&'json Value> {
    match json {
        Value::Object(entries) => match entries.get(name) {
            Some(found) => Some(found),
            None if entries.values().any(|value| value == name) => Some(json),
            None => entries.values().find_map(|value| find(value, name)),
        },
        Value::Array(entries) => entries.iter().find_map(|value| find(value, name)),
        _ => None,
    }
}

fn has(json: &Value, text: &str) -> bool {
    match json {
        Value::Object(entries) => entries.values().any(|value| has(value, text)),
        Value::Array(entries) => entries.iter().any(|value| has(value, text)),
        other => other == text,
    }
}

/// Asserts what the applicant reads, and that nothing of it was typed by anyone.
pub(crate) fn assert_applicant_has_receipt(raw: &[u8], reference: &str) {
    let mail = Mail::parse(raw);
    assert_eq!(mail.to, [APPLICANT]);
    assert!(mail.text.contains(reference), "{}", mail.text);
    assert!(mail.text.contains("1 hari kerja"), "{}", mail.text);
    assert!(mail.text.contains("(0285) 421243"), "{}", mail.text);
    assert!(mail.attachments.is_empty());
    for (label, typed, read) in ANSWERS {
        if read != APPLICANT {
            assert!(!mail.raw.contains(typed) && !mail.text.contains(read), "{label}");
        }
    }
}
