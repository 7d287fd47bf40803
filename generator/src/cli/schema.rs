//! `loket schema`: print the JSON Schemas of content, or write them where editors find them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use loket_form::language::Language;

use super::{Ended, Failure, terminal};
use crate::schema::Kind;

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
    /// The language of the descriptions: id or en [default: both]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
}

/// A schema was not written.
#[derive(Debug, thiserror::Error)]
#[error("`{}` could not be written", path.display())]
struct UnwrittenError {
    path: PathBuf,
    source: io::Error,
}

pub(super) fn run(arguments: &SchemaArguments) -> Result<Ended, Failure> {
    let kinds = arguments.kind.as_ref().map_or(Kind::ALL.as_slice(), std::slice::from_ref);
    for kind in kinds {
        let schema = kind.schema(arguments.lang)?;
        match &arguments.out {
            None => terminal::say_as_it_is(schema),
            Some(folder) => {
                let path = folder.join(kind.file_name());
                let changed = write(&path, &schema)
                    .map_err(|source| UnwrittenError { path: path.clone(), source })?;
                let done = if changed { "written" } else { "unchanged" };
                terminal::say(format!("{}: {done}", path.display()));
            }
        }
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
