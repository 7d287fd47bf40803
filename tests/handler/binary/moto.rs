//! The function against moto, an SES that is not ours.
//!
//! `tests/run` brings moto; where it is missing these tests are left out.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::aws::Function;
use super::http::{Message, PATIENCE, send};
use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;

/// A running moto; it is stopped when it is dropped.
struct Moto {
    child: Child,
    address: std::net::SocketAddr,
}

impl Moto {
    fn start() -> Self {
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
        #[expect(clippy::disallowed_methods, reason = "says where moto is")]
        let program =
            std::env::var("LOKET_MOTO_SERVER").unwrap_or_else(|_| "moto_server".to_owned());
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.port().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto is installed");
        let moto = Self { child, address: port };
        let start = Instant::now();
        while std::net::TcpStream::connect(port).is_err() {
            assert!(start.elapsed() < 6 * PATIENCE, "moto does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        moto
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Message {
        let credential = "Credential=contoh/20261123/ap-southeast-3/ses/aws4_request";
        let headers = [
            (
                "Authorization",
                format!("AWS4-HMAC-SHA256 {credential}, SignedHeaders=host, Signature=0"),
            ),
            ("Content-Type", "application/json".to_owned()),
        ];
        send(self.address, method, path, &headers, body.to_string().as_bytes())
    }

    /// Makes an address that mails may come from.
    fn verify(&self, address: &str) {
        let answer =
            self.send("POST", "/v2/email/identities", &json!({ "EmailIdentity": address }));
        assert_eq!(answer.status(), 200, "{}", answer.text());
    }

    /// Returns the raw messages that moto has taken.
    fn messages(&self) -> Vec<Value> {
        let answer = self.send("GET", "/moto-api/data.json", &Value::Null);
        let data: Value = serde_json::from_slice(&answer.body).expect("JSON");
        data["ses"]["RawMessage"].as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
#[ignore = "needs moto: tests/run"]
fn moto_takes_both_mails_as_they_were_written() {
    let moto = Moto::start();
    moto.verify("layanan@contoh.go.id");
    let function = Function::start(&format!("http://{}", moto.address));
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 303, "{answer}");
    let reference = reference_of(answer["headers"]["location"].as_str().expect("a location"));

    let messages = moto.messages();
    assert_eq!(messages.len(), 2, "{messages:?}");
    let agency = Mail::parse(messages[0]["raw_data"].as_str().expect("a message").as_bytes());
    assert_eq!(messages[0]["source"], "layanan@contoh.go.id");
    assert_eq!(agency.to, ["diskominfo@pekalongankota.go.id"]);
    assert!(agency.subject.starts_with(&format!("[{reference}] ")));
    assert_eq!(agency.file(".pdf").content, files::pdf());
    assert_eq!(agency.file(".pem").content, files::csr().pem.as_bytes());
    let applicant = Mail::parse(messages[1]["raw_data"].as_str().expect("a message").as_bytes());
    assert_eq!(applicant.to, ["sari.contoh@pekalongankota.go.id"]);
    assert_eq!(applicant.answer("Nomor permohonan"), reference);
    function.assert_discreet();
}

#[test]
#[ignore = "needs moto: tests/run"]
fn moto_refuses_a_sender_that_is_not_verified_and_there_is_no_receipt() {
    let moto = Moto::start();
    let function = Function::start(&format!("http://{}", moto.address));
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert!(moto.messages().is_empty());
    moto.verify("layanan@contoh.go.id");
    assert_eq!(function.post(&Posting::of_sari())["statusCode"], 303, "verified, it recovers");
    function.assert_discreet();
}
