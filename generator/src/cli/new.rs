//! `loket new`: write the files that people begin with.

mod adding;
mod editor;
mod repository;
mod skeleton;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use skeleton::{FormChoice, Skeleton};

use super::ended::{Ended, Failure, Refusal};
use super::inputs::must_be_folder;
use super::names::{agency_id, no_agency, service_id};
use super::{file, import, terminal};
use crate::command_language::CommandLanguage;

/// The names of the first agency and the first service of a new site.
const FIRST: (&str, &str) = ("instansi", "layanan");

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    what: New,
}

#[derive(Debug, Subcommand)]
enum New {
    /// Begin a site: its content, with a first agency and a first service, and a repository around it
    Site {
        /// The folder in which `content` is made
        dir: PathBuf,
    },
    /// Begin an agency
    Agency {
        /// Its name in addresses, such as dinkes
        id: String,
        #[command(flatten)]
        content: ContentArguments,
    },
    /// Begin a service, as a draft
    Service {
        /// The names of its agency and of itself in addresses, such as dinkes/izin-praktik
        #[arg(value_name = "AGENCY/ID")]
        id: String,
        /// Begin with a form: name, contact, a document and a statement
        #[arg(long)]
        from_template: bool,
        /// Begin with text that is pasted, or comes on standard input
        #[arg(long, conflicts_with = "from_template")]
        paste: bool,
        #[command(flatten)]
        content: ContentArguments,
    },
}

#[derive(Debug, Args)]
struct ContentArguments {
    /// The folder of content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
}

/// Writes that something stands in the way.
fn existing(paths: &[String], language: CommandLanguage) -> Refusal {
    let paths = paths.join(", ");
    Refusal(match language {
        CommandLanguage::Indonesian => {
            format!("{paths}: tidak ada yang ditulis, supaya yang sudah ada tidak berubah")
        }
        CommandLanguage::English => {
            format!("{paths}: nothing was written, for what is there stays as it is")
        }
    })
}

pub(super) fn run(arguments: &NewArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    match &arguments.what {
        New::Site { dir } => {
            let content = dir.join("content");
            write(&content, &site(), language)?;
            repository::add_repository(dir, language)?;
            editor::add_settings(dir, language)?;
            editor::add_schemas(&content, language)?;
            let shown = content.display();
            let look = language.pick("Lihat hasilnya dengan", "Look at it with");
            terminal::say(format!("{look}: loket serve --content {shown}"))?;
        }
        New::Agency { id, content: ContentArguments { content } } => {
            must_be_folder("--content", content, language)?;
            let agency = agency_id(id, language)?;
            // A page of that name has the address of the agency.
            refuse_existing([content.join(format!("{agency}.md"))], language)?;
            write(content, &[Skeleton::agency(&agency)], language)?;
            editor::add_schemas(content, language)?;
        }
        New::Service { id, from_template, paste, content: ContentArguments { content } } => {
            must_be_folder("--content", content, language)?;
            let (agency, service) = service_id(id, language)?;
            let path = content.join(&agency).join("agency.yaml");
            if !path.is_file() {
                return Err(no_agency(&agency, &path, language).into());
            }
            if *paste {
                let path = content.join(&agency).join(format!("{service}.md"));
                refuse_existing([path.clone()], language)?;
                import::pasted(&path, language)?;
            } else {
                let form = if *from_template { FormChoice::With } else { FormChoice::Without };
                write(content, &[Skeleton::service(&agency, &service, form)], language)?;
            }
            editor::add_schemas(content, language)?;
        }
    }
    Ok(Ended::Well)
}

fn site() -> [Skeleton; 6] {
    let (agency, service) = FIRST;
    [
        Skeleton::site(),
        Skeleton::holidays(),
        Skeleton::privacy(),
        Skeleton::accessibility(),
        Skeleton::agency(agency),
        Skeleton::service(agency, service, FormChoice::Without),
    ]
}

/// Writes files, all or, if one of them is there already, none, and tells what to fill in.
fn write(content: &Path, skeletons: &[Skeleton], language: CommandLanguage) -> Result<(), Failure> {
    let path = |skeleton: &Skeleton| content.join(&skeleton.path);
    refuse_existing(skeletons.iter().map(path), language)?;
    for skeleton in skeletons {
        let path = path(skeleton);
        if !file::create(&path, &skeleton.text)? {
            refuse_existing([path.clone()], language)?;
        }
        let written = language.pick("dibuat", "written");
        terminal::say(format!("{}: {written}", path.display()))?;
    }
    terminal::say(
        language.pick("Hanya instansi yang dapat mengisi:", "Only the agency can fill in:"),
    )?;
    for skeleton in skeletons {
        let path = path(skeleton);
        for blank in skeleton.blanks() {
            terminal::say(format!("  {}:{}: {}", path.display(), blank.line, blank.what))?;
        }
    }
    Ok(())
}

fn refuse_existing(
    paths: impl IntoIterator<Item = PathBuf>,
    language: CommandLanguage,
) -> Result<(), Refusal> {
    // A link to nothing is there, too.
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
    let exists = language.pick("sudah ada", "exists");
    let found = paths.into_iter().filter(is_there);
    let found: Vec<String> = found.map(|path| format!("`{}` {exists}", path.display())).collect();
    if found.is_empty() { Ok(()) } else { Err(existing(&found, language)) }
}
