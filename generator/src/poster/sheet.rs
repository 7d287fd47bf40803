//! What a sheet says, and how it may be set.

/// What stands on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// Time and cost, in large letters.
    pub facts: Vec<Fact>,
    /// What to do about anyone who asks for money.
    pub notice: Option<String>,
    /// The sections.
    pub sections: Vec<Section>,
    /// What stands at the foot, beside the code.
    pub foot: Vec<String>,
}

/// A fact in large letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// What it was made of, or depends on, in a few words.
    pub of: Option<String>,
}

impl Fact {
    /// Writes the value as it is read.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.of {
            Some(of) => format!("{} ({of})", self.value),
            None => self.value.clone(),
        }
    }
}

/// Which part of a standard a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What to prepare.
    Requirements,
    /// What happens.
    Procedure,
    /// Cases, times or fees that two words do not tell.
    Details,
    /// What one gets.
    Products,
    /// Where to go, and how to reach the agency.
    Contact,
    /// How to complain.
    Complaints,
    /// What else the standard says.
    Notes,
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
    /// The entries; empty where the standard says nothing for the heading.
    pub entries: Vec<Entry>,
    /// Whether it is the first to give way.
    pub spare: bool,
}

/// A list with so many entries goes to the next column rather than lose its heading.
const SHORT: usize = 7;

impl Group {
    /// Returns whether it is kept in one column, so that no entry stands under another heading.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.heading.is_some() && self.entries.len() <= SHORT
    }
}

/// Entries that lie deeper look like those at this level.
pub const DEEPEST: usize = 4;

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
    /// Whether it has no mark of its own: a heading, or words between things.
    pub boxless: bool,
    /// What stands in lines of its own: what follows from a decision, things of which one is
    /// brought, remarks.
    pub below: Vec<String>,
}
