//! What a sheet says, and how it may be set.

use serde::Serialize;

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
}

/// Which part of a standard a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What to prepare.
    Requirements,
    /// What happens.
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The heading, such as the name of a case.
    pub heading: Option<String>,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One entry of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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
    /// What follows from a decision, or things of which one is brought.
    pub below: Vec<String>,
}
