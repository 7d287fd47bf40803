//! The lines of the flow: straight on through the lanes, back on their left, ahead on their right.

use super::chart::{Chart, Way};
use super::layout::{Branch, Columns, Layout, Point, Symbol};

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

/// A line from one symbol to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// What it means.
    pub kind: Kind,
    /// The row where it begins.
    pub from: usize,
    /// The row where it ends; the number of rows stands for the end.
    pub to: usize,
    /// Its corners; it begins at an outcome or a symbol and ends at a symbol.
    pub points: Vec<Point>,
    /// Whether it joins a line to the same row that is drawn already, behind its first leg.
    pub joins: bool,
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
struct Bundle {
    kind: Kind,
    to: usize,
    /// The decisions that it comes from, the farthest last.
    from: Vec<usize>,
    /// Counted from the lanes outwards.
    track: usize,
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
fn bundles(chart: &Chart, one_side: bool) -> Vec<Bundle> {
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
pub(super) fn tracks(chart: &Chart, one_side: bool) -> Tracks {
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

/// Finds all lines of a chart whose symbols stand.
pub(super) fn find(chart: &Chart, layout: &Layout, columns: &Columns) -> Vec<Route> {
    let mut routes = Vec::new();
    for (index, row) in chart.rows.iter().enumerate() {
        let next = layout.symbols.get(index + 1).filter(|_| row.goes_on);
        if let (Some(symbol), Some(next)) = (layout.symbols.get(index), next) {
            routes.push(on(index, symbol, next));
        }
    }
    let one_side = layout.format.beside;
    for bundle in bundles(chart, one_side) {
        let track = match bundle.kind {
            Kind::Ahead => columns.ahead.get(bundle.track),
            Kind::Back | Kind::On => columns.back.get(bundle.track),
        };
        let (Some(&x), Some(target)) = (track, layout.symbols.get(bundle.to)) else { continue };
        let starts = layout.branches.iter().filter(|branch| branch.way == Way::Jump(bundle.to));
        let mut starts: Vec<&Branch> =
            starts.filter(|branch| bundle.from.contains(&branch.row)).collect();
        // The longest line is drawn whole; the others join it.
        starts.sort_by_key(|branch| -(branch.at.y - target.middle.y).abs());
        for (order, start) in starts.into_iter().enumerate() {
            routes.push(jump(&bundle, start, x, target, order > 0));
        }
    }
    routes
}

/// The line to the next row bends just above it.
fn on(index: usize, symbol: &Symbol, next: &Symbol) -> Route {
    let (start, end) = (symbol.bottom(), next.top());
    let bend = end.y - 13;
    let points = if start.x == end.x {
        vec![start, end]
    } else {
        vec![start, Point { x: start.x, y: bend }, Point { x: end.x, y: bend }, end]
    };
    Route { kind: Kind::On, from: index, to: index + 1, points, joins: false }
}

fn jump(bundle: &Bundle, start: &Branch, x: i32, target: &Symbol, joins: bool) -> Route {
    let side = target.half().0 * (x - target.middle.x).signum();
    let end = Point { x: target.middle.x + side, y: target.middle.y };
    let points = vec![start.at, Point { x, y: start.at.y }, Point { x, y: end.y }, end];
    Route { kind: bundle.kind, from: start.row, to: bundle.to, points, joins }
}
