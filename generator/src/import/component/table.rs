//! Tables of fees: rows with what is paid for and how much, whatever else stands in them.

use super::value::name;
use crate::import::document::{Block, Line, Look};
use crate::import::mark::is_number;
use crate::import::node::{Entry, Node};
use crate::import::passage::Passage;
use crate::import::vocabulary::plain;
use crate::model::Fee;

/// What stands between the cells of a table in a cell.
const BAR: &str = " | ";
/// A table of one row is none.
const LEAST_ROWS: usize = 2;
/// What is counted, what it is, and how much: fewer lines are no row of a table.
const LEAST_LINES: usize = 3;
/// Words that head the column of numbers.
const NUMBER: [&str; 3] = ["no", "nomor", "nr"];

/// The rows of a table, cell by cell, and what stands around it.
#[derive(Debug, Default)]
pub(super) struct Table<'source> {
    rows: Vec<Vec<Passage<'source>>>,
    around: Vec<Line<'source>>,
}

/// The fees of a table.
pub(super) struct Fees<'source> {
    pub(super) around: Vec<Line<'source>>,
    /// The words of its head.
    pub(super) head: Vec<Passage<'source>>,
    pub(super) rows: Vec<Entry<'source>>,
}

/// How the columns are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    label: usize,
    fee: usize,
    unit: Option<usize>,
    /// Whether amounts stand without their currency, which the head names.
    are_bare: bool,
}

impl<'source> Table<'source> {
    /// Finds the table in what is said of a component.
    pub(super) fn find(blocks: Vec<Block<'source>>) -> Self {
        let mut table = Self::default();
        for block in blocks {
            match block {
                Block::Row(cells) if cells.iter().all(|cell| cell.len() < 2) => {
                    let cells = cells.into_iter().flatten().map(|line| line.words);
                    table.rows.push(cells.filter(|words| !words.is_empty()).collect());
                }
                Block::Row(cells) => table.around.extend(cells.into_iter().flatten()),
                Block::Line(line) if line.words.text().contains(BAR) => {
                    table.rows.push(line.words.split(BAR));
                }
                Block::Line(line) => table.around.push(line),
                Block::Field(..) => table.around.extend(block.into_lines()),
            }
        }
        if table.rows.is_empty() {
            table.upright();
        }
        table
    }

    /// Takes a table that stands cell below cell: `No`, the other heads, `1`, the other cells.
    fn upright(&mut self) {
        let Some(Upright { head, first, width, count }) = Upright::find(&self.around) else {
            return;
        };
        let behind = self.around.split_off(first + width * count);
        let mut cells = self.around.split_off(head).into_iter().map(|line| line.words);
        self.rows.push(cells.by_ref().take(first - head).collect());
        let mut cells = cells.peekable();
        while cells.peek().is_some() {
            self.rows.push(cells.by_ref().take(width).collect());
        }
        self.around.extend(behind);
    }

    /// Reads the fees; the table as it was, if it is not sure which column is what.
    pub(super) fn fees(self) -> Result<Fees<'source>, Self> {
        let Some((heads, columns)) = self.columns() else { return Err(self) };
        let mut rows = self.rows.into_iter();
        let head = rows.by_ref().take(heads).flatten().collect();
        let rows = rows.map(|row| fee(row, columns)).collect();
        Ok(Fees { around: self.around, head, rows })
    }

    /// Returns all of it as lines, in the order of the source.
    pub(super) fn into_lines(self) -> Vec<Line<'source>> {
        let cells = self.rows.into_iter().flatten();
        let cells = cells.map(|words| Line { words, look: Look::default() });
        let mut lines: Vec<_> = self.around.into_iter().chain(cells).collect();
        lines.sort_by_key(|line| line.words.place().start);
        lines
    }

    /// Tells how many rows are heads, and which column is what.
    fn columns(&self) -> Option<(usize, Columns)> {
        let heads = usize::from(!self.rows.first()?.iter().any(|cell| is_fee(cell.text())));
        let (head, rows) = self.rows.split_at_checked(heads)?;
        let head = head.iter().flatten().map(|cell| plain(cell.text())).collect::<Vec<_>>();
        let is_numbered = head.iter().any(|word| NUMBER.contains(&word.as_str()));
        let names_currency = head.iter().any(|words| words.split(' ').any(|word| word == "rp"));
        let width = rows.first()?.len();
        if rows.len() < LEAST_ROWS || rows.iter().any(|row| row.len() != width) {
            return None;
        }
        let all = |column: usize, is: fn(&str) -> bool| {
            rows.iter().all(|row| row.get(column).is_some_and(|cell| is(cell.text())))
        };
        let first = usize::from(is_numbered && all(0, is_number));
        let fee = (first..width).find(|column| all(*column, is_fee));
        let bare = (first + 1..width).rev().find(|column| all(*column, is_amount));
        let bare = bare.filter(|_| names_currency);
        let (fee, are_bare) = fee.map(|fee| (fee, false)).or(bare.map(|fee| (fee, true)))?;
        let others: Vec<usize> = (first..width).filter(|column| *column != fee).collect();
        let unit = others.iter().copied().find(|column| all(*column, is_unit));
        let labels: Vec<usize> = others.into_iter().filter(|other| Some(*other) != unit).collect();
        match labels.as_slice() {
            [label] if unit.is_none_or(|unit| unit < fee || !are_bare) => {
                Some((heads, Columns { label: *label, fee, unit, are_bare }))
            }
            _ => None,
        }
    }
}

/// Where a table stands that has its cells one below the other.
struct Upright {
    head: usize,
    first: usize,
    width: usize,
    count: usize,
}

impl Upright {
    fn find(lines: &[Line<'_>]) -> Option<Self> {
        let is = |place: usize, number: usize| {
            lines.get(place).is_some_and(|line| line.words.text() == number.to_string())
        };
        let head =
            lines.iter().position(|line| NUMBER.contains(&plain(line.words.text()).as_str()))?;
        let first = (head..lines.len()).find(|place| is(*place, 1))?;
        let second = (first + 1..lines.len()).find(|place| is(*place, 2))?;
        let width = second - first;
        let most = lines.len() / width.max(1) + 1;
        let rows = (1..=most).take_while(|number| is(first + width * (number - 1), *number));
        let count = rows.count();
        let is_whole = first + width * count <= lines.len();
        (is_whole && width >= LEAST_LINES).then_some(Self { head, first, width, count })
    }
}

fn fee(row: Vec<Passage<'_>>, columns: Columns) -> Entry<'_> {
    let (mut label, mut amount, mut unit, mut meant) = (None, None, None, Vec::new());
    for (column, cell) in row.into_iter().enumerate() {
        if column == columns.label {
            label = Some(Entry::words(name(cell)));
        } else if column == columns.fee {
            amount = Some(cell);
        } else if Some(column) == columns.unit {
            unit = Some(cell);
        } else {
            meant.push(cell);
        }
    }
    let fee = amount.map(|amount| {
        let words = [amount].into_iter().chain(unit).collect();
        Entry::new(if columns.are_bare { Node::Rupiah(words) } else { Node::Words(words) })
    });
    Entry::keys([("for", label), ("fee", fee)]).meaning(meant)
}

fn is_fee(text: &str) -> bool {
    Fee::parse(text).is_ok()
}

/// Returns whether a text is an amount without its currency: `110.000`.
fn is_amount(text: &str) -> bool {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    is_number && Fee::parse(&format!("Rp {text}")).is_ok()
}

fn is_unit(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with("per ") && Fee::parse(&format!("Rp 1.000 {lower}")).is_ok()
}
