//! How many large submissions are judged at a time.

use tokio::sync::Semaphore;
use tokio::task::block_in_place;

/// Judging less than this, in bytes, takes so little time that nobody waits for it.
const SMALL: usize = 64 * 1024;

/// Judges large submissions beside everything else, and no more of them at a time than
/// there are processors.
///
/// A file of some megabytes is searched for tenths of a second, in which its thread
/// serves nobody else. With a thread for each of them, many at once would take the
/// processors and the memory from those who wait for a small answer.
#[derive(Debug)]
pub struct Judges(Semaphore);

impl Judges {
    /// As many as this machine has processors.
    ///
    /// They work on a runtime of several threads only.
    #[must_use]
    pub fn of_this_machine() -> Self {
        Self(Semaphore::new(std::thread::available_parallelism().map_or(1, Into::into)))
    }

    /// Judges a submission of so many bytes, when it is its turn.
    pub(super) async fn judge<T>(&self, bytes: usize, judge: impl FnOnce() -> T) -> T {
        if bytes < SMALL {
            return judge();
        }
        // The semaphore is never closed; without a permit there would be no bound.
        let _seat = self.0.acquire().await.ok();
        block_in_place(judge)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    /// How long is waited for what must happen.
    const PATIENCE: Duration = Duration::from_mins(3);

    #[test]
    fn others_are_served_while_a_large_submission_is_judged_and_no_more_than_have_a_seat() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build();
        let runtime = runtime.expect("a runtime");
        let judges = Arc::new(Judges(Semaphore::new(1)));
        let (begun, begins) = channel();
        let judge = |_| {
            let (judges, begun) = (Arc::clone(&judges), begun.clone());
            runtime.spawn(async move {
                let until_told = move || {
                    let (tell, told) = channel::<()>();
                    begun.send(tell).expect("somebody waits");
                    told.recv_timeout(PATIENCE).expect("an end");
                };
                judges.judge(SMALL, until_told).await;
            })
        };
        let both = [1, 2].map(judge);
        let first = begins.recv_timeout(PATIENCE).expect("one is judged");
        // The only thread judges, and somebody else is served all the same.
        let (answer, answered) = channel();
        runtime.spawn(async move { answer.send(()) });
        answered.recv_timeout(PATIENCE).expect("served beside");
        assert!(begins.try_recv().is_err(), "there is one seat");
        first.send(()).expect("it waits");
        begins.recv_timeout(PATIENCE).expect("the next one").send(()).expect("it waits");
        for judging in both {
            runtime.block_on(judging).expect("judged");
        }
    }
}
