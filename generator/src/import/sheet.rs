//! Sheets: a row a service, or several rows of which the first has its title.

use super::columns::{Column, Columns};
use super::document::Document;
use super::vocabulary::{Heading, Label};

/// A sheet as it was read.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; empty where the format has none.
    pub name: String,
    /// Its rows, each with its number, from 1.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Debug, Default)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells, up to the last that says something.
    pub cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

impl Sheet {
    /// Finds the row that names the columns: the first in which one is the title of a service.
    #[must_use]
    pub fn headed<'sheet>(&'sheet self, known: &Columns<'_>) -> Option<Headed<'sheet>> {
        let mut places = 0..self.rows.len();
        places.find_map(|place| self.at(place, known).filter(|headed| headed.title.is_some()))
    }

    /// Guesses the row that names the columns: the first with several names.
    #[must_use]
    pub fn guessed<'sheet>(&'sheet self, known: &Columns<'_>) -> Option<Headed<'sheet>> {
        let place = self.rows.iter().position(|row| row.filled() > 1)?;
        self.at(place, known)
    }

    /// Returns whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.filled() == 0)
    }

    fn at<'sheet>(&'sheet self, place: usize, known: &Columns<'_>) -> Option<Headed<'sheet>> {
        let (above, rows) = self.rows.split_at_checked(place)?;
        let (head, rows) = rows.split_first()?;
        let columns: Vec<Column> = head.cells.iter().map(|name| known.of(name)).collect();
        let is_title = |column: &Column| *column == Column::Said(Heading::Label(Label::Title));
        let title = columns.iter().position(is_title);
        Some(Headed { above, head, rows, columns, title })
    }
}

/// A sheet whose columns are known.
#[derive(Debug)]
pub struct Headed<'sheet> {
    above: &'sheet [Row],
    head: &'sheet Row,
    rows: &'sheet [Row],
    columns: Vec<Column>,
    title: Option<usize>,
}

impl Headed<'_> {
    /// Returns the names of the columns, with what they mean and the first that stands in them.
    pub fn samples(&self) -> impl Iterator<Item = (&str, Column, &str)> {
        self.columns.iter().enumerate().map(|(place, column)| {
            let cells = self.rows.iter().map(|row| row.cell(place));
            let sample = cells.into_iter().find(|cell| !cell.is_empty());
            (self.head.cell(place), *column, sample.unwrap_or_default())
        })
    }

    /// Makes a document of each service. What stands above the names of the columns is of the
    /// first one.
    #[must_use]
    pub fn documents(&self) -> Vec<Document> {
        let mut documents: Vec<Document> = Vec::new();
        let mut above = self.above.iter();
        for row in self.rows.iter().filter(|row| row.filled() > 0) {
            // Where cells were merged, a service goes on in rows without its title.
            let title = self.title.map_or("", |title| row.cell(title));
            if !title.is_empty() || documents.is_empty() {
                documents.push(Document::default());
            }
            let Some(document) = documents.last_mut() else { continue };
            for Row { number, cells } in above.by_ref() {
                let cells = cells.iter().filter(|cell| !cell.trim().is_empty());
                cells.for_each(|cell| document.add_field(Column::LeftOut, "", cell, *number));
            }
            for (place, column) in self.columns.iter().enumerate() {
                let cell = row.cell(place);
                if !cell.is_empty() {
                    document.add_field(*column, self.head.cell(place), cell, row.number);
                }
            }
            // Cells beside the last column that has a name.
            let beside = row.cells.iter().skip(self.columns.len());
            for cell in beside.filter(|cell| !cell.trim().is_empty()) {
                document.add_field(Column::Unknown, "", cell, row.number);
            }
        }
        documents
    }
}
