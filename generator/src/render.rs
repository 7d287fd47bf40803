//! A site to what it publishes: each file is made alone, of what it reads.

mod bundle;
mod error;
mod files;
mod filling;
mod form;
mod pages;
mod proof;
mod renderer;
mod shape;

pub use bundle::Bundled;
pub use error::RenderError;
pub use renderer::{Rendered, Renderer};
