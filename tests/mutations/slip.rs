//! A mistake in a file, and where it must be told.

/// A file with a mistake.
pub(crate) struct Slip {
    /// What kind of mistake it is.
    pub(crate) class: &'static str,
    /// Which file.
    pub(crate) file: String,
    /// The lines of the mistake, from 1; 0 for the file as a whole.
    pub(crate) lines: Vec<usize>,
    /// The whole text of the file.
    pub(crate) text: String,
    /// What must stand in the help, if it is known.
    pub(crate) hint: Option<&'static str>,
}

impl Slip {
    pub(crate) fn new(class: &'static str, file: &str, line: usize, text: String) -> Self {
        Self { class, file: file.to_owned(), lines: vec![line], text, hint: None }
    }
}

/// Returns the text with other lines in the place of one.
pub(crate) fn replaced(text: &str, number: usize, lines: &[&str]) -> String {
    let mut all: Vec<&str> = text.lines().collect();
    all.splice(number - 1..number, lines.iter().copied());
    all.join("\n") + "\n"
}
