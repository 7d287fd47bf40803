//! Lists that go on over several pages.

use serde::Serialize;

use super::ViewContext;
use crate::model::Page;

/// The way through the pages of one list: `pager` of what a list is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// Which page of how many this is, in words.
    pub position: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page behind.
    pub next: Option<String>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'items, T> {
    /// Which page.
    pub page: Page,
    /// What stands on it.
    pub items: &'items [T],
    /// The way to the others; absent if it is the only one.
    pub pager: Option<Pager>,
}

impl<'items, T> Part<'items, T> {
    /// Cuts a list into pages of at most `most` entries; an empty list has one page.
    ///
    /// `page` is any page of the list.
    #[must_use]
    pub fn cut(
        context: &ViewContext<'_>,
        page: &Page,
        items: &'items [T],
        most: usize,
    ) -> Vec<Self> {
        if items.len() <= most {
            return vec![Self { page: page.part(1), items, pager: None }];
        }
        let count = items.len().div_ceil(most);
        let part = |(number, items)| Self {
            page: page.part(number),
            items,
            pager: Some(Pager::new(context, page, number, count)),
        };
        (1..).zip(items.chunks(most)).map(part).collect()
    }
}

impl Pager {
    fn new(context: &ViewContext<'_>, page: &Page, number: usize, count: usize) -> Self {
        let address = |number| context.url(page.part(number));
        let position = context.words.services.position.replace("{number}", &number.to_string());
        Self {
            position: position.replace("{count}", &count.to_string()),
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < count).then(|| address(number + 1)),
        }
    }
}
