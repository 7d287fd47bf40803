//! Our own AWS: the Lambda Runtime API, and an SES that fails on demand.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::http::{Message, PATIENCE, Reply, Stub};
use super::posting::Posting;
use super::process::{Program, handler_command};

/// The program as a Lambda function.
pub(crate) struct Function {
    program: Program,
    events: Sender<Value>,
    answers: Receiver<Value>,
    limit: Arc<Mutex<Option<Duration>>>,
    _api: Stub,
}

impl Function {
    /// Starts the program with a bundle, with SES at an endpoint, and with more in its environment.
    pub(crate) fn start_with(
        program: &Path,
        bundle: &Path,
        endpoint: &str,
        environment: &[(&str, &str)],
    ) -> Self {
        let (events, queue) = channel::<Value>();
        let (answered, answers) = channel();
        let (queue, answered) = (Mutex::new(queue), Mutex::new(answered));
        let limit = Arc::new(Mutex::new(None));
        let most = Arc::clone(&limit);
        let api = Stub::start(move |message| {
            if message.start.starts_with("GET ") {
                return next_event(&queue, &most);
            }
            let answer = serde_json::from_slice(&message.body).unwrap_or(Value::Null);
            let _ = answered.lock().expect("whole").send(json!({
                "to": message.start,
                "answer": answer,
            }));
            Reply::Answer(202, Vec::new(), Vec::new())
        });
        let mut command = handler_command(program, bundle, &[]);
        command.envs([
            ("AWS_LAMBDA_RUNTIME_API", api.address.to_string().as_str()),
            ("AWS_LAMBDA_FUNCTION_NAME", "loket"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "loket"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "loket"),
            ("LOKET_MAIL", "ses"),
            ("AWS_REGION", "ap-southeast-3"),
            ("AWS_ACCESS_KEY_ID", "contoh"),
            ("AWS_SECRET_ACCESS_KEY", "contoh"),
            ("AWS_SESSION_TOKEN", "contoh"),
            ("AWS_ENDPOINT_URL_SESV2", endpoint),
        ]);
        let program = Program::spawn(command.envs(environment.iter().copied()));
        Self { program, events, answers, limit, _api: api }
    }

    /// Ends every invocation from now on after so long, as far as the function is told.
    pub(crate) fn limit(&self, most: Duration) {
        *self.limit.lock().expect("whole") = Some(most);
    }

    /// Hands the function an event and returns its answer.
    pub(crate) fn invoke(&self, event: Value) -> Value {
        let (to, answer) = self.hand_over(event);
        assert!(to.contains("/response"), "{to} {answer}");
        answer
    }

    /// Hands the function an event at which it fails, and returns what it reports.
    pub(crate) fn invoke_in_vain(&self, event: Value) -> Value {
        let (to, report) = self.hand_over(event);
        assert!(to.contains("/error"), "{to} {report}");
        report
    }

    fn hand_over(&self, event: Value) -> (String, Value) {
        self.events.send(event).expect("the stub runs");
        let answer = self.answers.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            panic!("no answer: {}", self.program.printed());
        });
        (answer["to"].as_str().unwrap_or_default().to_owned(), answer["answer"].clone())
    }

    /// Waits until it has printed something.
    pub(crate) fn wait_for(&self, text: &str) {
        self.program.wait_for(text);
    }

    /// Keeps a folder until the function has ended.
    pub(crate) fn keeping(mut self, folder: tempfile::TempDir) -> Self {
        self.program = self.program.keeping(folder);
        self
    }

    /// Posts a form.
    pub(crate) fn post_to(&self, action: &str, posting: &Posting) -> Value {
        self.invoke(function_url(action, posting))
    }

    /// Opens a path.
    pub(crate) fn get(&self, path: &str) -> Value {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        self.invoke(event("GET", path, query, &[], None))
    }

    pub(crate) fn assert_discreet(self) {
        self.program.assert_discreet();
    }
}

fn next_event(queue: &Mutex<Receiver<Value>>, limit: &Mutex<Option<Duration>>) -> Reply {
    let Ok(event) = queue.lock().expect("whole").recv() else {
        return Reply::Drop;
    };
    let limit = limit.lock().expect("whole").unwrap_or(Duration::from_mins(10));
    let end =
        jiff::Timestamp::now().as_millisecond() + i64::try_from(limit.as_millis()).expect("a time");
    let headers = vec![
        ("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd".to_owned()),
        ("Lambda-Runtime-Deadline-Ms", end.to_string()),
        (
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:ap-southeast-3:123456789012:function:loket".to_owned(),
        ),
        ("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700".to_owned()),
        ("Content-Type", "application/json".to_owned()),
    ];
    Reply::Answer(200, headers, event.to_string().into_bytes())
}

/// Makes the event of a Function URL (payload format 2.0), the body as base64.
pub(crate) fn function_url(action: &str, posting: &Posting) -> Value {
    let body = STANDARD.encode(posting.body());
    event("POST", action, "", &posting.headers(), Some((&body, true)))
}

/// Makes an event in payload format 2.0, as the AWS documentation shows it.
pub(crate) fn event(
    method: &str,
    path: &str,
    query: &str,
    headers: &[(&'static str, String)],
    body: Option<(&str, bool)>,
) -> Value {
    let mut sent = json!({ "host": "abcdefghij.lambda-url.ap-southeast-3.on.aws", "x-forwarded-proto": "https" });
    for (name, value) in headers {
        sent[*name] = json!(value);
    }
    let mut event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": sent,
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abcdefghij",
            "domainName": "abcdefghij.lambda-url.ap-southeast-3.on.aws",
            "domainPrefix": "abcdefghij",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.7",
                "userAgent": "Mozilla/5.0",
            },
            "requestId": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            "routeKey": "$default",
            "stage": "$default",
            "time": "23/Nov/2026:08:20:00 +0000",
            "timeEpoch": 1_795_422_000_000_u64,
        },
        "isBase64Encoded": body.is_some_and(|(_, encoded)| encoded),
    });
    if let Some((body, _)) = body {
        event["body"] = json!(body);
    }
    event
}

/// What SES does with a request instead of taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SesFault {
    /// It answers with an error.
    Status(u16, &'static str),
    /// It does not answer as long as the test runs.
    Hang,
    /// It closes the connection.
    Drop,
    /// It stores the mail, then closes the connection.
    LoseReply,
    /// It answers with what is no JSON.
    Garbage,
}

/// A mail that SES has stored.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) recipients: Vec<String>,
    pub(crate) message: Vec<u8>,
}

/// An SES of ours.
pub(crate) struct Ses {
    pub(crate) stub: Stub,
    state: Arc<Mutex<SesState>>,
    /// While it is there, what hangs hangs on.
    _hanging: Sender<()>,
}

#[derive(Default)]
struct SesState {
    stored: Vec<Stored>,
    faults: VecDeque<Option<SesFault>>,
    always: Option<SesFault>,
}

impl Ses {
    pub(crate) fn start() -> Self {
        let state = Arc::new(Mutex::new(SesState::default()));
        let shared = Arc::clone(&state);
        let (hanging, end) = channel();
        let end = Mutex::new(end);
        let stub = Stub::start(move |message| take(message, &shared, &end));
        Self { stub, state, _hanging: hanging }
    }

    /// Plans what happens to the next requests.
    pub(crate) fn plan(&self, faults: impl IntoIterator<Item = Option<SesFault>>) {
        self.state.lock().expect("whole").faults = faults.into_iter().collect();
    }

    /// Fails every request from now on.
    pub(crate) fn always(&self, fault: Option<SesFault>) {
        self.state.lock().expect("whole").always = fault;
    }

    /// Returns what was stored, and forgets it.
    pub(crate) fn take_stored(&self) -> Vec<Stored> {
        std::mem::take(&mut self.state.lock().expect("whole").stored)
    }
}

fn take(message: &Message, state: &Mutex<SesState>, end: &Mutex<Receiver<()>>) -> Reply {
    assert!(message.start.starts_with("POST /v2/email/outbound-emails "), "{}", message.start);
    assert!(message.header("authorization").starts_with("AWS4-HMAC-SHA256 "), "signed");
    let (fault, id) = {
        let mut state = state.lock().expect("whole");
        let planned = state.faults.pop_front().flatten();
        (planned.or(state.always), state.stored.len())
    };
    let json = || vec![("Content-Type", "application/json".to_owned())];
    let answer = |status, body: Value| Reply::Answer(status, json(), body.to_string().into_bytes());
    match fault {
        Some(SesFault::Status(status, code)) => {
            let mut headers = json();
            headers.push(("x-amzn-ErrorType", code.to_owned()));
            let body = json!({ "message": "Email address sari.contoh@pekalongankota.go.id" });
            return Reply::Answer(status, headers, body.to_string().into_bytes());
        }
        Some(SesFault::Hang) => {
            let _ = end.lock().expect("whole").recv();
            return Reply::Drop;
        }
        Some(SesFault::Drop) => return Reply::Drop,
        Some(SesFault::Garbage) => return Reply::Answer(200, json(), b"<html>".to_vec()),
        Some(SesFault::LoseReply) | None => {}
    }
    let request: Value = serde_json::from_slice(&message.body).expect("JSON");
    let raw = request["Content"]["Raw"]["Data"].as_str().expect("a raw message");
    let recipients = request["Destination"]["ToAddresses"].as_array().expect("recipients");
    let recipients = recipients.iter().map(|to| to.as_str().expect("an address").to_owned());
    state.lock().expect("whole").stored.push(Stored {
        recipients: recipients.collect(),
        message: STANDARD.decode(raw).expect("base64"),
    });
    if fault == Some(SesFault::LoseReply) {
        return Reply::Drop;
    }
    answer(200, json!({ "MessageId": format!("0100018-{id}") }))
}
