//! The form with which people complain to an agency: `<agency>/pengaduan.yaml`.

use std::collections::BTreeMap;

use loket_form::form::Purpose;
use loket_form::id::Prefix;
use loket_form::kind::Choice;
use loket_form::language::Language;

use super::at::At;
use super::context::SiteContext;
use super::form::{self, FormCases, Owner};
use super::parts::document;
use super::report::Report;
use super::sources::Sources;
use crate::diagnostic::Diagnostics;
use crate::finding::FileFinding;
use crate::model::{Agency, Service, ServiceForm, ServiceId};
use crate::raw::form::RawForm;

/// The name in its address and in its id; no service can have it, for no file of it can.
pub(crate) const NAME: &str = "pengaduan";
/// The option for what is not one of the services; no service can have this name.
const OTHER: &str = "_lain";

/// Resolves the complaint forms of all agencies, by their folder.
pub(super) fn resolve(
    sources: &Sources<'_>,
    services: &BTreeMap<ServiceId, Service>,
    around: SiteContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, ServiceForm> {
    let mut forms = BTreeMap::new();
    for (id, file) in &sources.complaints {
        let mut report = Report::new(file);
        let raw = document::<RawForm>(file, &mut report);
        match around.agencies.known.get(*id) {
            None => report.add_whole(FileFinding::UnknownAgency((*id).to_owned())),
            Some(agency) => {
                report.set_doubt(around.doubt(id));
                let services = services.values().map(|service| (service, None));
                let options = options(id, services, around);
                let form = of_agency(around, agency, options, &raw, &At::top(&report));
                forms.extend(form.map(|form| ((*id).to_owned(), form)));
            }
        }
        diagnostics.append(report.into_diagnostics());
    }
    forms
}

/// Resolves the complaint form of one agency, with the options for which service it is about.
pub(super) fn of_agency(
    around: SiteContext<'_>,
    agency: &Agency,
    services: Vec<Choice>,
    raw: &RawForm,
    top: &At<'_>,
) -> Option<ServiceForm> {
    let owner = Owner {
        id: ServiceId::new(agency.id.clone(), NAME.to_owned()),
        purpose: Purpose::Complaint,
        title: top.required("title", raw.title.as_deref()),
        prefix: Prefix::from_text("ADUAN").unwrap_or_default(),
        around,
        agency,
        documents: &[],
        services,
        cases: FormCases::default(),
    };
    form::resolve(&owner, raw, top)
}

/// The services of an agency as options, in the order of their titles, and one for all others.
///
/// Each comes with the language of its title, if that is not the language of the form.
pub(super) fn options<'site>(
    agency: &str,
    services: impl Iterator<Item = (&'site Service, Option<Language>)>,
    around: SiteContext<'_>,
) -> Vec<Choice> {
    let own = services.filter(|(service, _)| service.id.agency() == agency);
    let option = |(service, language): (&Service, _)| Choice {
        value: service.id.name().to_owned(),
        label: service.full_title(),
        language,
    };
    let mut options: Vec<Choice> = own.map(option).collect();
    options.sort_by(|left, right| left.label.cmp(&right.label));
    let label = around.form_words().map(|words| words.other_service.clone()).unwrap_or_default();
    options.push(Choice { value: OTHER.to_owned(), label, language: None });
    options
}
