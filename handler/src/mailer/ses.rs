//! A back end that sends through Amazon SES (API v2, raw messages).
//!
//! Raw, because then we write every header and byte ourselves and the mail is the
//! same one that the file back end stores. SES has no idempotency token: when a
//! reply is lost, the retry sends the mail once more, under the same Message-ID
//! and subject, so that the agency sees that it is one.

use std::error::Error;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::config::retry::RetryConfig;
use aws_sdk_sesv2::config::timeout::TimeoutConfig;
use aws_sdk_sesv2::config::{self, BehaviorVersion, Credentials, Region};
use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Destination, EmailContent, RawMessage};
use loket_form::address::Address;
use tokio::net::TcpStream;

use super::{Checking, Fate, Location, MailTimes, Patience, Sending, Transport, TransportError};
use crate::email::Email;

/// The name of this back end in the log.
const NAME: &str = "ses";
/// How often a mail is tried; the SDK waits longer from one attempt to the next.
const ATTEMPTS: u32 = 3;
/// How to reach SES.
///
/// There is no `Debug`, because it holds a secret key.
#[derive(Clone)]
pub struct SesSettings {
    /// The region, such as `ap-southeast-3`.
    pub region: String,
    /// The id of the access key.
    pub access_key_id: String,
    /// The secret access key.
    pub secret_access_key: String,
    /// The session token of temporary credentials, which functions have.
    pub session_token: Option<String>,
    /// Another endpoint, for tests and private networks.
    pub endpoint: Option<String>,
    /// The configuration set, which tells where bounces are reported.
    pub configuration_set: Option<String>,
    /// How long connecting and one attempt may take.
    pub times: MailTimes,
}

/// A back end that sends through Amazon SES.
#[derive(Debug, Clone)]
pub struct SesTransport {
    client: Arc<LazyLock<Client, Box<dyn FnOnce() -> Client + Send>>>,
    /// Where the endpoint listens, to see whether it is there.
    address: Option<(String, u16)>,
    configuration_set: Option<String>,
    times: MailTimes,
}

impl SesTransport {
    /// Makes a client with the first mail, and connects then.
    ///
    /// It reads the certificate authorities of the machine, some hundred files: a form that
    /// is refused does not wait for it.
    #[must_use]
    pub fn new(settings: SesSettings) -> Self {
        let usual = format!("https://email.{}.amazonaws.com", settings.region);
        let address = listening_at(settings.endpoint.as_ref().unwrap_or(&usual));
        let (configuration_set, times) = (settings.configuration_set.clone(), settings.times);
        let make: Box<dyn FnOnce() -> Client + Send> = Box::new(|| client(settings));
        let client = Arc::new(LazyLock::new(make));
        Self { client, address, configuration_set, times }
    }

    /// Connects to the endpoint, and no more: SES has no question that needs no right of its own.
    async fn knock(&self, within: Duration) -> Result<(), TransportError> {
        let address = self.address.clone();
        let address = address.ok_or_else(|| TransportError::new("ses_endpoint", None))?;
        match tokio::time::timeout(within, TcpStream::connect(address)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(TransportError::new("ses_unreachable", Some(error.into()))),
            Err(_) => Err(TransportError::new("ses_timeout", None)),
        }
    }

    async fn send_raw(&self, email: Email, within: Duration) -> Result<Location, TransportError> {
        let to = email.recipients().iter().map(|to| to.as_str().to_owned()).collect();
        let destination = Destination::builder().set_to_addresses(Some(to)).build();
        let sender = Address::as_str(email.sender()).to_owned();
        let message =
            RawMessage::builder().data(Blob::new(Vec::from(email.into_message()))).build();
        let message =
            message.map_err(|error| TransportError::new("ses_request", Some(error.into())))?;
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(self.times.connection)
            .operation_attempt_timeout(self.times.attempt)
            .operation_timeout(within);
        let sent = self
            .client
            .send_email()
            .from_email_address(sender)
            .set_configuration_set_name(self.configuration_set.clone())
            .destination(destination)
            .content(EmailContent::builder().raw(message).build())
            .customize()
            .config_override(config::Config::builder().timeout_config(timeouts.build()))
            .send()
            .await
            .map_err(failure)?;
        match sent.message_id() {
            Some(id) => Ok(Location::new(NAME, id.to_owned())),
            None => Err(TransportError::new("ses_no_message_id", None).with_fate(Fate::Unknown)),
        }
    }
}

impl Transport for SesTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn check(&self, within: Duration) -> Checking<'_> {
        Box::pin(self.knock(within))
    }

    fn send(&self, email: Email, patience: Patience) -> Sending<'_> {
        Box::pin(self.send_raw(email, patience.whole))
    }

    fn prepare(&self) {
        LazyLock::force(&self.client);
    }
}

/// Makes a client; it connects with its first request.
fn client(settings: SesSettings) -> Client {
    let credentials = Credentials::new(
        settings.access_key_id,
        settings.secret_access_key,
        settings.session_token,
        None,
        "environment",
    );
    let mut config = config::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(settings.region))
        .credentials_provider(credentials)
        .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS));
    if let Some(endpoint) = settings.endpoint {
        config = config.endpoint_url(endpoint);
    }
    Client::from_conf(config.build())
}

/// Returns host and port of an endpoint.
fn listening_at(endpoint: &str) -> Option<(String, u16)> {
    let uri: http::Uri = endpoint.parse().ok()?;
    let authority = uri.authority()?;
    let usual = if uri.scheme_str() == Some("http") { 80 } else { 443 };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    Some((host.to_owned(), authority.port_u16().unwrap_or(usual)))
}

/// What SES says to a mail that it will never take.
const LAST_WORD: &str = "MessageRejected";

/// Returns what may have become of a mail: what was sent and not answered may be taken.
fn fate(error: &SdkError<SendEmailError>) -> Fate {
    // An answer that says yes and is not to be understood otherwise.
    if error.raw_response().is_some_and(|answer| answer.status().is_success()) {
        return Fate::Unknown;
    }
    match error {
        SdkError::ServiceError(_) if error.code() == Some(LAST_WORD) => Fate::Refused,
        SdkError::TimeoutError(_) | SdkError::ResponseError(_) => Fate::Unknown,
        SdkError::DispatchFailure(_) if was_connected(error) => Fate::Unknown,
        _ => Fate::NotTaken,
    }
}

/// Returns whether what broke was a conversation, and not the way there.
fn was_connected(error: &(dyn Error + 'static)) -> bool {
    std::iter::successors(Some(error), |&error| error.source()).any(<dyn Error>::is::<hyper::Error>)
}

fn failure(error: SdkError<SendEmailError>) -> TransportError {
    let fate = fate(&error);
    let code = match &error {
        SdkError::TimeoutError(_) => "ses_timeout",
        SdkError::DispatchFailure(_) => "ses_unreachable",
        SdkError::ResponseError(_) => "ses_unreadable",
        SdkError::ServiceError(_) => error.code().unwrap_or("ses_error"),
        _ => "ses_request",
    };
    let code = code.to_owned();
    TransportError::new(&code, Some(error.into())).with_fate(fate)
}
