//! How commands end.

/// How a command ended.
pub(super) enum Ended {
    /// It did what was asked.
    Well,
    /// The content has problems, which were told.
    WithProblems,
    /// It was not understood what was asked, which was told.
    Misunderstood,
}

impl Ended {
    /// Returns how two parts of a command ended together.
    pub(super) fn and(self, other: Self) -> Self {
        match self {
            Self::Well => other,
            Self::WithProblems | Self::Misunderstood => self,
        }
    }
}

/// A command could not run: the message says why.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Why a command did nothing, in the language of the program.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refusal(pub(super) String);
