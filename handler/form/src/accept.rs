//! The one door from what was sent to what is mailed: [`Form::accept`].

#[cfg(test)]
mod canonical;
mod private_keys;

use jiff::civil::Date;

use crate::address::Address;
use crate::announced;
use crate::field::{Field, Group};
use crate::form::Form;
use crate::id::{FieldName, TRAP};
use crate::kind::Sent;
use crate::locale::Locale;
use crate::private_key::KeySearch;
use crate::problem::Problem;
use crate::submission::{Answer, Answered, RawSubmission, Submission};
use crate::typed::Typed;

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
    /// `today` is the date at the agency; it bounds dates, also those in a NIP. Numbers are
    /// read as `locale`, that of the form, writes them.
    /// A question that is not asked must be left empty, and is no part of the
    /// submission.
    ///
    /// # Errors
    /// If the trap field is filled in, or an answer breaks the rule of its field.
    pub fn accept(
        &self,
        raw: &RawSubmission,
        today: Date,
        locale: &Locale,
    ) -> Result<Submission, Refusal> {
        let answered = self.judge((raw, today, locale), |_| None)?;
        let reply_to = self.reply_to().and_then(|name| address_of(&answered, name));
        Ok(Submission { answered, reply_to })
    }

    /// Accepts the answers that are to be looked through before they are sent, or says
    /// everything that is wrong with them.
    ///
    /// A script keeps files until they are sent, and names them here: such a question is judged
    /// by what is known of its files, and has no answer yet.
    ///
    /// # Errors
    /// As [`accept`](Self::accept).
    pub fn accept_to_look(
        &self,
        raw: &RawSubmission,
        today: Date,
        locale: &Locale,
    ) -> Result<Vec<Answered>, Refusal> {
        self.judge((raw, today, locale), |field| announced::judged(field, raw))
    }

    /// Judges every answer; `announced` judges those of which the files are still to come.
    fn judge(
        &self,
        (raw, today, locale): (&RawSubmission, Date, &Locale),
        announced: impl Fn(&Field) -> Option<Result<(), Problem>>,
    ) -> Result<Vec<Answered>, Refusal> {
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
            } else if !asked.contains(&field.name) {
                self.unasked(group, field, raw).map(|()| None)
            } else if let Some(judged) = announced(field) {
                judged.map(|()| None)
            } else {
                let (name, optional) = (&field.name, field.optional);
                field.kind.rule().accept(&Sent { name, optional, raw, locale, today }).map(Some)
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
        if errors.is_empty() { Ok(answered) } else { Err(Refusal::Fields(errors)) }
    }

    /// Finds what was sent under names that the form does not have.
    ///
    /// Leaving it out of the mail would lose it silently; the error stands at the
    /// first field, for there is no other place.
    fn strangers(&self, raw: &RawSubmission, search: &mut KeySearch) -> Option<FieldError> {
        let first = self.fields().next()?;
        let names = |field: &Field| field.part_names().into_iter().chain(field.aside_name());
        let known: Vec<String> = self.fields().flat_map(names).collect();
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

    /// Checks that a question that is not asked was left empty.
    ///
    /// An answer to it is an error, not left out: whoever wrote it must know that
    /// the agency would not get it.
    fn unasked(&self, group: &Group, field: &Field, raw: &RawSubmission) -> Result<(), Problem> {
        let names = field.part_names();
        let mut contents = names.iter().flat_map(|name| raw.contents(name));
        if contents.all(|content| field.kind.rule().is_blank(content.reveal())) {
            return Ok(());
        }
        Err(self
            .missed(group, field, raw)
            .map_or(Problem::FormChanged, |condition| Problem::NotAsked(self.asking(condition))))
    }
}

fn address_of(answered: &[Answered], name: &FieldName) -> Option<Address> {
    let answered = answered.iter().find(|answered| &answered.name == name)?;
    match &answered.answer {
        Answer::Typed(typed) => match typed.reveal() {
            Typed::Address(address) => Some(address.clone()),
            _ => None,
        },
        _ => None,
    }
}
