//! What is still known of a site of which something could not be read.
//!
//! Each finding names by its facts what it needs beside the value that it is about. As long
//! as that could not be read whole, the finding may be wrong, and would send an editor to a
//! line on which nothing is wrong: it is reported as soon as the mistake is mended.

mod file;

pub(super) use file::FileDoubt;

use crate::diagnostic::Diagnostics;
use crate::finding::{Finding, Need, ValueFinding};

/// What could not be read whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "any of them may be in doubt with any other")]
pub(super) struct Doubt {
    /// The file of the finding.
    pub(super) file: bool,
    /// The agency that its service belongs to.
    pub(super) agency: bool,
    /// The files of the whole site: its names and lists, and the holidays.
    pub(super) site: bool,
    /// One of the services.
    pub(super) services: bool,
    /// Anything that a translation is laid over.
    pub(super) original: bool,
}

impl Doubt {
    /// Returns whether a finding is known in spite of it.
    pub(super) fn knows(self, finding: &Finding) -> bool {
        let needs = finding.facts().needs;
        let lacks = |need: &Need| match need {
            Need::Surroundings | Need::Service => false,
            Need::WholeFile => self.file,
            Need::Agency => self.agency,
            Need::Site => self.site,
            Need::Services => self.services,
        };
        !needs.iter().any(lacks) && (needs.is_empty() || !self.original)
    }
}

/// Returns whether something that was meant to be there could not be read or is empty.
pub(super) fn may_lack(found: &Diagnostics) -> bool {
    found.has_errors()
        || found
            .iter()
            .any(|one| matches!(one.finding, Finding::Value(ValueFinding::EmptyValue(_))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{
        FileFinding, FormFinding, ReferenceFinding, StandardFinding, TranslationFinding,
    };
    use crate::model::Component;

    const CERTAIN: Doubt =
        Doubt { file: false, agency: false, site: false, services: false, original: false };
    const NOTHING_READ: Doubt =
        Doubt { file: true, agency: true, site: true, services: true, original: true };

    fn topic() -> Finding {
        let (topic, known) = ("usaha".to_owned(), Vec::new());
        ReferenceFinding::UnknownTopic { key: "topics", topic, known }.into()
    }

    #[test]
    fn what_holds_by_itself_is_known_whatever_could_not_be_read() {
        for finding in [
            Finding::from(FileFinding::NoFrontMatter),
            ValueFinding::EmptyValue("title".to_owned()).into(),
            TranslationFinding::NoCounterpart.into(),
        ] {
            assert!(NOTHING_READ.knows(&finding), "{finding:?}");
        }
    }

    #[test]
    fn a_part_is_not_called_missing_in_a_file_with_other_errors() {
        let file = Doubt { file: true, ..CERTAIN };
        let cost = StandardFinding::Incomplete(Component::Cost).into();
        assert!(CERTAIN.knows(&cost) && !file.knows(&cost));
        assert!(file.knows(&ValueFinding::Duration("2 hri".to_owned()).into()));
    }

    #[test]
    fn what_the_agency_may_say_is_not_missed_as_long_as_its_file_cannot_be_read() {
        let agency = Doubt { agency: true, ..CERTAIN };
        let complaints = StandardFinding::Incomplete(Component::Complaints).into();
        for finding in
            [FormFinding::NoRecipient.into(), FormFinding::NoPrivacyNotice.into(), complaints]
        {
            assert!(CERTAIN.knows(&finding) && !agency.knows(&finding), "{finding:?}");
        }
        assert!(agency.knows(&StandardFinding::Incomplete(Component::Cost).into()));
        assert!(agency.knows(&topic()));
    }

    #[test]
    fn what_the_site_may_list_is_not_called_unknown_as_long_as_its_files_cannot_be_read() {
        let site = Doubt { site: true, ..CERTAIN };
        assert!(CERTAIN.knows(&topic()) && !site.knows(&topic()));
        assert!(!site.knows(&StandardFinding::NoHolidays(2027).into()));
        assert!(site.knows(&FormFinding::NoRecipient.into()));
    }

    #[test]
    fn a_shared_form_is_not_called_unused_as_long_as_a_service_cannot_be_read() {
        let services = Doubt { services: true, ..CERTAIN };
        let unused = ReferenceFinding::UnusedForm.into();
        assert!(CERTAIN.knows(&unused) && !services.knows(&unused));
    }

    #[test]
    fn a_translation_is_held_against_an_original_that_could_be_read() {
        let original = Doubt { original: true, ..CERTAIN };
        let differs = TranslationFinding::Differs { key: "steps", here: 2, there: 3 }.into();
        assert!(CERTAIN.knows(&differs) && !original.knows(&differs));
    }
}
