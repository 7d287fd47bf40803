//! The blanks of documents, which are answers of a form.

use std::collections::BTreeMap;

use loket_form::id::FieldName;

use super::sources::Sources;
use crate::diagnostic::Diagnostics;
use crate::finding::{Finding, ReferenceFinding};
use crate::model::{Service, ServiceId};

/// Checks that every blank of a document is the answer to a question of its service's form.
///
/// Without a form, blanks are lines to write on by hand, as they are without a script.
pub(super) fn check(
    sources: &Sources<'_>,
    services: &BTreeMap<ServiceId, Service>,
    diagnostics: &mut Diagnostics,
) {
    for ((id, name), file) in &sources.documents {
        // What is wrong with a service that could not be made is told already.
        let service = services.get(id);
        let Some((service, form)) = service.and_then(|found| Some((found, found.form.as_ref()?)))
        else {
            continue;
        };
        let known: Vec<&FieldName> = form.form.fields().map(|field| &field.name).collect();
        let documents = service.documents.iter().filter(|document| document.name == **name);
        for blank in documents.flat_map(|document| &document.blanks) {
            if !known.contains(&&blank.field) {
                let finding = Finding::Reference(ReferenceFinding::UnknownBlank {
                    name: blank.field.to_string(),
                    known: known.iter().map(ToString::to_string).collect(),
                });
                diagnostics.push(file.diagnostic(Some(blank.position), finding));
            }
        }
    }
}
