//! Who is asked when: a few servers at a time, each one thing at a time, with a pause.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::client::{Client, host};
use super::reach::Reach;

/// How many servers are asked at the same time.
const PARALLEL: usize = 4;

/// How long a server rests between two requests.
const PAUSE: Duration = Duration::from_secs(1);

/// When each server was last asked.
#[derive(Default)]
struct Turns(Mutex<BTreeMap<String, Arc<Mutex<Option<Instant>>>>>);

impl Turns {
    /// Runs a request when its server is free and has rested.
    fn take(&self, host: &str, request: &mut dyn FnMut()) {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(turns.entry(host.to_owned()).or_default())
        };
        let mut last = turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = *last {
            std::thread::sleep(PAUSE.saturating_sub(last.elapsed()));
        }
        request();
        *last = Some(Instant::now());
    }
}

/// Asks links until a time; those that are not in the answer were not asked.
pub(super) fn ask(urls: &[String], reach: Reach, until: Instant) -> BTreeMap<String, Answer> {
    let mut servers: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for url in urls {
        servers.entry(host(url).unwrap_or_default()).or_default().push(url);
    }
    if servers.is_empty() {
        return BTreeMap::new();
    }
    let waiting: Mutex<VecDeque<Vec<&String>>> = Mutex::new(servers.into_values().collect());
    let (client, turns) = (Client::new(reach), Turns::default());
    let answers = Mutex::new(BTreeMap::new());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        while let Some(urls) = next() {
            for url in urls.into_iter().take_while(|_| Instant::now() < until) {
                let answer = client.follow(url, &|host, request| turns.take(host, request));
                let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                answers.insert(url.clone(), answer);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..PARALLEL {
            scope.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}
