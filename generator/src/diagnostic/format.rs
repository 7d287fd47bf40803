//! The ways to write what a run found: for people, and for the programs that show it.

use std::path::Path;

use super::human::{self, Colour};
use super::{Diagnostics, github, gitlab, json, sarif};
use crate::command_language::CommandLanguage;
use crate::completeness::Completeness;

/// A way to write what a run found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: each problem with its line and how to mend it
    #[default]
    Human,
    /// One JSON object, with the completeness of every standard
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions, shown beside the changed lines
    Github,
    /// Code Quality report of GitLab, shown beside the changed lines
    Gitlab,
}

/// What a run found, and how to say it.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'run> {
    /// The problems.
    pub diagnostics: &'run Diagnostics,
    /// How complete the standards are; absent if the site has errors.
    pub completeness: Option<&'run Completeness>,
    /// The language to say it in.
    pub language: CommandLanguage,
    /// Whether people are told every suggestion, or how many each file has.
    pub advice: bool,
}

impl Findings<'_> {
    /// Writes everything in one of the formats.
    ///
    /// Paths are written from `root`, the folder that the program is run in: what
    /// shows them beside changed lines knows files by their paths in the repository.
    #[must_use]
    pub fn write(&self, format: Format, colour: Colour, root: &Path) -> String {
        let table = || self.completeness.map(|found| found.to_text(self.language));
        match format {
            Format::Human => {
                let table = table().map(|table| format!("{table}\n")).unwrap_or_default();
                table + &human::write(self.diagnostics, self.language, colour, self.advice)
            }
            Format::Json => json::write(self.diagnostics, self.completeness, self.language),
            Format::Sarif => sarif::write(self.diagnostics, self.language, root),
            Format::Github => {
                let commands = github::write(self.diagnostics, self.language, root);
                commands + &table().unwrap_or_default()
            }
            Format::Gitlab => gitlab::write(self.diagnostics, self.language, root),
        }
    }
}
