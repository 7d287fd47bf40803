//! loket turns service-standard content into a fast, accessible public site.
//!
//! The way of a page: files are read by [`source`], parsed into the shapes of
//! [`raw`] and resolved by [`resolve`] into the valid world of [`model`].
//! [`view`] borrows from it what a template needs, [`render`] turns views into
//! pages, and [`output`] keeps them. [`pipeline`] is all of that in one call;
//! [`cli`] is what people type.

pub mod address;
mod anchors;
pub mod cli;
pub mod command_language;
pub mod completeness;
mod correction;
mod credentials;
pub mod data;
pub mod decode;
pub mod diagnostic;
pub mod export;
pub mod external;
pub mod finding;
pub mod headers;
pub mod history;
pub mod holder;
pub mod html;
pub mod import;
pub mod lettering;
pub mod logo;
pub mod manifest;
pub mod markdown;
pub mod media_type;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod place;
pub mod poster;
pub mod qr;
pub mod raw;
pub mod redirects;
pub mod renames;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod search;
pub mod search_words;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod timing;
pub mod tree;
mod unread;
pub mod view;
mod xml;
