//! A translation laid over what it translates.
//!
//! What a translation says takes the place of what the main language says, key by
//! key; what it leaves out stays as it was, and is noted. Two lists keep what is no
//! language: the way of a procedure (`goto`, times, channels), entry by entry, and
//! what a form takes, field by field.

mod form;

use super::Entries;
use super::agency::RawAgency;
use super::complaints::{RawComplaints, RawOfficer};
use super::laid_over::Borrowed;
use super::notice::RawNotice;
use super::service::RawService;
use super::site::RawSite;
use super::step::{RawOutcome, RawStep};

impl RawService {
    /// Lays a translation over this service; its form is laid over on its own.
    #[must_use]
    pub fn overlaid(&self, mut own: Self) -> (Self, Borrowed) {
        own.notice = own.notice.map(|notice| RawNotice::over(self.notice.as_ref(), notice));
        own.steps = own.steps.map(|steps| steps_over(self.steps.as_ref(), steps));
        self.laid_over(own)
    }
}

impl RawAgency {
    /// Lays a translation over this agency.
    #[must_use]
    pub fn overlaid(&self, mut own: Self) -> (Self, Borrowed) {
        own.notice = own.notice.map(|notice| RawNotice::over(self.notice.as_ref(), notice));
        own.complaints = own.complaints.map(|complaints| match &self.complaints {
            Some(main) => complaints_over(main, complaints),
            None => complaints,
        });
        own.officer = own.officer.map(|officer| officer_over(self.officer.as_ref(), officer));
        self.laid_over(own)
    }
}

impl RawSite {
    /// Lays a translation over this site.
    #[must_use]
    pub fn overlaid(&self, mut own: Self) -> (Self, Borrowed) {
        own.notice = own.notice.map(|notice| RawNotice::over(self.notice.as_ref(), notice));
        self.laid_over(own)
    }
}

/// The words of steps come from the translation, their way from the main language.
///
/// A list of another length has no counterparts to take the way from.
fn steps_over(main: Option<&Entries<RawStep>>, own: Entries<RawStep>) -> Entries<RawStep> {
    match main {
        Some(main) => Entries { entries: each_over(&main.entries, own.entries, step_over), ..own },
        None => own,
    }
}

fn each_over<T>(main: &[T], own: Vec<T>, over: fn(&T, T) -> T) -> Vec<T> {
    if main.len() == own.len() {
        main.iter().zip(own).map(|(main, own)| over(main, own)).collect()
    } else {
        own
    }
}

fn step_over(main: &RawStep, own: RawStep) -> RawStep {
    let decision = match (&main.decision, own.decision) {
        (Some(main), Some(own)) => Some(each_over(main, own, outcome_over)),
        (_, own) => own,
    };
    let steps = own.steps.map(|steps| steps_over(main.steps.as_ref(), steps));
    let any_of = own.any_of.map(|steps| steps_over(main.any_of.as_ref(), steps));
    RawStep {
        id: own.id.or_else(|| main.id.clone()),
        channel: own.channel.or(main.channel),
        time: own.time.or_else(|| main.time.clone()),
        link: own.link.or_else(|| main.link.clone()),
        cases: own.cases.or_else(|| main.cases.clone()),
        decision,
        steps,
        any_of,
        ..own
    }
}

fn outcome_over(main: &RawOutcome, own: RawOutcome) -> RawOutcome {
    RawOutcome { goto: own.goto.or_else(|| main.goto.clone()), ..own }
}

fn complaints_over(main: &RawComplaints, own: RawComplaints) -> RawComplaints {
    let officer = own.officer.clone().map(|officer| officer_over(main.officer.as_ref(), officer));
    main.laid_over(RawComplaints { officer, ..own }).0
}

/// A role is translated; a name and a number are not.
fn officer_over(main: Option<&RawOfficer>, own: RawOfficer) -> RawOfficer {
    let Some(main) = main else { return own };
    RawOfficer {
        role: own.role.or_else(|| main.role.clone()),
        name: own.name.or_else(|| main.name.clone()),
        phone: own.phone.or_else(|| main.phone.clone()),
    }
}
