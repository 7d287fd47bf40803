//! Standards as agencies have them, brought into content: file → document → draft.
//!
//! A [`Document`] is what any reader makes of any format: lines and rows. [`Draft::of`] finds the
//! parts of a standard in it and writes them as an editor would. No word gets lost on the way:
//! words are moved from hand to hand ([`Passage`](passage::Passage)), and what has come to stand
//! nowhere in the end is kept in a comment. The [`Account`] says what became of each.

mod account;
mod advice;
mod agency;
mod columns;
mod component;
mod document;
mod draft;
mod furniture;
mod mapping;
mod mark;
mod markdown;
mod name;
mod node;
mod outline;
mod passage;
mod read_error;
mod reader;
mod report;
mod sections;
mod sheet;
mod spread;
mod vocabulary;
mod yaml;

pub use account::Account;
pub use columns::{Column, Columns, ColumnsError};
pub use document::Document;
pub use draft::Draft;
pub use mapping::mapping;
pub use name::file_name;
pub use node::Fate;
pub use read_error::ReadError;
pub use reader::{Format, MAX_BYTES, Source};
pub use report::Report;
pub use sheet::{Headed, Row, Sheet};
pub(crate) use vocabulary::begins_condition;
pub use vocabulary::{Heading, Label, Vocabulary, VocabularyError};

/// What stands before a comment that asks for a decision.
pub const DECISION: &str = yaml::MARK;
