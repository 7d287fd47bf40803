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

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
enum NewError {
    #[error("{0}: nothing was written, for what is there stays as it is")]
    Exists(String),
    #[error("{}", in_english(.0))]
    Name(Finding),
    #[error(
        "`{0}` does not name a service: write its agency and its own name, such as `dinkes/izin-praktik`"
    )]
    NotAService(String),
    #[error("there is no `{}`: begin the agency first, with `loket new agency {agency}`", path.display())]
    NoAgency { agency: String, path: PathBuf },
}

pub(super) fn run(arguments: &NewArguments) -> Result<Ended, Failure> {
    match &arguments.what {
        New::Site { dir } => {
            let content = dir.join("content");
            write(&content, &site())?;
            editor::add_settings(dir)?;
            editor::add_schemas(&content)?;
            let shown = content.display();
            terminal::say(format!("Look at it with: loket serve --content {shown}"))?;
        }
        New::Agency { id, content: ContentArguments { content } } => {
            must_be_folder("--content", content)?;
            let agency = agency_id(id)?;
            // A page of that name has the address of the agency.
            refuse_existing([content.join(format!("{agency}.md"))])?;
            write(content, &[Skeleton::agency(&agency)])?;
            editor::add_schemas(content)?;
        }
        New::Service { id, from_template, content: ContentArguments { content } } => {
            must_be_folder("--content", content)?;
            let (agency, service) = service_id(id)?;
            let path = content.join(&agency).join("agency.yaml");
            if !path.is_file() {
                return Err(NewError::NoAgency { agency, path }.into());
            }
            let form = if *from_template { FormChoice::With } else { FormChoice::Without };
            write(content, &[Skeleton::service(&agency, &service, form)])?;
            editor::add_schemas(content)?;
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

/// Says what is wrong with a name and how to mend it.
fn in_english(finding: &Finding) -> String {
    let Words { message, help } = finding.words(CommandLanguage::English);
    help.map_or_else(|| message.clone(), |help| format!("{message}: {help}"))
}

/// The folder of forms that services share is no agency's.
const FORMS: &str = "forms";

/// Reads the name of an agency as that of its folder will be read.
fn agency_id(id: &str) -> Result<String, NewError> {
    match source::role(&Path::new(id).join("agency.yaml"), &Theme::languages(None)) {
        Ok(Some(Role::Agency(name))) if name == id && id != FORMS => Ok(name),
        Ok(Some(Role::Form(_) | Role::Agency(_))) if id == FORMS => {
            Err(NewError::Name(FileFinding::TakenName(id.to_owned()).into()))
        }
        Err(finding @ Finding::File(FileFinding::TakenName(_))) => Err(NewError::Name(finding)),
        _ => Err(NewError::Name(FileFinding::BadName(id.to_owned()).into())),
    }
}

/// Reads the name of a service as that of its file will be read.
fn service_id(id: &str) -> Result<(String, String), NewError> {
    let (agency, service) =
        id.split_once('/').ok_or_else(|| NewError::NotAService(id.to_owned()))?;
    let agency = agency_id(agency)?;
    match source::role(&Path::new(&agency).join(format!("{service}.md")), &Theme::languages(None)) {
        Ok(Some(Role::Service(id))) if id.name() == service => Ok((agency, service.to_owned())),
        _ => Err(NewError::Name(FileFinding::BadName(service.to_owned()).into())),
    }
}

/// Writes files, all or, if one of them is there already, none, and tells what to fill in.
fn write(content: &Path, skeletons: &[Skeleton]) -> Result<(), Failure> {
    let path = |skeleton: &Skeleton| content.join(&skeleton.path);
    refuse_existing(skeletons.iter().map(path))?;
    for skeleton in skeletons {
        let path = path(skeleton);
        if !file::create(&path, &skeleton.text)? {
            refuse_existing([path.clone()])?;
        }
        terminal::say(format!("{}: written", path.display()))?;
    }
    terminal::say("Only the agency can fill in:")?;
    for skeleton in skeletons {
        let path = path(skeleton);
        for blank in skeleton.blanks() {
            terminal::say(format!("  {}:{}: {}", path.display(), blank.line, blank.what))?;
        }
    }
    Ok(())
}

fn refuse_existing(paths: impl IntoIterator<Item = PathBuf>) -> Result<(), NewError> {
    // A link to nothing is there, too.
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
    let existing = paths.into_iter().filter(is_there);
    let existing: Vec<String> =
        existing.map(|path| format!("`{}` exists", path.display())).collect();
    if existing.is_empty() { Ok(()) } else { Err(NewError::Exists(existing.join(", "))) }
}
