//! `LOKET_MAIL` and `LOKET_MAIL_FALLBACK`: where mails go.

use std::sync::Arc;

use super::{Reader, cause};
use crate::mailer::Transport;
use crate::mailer::fallback::FallbackTransport;
use crate::mailer::file::FileTransport;
#[cfg(feature = "ses")]
use crate::mailer::ses::{SesSettings, SesTransport};
#[cfg(feature = "smtp")]
use crate::mailer::smtp::{SmtpServer, SmtpSettings, SmtpTransport};

/// What may stand in the variables.
const WAYS: &str =
    "write `ses`, `smtps://HOST`, `smtp://HOST`, or `file:DIR` with the folder for .eml files";

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

/// Reads where mails go.
pub(super) fn transport<F>(reader: &mut Reader<F>) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
    let mail = reader.need(FIRST.mail, WAYS);
    let first = mail.as_deref().and_then(|mail| back_end(reader, FIRST, mail));
    let Some(fallback) = reader.get(SECOND.mail) else {
        return first;
    };
    if mail.as_ref() == Some(&fallback) {
        reader.complain(SECOND.mail, "is the same as LOKET_MAIL: name another back end");
    }
    let second = back_end(reader, SECOND, &fallback);
    Some(Arc::new(FallbackTransport::new(first?, second?)))
}

fn back_end<F>(
    reader: &mut Reader<F>,
    variables: Variables,
    mail: &str,
) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
    match mail.split_once(':') {
        Some(("file", folder)) if !folder.is_empty() => match FileTransport::open(folder) {
            Ok(transport) => Some(Arc::new(transport)),
            Err(error) => {
                reader.complain(variables.mail, format!("{}{}", error, cause(&error)));
                None
            }
        },
        Some(("smtp" | "smtps" | "smtp+starttls" | "smtp+insecure", _)) => {
            smtp(reader, variables, mail)
        }
        None if mail == "ses" => ses(reader, variables),
        _ => {
            reader.complain(variables.mail, format!("names no mail back end: {WAYS}"));
            None
        }
    }
}

#[cfg(feature = "smtp")]
fn smtp<F>(reader: &mut Reader<F>, variables: Variables, mail: &str) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
    // What is wrong is said without the text: it may hold a password.
    let server = SmtpServer::parse(mail).map_err(|error| match error {
        crate::mailer::smtp::SmtpServerError::Credentials => {
            let (user, password) = (variables.user, variables.password);
            reader
                .complain(variables.mail, format!("{error}: write them to {user} and {password}"));
        }
        error => reader.complain(variables.mail, error.to_string()),
    });
    let login = match (reader.get(variables.user), reader.get(variables.password)) {
        (Some(user), Some(password)) => Some((user, password)),
        (None, None) => None,
        (Some(_), None) => {
            reader.complain(variables.password, format!("is missing: {} needs it", variables.user));
            None
        }
        (None, Some(_)) => {
            reader.complain(variables.user, format!("is missing: {} needs it", variables.password));
            None
        }
    };
    let server = server.ok()?;
    if login.is_some() && server.is_overheard() {
        let text = "sends the password where others can read it: use smtps:// or smtp://";
        reader.complain(variables.mail, text);
    }
    match SmtpTransport::try_new(SmtpSettings { server, login }) {
        Ok(transport) => Some(Arc::new(transport)),
        Err(error) => {
            reader.complain(variables.mail, format!("cannot be used: {}{}", error, cause(&error)));
            None
        }
    }
}

#[cfg(not(feature = "smtp"))]
fn smtp<F>(reader: &mut Reader<F>, variables: Variables, _mail: &str) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
    reader.complain(variables.mail, "is a mail server, which this program was built without");
    None
}

#[cfg(feature = "ses")]
fn ses<F>(reader: &mut Reader<F>, _variables: Variables) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
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
    })))
}

#[cfg(not(feature = "ses"))]
fn ses<F>(reader: &mut Reader<F>, variables: Variables) -> Option<Arc<dyn Transport>>
where
    F: Fn(&'static str) -> Option<String>,
{
    reader.complain(variables.mail, "is `ses`, which this program was built without");
    None
}
