//! A site with one form of every kind of text and file, and a handler for it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use loket_form::bundle::{Bundle, Rehearsal};
use loket_handler::clock::FixedClock;
use loket_handler::email::Email;
use loket_handler::gateway::GatewayAnswer;
use loket_handler::gateway::Unreadable;
use loket_handler::guard::Guards;
use loket_handler::mailer::{Checking, Location, MailTimes, Patience, Sending, Transport};
use loket_handler::origin::Origins;
use loket_handler::secret::Secret;
use loket_handler::{Handler, HandlerParts};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// Where the form is posted to.
pub(crate) const ACTION: &str = "/api/forms/contoh/aduan";
/// Who gets its mails.
pub(crate) const AGENCY: &str = "aduan@contoh.go.id";
/// What the form is called: a header must encode it.
pub(crate) const TITLE: &str = "Pengaduan – “Contoh”";
/// What mails are sent from.
pub(crate) const SENDER: &str = "layanan@contoh.go.id";
/// No content of a corpus has this line.
const BOUNDARY: &str = "PermohonanContoh0000000000000000000000";

/// A mail that was sent.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) recipients: Vec<String>,
    pub(crate) message: Vec<u8>,
}

#[derive(Default)]
struct Outbox(Mutex<Vec<Sent>>);

impl Outbox {
    fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Transport for Outbox {
    fn name(&self) -> &'static str {
        "outbox"
    }

    fn send(&self, email: Email, _patience: Patience) -> Sending<'_> {
        let recipients = email.recipients().iter().map(|to| to.as_str().to_owned()).collect();
        let sent = Sent { recipients, message: email.into_message().into() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        Box::pin(std::future::ready(Ok(Location::new("outbox", "0".to_owned()))))
    }

    fn check(&self, _within: Duration) -> Checking<'_> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// The site.
pub(crate) struct Site {
    runtime: Runtime,
    handler: Handler,
    outbox: Arc<Outbox>,
}

thread_local! {
    static SITE: Site = Site::new();
}

impl Site {
    /// Does something with the site, which is made once.
    pub(crate) fn with<T>(action: impl FnOnce(&Self) -> T) -> T {
        SITE.with(action)
    }

    fn new() -> Self {
        let outbox = Arc::new(Outbox::default());
        let manifest = serde_json::from_value(manifest()).expect("a manifest");
        let bundle =
            Bundle { manifest, templates: templates(), rehearsal: Rehearsal::Due, seal: None };
        let parts = HandlerParts {
            transport: Arc::<Outbox>::clone(&outbox),
            times: MailTimes::default(),
            secret: Secret::parse("bukan rahasia, hanya untuk pengujian").expect("a secret"),
            clock: Box::new(FixedClock("2026-11-23T08:20:00Z".parse().expect("a moment"))),
            origins: Origins::default(),
            guards: Guards::default(),
            spool: None,
            answers_first: false,
        };
        let handler = Handler::try_new(bundle, parts);
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        Self { runtime, handler: handler.expect("a usable site"), outbox }
    }

    /// Posts the form; returns the status and the mails.
    pub(crate) fn post(&self, parts: &[(&str, &[u8])]) -> (u16, Vec<Sent>) {
        let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(ACTION).header("content-type", media_type);
        let request = request.body(Bytes::from(body(parts))).expect("a request");
        let handled = self.runtime.block_on(self.handler.handle(request));
        (handled.response.status().as_u16(), self.outbox.take())
    }

    /// Answers a request of a function, or one that could not be read.
    pub(crate) fn answer(&self, request: Result<Request<Bytes>, Box<Unreadable>>) -> Answered {
        let handled = match request {
            Ok(request) => self.runtime.block_on(self.handler.handle(request)),
            Err(unreadable) => {
                let Unreadable { request, why } = *unreadable;
                self.handler.handle_unread(request, why)
            }
        };
        let answer = GatewayAnswer::new(handled.response, false);
        Answered {
            answer: serde_json::to_value(answer).expect("an answer is JSON"),
            line: handled.event.to_json_line(),
            sent: self.outbox.take(),
        }
    }
}

/// What became of a request of a function.
pub(crate) struct Answered {
    /// The answer as the gateway takes it.
    pub(crate) answer: Value,
    /// Its line in the log.
    pub(crate) line: String,
    pub(crate) sent: Vec<Sent>,
}

fn body(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, content) in parts {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn manifest() -> Value {
    let page = json!({
        "title": "Contoh", "description": null, "canonical": null, "noindex": true,
        "breadcrumbs": [], "announced": [], "feedback": null,
        "languages": { "links": [], "default_url": null },
    });
    let frame = json!({
        "name": "Layanan Contoh", "government": "Pemerintah Contoh", "initials": "C",
        "icon_url": "/assets/ikon.svg",
        "home_url": "/", "logo": null, "national_channels": [], "footer_links": [], "feedback": null,
        "name_lang": "", "government_lang": "",
    });
    let inline = json!({
        "style_html": "", "scripts": { "form_html": "send()", "photo_html": "show()", "draft_html": "keep()", "statement_html": "fill()" },
    });
    let words = read(&theme().join("words/id.yaml"));
    let words: Value = serde_yaml::from_slice(&words).expect("words");
    let surroundings = json!({
        "locale": words["locale"],
        "words": words,
        "site": frame,
        "problem": page,
    });
    json!({
        "format": 4,
        "origin": "https://layanan.contoh.go.id",
        "sender": { "name": "Pemerintah Kota “Contoh”", "address": SENDER },
        "calendar": {
            "zone": "WIB", "week": "five_days", "cut_off": null, "years": [2026], "days_off": [],
        },
        "policy": "default-src 'none'",
        "language": "id",
        "inline": { "form.html": inline, "receipt.html": inline, "problem.html": inline },
        "surroundings": surroundings,
        "translations": {},
        "forms": { "contoh/aduan": {
            "form": form(),
            "recipient": { "name": "Dinas Contoh", "addresses": [AGENCY] },
            "due": { "working_days": 1 },
            "time": "1 hari kerja",
            "service_url": "/contoh/aduan/",
            "form_url": "/contoh/aduan/ajukan/",
            "channels": ["Telepon: 112"],
            "service": {
                "title": TITLE, "title_lang": "", "code": "ADUAN", "url": "/contoh/aduan/",
                "time": { "text": "1 hari kerja", "lang": null, "of": null },
                "cost": { "text": "Gratis", "lang": null, "of": null },
                "agency": {
                    "name": "Dinas Contoh", "lang": "", "government": "Pemerintah Contoh",
                    "government_lang": "", "url": "/contoh/", "address": "Jl. Contoh No. 1",
                    "hours": [], "hours_lang": "", "phones": [], "emails": [], "websites": [], "is_reached": false,
                },
                "notice": { "items": [] }, "notice_lang": null, "warning": null,
            },
            "form_page": page,
            "receipt_page": page,
        } },
    })
}

fn form() -> Value {
    let field = |name: &str, label: &str, kind: Value| json!({ "name": name, "label": label, "kind": kind, "optional": true });
    json!({
        "id": "contoh/aduan",
        "language": "id",
        "title": TITLE,
        "prefix": "ADUAN",
        "reply_to": "email",
        "groups": [{ "fields": [
            field("nama", "Nama", json!({ "text": { "min": 1, "max": 400, "characters": "any" } })),
            field("pesan", "Pesan", json!({ "textarea": { "min": 1, "max": 5000 } })),
            field("email", "Surel", json!({ "email": { "domains": [] } })),
            field("berkas", "Berkas", json!({ "file": {
                "accept": ["pdf", "jpeg", "png", "csr"], "limit": 1_000_000, "count": 3,
            } })),
        ] }],
    })
}

fn theme() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../templates"))
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file of the theme")
}

/// Reads the default templates, under the prefix that keeps them reachable for overrides.
fn templates() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(theme().to_path_buf(), "loket/".to_owned())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the theme").flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let path = entry.path();
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else if path.extension().is_some_and(|ending| ending == "html" || ending == "txt") {
                found.insert(name, String::from_utf8(read(&path)).expect("UTF-8"));
            }
        }
    }
    found
}
