//! Values that are written in one of several ways: as a text, with keys, as a list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

/// The ways in which a value may be written; what it does not take is refused.
pub(super) trait Ways<'de>: Sized {
    /// How it is written, for those who wrote it otherwise.
    const EXPECTED: &'static str;

    /// Whether a number is as good as its text.
    const TAKES_NUMBERS: bool = false;

    /// Reads a text.
    fn of_text<E: Error>(text: &str) -> Result<Self, E>;

    /// Reads keys with values.
    fn of_keys<A: MapAccess<'de>>(_keys: A) -> Result<Self, A::Error> {
        Err(A::Error::invalid_type(Unexpected::Map, &Self::EXPECTED))
    }

    /// Reads a list.
    fn of_list<A: SeqAccess<'de>>(_list: A) -> Result<Self, A::Error> {
        Err(A::Error::invalid_type(Unexpected::Seq, &Self::EXPECTED))
    }

    /// Reads it in whichever way it is written.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InOneOf(PhantomData))
    }
}

struct InOneOf<T>(PhantomData<T>);

fn of_number<'de, T: Ways<'de>, E: Error>(number: &str, found: Unexpected<'_>) -> Result<T, E> {
    if T::TAKES_NUMBERS { T::of_text(number) } else { Err(E::invalid_type(found, &T::EXPECTED)) }
}

impl<'de, T: Ways<'de>> Visitor<'de> for InOneOf<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::of_text(text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        of_number(&number.to_string(), Unexpected::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        of_number(&number.to_string(), Unexpected::Signed(number))
    }

    /// A decimal has lost how it was written: `50.000` is 50. It is read as a text elsewhere.
    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Float(number), &T::EXPECTED))
    }

    fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<T, A::Error> {
        T::of_keys(keys)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::of_list(list)
    }
}
