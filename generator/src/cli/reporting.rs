//! The options that say how problems are told.

use clap::Args;

use super::terminal::{self, PrintError};
use crate::command_language::CommandLanguage;
use crate::completeness::Completeness;
use crate::diagnostic::{Colour, Diagnostics, Findings, Format};

#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// How to write the problems
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    /// The language to write them in: id or en [default: the language of the site]
    #[arg(long, value_name = "LANG")]
    lang: Option<CommandLanguage>,
    /// Fail if a standard leaves out a component of service delivery (UU 25/2009 art. 21), or a line of `loket new` is not filled in
    #[arg(long)]
    strict: bool,
    /// Write every suggestion whole; without it, one line a file
    #[arg(long)]
    advice: bool,
}

impl ReportArguments {
    /// Returns the language to speak before that of the site is known, or in place of it.
    pub(super) fn language(&self, language: CommandLanguage) -> CommandLanguage {
        self.lang.unwrap_or(language)
    }

    /// Makes errors of what this run must not let pass.
    pub(super) fn judge(&self, diagnostics: Diagnostics) -> Diagnostics {
        if self.strict { diagnostics.strict() } else { diagnostics }
    }

    /// Prints everything as what was asked for.
    pub(super) fn say(
        &self,
        diagnostics: &Diagnostics,
        completeness: Option<&Completeness>,
        language: CommandLanguage,
    ) -> Result<(), PrintError> {
        let text = self.text(diagnostics, completeness, language, terminal::colour_of_output());
        terminal::say_as_it_is(text)
    }

    /// Writes the problems as they are told beside what was asked for; nothing without any.
    pub(super) fn told(&self, diagnostics: &Diagnostics, language: CommandLanguage) -> String {
        if diagnostics.iter().next().is_none() {
            return String::new();
        }
        let colour = match self.format {
            Format::Human => terminal::colour_of_messages(),
            _ => terminal::colour_of_output(),
        };
        self.text(diagnostics, None, language, colour)
    }

    /// Tells them; a format for programs is always asked for.
    pub(super) fn tell(&self, told: &str) -> Result<(), PrintError> {
        if self.format == Format::Human {
            terminal::tell(told)
        } else {
            terminal::say_as_it_is(told)
        }
    }

    fn text(
        &self,
        diagnostics: &Diagnostics,
        completeness: Option<&Completeness>,
        language: CommandLanguage,
        colour: Colour,
    ) -> String {
        let language = self.language(language);
        let root = std::env::current_dir().unwrap_or_default();
        Findings { diagnostics, completeness, language, advice: self.advice }.write(
            self.format,
            colour,
            &root,
        )
    }
}
