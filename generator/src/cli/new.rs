//! `loket new`: write the files that people begin with.

mod editor;
mod skeleton;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use skeleton::{FormChoice, Skeleton};

use super::ended::{Ended, Failure};
use super::inputs::must_be_folder;
use super::{file, terminal};
use crate::command_language::CommandLanguage;
use crate::finding::{FileFinding, Finding, Words};
use crate::source::{self, Role};
use crate::theme::Theme;

/// The names of the first agency and the first service of a new site.
const FIRST: (&str, &str) = ("instansi", "layanan");

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    what: New,
}

#[derive(Debug, Subcommand)]
enum New {
    /// Begin a site: its folder of content, with a first agency and a first service
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

/// Why nothing was written, in the language of the program.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NewError(String);

/// Writes that something stands in the way.
fn existing(paths: &[String], language: CommandLanguage) -> NewError {
    let paths = paths.join(", ");
    NewError(match language {
        CommandLanguage::Indonesian => {
            format!("{paths}: tidak ada yang ditulis, supaya yang sudah ada tidak berubah")
        }
        CommandLanguage::English => {
            format!("{paths}: nothing was written, for what is there stays as it is")
        }
    })
}

/// Writes what is wrong with a name and how to mend it.
fn bad_name(finding: impl Into<Finding>, language: CommandLanguage) -> NewError {
    let Words { message, help } = finding.into().words(language);
    NewError(help.map_or_else(|| message.clone(), |help| format!("{message}: {help}")))
}

fn no_service(id: &str, language: CommandLanguage) -> NewError {
    NewError(match language {
        CommandLanguage::Indonesian => format!(
            "`{id}` bukan nama layanan: tulis instansi dan layanannya, misalnya `dinkes/izin-praktik`"
        ),
        CommandLanguage::English => format!(
            "`{id}` does not name a service: write its agency and its own name, such as `dinkes/izin-praktik`"
        ),
    })
}

fn no_agency(agency: &str, path: &Path, language: CommandLanguage) -> NewError {
    let path = path.display();
    NewError(match language {
        CommandLanguage::Indonesian => {
            format!(
                "`{path}` belum ada: mulai instansinya dahulu dengan `loket new agency {agency}`"
            )
        }
        CommandLanguage::English => format!(
            "there is no `{path}`: begin the agency first, with `loket new agency {agency}`"
        ),
    })
}

pub(super) fn run(arguments: &NewArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    match &arguments.what {
        New::Site { dir } => {
            let content = dir.join("content");
            write(&content, &site(), language)?;
            editor::add_settings(dir, language)?;
            editor::add_schemas(&content, language)?;
            let shown = content.display();
            let look = language.pick("Lihat hasilnya dengan", "Look at it with");
            terminal::say(format!("{look}: loket serve --content {shown}"))?;
        }
        New::Agency { id, content: ContentArguments { content } } => {
            must_be_folder("--content", content)?;
            let agency = agency_id(id, language)?;
            // A page of that name has the address of the agency.
            refuse_existing([content.join(format!("{agency}.md"))], language)?;
            write(content, &[Skeleton::agency(&agency)], language)?;
            editor::add_schemas(content, language)?;
        }
        New::Service { id, from_template, content: ContentArguments { content } } => {
            must_be_folder("--content", content)?;
            let (agency, service) = service_id(id, language)?;
            let path = content.join(&agency).join("agency.yaml");
            if !path.is_file() {
                return Err(no_agency(&agency, &path, language).into());
            }
            let form = if *from_template { FormChoice::With } else { FormChoice::Without };
            write(content, &[Skeleton::service(&agency, &service, form)], language)?;
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

/// The folder of forms that services share is no agency's.
const FORMS: &str = "forms";

/// Reads the name of an agency as that of its folder will be read.
fn agency_id(id: &str, language: CommandLanguage) -> Result<String, NewError> {
    match source::role(&Path::new(id).join("agency.yaml"), &Theme::languages(None)) {
        Ok(Some(Role::Agency(name))) if name == id && id != FORMS => Ok(name),
        Ok(Some(Role::Form(_) | Role::Agency(_))) if id == FORMS => {
            Err(bad_name(FileFinding::TakenName(id.to_owned()), language))
        }
        Err(finding @ Finding::File(FileFinding::TakenName(_))) => Err(bad_name(finding, language)),
        _ => Err(bad_name(FileFinding::BadName(id.to_owned()), language)),
    }
}

/// Reads the name of a service as that of its file will be read.
fn service_id(id: &str, language: CommandLanguage) -> Result<(String, String), NewError> {
    let (agency, service) = id.split_once('/').ok_or_else(|| no_service(id, language))?;
    let agency = agency_id(agency, language)?;
    match source::role(&Path::new(&agency).join(format!("{service}.md")), &Theme::languages(None)) {
        Ok(Some(Role::Service(id))) if id.name() == service => Ok((agency, service.to_owned())),
        _ => Err(bad_name(FileFinding::BadName(service.to_owned()), language)),
    }
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
) -> Result<(), NewError> {
    // A link to nothing is there, too.
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
    let exists = language.pick("sudah ada", "exists");
    let found = paths.into_iter().filter(is_there);
    let found: Vec<String> = found.map(|path| format!("`{}` {exists}", path.display())).collect();
    if found.is_empty() { Ok(()) } else { Err(existing(&found, language)) }
}
