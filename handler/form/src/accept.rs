//! The one door from what was sent to what is mailed: [`Form::accept`].

#[cfg(test)]
mod canonical;
mod date;
mod file;
mod private_keys;

use bytes::Bytes;
use jiff::civil::Date;

use crate::address::Address;
use crate::decimal::{Decimal, TypedError};
use crate::field::Group;
use crate::field::{Characters, Choice, Field, FieldKind};
use crate::form::{Form, TRAP};
use crate::id::FieldName;
use crate::identity_number::{Nik, Nip};
use crate::language::Language;
use crate::private::Private;
use crate::private_key::KeySearch;
use crate::problem::Problem;
use crate::submission::{Answer, Answered, RawSubmission, Submission};
use crate::telephone::Telephone;
use crate::text::{line, lines};

/// What is wrong with the answer to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Which field.
    pub field: FieldName,
    /// What is wrong.
    pub problem: Problem,
}

/// Why a submission is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The trap field is filled in: a program sent this, or a program helped.
    Trapped,
    /// Answers break the rules of their fields; at least one, in the order of the form.
    Fields(Vec<FieldError>),
}

impl Form {
    /// Accepts a submission, or says everything that is wrong with it.
    ///
    /// `today` is the date at the agency; it bounds dates, also those in a NIP.
    /// A question that is not asked must be left empty, and is no part of the
    /// submission.
    ///
    /// # Errors
    /// If the trap field is filled in, or an answer breaks the rule of its field.
    pub fn accept(&self, raw: &RawSubmission, today: Date) -> Result<Submission, Refusal> {
        if raw.contents(TRAP).iter().any(|content| !content.reveal().is_empty()) {
            return Err(Refusal::Trapped);
        }
        let mut errors = Vec::new();
        let mut answered = Vec::new();
        let asked = self.asked(raw);
        let mut search = KeySearch::within(raw.size());
        let with_keys = self.with_private_keys(raw, &mut search);
        for (group, field) in self.places() {
            let answer = if with_keys.contains(&field.name) {
                Err(Problem::PrivateKey)
            } else if asked.contains(&field.name) {
                self.answer(field, raw, today).map(Some)
            } else {
                self.unasked(group, field, raw).map(|()| None)
            };
            match answer {
                Ok(answer) => answered.extend(answer.map(|answer| Answered {
                    name: field.name.clone(),
                    label: field.label.clone(),
                    answer,
                })),
                Err(problem) => errors.push(FieldError { field: field.name.clone(), problem }),
            }
        }
        errors.extend(self.strangers(raw, &mut search));
        if errors.is_empty() {
            let reply_to = self.reply_to().and_then(|name| address_of(&answered, name));
            Ok(Submission { answered, reply_to })
        } else {
            Err(Refusal::Fields(errors))
        }
    }

    /// Finds what was sent under names that the form does not have.
    ///
    /// Leaving it out of the mail would lose it silently; the error stands at the
    /// first field, for there is no other place.
    fn strangers(&self, raw: &RawSubmission, search: &mut KeySearch) -> Option<FieldError> {
        let first = self.fields().next()?;
        let known: Vec<String> = self.fields().flat_map(Field::part_names).collect();
        let mut unknown = raw
            .iter()
            .filter(|(name, _)| *name != TRAP && !known.iter().any(|known| known == name))
            .flat_map(|(name, contents)| contents.iter().map(move |content| (name, content)))
            .filter(|(_, content)| !content.reveal().is_empty())
            .peekable();
        unknown.peek()?;
        let holds_key = unknown.any(|(name, content)| {
            search.finds_key(name.as_bytes()) || search.finds_key(content.reveal())
        });
        let problem = if holds_key { Problem::PrivateKey } else { Problem::FormChanged };
        Some(FieldError { field: first.name.clone(), problem })
    }

    /// Judges what was sent for a question that is asked.
    fn answer(&self, field: &Field, raw: &RawSubmission, today: Date) -> Result<Answer, Problem> {
        let contents = raw.contents(field.name.as_str());
        match &field.kind {
            FieldKind::Choices { options } => return choices(field, options, contents),
            FieldKind::Date { min, max } => return date::date(field, raw, (*min, *max), today),
            _ => {}
        }
        let filled: Vec<&Bytes> = contents
            .iter()
            .map(Private::reveal)
            .filter(|content| !is_blank(field, content))
            .collect();
        let Some(first) = filled.first() else {
            return if field.optional { Ok(Answer::Empty) } else { Err(Problem::Missing) };
        };
        if let FieldKind::File { accept, limit, count } = &field.kind {
            return file::files(&filled, accept, *limit, *count);
        }
        if filled.len() > 1 {
            return Err(Problem::Repeated);
        }
        text_answer(&field.kind, first, self.language(), today)
    }

    /// Checks that a question that is not asked was left empty.
    ///
    /// An answer to it is an error, not left out: whoever wrote it must know that
    /// the agency would not get it.
    fn unasked(&self, group: &Group, field: &Field, raw: &RawSubmission) -> Result<(), Problem> {
        let names = field.part_names();
        let mut contents = names.iter().flat_map(|name| raw.contents(name));
        if contents.all(|content| is_blank(field, content.reveal())) {
            return Ok(());
        }
        Err(self
            .missed(group, field, raw)
            .map_or(Problem::FormChanged, |condition| Problem::NotAsked(self.asking(condition))))
    }
}

fn address_of(answered: &[Answered], name: &FieldName) -> Option<Address> {
    answered.iter().find(|answered| &answered.name == name).and_then(|answered| {
        match &answered.answer {
            Answer::Address(address) => Some(address.reveal().clone()),
            _ => None,
        }
    })
}

/// A browser sends an empty text, or a file without a byte, for what was left empty.
fn is_blank(field: &Field, content: &Bytes) -> bool {
    match field.kind {
        FieldKind::File { .. } => content.is_empty(),
        _ => std::str::from_utf8(content).is_ok_and(|text| text.trim().is_empty()),
    }
}

fn text_answer(
    kind: &FieldKind,
    content: &Bytes,
    language: Language,
    today: Date,
) -> Result<Answer, Problem> {
    let text = std::str::from_utf8(content).map_err(|_| Problem::Unreadable)?;
    if let FieldKind::Textarea { min, max } = kind {
        let lines = lines(text)?;
        check_length(&lines, *min, *max)?;
        return Ok(Answer::Lines(Private::new(lines)));
    }
    let line = line(text)?;
    match kind {
        FieldKind::Text { min, max, characters } => {
            check_length(&line, *min, *max)?;
            check_characters(&line, *characters)?;
            Ok(Answer::Line(Private::new(line)))
        }
        FieldKind::Email { domains } => address(&line, domains),
        FieldKind::Tel { mobile } => telephone(&line, *mobile),
        FieldKind::Nik => {
            Nik::parse(&line).map(|nik| Answer::Nik(Private::new(nik))).map_err(Problem::Nik)
        }
        FieldKind::Nip => {
            Nip::parse(&line, today).map(|nip| Answer::Nip(Private::new(nip))).map_err(Problem::Nip)
        }
        FieldKind::Number { min, max, decimals } => {
            number(&line, (*min, *max), *decimals, language)
        }
        FieldKind::Choice { options, .. } => {
            option(options, &line).map(|chosen| Answer::Chosen(vec![chosen]))
        }
        FieldKind::Checkbox { value } if *value == line => Ok(Answer::Agreed(line)),
        FieldKind::Checkbox { .. } => Err(Problem::NotAnOption),
        FieldKind::Textarea { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date { .. }
        | FieldKind::File { .. } => Err(Problem::Unreadable),
    }
}

fn check_length(text: &str, min: u32, max: u32) -> Result<(), Problem> {
    let count = text.chars().count();
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    if number < min {
        Err(Problem::TooShort { min, count })
    } else if number > max {
        Err(Problem::TooLong { max, count })
    } else {
        Ok(())
    }
}

fn check_characters(text: &str, characters: Characters) -> Result<(), Problem> {
    let is_of_a_name = |character: char| character.is_alphabetic() || " '’.-".contains(character);
    let has_a_letter = text.contains(char::is_alphabetic);
    match characters {
        Characters::Any => Ok(()),
        Characters::Name if has_a_letter && text.chars().all(is_of_a_name) => Ok(()),
        Characters::Name => Err(Problem::NotAName),
    }
}

fn address(line: &str, domains: &[String]) -> Result<Answer, Problem> {
    let address = Address::parse(line).map_err(|_| Problem::NotAnAddress)?;
    if domains.is_empty() || domains.iter().any(|domain| address.is_within(domain)) {
        Ok(Answer::Address(Private::new(address)))
    } else {
        Err(Problem::ForeignDomain)
    }
}

fn telephone(line: &str, mobile: bool) -> Result<Answer, Problem> {
    let telephone = Telephone::parse(line).map_err(|_| Problem::NotATelephone)?;
    if mobile && !telephone.is_mobile() {
        return Err(Problem::NotMobile);
    }
    Ok(Answer::Telephone(Private::new(telephone)))
}

fn number(
    line: &str,
    (min, max): (Option<Decimal>, Option<Decimal>),
    decimals: u8,
    language: Language,
) -> Result<Answer, Problem> {
    let number = Decimal::read(line, language, decimals).map_err(|error| match error {
        TypedError::NotANumber => Problem::NotANumber,
        TypedError::TooPrecise => Problem::TooPrecise { decimals },
    })?;
    match (min, max) {
        (Some(min), _) if number < min => Err(Problem::TooSmall { min }),
        (_, Some(max)) if number > max => Err(Problem::TooGreat { max }),
        _ => Ok(Answer::Number(Private::new(number))),
    }
}

fn option(options: &[Choice], value: &str) -> Result<(String, String), Problem> {
    let found = options.iter().find(|option| option.value == value).ok_or(Problem::NotAnOption)?;
    Ok((found.value.clone(), found.label.clone()))
}

fn choices(
    field: &Field,
    options: &[Choice],
    contents: &[Private<Bytes>],
) -> Result<Answer, Problem> {
    let sent: Vec<&str> = contents
        .iter()
        .map(|content| std::str::from_utf8(content.reveal()).map_err(|_| Problem::Unreadable))
        .collect::<Result<_, _>>()?;
    for value in &sent {
        option(options, value)?;
    }
    let is_sent = |choice: &&Choice| sent.contains(&choice.value.as_str());
    let chosen: Vec<_> = options
        .iter()
        .filter(is_sent)
        .map(|choice| (choice.value.clone(), choice.label.clone()))
        .collect();
    match (chosen.is_empty(), field.optional) {
        (false, _) => Ok(Answer::Chosen(chosen)),
        (true, true) => Ok(Answer::Empty),
        (true, false) => Err(Problem::Missing),
    }
}
