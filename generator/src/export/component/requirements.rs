//! What to prepare, as a standard lists it: `Fotokopi KTP 2 lembar (jika diwakilkan)`.

use super::{Writer, address, plain};
use crate::export::line::{Line, listed, prose, with_asides};
use crate::import::begins_condition;
use crate::model::{DocumentForm, GroupRule, RequiredDocument, Requirement, RequirementGroup};
use crate::view::validity;

impl Writer<'_, '_> {
    pub(super) fn requirements(self) -> Vec<Line> {
        let parts = self.service.requirements.iter();
        listed(parts.flat_map(|part| self.requirement(part, 0)).collect())
    }

    fn requirement(self, part: &Requirement, level: usize) -> Vec<Line> {
        match part {
            Requirement::Document(document) => vec![Line::item(level, self.document(document))],
            Requirement::Group(group) => {
                let below = group.entries.iter().flat_map(|part| self.requirement(part, level + 1));
                std::iter::once(Line::item(level, self.heading(group))).chain(below).collect()
            }
            Requirement::Text { prose: text, cases } => {
                let mut lines = prose(&text.source);
                if let Some(first) = lines.first_mut() {
                    first.text = with_asides(first.text.clone(), self.case_names(cases));
                }
                lines.into_iter().map(|line| Line::item(level, line.text)).collect()
            }
        }
    }

    /// Writes the name of a group and how many of it are wanted. One that stands for cases has
    /// their names.
    fn heading(self, group: &RequirementGroup) -> String {
        let words = &self.context.words.standard;
        let rule = match group.rule {
            GroupRule::All => None,
            GroupRule::Any => Some(words.any_of.clone()),
            GroupRule::Some(count) => Some(words.some_of.replace("{count}", &count.to_string())),
        };
        let cases = self.case_names(&group.cases);
        let (name, cases) = match &group.name {
            Some(name) => (Some(name.clone()), cases),
            None => (cases, None),
        };
        let Some(name) = name else { return rule.unwrap_or_else(|| words.all_of.clone()) };
        let rule = rule.map(|rule| rule.trim_end_matches(':').to_lowercase());
        let condition = group.condition.as_deref().map(|condition| self.condition(condition));
        let asides = cases.into_iter().chain(group.note.clone()).chain(condition).chain(rule);
        format!("{}:", with_asides(name, asides))
    }

    /// Writes a document. Its form stands where it is read first, for what is said in brackets
    /// stands behind the name.
    fn document(self, document: &RequiredDocument) -> String {
        let words = &self.context.words.annex;
        let asides = self.asides(document);
        let original = if asides.is_empty() { &words.original } else { &words.original_first };
        let name = with_asides(document.name.clone(), asides);
        let pattern = document.form.map(|form| match form {
            DocumentForm::Original => original,
            DocumentForm::Copy => &words.copy,
            DocumentForm::CertifiedCopy => &words.certified_copy,
            DocumentForm::Upload => &words.upload,
        });
        let name = pattern.map_or_else(|| name.clone(), |pattern| pattern.replace("{name}", &name));
        let copies = document.copies.map(|copies| copies.text(self.context.locale));
        let condition = document.condition.as_deref().map(|condition| self.condition(condition));
        let text = [name].into_iter().chain(copies).collect::<Vec<_>>().join(" ");
        with_asides(text, condition)
    }

    /// What else to know of a document.
    fn asides(self, document: &RequiredDocument) -> Vec<String> {
        let valid = validity(self.context, document).into_iter().map(|words| plain(&words.text));
        let template = document.template.and_then(|place| self.service.documents.get(place));
        let template = template.map(|template| template.title.clone());
        let asides = document.size.clone().into_iter().chain(valid).chain(template);
        let asides = asides.chain(document.note.clone());
        let asides = asides.chain(document.link.as_ref().map(address));
        asides.chain(self.case_names(&document.cases)).collect()
    }

    /// Writes a condition as one: `jika diwakilkan`.
    pub(super) fn condition(self, condition: &str) -> String {
        if begins_condition(condition) {
            return condition.to_owned();
        }
        self.context.words.annex.condition.replace("{condition}", condition)
    }
}
