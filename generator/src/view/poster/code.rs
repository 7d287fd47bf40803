//! What the page of a service says of its poster, above all to whoever comes from an old one.

use loket_form::date_text;
use serde::Serialize;

use super::super::ViewContext;
use super::super::service::ServicePage;
use super::sheet::sheet;
use crate::model::{Agency, Change, Service, changes};
use crate::poster::Code;

/// The code of the poster: `poster` in `service.html`.
///
/// The address in the code of a poster ends in the mark of its own; styles show whoever arrives
/// at the mark of another one that the poster is old.
#[derive(Debug, Clone, Serialize)]
pub struct PosterCode {
    /// The code that is printed on a poster that is right.
    pub code: String,
    /// The marks of posters that are not.
    pub old: Vec<char>,
    /// When the standard was last changed or looked through, in words.
    pub changed: Option<String>,
}

impl PosterCode {
    /// Makes the code of the poster of a service.
    #[must_use]
    pub fn new(
        context: &ViewContext<'_>,
        service: &Service,
        agency: &Agency,
        page: &ServicePage,
    ) -> Self {
        let code = Code::of(&sheet(context, service, agency, page));
        let mut known = changes(service).into_iter().rev();
        let last = known.find(|(_, change)| *change != Change::Ended);
        let words = &context.words.poster.changed;
        Self {
            code: code.text().to_owned(),
            old: code.other_marks(),
            changed: last
                .map(|(day, _)| words.replace("{date}", &date_text::date(day, context.locale))),
        }
    }
}

/// Returns the address that leads from a poster with a code to the page.
pub(super) fn address(page: &str, code: &Code) -> String {
    format!("{page}#poster-{}", code.mark())
}
