//! The options that every command takes: what the site is made of.

use std::path::PathBuf;

use clap::Args;

use crate::model::{WebUrl, WebUrlError};
use crate::pipeline::Inputs;

#[derive(Debug, Args)]
pub(super) struct InputArguments {
    /// The folder of content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder of template overrides [default: `templates`, if there is one]
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// The address of the site, in place of the one in site.yaml
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<WebUrl>,
}

fn parse_base_url(text: &str) -> Result<WebUrl, WebUrlError> {
    WebUrl::parse(text)
}

impl InputArguments {
    pub(super) fn inputs(&self) -> Inputs {
        let usual = PathBuf::from("templates");
        Inputs {
            content: self.content.clone(),
            templates: self.templates.clone().or_else(|| usual.is_dir().then_some(usual)),
            base_url: self.base_url.clone(),
        }
    }
}
