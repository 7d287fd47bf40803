//! `theme:` of `site.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

/// How the site looks.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTheme {
    /// The colour of links, buttons and the header.
    pub accent: Option<String>,
    /// The same on dark grounds; made of `accent` if left out.
    pub accent_dark: Option<String>,
    /// The colour of edges and of what stands out.
    pub second: Option<String>,
    /// The same on dark grounds; made of `second` if left out.
    pub second_dark: Option<String>,
    /// The file of the logo, beside `site.yaml`.
    pub logo: Option<String>,
    /// What the logo shows, for those who do not see it.
    pub logo_alt: Option<String>,
}
