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
    /// Form, number, size and the like, such as "fotokopi", "6 lembar", "4×6", "harus masih berlaku".
    pub tags: Vec<String>,
    /// How long it must be valid and how old it may be, in words of the decree.
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
    /// What the entries are to each other.
    pub kind: Kind,
    /// Which of the entries are wanted, such as "Salah satu:"; absent where that goes without saying.
    pub rule: Option<String>,
    /// The entries of a group.
    pub entries: Vec<RequirementView>,
}

/// What an entry is, and so where its box stands: there is one for each thing to bring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One thing to bring.
    #[default]
    Thing,
    /// Words in the place of things.
    Text,
    /// Things to bring under one heading, each with its own box.
    Things,
    /// Things of which one is brought: one box for all.
    Either,
    /// Things of which some are brought, or that make one together: one box for all.
    Parts,
}

impl RequirementView {
    /// Makes the views of a list: what is wanted under a condition stands last, and a group that
    /// only says for which cases its entries are wanted gives them as they are.
    pub(super) fn list<'part>(
        context: &ViewContext<'_>,
        service: &Service,
        parts: impl IntoIterator<Item = &'part Requirement>,
    ) -> Vec<Self> {
        let entries = parts.into_iter().flat_map(|part| match part {
            Requirement::Group(group) if says_cases_alone(group) => group.entries.as_slice(),
            other => std::slice::from_ref(other),
        });
        let views = entries.map(|entry| Self::new(context, service, entry, Kind::Things));
        let (always, sometimes): (Vec<_>, Vec<_>) = views.partition(|it| it.condition.is_none());
        let last = (!sometimes.is_empty()).then(|| Self {
            kind: Kind::Things,
            rule: Some(context.words.standard.only_if.clone()),
            entries: sometimes,
            ..Self::default()
        });
        always.into_iter().chain(last).collect()
    }

    /// Makes the view of an entry; `above` is the kind of the group that it is in.
    fn new(
        context: &ViewContext<'_>,
        service: &Service,
        requirement: &Requirement,
        above: Kind,
    ) -> Self {
        match requirement {
            Requirement::Document(document) => Self::document(context, service, document),
            Requirement::Group(group) => Self::group(context, service, group, above),
            Requirement::Text { prose, .. } => {
                Self { words: WordsView::prose(prose), kind: Kind::Text, ..Self::default() }
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
        let (valid, said): (Vec<_>, Vec<_>) =
            validity(context, document).into_iter().partition(|valid| valid.text_html.is_some());
        let said = said.into_iter().map(|said| said.text);
        Self {
            words: WordsView::line(document.name.clone()),
            tags: form.into_iter().chain(size).chain(copies).chain(said).collect(),
            valid,
            condition: condition(document.condition.as_ref()),
            note: document.note.clone(),
            template_lang: template.and_then(|document| context.page_lang(page(document))),
            template: template.map(|it| Link::to(context, &it.title, page(it))),
            link: document.link.as_ref().map(Link::website),
            ..Self::default()
        }
    }

    fn group(
        context: &ViewContext<'_>,
        service: &Service,
        group: &RequirementGroup,
        above: Kind,
    ) -> Self {
        let words = &context.words.standard;
        let is_of_things = above == Kind::Things;
        let (kind, rule) = match group.rule {
            GroupRule::All if is_of_things => (Kind::Things, None),
            // Without a name, nothing says that these belong together.
            GroupRule::All => {
                (Kind::Parts, Some(words.all_of.clone()).filter(|_| group.name.is_none()))
            }
            GroupRule::Any => (Kind::Either, Some(words.any_of.clone())),
            GroupRule::Some(count) => {
                (Kind::Parts, Some(words.some_of.replace("{count}", &count.to_string())))
            }
        };
        let entry = |entry| Self::new(context, service, entry, kind);
        Self {
            words: WordsView::line(group.name.clone().unwrap_or_default()),
            condition: condition(group.condition.as_ref()),
            note: group.note.clone(),
            kind,
            rule,
            entries: group.entries.iter().map(entry).collect(),
            ..Self::default()
        }
    }
}

/// Writes how long a document must be valid and how old it may be, each as a sentence.
pub(crate) fn validity(context: &ViewContext<'_>, document: &RequiredDocument) -> Vec<WordsView> {
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

/// A condition stands before what it is for, with a colon of the page.
fn condition(written: Option<&String>) -> Option<String> {
    written.map(|text| text.trim_end_matches([':', ',', ' ']).to_owned())
}

fn says_cases_alone(group: &RequirementGroup) -> bool {
    group.rule == GroupRule::All
        && group.name.is_none()
        && group.note.is_none()
        && group.condition.is_none()
}
