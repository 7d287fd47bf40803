//! Problems as one JSON object, for programs of one's own.

use serde::Serialize;

use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;
use crate::completeness::{Completeness, JsonCompleteness};
use crate::finding::{Severity, Words};

/// The version of the shape; it grows when a key changes or goes.
const VERSION: u8 = 1;

/// Everything that a run found.
#[derive(Serialize)]
struct JsonReport<'run> {
    version: u8,
    language: &'static str,
    errors: usize,
    warnings: usize,
    notes: usize,
    completeness: Option<JsonCompleteness<'run>>,
    diagnostics: Vec<JsonDiagnostic<'run>>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'run> {
    severity: &'static str,
    code: &'static str,
    path: &'run str,
    line: Option<usize>,
    column: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
    excerpt: Option<&'run str>,
    corrected: Option<&'run str>,
}

impl<'run> JsonDiagnostic<'run> {
    fn new(diagnostic: &'run Diagnostic, language: CommandLanguage) -> Self {
        let position = diagnostic.position;
        let Words { message, help } = diagnostic.finding.words(language);
        Self {
            severity: diagnostic.severity.word(),
            code: diagnostic.finding.facts().code,
            path: &diagnostic.path,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            end_column: position.map(|position| position.column + position.length),
            message,
            help,
            excerpt: diagnostic.excerpt.as_deref(),
            corrected: diagnostic.corrected.as_deref(),
        }
    }
}

/// Writes one object, on lines of its own for whoever reads it after all.
pub(super) fn write(
    diagnostics: &Diagnostics,
    completeness: Option<&Completeness>,
    language: CommandLanguage,
) -> String {
    pretty(&JsonReport {
        version: VERSION,
        language: language.tag(),
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
        notes: diagnostics.count(Severity::Note),
        completeness: completeness.map(JsonCompleteness::from),
        diagnostics: diagnostics.iter().map(|one| JsonDiagnostic::new(one, language)).collect(),
    })
}

/// Writes a value that is made of texts and numbers alone.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
