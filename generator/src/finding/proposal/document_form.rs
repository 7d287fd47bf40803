//! In which form a document is wanted, with what else offices write into the same value.

use super::scalar::{indent, scalar};
use crate::finding::meant::form_of_document;
use crate::model::Copies;

/// A form of a document in which more is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenForm {
    /// One with a number of copies: "fotokopi 2 lembar".
    Copies {
        /// The form.
        form: &'static str,
        /// The number, as written.
        copies: String,
    },
    /// Two of them: "asli dan fotokopi".
    Both([&'static str; 2]),
}

impl WrittenForm {
    /// Reads what is more than a form.
    pub(in crate::finding) fn of(text: &str, known: &[&'static str]) -> Option<Self> {
        let both = [" dan ", " & ", " + ", ", "].iter().find_map(|sign| text.split_once(sign));
        if let Some((first, second)) = both {
            let [first, second] = [first, second].map(|word| form_of_document(word, known));
            return Some(Self::Both([first?, second?]));
        }
        text.match_indices(' ').find_map(|(place, _)| {
            let (word, rest) = text.split_at_checked(place)?;
            let copies = rest.trim().trim_matches(['(', ')', ',']).to_owned();
            let form = form_of_document(word, known)?;
            Copies::parse(&copies).is_ok().then_some(Self::Copies { form, copies })
        })
    }

    /// Writes it behind its key, in braces.
    pub(in crate::finding) fn value(&self) -> String {
        match self {
            Self::Copies { form, copies } => format!("{form}, copies: {}", scalar(copies)),
            Self::Both(forms) => forms.join(", "),
        }
    }

    /// Writes a line with it in the place of a value; `None` if one line is not the whole entry.
    pub(super) fn line(&self, (before, behind): (&str, &str)) -> Option<String> {
        match self {
            Self::Copies { form, copies } if !before.contains('{') => {
                let line = format!("{before}{form}\n{}copies: {}", indent(before), scalar(copies));
                behind.trim().is_empty().then_some(line)
            }
            Self::Copies { .. } => Some(format!("{before}{}{behind}", self.value())),
            // In one line an entry can be written twice; below a dash nobody knows where it ends.
            Self::Both(forms) => {
                let is_whole =
                    before.trim_start().starts_with("- {") && behind.trim_end().ends_with('}');
                let entries = forms.map(|form| format!("{before}{form}{behind}"));
                is_whole.then(|| entries.join("\n"))
            }
        }
    }
}
