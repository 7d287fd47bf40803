//! What is told on a page for a while: notices, and when its form is open.

use jiff::Timestamp;
use loket_form::opening::Opening;
use loket_form::window::Window;
use serde::Serialize;

use super::ViewContext;
use crate::model::Notice;

/// What is told on a page: `page.announced`, and `site.announced` on every page.
#[derive(Debug, Clone, Serialize)]
pub struct Announced {
    /// What is told.
    pub text: String,
    /// The main language, if it is in that; empty if not.
    pub lang: &'static str,
    /// Until when it is told, in words; absent of a form, which stays.
    pub until: Option<String>,
    /// The first moment after that, for the script.
    pub end: Option<String>,
    /// When its form opens, for the script.
    pub opens: Option<String>,
    /// When its form has closed, for the script.
    pub closes: Option<String>,
}

impl Announced {
    /// Tells a notice.
    #[must_use]
    pub fn notice(
        context: &ViewContext<'_>,
        notice: &Notice,
        borrowed: Option<&'static str>,
    ) -> Self {
        let window = notice.window();
        Self {
            text: notice.text.clone(),
            lang: borrowed.unwrap_or_default(),
            until: window.to_text(context.zone(), context.locale),
            end: end(&window),
            opens: None,
            closes: None,
        }
    }

    /// Tells when a form is open; `None` if it always is.
    #[must_use]
    pub fn opening(context: &ViewContext<'_>, opening: &Opening) -> Option<Self> {
        (!opening.is_always()).then(|| Self {
            text: opening.text(context.zone(), context.locale),
            lang: "",
            until: None,
            end: None,
            opens: opening.window.from.as_ref().map(Timestamp::to_string),
            closes: end(&opening.window),
        })
    }
}

fn end(window: &Window) -> Option<String> {
    window.end().as_ref().map(Timestamp::to_string)
}
