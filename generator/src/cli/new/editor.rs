//! What an editor needs to help with content: schemas, and where to use them.

use std::path::Path;

use crate::cli::ended::Failure;
use crate::cli::{file, terminal};
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
    let folder = folder.join(".vscode");
    let files = SETTINGS.map(|(name, text)| (name.to_owned(), text.to_owned()));
    add(&folder, &files, language)
}

/// Writes the schemas of content, but for those that are there.
pub(super) fn add_schemas(content: &Path, language: CommandLanguage) -> Result<(), Failure> {
    let mut files = Vec::new();
    for (kind, edition) in Kind::editions() {
        files.push((kind.file_name(edition), kind.schema(edition, None)?));
    }
    add(&content.join(FOLDER), &files, language)
}

fn add(
    folder: &Path,
    files: &[(String, String)],
    language: CommandLanguage,
) -> Result<(), Failure> {
    let mut written = 0;
    for (name, text) in files {
        written += usize::from(file::create(&folder.join(name), text)?);
    }
    if written > 0 {
        let files = language.pick("berkas untuk editor", "files for editors");
        terminal::say(format!("{}: {written} {files}", folder.display()))?;
    }
    Ok(())
}
