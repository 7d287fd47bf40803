//! The question for the case of a service, and the questions for some cases alone.
//!
//! A question for some cases is one that is asked for an answer of another: the case
//! itself is asked first, as an ordinary choice, and the rest is `when`.

use loket_form::condition::Condition;
use loket_form::field::{Field, Group};
use loket_form::form::Form;
use loket_form::id::{CASE, FieldName};
use loket_form::kind::{Choice, ChoiceRule, Display, FieldKind};

use crate::finding::FormFinding;
use crate::model::Case;
use crate::raw::OneOrMany;
use crate::raw::form::RawForm;
use crate::resolve::at::At;
use crate::resolve::cases::CaseIds;

/// The cases of a service, as its form asks for them.
#[derive(Default)]
pub(in crate::resolve) struct FormCases<'site> {
    /// How the form asks for the case.
    pub(in crate::resolve) question: &'site str,
    /// The cases in order; none for a form that belongs to no service.
    pub(in crate::resolve) cases: &'site [Case],
    /// The same by their ids.
    pub(in crate::resolve) ids: Option<&'site CaseIds>,
    /// Whether they take different times, so that the due day hangs on the case.
    pub(in crate::resolve) have_times: bool,
}

impl FormCases<'_> {
    /// Makes the question for the case, if the form has use for its answer.
    pub(super) fn question(&self, raw: &RawForm) -> Option<Group> {
        let mut groups = raw.groups.iter().flatten();
        let is_meant = groups.any(|group| group.cases.is_some())
            || raw.every_field().any(|field| field.cases.is_some());
        if self.cases.is_empty() || !(is_meant || self.have_times) {
            return None;
        }
        let option =
            |case: &Case| Choice { value: case.id.clone(), label: words(case), language: None };
        let field = Field {
            name: FieldName::parse(CASE).ok()?,
            label: self.question.to_owned(),
            hint: None,
            optional: false,
            autocomplete: None,
            input_mode: None,
            when: Vec::new(),
            handout: None,
            // All at once, so that a link can lead to one of them.
            kind: FieldKind::Choice(ChoiceRule {
                options: self.cases.iter().map(option).collect(),
                display: Display::Radio,
            }),
        };
        Some(Group { heading: None, when: Vec::new(), fields: vec![field] })
    }

    /// Makes the condition of what is asked in some cases alone: none, if it is asked in
    /// every case; absent, with findings, if a case is unknown.
    pub(super) fn condition(&self, raw: &OneOrMany, at: &At<'_>) -> Option<Vec<Condition>> {
        let nothing = CaseIds::default();
        let chosen = self.ids.unwrap_or(&nothing).chosen(Some(raw), at);
        if chosen.is_all() {
            return raw.texts.is_empty().then(Vec::new);
        }
        let is = chosen.iter().filter_map(|case| self.cases.get(case));
        let is = is.map(|case| case.id.clone()).collect();
        Some(vec![Condition { field: FieldName::parse(CASE).ok()?, is }])
    }

    /// Notes the cases in which the form asks nothing but for the case.
    pub(super) fn check(&self, form: &Form, at: &At<'_>) -> bool {
        if form.case_question().is_none() {
            return true;
        }
        let asks_nothing = |case: &&Case| {
            let is_of_case = |condition: &Condition| {
                condition.field.as_str() != CASE || condition.is.contains(&case.id)
            };
            !form.places().skip(1).any(|(group, field)| {
                form.conditions_of(group, Some(field)).into_iter().all(is_of_case)
            })
        };
        let empty: Vec<&Case> = self.cases.iter().filter(asks_nothing).collect();
        for case in &empty {
            at.add(FormFinding::EmptyCase(case.id.clone()));
        }
        empty.is_empty()
    }
}

/// Writes a case as its page does: what it is called, whom it is for, and when.
fn words(case: &Case) -> String {
    let who = case.who.as_ref().map(|who| format!(": {who}")).unwrap_or_default();
    let when = case.when.as_ref().map(|when| format!("; {when}")).unwrap_or_default();
    format!("{}{who}{when}", case.name)
}
