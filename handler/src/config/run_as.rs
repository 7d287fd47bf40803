//! What the program is run as: it decides what some variables mean.

/// What the program is run as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunAs {
    /// A function, which somebody ends after some seconds.
    Function,
    /// A server, or by hand.
    Server,
}
