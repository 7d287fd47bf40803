//! A form of a service's own, or the name of one that several services share.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::form::RawForm;

/// What stands under `form` of a service.
#[derive(Debug, Clone)]
pub enum FormOrName {
    /// The form itself.
    Own(RawForm),
    /// The name of a file in `forms`, without its ending.
    Shared(String),
}

impl FormOrName {
    /// Returns the name of the shared form.
    #[must_use]
    pub fn shared(&self) -> Option<&str> {
        match self {
            Self::Own(_) => None,
            Self::Shared(name) => Some(name),
        }
    }
}

impl<'de> Deserialize<'de> for FormOrName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameOrKeys)
    }
}

impl JsonSchema for FormOrName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FormOrName".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = generator.subschema_for::<RawForm>();
        json_schema!({ "anyOf": [{ "type": "string", "pattern": r"\S" }, own] })
    }
}

struct NameOrKeys;

impl<'de> Visitor<'de> for NameOrKeys {
    type Value = FormOrName;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a form, or keys with values")
    }

    fn visit_str<E>(self, name: &str) -> Result<FormOrName, E> {
        Ok(FormOrName::Shared(name.trim().to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<FormOrName, A::Error> {
        RawForm::deserialize(MapAccessDeserializer::new(entries)).map(FormOrName::Own)
    }
}
