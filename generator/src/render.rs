//! A site to what it publishes: each file is made alone, of what it reads.

mod bundle;
mod error;
mod files;
mod form;
mod pages;
mod renderer;

pub use error::RenderError;
pub use renderer::{Rendered, Renderer};
