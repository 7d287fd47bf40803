//! What a translation need not repeat.

/// Whether a file stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// It does.
    Original,
    /// It is laid over another, such as `lock.en.md` over `lock.md`: all may be left out.
    Translation,
}
