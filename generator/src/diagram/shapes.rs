//! What a diagram is drawn of, each at its place.

use super::chart::Way;
use crate::lettering::Run;

/// Half of the width of the widest symbol.
pub(super) const DECISION_HALF: i32 = 23;

/// A place in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// The shape of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Something is done.
    Step,
    /// A part of a step is done.
    Part,
    /// Something is decided.
    Decision,
    /// The procedure ends.
    End,
}

/// A symbol in a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it looks like.
    pub shape: Shape,
    /// Its middle.
    pub middle: Point,
    /// The number of its step; absent where there is no room for it.
    pub number: Option<String>,
}

impl Symbol {
    /// Returns half of its width and half of its height.
    #[must_use]
    pub const fn half(&self) -> (i32, i32) {
        match self.shape {
            Shape::Step => (17, 15),
            Shape::Part => (9, 9),
            Shape::Decision => (DECISION_HALF, 20),
            Shape::End => (11, 11),
        }
    }

    /// Returns its lowest point.
    #[must_use]
    pub const fn bottom(&self) -> Point {
        Point { x: self.middle.x, y: self.middle.y + self.half().1 }
    }

    /// Returns its highest point.
    #[must_use]
    pub const fn top(&self) -> Point {
        Point { x: self.middle.x, y: self.middle.y - self.half().1 }
    }
}

/// A line of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it begins, at the foot of its letters.
    pub start: Point,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A part of a lane, under the symbols of one actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Its middle.
    pub x: i32,
    /// Where it begins.
    pub top: i32,
    /// Where it ends.
    pub bottom: i32,
}

/// The place of an outcome on the line that leaves its decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch {
    /// The row of the decision.
    pub row: usize,
    /// Where it stands.
    pub at: Point,
    /// Where it leads.
    pub way: Way,
}
