//! The words to choose from, as the types that read them know them.
//!
//! They are asked of the types themselves, in the way in which a wrong word is told
//! to an editor: what a schema offers is what a problem's help would name.

use std::fmt;

use loket_form::autocomplete::AUTOCOMPLETE;
use loket_form::field::InputMode;
use loket_form::kind::KindName;
use serde::Deserialize;
use serde::de::{self, IntoDeserializer as _};
use strum::VariantNames as _;

use crate::raw::channel::RawChannelKind;
use crate::raw::form::{RawCharacters, RawDisplay, RawOptionsFrom};
use crate::raw::lifecycle::RawStatus;
use crate::raw::requirement::RawDocumentForm;
use crate::raw::site::RawZone;

/// Returns the words of a list by its name.
pub(super) fn words(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "Autocomplete" => Some(AUTOCOMPLETE),
        "ChannelKind" => known::<RawChannelKind>(),
        "Characters" => known::<RawCharacters>(),
        "Display" => known::<RawDisplay>(),
        "DocumentForm" => known::<RawDocumentForm>(),
        "FieldKind" => Some(KindName::VARIANTS),
        "InputMode" => known::<InputMode>(),
        "OptionsFrom" => known::<RawOptionsFrom>(),
        "Status" => known::<RawStatus>(),
        "Zone" => known::<RawZone>(),
        _ => None,
    }
}

/// Reads a word that is none, and keeps those that would have been.
fn known<'de, T: Deserialize<'de>>() -> Option<&'static [&'static str]> {
    let read: Result<T, Known> = T::deserialize("".into_deserializer());
    read.err().and_then(|known| known.0)
}

/// What a type would have read instead.
#[derive(Debug)]
struct Known(Option<&'static [&'static str]>);

impl fmt::Display for Known {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.0)
    }
}

impl std::error::Error for Known {}

impl de::Error for Known {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(None)
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self(Some(known))
    }

    fn unknown_field(_: &str, known: &'static [&'static str]) -> Self {
        Self(Some(known))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::iter::once;

    use serde::de::value::MapDeserializer;
    use serde_json::Value;
    use strum::VariantArray as _;

    use super::*;
    use crate::raw::RawPage;
    use crate::raw::agency::{RawAgency, RawPrivacy, RawSurvey};
    use crate::raw::case::RawCase;
    use crate::raw::channel::RawServiceChannel;
    use crate::raw::complaints::{
        RawComplaintStep, RawComplaints, RawDeadline, RawNamedContact, RawOfficer,
    };
    use crate::raw::decree::RawDecree;
    use crate::raw::fee::{RawFee, RawInput};
    use crate::raw::form::{RawCondition, RawField, RawForm, RawGroup, RawOpening, RawOption};
    use crate::raw::item::RawItem;
    use crate::raw::lifecycle::{RawFile, RawPeriod, RawQuestion};
    use crate::raw::notice::RawNotice;
    use crate::raw::product::RawProduct;
    use crate::raw::requirement::RawRequirement;
    use crate::raw::security::RawSecurity;
    use crate::raw::service::RawService;
    use crate::raw::site::{RawChannel, RawMail, RawSite, RawTopic, RawYear};
    use crate::raw::step::{RawOutcome, RawStep};
    use crate::raw::theme::RawTheme;
    use crate::raw::time::RawTime;
    use crate::schema::{Edition, Kind};
    use crate::syntax::KEYS;

    /// Reads a key that is none, and keeps those that would have been, aliases too.
    fn keys<'de, T: Deserialize<'de>>() -> BTreeSet<&'static str> {
        let read: Result<T, Known> = T::deserialize(MapDeserializer::new(once(("\0", ""))));
        let known = read.err().and_then(|known| known.0).expect("a shape that refuses other keys");
        known.iter().copied().collect()
    }

    /// The shapes, by their names in a schema or by the kind of file that they are.
    fn shapes() -> Vec<(&'static str, BTreeSet<&'static str>)> {
        vec![
            ("site", keys::<RawSite>()),
            ("agency", keys::<RawAgency>()),
            ("service", keys::<RawService>()),
            ("page", keys::<RawPage>()),
            ("form", keys::<RawForm>()),
            ("complaint", keys::<RawForm>()),
            ("Case", keys::<RawCase>()),
            ("Theme", keys::<RawTheme>()),
            ("Channel", keys::<RawChannel>()),
            ("ComplaintStep", keys::<RawComplaintStep>()),
            ("Complaints", keys::<RawComplaints>()),
            ("Condition", keys::<RawCondition>()),
            ("Deadline", keys::<RawDeadline>()),
            ("Decree", keys::<RawDecree>()),
            ("Fee", keys::<RawFee>()),
            ("Field", keys::<RawField>()),
            ("File", keys::<RawFile>()),
            ("Form", keys::<RawForm>()),
            ("Group", keys::<RawGroup>()),
            ("Input", keys::<RawInput>()),
            ("NamedContact", keys::<RawNamedContact>()),
            ("Item", keys::<RawItem>()),
            ("Mail", keys::<RawMail>()),
            ("Notice", keys::<RawNotice>()),
            ("Officer", keys::<RawOfficer>()),
            ("Opening", keys::<RawOpening>()),
            ("Option", keys::<RawOption>()),
            ("Outcome", keys::<RawOutcome>()),
            ("Period", keys::<RawPeriod>()),
            ("Privacy", keys::<RawPrivacy>()),
            ("Product", keys::<RawProduct>()),
            ("Question", keys::<RawQuestion>()),
            ("Requirement", keys::<RawRequirement>()),
            ("Security", keys::<RawSecurity>()),
            ("ServiceChannel", keys::<RawServiceChannel>()),
            ("Stated", BTreeSet::from(["text"])),
            ("Step", keys::<RawStep>()),
            ("Survey", keys::<RawSurvey>()),
            ("Time", keys::<RawTime>()),
            ("Topic", keys::<RawTopic>()),
            ("Year", keys::<RawYear>()),
        ]
    }

    #[test]
    fn mistakes_of_yaml_are_explained_with_every_key_that_is_read() {
        let read: BTreeSet<&str> = shapes().into_iter().flat_map(|(_, keys)| keys).collect();
        let known: BTreeSet<&str> = KEYS.iter().map(String::as_str).collect();
        assert_eq!(read, known, "left: what is read; right: schema/keys.yaml");
    }

    #[test]
    fn a_schema_has_the_keys_that_are_read_and_no_others() {
        let known = shapes();
        for &kind in Kind::VARIANTS {
            let schema: Value =
                serde_json::from_str(&kind.schema(Edition::Original, None).expect("a schema"))
                    .expect("JSON");
            let file = kind.file_name(Edition::Original);
            let root = file.trim_end_matches(".json");
            let definitions = schema["definitions"].as_object().into_iter().flatten();
            let definitions = definitions.map(|(name, shape)| (name.as_str(), shape));
            for (name, shape) in definitions.chain([(root, &schema)]) {
                let Some(properties) = shape["properties"].as_object() else { continue };
                let (_, keys) = known
                    .iter()
                    .find(|(known, _)| *known == name)
                    .unwrap_or_else(|| panic!("add {name} to the shapes of this test"));
                let offered: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
                assert_eq!(
                    offered, *keys,
                    "{name}: another spelling stands in keys.yaml as same_as"
                );
                assert_eq!(shape["additionalProperties"], Value::Bool(false), "{name}");
            }
        }
    }
}
