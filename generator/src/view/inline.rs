//! What stands in a page itself, so that nothing has to be fetched: `inline` in every template.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::theme::Theme;

/// Style and scripts of the pages of one template, the same in every language.
#[derive(Debug, Clone, Serialize)]
pub struct InlineView {
    /// The style sheet, under its hash in the CSP.
    pub style_html: String,
    /// The scripts, under theirs: `assets/js/search.js` is `inline.scripts.search_html`.
    pub scripts: BTreeMap<String, String>,
}

impl InlineView {
    /// Takes from a theme what the pages of a template need.
    #[must_use]
    pub fn new(theme: &Theme, template: &str) -> Self {
        let script = |(name, text): (&str, &str)| (format!("{name}_html"), text.to_owned());
        Self {
            style_html: theme.style(template).to_owned(),
            scripts: theme.scripts(template).map(script).collect(),
        }
    }
}
