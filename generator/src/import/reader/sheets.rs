//! Sheets while they are read: bounded, whatever a file says of their size.

use crate::import::read_error::ReadError;
use crate::import::sheet::{Row, Sheet};

/// The most columns: no sheet of services has more, and a cell far to the right is a bomb.
const MAX_COLUMNS: usize = 256;
/// The most room for all cells together: the texts of three hundred services are 3 MB.
const MAX_ROOM: usize = 16 << 20;
/// What a row or a cell costs beside its text.
const COST: usize = 32;

/// The sheets of a file, filled cell by cell.
#[derive(Default)]
pub(super) struct Sheets {
    all: Vec<Sheet>,
    taken: usize,
}

impl Sheets {
    /// Begins a sheet.
    pub(super) fn begin(&mut self, name: &str) {
        self.all.push(Sheet { name: name.to_owned(), rows: Vec::new() });
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self, number: usize) -> Result<(), ReadError> {
        self.take(COST)?;
        if let Some(sheet) = self.all.last_mut() {
            sheet.rows.push(Row { number, cells: Vec::new() });
        }
        Ok(())
    }

    /// Puts a text into a column of the row; of a cell without words, nothing is kept.
    pub(super) fn put(&mut self, column: usize, text: &str) -> Result<(), ReadError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooLong);
        }
        self.take(text.len() + COST)?;
        let Some(row) = self.all.last_mut().and_then(|sheet| sheet.rows.last_mut()) else {
            return Ok(());
        };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = row.cells.get_mut(column) {
            text.clone_into(cell);
        }
        Ok(())
    }

    /// Returns the number that the next row has, if it does not say it.
    pub(super) fn next_number(&self) -> usize {
        let last = self.all.last().and_then(|sheet| sheet.rows.last());
        last.map_or(1, |row| row.number.saturating_add(1))
    }

    /// Returns all of them.
    pub(super) fn into_all(self) -> Vec<Sheet> {
        self.all
    }

    fn take(&mut self, room: usize) -> Result<(), ReadError> {
        self.taken = self.taken.saturating_add(room);
        if self.taken > MAX_ROOM { Err(ReadError::TooLong) } else { Ok(()) }
    }
}
