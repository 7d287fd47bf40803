//! Something to tell on pages for a while, as written.

use schemars::JsonSchema;
use serde::Deserialize;

/// Something to tell on pages for a while.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawNotice {
    /// What to tell.
    pub text: Option<String>,
    /// The last day or minute on which it is told.
    pub until: Option<String>,
}

impl RawNotice {
    /// The words of a notice come from the translation, its end from the main language.
    pub(super) fn over(main: Option<&Self>, own: Self) -> Self {
        Self { until: main.and_then(|main| main.until.clone()).or(own.until), ..own }
    }
}
