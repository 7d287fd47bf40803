//! A list whose entries are texts or keys with values, or one entry alone.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess};

use super::ways::Ways;

/// A shape that a plain text stands for as well: its one telling key.
pub trait FromText {
    /// Makes the shape of a text.
    fn from_text(text: String) -> Self;
}

/// A list of entries, or one entry alone: `time: 1 hari kerja`, or one row for each case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<T> {
    /// The entries in order.
    pub entries: Vec<T>,
    /// Whether they stand in a list, which decides where each one stands.
    pub listed: bool,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), listed: true }
    }
}

impl<'de, T: FromText + Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("EntriesOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = TextOr::<T>::json_schema(generator);
        json_schema!({ "anyOf": [entry, { "type": "array", "items": entry }] })
    }
}

/// A text, or keys with values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextOr<T>(pub T);

impl<'de, T: FromText + Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<T: JsonSchema> JsonSchema for TextOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("TextOr{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let keys = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [{ "type": ["string", "number"] }, keys] })
    }
}

impl<'de, T: FromText + Deserialize<'de>> Ways<'de> for TextOr<T> {
    const EXPECTED: &'static str = "text, or keys with values";
    const TAKES_NUMBERS: bool = true;

    fn of_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self(T::from_text(text.to_owned())))
    }

    fn of_keys<A: MapAccess<'de>>(keys: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(keys)).map(Self)
    }
}

impl<'de, T: FromText + Deserialize<'de>> Ways<'de> for Entries<T> {
    const EXPECTED: &'static str = "text, keys with values, or a list of them";
    const TAKES_NUMBERS: bool = true;

    fn of_text<E: Error>(text: &str) -> Result<Self, E> {
        TextOr::of_text(text).map(Self::alone)
    }

    fn of_keys<A: MapAccess<'de>>(keys: A) -> Result<Self, A::Error> {
        TextOr::of_keys(keys).map(Self::alone)
    }

    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut entries = Vec::new();
        while let Some(TextOr(entry)) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Self { entries, listed: true })
    }
}

impl<T> Entries<T> {
    fn alone(TextOr(entry): TextOr<T>) -> Self {
        Self { entries: vec![entry], listed: false }
    }
}
