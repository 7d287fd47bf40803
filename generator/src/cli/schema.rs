//! `loket schema`: print the JSON Schemas of content, or write them where editors find them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Ended, Failure, terminal};
use crate::command_language::CommandLanguage;
use crate::schema::{Edition, Kind};

#[derive(Debug, Args)]
#[command(
    after_help = "A site keeps its schemas beside its content: loket schema --out content/.schema"
)]
pub(super) struct SchemaArguments {
    /// The kind of file to print the schema of
    #[arg(value_enum, required_unless_present = "out")]
    kind: Option<Kind>,
    /// The folder to write all schemas to, or that of the one kind
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the schema of a translation, which may leave everything out
    #[arg(long, conflicts_with = "out")]
    translation: bool,
    /// The language of the descriptions: id or en [default: both]
    #[arg(long, value_name = "LANG")]
    lang: Option<CommandLanguage>,
}

/// A schema was not written.
#[derive(Debug, thiserror::Error)]
#[error("`{}` could not be written", path.display())]
struct UnwrittenError {
    path: PathBuf,
    source: io::Error,
}

pub(super) fn run(arguments: &SchemaArguments) -> Result<Ended, Failure> {
    let Some(folder) = &arguments.out else {
        let edition = if arguments.translation { Edition::Translation } else { Edition::Original };
        if let Some(kind) = arguments.kind {
            terminal::say_as_it_is(kind.schema(edition, arguments.lang)?);
        }
        return Ok(Ended::Well);
    };
    let is_asked_for = |kind| arguments.kind.is_none_or(|asked| asked == kind);
    for (kind, edition) in Kind::editions().filter(|(kind, _)| is_asked_for(*kind)) {
        let path = folder.join(kind.file_name(edition));
        let changed = write(&path, &kind.schema(edition, arguments.lang)?)
            .map_err(|source| UnwrittenError { path: path.clone(), source })?;
        let done = if changed { "written" } else { "unchanged" };
        terminal::say(format!("{}: {done}", path.display()));
    }
    Ok(Ended::Well)
}

/// Writes a file unless it says the same already.
fn write(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)?.write_all(text.as_bytes())?;
    Ok(true)
}
