//! Lists that go on over several pages.

use serde::Serialize;

use super::ViewContext;
use crate::model::{Page, Part};

/// The way through the pages of one list: `pager` of what a list is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// Which page of how many this is, in words.
    pub position: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// Makes the way from one page of a list to the others; absent if it is the only one.
    #[must_use]
    pub fn new<T>(context: &ViewContext<'_>, page: &Page, part: &Part<T>) -> Option<Self> {
        let Part { number, count, .. } = *part;
        let address = |number| context.url(page.part(number));
        let position = context.words.services.position.replace("{number}", &number.to_string());
        (count > 1).then(|| Self {
            position: position.replace("{count}", &count.to_string()),
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < count).then(|| address(number + 1)),
        })
    }
}
