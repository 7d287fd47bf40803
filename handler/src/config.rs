//! Environment → [`Config`], once, at the start.
//!
//! Everything that is wrong is said at once, naming the variable and what to
//! write there. A secret is never part of a message.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;

use loket_form::address::Address;
use loket_form::bundle::Bundle;

use crate::bundle_folder::{BundleFolder, Mark};
use crate::clock::SystemClock;
use crate::edge::Edge;
use crate::guard::{DayQuota, Guards, Judges, RateLimit};
use crate::mailer::{MailTimes, Phases};
use crate::morning::Morning;
use crate::origin::{Origin, Origins};
use crate::secret::{self, Secret};
use crate::{Handler, HandlerError, HandlerParts};

mod mail;
mod reader;
mod run_as;

use self::mail::Mail;
pub use self::mail::Spooling;
pub use self::reader::ConfigError;
use self::reader::Reader;
pub use self::run_as::RunAs;

/// How often one address may post unless the environment says otherwise: more than
/// a person does, also with some colleagues behind the same address.
const RATE: &str = "20/5m";

/// How patient a server is with mail servers, which may look at a mail for a minute: it still
/// answers before the proxy in `deploy/` and the script of the form give up.
const PATIENCE_OF_SERVER: u32 = 30;

/// What the variables mean, for `--help`.
pub const HELP: &str = "\
Environment:
  LOKET_BUNDLE    folder that `loket build` wrote as `function`
                  (default: `function` beside the program or in LAMBDA_TASK_ROOT)
  LOKET_MAIL      where mails go:
                    ses                    Amazon SES
                    smtps://HOST[:PORT]    a mail server, TLS from the start (port 465)
                    smtp://HOST[:PORT]     a mail server, TLS by STARTTLS (port 587);
                                           on this machine without TLS (port 25)
                    smtp+starttls://HOST   the same, with TLS on this machine, too
                    smtp+insecure://HOST   a mail server, without TLS whatever it offers
                    file:DIR               one .eml file each
  LOKET_MAIL_FALLBACK
                  where a mail goes that LOKET_MAIL did not take; written alike. With
                  --listen a folder is emptied through LOKET_MAIL later, as LOKET_SPOOL is
  LOKET_MAIL_PATIENCE
                  how many times 3.5 s the mail of a form may take, from connecting to the
                  last answer of the mail server (default: 30 with --listen, 1 in a
                  function). A proxy must wait longer: nginx by `proxy_read_timeout`
  LOKET_SMTP_USER, LOKET_SMTP_PASSWORD
                  what to log in to the mail server with, if it asks
  LOKET_FALLBACK_SMTP_USER, LOKET_FALLBACK_SMTP_PASSWORD
                  the same for a mail server in LOKET_MAIL_FALLBACK
  LOKET_SECRET    at least 32 random characters, such as from `openssl rand -hex 32`;
                  references and receipt links are made with it, so keep it
  LOKET_SENDER    address that mails come from (default: that of the site)
  LOKET_ORIGINS   further sites that may post forms, separated by spaces

Only in a function:
  LOKET_EDGE      what CloudFront says in `X-Loket-Edge`, random like the secret: whoever
                  comes past it, by the address of the gateway itself, is refused

Only with --listen:
  LOKET_MAIL_PHASES
                  how many seconds of that a mail server may take for each phase, where not
                  as usual: `connect=10 greeting=30 command=30 data=30 end=60`. `data` has
                  a second more for each 64 KB; `end` is its answer to the whole mail.
                  What waits in a spool has minutes for each, as RFC 5321 asks
  LOKET_SPOOL     folder into which every mail is written before it is sent, so that no
                  applicant waits for a mail server; what waits is tried again after
                  pauses that grow, and is gone when it is taken
  LOKET_MORNING   from when on each working morning the recipients of forms get a mail of what
                  came, by reference, and what still waits, to be held against their
                  mailbox, such as 07:30 (default: no such mail); needs LOKET_SPOOL
  LOKET_RATE      how often one address may post, such as 20/5m (the default), or `off`
  LOKET_PROXIES   addresses of reverse proxies whose X-Forwarded-For is believed,
                  separated by spaces, such as 10.0.0.0/8; this machine always is
  LOKET_PROOF     asks browsers for a proof of work (ALTCHA): how many numbers they try at
                  most, such as 50000 (default: off); a form without one counts for
                  five in LOKET_RATE
  LOKET_DAY_QUOTA how many requests each form takes a day (default: no limit but its own)

With `ses`: AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
and, for tests and private networks, AWS_ENDPOINT_URL_SESV2. A function has the
first four from its role. LOKET_SES_CONFIGURATION_SET names the configuration set
that reports bounces.";

/// What the environment says.
///
/// Only a server lives longer than a request: it alone has guards, and answers first.
pub struct Config {
    /// What the site says about its forms, with the sender of the environment.
    pub bundle: Bundle,
    /// Where that was read.
    pub folder: BundleFolder,
    /// The state of the folder before it was.
    pub mark: Mark,
    /// What waits for a mail server, if anything does.
    pub spooling: Option<Spooling>,
    /// From when on in the morning recipients are told what came, if they are.
    pub morning: Option<Morning>,
    /// What proves that a request came through the edge, if anything must.
    pub edge: Option<Edge>,
    /// What a handler is made of besides the bundle.
    pub parts: HandlerParts,
}

impl Config {
    /// Reads the environment of the process.
    ///
    /// # Errors
    /// If a variable is missing or cannot be used; all of them are named.
    pub fn from_environment(run_as: RunAs) -> Result<Self, ConfigError> {
        Self::read(of_process, run_as)
    }

    /// Reads from the environment of the process what keeps one sender from taking the place
    /// of others, and nothing else.
    ///
    /// # Errors
    /// If a variable cannot be used; all of them are named.
    pub fn guards_from_environment() -> Result<Guards, ConfigError> {
        let mut reader = Reader::new(&of_process);
        let guards = reader.guards();
        reader.end(Some(guards))
    }

    /// Reads an environment; an empty variable counts as missing.
    ///
    /// # Errors
    /// If a variable is missing or cannot be used; all of them are named.
    pub fn read(
        lookup: impl Fn(&'static str) -> Option<String>,
        run_as: RunAs,
    ) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(&lookup);
        let read = reader.bundle();
        let times = reader.times(run_as);
        let mail = mail::mail(&mut reader, times, run_as);
        let morning = reader.morning();
        let secret = reader.secret();
        let edge = reader.edge();
        let origins = reader.origins();
        let guards = reader.guards();
        let ((read, mail), secret) = reader.end(read.zip(mail).zip(secret))?;
        let Mail { transport, spooling } = mail;
        let (bundle, folder, mark) = read;
        let answers_first = run_as == RunAs::Server;
        let parts = HandlerParts {
            transport,
            times,
            secret,
            clock: Box::new(SystemClock),
            origins,
            guards: if answers_first { guards } else { Guards::default() },
            spool: spooling.as_ref().map(|spooling| Arc::clone(&spooling.spool)),
            answers_first,
        };
        Ok(Self { bundle, folder, mark, spooling, morning, edge, parts })
    }

    /// Makes the handler that the environment describes.
    ///
    /// # Errors
    /// If the bundle holds what cannot be used.
    pub fn handler(self) -> Result<Handler, HandlerError> {
        Handler::try_new(self.bundle, self.parts)
    }
}

/// Reads the environment of the process.
fn of_process(variable: &'static str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    std::env::var(variable).ok()
}

impl Reader<'_> {
    fn bundle(&mut self) -> Option<(Bundle, BundleFolder, Mark)> {
        let folder = self.get("LOKET_BUNDLE").map(PathBuf::from).or_else(|| self.own_folder());
        let Some(folder) = folder else {
            self.complain("LOKET_BUNDLE", "is missing: write the folder `function` of the site");
            return None;
        };
        let mut folder = BundleFolder::new(folder);
        folder.sender = self.sender();
        let mark = folder.mark();
        let bundle = self.made("LOKET_BUNDLE", folder.load())?;
        Some((bundle, folder, mark))
    }

    /// Finds the bundle that was deployed with the program.
    fn own_folder(&self) -> Option<PathBuf> {
        let root = self.get("LAMBDA_TASK_ROOT").map(PathBuf::from);
        let beside = || Some(std::env::current_exe().ok()?.parent()?.to_owned());
        Some(root.or_else(beside)?.join("function"))
    }

    fn times(&mut self, run_as: RunAs) -> MailTimes {
        const PATIENCE: &str = "LOKET_MAIL_PATIENCE";
        const PHASES: &str = "LOKET_MAIL_PHASES";
        let times = self.get(PATIENCE).and_then(|text| self.made(PATIENCE, text.parse()));
        let phases = self.get(PHASES).and_then(|text| self.made(PHASES, text.parse()));
        match run_as {
            RunAs::Function => times.unwrap_or_default(),
            RunAs::Server => MailTimes {
                phases: phases.unwrap_or(Phases::OF_AN_ANSWER),
                ..times.unwrap_or_else(|| MailTimes::of_patience(PATIENCE_OF_SERVER))
            },
        }
    }

    fn secret(&mut self) -> Option<Secret> {
        const SECRET: &str = "LOKET_SECRET";
        let text = self.need(SECRET, secret::ADVICE)?;
        self.made(SECRET, Secret::parse(&text))
    }

    fn morning(&mut self) -> Option<Morning> {
        const MORNING: &str = "LOKET_MORNING";
        let text = self.get(MORNING)?;
        if self.get("LOKET_SPOOL").is_none() {
            self.complain(MORNING, "needs LOKET_SPOOL, where requests are counted");
        }
        self.made(MORNING, text.parse())
    }

    fn edge(&mut self) -> Option<Edge> {
        const EDGE: &str = "LOKET_EDGE";
        let text = self.get(EDGE)?;
        self.made(EDGE, Edge::parse(text))
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
        self.made("LOKET_ORIGINS", origins).unwrap_or_default()
    }

    fn guards(&mut self) -> Guards {
        let rate = self.get("LOKET_RATE").unwrap_or_else(|| RATE.to_owned());
        let rate = if rate == "off" { None } else { self.made("LOKET_RATE", rate.parse()) };
        let proxies = self.get("LOKET_PROXIES").unwrap_or_default();
        let proxies = proxies.split_whitespace();
        let proxies = proxies.filter_map(|text| self.made("LOKET_PROXIES", text.parse())).collect();
        let day = self.get("LOKET_DAY_QUOTA");
        let day = day.and_then(|text| self.made("LOKET_DAY_QUOTA", text.parse::<NonZeroU32>()));
        let proof = self.get("LOKET_PROOF").filter(|text| text != "off");
        let proof = proof.and_then(|text| self.made("LOKET_PROOF", text.parse()));
        if proof.is_some() && self.get("LOKET_RATE").is_some_and(|rate| rate == "off") {
            let text = "needs LOKET_RATE, which is off: forms without a proof are held by it";
            self.complain("LOKET_PROOF", text);
        }
        Guards {
            proof,
            proxies,
            rate: rate.map(RateLimit::new),
            day: Some(DayQuota::new(day)),
            judges: Some(Judges::of_this_machine()),
        }
    }
}
