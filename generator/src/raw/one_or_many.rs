//! One text, or a list of texts.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess};

use super::ways::Ways;

/// One text, or a list of texts: `phones: (0285) 421243`, or one line for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OneOrMany {
    /// The texts in order.
    pub texts: Vec<String>,
    /// Whether they stand in a list, which decides where each one stands.
    pub listed: bool,
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<'de> Ways<'de> for OneOrMany {
    const EXPECTED: &'static str = "one text, or a list of texts";
    const TAKES_NUMBERS: bool = true;

    fn of_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self { texts: vec![text.to_owned()], listed: false })
    }

    fn of_list<A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        let texts = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        Ok(Self { texts, listed: true })
    }
}

impl JsonSchema for OneOrMany {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": ["string", "number"] },
                { "type": "array", "items": { "type": "string" } },
            ]
        })
    }
}
