//! The shapes of picture that a diagram is drawn in.

/// A shape of picture: how wide it is and how large its letters are.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The width.
    pub width: i32,
    /// The size of letters.
    pub letters: i32,
    /// From line to line.
    pub line: i32,
    /// The greatest distance from lane to lane.
    pub lane: i32,
    /// How much of the width lanes may take, in hundredths.
    pub share: i32,
    /// Whether words begin beside their own lane, where a column of their own would be too narrow.
    pub beside: bool,
    /// What its class is called.
    pub name: &'static str,
}

impl Format {
    /// For phones: on a screen of 320 pixels a letter is at least 14 pixels tall.
    pub const NARROW: Self = Self {
        width: 340,
        letters: 17,
        line: 22,
        lane: 40,
        share: 34,
        beside: true,
        name: "narrow",
    };
    /// For a column of a poster.
    pub const POSTER: Self = Self {
        width: 440,
        letters: 17,
        line: 22,
        lane: 44,
        share: 34,
        beside: true,
        name: "poster",
    };
    /// For desktops and paper.
    pub const WIDE: Self = Self {
        width: 700,
        letters: 16,
        line: 21,
        lane: 60,
        share: 36,
        beside: false,
        name: "wide",
    };
}
