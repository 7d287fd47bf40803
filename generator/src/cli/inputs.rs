//! The options that every command takes: what the site is made of.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::ended::Failure;
use crate::command_language::CommandLanguage;
use crate::model::{WebUrl, WebUrlError};
use crate::pipeline::{Forms, Inputs};
use crate::resolve::Drafts;

#[derive(Debug, Clone, Args)]
pub(super) struct InputArguments {
    /// The folder of content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The folder of template overrides [default: `templates`, if there is one]
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// The address of the site, in place of the one in site.yaml
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<WebUrl>,
    /// The day that counts as today, such as 2026-11-24 [default: the clock's]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

fn parse_base_url(text: &str) -> Result<WebUrl, WebUrlError> {
    WebUrl::parse(text).and_then(|url| if url.is_base() { Ok(url) } else { Err(WebUrlError) })
}

/// A folder that was named on the command line is not there.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.words())]
pub(super) struct FolderError {
    language: CommandLanguage,
    option: &'static str,
    folder: PathBuf,
    source: std::io::Error,
}

impl FolderError {
    fn words(&self) -> String {
        let Self { option, folder, .. } = self;
        let folder = folder.display();
        match self.language {
            CommandLanguage::Indonesian => {
                format!(
                    "folder `{folder}` tidak dapat dibaca: sebutkan folder lain dengan {option}"
                )
            }
            CommandLanguage::English => {
                format!(
                    "`{folder}` is not a folder that can be read: name another one with {option}"
                )
            }
        }
    }
}

/// The date in Western Indonesia, where the day of the government begins.
fn today() -> Date {
    Offset::constant(7).to_datetime(Timestamp::now()).date()
}

impl InputArguments {
    pub(super) fn inputs(
        &self,
        drafts: Drafts,
        language: CommandLanguage,
    ) -> Result<Inputs, Failure> {
        let inputs = self.now(drafts);
        must_be_folder("--content", &inputs.content, language)?;
        if let Some(templates) = &inputs.templates {
            must_be_folder("--templates", templates, language)?;
        }
        Ok(inputs)
    }

    /// Returns what a site is made of at this moment.
    pub(super) fn now(&self, drafts: Drafts) -> Inputs {
        Inputs {
            content: self.content.clone(),
            templates: Some(self.template_folder())
                .filter(|folder| self.templates.is_some() || folder.is_dir()),
            base_url: self.base_url.clone(),
            today: self.today.unwrap_or_else(today),
            drafts,
            forms: Forms::Taken,
        }
    }

    /// Returns the folders that they lie in; that of templates may not be there.
    pub(super) fn folders(&self) -> [PathBuf; 2] {
        [self.content.clone(), self.template_folder()]
    }

    fn template_folder(&self) -> PathBuf {
        self.templates.clone().unwrap_or_else(|| PathBuf::from("templates"))
    }
}

/// Without its folders a command cannot run; what is wrong within them is another matter.
pub(super) fn must_be_folder(
    option: &'static str,
    folder: &Path,
    language: CommandLanguage,
) -> Result<(), FolderError> {
    let read = std::fs::read_dir(folder);
    let error = |source| FolderError { language, option, folder: folder.to_owned(), source };
    read.map(drop).map_err(error)
}
