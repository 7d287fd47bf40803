//! What an editor wrote in a line of text and no reader would see, or see as it is typed.

use super::lines::{Line, lines};
use crate::place::Position;

/// Something that does not reach the reader as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// What stands behind a `#`: it is a remark.
    Remark(String),
    /// The sign of Markdown in a line that is none.
    Markup,
}

/// Keys whose value is one line of words.
const LINES: [&str; 14] = [
    "title",
    "name",
    "label",
    "actor",
    "for",
    "summary",
    "address",
    "class",
    "place",
    "role",
    "heading",
    "government",
    "parent",
    "short_name",
];

/// How a place begins that `loket new` left for the agency to fill in.
const UNFILLED: &str = "ISI:";

/// Finds what is lost in the lines of words of a text.
#[must_use]
pub fn lost(text: &str) -> Vec<(Position, Lost)> {
    if !text.contains(" # ") && !text.contains("**") {
        return Vec::new();
    }
    lines(text).iter().filter(|line| !line.in_block).filter_map(of_line).collect()
}

fn of_line(line: &Line<'_>) -> Option<(Position, Lost)> {
    let value = line.value();
    let key: String = line.text.chars().take(line.colon?).skip(line.content).collect();
    if !LINES.contains(&key.as_str()) || value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
        return None;
    }
    if let Some((said, remark)) = value.split_once(" # ") {
        let column = line.value_column() + said.chars().count() + 1;
        let place = line.place(column, remark.chars().count() + 2);
        let is_meant = remark.trim_start().starts_with(UNFILLED);
        return (!is_meant).then(|| (place, Lost::Remark(remark.to_owned())));
    }
    let is_markup = value.matches("**").count() > 1;
    is_markup.then(|| (line.place(line.value_column(), value.chars().count()), Lost::Markup))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_markup_are_lost_in_lines_of_words_alone() {
        for (text, found) in [
            ("title: Surat # penting\n", Some(Lost::Remark("penting".to_owned()))),
            ("title: **Surat** baru\n", Some(Lost::Markup)),
            ("title: \"Surat # penting\"\n", None),
            ("title: Surat # ISI: namanya\n", None),
            ("kind: text # jenisnya\n", None),
            ("text: **penting**\n", None),
            ("summary: |\n  title: a # b\n", None),
        ] {
            let lost = lost(text).into_iter().next().map(|(_, lost)| lost);
            assert_eq!(lost, found, "{text}");
        }
    }
}
