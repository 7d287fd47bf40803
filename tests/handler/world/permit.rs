//! A permit whose form has every kind of question that LOCK does not have, and
//! questions that are asked for one answer only.

use serde_json::{Value, json};

use super::files;
use super::posting::Posting;
use super::site::{ORIGIN, World};

/// Where the form is posted to.
pub(crate) const ACTION: &str = "/api/forms/dpmptsp/izin";

/// A site that has the permit beside LOCK, in Indonesian and in English.
pub(crate) fn world() -> World {
    World::with(|manifest| {
        for (id, language) in [("dpmptsp/izin", "id"), ("en/dpmptsp/izin", "en")] {
            let mut entry = manifest["forms"]["kominfo/lock"].clone();
            entry["form"] = form(id, language);
            manifest["forms"][id] = entry;
        }
    })
}

fn form(id: &str, language: &str) -> Value {
    let field = |name: &str, label: &str, kind: Value| json!({ "name": name, "label": label, "kind": kind });
    let option = |value: &str, label: &str| json!({ "value": value, "label": label });
    let when = |mut field: Value, other: &str, is: &[&str]| {
        field["when"] = json!([{ "field": other, "is": is }]);
        field
    };
    let optional = |mut field: Value| {
        field["optional"] = json!(true);
        field
    };
    let text = json!({ "text": { "min": 2, "max": 100, "characters": "any" } });
    let payer = [option("sendiri", "Diri sendiri"), option("badan", "Badan usaha")];
    let areas = ["utara", "selatan", "timur"].map(|area| option(area, area));
    let photos = json!({ "file": { "accept": ["pdf", "jpeg"], "limit": 100_000, "count": 3 } });
    json!({
        "id": id,
        "language": language,
        "title": "Izin Contoh",
        "prefix": "IZIN",
        "reply_to": null,
        "groups": [
            { "fields": [
                field("luas", "Luas tanah", json!({ "number": { "min": "0.5", "max": "10000", "decimals": 2 } })),
                field("pegawai", "Jumlah pegawai", json!({ "number": { "min": "1", "max": null } })),
                optional(field("modal", "Modal", json!({ "money": { "min": "1000000", "max": null } }))),
                field("lahir", "Tanggal lahir", json!({ "date": { "min": "1900-01-01", "max": "today" } })),
                optional(field("mulai", "Mulai usaha", json!({ "date": { "min": null, "max": null } }))),
                field("wilayah", "Wilayah", json!({ "choice": { "options": areas, "display": "select" } })),
                field("foto", "Foto lokasi", photos),
                field("untuk", "Untuk siapa", json!({ "choice": { "options": payer, "display": "radio" } })),
                when(field("wakil", "Ada wakil", json!({ "checkbox": { "value": "ya" } })), "untuk", &["badan"]),
            ] },
            { "heading": "Badan usaha", "when": [{ "field": "untuk", "is": ["badan"] }], "fields": [
                field("nama_badan", "Nama badan usaha", text.clone()),
                when(field("nama_wakil", "Nama wakil", text), "wakil", &["ya"]),
            ] },
        ],
    })
}

/// The form as a person sends it who asks for a permit of their own.
pub(crate) fn posting() -> Posting {
    let mut posting = Posting::empty();
    for (name, value) in [
        ("luas", "1.250,5"),
        ("pegawai", "3"),
        ("modal", ""),
        ("lahir-hari", "15"),
        ("lahir-bulan", "Januari"),
        ("lahir-tahun", "1990"),
        ("mulai-hari", ""),
        ("mulai-bulan", ""),
        ("mulai-tahun", ""),
        ("wilayah", "timur"),
        ("untuk", "sendiri"),
        ("nama_badan", ""),
        ("nama_wakil", ""),
        ("situs_web", ""),
    ] {
        posting.push(name, None, value.as_bytes());
    }
    posting.push("foto", Some(("depan.pdf", "application/pdf")), &files::pdf());
    posting.sent_by_browser(ORIGIN)
}

/// The form as it is sent for a firm.
pub(crate) fn posting_of_firm() -> Posting {
    posting().set("untuk", "badan").set("nama_badan", "CV Contoh Sejati")
}
