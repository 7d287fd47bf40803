//! Which lines of the flow run beside each other, and on which side of the lanes.

use super::chart::{Chart, Way};

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It goes on at the next row.
    On,
    /// It goes back to an earlier row, or to its own.
    Back,
    /// It leaves rows out.
    Ahead,
}

/// How many lines run beside each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tracks {
    /// On the left.
    pub(super) back: i32,
    /// On the right.
    pub(super) ahead: i32,
}

/// All jumps to one row from one side; they share a line.
pub(super) struct Bundle {
    pub(super) kind: Kind,
    pub(super) to: usize,
    /// The decisions that it comes from, the farthest last.
    pub(super) from: Vec<usize>,
    /// Counted from the lanes outwards.
    pub(super) track: usize,
}

impl Bundle {
    /// The rows that its line runs beside.
    fn span(&self) -> (usize, usize) {
        let ends = self.from.iter().chain([&self.to]);
        let least = ends.clone().min().copied().unwrap_or_default();
        (least, ends.max().copied().unwrap_or_default())
    }
}

/// Bundles the jumps and gives each bundle a track where it meets no other on its side.
pub(super) fn bundles(chart: &Chart, one_side: bool) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for (index, row) in chart.rows.iter().enumerate() {
        for exit in &row.exits {
            let Way::Jump(to) = exit.way else { continue };
            let kind = if to <= index { Kind::Back } else { Kind::Ahead };
            match bundles.iter_mut().find(|bundle| (bundle.kind, bundle.to) == (kind, to)) {
                Some(bundle) => bundle.from.push(index),
                None => bundles.push(Bundle { kind, to, from: vec![index], track: 0 }),
            }
        }
    }
    // Short lines stay close to the lanes, so that few lines cross.
    bundles.sort_by_key(|bundle| {
        let (first, last) = bundle.span();
        (last - first, bundle.to, first)
    });
    for index in 0..bundles.len() {
        let (done, rest) = bundles.split_at_mut(index);
        if let Some(bundle) = rest.first_mut() {
            bundle.track = free_track(done, bundle, one_side);
        }
    }
    bundles
}

fn free_track(done: &[Bundle], bundle: &Bundle, one_side: bool) -> usize {
    let (first, last) = bundle.span();
    let meets = |other: &&Bundle| {
        let (other_first, other_last) = other.span();
        let same_side = one_side || other.kind == bundle.kind;
        same_side && other_first <= last && first <= other_last
    };
    let taken: Vec<usize> = done.iter().filter(meets).map(|other| other.track).collect();
    (0..=taken.len()).find(|track| !taken.contains(track)).unwrap_or_default()
}

/// Counts the lines that run beside each other, all of them on the left if there is one side.
pub(super) fn count(chart: &Chart, one_side: bool) -> Tracks {
    let bundles = bundles(chart, one_side);
    let count = |is_here: &dyn Fn(Kind) -> bool| {
        let tracks = bundles.iter().filter(|bundle| is_here(bundle.kind));
        let count = tracks.map(|bundle| bundle.track + 1).max().unwrap_or_default();
        i32::try_from(count).unwrap_or_default()
    };
    Tracks {
        back: count(&|kind| one_side || kind == Kind::Back),
        ahead: count(&|kind| !one_side && kind == Kind::Ahead),
    }
}
