//! The form that generator and handler agree on.
//!
//! The generator reads a [`Form`](form::Form) from content, shows it empty and
//! writes it into a [`Bundle`](bundle::Bundle). The handler loads the bundle and
//! turns what visitors send into a [`Submission`](submission::Submission), or
//! into errors that the same form shows.
//!
//! No I/O, no async, no clock: everything here is a value or a function of values.

pub mod accept;
pub mod address;
mod announced;
mod as_text;
mod asked;
pub mod autocomplete;
pub mod bundle;
pub mod calendar;
mod characters;
pub mod condition;
pub mod condition_fault;
pub mod csr;
pub mod date_answer;
pub mod date_text;
pub mod decimal;
pub mod document;
pub mod environment;
pub mod field;
pub mod form;
pub mod hex;
pub mod id;
pub mod identity_number;
pub mod kind;
pub mod language;
mod limits;
mod linked;
pub mod locale;
mod mail_slips;
pub mod message;
pub mod money;
pub mod number_words;
pub mod opening;
pub mod private;
pub mod private_key;
pub mod problem;
pub mod reader;
pub mod reference;
pub mod security_headers;
pub mod size_text;
pub mod step;
pub mod submission;
pub mod telephone;
mod text;
pub mod typed;
pub mod view;
pub mod window;
