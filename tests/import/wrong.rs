//! Nothing in a draft is wrong: each value is one that was written by hand from the same source.

use std::collections::BTreeSet;

use loket::model::{CostRow, Requirement, Service, Site as Model, StatedValue};

use crate::published;
use crate::site::Site;

/// The values of a service that a program would use: times, fees, numbers and addresses, decrees,
/// and how many of which documents.
pub(crate) fn values(service: &Service, agency: &loket::model::Agency) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for time in &service.times {
        if let StatedValue::Value(time) = &time.time {
            values.insert(format!("time {:?} {:?}", time.bound, time.length));
        }
    }
    service.costs.iter().for_each(|row| fees(row, &mut values));
    service.requirements.iter().for_each(|requirement| documents(requirement, &mut values));
    if let Some(decree) = &service.decree {
        values.insert(format!("decree {} {:?}", decree.number, decree.year));
    }
    let complaints = [&service.complaints, &agency.complaints].into_iter();
    // What was not named is what the agency has for everything.
    for complaints in complaints.filter(|complaints| complaints.are_named) {
        let channels = [&complaints.channels].into_iter();
        let channels = channels.chain(complaints.contacts.iter().map(|contact| &contact.channels));
        for channels in channels {
            values.extend(channels.phones.iter().map(|it| format!("dial {}", it.dialled())));
            values.extend(channels.emails.iter().map(|it| format!("mail {}", it.as_str())));
            values.extend(channels.websites.iter().map(|it| format!("web {}", it.words())));
        }
        values.extend(complaints.fax.iter().map(|it| format!("fax {}", it.dialled())));
        values.extend(complaints.sms.iter().map(|it| format!("sms {}", it.dialled())));
        values.extend(complaints.whatsapp.iter().map(|it| format!("whatsapp {}", it.url())));
        values.extend(complaints.socials.iter().map(|it| format!("social {}", it.url())));
        values.extend(complaints.lapor.then(|| "lapor".to_owned()));
        let officer = complaints.officer.iter();
        values.extend(officer.map(|it| format!("officer {:?} {:?}", it.name, it.phone)));
        for deadline in &complaints.deadlines {
            values.insert(format!("deadline {} {:?}", deadline.class, deadline.time));
        }
    }
    values
}

fn fees(row: &CostRow, values: &mut BTreeSet<String>) {
    if let Some(StatedValue::Value(fee)) = &row.fee {
        values.insert(format!("fee {fee:?}"));
    }
    row.rows.iter().for_each(|row| fees(row, values));
}

fn documents(requirement: &Requirement, values: &mut BTreeSet<String>) {
    match requirement {
        Requirement::Document(document) => {
            if let Some(copies) = document.copies {
                values.insert(format!("copies {copies:?}"));
            }
            if let Some(form) = document.form {
                values.insert(format!("form {form:?}"));
            }
        }
        Requirement::Group(group) => {
            group.entries.iter().for_each(|requirement| documents(requirement, values));
        }
        Requirement::Text { .. } => {}
    }
}

pub(crate) fn model(site: &Site) -> Model {
    site.load().unwrap_or_else(|_| panic!("a valid site")).renderer.editions().main().site.clone()
}

#[test]
fn no_value_of_a_draft_differs_from_that_of_its_source() {
    let by_hand = model(&Site::fixture("standards"));
    let drafts = model(&published());
    let (mut count, mut wrong) = (0, Vec::new());
    for (id, service) in &by_hand.services {
        let known = values(service, &by_hand.agencies[id.agency()]);
        let draft = values(&drafts.services[id], &drafts.agencies[id.agency()]);
        count += draft.len();
        wrong.extend(draft.difference(&known).map(|value| format!("{id}: {value}")));
    }
    println!("{count} values, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
