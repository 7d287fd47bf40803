//! One field as its template shows it.

use serde::Serialize;

use super::filled::{FilledForm, classes};
use crate::announced::sent_files;
use crate::condition::Condition;
use crate::date_answer::DatePart;
use crate::field::{Field, Group, Handout};
use crate::id::FieldName;
use crate::kind::{Control, FieldKind, FileRule};
use crate::language::Language;
use crate::message::date_part;
use crate::problem::Problem;
use crate::text::without_controls;

/// One field as its template shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// The name that is posted, and the id of the (first) control.
    pub name: String,
    /// Which control.
    pub control: Control,
    /// The label; for `radios`, `checkboxes` and `date` the legend.
    pub label: String,
    /// A hint under the label, in the words of the content.
    pub hint: Option<String>,
    /// What the field takes, made of its rule; it stands behind the hint.
    pub limits: Option<String>,
    /// Whether the field may be left empty, which the label then says.
    pub optional: bool,
    /// When the field is asked, in words; absent if it always is.
    pub when: Option<String>,
    /// The classes that hide the field while its condition does not hold.
    pub when_class: Option<String>,
    /// The `type` of an `input`: `text`, `email` or `tel`.
    pub input_type: &'static str,
    /// The `inputmode` of an `input`.
    pub input_mode: Option<&'static str>,
    /// The `autocomplete` token.
    pub autocomplete: Option<String>,
    /// How wide the answer is in characters, a hint for the width of the input.
    pub width: Option<u32>,
    /// What was typed, to be escaped by the template.
    pub value: String,
    /// What says, sent again with the same answer, that it is right; absent unless it was asked.
    pub assent: Option<AssentView>,
    /// What says of files which are to be chosen again; absent unless that is so.
    pub again: Option<AgainView>,
    /// Whether the single `checkbox` is ticked.
    pub checked: bool,
    /// The options of a choice; for `checkbox` its single value.
    pub options: Vec<OptionView>,
    /// The parts of a date: day, month and year.
    pub parts: Vec<PartView>,
    /// The `accept` attribute of a file field.
    pub accept: Option<String>,
    /// The greatest size of the file in bytes, for the script.
    pub limit_bytes: Option<u64>,
    /// Whether a photo can be the answer, which a script makes ready.
    pub takes_photos: bool,
    /// The most files; absent for every other field.
    pub count: Option<u32>,
    /// A document that helps to fill in this field, such as a statement template.
    pub template: Option<HandoutView>,
    /// The message beside the field.
    pub error: Option<String>,
    /// The ids for `aria-describedby`: hint, then error.
    pub described_by: Option<String>,
}

/// A hidden field that says of an answer that it is right.
#[derive(Debug, Clone, Serialize)]
pub struct AssentView {
    /// The name that is posted.
    pub name: String,
    /// The answer.
    pub value: String,
}

/// A hidden field that says which files were there when the answers were looked through.
#[derive(Debug, Clone, Serialize)]
pub struct AgainView {
    /// The name that is posted.
    pub name: String,
    /// The names of the files.
    pub files: String,
}

/// One option of a choice.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    /// The id of the control.
    pub id: String,
    /// The value that is posted.
    pub value: String,
    /// The label.
    pub label: String,
    /// The language of the label, if it is another one than that of the form.
    pub language: Option<Language>,
    /// Whether it was chosen.
    pub chosen: bool,
    /// The classes of the conditions that hold when it is chosen.
    pub shows_class: Option<String>,
}

/// One of the three fields of a date.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// The name that is posted, and the id of the control.
    pub name: String,
    /// The label, such as "Bulan".
    pub label: String,
    /// What was typed.
    pub value: String,
    /// The `autocomplete` token.
    pub autocomplete: Option<String>,
    /// The `inputmode`: digits, but for the month, which may be a name.
    pub input_mode: Option<&'static str>,
    /// Whether this part is wrong.
    pub wrong: bool,
}

/// A link to a document that the applicant fills in.
#[derive(Debug, Clone, Serialize)]
pub struct HandoutView {
    /// Where it is.
    pub url: String,
    /// What it is.
    pub label: String,
    /// The names of the fields whose answers stand in it, for the script; absent if there are none.
    pub fills: Option<String>,
    /// Its language, if it is another one than that of the form.
    pub language: Option<Language>,
}

impl<'form> FilledForm<'form> {
    /// Shows a field.
    pub(super) fn field(&self, group: &'form Group, field: &'form Field) -> FieldView {
        let name = field.name.to_string();
        let messages: Vec<String> =
            self.problems(field).map(|problem| problem.message(field, self.locale)).collect();
        let error = (!messages.is_empty()).then(|| messages.join(" "));
        let limits = field.limits(self.locale);
        let again = self.again(field);
        let has_hint = field.hint.is_some() || limits.is_some();
        let described_by = [(has_hint, "hint"), (error.is_some(), "error")]
            .into_iter()
            .filter(|(present, _)| *present)
            .map(|(_, part)| format!("{name}-{part}"))
            .collect::<Vec<_>>();
        let (input, file) = (field.kind.rule().input(), file(field));
        FieldView {
            control: input.control,
            label: field.label.clone(),
            hint: field.hint.clone(),
            limits,
            optional: field.optional,
            when: self.when(&field.when),
            when_class: self.when_class(&field.when, group, Some(field), error.is_some()),
            input_type: input.kind,
            input_mode: field.input_mode.map(<&str>::from).or(input.mode),
            autocomplete: field.autocomplete.clone(),
            width: input.width,
            value: self.value(field, input.control),
            assent: self.assent(field),
            again,
            checked: self.is_ticked(field),
            options: self.options(field, input.control),
            parts: self.parts(field, input.control),
            accept: file.map(accept),
            limit_bytes: file.map(|file| u64::from(file.limit)),
            takes_photos: file.is_some_and(FileRule::takes_photos),
            count: file.map(|file| file.count),
            template: field.handout.as_ref().map(handout_view),
            error,
            described_by: (!described_by.is_empty()).then(|| described_by.join(" ")),
            name,
        }
    }

    fn value(&self, field: &Field, control: Control) -> String {
        let is_text = !matches!(control, Control::File | Control::Date);
        if is_text && !self.hides(field) {
            self.typed(field.name.as_str(), control)
        } else {
            String::new()
        }
    }

    /// Returns what was typed as its control can show it: what nobody sees is not given back.
    fn typed(&self, name: &str, control: Control) -> String {
        let text = without_controls(&self.raw.text(name));
        if control == Control::Textarea { text } else { text.replace('\n', " ") }
    }

    /// Returns what is sent again with an answer that was asked about, now or before.
    fn assent(&self, field: &Field) -> Option<AssentView> {
        let is_address = matches!(field.kind, FieldKind::Email(_));
        let name = field.aside_name().filter(|_| is_address && !self.hides(field))?;
        let value = self.raw.text(field.name.as_str());
        let is_asked = self.problems(field).any(|it| matches!(it, Problem::MailSlip { .. }));
        let was_asked = !value.is_empty() && self.raw.text(&name) == value;
        (is_asked || was_asked).then(|| AssentView { name, value: without_controls(&value) })
    }

    /// Returns which files are to be chosen again, of answers that are looked through.
    fn again(&self, field: &Field) -> Option<AgainView> {
        self.answered?;
        let names: Vec<String> =
            sent_files(field, self.raw).into_iter().map(|file| file.name).collect();
        let again = AgainView { name: field.aside_name()?, files: names.join(", ") };
        (!names.is_empty()).then_some(again)
    }

    fn is_ticked(&self, field: &Field) -> bool {
        let name = field.name.as_str();
        matches!(&field.kind, FieldKind::Checkbox(rule) if self.raw.has_value(name, &rule.value))
    }

    fn options(&self, field: &Field, control: Control) -> Vec<OptionView> {
        let name = field.name.as_str();
        let is_single = control == Control::Checkbox;
        let is_hidden = self.hides(field);
        let view = |(index, (value, label)): (usize, (&str, &str))| OptionView {
            id: if is_single { name.to_owned() } else { option_id(field, index) },
            value: value.to_owned(),
            label: label.to_owned(),
            language: field.choices().get(index).and_then(|choice| choice.language),
            chosen: !is_hidden && self.raw.has_value(name, value),
            shows_class: self.shows_class(field, value),
        };
        let mut options: Vec<OptionView> =
            field.options().into_iter().enumerate().map(view).collect();
        if control == Control::Radios && field.optional {
            // A radio button that was pressed stays pressed: this is the way back.
            options.push(OptionView {
                id: option_id(field, options.len()),
                value: String::new(),
                label: self.locale.no_choice.clone(),
                language: None,
                chosen: false,
                shows_class: None,
            });
        }
        options
    }

    /// Returns the classes of the conditions that hold when an option is chosen.
    fn shows_class(&self, field: &Field, value: &str) -> Option<String> {
        let holds = |condition: &&&Condition| {
            condition.field == field.name && condition.is.iter().any(|is| is == value)
        };
        let numbers =
            self.conditions.iter().filter(holds).filter_map(|condition| self.number(condition));
        Some(classes("loket-shows-", numbers)).filter(|classes| !classes.is_empty())
    }

    fn parts(&self, field: &Field, control: Control) -> Vec<PartView> {
        if control != Control::Date {
            return Vec::new();
        }
        let is_hidden = self.hides(field);
        let part = |part: DatePart| {
            let name = part.name_in(&field.name);
            PartView {
                label: capitalised(date_part(part, self.locale)),
                value: if is_hidden { String::new() } else { self.typed(&name, control) },
                autocomplete: field.autocomplete.as_ref().map(|token| {
                    let part = match part {
                        DatePart::Day => "day",
                        DatePart::Month => "month",
                        DatePart::Year => "year",
                    };
                    format!("{token}-{part}")
                }),
                input_mode: (part != DatePart::Month).then_some("numeric"),
                wrong: self.problems(field).any(|problem| is_wrong(part, problem)),
                name,
            }
        };
        DatePart::ALL.into_iter().map(part).collect()
    }
}

/// Returns the id of the control that a keyboard reaches first to put a problem right.
pub(super) fn first_control(field: &Field, problem: &Problem) -> String {
    match field.kind.rule().input().control {
        Control::Radios | Control::Checkboxes => option_id(field, 0),
        Control::Date => {
            let wrong = DatePart::ALL.into_iter().find(|part| is_wrong(*part, problem));
            wrong.unwrap_or(DatePart::Day).name_in(&field.name)
        }
        Control::Input
        | Control::Textarea
        | Control::Select
        | Control::Checkbox
        | Control::File => field.name.to_string(),
    }
}

fn is_wrong(part: DatePart, problem: &Problem) -> bool {
    match problem {
        Problem::DateIncomplete { missing } => missing.contains(&part),
        Problem::YearOfDate => part == DatePart::Year,
        _ => true,
    }
}

fn handout_view(handout: &Handout) -> HandoutView {
    let fills: Vec<&str> = handout.fills.iter().map(FieldName::as_str).collect();
    HandoutView {
        url: handout.url.clone(),
        label: handout.label.clone(),
        fills: (!fills.is_empty()).then(|| fills.join(" ")),
        language: handout.language,
    }
}

fn option_id(field: &Field, index: usize) -> String {
    format!("{}-{}", field.name, index + 1)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

pub(super) const fn file(field: &Field) -> Option<&FileRule> {
    match &field.kind {
        FieldKind::File(rule) => Some(rule),
        _ => None,
    }
}

fn accept(rule: &FileRule) -> String {
    rule.accept.iter().map(|kind| kind.accept()).collect::<Vec<_>>().join(",")
}
