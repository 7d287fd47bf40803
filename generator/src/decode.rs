//! From a positioned tree to the same shapes that the fast parser fills, with
//! every problem at its own place.
//!
//! The shapes (`raw`) are read by `serde_yaml` as long as nothing is wrong. When
//! something is, its file is parsed again with places, and decoded over and
//! over: each round leaves out what the last one stumbled on, until nothing is
//! wrong any more. What is left over goes on to be resolved, so that one run
//! reports everything.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};

use crate::place::Position;
use crate::tree::{Key, Node, Value};

/// What is wrong with the shape of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeFault {
    /// A value of another type than the key takes.
    WrongType {
        /// What stands there.
        found: Found,
        /// The text, if it is one.
        text: Option<String>,
        /// What is expected, as the shape says it.
        expected: String,
    },
    /// A key that is not known here.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that are.
        known: &'static [&'static str],
    },
    /// A word that is not one of those to choose from.
    UnknownWord {
        /// The word.
        word: String,
        /// The words to choose from.
        known: &'static [&'static str],
    },
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// A key that is there twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line on which it stands first; none if it has another name there.
        first: Option<usize>,
    },
    /// Anything else, in the words of the shape.
    Other(String),
}

/// What kind of value stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Map,
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError {
    /// Where it stands.
    pub position: Position,
    /// What is wrong.
    pub fault: ShapeFault,
}

/// No file has more problems than a clerk can read in one go.
const ROUNDS: usize = 200;

/// Decodes a tree as far as it can be, with all that is wrong on the way.
///
/// `None` if what is wrong is at the very top.
#[must_use]
pub fn decode<T: DeserializeOwned>(root: &Node) -> (Option<T>, Vec<ShapeError>) {
    let mut errors = Vec::new();
    let mut skipped = Skipped::default();
    for _ in 0..ROUNDS {
        match T::deserialize(NodeDeserializer { node: root, skipped: &skipped }) {
            Ok(value) => return (Some(value), errors),
            Err(error) => {
                let position = error.position.unwrap_or(root.position);
                errors.push(ShapeError { position, fault: error.fault });
                let Some(culprit) = error.culprit else {
                    return (None, errors);
                };
                if !skipped.0.insert(culprit) {
                    return (None, errors);
                }
            }
        }
    }
    (None, errors)
}

/// What a round stumbled on and the next one leaves out.
#[derive(Debug, Default)]
struct Skipped(BTreeSet<Culprit>);

/// An entry that is wrong: of a map by its key, of a list by its place.
///
/// The two are told apart because the first key of a map that is the entry of a
/// list stands where that entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Culprit {
    MapEntry(Position),
    ListEntry(Position),
}

#[derive(Debug)]
struct DecodeError {
    fault: ShapeFault,
    position: Option<Position>,
    culprit: Option<Culprit>,
}

impl DecodeError {
    const fn new(fault: ShapeFault) -> Self {
        Self { fault, position: None, culprit: None }
    }

    /// Returns whether a key is there by two of its names.
    const fn is_of_two_names(&self) -> bool {
        matches!(self.fault, ShapeFault::DuplicateKey { first: None, .. })
    }

    /// Keeps the innermost place and culprit: those are what the editor must mend.
    fn at(self, position: Position, culprit: Culprit) -> Self {
        Self {
            position: self.position.or(Some(position)),
            culprit: self.culprit.or(Some(culprit)),
            fault: self.fault,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.fault)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(ShapeFault::Other(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let text = match found {
            Unexpected::Str(text) => Some(text.to_owned()),
            _ => None,
        };
        let (found, expected) = (Found::of(&found), expected.to_string());
        Self::new(ShapeFault::WrongType { found, text, expected })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(ShapeFault::UnknownWord { word: word.to_owned(), known })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(ShapeFault::UnknownKey { key: key.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(ShapeFault::MissingKey(key))
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::new(ShapeFault::DuplicateKey { key: key.to_owned(), first: None })
    }
}

impl ShapeFault {
    /// Returns the fault of data that begin further down in their file.
    #[must_use]
    pub fn below(self, lines: usize) -> Self {
        match self {
            Self::DuplicateKey { key, first } => {
                Self::DuplicateKey { key, first: first.map(|line| line + lines) }
            }
            other => other,
        }
    }
}

impl Found {
    const fn of(unexpected: &Unexpected<'_>) -> Self {
        match unexpected {
            Unexpected::Bool(_) => Self::Boolean,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => Self::Number,
            Unexpected::Unit | Unexpected::Option => Self::Nothing,
            Unexpected::Seq => Self::List,
            Unexpected::Map => Self::Map,
            _ => Self::Text,
        }
    }
}

#[derive(Clone, Copy)]
struct NodeDeserializer<'node> {
    node: &'node Node,
    skipped: &'node Skipped,
}

impl<'node> NodeDeserializer<'node> {
    fn text(&self) -> Option<&'node str> {
        match &self.node.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }
}

/// Gives the scalar its type by the YAML core schema, as the fast parser does; decimals stay
/// text unless numbers are asked for: `50.000` has lost its zeros as one.
fn visit_scalar<'de, V: Visitor<'de>>(
    text: &str,
    is_quoted: bool,
    takes_decimals: bool,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    if is_quoted {
        return visitor.visit_str(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return visitor.visit_unit(),
        "true" | "True" | "TRUE" => return visitor.visit_bool(true),
        "false" | "False" | "FALSE" => return visitor.visit_bool(false),
        _ => {}
    }
    let digits = text.trim_start_matches(['-', '+']);
    let has_leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if has_leading_zero {
        return visitor.visit_str(text);
    }
    if let Ok(number) = text.parse::<i64>() {
        return visitor.visit_i64(number);
    }
    match text.parse::<f64>() {
        Ok(number)
            if takes_decimals && digits.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            visitor.visit_f64(number)
        }
        _ => visitor.visit_str(text),
    }
}

/// Reads numbers, of which decimals are some.
macro_rules! read_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            match &self.node.value {
                Value::Scalar { text, quoted } => visit_scalar(text, *quoted, true, visitor),
                Value::List(_) | Value::Map(_) => self.deserialize_any(visitor),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::Scalar { text, quoted } => visit_scalar(text, *quoted, false, visitor),
            Value::List(entries) => {
                visitor.visit_seq(ListAccess { entries: entries.iter(), skipped: self.skipped })
            }
            Value::Map(entries) => {
                let current = Cell::new(None);
                let access = EntryAccess {
                    entries: entries.iter(),
                    current: &current,
                    seen: BTreeMap::new(),
                    skipped: self.skipped,
                };
                visitor.visit_map(access).map_err(|error| match current.get() {
                    // Only the shape knows two names of one key; the second stands here.
                    Some((key, _)) if error.is_of_two_names() => {
                        error.at(key.position, Culprit::MapEntry(key.position))
                    }
                    _ => error,
                })
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.text() {
            Some(text) => visitor.visit_str(text),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.node.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::Scalar { text, .. } => visitor.visit_enum(text.as_str().into_deserializer()),
            Value::List(words) => {
                let words =
                    words.iter().filter_map(|node| NodeDeserializer { node, ..self }.text());
                let word = words.collect::<Vec<_>>().join(", ");
                Err(DecodeError::new(ShapeFault::UnknownWord { word, known: variants }))
            }
            Value::Map(_) => self.deserialize_any(visitor),
        }
    }

    /// A list would be taken for the keys of a struct in their order, which nobody writes.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::List(_) => Err(de::Error::invalid_type(Unexpected::Seq, &visitor)),
            Value::Scalar { .. } | Value::Map(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    read_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    serde::forward_to_deserialize_any! {
        bool char bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct ListAccess<'node> {
    entries: std::slice::Iter<'node, Node>,
    skipped: &'node Skipped,
}

impl<'de> SeqAccess<'de> for ListAccess<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let culprit = |node: &Node| Culprit::ListEntry(node.position);
        let Some(node) = self.entries.find(|node| !self.skipped.0.contains(&culprit(node))) else {
            return Ok(None);
        };
        seed.deserialize(NodeDeserializer { node, skipped: self.skipped })
            .map(Some)
            .map_err(|error| error.at(node.position, culprit(node)))
    }
}

struct EntryAccess<'node, 'place> {
    entries: std::slice::Iter<'node, (Key, Node)>,
    /// The entry that is being read, for whoever has to tell its place.
    current: &'place Cell<Option<&'node (Key, Node)>>,
    /// The keys so far, and on which lines they stand.
    seen: BTreeMap<&'node str, usize>,
    skipped: &'node Skipped,
}

impl<'de> MapAccess<'de> for EntryAccess<'_, '_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DecodeError> {
        let culprit = |key: &Key| Culprit::MapEntry(key.position);
        self.current.set(self.entries.find(|(key, _)| !self.skipped.0.contains(&culprit(key))));
        let Some((key, _)) = self.current.get() else {
            return Ok(None);
        };
        if let Some(first) = self.seen.get(key.name.as_str()).copied() {
            // Told here, for the shape would tell it without the places of the two.
            let (key_name, first) = (key.name.clone(), Some(first));
            let error = DecodeError::new(ShapeFault::DuplicateKey { key: key_name, first });
            return Err(error.at(key.position, culprit(key)));
        }
        self.seen.insert(&key.name, key.position.line);
        seed.deserialize(key.name.as_str().into_deserializer())
            .map(Some)
            .map_err(|error: DecodeError| error.at(key.position, culprit(key)))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, DecodeError> {
        let Some((key, node)) = self.current.get() else {
            return Err(de::Error::custom("a value without its key"));
        };
        let nothing =
            matches!(&node.value, Value::Scalar { text, quoted: false } if text.is_empty());
        let position = if nothing { key.position } else { node.position };
        seed.deserialize(NodeDeserializer { node, skipped: self.skipped })
            .map_err(|error| error.at(position, Culprit::MapEntry(key.position)))
    }
}
