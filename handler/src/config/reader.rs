//! The variables of an environment, and everything that is wrong with them.

use std::error::Error;
use std::fmt;

use crate::causes::with_causes;

/// Everything that is wrong with the environment.
#[derive(Debug)]
pub struct ConfigError(Vec<ConfigProblem>);

/// What is wrong with one variable.
#[derive(Debug)]
struct ConfigProblem {
    variable: &'static str,
    text: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("cannot start")?;
        for ConfigProblem { variable, text } in &self.0 {
            write!(formatter, "\n  {variable}: {text}")?;
        }
        Ok(())
    }
}

impl Error for ConfigError {}

/// Reads variables and collects what is wrong with them.
pub(super) struct Reader<'env> {
    lookup: &'env dyn Fn(&'static str) -> Option<String>,
    problems: Vec<ConfigProblem>,
}

impl<'env> Reader<'env> {
    pub(super) const fn new(lookup: &'env dyn Fn(&'static str) -> Option<String>) -> Self {
        Self { lookup, problems: Vec::new() }
    }

    /// Returns what a variable says; an empty one says nothing.
    pub(super) fn get(&self, variable: &'static str) -> Option<String> {
        (self.lookup)(variable).filter(|value| !value.is_empty())
    }

    pub(super) fn need(&mut self, variable: &'static str, text: &str) -> Option<String> {
        let value = self.get(variable);
        if value.is_none() {
            self.complain(variable, format!("is missing: {text}"));
        }
        value
    }

    pub(super) fn complain(&mut self, variable: &'static str, text: impl Into<String>) {
        self.problems.push(ConfigProblem { variable, text: text.into() });
    }

    /// Returns what was made of a variable, or complains why nothing could be.
    pub(super) fn made<T>(
        &mut self,
        variable: &'static str,
        made: Result<T, impl Error>,
    ) -> Option<T> {
        made.map_err(|error| self.complain(variable, with_causes(&error, ": "))).ok()
    }

    /// Ends the reading with what came of it, unless something is wrong.
    pub(super) fn end<T>(self, found: Option<T>) -> Result<T, ConfigError> {
        found.filter(|_| self.problems.is_empty()).ok_or(ConfigError(self.problems))
    }
}
