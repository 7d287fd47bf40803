//! Why a file could not be made.

use std::path::PathBuf;

use loket_handler::HandlerError;

use crate::output::{OutputError, OutputPathError};

/// A file could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The template did not fit the view.
    #[error("the template `{template}` cannot be rendered: {source}")]
    Template {
        /// Which template.
        template: &'static str,
        /// Why, with the place in the template.
        source: Box<tera::Error>,
    },
    /// The file has no possible path.
    #[error(transparent)]
    Path(#[from] OutputPathError),
    /// The file could not be kept.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file of a service could not be read.
    #[error("cannot read `{}`", path.display())]
    Attachment {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The handler cannot answer with what was made for it.
    #[error("the form handler cannot use this site")]
    Handler(#[from] HandlerError),
    /// A view could not be written as JSON.
    #[error("a view cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The theme has no words for the language of the site.
    #[error("the theme has no words for the language of the site")]
    NoWords,
}
