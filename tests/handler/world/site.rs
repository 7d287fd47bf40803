//! A site with the form of LOCK, and a handler for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use http::Request;
use jiff::Timestamp;
use loket_form::bundle::{Bundle, Rehearsal};
use loket_handler::clock::FixedClock;
use loket_handler::guard::Guards;
use loket_handler::mailer::memory::MemoryTransport;
use loket_handler::mailer::{MailTimes, Transport};
use loket_handler::origin::Origins;
use loket_handler::secret::Secret;
use loket_handler::{Handler, HandlerError, HandlerParts};
use serde_json::{Value, json};

use super::answer::Answer;
use super::posting::Posting;

/// Where the form of LOCK is posted to.
pub(crate) const ACTION: &str = "/api/forms/kominfo/lock";
/// The site.
pub(crate) const ORIGIN: &str = "https://layanan.contoh.go.id";
pub(crate) use crate::support::process::SECRET;
/// Monday, 23 November 2026, 15.20 WIB.
pub(crate) const NOW: &str = "2026-11-23T08:20:00Z";

/// A handler with its outbox.
pub(crate) struct World {
    pub(crate) handler: Handler,
    pub(crate) outbox: Arc<MemoryTransport>,
}

impl World {
    /// The site as it is.
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// The site with something else in its manifest.
    pub(crate) fn with(change: impl FnOnce(&mut Value)) -> Self {
        Self::at(NOW, change)
    }

    /// The site at another moment.
    pub(crate) fn at(now: &str, change: impl FnOnce(&mut Value)) -> Self {
        let mut manifest = manifest();
        change(&mut manifest);
        let outbox = Arc::new(MemoryTransport::default());
        let handler = handler(bundle(&manifest), Arc::clone(&outbox) as _, now, Guards::default());
        Self { handler: handler.expect("a usable site"), outbox }
    }

    /// The site with guards, at a moment.
    pub(crate) fn guarded(now: &str, guards: Guards) -> Self {
        let outbox = Arc::new(MemoryTransport::default());
        let handler = handler(bundle(&manifest()), Arc::clone(&outbox) as _, now, guards);
        Self { handler: handler.expect("a usable site"), outbox }
    }

    /// Posts the form of LOCK as a browser does.
    pub(crate) async fn post(&self, posting: &Posting) -> Answer {
        self.send(posting.request(ACTION)).await
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Bytes>) -> Answer {
        Answer::new(self.handler.handle(request).await)
    }

    /// Opens a path as a browser does.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("accept", "text/html,*/*;q=0.8");
        self.send(request.body(Bytes::new()).expect("a request")).await
    }
}

/// Makes a handler for a bundle.
pub(crate) fn handler(
    bundle: Bundle,
    outbox: Arc<dyn Transport>,
    now: &str,
    guards: Guards,
) -> Result<Handler, HandlerError> {
    Handler::try_new(bundle, parts(outbox, now, guards))
}

/// What a handler is made of besides a bundle.
pub(crate) fn parts(outbox: Arc<dyn Transport>, now: &str, guards: Guards) -> HandlerParts {
    let now: Timestamp = now.parse().expect("a timestamp");
    HandlerParts {
        transport: outbox,
        times: MailTimes::default(),
        secret: Secret::parse(SECRET).expect("long enough"),
        clock: Box::new(FixedClock(now)),
        origins: Origins::default(),
        guards,
        spool: None,
        answers_first: false,
    }
}

/// Makes a bundle of a manifest and the templates of this repository.
pub(crate) fn bundle(manifest: &Value) -> Bundle {
    Bundle {
        manifest: serde_json::from_value(manifest.clone()).expect("a manifest"),
        templates: templates(),
        rehearsal: Rehearsal::Due,
        seal: None,
    }
}

/// Writes the bundle as `loket build` does.
pub(crate) fn write_bundle(folder: &Path, manifest: &Value) {
    write_files(folder, &bundle(manifest));
}

/// Writes a bundle that was rehearsed, so that a program which reads it need not do so.
pub(crate) fn write_sealed(folder: &Path, manifest: &Value) {
    let mut sealed = bundle(manifest);
    loket_handler::rehearse(&mut sealed).expect("a usable site");
    write_files(folder, &sealed);
}

/// Writes the files of a bundle.
pub(crate) fn write_files(folder: &Path, bundle: &Bundle) {
    for (path, content) in bundle.to_files().expect("plain values") {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
        std::fs::write(path, content).expect("a file");
    }
}

fn templates_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates")
}

/// Reads the default templates, under the prefix that keeps them reachable for overrides.
fn templates() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(templates_folder(), "loket/".to_owned())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the templates").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            if path.is_dir() {
                folders.push((path, format!("{prefix}{name}/")));
            } else if [".html", ".txt"].iter().any(|ending| name.ends_with(ending)) {
                found.insert(format!("{prefix}{name}"), text(&path));
            }
        }
    }
    found
}

pub(crate) fn text(path: &Path) -> String {
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

/// What the content says about the form of LOCK, as `content-model.md` has it.
pub(crate) fn manifest() -> Value {
    let lock = |language: &str| {
        json!({
            "form": lock_form(language),
            "recipient": {
                "name": "Dinas Komunikasi dan Informatika",
                "addresses": ["diskominfo@pekalongankota.go.id"],
            },
            "due": { "working_days": 1 },
            "time": if language == "id" { "1 hari kerja" } else { "1 working day" },
            "service_url": "/kominfo/lock/",
            "form_url": "/kominfo/lock/ajukan/",
            "channels": [
                "Telepon: (0285) 421243",
                "Surel: diskominfo@pekalongankota.go.id",
            ],
            "service": service(),
            "form_page": page("Ajukan permohonan"),
            "receipt_page": page("Tanda terima"),
        })
    };
    json!({
        "format": 4,
        "origin": ORIGIN,
        "sender": { "name": "Pemerintah Kota Contoh", "address": "layanan@contoh.go.id" },
        "calendar": {
            "zone": "WIB",
            "week": "five_days",
            "cut_off": null,
            "years": [2026],
            "days_off": ["2026-12-24", "2026-12-25"],
        },
        "policy": "default-src 'none'; form-action 'self'",
        "language": "id",
        "inline": { "form.html": inline(), "receipt.html": inline(), "problem.html": inline() },
        "surroundings": surroundings("id"),
        "translations": { "en": surroundings("en") },
        "forms": { "kominfo/lock": lock("id"), "en/kominfo/lock": lock("en") },
    })
}

fn surroundings(language: &str) -> Value {
    let words = words(language);
    json!({
        "locale": words["locale"],
        "words": words,
        "site": frame(),
        "problem": page(""),
    })
}

fn words(language: &str) -> Value {
    let path = templates_folder().join(format!("words/{language}.yaml"));
    serde_yaml::from_str(&text(&path)).expect("a table of words")
}

/// What stands around every page.
fn frame() -> Value {
    json!({
        "name": "Layanan Kota Contoh",
        "government": "Pemerintah Kota Contoh",
        "initials": "KC",
        "logo": null,
        "icon_url": "/assets/ikon.0000000000000000.svg",
        "home_url": "/",
        "national_channels": [{ "label": "SP4N-LAPOR!", "url": "https://www.lapor.go.id" }],
        "name_lang": "",
        "government_lang": "",
        "footer_links": [],
        "feedback": null,
    })
}

/// What stands in a page itself.
fn inline() -> Value {
    json!({
        "style_html": "body{margin:0}",
        "scripts": {
            "draft_html": "keep()", "form_html": "send()", "moments_html": "tell()",
            "photo_html": "show()", "statement_html": "fill()",
        },
    })
}

/// The head of a page.
fn page(title: &str) -> Value {
    json!({
        "title": title,
        "description": null,
        "canonical": null,
        "noindex": true,
        "breadcrumbs": [{ "label": "Beranda", "url": "/" }],
        "announced": [],
        "feedback": null,
        "languages": { "links": [], "default_url": null },
    })
}

/// What the templates show of the service.
fn service() -> Value {
    json!({
        "title": "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik",
        "title_lang": "",
        "code": "LOCK",
        "url": "/kominfo/lock/",
        "time": { "text": "1 hari kerja", "lang": null, "of": null },
        "cost": { "text": "Tidak dipungut biaya", "lang": null, "of": null },
        "agency": {
            "name": "Dinas Komunikasi dan Informatika",
            "lang": "",
            "government": "Pemerintah Kota Contoh",
            "government_lang": "",
            "url": "/kominfo/",
            "address": "Jl. Contoh No. 1",
            "hours": [],
            "hours_lang": "",
            "phones": [{ "label": "(0285) 421243", "url": "tel:+62285421243" }],
            "emails": [],
            "websites": [],
            "is_reached": true,
        },
        "notice": { "items": [{ "heading": "Tujuan", "text": "Memproses permohonan." }] },
        "notice_lang": null,
        "warning": null,
        "complaints": null,
    })
}

fn lock_form(language: &str) -> Value {
    let text = |min: u32, max: u32, characters: &str| json!({ "text": { "min": min, "max": max, "characters": characters } });
    let field = |name: &str, label: &str, kind: Value| json!({ "name": name, "label": label, "kind": kind });
    let mut csr =
        field("csr", "Berkas CSR", json!({ "file": { "accept": ["csr"], "limit": 16384 } }));
    csr["optional"] = json!(true);
    let statement =
        json!({ "file": { "accept": ["pdf", "jpeg", "png"], "limit": 2 * 1024 * 1024 } });
    let id = if language == "id" { "kominfo/lock" } else { "en/kominfo/lock" };
    json!({
        "id": id,
        "language": language,
        "title": "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)",
        "prefix": "LOCK",
        "reply_to": "email",
        "groups": [{ "fields": [
            field("nama", "Nama lengkap tanpa gelar", text(2, 100, "name")),
            field("nik", "NIK", json!("nik")),
            field("nip", "NIP / NI PPPK", json!("nip")),
            field("jabatan", "Jabatan", text(2, 120, "any")),
            field("unit_kerja", "Perangkat daerah / unit kerja", text(2, 160, "any")),
            field(
                "email",
                "Email dinas yang terdaftar di BSrE",
                json!({ "email": { "domains": ["pekalongankota.go.id"] } }),
            ),
            field("telepon", "No. HP/WhatsApp", json!({ "tel": { "mobile": true } })),
            field("surat_pernyataan", "Surat pernyataan lupa passphrase", statement),
            csr,
            field("persetujuan", "Saya menyatakan data ini benar", json!({ "checkbox": { "value": "ya" } })),
        ] }],
    })
}
