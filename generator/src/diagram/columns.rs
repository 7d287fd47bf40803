//! Where the columns of a diagram begin.

use super::chart::Chart;
use super::format::Format;
use super::shapes::DECISION_HALF;
use super::tracks;

/// The columns from left to right: lines back, lanes, lines ahead, words.
///
/// Where words begin beside their own lane, lines ahead run on the left too.
#[derive(Debug)]
pub(super) struct Columns {
    /// The middle of the first lane.
    first: i32,
    /// From lane to lane.
    pub(super) pitch: i32,
    /// Where the column of words begins.
    words: i32,
    /// Whether words begin beside their own lane.
    pub(super) beside: bool,
    /// The lines back, from the lanes outwards.
    pub(super) back: Vec<i32>,
    /// The lines ahead, from the lanes outwards.
    pub(super) ahead: Vec<i32>,
}

impl Columns {
    pub(super) fn new(chart: &Chart, format: &Format) -> Self {
        let lanes = i32::try_from(chart.lanes.len().max(1)).unwrap_or(1);
        let pitch = (format.width * format.share / 100 / lanes).clamp(22, format.lane);
        let half = DECISION_HALF.max(pitch / 2);
        let tracks = tracks::count(chart, format.beside);
        let (back_step, ahead_step) = (track_step(tracks.back), track_step(tracks.ahead));
        let left = 3 + back_step * tracks.back;
        let first = left + half;
        let right = first + (lanes - 1) * pitch + half;
        let back: Vec<i32> = (0..tracks.back).map(|track| left - 2 - track * back_step).collect();
        let ahead = (0..tracks.ahead).map(|track| right + 2 + track * ahead_step).collect();
        Self {
            first,
            pitch,
            words: right + ahead_step * tracks.ahead + 8,
            beside: format.beside,
            ahead: if format.beside { back.clone() } else { ahead },
            back,
        }
    }

    /// Returns the middle of a lane.
    pub(super) fn lane(&self, lane: usize) -> i32 {
        self.first + i32::try_from(lane).unwrap_or(0) * self.pitch
    }

    /// Returns where words begin beside a symbol in a lane.
    pub(super) fn text(&self, lane: usize) -> i32 {
        if self.beside {
            self.lane(lane) + DECISION_HALF.max(self.pitch / 2) + 6
        } else {
            self.words
        }
    }
}

/// From one line to the next beside it; many lines stand closer together.
const fn track_step(tracks: i32) -> i32 {
    match tracks {
        0..=4 => 9,
        5..=8 => 6,
        _ => 4,
    }
}
