//! `LOKET_MAIL`, `LOKET_MAIL_FALLBACK` and `LOKET_SPOOL`: where mails go.

use std::sync::Arc;

use super::reader::Reader;
use super::run_as::RunAs;
#[cfg(feature = "smtp")]
use crate::causes::with_causes;
use crate::mailer::fallback::FallbackTransport;
use crate::mailer::file::FileTransport;
#[cfg(feature = "ses")]
use crate::mailer::ses::{SesSettings, SesTransport};
#[cfg(feature = "smtp")]
use crate::mailer::smtp::{SmtpServer, SmtpSettings, SmtpTransport};
use crate::mailer::{MailTimes, Transport};
use crate::spool::{Spool, SpoolTransport};

/// What may stand in the variables.
const WAYS: &str =
    "write `ses`, `smtps://HOST`, `smtp://HOST`, or `file:DIR` with the folder for .eml files";

/// The folder in which mails wait for a mail server.
const SPOOL: &str = "LOKET_SPOOL";

/// The variables of one back end.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "smtp"), expect(dead_code, reason = "only a mail server asks who it is"))]
struct Variables {
    mail: &'static str,
    user: &'static str,
    password: &'static str,
}

const FIRST: Variables =
    Variables { mail: "LOKET_MAIL", user: "LOKET_SMTP_USER", password: "LOKET_SMTP_PASSWORD" };
const SECOND: Variables = Variables {
    mail: "LOKET_MAIL_FALLBACK",
    user: "LOKET_FALLBACK_SMTP_USER",
    password: "LOKET_FALLBACK_SMTP_PASSWORD",
};

/// Mails that wait, and the way that they go.
#[derive(Clone)]
pub struct Spooling {
    /// Where they wait.
    pub spool: Arc<Spool>,
    /// The back end that they wait for.
    pub way: Arc<dyn Transport>,
}

impl Spooling {
    /// Returns the back end that keeps mails in the spool.
    fn kept(&self) -> Arc<dyn Transport> {
        Arc::new(SpoolTransport::new(Arc::clone(&self.spool)))
    }
}

/// Where mails go.
pub(super) struct Mail {
    /// What is asked to take the mail of a request.
    pub(super) transport: Arc<dyn Transport>,
    pub(super) spooling: Option<Spooling>,
}

/// Reads where mails go.
pub(super) fn mail(reader: &mut Reader<'_>, times: MailTimes, run_as: RunAs) -> Option<Mail> {
    let mail = reader.need(FIRST.mail, WAYS);
    let fallback = reader.get(SECOND.mail);
    if fallback.is_some() && mail == fallback {
        reader.complain(SECOND.mail, "is the same as LOKET_MAIL: name another back end");
    }
    let first = mail.as_deref().and_then(|mail| back_end(reader, FIRST, mail, times));
    // A folder of a server is emptied by it, as soon as the first back end can be had again.
    let folder = fallback.as_deref().and_then(folder).filter(|_| run_as == RunAs::Server);
    if let Some(folder) = folder {
        let spooling = spooling(reader, SECOND.mail, folder, first);
        if reader.get(SPOOL).is_some() {
            reader.complain(SPOOL, "needs no folder in LOKET_MAIL_FALLBACK: leave one of them out");
        }
        let spooling = spooling?;
        let transport = Arc::new(FallbackTransport::new(spooling.way.clone(), spooling.kept()));
        return Some(Mail { transport, spooling: Some(spooling) });
    }
    let way: Option<Arc<dyn Transport>> = match fallback {
        Some(fallback) => {
            let second = back_end(reader, SECOND, &fallback, times);
            first
                .zip(second)
                .map(|(first, second)| Arc::new(FallbackTransport::new(first, second)) as _)
        }
        None => first,
    };
    let Some(folder) = reader.get(SPOOL) else {
        return Some(Mail { transport: way?, spooling: None });
    };
    if run_as == RunAs::Function {
        reader.complain(SPOOL, "is for a server alone: nobody empties the folder of a function");
    }
    let spooling = spooling(reader, SPOOL, &folder, way)?;
    // What does not fit into the spool may still be sent at once.
    let transport = Arc::new(FallbackTransport::new(spooling.kept(), spooling.way.clone()));
    Some(Mail { transport, spooling: Some(spooling) })
}

/// Returns the folder that a back end is, if it is one.
fn folder(mail: &str) -> Option<&str> {
    mail.strip_prefix("file:").filter(|folder| !folder.is_empty())
}

fn spooling(
    reader: &mut Reader<'_>,
    variable: &'static str,
    folder: &str,
    way: Option<Arc<dyn Transport>>,
) -> Option<Spooling> {
    let spool = reader.made(variable, Spool::open(folder));
    Some(Spooling { spool: Arc::new(spool?), way: way? })
}

fn back_end(
    reader: &mut Reader<'_>,
    variables: Variables,
    mail: &str,
    times: MailTimes,
) -> Option<Arc<dyn Transport>> {
    if let Some(folder) = folder(mail) {
        return Some(Arc::new(reader.made(variables.mail, FileTransport::open(folder))?));
    }
    match mail.split_once(':') {
        Some(("smtp" | "smtps" | "smtp+starttls" | "smtp+insecure", _)) => {
            smtp(reader, variables, mail)
        }
        None if mail == "ses" => ses(reader, variables, times),
        _ => {
            reader.complain(variables.mail, format!("names no mail back end: {WAYS}"));
            None
        }
    }
}

#[cfg(feature = "smtp")]
fn smtp(reader: &mut Reader<'_>, variables: Variables, mail: &str) -> Option<Arc<dyn Transport>> {
    // What is wrong is said without the text: it may hold a password.
    let server = SmtpServer::parse(mail).map_err(|error| match error {
        crate::mailer::smtp::SmtpServerError::Credentials => {
            let (user, password) = (variables.user, variables.password);
            reader
                .complain(variables.mail, format!("{error}: write them to {user} and {password}"));
        }
        error => reader.complain(variables.mail, error.to_string()),
    });
    let (user, password) = (reader.get(variables.user), reader.get(variables.password));
    if user.is_some() != password.is_some() {
        let (here, missing) = match user {
            Some(_) => (variables.user, variables.password),
            None => (variables.password, variables.user),
        };
        reader.complain(missing, format!("is missing: {here} needs it"));
    }
    let login = user.zip(password);
    let server = server.ok()?;
    if login.is_some() && server.is_overheard() {
        let text = "sends the password where others can read it: use smtps:// or smtp://";
        reader.complain(variables.mail, text);
    }
    match SmtpTransport::try_new(SmtpSettings { server, login }) {
        Ok(transport) => Some(Arc::new(transport)),
        Err(error) => {
            let causes = with_causes(&error, ": ");
            reader.complain(variables.mail, format!("cannot be used: {causes}"));
            None
        }
    }
}

#[cfg(not(feature = "smtp"))]
fn smtp(reader: &mut Reader<'_>, variables: Variables, _mail: &str) -> Option<Arc<dyn Transport>> {
    reader.complain(variables.mail, "is a mail server, which this program was built without");
    None
}

#[cfg(feature = "ses")]
fn ses(
    reader: &mut Reader<'_>,
    _variables: Variables,
    times: MailTimes,
) -> Option<Arc<dyn Transport>> {
    let region = reader.get("AWS_REGION").or_else(|| reader.get("AWS_DEFAULT_REGION"));
    if region.is_none() {
        reader.complain("AWS_REGION", "is missing: write the region of SES");
    }
    let access_key_id = reader.need("AWS_ACCESS_KEY_ID", "`ses` needs it");
    let secret_access_key = reader.need("AWS_SECRET_ACCESS_KEY", "`ses` needs it");
    Some(Arc::new(SesTransport::new(SesSettings {
        region: region?,
        access_key_id: access_key_id?,
        secret_access_key: secret_access_key?,
        session_token: reader.get("AWS_SESSION_TOKEN"),
        endpoint: reader.get("AWS_ENDPOINT_URL_SESV2"),
        configuration_set: reader.get("LOKET_SES_CONFIGURATION_SET"),
        times,
    })))
}

#[cfg(not(feature = "ses"))]
fn ses(
    reader: &mut Reader<'_>,
    variables: Variables,
    _times: MailTimes,
) -> Option<Arc<dyn Transport>> {
    reader.complain(variables.mail, "is `ses`, which this program was built without");
    None
}
