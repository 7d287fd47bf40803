//! Text as a page looks: the rows of a table are found by what stands below each other.

use std::collections::BTreeMap;

use super::text::Lines;
use crate::import::document::{Document, Look};
use crate::import::mark::{self, is_number};

/// So many rows of a page have their cells below each other, or it is no table.
const LEAST_ROWS: usize = 3;

/// Where the second and the third cell of rows begin.
type Columns = (usize, usize);

/// Reads pages, each ended by a form feed.
pub(super) fn lines(text: &str) -> Document {
    let mut reader = Reader::default();
    for page in text.split_inclusive('\u{c}') {
        reader.page(page);
    }
    reader.end_row();
    reader.plain.document
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    plain: Lines,
    number: usize,
    columns: Option<Columns>,
    /// The lines of the cells of the row that may still go on, with the number of its first one.
    row: Option<(usize, [Vec<String>; 3])>,
}

/// A line of a page with a table.
enum Part {
    Empty,
    /// It goes over the places where cells begin.
    Across,
    /// It begins a row, or goes on with one.
    Cells([String; 3]),
}

impl Reader {
    fn page(&mut self, page: &str) {
        // A table goes on over pages, on which it may have fewer rows.
        self.columns = columns(page).or(self.columns);
        let parts = page.lines().map(|line| part(line, self.columns)).collect::<Vec<_>>();
        let is_sure = is_sure(&parts, self.row.is_some());
        for (line, part) in page.lines().zip(parts) {
            self.number += 1;
            match part {
                Part::Cells(cells) if is_sure && is_number(&cells[0]) => {
                    self.end_row();
                    self.row = Some((self.number, cells.map(|cell| vec![cell])));
                }
                Part::Cells(cells) if is_sure && self.row.is_some() && cells[0].is_empty() => {
                    self.go_on(cells);
                }
                Part::Empty if self.row.is_some() => {}
                _ => {
                    self.end_row();
                    self.plain.add(line, self.number);
                }
            }
            self.plain.turn(line);
        }
    }

    fn go_on(&mut self, cells: [String; 3]) {
        let Some((_, row)) = &mut self.row else { return };
        for (lines, cell) in row.iter_mut().zip(cells) {
            lines.push(cell);
        }
    }

    fn end_row(&mut self) {
        let Some((number, cells)) = self.row.take() else { return };
        let look = self.plain.look();
        let cells = cells.map(|lines| {
            let lines = unbroken(&lines).into_iter();
            lines.map(|(indent, line)| (line, Look { indent, ..look })).collect::<Vec<_>>()
        });
        self.plain.document.add_row(cells, number);
    }
}

/// Joins the lines of a cell that go on with an item: they stand below its words, further to the
/// right than its number. Each line is returned with how far it is set in.
fn unbroken(lines: &[String]) -> Vec<(usize, String)> {
    let mut unbroken: Vec<(usize, String)> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let indent = line.chars().take_while(|sign| sign.is_whitespace()).count();
        let words = line.trim();
        let is_item = |text: &str| mark::read(text).is_some();
        match unbroken.last_mut() {
            Some((of_item, item)) if is_item(item) && indent > *of_item && !is_item(words) => {
                item.push(' ');
                item.push_str(words);
            }
            _ => unbroken.push((indent, words.to_owned())),
        }
    }
    unbroken
}

fn part(line: &str, columns: Option<Columns>) -> Part {
    let signs: Vec<char> = line.trim_matches('\u{c}').chars().collect();
    if signs.iter().all(|sign| sign.is_whitespace()) {
        return Part::Empty;
    }
    let cells = columns.and_then(|columns| cells(&signs, columns));
    cells.map_or(Part::Across, Part::Cells)
}

/// Returns whether it is sure to which row each line belongs: the first lines of all cells stand
/// beside the number. Where cells are set in the middle, lines of a row stand above its number.
fn is_sure(parts: &[Part], is_within_row: bool) -> bool {
    let mut is_free = !is_within_row;
    let mut is_above = false;
    for part in parts {
        match part {
            Part::Cells(cells) if is_number(&cells[0]) => {
                // A list may begin below the number, where nothing stands above it.
                let is_begun = is_free || !cells[2].trim().is_empty();
                if is_above || cells[1].is_empty() || !is_begun {
                    return false;
                }
                (is_free, is_above) = (false, false);
            }
            Part::Cells(cells) if cells[0].is_empty() => {
                is_above |= is_free;
                is_free = false;
            }
            Part::Empty | Part::Across | Part::Cells(_) => (is_free, is_above) = (true, false),
        }
    }
    true
}

/// Cuts a line where cells begin; none, if words go over such a place.
fn cells(signs: &[char], (second, third): Columns) -> Option<[String; 3]> {
    let is_free = |place: usize| {
        let before = place.checked_sub(1).and_then(|place| signs.get(place));
        before.is_none_or(|sign| sign.is_whitespace())
    };
    if !is_free(second) || !is_free(third) {
        return None;
    }
    let part = |from: usize, to: usize| {
        signs.get(from.min(signs.len())..to.min(signs.len())).unwrap_or_default().iter().collect()
    };
    let [first, middle]: [String; 2] = [part(0, second), part(second, third)];
    Some([first.trim().to_owned(), middle.trim().to_owned(), part(third, signs.len())])
}

/// Finds where the cells of most numbered rows of a page begin.
fn columns(page: &str) -> Option<Columns> {
    let rows: Vec<Columns> = page.lines().filter_map(row).collect();
    let mut counts: BTreeMap<Columns, usize> = BTreeMap::new();
    for columns in &rows {
        *counts.entry(*columns).or_default() += 1;
    }
    let (columns, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= LEAST_ROWS && count * 2 >= rows.len()).then_some(columns)
}

/// Reads a line such as `4.   Biaya/Tarif     Gratis`: where its second and its third part begin.
fn row(line: &str) -> Option<Columns> {
    let signs: Vec<char> = line.trim_matches('\u{c}').chars().collect();
    let start = signs.iter().position(|sign| !sign.is_whitespace())?;
    let end = start + signs.get(start..)?.iter().position(|sign| sign.is_whitespace())?;
    let number: String = signs.get(start..end)?.iter().collect();
    let second = end + signs.get(end..)?.iter().position(|sign| !sign.is_whitespace())?;
    let behind = signs.get(second..)?;
    let gap = behind.windows(2).position(|pair| pair.iter().all(|sign| sign.is_whitespace()))?;
    let rest = behind.get(gap..)?.iter().position(|sign| !sign.is_whitespace())?;
    is_number(&number).then_some((second, second + gap + rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_numbered_rows_stand_below_each_other() {
        let page = "\
STANDAR PELAYANAN IZIN
 NO  KOMPONEN            URAIAN
  1. Persyaratan         1. KTP
                            asli
                         2. KK
  2. Sistem, Mekanisme   1. Pemohon datang
     dan Prosedur
Komponen yang terkait dengan proses pengelolaan
  3. Biaya/Tarif         Gratis
Ditetapkan di Contoh
";
        let document = lines(page);
        assert_eq!(
            document.text(),
            "STANDAR PELAYANAN IZIN\nNO  KOMPONEN            URAIAN\n1.\nPersyaratan\n1. KTP asli\n\
             2. KK\n2.\nSistem, Mekanisme\ndan Prosedur\n1. Pemohon datang\nKomponen yang terkait \
             dengan proses pengelolaan\n3.\nBiaya/Tarif\nGratis\nDitetapkan di Contoh\n"
        );
    }

    #[test]
    fn rows_whose_number_stands_in_the_middle_stay_lines() {
        let page = "IZIN
                         1. KTP
  1. Persyaratan         2. KK
                         3. Akta
  2. Biaya/Tarif         Gratis
  3. Produk              Izin
";
        let document = lines(page);
        assert!(document.text().contains("1. Persyaratan         2. KK\n"), "{}", document.text());
    }
}
