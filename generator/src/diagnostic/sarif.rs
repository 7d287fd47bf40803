//! Problems as SARIF 2.1.0 (OASIS), for code scanning and editors.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::json::pretty;
use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run with all problems.
pub(super) fn write(diagnostics: &Diagnostics, language: CommandLanguage, root: &Path) -> String {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|one| one.finding.facts().code).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, language)).collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|one| result(one, &codes, language, root)).collect();
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "loket",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": language.tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// What code scanning shows of a kind of problem; it asks for all three texts.
fn rule(code: &str, language: CommandLanguage) -> Value {
    let help = match language {
        CommandLanguage::Indonesian => "Cara memperbaikinya disebut pada setiap masalah.",
        CommandLanguage::English => "How to mend it is said at each problem.",
    };
    let words = json!({ "text": code.replace('-', " ") });
    json!({
        "id": code,
        "shortDescription": words,
        "fullDescription": words,
        "help": { "text": help },
    })
}

fn result(
    diagnostic: &Diagnostic,
    codes: &[&str],
    language: CommandLanguage,
    root: &Path,
) -> Value {
    let finding = &diagnostic.finding;
    let (code, words) = (finding.facts().code, finding.words(language));
    let help = words.help.map(|help| format!(". help: {help}")).unwrap_or_default();
    let mut place = json!({
        "artifactLocation": { "uri": uri(&diagnostic.path_from(root)) },
    });
    if let (Some(position), Some(place)) = (diagnostic.position, place.as_object_mut()) {
        let mut region = json!({
            "startLine": position.line,
            "startColumn": position.column,
            "endColumn": position.column + position.length,
        });
        if let (Some(line), Some(region)) = (&diagnostic.excerpt, region.as_object_mut()) {
            region.insert("snippet".to_owned(), json!({ "text": line }));
        }
        place.insert("region".to_owned(), region);
    }
    json!({
        "ruleId": code,
        "ruleIndex": codes.iter().position(|one| *one == code),
        "level": diagnostic.severity.word(),
        "message": { "text": format!("{}{help}", words.message) },
        "locations": [{ "physicalLocation": place }],
    })
}

/// Writes a path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(
            |byte| {
                if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}
