//! One sheet of A4 for the office wall: how large its letters are, and how much it says.
//!
//! A standard may be long, the sheet is not. [`fit`] tries, in this order, until
//! the sheet holds everything:
//!
//! 1. all words, with the diagram of the procedure, in letters of 12 to 10 points;
//! 2. all words, with the procedure as a list, 12 to 9 points;
//! 3. what happens when one complains in person is left to the page of the service;
//! 4. of each entry the first sentence, without what follows from decisions;
//! 5. of each list the first entries: 20, 12, 8, 5, 3, 2, at last in 8 points.
//!
//! A section that says less than the standard says so and points to the page. No
//! section is ever left out.

mod measure;
mod sheet;
mod shorten;

pub use measure::height;
pub use sheet::{Entry, Group, Kind, Section, Setting, Sheet};
pub use shorten::Brevity;

/// All settings in the order in which they are tried.
const SETTINGS: [(bool, Brevity, &[i32]); 10] = [
    (true, Brevity::Everything, &[12, 11, 10]),
    (false, Brevity::Everything, &[12, 11, 10, 9]),
    (false, Brevity::WithoutInPerson, &[10, 9]),
    (false, Brevity::FirstSentences, &[10, 9]),
    (false, Brevity::First(20), &[9]),
    (false, Brevity::First(12), &[9]),
    (false, Brevity::First(8), &[9]),
    (false, Brevity::First(5), &[9]),
    (false, Brevity::First(3), &[9, 8]),
    (false, Brevity::First(2), &[8]),
];

/// Finds the first setting that the sheet holds, and what the sheet then says.
#[must_use]
pub fn fit(sheet: Sheet) -> (Sheet, Setting) {
    let mut last = None;
    for (diagram, brevity, sizes) in SETTINGS {
        if diagram && sheet.diagram.is_none() {
            continue;
        }
        let shortened = brevity.apply(&sheet);
        for &points in sizes {
            let setting = Setting { points, diagram };
            if height(&shortened, setting) <= measure::AVAILABLE {
                return (shortened, setting);
            }
            last = Some((shortened.clone(), setting));
        }
    }
    // The shortest setting is bounded; nothing shorter would still say everything's name.
    last.unwrap_or((sheet, Setting { points: 8, diagram: false }))
}

#[cfg(test)]
mod tests;
