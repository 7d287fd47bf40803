//! What every kind of field does.

use bytes::Bytes;
use jiff::civil::Date;
use serde::Serialize;

use super::option::Choice;
use crate::id::FieldName;
use crate::locale::Locale;
use crate::private::Private;
use crate::problem::Problem;
use crate::submission::{Answer, RawSubmission};
use crate::text::{is_blank, line, signs};

/// What a kind of field does.
pub(crate) trait Rule {
    /// Judges what was sent for a question that is asked.
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem>;

    /// Returns how the field is shown.
    fn input(&self) -> Input;

    /// Returns the names under which an answer is posted.
    fn part_names(&self, name: &FieldName) -> Vec<String> {
        vec![name.to_string()]
    }

    /// Returns the name under which something is posted beside an answer that is none itself:
    /// that an address is right, or that there was a file.
    fn aside(&self, _: &FieldName) -> Option<String> {
        None
    }

    /// Returns the options to choose from.
    fn choices(&self) -> &[Choice] {
        &[]
    }

    /// Returns whether a part that was sent stands for an empty answer, as browsers send it.
    fn is_blank(&self, content: &Bytes) -> bool {
        std::str::from_utf8(content).is_ok_and(is_blank)
    }
}

/// How a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Control {
    /// An `input` of one line.
    Input,
    /// Several lines.
    Textarea,
    /// A menu.
    Select,
    /// Options of which one can be chosen.
    Radios,
    /// Options of which any can be chosen.
    Checkboxes,
    /// A single box to tick.
    Checkbox,
    /// Three inputs: day, month and year.
    Date,
    /// A choice of files.
    File,
}

/// The attributes that follow from the kind of a field.
pub(crate) struct Input {
    pub(crate) control: Control,
    /// The `type` of an `input`.
    pub(crate) kind: &'static str,
    /// The `inputmode` of an `input`, unless content has one.
    pub(crate) mode: Option<&'static str>,
    /// How wide an answer is in characters.
    pub(crate) width: Option<u32>,
}

impl Input {
    pub(super) const fn of(control: Control) -> Self {
        Self { control, kind: "text", mode: None, width: None }
    }

    pub(super) const fn digits(width: u32) -> Self {
        Self { mode: Some("numeric"), width: Some(width), ..Self::of(Control::Input) }
    }
}

/// What was sent for one question, and with it what its rule must know.
pub(crate) struct Sent<'a> {
    pub(crate) name: &'a FieldName,
    pub(crate) optional: bool,
    pub(crate) raw: &'a RawSubmission,
    pub(crate) locale: &'a Locale,
    pub(crate) today: Date,
}

impl<'a> Sent<'a> {
    /// Judges an answer of one line.
    pub(super) fn line<T: Into<Answer>>(
        &self,
        rule: &dyn Rule,
        judge: impl FnOnce(String) -> Result<T, Problem>,
    ) -> Result<Answer, Problem> {
        self.text(rule, |text| judge(line(text)?))
    }

    /// Judges an answer of one line that is read sign by sign.
    pub(super) fn signs<T: Into<Answer>>(
        &self,
        rule: &dyn Rule,
        judge: impl FnOnce(String) -> Result<T, Problem>,
    ) -> Result<Answer, Problem> {
        self.text(rule, |text| judge(signs(text)?))
    }

    /// Judges an answer that is one text.
    pub(super) fn text<T: Into<Answer>>(
        &self,
        rule: &dyn Rule,
        judge: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Result<Answer, Problem> {
        match self.filled(rule).as_slice() {
            [] => self.empty(),
            [only] => {
                let text = std::str::from_utf8(only).map_err(|_| Problem::Unreadable)?;
                judge(text).map(Into::into)
            }
            _ => Err(Problem::Repeated),
        }
    }

    /// Returns what was sent and is not blank.
    pub(super) fn filled(&self, rule: &dyn Rule) -> Vec<&'a Bytes> {
        let contents = self.raw.contents(self.name.as_str()).iter();
        contents.map(Private::reveal).filter(|content| !rule.is_blank(content)).collect()
    }

    /// Judges that nothing was answered.
    pub(super) const fn empty(&self) -> Result<Answer, Problem> {
        if self.optional { Ok(Answer::Empty) } else { Err(Problem::Missing) }
    }
}
