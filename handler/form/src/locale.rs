//! How a language is written: its numbers, dates and units, and what forms and mails say.
//!
//! All of it is data of the theme, `locale` in `words/<tag>.yaml`. A pattern has named
//! places, such as `{label}`; which it has is said once, below.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// Puts values into the places of a pattern.
#[must_use]
pub fn fill(pattern: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let place = behind.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        rest = if let Some((value, after)) = place {
            text.push_str(&value.to_string());
            after
        } else {
            text.push('{');
            behind
        };
    }
    text + rest
}

/// Makes a table of patterns: for each a method that takes what stands in its places.
macro_rules! patterns {
    ($(#[$about:meta])* $Table:ident { $($key:ident($($place:ident),*)),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $Table { $($key: String,)* }

        impl $Table {
            $(
                #[doc = concat!("Fills the pattern `", stringify!($key), "`.")]
                #[must_use]
                pub fn $key(&self, $($place: &dyn Display),*) -> String {
                    fill(&self.$key, &[$((stringify!($place), $place)),*])
                }
            )*
        }
    };
}

/// How a language is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    /// The language in its own words.
    pub name: String,
    /// What it calls other languages, by their tags.
    pub languages: BTreeMap<Language, String>,
    /// Its code of three letters in capitals (ISO 639-3), as in the tables of the EU.
    pub code: String,
    /// The word between the last two things of a list that all hold.
    pub and: String,
    /// The word between the last two things of a list of which one holds.
    pub or: String,
    /// The option that takes an answer back.
    pub no_choice: String,
    /// Signs in numbers.
    pub numbers: Numbers,
    /// Days and times of day.
    pub dates: Dates,
    /// Amounts of time and paper.
    pub units: Units,
    /// How long something takes, or is valid.
    pub times: TimeWords,
    /// How much is to be paid.
    pub costs: CostWords,
    /// For which answers something is asked.
    pub conditions: ConditionWords,
    /// When a form is open, and how much it takes.
    pub opening: OpeningWords,
    /// What a field takes, in one sentence.
    pub limits: LimitWords,
    /// What is wrong with an answer.
    pub messages: Messages,
    /// What is wrong with a NIK.
    pub nik: NikMessages,
    /// What is wrong with a NIP.
    pub nip: NipMessages,
    /// What is wrong with a certification request.
    pub csr: CsrMessages,
    /// Why a form was not sent, for programs and where there is no page.
    pub problems: ProblemMessages,
    /// How the mail of a site is, for whoever keeps it running.
    pub health: HealthWords,
    /// Subjects of mails, and the texts of those that no template has.
    pub mails: MailWords,
}

impl Locale {
    /// Joins words as a list, with a word before the last.
    #[must_use]
    pub fn list(&self, words: &[&str], before_last: &str) -> String {
        match words {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [init @ .., last] => format!("{} {before_last} {last}", init.join(", ")),
        }
    }

    /// Joins words of which one holds, each after the other.
    #[must_use]
    pub fn any_of(&self, words: &[String]) -> String {
        words.join(&format!(" {} ", self.or))
    }
}

/// Signs in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// What stands between thousands.
    pub group: char,
    /// What stands in front of the decimals.
    pub comma: char,
}

impl Numbers {
    /// As content has them, whatever the language of its pages.
    pub const CONTENT: Self = Self { group: '.', comma: ',' };
}

/// Days and times of day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// The months, January first.
    pub months: [String; 12],
    /// The days of the week, Monday first.
    pub weekdays: [String; 7],
    /// The day that it is.
    pub today: String,
    /// The names of the three fields of a date.
    pub parts: DateParts,
    /// How they are put together.
    pub patterns: DatePatterns,
}

impl Dates {
    /// Returns the name of a month, from 1; nothing for what is not a month.
    #[must_use]
    pub fn month(&self, number: i8) -> &str {
        let place = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
        self.months.get(place).map_or("", String::as_str)
    }

    /// Returns the name of a day of the week.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> &str {
        let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
        self.weekdays.get(place).map_or("", String::as_str)
    }
}

/// The names of the three fields of a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateParts {
    /// The day.
    pub day: String,
    /// The month.
    pub month: String,
    /// The year.
    pub year: String,
}

/// An amount with its unit, as `{amount} days`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    /// Of one; absent in languages that do not tell it apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one: Option<String>,
    /// Of any other number.
    pub other: String,
}

impl Plural {
    /// Writes an amount, which need not be the number alone: `3–5`.
    #[must_use]
    pub fn text(&self, number: u32, amount: &dyn Display) -> String {
        let one = self.one.as_ref().filter(|_| number == 1);
        fill(one.unwrap_or(&self.other), &[("amount", amount)])
    }
}

/// Amounts of time and paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// Seconds.
    pub second: Plural,
    /// Minutes.
    pub minute: Plural,
    /// Hours.
    pub hour: Plural,
    /// Days.
    pub day: Plural,
    /// Days that are said to be those of the calendar.
    pub calendar_day: Plural,
    /// Working days.
    pub working_day: Plural,
    /// Days of 24 hours.
    pub whole_day: Plural,
    /// Weeks.
    pub week: Plural,
    /// Months.
    pub month: Plural,
    /// Years.
    pub year: Plural,
    /// Sheets of paper.
    pub sheet: Plural,
    /// Sets of sheets.
    pub set: Plural,
    /// Bound volumes, or copies of anything else.
    pub volume: Plural,
}

patterns! {
    /// How days and times of day are put together.
    DatePatterns {
        date(day, month, year),
        day(weekday, date),
        moment(day, hour, minute, zone),
    }
}

patterns! {
    /// How long something takes, or is valid.
    TimeWords {
        at_most(time),
        less_than(time),
        about(time),
        at_least(time),
        or_more(time),
        extended(time, extension),
        forever(),
        current(),
    }
}

patterns! {
    /// How much is to be paid.
    CostWords { free(), per(price, unit), at_most(price), at_least(price), share(percent, of) }
}

patterns! {
    /// For which answers something is asked.
    ConditionWords { ticked(question), answered(question, answers) }
}

patterns! {
    /// When a form is open, and how much it takes a day; one sentence each.
    OpeningWords { between(from, to), from(from), to(to), per_day(most) }
}

patterns! {
    /// What a field takes, in one sentence.
    LimitWords {
        characters(max),
        domains(domains),
        nik(),
        nip(),
        money(),
        between(min, max),
        at_least(min),
        at_most(max),
        not_before(min),
        not_after(max),
        file(kinds, size),
        files(count, kinds, size),
    }
}

patterns! {
    /// What is wrong with an answer, and how to put it right.
    Messages {
        missing(label),
        missing_file(label),
        missing_choice(label),
        missing_statement(label),
        repeated(label),
        unreadable(label),
        several_lines(label),
        too_short(label, min, count),
        too_long(label, max, count),
        not_a_name(label),
        not_an_address(label, domain),
        foreign_domain(label, domains),
        mail_slip(label, meant),
        not_chosen_again(label),
        not_a_telephone(label),
        not_mobile(label),
        not_a_number(label, example),
        not_money(label),
        not_whole(label),
        too_precise(label, decimals),
        too_small(label, min),
        too_great(label, max),
        date_incomplete(label, parts),
        year_of_date(label),
        no_such_day(label),
        too_early(label, min),
        too_late(label, max),
        not_asked(label, when),
        not_asked_and_cleared(label, when),
        not_an_option(label),
        empty_file(label),
        file_too_large(label, limit, size),
        too_many_files(label, count, sent),
        one_of_several(number, problem),
        wrong_kind(label, kinds),
        heic(label, kinds),
        picture_of_other_kind(label, is, kinds),
        document_of_other_kind(label, is, kinds),
        csr(label, problem),
        private_key(label),
        form_changed(),
    }
}

patterns! {
    /// What is wrong with a NIK.
    NikMessages { not_digits(), length(digits), region(), birth_date(), serial() }
}

patterns! {
    /// What is wrong with a NIP.
    NipMessages {
        not_digits(),
        length(digits),
        birth_date(),
        appointment(),
        sex(),
        serial(),
    }
}

patterns! {
    /// What is wrong with a certification request, after the name of its field.
    CsrMessages {
        too_large(),
        is_certificate(),
        is_public_key(),
        is_private_key(),
        several_requests(),
        damaged(),
        key_too_small(),
        algorithm_not_accepted(),
        signature_wrong(),
        not_a_request(),
    }
}

patterns! {
    /// Why a form was not sent, for programs and where there is no page.
    ProblemMessages {
        fields(),
        not_received(),
        uncertain(),
        too_large(),
        wrong_type(),
        not_whole(),
        foreign_origin(),
        trap(),
        unknown_form(),
        not_posted(),
        not_read(),
        bad_receipt(),
        too_often(),
        day_full(),
        not_yet_open(from),
        closed(to),
        places_taken(most),
        places_taken_until(most, to),
        busy(),
        bad_proof(),
        wrong_event(),
    }
}

patterns! {
    /// How the mail of a site is, for whoever keeps it running.
    HealthWords { reachable(), unreachable(), unwritable(), late(minutes), refused() }
}

patterns! {
    /// Subjects of mails, and the texts of those that no template has.
    MailWords {
        receipt_of_request(reference),
        receipt_of_complaint(reference),
        trial_subject(reference),
        trial(form, reference),
        reply_subject(reference),
        reply_complete(reference),
        reply_complete_until(reference, due),
        reply_missing(reference),
        reply_done(reference),
        reply_refused(reference),
        notice_subject(reference),
        notice_of_request(reference, code, file),
        notice_of_acknowledgement(reference, code, file),
        morning_subject(day),
        morning(came, waits),
        morning_form(day, form, count),
        morning_none(),
        morning_waits(references),
        morning_none_waits(),
    }
}

/// The languages of the default theme, for tests.
#[cfg(test)]
pub(crate) mod testing {
    use std::sync::LazyLock;

    use super::{Deserialize, Locale};

    #[derive(Deserialize)]
    struct Words {
        locale: Locale,
    }

    fn read(text: &str) -> Locale {
        serde_yaml::from_str::<Words>(text).expect("words").locale
    }

    pub(crate) static INDONESIAN: LazyLock<Locale> =
        LazyLock::new(|| read(include_str!("../../../templates/words/id.yaml")));
    pub(crate) static ENGLISH: LazyLock<Locale> =
        LazyLock::new(|| read(include_str!("../../../templates/words/en.yaml")));
}
