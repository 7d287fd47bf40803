//! A value as people write it, or any text in its place.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::ways::Ways;

/// A value that is understood, or `{ text: … }` for what has no structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// A value as people write it, to be parsed strictly.
    Value(String),
    /// Text that is shown as it is; absent if `text:` is empty.
    Text(Option<String>),
}

impl Stated {
    /// Returns the value as written; absent if a text stands in its place.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Value(value) => Some(value),
            Self::Text(_) => None,
        }
    }
}

#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Stated")]
struct TextOnly {
    text: Option<String>,
}

impl<'de> Deserialize<'de> for Stated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<'de> Ways<'de> for Stated {
    const EXPECTED: &'static str = "text, or keys with `text:`";
    const TAKES_NUMBERS: bool = true;

    fn of_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self::Value(text.to_owned()))
    }

    fn of_keys<A: MapAccess<'de>>(keys: A) -> Result<Self, A::Error> {
        TextOnly::deserialize(MapAccessDeserializer::new(keys)).map(|only| Self::Text(only.text))
    }
}

impl JsonSchema for Stated {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ValueOrText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<TextOnly>();
        json_schema!({ "anyOf": [{ "type": ["string", "number"] }, text] })
    }
}
