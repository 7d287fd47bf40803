//! `loket serve`: show the site on this machine, and take its forms.
//!
//! The site is read again on every change, and a page is made when a browser asks for it. Forms go to the
//! very handler that production runs, with a folder for its outbox.

mod own_names;
mod problem_page;
mod reload;
mod router;
mod site;
mod static_file;
mod watch;
mod words;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use loket_handler::config::Config;
use loket_handler::mailer::file::FileTransport;
use loket_handler::server::{self, Intake, Limits};
use tokio::net::TcpListener;

use super::ended::{Ended, Failure};
use super::inputs::InputArguments;
use crate::command_language::CommandLanguage;
use crate::model::WebUrl;
use crate::resolve::Drafts;
use own_names::OwnNames;
use site::{LiveSite, SiteBuilder};
pub(super) use watch::Changes;

/// What `--help` says of the environment.
const ENVIRONMENT: &str = "\
Environment:
  LOKET_RATE, LOKET_PROXIES, LOKET_PROOF, LOKET_DAY_QUOTA
                  as `loket-handler --help` explains them: to try out what a site will have";

#[derive(Debug, Args)]
#[command(after_help = ENVIRONMENT)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    inputs: InputArguments,
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The folder that accepted requests are written to, one .eml file a mail
    #[arg(long, value_name = "DIR", default_value = "outbox")]
    outbox: PathBuf,
}

pub(super) fn run(arguments: &ServeArguments, language: CommandLanguage) -> Result<Ended, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(arguments, language))?;
    Ok(Ended::Well)
}

/// The port or the outbox cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.words())]
struct ListenError {
    language: CommandLanguage,
    address: SocketAddr,
    source: std::io::Error,
}

impl ListenError {
    fn words(&self) -> String {
        let address = self.address;
        match self.language {
            CommandLanguage::Indonesian => {
                format!("{address} tidak dapat dipakai: pilih port lain dengan --port")
            }
            CommandLanguage::English => {
                format!("cannot listen on {address}: choose another port with --port")
            }
        }
    }
}

async fn serve(arguments: &ServeArguments, language: CommandLanguage) -> Result<(), Failure> {
    let inputs = arguments.inputs.inputs(Drafts::Shown, language)?;
    // Whoever mistypes a variable learns it now, and not from a page that cannot be built.
    let proxies = Config::guards_from_environment()?.proxies;
    let address = SocketAddr::new(arguments.host, arguments.port);
    let listener = TcpListener::bind(address).await;
    let listener = listener.map_err(|source| ListenError { language, address, source })?;
    let port = listener.local_addr()?.port();
    let own = WebUrl::parse(&format!("http://{}:{port}", shown_host(arguments.host)))?;
    let base_url = inputs.base_url.unwrap_or(own);
    let transport = FileTransport::open(&arguments.outbox)?;
    let inputs = arguments.inputs.clone();
    // What changes while the site is built for the first time is noticed, too.
    let changes = Changes::of(inputs.folders())?;
    let builder = SiteBuilder::new(inputs, base_url.clone(), transport, port)?;
    let live = Arc::new(LiveSite::new(builder.build()));
    words::tell_start(&live.current(), &base_url, &arguments.outbox)?;
    watch::follow(changes, builder, Arc::clone(&live));
    let limits = Limits::default();
    let headers = router::common_headers(Arc::clone(&live));
    let names = OwnNames { site: host_of(&base_url), live: Arc::clone(&live) };
    let intake = Intake::new(limits);
    let router = router::router(Arc::clone(&live), names, arguments.outbox.clone(), intake);
    let stop = async {
        server::stop_signal().await;
        live.close();
    };
    server::serve(listener, router, headers, proxies, limits, stop).await;
    Ok(())
}

/// Returns the host of the site, under which a proxy or a tunnel may ask.
fn host_of(site: &WebUrl) -> Option<String> {
    let uri: http::Uri = site.as_str().parse().ok()?;
    uri.host().map(str::to_ascii_lowercase)
}

/// Every interface has no address of its own; this machine is one of those it stands for.
fn shown_host(host: IpAddr) -> String {
    match host {
        IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(_) => "localhost".to_owned(),
    }
}
