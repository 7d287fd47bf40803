//! The parts of a standard: its head, and what it says of each component.

use super::columns::Column;
use super::document::{Block, Document, Hint, Line};
use super::furniture;
use super::mark;
use super::passage::Passage;
use super::vocabulary::{Heading, Label, Vocabulary, plain};
use crate::model::Component;

/// A label and its value have at most so many words before the colon.
const LONGEST_LABEL: usize = 8;

/// A source in its parts.
#[derive(Debug, Default)]
pub(super) struct Parts<'source> {
    /// What stands before the first component.
    pub(super) head: Vec<Line<'source>>,
    /// What the head says under a name.
    pub(super) labels: Vec<Labelled<'source>>,
    pub(super) sections: Vec<Section<'source>>,
    pub(super) furniture: Vec<Passage<'source>>,
    /// Remarks on the source.
    pub(super) remarks: Vec<Passage<'source>>,
    pub(super) deleted: Vec<Passage<'source>>,
    /// What stands in columns of which nobody has said what they are.
    pub(super) unknown: Vec<Passage<'source>>,
    /// Text to stand below the data.
    pub(super) body: Vec<Line<'source>>,
}

/// A value under a name: `Jenis Pelayanan : …`.
#[derive(Debug)]
pub(super) struct Labelled<'source> {
    pub(super) label: Label,
    pub(super) name: Passage<'source>,
    pub(super) value: Passage<'source>,
}

/// What a source says of a component.
#[derive(Debug)]
pub(super) struct Section<'source> {
    pub(super) component: Component,
    pub(super) heading: Vec<Passage<'source>>,
    pub(super) blocks: Vec<Block<'source>>,
    /// Whether it is a row of a table.
    is_in_table: bool,
}

impl Section<'_> {
    const fn new(component: Component) -> Self {
        Self { component, heading: Vec::new(), blocks: Vec::new(), is_in_table: false }
    }
}

/// Divides a source.
pub(super) fn divide<'source>(
    document: &'source Document,
    vocabulary: &Vocabulary,
) -> Parts<'source> {
    let blocks = document.blocks();
    let furniture = furniture::find(&blocks, vocabulary);
    let mut parts = Parts::default();
    for (place, block) in blocks.into_iter().enumerate() {
        if furniture.contains(&place) {
            parts.furniture.extend(block.into_lines().into_iter().map(|line| line.words));
        } else {
            match block {
                Block::Line(line) => parts.add_line(line, vocabulary),
                Block::Row(cells) => parts.add_row(cells, vocabulary),
                Block::Field(column, name, lines) => parts.add_field(column, name, lines),
            }
        }
    }
    parts
}

impl<'source> Parts<'source> {
    fn add_line(&mut self, line: Line<'source>, vocabulary: &Vocabulary) {
        match line.look.hint {
            Some(Hint::Remark) => return self.remarks.push(line.words),
            Some(Hint::Deleted) => return self.deleted.push(line.words),
            Some(Hint::Furniture) | None => {}
        }
        if let Some(component) = self.begun_by(&line, vocabulary) {
            self.section(component).heading.push(line.words);
            return;
        }
        match self.inline(line, vocabulary) {
            Inline::Neither(line) => match self.sections.last_mut() {
                Some(section) => section.blocks.push(Block::Line(line)),
                None => self.head.push(line),
            },
            Inline::Label(labelled) => self.labels.push(labelled),
            Inline::Component(component, name, line) => {
                let section = self.section(component);
                section.heading.push(name);
                section.blocks.push(Block::Line(line));
            }
        }
    }

    /// Returns the component that a line is the heading of. One that stands there already does
    /// not begin again in the middle of a list.
    fn begun_by(&self, line: &Line<'_>, vocabulary: &Vocabulary) -> Option<Component> {
        let text = line.words.text();
        let (is_marked, text) = match mark::read(text) {
            Some((_, length)) => (true, text.get(length..)?),
            None => (false, text),
        };
        let Heading::Component(component) = vocabulary.heading(text)? else { return None };
        let is_known = self.sections.iter().any(|section| section.component == component);
        (!(is_known && is_marked)).then_some(component)
    }

    /// Takes apart a line such as `Biaya : gratis`.
    fn inline(&self, line: Line<'source>, vocabulary: &Vocabulary) -> Inline<'source> {
        let text = line.words.text();
        let Some((name, value)) = text.split_once(':') else { return Inline::Neither(line) };
        let is_short = name.split_whitespace().count() <= LONGEST_LABEL;
        let heading = vocabulary.heading(name).filter(|_| is_short && !plain(value).is_empty());
        let is_known = |component| self.sections.iter().any(|it| it.component == component);
        let end = name.len() + 1;
        match heading {
            Some(Heading::Label(label)) if self.sections.is_empty() => {
                let [name, value] = line.words.cut(end);
                Inline::Label(Labelled { label, name, value: value.trim(&[]) })
            }
            Some(Heading::Component(component)) if !is_known(component) => {
                let [name, words] = line.words.cut(end);
                Inline::Component(component, name, Line { words: words.trim(&[]), look: line.look })
            }
            _ => Inline::Neither(line),
        }
    }

    /// Takes what is no part of the standard out of the cells of a row.
    fn kept(&mut self, mut cells: Vec<Vec<Line<'source>>>) -> Vec<Vec<Line<'source>>> {
        for cell in &mut cells {
            for line in std::mem::take(cell) {
                match line.look.hint {
                    Some(Hint::Deleted) => self.deleted.push(line.words),
                    Some(Hint::Remark) => self.remarks.push(line.words),
                    Some(Hint::Furniture) => self.furniture.push(line.words),
                    None => cell.push(line),
                }
            }
        }
        cells
    }

    /// Adds what stands in a column of a sheet.
    fn add_field(&mut self, column: Column, name: Line<'source>, lines: Vec<Line<'source>>) {
        match column {
            Column::Said(Heading::Component(component)) => {
                let section = self.section(component);
                section.heading.push(name.words);
                section.blocks.extend(lines.into_iter().map(Block::Line));
            }
            Column::Said(Heading::Label(label)) => {
                let mut lines = lines.into_iter();
                if let Some(first) = lines.next() {
                    let (name, value) = (name.words, first.words);
                    self.labels.push(Labelled { label, name, value });
                }
                self.unknown.extend(lines.map(|line| line.words));
            }
            Column::Text => self.body.extend([name].into_iter().chain(lines)),
            Column::LeftOut => {
                self.furniture.extend([name].into_iter().chain(lines).map(|line| line.words));
            }
            Column::Unknown => {
                self.unknown.extend([name].into_iter().chain(lines).map(|line| line.words));
            }
        }
    }

    /// Adds a row: `4. | Biaya/Tarif | Gratis` begins a component, any other is part of one.
    fn add_row(&mut self, cells: Vec<Vec<Line<'source>>>, vocabulary: &Vocabulary) {
        let cells = self.kept(cells);
        let heading = |cell: &Vec<Line<'_>>| {
            let text: Vec<&str> = cell.iter().map(|line| line.words.text()).collect();
            let text = text.join(" ");
            let (_, length) = mark::read(&text).unwrap_or_default();
            match vocabulary.heading(text.get(length..)?)? {
                Heading::Component(component) => Some(component),
                Heading::Label(_) => None,
            }
        };
        // The number may be set by the program, and the cell then has no words.
        let is_number =
            |cell: &Vec<Line<'_>>| cell.iter().all(|line| mark::is_number(line.words.text()));
        let is_filled = |cell: &&Vec<Line<'_>>| cell.iter().any(|line| !line.words.is_empty());
        let place = match cells.as_slice() {
            [first, second, ..] if is_number(first) => heading(second).map(|it| (it, 1)),
            [first, ..] => heading(first).map(|it| (it, 0)),
            [] => None,
        };
        let Some((component, place)) = place else {
            let is_part = self.sections.last().is_some_and(|section| section.is_in_table);
            // Below a component that goes on over several rows stand cells that were merged.
            if is_part && cells.iter().filter(is_filled).count() == 1 {
                for line in cells.into_iter().flatten() {
                    self.add_line(line, vocabulary);
                }
                return;
            }
            return match self.sections.last_mut() {
                Some(section) => section.blocks.push(Block::Row(cells)),
                None => self.head.extend(cells.into_iter().flatten()),
            };
        };
        let section = self.section(component);
        section.is_in_table = true;
        for (number, cell) in cells.into_iter().enumerate() {
            if number <= place {
                section.heading.extend(cell.into_iter().map(|line| line.words));
            } else {
                section.blocks.extend(cell.into_iter().map(Block::Line));
            }
        }
    }

    /// Returns the section of a component, and makes it the one that lines are added to.
    fn section(&mut self, component: Component) -> &mut Section<'source> {
        let known = self.sections.iter().position(|section| section.component == component);
        let section = match known {
            Some(place) => self.sections.remove(place),
            None => Section::new(component),
        };
        self.sections.push(section);
        let last = self.sections.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "it was pushed just now")]
        &mut self.sections[last]
    }
}

/// What a line with a colon is.
enum Inline<'source> {
    Neither(Line<'source>),
    Label(Labelled<'source>),
    Component(Component, Passage<'source>, Line<'source>),
}
