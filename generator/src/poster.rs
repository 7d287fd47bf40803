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
mod shorten;

pub use measure::height;
pub use shorten::Brevity;

/// What stands on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// Time and cost, in large letters: label and value.
    pub facts: Vec<(String, String)>,
    /// What to do about anyone who asks for money.
    pub notice: Option<String>,
    /// The sections.
    pub sections: Vec<Section>,
    /// What stands at the foot, beside the code.
    pub foot: Vec<String>,
    /// The height of the diagram in hundredths of its width; absent without one.
    pub diagram: Option<i32>,
}

/// Which part of a standard a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What to prepare.
    Requirements,
    /// What happens; with the diagram, its list is left out.
    Procedure,
    /// Times or fees that two words do not tell.
    Details,
    /// What one gets.
    Products,
    /// How to complain from afar.
    Complaints,
    /// What happens when one complains in person.
    InPerson,
}

/// A section of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which part it is.
    pub kind: Kind,
    /// The heading.
    pub heading: String,
    /// The term of the law, where the heading is in plainer words.
    pub term: Option<String>,
    /// What it says, by case.
    pub groups: Vec<Group>,
    /// Whether it says less than the standard.
    pub shortened: bool,
}

/// Entries that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The heading, such as the name of a case.
    pub heading: Option<String>,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One entry of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its number, if numbers matter.
    pub number: Option<String>,
    /// What stands before the text in bold: an actor, a channel.
    pub lead: Option<String>,
    /// The text.
    pub text: String,
    /// How deep it lies in other entries, from 0.
    pub level: usize,
    /// What follows from a decision.
    pub below: Vec<String>,
}

/// A way to set a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The size of letters in points.
    pub points: i32,
    /// Whether the procedure is drawn.
    pub diagram: bool,
}

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
