//! A back end that sends through a mail server of the agency's own (SMTP).
//!
//! The envelope and the bytes are ours; the client (`mail-send`) only carries
//! them. Yes is the server's `250` to the end of the data, and nothing before it:
//! if one recipient is refused, the mail goes to nobody and the request was not
//! received. A reply that does not come after the data leaves open whether the mail
//! went out, and so it is told; sent again, it carries the same Message-ID, as with SES.

mod security;
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use mail_send::smtp::message::Parameters;
use mail_send::{Credentials, Error, SmtpClient};
use smtp_proto::{AUTH_LOGIN, AUTH_PLAIN, EXT_START_TLS};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

pub use self::security::SecurityError;
pub use self::server::{Security, SmtpServer, SmtpServerError};
use super::{Checking, Fate, Location, Sending, Transport, TransportError};
use crate::email::Email;

/// The name of this back end in the log.
const NAME: &str = "smtp";
/// The reply of a server that has taken what it was sent (RFC 5321, section 4.2.3).
const TAKEN: u16 = 250;
/// The reply of a server that waits for the data.
const GO_AHEAD: u16 = 354;
/// How long a server is given to answer our goodbye, after the mail is delivered.
const GOODBYE_TIME: Duration = Duration::from_secs(1);
/// The name under which we look whether the server is there, without a mail.
const CHECK_NAME: &str = "localhost";

/// How to reach a mail server.
///
/// There is no `Debug`, because it holds a password.
#[derive(Clone)]
pub struct SmtpSettings {
    /// The server.
    pub server: SmtpServer,
    /// User and password; absent if the server asks for none.
    pub login: Option<(String, String)>,
}

/// A back end that sends through a mail server.
#[derive(Clone)]
pub struct SmtpTransport {
    server: Arc<SmtpServer>,
    credentials: Option<Credentials<String>>,
    connector: TlsConnector,
}

/// What one conversation is about.
struct Errand<'a> {
    /// The name that we greet the server with.
    name: &'a str,
    /// The mail; absent if only the way to the server is tried.
    email: Option<&'a Email>,
    within: Duration,
    /// Whether the last byte of the mail has gone out.
    is_out: AtomicBool,
}

impl<'a> Errand<'a> {
    const fn new(name: &'a str, email: Option<&'a Email>, within: Duration) -> Self {
        Self { name, email, within, is_out: AtomicBool::new(false) }
    }
}

impl SmtpTransport {
    /// Makes a client; it connects anew for each mail.
    ///
    /// # Errors
    /// If the machine has no certificate authorities to know the server by.
    pub fn try_new(settings: SmtpSettings) -> Result<Self, SecurityError> {
        let SmtpSettings { server, login } = settings;
        let credentials = login.map(|(username, secret)| Credentials::Plain { username, secret });
        Ok(Self { server: Arc::new(server), credentials, connector: security::connector()? })
    }

    /// Runs an errand to its end, or until its time has passed.
    async fn run(&self, errand: Errand<'_>) -> Result<(), TransportError> {
        let done = tokio::time::timeout(errand.within, self.connect(&errand)).await;
        done.unwrap_or_else(|_| {
            let is_out = errand.is_out.load(Ordering::Relaxed);
            let fate = if is_out { Fate::Unknown } else { Fate::NotTaken };
            Err(TransportError::new("smtp_timeout", None).with_fate(fate))
        })
    }

    async fn connect(&self, errand: &Errand<'_>) -> Result<(), TransportError> {
        let address = (self.server.host(), self.server.port());
        let stream = TcpStream::connect(address)
            .await
            .map_err(|error| TransportError::new("smtp_unreachable", Some(error.into())))?;
        // Commands are short and each waits for its reply.
        let _ = stream.set_nodelay(true);
        let client = SmtpClient { stream, timeout: errand.within };
        match self.server.security() {
            Security::Tls => {
                let client = client.into_tls(&self.connector, self.server.name()).await;
                let mut client = client.map_err(at("tls"))?;
                welcome(&mut client).await?;
                self.converse(client, errand).await
            }
            Security::StartTls => {
                let mut client = client;
                welcome(&mut client).await?;
                let offered = client.ehlo(errand.name).await.map_err(at("hello"))?;
                if !offered.has_capability(EXT_START_TLS) {
                    return Err(TransportError::new("smtp_no_starttls", None));
                }
                let client = client.start_tls(&self.connector, self.server.name()).await;
                self.converse(client.map_err(at("tls"))?, errand).await
            }
            Security::None => {
                let mut client = client;
                welcome(&mut client).await?;
                self.converse(client, errand).await
            }
        }
    }

    /// Logs in and hands the mail over.
    async fn converse<S>(
        &self,
        mut client: SmtpClient<S>,
        errand: &Errand<'_>,
    ) -> Result<(), TransportError>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let mut offered = client.ehlo(errand.name).await.map_err(at("hello"))?;
        if let Some(credentials) = &self.credentials {
            // The client would begin with mechanisms that it was built without.
            offered.auth_mechanisms &= AUTH_PLAIN | AUTH_LOGIN;
            let offered = Box::new(offered);
            client.authenticate(credentials, &*offered).await.map_err(at("login"))?;
        }
        if let Some(email) = errand.email {
            hand_over(&mut client, email, &errand.is_out).await?;
        }
        // The mail is delivered: nobody waits for the end of the conversation.
        tokio::spawn(tokio::time::timeout(GOODBYE_TIME, client.quit()));
        Ok(())
    }
}

/// Waits for the greeting of the server.
async fn welcome<S>(client: &mut SmtpClient<S>) -> Result<(), TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let reply = client.read().await.map_err(at("greeting"))?;
    match reply.code() {
        220 => Ok(()),
        code => Err(TransportError::new(&format!("smtp_greeting_{code}"), None)),
    }
}

async fn hand_over<S>(
    client: &mut SmtpClient<S>,
    email: &Email,
    is_out: &AtomicBool,
) -> Result<(), TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let none = Parameters::new();
    client.mail_from(email.sender().as_str(), &none).await.map_err(at("sender"))?;
    for recipient in email.recipients() {
        client.rcpt_to(recipient.as_str(), &none).await.map_err(at("recipient"))?;
    }
    // The client ends the data with CR LF itself; a second one would be a line more.
    let message = email.message();
    let message = message.strip_suffix(b"\r\n").unwrap_or(message);
    let ready = client.cmd(b"DATA\r\n").await.map_err(at("data"))?;
    if ready.code() != GO_AHEAD {
        return Err(refusal("data", ready.code()));
    }
    let written = client.write_message(message).await;
    written.map_err(|error| TransportError::new("smtp_data_broken", Some(error.into())))?;
    is_out.store(true, Ordering::Relaxed);
    let reply = client.read().await;
    let reply = reply.map_err(|error| at("data")(error).with_fate(Fate::Unknown))?;
    match reply.code() {
        TAKEN => Ok(()),
        code => Err(refusal("data", code)),
    }
}

impl Transport for SmtpTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send(&self, email: Email, within: Duration) -> Sending<'_> {
        Box::pin(async move {
            let name = email.sender().domain();
            self.run(Errand::new(name, Some(&email), within)).await?;
            Ok(Location::new(NAME, email.place()))
        })
    }

    fn check(&self, within: Duration) -> Checking<'_> {
        Box::pin(self.run(Errand::new(CHECK_NAME, None, within)))
    }
}

/// Makes an error of a reply: to a recipient or the data it is about the mail, and one of 500 and
/// more is the last word (RFC 5321, section 4.2.1). To anything before, it is about us.
fn refusal(step: &'static str, code: u16) -> TransportError {
    let fate = match (step, code) {
        ("recipient" | "data", 500..) => Fate::Refused,
        ("recipient" | "data", _) => Fate::Deferred,
        _ => Fate::NotTaken,
    };
    TransportError::new(&format!("smtp_{step}_{code}"), None).with_fate(fate)
}

/// Names what went wrong by the step in which it did; the words of the server are not logged.
fn at(step: &'static str) -> impl FnOnce(Error) -> TransportError {
    move |error| {
        let code = match &error {
            Error::UnexpectedReply(reply) | Error::AuthenticationFailed(reply) => {
                return refusal(step, reply.code());
            }
            Error::Timeout => "smtp_timeout".to_owned(),
            Error::Tls(_) | Error::InvalidTLSName => "smtp_tls".to_owned(),
            Error::UnsupportedAuthMechanism => "smtp_no_login".to_owned(),
            _ => format!("smtp_{step}_broken"),
        };
        TransportError::new(&code, Some(error.into()))
    }
}
