//! A submission with what it gets on its way in: reference, time and due day.

use jiff::Timestamp;
use loket_form::bundle::FormEntry;
use loket_form::calendar::Calendar;
use loket_form::date_text;
use loket_form::language::Language;
use loket_form::reference::Reference;
use loket_form::submission::{Answer, Answered, Attachment, Submission};

use crate::due::DueView;

/// What is mailed: a submission, under which reference and when it came.
///
/// It holds a [`Submission`], which only `Form::accept` makes, so nothing that
/// breaks a rule of its form can get into a mail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filing<'a> {
    pub(crate) entry: &'a FormEntry,
    pub(crate) calendar: &'a Calendar,
    pub(crate) submission: &'a Submission,
    pub(crate) reference: &'a Reference,
    pub(crate) received: Timestamp,
}

impl Filing<'_> {
    pub(crate) const fn language(&self) -> Language {
        self.entry.form.language()
    }

    /// Returns when it came, in words.
    pub(crate) fn received_text(&self) -> String {
        let zone = self.calendar.zone;
        date_text::moment(zone.local(self.received), zone, self.language())
    }

    /// Returns when it came for programs (RFC 3339 with the offset of the agency).
    pub(crate) fn received_at(&self) -> String {
        self.received.display_with_offset(self.calendar.zone.offset()).to_string()
    }

    pub(crate) fn due(&self) -> Option<DueView> {
        DueView::of(self.entry, self.calendar, self.received)
    }

    /// Returns the files of an answer, each with the name that it gets: nothing of
    /// the client's name is in it.
    pub(crate) fn files<'a>(&self, answered: &'a Answered) -> Vec<(String, &'a Attachment)> {
        let field = answered.name.as_str();
        let name = |(index, attachment): (usize, &'a Attachment)| {
            // A field that takes several files numbers them, even a single one.
            let number = match answered.answer {
                Answer::Files(_) => format!("-{}", index + 1),
                _ => String::new(),
            };
            let ending = attachment.extension();
            (format!("{}-{field}{number}.{ending}", self.reference), attachment)
        };
        answered.answer.attachments().iter().enumerate().map(name).collect()
    }
}
