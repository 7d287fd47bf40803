//! A value that templates read and the handler does not.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Result, Value};
use tera::TeraResult;

/// A value that templates read and the handler does not.
///
/// It stays JSON until a page needs it: a function that starts for one form has no use
/// for the surroundings of all others.
#[derive(Debug, Clone)]
pub struct TemplateValue {
    json: Box<RawValue>,
    read: OnceLock<tera::Value>,
}

impl TemplateValue {
    /// Keeps what a template shall read.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn new(value: &(impl Serialize + ?Sized)) -> Result<Self> {
        Ok(Self::from(to_raw_value(value)?))
    }

    /// Returns the value as templates take it; copies share what is in it.
    ///
    /// # Errors
    /// If it is nested deeper than JSON is read.
    pub fn read(&self) -> TeraResult<tera::Value> {
        if let Some(read) = self.read.get() {
            return Ok(read.clone());
        }
        let failed =
            |error| tera::Error::chain("the bundle holds a value that cannot be read", error);
        let read = tera::Value::try_from_serializable(&self.to_json().map_err(failed)?)?;
        Ok(self.read.get_or_init(|| read).clone())
    }

    /// Returns the value as JSON, to look at it or to change it.
    ///
    /// # Errors
    /// If it is nested deeper than JSON is read.
    pub fn to_json(&self) -> Result<Value> {
        serde_json::from_str(self.json.get())
    }
}

impl From<Box<RawValue>> for TemplateValue {
    fn from(json: Box<RawValue>) -> Self {
        Self { json, read: OnceLock::new() }
    }
}

impl PartialEq for TemplateValue {
    fn eq(&self, other: &Self) -> bool {
        self.json.get() == other.json.get()
    }
}

impl Serialize for TemplateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TemplateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Ok(Self::from(Box::<RawValue>::deserialize(deserializer)?))
    }
}
