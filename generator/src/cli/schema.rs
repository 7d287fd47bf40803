//! `loket schema`: print the JSON Schemas of content, or write them where editors find them.

use std::path::PathBuf;

use clap::Args;

use super::ended::{Ended, Failure};
use super::{file, terminal};
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

pub(super) fn run(
    arguments: &SchemaArguments,
    language: CommandLanguage,
) -> Result<Ended, Failure> {
    let Some(folder) = &arguments.out else {
        let edition = if arguments.translation { Edition::Translation } else { Edition::Original };
        if let Some(kind) = arguments.kind {
            terminal::say_as_it_is(kind.schema(edition, arguments.lang)?)?;
        }
        return Ok(Ended::Well);
    };
    let is_asked_for = |kind| arguments.kind.is_none_or(|asked| asked == kind);
    for (kind, edition) in Kind::editions().filter(|(kind, _)| is_asked_for(*kind)) {
        let path = folder.join(kind.file_name(edition));
        let is_written = file::update(&path, &kind.schema(edition, arguments.lang)?)?;
        let done = if is_written {
            language.pick("ditulis", "written")
        } else {
            language.pick("tidak berubah", "unchanged")
        };
        terminal::say(format!("{}: {done}", path.display()))?;
    }
    Ok(Ended::Well)
}
