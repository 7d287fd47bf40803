//! A value as people write it, or any text in its place.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A value that is understood, or `{ text: … }` for what has no structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// A value as people write it, to be parsed strictly.
    Value(String),
    /// Text that is shown as it is; absent if `text:` is empty.
    Text(Option<String>),
}

#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Stated")]
struct TextOnly {
    text: Option<String>,
}

impl<'de> Deserialize<'de> for Stated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValueOrText;

        impl<'de> Visitor<'de> for ValueOrText {
            type Value = Stated;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text, or keys with `text:`")
            }

            fn visit_str<E>(self, text: &str) -> Result<Stated, E> {
                Ok(Stated::Value(text.to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Stated, E> {
                Ok(Stated::Value(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Stated, E> {
                Ok(Stated::Value(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Stated, E> {
                Ok(Stated::Value(number.to_string()))
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Stated, A::Error> {
                let only = TextOnly::deserialize(MapAccessDeserializer::new(entries))?;
                Ok(Stated::Text(only.text))
            }
        }

        deserializer.deserialize_any(ValueOrText)
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
