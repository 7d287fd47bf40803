//! A site to what it publishes: each file is made alone, of what it reads.

mod bundle;
mod error;
mod files;
mod form;
mod pages;
mod proof;
mod renderer;

pub use bundle::Bundled;
pub use error::RenderError;
pub use renderer::{Rendered, Renderer};
