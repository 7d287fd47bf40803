//! Problems as a Code Quality report of GitLab, which shows them beside the changed lines.

use std::collections::BTreeMap;
use std::path::Path;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use super::json::pretty;
use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;
use crate::finding::{Severity, Words};

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Writes one list of all problems.
pub(super) fn write(diagnostics: &Diagnostics, language: CommandLanguage, root: &Path) -> String {
    let mut seen = BTreeMap::new();
    let entries: Vec<Entry> =
        diagnostics.iter().map(|one| entry(one, language, root, &mut seen)).collect();
    pretty(&entries)
}

fn entry(
    diagnostic: &Diagnostic,
    language: CommandLanguage,
    root: &Path,
    seen: &mut BTreeMap<String, usize>,
) -> Entry {
    let finding = &diagnostic.finding;
    let (path, code) = (diagnostic.path_from(root), finding.facts().code);
    let Words { message, help } = finding.words(language);
    let help = help.map(|help| format!(" ({help})")).unwrap_or_default();
    // Without the line, so that a problem stays the same one when lines move above it.
    let same = seen.entry(format!("{code}\n{path}\n{message}")).or_default();
    *same += 1;
    let fingerprint = fingerprint(&format!("{code}\n{path}\n{message}\n{same}"));
    Entry {
        description: format!("{message}{help}"),
        check_name: code,
        fingerprint,
        severity: match diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path,
            lines: Lines { begin: diagnostic.position.map_or(1, |position| position.line) },
        },
    }
}

fn fingerprint(text: &str) -> String {
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    URL_SAFE_NO_PAD.encode(digest)
}
