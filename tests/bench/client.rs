//! An HTTP client that sends one request over and over and says how long the answers took.
//!
//! `loket-bench-client ADDRESS FILE STATUS CONNECTIONS SECONDS RATE`: the file has
//! the whole request; `@@@@@@@@@@@@` in it becomes a number that grows. RATE is
//! requests a second, 0 for as many as are answered. A request that is due waits
//! for a free connection, and that wait is part of its time: a server that falls
//! behind cannot hide it. Every answer is read whole and must have the STATUS.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

type Failure = Box<dyn Error + Send + Sync>;

const MARK: &[u8] = b"@@@@@@@@@@@@";

/// What is sent, where and how often.
struct Plan {
    address: String,
    request: Vec<u8>,
    status: String,
    connections: u32,
    length: Duration,
    rate: u32,
}

fn main() -> Result<(), Failure> {
    let plan = plan()?;
    let next = AtomicU32::new(0);
    let start = Instant::now();
    let times = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..plan.connections).map(|_| scope.spawn(|| work(&plan, &next, start))).collect();
        let mut times = Vec::new();
        for worker in workers {
            times.extend(worker.join().map_err(|_| "a connection has panicked")??);
        }
        Ok::<_, Failure>(times)
    })?;
    let line = summary(times, start.elapsed());
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

fn plan() -> Result<Plan, Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, file, status, connections, seconds, rate] = arguments.as_slice() else {
        return Err("usage: ADDRESS FILE STATUS CONNECTIONS SECONDS RATE".into());
    };
    Ok(Plan {
        address: address.clone(),
        request: std::fs::read(file)?,
        status: format!("HTTP/1.1 {status} "),
        connections: connections.parse()?,
        length: Duration::from_secs(seconds.parse()?),
        rate: rate.parse()?,
    })
}

/// Sends requests on one connection until the time is over; returns how long each took.
fn work(plan: &Plan, next: &AtomicU32, start: Instant) -> Result<Vec<Duration>, Failure> {
    let mut stream = TcpStream::connect(&plan.address)?;
    stream.set_nodelay(true)?;
    let mut answers = BufReader::new(stream.try_clone()?);
    let mut request = plan.request.clone();
    let mark = request.windows(MARK.len()).position(|window| window == MARK);
    let mut times = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let due = if plan.rate == 0 {
            start.elapsed()
        } else {
            Duration::from_secs(1) * number / plan.rate
        };
        if due >= plan.length {
            return Ok(times);
        }
        thread::sleep(due.saturating_sub(start.elapsed()));
        if let Some(place) = mark.and_then(|place| request.get_mut(place..place + MARK.len())) {
            place.copy_from_slice(format!("{number:012}").as_bytes());
        }
        stream.write_all(&request)?;
        read_answer(&mut answers, &plan.status)?;
        times.push(start.elapsed().saturating_sub(due));
    }
}

fn read_answer(answers: &mut BufReader<TcpStream>, status: &str) -> Result<(), Failure> {
    let mut line = String::new();
    answers.read_line(&mut line)?;
    if !line.starts_with(status) {
        return Err(format!("expected {status}, got {line}").into());
    }
    let mut length = 0;
    loop {
        line.clear();
        answers.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    std::io::copy(&mut answers.take(length), &mut std::io::sink())?;
    Ok(())
}

fn summary(mut times: Vec<Duration>, took: Duration) -> String {
    times.sort();
    let at = |hundredth: usize| {
        let place = (times.len() * hundredth / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    format!(
        "{{\"requests\": {count}, \"rate\": {:.1}, \"p50\": {:.2}, \"p99\": {:.2}, \"longest\": {:.2}}}",
        f64::from(count) / took.as_secs_f64(),
        at(50),
        at(99),
        at(100),
    )
}
