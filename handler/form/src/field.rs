//! One question of a form and the rule of its answer.

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::date_answer::{DateBound, DatePart};
use crate::decimal::Decimal;
use crate::id::FieldName;
use crate::language::Language;

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name that is posted.
    pub name: FieldName,
    /// The question.
    pub label: String,
    /// How to answer it, shown under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Whether the field may be left empty.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// The token of the `autocomplete` attribute (HTML, section 4.10.18.7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// The keys that a telephone offers, where the kind does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_mode: Option<InputMode>,
    /// For which answers of other fields this one is asked: all must hold; always, if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// A document that helps to fill in this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Template>,
    /// What an answer must be.
    pub kind: FieldKind,
}

impl Field {
    /// Returns the names under which its answer is posted.
    #[must_use]
    pub fn part_names(&self) -> Vec<String> {
        match self.kind {
            FieldKind::Date { .. } => {
                DatePart::ALL.iter().map(|part| self.part_name(*part)).collect()
            }
            _ => vec![self.name.to_string()],
        }
    }

    /// Returns the name under which a part of its date is posted.
    #[must_use]
    pub fn part_name(&self, part: DatePart) -> String {
        format!("{}{}", self.name, part.suffix())
    }

    /// Returns the options to choose from; empty if there are none.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            FieldKind::Choice { options, .. } | FieldKind::Choices { options } => options,
            _ => &[],
        }
    }

    /// Returns the answers that can be told apart, with the words for them; empty for free text.
    #[must_use]
    pub fn options(&self) -> Vec<(&str, &str)> {
        match &self.kind {
            FieldKind::Checkbox { value } => vec![(value.as_str(), self.label.as_str())],
            _ => self
                .choices()
                .iter()
                .map(|option| (option.value.as_str(), option.label.as_str()))
                .collect(),
        }
    }
}

/// Fields under one heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The heading; a form without groups has one group without a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// For which answers of fields above the whole group is asked: all must hold; always, if
    /// there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// The keys that a telephone offers (HTML, section 6.8.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputMode {
    /// Letters.
    Text,
    /// Digits.
    Numeric,
    /// Digits and a comma.
    Decimal,
    /// Those of a telephone.
    Tel,
    /// Letters with `@`.
    Email,
    /// Letters with `/`.
    Url,
}

impl InputMode {
    /// Returns the value of the attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Numeric => "numeric",
            Self::Decimal => "decimal",
            Self::Tel => "tel",
            Self::Email => "email",
            Self::Url => "url",
        }
    }
}

/// A document that the applicant fills in, such as a statement to print and sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Where it is.
    pub url: String,
    /// What it is.
    pub label: String,
    /// The fields whose answers stand in it, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<FieldName>,
    /// Its language, if it is another one than that of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FieldKind {
    /// One line; lengths in characters.
    Text {
        /// The least length.
        min: u32,
        /// The greatest length.
        max: u32,
        /// Which characters may stand in it.
        characters: Characters,
    },
    /// Several lines; lengths in characters.
    Textarea {
        /// The least length.
        min: u32,
        /// The greatest length.
        max: u32,
    },
    /// An e-mail address.
    Email {
        /// The domains that it must lie in or below; empty for any.
        domains: Vec<String>,
    },
    /// An Indonesian telephone number.
    Tel {
        /// Whether it must be a mobile one.
        mobile: bool,
    },
    /// A population identity number (NIK).
    Nik,
    /// An employee number of the civil service (NIP or NI PPPK).
    Nip,
    /// A number.
    Number {
        /// The least number.
        min: Option<Decimal>,
        /// The greatest number.
        max: Option<Decimal>,
        /// How many digits may stand behind the comma.
        #[serde(default)]
        decimals: u8,
    },
    /// A day, asked for as day, month and year.
    Date {
        /// The first day.
        min: Option<DateBound>,
        /// The last day.
        max: Option<DateBound>,
    },
    /// One of several options.
    Choice {
        /// The options in order.
        options: Vec<Choice>,
        /// How they are shown.
        #[serde(default)]
        display: Display,
    },
    /// Any of several options.
    Choices {
        /// The options in order.
        options: Vec<Choice>,
    },
    /// A statement to tick.
    Checkbox {
        /// The value that stands for a tick.
        value: String,
    },
    /// One uploaded file, or several.
    File {
        /// The kinds that are accepted, by content.
        accept: Vec<FileKind>,
        /// The greatest size of each in bytes.
        limit: u32,
        /// The most files.
        #[serde(default = "one")]
        count: u32,
    },
}

const fn one() -> u32 {
    1
}

/// How the options of a choice are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Display {
    /// All at once up to seven options, in a menu if there are more.
    #[default]
    Fitting,
    /// All at once.
    Radio,
    /// In a menu.
    Select,
}

impl Display {
    /// The most options that are shown at once unless the content asks for it.
    const MOST_AT_ONCE: usize = 7;

    /// Returns whether so many options are shown in a menu.
    #[must_use]
    pub const fn is_menu(self, options: usize) -> bool {
        match self {
            Self::Fitting => options > Self::MOST_AT_ONCE,
            Self::Radio => false,
            Self::Select => true,
        }
    }
}

/// Which characters may stand in a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Characters {
    /// All that can be printed.
    Any,
    /// Those of a person's name: letters, spaces, `'`, `.` and `-`.
    Name,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value that is posted.
    pub value: String,
    /// What people read.
    pub label: String,
    /// The language of the label, if it is another one than that of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// A kind of file, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A PKCS#10 certification request.
    Csr,
}

impl FileKind {
    /// Returns the tokens of the `accept` attribute.
    #[must_use]
    pub const fn accept(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf,.pdf",
            Self::Jpeg => "image/jpeg,.jpg,.jpeg",
            Self::Png => "image/png,.png",
            Self::Csr => ".csr,.pem,.der,.p10,application/pkcs10",
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPG",
            Self::Png => "PNG",
            Self::Csr => "CSR",
        }
    }
}
