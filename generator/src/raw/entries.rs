//! A list whose entries are texts or keys with values, or one entry alone.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

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
        deserializer.deserialize_any(OneOrList(PhantomData))
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
        deserializer.deserialize_any(TextOrKeys(PhantomData)).map(Self)
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

struct TextOrKeys<T>(PhantomData<T>);

impl<'de, T: FromText + Deserialize<'de>> Visitor<'de> for TextOrKeys<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text, or keys with values")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(T::from_text(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok(T::from_text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<T, E> {
        Ok(T::from_text(number.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries))
    }
}

struct OneOrList<T>(PhantomData<T>);

impl<'de, T: FromText + Deserialize<'de>> Visitor<'de> for OneOrList<T> {
    type Value = Entries<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text, keys with values, or a list of them")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Entries<T>, E> {
        TextOrKeys(PhantomData).visit_str(text).map(one)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Entries<T>, E> {
        TextOrKeys(PhantomData).visit_u64(number).map(one)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Entries<T>, E> {
        TextOrKeys(PhantomData).visit_i64(number).map(one)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Entries<T>, E> {
        TextOrKeys(PhantomData).visit_f64(number).map(one)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Entries<T>, A::Error> {
        TextOrKeys(PhantomData).visit_map(entries).map(one)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(TextOr(entry)) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Entries { entries, listed: true })
    }
}

fn one<T>(entry: T) -> Entries<T> {
    Entries { entries: vec![entry], listed: false }
}
