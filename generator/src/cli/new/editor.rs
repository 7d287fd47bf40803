//! What an editor needs to help with content: schemas, and where to use them.

use std::path::Path;

use super::adding::add;
use crate::cli::ended::Failure;
use crate::command_language::CommandLanguage;
use crate::schema::{FOLDER, Kind};

/// The settings of this repository, which are those of every site.
const SETTINGS: [(&str, &str); 3] = [
    ("settings.json", include_str!("../../../../.vscode/settings.json")),
    ("extensions.json", include_str!("../../../../.vscode/extensions.json")),
    ("tasks.json", include_str!("../../../../.vscode/tasks.json")),
];

/// Writes the settings of VS Code for a site, but for those that are there.
pub(super) fn add_settings(folder: &Path, language: CommandLanguage) -> Result<(), Failure> {
    add(&folder.join(".vscode"), &SETTINGS, what(language))
}

/// Writes the schemas of content, but for those that are there.
pub(super) fn add_schemas(content: &Path, language: CommandLanguage) -> Result<(), Failure> {
    let mut files = Vec::new();
    for (kind, edition) in Kind::editions() {
        files.push((kind.file_name(edition), kind.schema(edition, None)?));
    }
    add(&content.join(FOLDER), &files, what(language))
}

fn what(language: CommandLanguage) -> &'static str {
    language.pick("berkas untuk editor", "files for editors")
}
