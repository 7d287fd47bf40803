//! One sheet of A4 for the office wall: how large its letters are, and how much it says.
//!
//! A standard may be long, the sheet is not. [`fit`] tries, in this order, until
//! the sheet holds everything:
//!
//! 1. all words, in letters of 18 to 9 points: a sheet on a wall is read from a metre;
//! 2. what happens with a complaint is left to the page of the service;
//! 3. of each entry, and of each line in it, the first sentence;
//! 4. of each list the first entries: 20, 12, 8, 5, 3, 2, at last in 8 points.
//!
//! An entry that says how many of its lines are wanted has all of them or is left out whole.
//!
//! A section that says less than the standard says so and points to the page. No
//! section is ever left out.

mod code;
mod measure;
mod sheet;
mod shorten;

pub use code::Code;
pub use measure::height;
pub use sheet::{DEEPEST, Entry, Fact, Group, Kind, Section, Sheet};
pub use shorten::Brevity;

/// The settings in the order in which they are tried.
const SETTINGS: [(Brevity, &[i32]); 8] = [
    (Brevity::Everything, &[18, 16, 14, 13, 12, 11, 10, 9]),
    (Brevity::WithoutSpare, &[10, 9]),
    (Brevity::FirstSentences, &[10, 9]),
    (Brevity::First(20), &[9]),
    (Brevity::First(12), &[9]),
    (Brevity::First(8), &[9]),
    (Brevity::First(5), &[9]),
    (Brevity::First(3), &[9, 8]),
];

/// The shortest, if the sheet holds none of them.
const SHORTEST: (Brevity, i32) = (Brevity::First(2), 8);

/// Finds the first setting that the sheet holds: what the sheet then says, and the size of its
/// letters in points.
#[must_use]
pub fn fit(sheet: &Sheet) -> (Sheet, i32) {
    for (brevity, sizes) in SETTINGS {
        let shortened = brevity.apply(sheet);
        for &points in sizes {
            if height(&shortened, points) <= measure::AVAILABLE {
                return (shortened.into_owned(), points);
            }
        }
    }
    // It is bounded; nothing shorter would still say everything's name.
    let (brevity, points) = SHORTEST;
    (brevity.apply(sheet).into_owned(), points)
}

#[cfg(test)]
mod tests;
