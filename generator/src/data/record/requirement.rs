//! What to prepare.

use serde::Serialize;

use super::maker::Maker;
use super::time::{StatedTime, ValidityRecord};
use crate::model::{
    DocumentForm, GroupRule, RequiredDocument, Requirement, RequirementGroup, WebUrl,
};

/// A document, a group of which all, one or some are wanted, or words without structure.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum RequirementRecord<'site> {
    Document(Box<DocumentRecord<'site>>),
    Group(GroupRecord<'site>),
    Text { text: &'site str, cases: Option<Vec<&'site str>> },
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentRecord<'site> {
    name: &'site str,
    form: Option<&'static str>,
    copies: Option<String>,
    size: Option<&'site str>,
    valid: Option<ValidityRecord>,
    max_age: Option<StatedTime<'site>>,
    template_url: Option<String>,
    url: Option<&'site WebUrl>,
    note: Option<&'site str>,
    condition: Option<&'site str>,
    cases: Option<Vec<&'site str>>,
}

#[derive(Debug, Serialize)]
pub(super) struct GroupRecord<'site> {
    /// How many are wanted; absent if all of them are.
    count: Option<u32>,
    name: Option<&'site str>,
    note: Option<&'site str>,
    condition: Option<&'site str>,
    cases: Option<Vec<&'site str>>,
    entries: Vec<RequirementRecord<'site>>,
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn requirements(
        &self,
        requirements: &'site [Requirement],
    ) -> Vec<RequirementRecord<'site>> {
        let record = |requirement: &'site Requirement| match requirement {
            Requirement::Document(document) => {
                RequirementRecord::Document(Box::new(self.document(document)))
            }
            Requirement::Group(group) => RequirementRecord::Group(self.group(group)),
            Requirement::Text { prose, cases } => {
                RequirementRecord::Text { text: &prose.source, cases: self.cases(cases) }
            }
        };
        requirements.iter().map(record).collect()
    }

    fn document(&self, document: &'site RequiredDocument) -> DocumentRecord<'site> {
        let locale = self.context.locale;
        let template = document.template.and_then(|place| self.service.documents.get(place));
        DocumentRecord {
            name: &document.name,
            form: document.form.map(|form| match form {
                DocumentForm::Original => "asli",
                DocumentForm::Copy => "salinan",
                DocumentForm::CertifiedCopy => "legalisir",
                DocumentForm::Upload => "unggah",
            }),
            copies: document.copies.map(|copies| copies.text(locale)),
            size: document.size.as_deref(),
            valid: document.valid.as_ref().map(|valid| self.validity(valid)),
            max_age: document.max_age.as_ref().map(|age| self.stated_time(age)),
            template_url: template.map(|template| self.document_url(&template.name)),
            url: document.link.as_ref(),
            note: document.note.as_deref(),
            condition: document.condition.as_deref(),
            cases: self.cases(&document.cases),
        }
    }

    fn group(&self, group: &'site RequirementGroup) -> GroupRecord<'site> {
        GroupRecord {
            count: match group.rule {
                GroupRule::All => None,
                GroupRule::Any => Some(1),
                GroupRule::Some(count) => Some(count),
            },
            name: group.name.as_deref(),
            note: group.note.as_deref(),
            condition: group.condition.as_deref(),
            cases: self.cases(&group.cases),
            entries: self.requirements(&group.entries),
        }
    }
}
