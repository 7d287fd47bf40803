//! Where everything of a diagram stands, in whole units of its picture.

use super::chart::{Chart, Exit, Row, Way};
use super::columns::Columns;
use super::format::Format;
use super::routes::{self, Route};
use super::shapes::{Branch, Lane, Line, Point, Shape, Symbol};
use crate::lettering::{Run, wrap};

/// A diagram with all its places.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The shape of the picture.
    pub format: Format,
    /// The height.
    pub height: i32,
    /// The width of a lane.
    pub band: i32,
    /// The lanes, where no words stand.
    pub lanes: Vec<Lane>,
    /// Where the picture may be cut: between the rows.
    pub cuts: Vec<i32>,
    /// The lines of words.
    pub lines: Vec<Line>,
    /// The symbols of the steps in order, then of the end.
    pub symbols: Vec<Symbol>,
    /// The outcomes of decisions.
    pub branches: Vec<Branch>,
    /// The lines of the flow.
    pub routes: Vec<Route>,
}

/// Between a row and the next one: room for a bend and the head of an arrow.
const GAP: i32 = 22;
/// Between the words of a decision and its outcomes.
const EXIT_GAP: i32 = 6;

impl Layout {
    /// Lays out a chart.
    #[must_use]
    pub fn new(chart: &Chart, format: &Format) -> Self {
        let columns = Columns::new(chart, format);
        let mut layout = Self {
            format: *format,
            height: 0,
            band: columns.pitch - 6,
            lanes: Vec::new(),
            cuts: Vec::new(),
            lines: Vec::new(),
            symbols: Vec::new(),
            branches: Vec::new(),
            routes: Vec::new(),
        };
        let mut y = layout.names(chart, &columns);
        for (index, row) in chart.rows.iter().enumerate() {
            let below = layout.row(row, index, y, &columns, chart);
            layout.lanes(chart, &columns, row.lane, y, below);
            y = below;
        }
        if let Some(end) = &chart.end {
            let lane = chart.rows.last().map_or(0, |row| row.lane);
            let below = layout.end(end, y, lane, &columns);
            layout.lanes(chart, &columns, lane, y, below);
            y = below;
        }
        layout.height = y - GAP / 2 + 1;
        layout.cuts.pop();
        layout.routes = routes::find(chart, &layout.symbols, &layout.branches, &columns);
        layout
    }

    /// Sets the names of the lanes, each on its own lines beside the top of its lane.
    fn names(&mut self, chart: &Chart, columns: &Columns) -> i32 {
        let mut y = 0;
        for (lane, name) in chart.lanes.iter().enumerate() {
            let begin = columns.lane(lane) + columns.pitch / 2 + 4;
            let top = y;
            y += self.words(&[Run::bold(name)], begin, y) * self.format.line;
            self.pieces(columns, lane, top, y);
        }
        if chart.lanes.is_empty() { 2 } else { y + GAP / 2 }
    }

    /// Draws the lanes beside a row whose words begin right of `lane`, and notes where it ends.
    fn lanes(&mut self, chart: &Chart, columns: &Columns, lane: usize, top: i32, below: i32) {
        let last = if columns.beside { lane } else { chart.lanes.len().saturating_sub(1) };
        self.pieces(columns, last, top - GAP / 2, below - GAP / 2);
        self.cuts.push(below - GAP / 2);
    }

    fn pieces(&mut self, columns: &Columns, last: usize, top: i32, bottom: i32) {
        for lane in 0..=last {
            let x = columns.lane(lane);
            let top = top.max(1);
            match self.lanes.iter_mut().rev().find(|piece| piece.x == x) {
                Some(above) if above.bottom == top => above.bottom = bottom,
                _ => self.lanes.push(Lane { x, top, bottom }),
            }
        }
    }

    fn row(&mut self, row: &Row, index: usize, top: i32, columns: &Columns, chart: &Chart) -> i32 {
        let shape = match (row.exits.is_empty(), row.part) {
            (false, _) => Shape::Decision,
            (true, true) => Shape::Part,
            (true, false) => Shape::Step,
        };
        let text = columns.text(row.lane);
        let symbol = self.symbol(shape, number(row), columns.lane(row.lane), top);
        let words_top = symbol.middle.y - self.format.line / 2;
        let lines = self.words(&step_words(row), text, words_top);
        let mut y = symbol.bottom().y.max(words_top + lines * self.format.line);
        for exit in &row.exits {
            y += EXIT_GAP;
            let at = Point { x: symbol.middle.x, y: y + self.format.line / 2 };
            self.branches.push(Branch { row: index, at, way: exit.way });
            let lines = self.words(&exit_words(exit, chart), text, y);
            y += lines * self.format.line;
        }
        y + GAP
    }

    fn end(&mut self, words: &str, top: i32, lane: usize, columns: &Columns) -> i32 {
        let symbol = self.symbol(Shape::End, None, columns.lane(lane), top);
        let words_top = symbol.middle.y - self.format.line / 2;
        let lines = self.words(&[Run::bold(words)], columns.text(lane), words_top);
        symbol.bottom().y.max(words_top + lines * self.format.line) + GAP
    }

    fn symbol(&mut self, shape: Shape, number: Option<String>, x: i32, top: i32) -> Symbol {
        let mut symbol = Symbol { shape, middle: Point { x, y: top }, number };
        symbol.middle.y += symbol.half().1;
        self.symbols.push(symbol.clone());
        symbol
    }

    /// Sets words below `top` and returns how many lines they take.
    fn words(&mut self, runs: &[Run], x: i32, top: i32) -> i32 {
        let Format { width, letters, line, .. } = self.format;
        let lines = wrap(runs, (width - x - 1) * 100 / letters);
        let mut y = top + line / 2 + letters * 36 / 100;
        for runs in lines {
            self.lines.push(Line { start: Point { x, y }, runs });
            y += line;
        }
        (y - top) / line
    }
}

/// The number that stands in the symbol; that of a part is too long for it.
fn number(row: &Row) -> Option<String> {
    (!row.part).then(|| row.label.clone())
}

fn step_words(row: &Row) -> Vec<Run> {
    let label = row.part.then(|| Run::bold(&row.label));
    let actor = row.actor.iter().map(Run::bold);
    let note = row.note.iter().map(|note| Run::bold(format!("({note})")));
    label.into_iter().chain(actor).chain([Run::plain(&row.text)]).chain(note).collect()
}

/// A jump says its target too: its line may be long.
fn exit_words(exit: &Exit, chart: &Chart) -> Vec<Run> {
    let target = match exit.way {
        Way::Jump(row) => chart.rows.get(row).map(|row| &row.label).or(chart.end.as_ref()),
        Way::On | Way::Open => None,
    };
    let target = target.map(|target| format!("→\u{a0}{target}"));
    let text = exit.text.iter().map(Run::plain);
    [Run::bold(&exit.condition)].into_iter().chain(text).chain(target.map(Run::bold)).collect()
}
