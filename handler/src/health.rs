//! Whether the mail back end is there: asked seldom, however often monitors ask.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

/// How long an answer holds. A stranger who asks all the time makes no more work.
const HOLDS: Duration = Duration::from_secs(10);

/// What the back end answered last.
#[derive(Debug, Default)]
pub(crate) struct Health {
    last: Mutex<Option<Answer>>,
}

#[derive(Debug)]
struct Answer {
    at: Instant,
    /// The code of what is wrong.
    fault: Option<String>,
}

impl Health {
    /// Returns the code of what is wrong, `None` if all is well.
    ///
    /// Who asks while the back end is being asked waits for that answer.
    pub(crate) async fn ask<C>(&self, check: impl FnOnce() -> C) -> Option<String>
    where
        C: Future<Output = Result<(), String>>,
    {
        let mut last = self.last.lock().await;
        if let Some(answer) = last.as_ref().filter(|answer| answer.at.elapsed() < HOLDS) {
            return answer.fault.clone();
        }
        let fault = check().await.err();
        *last = Some(Answer { at: Instant::now(), fault: fault.clone() });
        fault
    }
}
