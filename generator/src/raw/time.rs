//! How long a service takes, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::channel::RawChannelKind;
use super::{FromText, OneOrMany, Stated};

/// A time and what it is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTime {
    /// What takes so long.
    #[serde(rename = "for")]
    pub label: Option<String>,
    /// Whether it is that of all together.
    pub total: Option<bool>,
    /// How long, as people write it.
    pub time: Option<Stated>,
    /// Markdown text in the place of a time.
    pub text: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
    /// The channel that it is for.
    pub channel: Option<RawChannelKind>,
    /// The step that takes so long, by its id or number.
    pub step: Option<String>,
    /// When it does not hold, such as force majeure.
    pub exception: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl FromText for RawTime {
    fn from_text(text: String) -> Self {
        Self { time: Some(Stated::Value(text)), ..Self::default() }
    }
}
