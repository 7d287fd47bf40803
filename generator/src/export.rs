//! Standards as an office needs them elsewhere: the annex of the next decree, fields to paste into
//! a register, a sheet of all services.
//!
//! An [`Annex`] is what a decree says of a service: the fourteen components, each in [`Line`]s as
//! an office would write them. They are written so that [`crate::import`] reads them back.

mod annex;
mod component;
mod docx;
mod line;
mod package;
mod sheet;
mod text;

pub use annex::{Annex, Row};
pub use docx::docx;
pub use line::Line;
pub use sheet::{CellTooLong, MAX_CELL, xlsx};
pub use text::text;
