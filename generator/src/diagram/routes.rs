//! The lines of the flow: straight on through the lanes, back on their left, ahead on their right.

use super::chart::{Chart, Way};
use super::columns::Columns;
use super::shapes::{Branch, Point, Symbol};
use super::tracks::{Bundle, Kind, bundles};

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
    /// Whether it joins a line to the same row that is drawn already, after its first leg.
    pub joins: bool,
}

/// Finds all lines of a chart whose symbols stand.
pub(super) fn find(
    chart: &Chart,
    symbols: &[Symbol],
    branches: &[Branch],
    columns: &Columns,
) -> Vec<Route> {
    let mut routes = Vec::new();
    for (index, row) in chart.rows.iter().enumerate() {
        let next = symbols.get(index + 1).filter(|_| row.goes_on);
        if let (Some(symbol), Some(next)) = (symbols.get(index), next) {
            routes.push(on(index, symbol, next));
        }
    }
    for bundle in bundles(chart, columns.beside) {
        let track = match bundle.kind {
            Kind::Ahead => columns.ahead.get(bundle.track),
            Kind::Back | Kind::On => columns.back.get(bundle.track),
        };
        let (Some(&x), Some(target)) = (track, symbols.get(bundle.to)) else { continue };
        let starts = branches.iter().filter(|branch| branch.way == Way::Jump(bundle.to));
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
