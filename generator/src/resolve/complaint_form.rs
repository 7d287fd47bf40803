//! The form with which people complain to an agency: `<agency>/pengaduan.yaml`.

use std::collections::BTreeMap;

use loket_form::field::Choice;
use loket_form::form::Purpose;
use loket_form::id::Prefix;
use loket_form::language::Language;

use super::form::{self, FormCases, Owner};
use super::report::{At, Report};
use super::{Agencies, Sources};
use crate::diagnostic::Diagnostics;
use crate::finding::Finding;
use crate::markdown::LinkContext;
use crate::model::{Agency, Service, ServiceForm, Site};
use crate::raw::form::RawForm;

/// The name in its address and in its id; no service can have it, for no file of it can.
pub(crate) const NAME: &str = "pengaduan";
/// The option for what is none of the services; no service can have this name.
const OTHER: &str = "_lain";

/// Resolves the complaint forms of all agencies, by their folder.
pub(super) fn resolve(
    sources: &Sources<'_>,
    agencies: &Agencies,
    services: &[Service],
    site: &Site,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, ServiceForm> {
    let mut forms = BTreeMap::new();
    for (id, file) in &sources.complaints {
        let mut report = Report::new(file);
        let raw = super::document::<RawForm>(file, &mut report);
        match agencies.known.get(*id) {
            None => report.add_whole(Finding::UnknownAgency((*id).to_owned())),
            Some(agency) => {
                let services = services.iter().map(|service| (service, None));
                let context = Context {
                    agency,
                    agency_is_sure: !agencies.unsure.contains(*id),
                    language: site.language,
                    text,
                    translates: None,
                    services: options(id, services, site.language),
                };
                let form = of_agency(context, &raw, &mut report);
                forms.extend(form.map(|form| ((*id).to_owned(), form)));
            }
        }
        diagnostics.append(report.into_diagnostics());
    }
    forms
}

/// What a complaint form is resolved with.
pub(super) struct Context<'site> {
    /// Who gets the complaints.
    pub(super) agency: &'site Agency,
    /// Whether all that the agency has could be read.
    pub(super) agency_is_sure: bool,
    /// The language of the form.
    pub(super) language: Language,
    /// What texts around it may link to.
    pub(super) text: LinkContext<'site>,
    /// The main language, if this is another one.
    pub(super) translates: Option<Language>,
    /// The options for which service it is about.
    pub(super) services: Vec<Choice>,
}

/// Resolves the complaint form of one agency.
pub(super) fn of_agency(
    context: Context<'_>,
    raw: &RawForm,
    report: &mut Report<'_>,
) -> Option<ServiceForm> {
    let owner = Owner {
        id: format!("{}/{NAME}", context.agency.id),
        purpose: Purpose::Complaint,
        title: report.required(&At::TOP, "title", raw.title.as_deref()),
        prefix: Prefix::from_text("ADUAN").unwrap_or_default(),
        agency: context.agency,
        agency_is_sure: context.agency_is_sure,
        documents: &[],
        language: context.language,
        text: context.text,
        translates: context.translates,
        services: context.services,
        cases: FormCases::default(),
    };
    form::resolve(&owner, raw, &At::TOP, report)
}

/// The services of an agency as options, in the order of their titles, and one for all others.
///
/// Each comes with the language of its title, if that is not the language of the form.
pub(super) fn options<'site>(
    agency: &str,
    services: impl Iterator<Item = (&'site Service, Option<Language>)>,
    language: Language,
) -> Vec<Choice> {
    let own = services.filter(|(service, _)| service.id.agency() == agency);
    let option = |(service, language): (&Service, _)| Choice {
        value: service.id.name().to_owned(),
        label: service.full_title(),
        language,
    };
    let mut options: Vec<Choice> = own.map(option).collect();
    options.sort_by(|left, right| left.label.cmp(&right.label));
    let other = match language {
        Language::Id => "Layanan lain, atau tidak tahu",
        Language::En => "Another service, or not known",
    };
    options.push(Choice { value: OTHER.to_owned(), label: other.to_owned(), language: None });
    options
}
