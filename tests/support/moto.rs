//! moto, an SES that is not ours; `tests/run` brings it.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::http::{Message, PATIENCE, send};

/// A running moto; it is stopped when it is dropped.
pub(crate) struct Moto {
    child: Child,
    address: SocketAddr,
}

impl Moto {
    /// Starts it on a port of its own.
    pub(crate) fn start() -> Self {
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
            assert!(start.elapsed() < PATIENCE, "moto does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        moto
    }

    /// Returns where it answers.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
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
    pub(crate) fn verify(&self, address: &str) {
        let answer =
            self.send("POST", "/v2/email/identities", &json!({ "EmailIdentity": address }));
        assert_eq!(answer.status(), 200, "{}", answer.text());
    }

    /// Returns the raw messages that moto has taken.
    pub(crate) fn messages(&self) -> Vec<Value> {
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
