//! How tall a sheet is, in hundredths of a millimetre, reckoned as `poster.css` prints it.
//!
//! Widths are those of the widest of the usual fonts, so that the real sheet is
//! never taller. Every number here stands in the print part of that style as well;
//! a test prints the longest sheets and counts their pages.

use super::sheet::{Entry, Fact, Section, Sheet};
use crate::lettering::lines;

/// The height of A4 without margins of 10 mm, and a little less for rounding.
pub(super) const AVAILABLE: i32 = 27_600;
/// The width of A4 without margins of 10 mm.
const WIDTH: i32 = 19_000;
/// Between the columns.
const GAP: i32 = 700;
/// Above and below a part, as wide as the widest of them.
const BORDERS: i32 = 110;
/// The side of the code.
const CODE: i32 = 3_400;

/// Returns how tall a sheet is in letters of so many points.
#[must_use]
pub fn height(sheet: &Sheet, points: i32) -> i32 {
    let ruler = Ruler { em: points * 3528 / 100 };
    head(sheet, ruler) + body(sheet, ruler) + foot(sheet, ruler)
}

/// Measures in letters of one size.
#[derive(Clone, Copy)]
struct Ruler {
    /// The size of letters.
    em: i32,
}

impl Ruler {
    /// Returns so many hundredths of the size of letters.
    const fn ems(self, hundredths: i32) -> i32 {
        self.em * hundredths / 100
    }

    /// Returns the height of a text in a column; `size` and `leading` are hundredths.
    fn text(self, text: &str, bold: bool, column: i32, size: i32, leading: i32) -> i32 {
        self.texts([(text, bold)], column, size, leading)
    }

    /// Returns the height of texts in a column, each with whether it is bold.
    fn texts<'text>(
        self,
        texts: impl IntoIterator<Item = (&'text str, bool)>,
        column: i32,
        size: i32,
        leading: i32,
    ) -> i32 {
        let letters = self.ems(size);
        let mut height = 0;
        let line = letters * leading / 100 + 1;
        lines(texts, (column * 100 / letters).max(300), |_| height += line);
        height
    }
}

/// The names of government and agency, the title, and the large facts.
fn head(sheet: &Sheet, ruler: Ruler) -> i32 {
    let names = ruler.ems(145);
    let title = ruler.text(&sheet.title, true, WIDTH, 190, 115) + ruler.ems(105);
    let notice = sheet.notice.iter();
    let notice: i32 =
        notice.map(|text| ruler.text(text, false, WIDTH, 95, 135) + ruler.ems(40)).sum();
    let column = (WIDTH - GAP) / 2 - ruler.ems(160);
    let fact = |fact: &Fact| {
        ruler.text(&fact.label, false, column, 90, 130)
            + ruler.text(&fact.text(), true, column, 150, 120)
    };
    let facts = sheet.facts.iter().map(fact).max().unwrap_or_default() + ruler.ems(80) + BORDERS;
    names + title + facts + notice + ruler.ems(40)
}

fn body(sheet: &Sheet, ruler: Ruler) -> i32 {
    let column = (WIDTH - GAP) / 2;
    let sections = sheet.sections.iter();
    let blocks: Vec<i32> = sections.flat_map(|section| blocks(section, column, ruler)).collect();
    balanced(&blocks) + ruler.ems(50)
}

/// Returns the height of two columns that hold blocks in order, as even as they get.
fn balanced(blocks: &[i32]) -> i32 {
    let total: i32 = blocks.iter().sum();
    let mut first = 0;
    let mut best = total;
    for block in blocks {
        first += block;
        best = best.min(first.max(total - first));
    }
    best
}

fn heading(section: &Section, column: i32, ruler: Ruler) -> i32 {
    let term =
        section.term.iter().map(|term| ruler.text(term, false, column, 85, 130)).sum::<i32>();
    ruler.text(&section.heading, true, column, 115, 125) + term + ruler.ems(110)
}

/// The heights of what cannot be broken: entries, the first of a list with its heading.
fn blocks(section: &Section, column: i32, ruler: Ruler) -> Vec<i32> {
    let mut blocks = Vec::new();
    let mut above = heading(section, column, ruler);
    for group in &section.groups {
        if let Some(heading) = &group.heading {
            above += ruler.text(heading, true, column, 100, 135) + ruler.ems(30);
        }
        if group.entries.is_empty() {
            above += 2 * ruler.ems(135);
        }
        for (place, entry) in group.entries.iter().enumerate() {
            let height = above + entry_height(entry, column, ruler);
            above = 0;
            match blocks.last_mut() {
                // What lies in another entry stays with it.
                Some(block) if entry.level > 0 || place > 0 && group.is_whole() => *block += height,
                _ => blocks.push(height),
            }
        }
    }
    if section.groups.is_empty() || section.shortened {
        above += 2 * ruler.ems(135);
    }
    blocks.push(above);
    blocks
}

fn entry_height(entry: &Entry, column: i32, ruler: Ruler) -> i32 {
    let indent = 210 + 140 * i32::try_from(entry.level.min(4)).unwrap_or_default();
    let column = column - ruler.ems(indent);
    let number = entry.number.iter().filter(|number| number.len() > 3);
    let bold = number.chain(&entry.lead).map(|text| (text.as_str(), true));
    let words = ruler.texts(bold.chain([(entry.text.as_str(), false)]), column, 100, 135);
    let below = entry.below.iter();
    let below: i32 =
        below.map(|text| ruler.text(text, false, column - ruler.ems(120), 100, 135)).sum();
    words + below + ruler.ems(25)
}

/// The pledge and the address beside the code.
fn foot(sheet: &Sheet, ruler: Ruler) -> i32 {
    let column = WIDTH - CODE - GAP;
    let words = |text: &String| ruler.text(text, false, column, 100, 135) + ruler.ems(40);
    let words: i32 = sheet.foot.iter().map(words).sum();
    words.max(CODE) + ruler.ems(110) + BORDERS
}
