//! What the agency has, or a service of its own.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::ways::Ways;

/// The word `inherit`, or keys with values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrInherit<T> {
    /// What the agency has, said outright.
    Inherit,
    /// What the service has of its own; the agency has the rest.
    Own(T),
}

impl<T> OrInherit<T> {
    /// Returns what the service has of its own.
    #[must_use]
    pub const fn own(&self) -> Option<&T> {
        match self {
            Self::Inherit => None,
            Self::Own(own) => Some(own),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OrInherit<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<T: JsonSchema> JsonSchema for OrInherit<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}OrInherit", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [{ "enum": ["inherit"] }, own] })
    }
}

impl<'de, T: Deserialize<'de>> Ways<'de> for OrInherit<T> {
    const EXPECTED: &'static str = "`inherit`, or keys with values";

    fn of_text<E: Error>(text: &str) -> Result<Self, E> {
        match text {
            "inherit" => Ok(Self::Inherit),
            _ => Err(E::unknown_variant(text, &["inherit"])),
        }
    }

    fn of_keys<A: MapAccess<'de>>(keys: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(keys)).map(Self::Own)
    }
}
