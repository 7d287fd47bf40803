//! A source as it was read, whatever its format: lines and rows of tables, in order.

use std::ops::Range;

use super::columns::Column;
use super::passage::Passage;

/// A source as it was read.
#[derive(Debug, Default)]
pub struct Document {
    /// All that it says.
    text: String,
    blocks: Vec<Kept>,
}

/// A block without its text.
#[derive(Debug)]
enum Kept {
    Line(KeptLine),
    Row(Vec<Vec<KeptLine>>),
    Field(Column, KeptLine, Vec<KeptLine>),
}

#[derive(Debug)]
struct KeptLine {
    place: Range<usize>,
    number: usize,
    look: Look,
}

/// How a line looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// How far it is set in.
    pub indent: usize,
    /// Whether something is left free above it.
    pub gap: bool,
    /// The page that it stands on, from 0.
    pub page: usize,
    /// How deep in a list it is, if its program sets a number or a sign before it.
    pub set: Option<usize>,
    /// What the program that wrote it would not print, or what it would print and is not said.
    pub hint: Option<Hint>,
}

/// What is to be known of a line beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// It was struck out while the changes were still to be accepted.
    Deleted,
    /// It stands at the head or the foot of pages.
    Furniture,
    /// It is a remark on the source.
    Remark,
}

/// A line of text.
#[derive(Debug)]
pub(super) struct Line<'source> {
    pub(super) words: Passage<'source>,
    pub(super) look: Look,
}

/// A part of a source.
#[derive(Debug)]
pub(super) enum Block<'source> {
    Line(Line<'source>),
    /// The cells of a row, each with its lines.
    Row(Vec<Vec<Line<'source>>>),
    /// What stands in a column of a sheet, with the name of the column.
    Field(Column, Line<'source>, Vec<Line<'source>>),
}

impl<'source> Block<'source> {
    /// Returns its lines, those of a row cell by cell.
    pub(super) fn lines(&self) -> Vec<&Line<'source>> {
        match self {
            Self::Line(line) => vec![line],
            Self::Row(cells) => cells.iter().flatten().collect(),
            Self::Field(_, name, lines) => [name].into_iter().chain(lines).collect(),
        }
    }

    /// Takes its lines, those of a row cell by cell.
    pub(super) fn into_lines(self) -> Vec<Line<'source>> {
        match self {
            Self::Line(line) => vec![line],
            Self::Row(cells) => cells.into_iter().flatten().collect(),
            Self::Field(_, name, lines) => [name].into_iter().chain(lines).collect(),
        }
    }
}

impl Document {
    /// Adds a line, from the numbered one of its file.
    pub fn add_line(&mut self, words: &str, number: usize, look: Look) {
        let line = self.keep(words, number, look);
        self.blocks.push(Kept::Line(line));
    }

    /// Adds a row of a table, from the numbered line of its file.
    pub fn add_row<Cell, Words>(&mut self, cells: impl IntoIterator<Item = Cell>, number: usize)
    where
        Cell: IntoIterator<Item = (Words, Look)>,
        Words: AsRef<str>,
    {
        let mut row = Vec::new();
        for cell in cells {
            let lines = cell.into_iter();
            let lines = lines.map(|(words, look)| self.keep(words.as_ref(), number, look));
            row.push(lines.collect());
        }
        self.blocks.push(Kept::Row(row));
    }

    /// Adds what stands in a column of a sheet, from the numbered row of its file.
    pub fn add_field(&mut self, column: Column, name: &str, cell: &str, number: usize) {
        let name = self.keep(name, number, Look::default());
        let mut gap = false;
        let mut lines = Vec::new();
        for line in cell.lines() {
            if line.trim().is_empty() {
                gap = true;
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            let look = Look { indent, gap: std::mem::take(&mut gap), ..Look::default() };
            lines.push(self.keep(line.trim(), number, look));
        }
        self.blocks.push(Kept::Field(column, name, lines));
    }

    fn keep(&mut self, words: &str, number: usize, look: Look) -> KeptLine {
        let start = self.text.len();
        self.text.push_str(words);
        let place = start..self.text.len();
        self.text.push('\n');
        KeptLine { place, number, look }
    }

    /// Returns all that the source says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// Returns where its lines stand in the text, with the number of each in its file.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Range<usize>, usize)> {
        let lines = self.blocks.iter().flat_map(|block| match block {
            Kept::Line(line) => vec![line],
            Kept::Row(cells) => cells.iter().flatten().collect(),
            Kept::Field(_, name, lines) => [name].into_iter().chain(lines).collect(),
        });
        lines.map(|line| (line.place.clone(), line.number))
    }

    /// Hands out words that came to stand nowhere.
    pub(super) fn passage(&self, place: Range<usize>) -> Passage<'_> {
        let lines = self.lines().take_while(|(line, _)| line.start <= place.start);
        let number = lines.last().map_or(1, |(_, number)| number);
        Passage::of(&self.text, place, number)
    }

    /// Hands out what the source says; whoever calls it has all of it, so it is called once.
    pub(super) fn blocks(&self) -> Vec<Block<'_>> {
        let line = |kept: &KeptLine| Line {
            words: Passage::of(&self.text, kept.place.clone(), kept.number),
            look: kept.look,
        };
        let block = |kept: &Kept| match kept {
            Kept::Line(kept) => Block::Line(line(kept)),
            Kept::Row(cells) => {
                let cells = cells.iter().map(|cell| cell.iter().map(line).collect());
                Block::Row(cells.collect())
            }
            Kept::Field(column, name, lines) => {
                Block::Field(*column, line(name), lines.iter().map(line).collect())
            }
        };
        self.blocks.iter().map(block).collect()
    }
}
