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
use smtp_proto::{AUTH_LOGIN, AUTH_PLAIN, EXT_START_TLS, EhloResponse};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

pub use self::security::SecurityError;
pub use self::server::{Security, SmtpServer, SmtpServerError};
use super::{
    Checking, Fate, Location, Patience, Phase, Phases, Sending, Transport, TransportError,
};
use crate::email::Email;

/// The name of this back end in the log.
const NAME: &str = "smtp";
/// The reply of a server that has taken what it was sent (RFC 5321, section 4.2.3).
const TAKEN: u16 = 250;
/// The reply of a server that waits for the data.
const GO_AHEAD: u16 = 354;
/// How long a server is given to answer our goodbye, after the mail is delivered.
const GOODBYE_TIME: Duration = Duration::from_secs(1);
/// The step before the first word.
const CONNECTION: &str = "connection";
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
    patience: Patience,
    /// Whether the last byte of the mail has gone out.
    is_out: AtomicBool,
}

impl<'a> Errand<'a> {
    const fn new(name: &'a str, email: Option<&'a Email>, patience: Patience) -> Self {
        Self { name, email, patience, is_out: AtomicBool::new(false) }
    }

    /// Waits for a step, as long as its phase may take.
    async fn wait<T, E: Into<Error>>(
        &self,
        phase: Phase,
        step: &'static str,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, TransportError> {
        let bytes = self.email.map_or(0, |email| email.message().len());
        let within = self.patience.phases.of(phase, bytes);
        match tokio::time::timeout(within, work).await {
            Ok(done) => done.map_err(|error| at(step)(error.into())),
            Err(_) => Err(TransportError::new(&format!("smtp_{}_timeout", phase.word()), None)),
        }
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
        let done = tokio::time::timeout(errand.patience.whole, self.connect(&errand)).await;
        done.unwrap_or_else(|_| {
            let is_out = errand.is_out.load(Ordering::Relaxed);
            let fate = if is_out { Fate::Unknown } else { Fate::NotTaken };
            Err(TransportError::new("smtp_timeout", None).with_fate(fate))
        })
    }

    async fn connect(&self, errand: &Errand<'_>) -> Result<(), TransportError> {
        let address = (self.server.host(), self.server.port());
        let connecting = TcpStream::connect(address);
        let stream = errand.wait(Phase::Connect, CONNECTION, connecting).await?;
        // Commands are short and each waits for its reply.
        let _ = stream.set_nodelay(true);
        // Each step has its own time.
        let client = SmtpClient { stream, timeout: errand.patience.whole };
        match self.server.security() {
            Security::Tls => {
                let secured = client.into_tls(&self.connector, self.server.name());
                let mut client = errand.wait(Phase::Command, "tls", secured).await?;
                welcome(&mut client, errand).await?;
                self.converse(client, errand).await
            }
            Security::StartTls => {
                let mut client = client;
                welcome(&mut client, errand).await?;
                let offered = hello(&mut client, errand).await?;
                if !offered.has_capability(EXT_START_TLS) {
                    return Err(TransportError::new("smtp_no_starttls", None));
                }
                let secured = client.start_tls(&self.connector, self.server.name());
                let client = errand.wait(Phase::Command, "tls", secured).await?;
                self.converse(client, errand).await
            }
            Security::None => {
                let mut client = client;
                welcome(&mut client, errand).await?;
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
        let mut offered = hello(&mut client, errand).await?;
        if let Some(credentials) = &self.credentials {
            // The client would begin with mechanisms that it was built without.
            offered.auth_mechanisms &= AUTH_PLAIN | AUTH_LOGIN;
            let offered = Box::new(offered);
            let login = client.authenticate(credentials, &*offered);
            errand.wait(Phase::Command, "login", login).await?;
        }
        if let Some(email) = errand.email {
            hand_over(&mut client, email, errand).await?;
        }
        // The mail is delivered: nobody waits for the end of the conversation.
        tokio::spawn(tokio::time::timeout(GOODBYE_TIME, client.quit()));
        Ok(())
    }
}

/// Waits for the greeting of the server.
async fn welcome<S>(client: &mut SmtpClient<S>, errand: &Errand<'_>) -> Result<(), TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let reply = errand.wait(Phase::Greeting, "greeting", client.read()).await?;
    match reply.code() {
        220 => Ok(()),
        code => Err(TransportError::new(&format!("smtp_greeting_{code}"), None)),
    }
}

/// Says who we are, and hears what the server can do.
async fn hello<S>(
    client: &mut SmtpClient<S>,
    errand: &Errand<'_>,
) -> Result<EhloResponse<String>, TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    errand.wait(Phase::Command, "hello", client.ehlo(errand.name)).await
}

async fn hand_over<S>(
    client: &mut SmtpClient<S>,
    email: &Email,
    errand: &Errand<'_>,
) -> Result<(), TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let none = Parameters::new();
    let sender = client.mail_from(email.sender().as_str(), &none);
    errand.wait(Phase::Command, "sender", sender).await?;
    for recipient in email.recipients() {
        let recipient = client.rcpt_to(recipient.as_str(), &none);
        errand.wait(Phase::Command, "recipient", recipient).await?;
    }
    // The client ends the data with CR LF itself; a second one would be a line more.
    let message = email.message();
    let message = message.strip_suffix(b"\r\n").unwrap_or(message);
    let ready = errand.wait(Phase::Command, "data", client.cmd(b"DATA\r\n")).await?;
    if ready.code() != GO_AHEAD {
        return Err(refusal("data", ready.code()));
    }
    errand.wait(Phase::Data, "data", client.write_message(message)).await?;
    errand.is_out.store(true, Ordering::Relaxed);
    let reply = errand.wait(Phase::End, "data", client.read()).await;
    match reply.map_err(|error| error.with_fate(Fate::Unknown))?.code() {
        TAKEN => Ok(()),
        code @ 400.. => Err(refusal("data", code)),
        // Neither yes nor no.
        code => Err(refusal("data", code).with_fate(Fate::Unknown)),
    }
}

impl Transport for SmtpTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send(&self, email: Email, patience: Patience) -> Sending<'_> {
        Box::pin(async move {
            let name = email.sender().domain();
            self.run(Errand::new(name, Some(&email), patience)).await?;
            Ok(Location::new(NAME, email.place()))
        })
    }

    fn check(&self, within: Duration) -> Checking<'_> {
        let patience = Patience { whole: within, phases: Phases::WITHIN_THE_WHOLE };
        Box::pin(self.run(Errand::new(CHECK_NAME, None, patience)))
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
            Error::Io(_) if step == CONNECTION => "smtp_unreachable".to_owned(),
            _ => format!("smtp_{step}_broken"),
        };
        TransportError::new(&code, Some(error.into()))
    }
}
