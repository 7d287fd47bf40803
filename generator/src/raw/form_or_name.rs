//! A form of a service's own, or the name of one that several services share.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::form::RawForm;
use super::ways::Ways;

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
        Self::read(deserializer)
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

impl<'de> Ways<'de> for FormOrName {
    const EXPECTED: &'static str = "the name of a form, or keys with values";

    fn of_text<E: Error>(name: &str) -> Result<Self, E> {
        Ok(Self::Shared(name.trim().to_owned()))
    }

    fn of_keys<A: MapAccess<'de>>(keys: A) -> Result<Self, A::Error> {
        RawForm::deserialize(MapAccessDeserializer::new(keys)).map(Self::Own)
    }
}
