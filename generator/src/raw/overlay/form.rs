//! A form in other words: what it asks and what it takes stays as it is.

use crate::raw::form::{RawField, RawForm, RawGroup, RawOption};

impl RawForm {
    /// Lays a translation over this form: fields are found by their names.
    ///
    /// A field without a label in the translation has none here, so that resolving
    /// the form finds it.
    #[must_use]
    pub fn overlaid(&self, own: &Self) -> Self {
        let words: Vec<&RawField> = own.every_field().collect();
        let fields = |fields: &Option<Vec<RawField>>| -> Option<Vec<RawField>> {
            let fields = fields.as_ref()?.iter();
            Some(fields.map(|field| field_over(field, &words)).collect())
        };
        let heading = |index: usize| own.groups.as_ref()?.get(index)?.heading.clone();
        let group = |(index, group): (usize, &RawGroup)| RawGroup {
            heading: group.heading.as_ref().and_then(|_| heading(index)),
            fields: fields(&group.fields),
            ..group.clone()
        };
        let groups = self.groups.as_ref();
        Self {
            title: own.title.clone(),
            warning: own.warning.clone(),
            groups: groups.map(|groups| groups.iter().enumerate().map(group).collect()),
            fields: fields(&self.fields),
            ..self.clone()
        }
    }

    /// Returns every field, whether it stands in a group or not.
    pub fn every_field(&self) -> impl Iterator<Item = &RawField> {
        let grouped = self.groups.iter().flatten().flat_map(|group| group.fields.iter().flatten());
        self.fields.iter().flatten().chain(grouped)
    }
}

impl RawField {
    /// Returns the keys that fields of some kinds have, and whether they are there.
    pub fn keys_of_kinds(&self) -> impl Iterator<Item = (&'static str, bool)> {
        [
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("decimals", self.decimals.is_some()),
            ("inputmode", self.inputmode.is_some()),
            ("characters", self.characters.is_some()),
            ("domains", self.domains.is_some()),
            ("mobile", self.mobile.is_some()),
            ("options", self.options.is_some()),
            ("options_from", self.options_from.is_some()),
            ("display", self.display.is_some()),
            ("value", self.value.is_some()),
            ("accept", self.accept.is_some()),
            ("max_size", self.max_size.is_some()),
            ("count", self.count.is_some()),
        ]
        .into_iter()
    }

    /// Returns the first key that is not of words, which a translation cannot have.
    #[must_use]
    pub fn rule_key(&self) -> Option<&'static str> {
        let of_all = [
            ("kind", self.kind.is_some()),
            ("optional", self.optional.is_some()),
            ("autocomplete", self.autocomplete.is_some()),
            ("when", self.when.is_some()),
            ("cases", self.cases.is_some()),
            ("template", self.template.is_some()),
        ];
        let of_kinds = self.keys_of_kinds().filter(|(key, _)| *key != "options");
        of_all.into_iter().chain(of_kinds).find(|(_, is_there)| *is_there).map(|(key, _)| key)
    }
}

fn field_over(main: &RawField, words: &[&RawField]) -> RawField {
    let own = words.iter().find(|own| own.name == main.name);
    let option = |(index, option): (usize, &RawOption)| {
        let value = option.posted().cloned();
        let options = own.and_then(|own| own.options.as_deref()).unwrap_or_default();
        let by_value = options.iter().find(|other| other.value.is_some() && other.value == value);
        let by_place = options.get(index).filter(|other| other.value.is_none());
        RawOption { label: by_value.or(by_place).and_then(|other| other.label.clone()), value }
    };
    let options = main.options.as_ref();
    RawField {
        label: own.and_then(|own| own.label.clone()),
        hint: own.and_then(|own| own.hint.clone()),
        options: options.map(|options| options.iter().enumerate().map(option).collect()),
        ..main.clone()
    }
}

impl RawOption {
    /// Returns what is posted: an option without a value of its own posts its label.
    #[must_use]
    pub const fn posted(&self) -> Option<&String> {
        match &self.value {
            Some(value) => Some(value),
            None => self.label.as_ref(),
        }
    }
}
