//! A submission with what it gets on its way in: reference, time and due day.

use jiff::Timestamp;
use loket_form::bundle::{CaseEntry, FormEntry, Manifest};
use loket_form::date_text;
use loket_form::field::Field;
use loket_form::language::Language;
use loket_form::locale::Locale;
use loket_form::reference::Reference;
use loket_form::submission::{Answer, Answered, Attachment, Submission};

use crate::addressee::Addressee;
use crate::due::DueView;

/// What is mailed: a submission, under which reference and when it came.
///
/// It holds a [`Submission`], which only `Form::accept` makes, so nothing that
/// breaks a rule of its form can get into a mail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filing<'a> {
    /// The form that was sent.
    pub(crate) entry: &'a FormEntry,
    /// The same form in the main language: the agency reads its questions there.
    pub(crate) original: &'a FormEntry,
    pub(crate) manifest: &'a Manifest,
    pub(crate) submission: &'a Submission,
    pub(crate) reference: &'a Reference,
    pub(crate) received: Timestamp,
    /// Which request of its form on this day it is, where they are counted.
    pub(crate) number: Option<usize>,
}

impl<'a> Filing<'a> {
    /// Returns the form whose words one of the two reads.
    pub(crate) const fn entry_of(&self, addressee: Addressee) -> &'a FormEntry {
        match addressee {
            Addressee::Agency | Addressee::Keeper | Addressee::Recipients => self.original,
            Addressee::Applicant => self.entry,
        }
    }

    /// Returns the language of the mail to one of the two.
    pub(crate) const fn language(&self, addressee: Addressee) -> Language {
        self.entry_of(addressee).form.language()
    }

    /// Returns how the mail to one of the two is written.
    pub(crate) fn locale(&self, addressee: Addressee) -> &'a Locale {
        self.manifest.locale(self.entry_of(addressee))
    }

    /// Returns what the agency calls a language; its own name, if it has no other word for it.
    pub(crate) fn name_of(&self, language: Language) -> &'a str {
        let known = self.locale(Addressee::Agency).languages.get(&language);
        known.unwrap_or(&self.manifest.surroundings(language).locale.name)
    }

    /// Returns when it came, in words.
    pub(crate) fn received_text(&self, addressee: Addressee) -> String {
        let zone = self.manifest.calendar.zone;
        date_text::moment(zone.local(self.received), zone, self.locale(addressee))
    }

    /// Returns when it came for programs (RFC 3339 with the offset of the agency).
    pub(crate) fn received_at(&self) -> String {
        self.received.display_with_offset(self.manifest.calendar.zone.offset()).to_string()
    }

    pub(crate) fn due(&self, addressee: Addressee) -> Option<DueView> {
        DueView::of(self.entry_of(addressee), self.case(addressee), self.manifest, self.received)
    }

    /// Returns a question in the language of the agency.
    pub(crate) fn question<'b>(&self, answered: &'b Answered) -> &'b str
    where
        'a: 'b,
    {
        self.field(answered).map_or(&answered.label, |field| &field.label)
    }

    /// Returns chosen options in the language of the agency: value and label.
    pub(crate) fn chosen<'b>(
        &self,
        answered: &'b Answered,
        options: &'b [(String, String)],
    ) -> Vec<(&'b str, &'b str)>
    where
        'a: 'b,
    {
        let known = self.field(answered).map_or(&[][..], Field::choices);
        let label = |(value, label): &'b (String, String)| {
            let original = known.iter().find(|choice| choice.value == *value);
            (value.as_str(), original.map_or(label.as_str(), |choice| choice.label.as_str()))
        };
        options.iter().map(label).collect()
    }

    fn field(&self, answered: &Answered) -> Option<&'a Field> {
        self.original.form.fields().find(|field| field.name == answered.name)
    }

    /// Returns the case of the service that was chosen, in the language of a mail.
    pub(crate) fn case(&self, addressee: Addressee) -> Option<&'a CaseEntry> {
        self.entry_of(addressee).cases.get(self.submission.case()?)
    }

    /// Returns the files of an answer, each with the name that it gets: nothing of
    /// the client's name is in it.
    pub(crate) fn files<'b>(&self, answered: &'b Answered) -> Vec<(String, &'b Attachment)> {
        let field = answered.name.as_str();
        let name = |(index, attachment): (usize, &'b Attachment)| {
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
