//! The letters that services are leafed through by.

use super::ViewContext;
use super::link::Link;
use crate::model::{Initial, MOST_ON_ONE_PAGE, Page};

/// Links the services that begin with a letter: pages of their own, or a place on that of all.
pub(super) fn link(context: &ViewContext<'_>, initial: Initial) -> Link {
    if context.initials().1 > MOST_ON_ONE_PAGE {
        return Link::to(context, initial.label(), Page::Letter(initial, 1));
    }
    let url = format!("{}#{}", context.url(Page::Services), id(initial));
    Link { label: initial.label(), url }
}

/// Returns the place of a letter on the page of all services.
pub(super) fn id(initial: Initial) -> String {
    format!("huruf-{}", initial.name())
}
