//! The cases of a service as written.

use schemars::JsonSchema;
use serde::Deserialize;

/// A case in which a service is asked for, such as a new card or a lost one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCase {
    /// The name by which parts of the standard refer to it.
    pub id: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// Whom it is for.
    pub who: Option<String>,
    /// When it is the one.
    pub when: Option<String>,
}
