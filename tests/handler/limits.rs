//! What one client can take of the server: time, memory, and no more.

use std::fmt::Write as _;
use std::io::ErrorKind::{BrokenPipe, ConnectionReset, TimedOut, WouldBlock};
use std::io::{BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loket_handler::Handler;
use loket_handler::current::Current;
use loket_handler::guard::{Guards, Judges};
use loket_handler::mailer::memory::MemoryTransport;
use loket_handler::server::{self, Intake, Limits, Pace};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::support::http::{Message, PATIENCE, connect, send};
use crate::world::answer::assert_common_headers;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, bundle, handler, manifest};

/// A server with limits of a test; it stops when it is dropped.
struct Server {
    address: SocketAddr,
    outbox: Arc<MemoryTransport>,
    _stop: oneshot::Sender<()>,
}

impl Server {
    fn start(limits: Limits) -> Self {
        let outbox = Arc::new(MemoryTransport::default());
        let guards = Guards { judges: Some(Judges::of_this_machine()), ..Guards::default() };
        let handler = handler(bundle(&manifest()), Arc::clone(&outbox) as _, NOW, guards);
        let handler = Arc::new(handler.expect("a usable site"));
        let (stop, stopped) = oneshot::channel::<()>();
        let (told, listening) = std::sync::mpsc::channel();
        std::thread::spawn(move || run(handler, limits, &told, stopped));
        let address = listening.recv().expect("an address");
        Self { address, outbox, _stop: stop }
    }

    fn post(&self, posting: &Posting) -> Message {
        send(self.address, "POST", ACTION, &posting.headers(), &posting.body())
    }

    /// Begins to post and keeps the last bytes back.
    fn begin(&self, posting: &Posting, kept: usize) -> TcpStream {
        let body = posting.body();
        let mut head =
            format!("POST {ACTION} HTTP/1.1\r\nHost: uji\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in posting.headers() {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let mut stream = connect(self.address);
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("taken");
        stream.write_all(&body[..body.len() - kept]).expect("taken");
        stream
    }
}

fn run(
    handler: Arc<Handler>,
    limits: Limits,
    told: &std::sync::mpsc::Sender<SocketAddr>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        told.send(listener.local_addr().expect("an address")).expect("somebody waits");
        let common = Arc::clone(&handler);
        let headers = Arc::new(move || common.common_headers());
        let proxies = handler.proxies().clone();
        let router = server::router(Current::new(handler), Intake::new(limits), |_| ());
        server::serve(listener, router, headers, proxies, limits, async move {
            let _ = stopped.await;
        })
        .await;
    });
}

fn soon() -> Duration {
    Duration::from_millis(400)
}

/// A client that may pause for so long, and be as slow as it likes.
const fn pausing(pause: Duration) -> Pace {
    Pace { pause, bytes_per_second: 1 }
}

/// A time that does not pass while a test runs.
fn never() -> Duration {
    Duration::from_hours(24)
}

/// Asks again and again, until it is so.
fn eventually(mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "it does not come to be so");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_body_that_does_not_come_is_waited_for_so_long_and_answered() {
    let server = Server::start(Limits { body: pausing(soon()), ..Limits::default() });
    let start = Instant::now();
    let slow = server.begin(&Posting::of_sari(), 1);
    let mut reader = BufReader::new(slow);
    let answer = Message::read(&mut reader).expect("an answer");
    assert!(start.elapsed() >= soon(), "it had its time");
    assert_eq!(answer.status(), 408);
    assert!(answer.text().contains("belum kami terima"), "{}", answer.text());
    assert_common_headers("an answer to what does not come", |header| answer.header(header));
    assert_eq!(answer.header("connection"), "close");
    assert!(Message::read(&mut reader).is_none(), "the connection is closed");
    assert!(server.outbox.sent().is_empty());
    // A machine that is busy may not send the next one in so little time either.
    eventually(|| server.post(&Posting::of_sari()).status() == 303);
}

/// Sends a posting in so many pieces, each after a pause; the answer may come before the last.
fn post_slowly(server: &Server, posting: &Posting, pieces: usize, pause: Duration) -> Message {
    let body = posting.body();
    let mut stream = server.begin(posting, body.len());
    for piece in body.chunks(body.len().div_ceil(pieces)) {
        std::thread::sleep(pause);
        if stream.write_all(piece).is_err() {
            break;
        }
    }
    Message::read(&mut BufReader::new(stream)).expect("an answer")
}

#[test]
fn a_body_that_moves_may_take_longer_than_the_longest_pause() {
    let pause = Duration::from_secs(1);
    let server = Server::start(Limits { body: pausing(pause), ..Limits::default() });
    // A machine that is busy may pause longer than it should.
    eventually(|| {
        let start = Instant::now();
        let answer = post_slowly(&server, &Posting::of_sari(), 20, pause / 10);
        assert!(start.elapsed() > pause, "it took its time");
        answer.status() == 303
    });
}

#[test]
fn a_body_that_comes_in_drops_is_not_waited_for() {
    let body = Pace { pause: soon(), bytes_per_second: 1_000_000 };
    let server = Server::start(Limits { body, ..Limits::default() });
    let answer = post_slowly(&server, &Posting::of_sari(), 200, soon() / 20);
    assert_eq!(answer.status(), 408);
}

#[test]
fn an_address_that_stalls_all_its_uploads_does_not_take_the_room_of_others() {
    let server =
        Server::start(Limits { room: 4 * 600 * 1024, body: pausing(never()), ..Limits::default() });
    let large = Posting::of_sari().set("surat_pernyataan", crate::world::files::pdf_of(250_000));
    let of = |address: &str| large.clone().header("x-forwarded-for", address);
    // Two fit into its quarter; who comes while a whole one is there is refused, and does not stay.
    let mut stalled = Vec::new();
    eventually(|| {
        stalled.push(server.begin(&of("192.0.2.1"), 1));
        server.post(&of("192.0.2.1")).status() == 503
    });
    for number in 2..10 {
        assert_eq!(server.post(&of(&format!("192.0.2.{number}"))).status(), 303);
    }
    drop(stalled);
    eventually(|| server.post(&of("192.0.2.1")).status() == 303);
}

#[test]
fn a_client_that_does_not_read_its_answers_is_cut() {
    let server = Server::start(Limits { answer: pausing(soon()), ..Limits::default() });
    let mut deaf = connect(server.address);
    deaf.set_write_timeout(Some(soon())).expect("a timeout");
    let requests = format!("GET {ACTION} HTTP/1.1\r\nHost: uji\r\n\r\n").repeat(1000);
    let start = Instant::now();
    let mut sent = 0;
    // It asks on and on, and takes nothing; that it was cut is the only way to an end.
    let end = loop {
        match deaf.write(&requests.as_bytes()[sent % requests.len()..]) {
            Ok(taken) => sent += taken,
            // What it cannot send any more is the server's way of not taking it.
            Err(error) if matches!(error.kind(), WouldBlock | TimedOut) => {}
            Err(error) => break error,
        }
        assert!(start.elapsed() < PATIENCE, "after {sent} bytes it still waits");
    };
    assert!(matches!(end.kind(), ConnectionReset | BrokenPipe), "{end}");
    assert!(start.elapsed() >= soon(), "it had its time");
    assert_eq!(server.post(&Posting::of_sari()).status(), 303);
}

#[test]
fn bodies_for_which_there_is_no_room_are_refused_until_there_is_some() {
    let server =
        Server::start(Limits { room: 700 * 1024, body: pausing(never()), ..Limits::default() });
    let large = Posting::of_sari().set("surat_pernyataan", crate::world::files::pdf_of(500_000));
    // Two that come at once may refuse each other; who is refused makes room for the next.
    let mut held = Vec::new();
    let mut busy = None;
    eventually(|| {
        held.push(server.begin(&large, 1));
        busy = Some(server.post(&large)).filter(|answer| answer.status() != 303);
        busy.is_some()
    });
    let busy = busy.expect("two do not fit");
    assert_eq!((busy.status(), busy.header("retry-after")), (503, "10"));
    assert!(busy.text().contains("belum kami terima"), "{}", busy.text());
    // A small one fits, and when they have gone a large one again.
    eventually(|| server.post(&Posting::of_sari()).status() == 303);
    drop(held);
    eventually(|| server.post(&large).status() == 303);
}

/// More than the system keeps of what a server has not read, so that it must read on.
#[test]
fn who_is_refused_for_lack_of_room_can_send_everything_and_hears_of_it() {
    let server = Server::start(Limits { room: 100 * 1024, ..Limits::default() });
    let mut stream = connect(server.address);
    let head = format!("POST {ACTION} HTTP/1.1\r\nHost: uji\r\nTransfer-Encoding: chunked\r\n");
    let much = vec![b'a'; 30_000_000];
    stream.write_all(format!("{head}\r\n{:x}\r\n", much.len()).as_bytes()).expect("taken");
    stream.write_all(&much).expect("taken");
    stream.write_all(b"\r\n0\r\n\r\n").expect("taken");
    let answer = Message::read(&mut BufReader::new(stream)).expect("an answer");
    assert_eq!(answer.status(), 503, "{}", answer.text());
    assert_eq!(server.post(&Posting::of_sari()).status(), 303, "the room is free");
}

/// What is dropped is not waited for either, and the reason stays the same.
#[test]
fn who_stalls_after_being_refused_hears_why_it_was_refused() {
    let stalled = |limits: Limits, announced: usize, sent: usize| {
        let server = Server::start(Limits { body: pausing(soon()), ..limits });
        let mut stream = connect(server.address);
        let media_type = "multipart/form-data; boundary=uji";
        let head = format!(
            "POST {ACTION} HTTP/1.1\r\nHost: uji\r\nContent-Type: {media_type}\r\nContent-Length: {announced}\r\n"
        );
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("taken");
        stream.write_all(&vec![b'a'; sent]).expect("taken");
        Message::read(&mut BufReader::new(stream)).expect("an answer").status()
    };
    assert_eq!(stalled(Limits::default(), 50_000_000, 1), 413);
    assert_eq!(stalled(Limits { room: 10_000, ..Limits::default() }, 50_000, 49_000), 503);
}

/// Slow heads, slow bodies and answers that nobody takes, fifty of each; none of them ends before
/// the others are served.
#[test]
fn clients_who_never_finish_do_not_hold_up_others() {
    let pace = pausing(never());
    let limits = Limits { head: never(), body: pace, answer: pace, ..Limits::default() };
    let server = Server::start(limits);
    let heads = (0..50).map(|_| {
        let mut stream = connect(server.address);
        stream.write_all(format!("POST {ACTION} HTTP/1.1\r\nHo").as_bytes()).expect("taken");
        stream
    });
    let heads: Vec<_> = heads.collect();
    let bodies: Vec<_> = (0..50).map(|_| server.begin(&Posting::of_sari(), 1)).collect();
    let request = format!("GET {ACTION} HTTP/1.1\r\nHost: uji\r\n\r\n").repeat(50);
    let answers = (0..50).map(|_| {
        let mut stream = connect(server.address);
        stream.write_all(request.as_bytes()).expect("taken");
        stream
    });
    let answers: Vec<_> = answers.collect();
    for _ in 0..20 {
        assert_eq!(send(server.address, "GET", ACTION, &[], b"").status(), 405);
    }
    assert_eq!(server.post(&Posting::of_sari()).status(), 303);
    assert_eq!(server.outbox.sent().len(), 2, "nothing unfinished is mailed");
    drop((heads, bodies, answers));
}

/// That others do not wait for them is told by `Judges`; how long they do, by the benchmark.
#[test]
fn others_are_answered_while_large_files_are_searched() {
    let server = Server::start(Limits::default());
    let large = Posting::of_sari().set("surat_pernyataan", base64_of_noise(1_900_000));
    let large: Vec<_> = (0..12).map(|_| server.begin(&large, 0)).collect();
    let is_waiting = |stream: &TcpStream| {
        stream.set_nonblocking(true).expect("a setting");
        let seen = stream.peek(&mut [0]);
        stream.set_nonblocking(false).expect("a setting");
        seen.is_err_and(|error| error.kind() == WouldBlock)
    };
    while large.iter().any(is_waiting) {
        assert_eq!(send(server.address, "GET", ACTION, &[], b"").status(), 405);
    }
    for stream in large {
        let answer = Message::read(&mut BufReader::new(stream)).expect("an answer");
        assert_eq!(answer.status(), 303);
    }
}

/// A PDF of so many bytes of base64, each of which has to be taken out and searched.
fn base64_of_noise(size: usize) -> Vec<u8> {
    let mut state: u32 = 1;
    let noise = std::iter::repeat_with(move || {
        // A generator of Lehmer's; any noise will do.
        state = u32::try_from(u64::from(state) * 48_271 % 0x7fff_ffff).expect("of 31 bits");
        let bytes = state.to_be_bytes();
        [bytes[1], bytes[2]]
    });
    let noise: Vec<u8> = noise.take(size * 3 / 8).flatten().collect();
    let lines = STANDARD.encode(noise).into_bytes();
    let lines: Vec<&[u8]> = lines.chunks(76).collect();
    [b"%PDF-1.7\n".to_vec(), lines.join(&b'\n'), b"\n%%EOF".to_vec()].concat()
}
