//! What the agency has, or a service of its own.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

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
        deserializer.deserialize_any(InheritOrKeys(PhantomData))
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

struct InheritOrKeys<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for InheritOrKeys<T> {
    type Value = OrInherit<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`inherit`, or keys with values")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OrInherit<T>, E> {
        match text {
            "inherit" => Ok(OrInherit::Inherit),
            _ => Err(E::unknown_variant(text, &["inherit"])),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<OrInherit<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(OrInherit::Own)
    }
}
