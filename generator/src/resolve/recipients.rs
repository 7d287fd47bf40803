//! To whom forms go: one mailbox alone may be full, and a mail from where it goes looks forged.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::address::Address;
use loket_form::form::Purpose;

use super::at::At;
use super::context::SiteContext;
use super::report::Report;
use super::sources::Sources;
use crate::diagnostic::Diagnostics;
use crate::finding::FormFinding;
use crate::model::{Agency, Service, ServiceForm, ServiceId};
use crate::source::SourceFile;

/// Looks at the recipients of every agency that has a form.
pub(super) fn check(
    sources: &Sources<'_>,
    (services, complaint_forms): (&BTreeMap<ServiceId, Service>, &BTreeMap<String, ServiceForm>),
    around: SiteContext<'_>,
    diagnostics: &mut Diagnostics,
) {
    let with_form = services.values().filter(|service| service.form.is_some());
    let with_form: BTreeSet<&str> = with_form.map(|service| service.id.agency()).collect();
    let mut recipients = BTreeSet::new();
    for (id, file) in &sources.agencies {
        let Some(agency) = around.agencies.known.get(*id) else { continue };
        let mut report = Report::new(file);
        report.set_doubt(around.doubt(id));
        let top = At::top(&report);
        if with_form.contains(id) {
            recipients.extend(&agency.form_addresses);
            let key = if names_recipients(agency) { "forms_to" } else { "email" };
            check_number(&agency.form_addresses, Purpose::Request, &top.key(key));
        }
        if complaint_forms.contains_key(*id) {
            recipients.extend(agency.complaint_addresses());
            let complaints = top.key("complaints");
            let addresses = agency.complaint_addresses();
            check_number(addresses, Purpose::Complaint, &complaints.key("email"));
        }
        diagnostics.append(report.into_diagnostics());
    }
    if let Some(file) = sources.site {
        check_sender(file, around, &recipients, diagnostics);
    }
}

/// Returns whether forms go elsewhere than to the first address of an agency.
fn names_recipients(agency: &Agency) -> bool {
    agency.form_addresses.first() != agency.channels.emails.first()
}

fn check_number(addresses: &[Address], purpose: Purpose, at: &At<'_>) {
    if let [address] = addresses {
        at.add(FormFinding::SingleRecipient { address: address.as_str().to_owned(), purpose });
    }
}

fn check_sender(
    file: &SourceFile,
    around: SiteContext<'_>,
    recipients: &BTreeSet<&Address>,
    diagnostics: &mut Diagnostics,
) {
    let sender = around.site.sender.as_ref().map(|sender| &sender.address);
    if let Some(sender) = sender.filter(|sender| recipients.contains(sender)) {
        let report = Report::new(file);
        let finding = FormFinding::SenderIsRecipient(sender.as_str().to_owned());
        At::top(&report).key("mail").key("sender").add(finding);
        diagnostics.append(report.into_diagnostics());
    }
}
