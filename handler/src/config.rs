//! Environment → [`Config`], once, at the start.
//!
//! Everything that is wrong is said at once, naming the variable and what to
//! write there. A secret is never part of a message.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use loket_form::address::Address;
use loket_form::bundle::Bundle;

use crate::bundle_folder;
use crate::mailer::Transport;
use crate::mailer::file::FileTransport;
#[cfg(feature = "ses")]
use crate::mailer::ses::{SesSettings, SesTransport};
use crate::origin::{Origin, Origins};
use crate::secret::Secret;

/// What the variables mean, for `--help`.
pub const HELP: &str = "\
Environment:
  LOKET_BUNDLE    folder that `loket build` wrote as `function`
                  (default: `function` beside the program or in LAMBDA_TASK_ROOT)
  LOKET_MAIL      where mails go: `ses`, or `file:DIR` for one .eml file each
  LOKET_SECRET    at least 32 random characters, such as from `openssl rand -hex 32`;
                  references and receipt links are made with it, so keep it
  LOKET_SENDER    address that mails come from (default: that of the site)
  LOKET_ORIGINS   further sites that may post forms, separated by spaces

With `ses`: AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
and, for tests and private networks, AWS_ENDPOINT_URL_SESV2. A function has the
first four from its role.";

/// What the environment says.
pub struct Config {
    /// What the site says about its forms, with the sender of the environment.
    pub bundle: Bundle,
    /// Where mails go.
    pub transport: Arc<dyn Transport>,
    /// What references and receipt links are made with.
    pub secret: Secret,
    /// Sites that may post here besides the bundle's own.
    pub origins: Origins,
}

/// Everything that is wrong with the environment.
#[derive(Debug)]
pub struct ConfigError(Vec<Complaint>);

/// What is wrong with one variable.
#[derive(Debug)]
struct Complaint {
    variable: &'static str,
    text: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("cannot start")?;
        for Complaint { variable, text } in &self.0 {
            write!(formatter, "\n  {variable}: {text}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads the environment of the process.
    ///
    /// # Errors
    /// If a variable is missing or cannot be used; all of them are named.
    pub fn from_environment() -> Result<Self, ConfigError> {
        #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads an environment; an empty variable counts as missing.
    ///
    /// # Errors
    /// If a variable is missing or cannot be used; all of them are named.
    pub fn read(lookup: impl Fn(&'static str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut reader = Reader { lookup, complaints: Vec::new() };
        let bundle = reader.bundle();
        let transport = reader.transport();
        let secret = reader.secret();
        let sender = reader.sender();
        let origins = reader.origins();
        match (bundle, transport, secret) {
            (Some(mut bundle), Some(transport), Some(secret)) if reader.complaints.is_empty() => {
                if let Some(sender) = sender {
                    bundle.manifest.sender.address = sender;
                }
                Ok(Self { bundle, transport, secret, origins })
            }
            _ => Err(ConfigError(reader.complaints)),
        }
    }
}

/// Reads variables and collects what is wrong with them.
struct Reader<F> {
    lookup: F,
    complaints: Vec<Complaint>,
}

impl<F: Fn(&'static str) -> Option<String>> Reader<F> {
    fn get(&self, variable: &'static str) -> Option<String> {
        (self.lookup)(variable).filter(|value| !value.is_empty())
    }

    fn need(&mut self, variable: &'static str, text: &str) -> Option<String> {
        let value = self.get(variable);
        if value.is_none() {
            self.complain(variable, format!("is missing: {text}"));
        }
        value
    }

    fn complain(&mut self, variable: &'static str, text: impl Into<String>) {
        self.complaints.push(Complaint { variable, text: text.into() });
    }

    fn bundle(&mut self) -> Option<Bundle> {
        let folder = self.get("LOKET_BUNDLE").map(PathBuf::from).or_else(|| self.own_folder());
        let Some(folder) = folder else {
            self.complain("LOKET_BUNDLE", "is missing: write the folder `function` of the site");
            return None;
        };
        match bundle_folder::load(&folder) {
            Ok(bundle) => Some(bundle),
            Err(error) => {
                let text = format!("{}{}", error, cause(&error));
                self.complain("LOKET_BUNDLE", text);
                None
            }
        }
    }

    /// Finds the bundle that was deployed with the program.
    fn own_folder(&self) -> Option<PathBuf> {
        let root = self.get("LAMBDA_TASK_ROOT").map(PathBuf::from);
        let beside = || Some(std::env::current_exe().ok()?.parent()?.to_owned());
        Some(root.or_else(beside)?.join("function"))
    }

    fn transport(&mut self) -> Option<Arc<dyn Transport>> {
        const WAYS: &str = "write `ses`, or `file:DIR` with the folder for .eml files";
        let mail = self.need("LOKET_MAIL", WAYS)?;
        match mail.split_once(':') {
            Some(("file", folder)) if !folder.is_empty() => match FileTransport::open(folder) {
                Ok(transport) => Some(Arc::new(transport)),
                Err(error) => {
                    let text = format!("{}{}", error, cause(&error));
                    self.complain("LOKET_MAIL", text);
                    None
                }
            },
            None if mail == "ses" => self.ses(),
            _ => {
                self.complain("LOKET_MAIL", format!("names no mail back end: {WAYS}"));
                None
            }
        }
    }

    #[cfg(feature = "ses")]
    fn ses(&mut self) -> Option<Arc<dyn Transport>> {
        let region = self.get("AWS_REGION").or_else(|| self.get("AWS_DEFAULT_REGION"));
        if region.is_none() {
            self.complain("AWS_REGION", "is missing: write the region of SES");
        }
        let access_key_id = self.need("AWS_ACCESS_KEY_ID", "`ses` needs it");
        let secret_access_key = self.need("AWS_SECRET_ACCESS_KEY", "`ses` needs it");
        Some(Arc::new(SesTransport::new(SesSettings {
            region: region?,
            access_key_id: access_key_id?,
            secret_access_key: secret_access_key?,
            session_token: self.get("AWS_SESSION_TOKEN"),
            endpoint: self.get("AWS_ENDPOINT_URL_SESV2"),
        })))
    }

    #[cfg(not(feature = "ses"))]
    fn ses(&mut self) -> Option<Arc<dyn Transport>> {
        self.complain("LOKET_MAIL", "is `ses`, which this program was built without");
        None
    }

    fn secret(&mut self) -> Option<Secret> {
        const HOW: &str =
            "write at least 32 random characters, such as from `openssl rand -hex 32`";
        let text = self.need("LOKET_SECRET", HOW)?;
        let secret = Secret::parse(&text).ok();
        if secret.is_none() {
            self.complain("LOKET_SECRET", format!("is too short: {HOW}"));
        }
        secret
    }

    fn sender(&mut self) -> Option<Address> {
        let address = Address::parse(&self.get("LOKET_SENDER")?);
        if address.is_err() {
            self.complain("LOKET_SENDER", "is no address: write it like layanan@contoh.go.id");
        }
        address.ok()
    }

    fn origins(&mut self) -> Origins {
        let text = self.get("LOKET_ORIGINS").unwrap_or_default();
        let origins = text.split_whitespace().map(Origin::parse).collect::<Result<Origins, _>>();
        origins.unwrap_or_else(|error| {
            self.complain("LOKET_ORIGINS", error.to_string());
            Origins::default()
        })
    }
}

/// Returns what caused an error, after a colon.
fn cause(error: &dyn std::error::Error) -> String {
    let mut text = String::new();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
