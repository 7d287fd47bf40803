//! What to prepare.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::WordsView;
use crate::model::{
    DocumentForm, Duration, GroupRule, Page, RequiredDocument, Requirement, RequirementGroup,
    Service, ServiceDocument, Validity,
};

/// A document, a group of documents, or text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RequirementView {
    /// What it is, or the heading of a group; empty for a group without one.
    pub words: WordsView,
    /// Form, number and size, such as "salinan", "6 lembar", "4×6".
    pub tags: Vec<String>,
    /// How long it must be valid and how old it may be, such as "harus masih berlaku".
    pub valid: Vec<WordsView>,
    /// The condition under which it is wanted.
    pub condition: Option<String>,
    /// What else to know.
    pub note: Option<String>,
    /// The document to fill in.
    pub template: Option<Link>,
    /// The main language, if that document is in it alone.
    pub template_lang: Option<&'static str>,
    /// The web page where it is to be had.
    pub link: Option<Link>,
    /// How many of the entries are wanted, such as "Salah satu:"; absent for a document.
    pub rule: Option<String>,
    /// The entries of a group.
    pub entries: Vec<RequirementView>,
}

impl RequirementView {
    /// Makes the views of an entry; a group that only says for which cases its
    /// entries are wanted gives them as they are.
    pub(super) fn list(
        context: &ViewContext<'_>,
        service: &Service,
        requirement: &Requirement,
    ) -> Vec<Self> {
        match requirement {
            Requirement::Group(group) if says_cases_alone(group) => {
                group.entries.iter().map(|entry| Self::new(context, service, entry)).collect()
            }
            other => vec![Self::new(context, service, other)],
        }
    }

    fn new(context: &ViewContext<'_>, service: &Service, requirement: &Requirement) -> Self {
        match requirement {
            Requirement::Document(document) => Self::document(context, service, document),
            Requirement::Group(group) => Self::group(context, service, group),
            Requirement::Text { prose, .. } => {
                Self { words: WordsView::prose(prose), ..Self::default() }
            }
        }
    }

    fn document(context: &ViewContext<'_>, service: &Service, document: &RequiredDocument) -> Self {
        let words = &context.words.standard;
        let locale = context.locale;
        let form = document.form.map(|form| match form {
            DocumentForm::Original => words.original.clone(),
            DocumentForm::Copy => words.copy.clone(),
            DocumentForm::CertifiedCopy => words.certified_copy.clone(),
            DocumentForm::Upload => words.upload.clone(),
        });
        let size = document.size.clone();
        let copies = document.copies.map(|copies| copies.text(locale));
        let template = document.template.and_then(|place| service.documents.get(place));
        let page = |it: &ServiceDocument| Page::Document(service.id.clone(), it.name.clone());
        Self {
            words: WordsView::line(document.name.clone()),
            tags: form.into_iter().chain(size).chain(copies).collect(),
            valid: validity(context, document),
            condition: document.condition.clone(),
            note: document.note.clone(),
            template_lang: template.and_then(|document| context.page_lang(page(document))),
            template: template.map(|it| Link::to(context, &it.title, page(it))),
            link: document.link.as_ref().map(Link::website),
            ..Self::default()
        }
    }

    fn group(context: &ViewContext<'_>, service: &Service, group: &RequirementGroup) -> Self {
        let words = &context.words.standard;
        let rule = match group.rule {
            GroupRule::All => words.all_of.clone(),
            GroupRule::Any => words.any_of.clone(),
            GroupRule::Some(count) => words.some_of.replace("{count}", &count.to_string()),
        };
        let entry = |entry| Self::new(context, service, entry);
        Self {
            words: WordsView::line(group.name.clone().unwrap_or_default()),
            condition: group.condition.clone(),
            note: group.note.clone(),
            rule: Some(rule),
            entries: group.entries.iter().map(entry).collect(),
            ..Self::default()
        }
    }
}

/// Writes how long a document must be valid and how old it may be, each as a sentence.
fn validity(context: &ViewContext<'_>, document: &RequiredDocument) -> Vec<WordsView> {
    let words = &context.words.standard;
    let time = |duration: &Duration| duration.text(context.locale);
    let sentence = |pattern: &String, duration: &Duration| match duration.start {
        // A time that says from when is counted needs no more words.
        Some(_) => time(duration),
        None => pattern.replace("{time}", &time(&duration.unbounded())),
    };
    let valid = document.valid.as_ref().map(|valid| {
        WordsView::stated(valid, |valid| match valid {
            Validity::Current => words.must_be_valid.clone(),
            Validity::For(duration) if duration.is_upper_bound() => {
                sentence(&words.max_age, duration)
            }
            Validity::For(duration) => sentence(&words.valid_for, duration),
            Validity::Forever => valid.text(context.locale),
        })
    });
    let age = document.max_age.as_ref();
    let age = age.map(|age| WordsView::stated(age, |duration| sentence(&words.max_age, duration)));
    valid.into_iter().chain(age).collect()
}

fn says_cases_alone(group: &RequirementGroup) -> bool {
    group.rule == GroupRule::All
        && group.name.is_none()
        && group.note.is_none()
        && group.condition.is_none()
}
