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
