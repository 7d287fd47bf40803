//! The site as it is shown now, and how it is made again.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use loket_handler::clock::{Clock as _, SystemClock};
use loket_handler::config::Config;
use loket_handler::mailer::MailTimes;
use loket_handler::mailer::file::FileTransport;
use loket_handler::origin::{Origin, Origins};
use loket_handler::secret::Secret;
use loket_handler::{Handler, HandlerParts};
use tokio::sync::watch;

use crate::address::Addresses;
use crate::cli::ended::Failure;
use crate::cli::inputs::InputArguments;
use crate::cli::terminal;
use crate::command_language::CommandLanguage;
use crate::diagnostic::Diagnostics;
use crate::headers;
use crate::model::{Edition, PublicFile, WebUrl};
use crate::pipeline::{self, Forms, Inputs, Loaded};
use crate::render::{Bundled, Renderer};
use crate::resolve::Drafts;
use crate::theme::Further;
use crate::timing::Timings;

/// Makes the site anew.
pub(super) struct SiteBuilder {
    pub(super) inputs: InputArguments,
    /// Where the site is shown.
    pub(super) base_url: WebUrl,
    maker: HandlerMaker,
}

/// A site that was built without a problem.
pub(super) struct Built {
    /// Its name.
    pub(super) name: String,
    /// Its language.
    pub(super) language: CommandLanguage,
    /// Makes its files when they are asked for.
    pub(super) renderer: Renderer,
    /// The headers of its pages.
    pub(super) headers: Vec<(&'static str, String)>,
    /// What takes its forms, once it is made; absent if it has none, or they cannot be taken.
    handler: OnceLock<Result<Option<Arc<Handler>>, Arc<Problems>>>,
    maker: HandlerMaker,
    /// The pages of its forms, to print at the start.
    pub(super) forms: Vec<String>,
    /// Warnings.
    pub(super) warnings: Diagnostics,
}

/// What the handler of a site is made with, beside the site.
#[derive(Clone)]
struct HandlerMaker {
    transport: Arc<FileTransport>,
    secret: Secret,
    port: u16,
}

impl Built {
    /// Returns what takes its forms, which is made when it is first wanted: pages need not wait.
    pub(super) fn handler(&self) -> Result<Option<Arc<Handler>>, Arc<Problems>> {
        let made = self.handler.get_or_init(|| {
            let made = self.maker.make(&self.renderer);
            made.map_err(|failure| Arc::new(Problems::of(&failure, self.language)))
        });
        made.clone()
    }
}

/// What a build came to.
pub(super) type Attempt = Result<Built, Problems>;

/// Everything that is wrong, in words.
pub(super) struct Problems {
    /// The words, as the terminal shows them.
    pub(super) text: String,
    /// The language of the words.
    pub(super) language: CommandLanguage,
}

impl Problems {
    /// Says why something could not be made.
    pub(super) fn of(failure: &Failure, language: CommandLanguage) -> Self {
        Self { text: terminal::failure_text(failure.as_ref()), language }
    }
}

impl SiteBuilder {
    pub(super) fn new(
        inputs: InputArguments,
        base_url: WebUrl,
        transport: FileTransport,
        port: u16,
    ) -> Result<Self, Failure> {
        let maker =
            HandlerMaker { transport: Arc::new(transport), secret: Secret::random()?, port };
        Ok(Self { inputs, base_url, maker })
    }

    /// Builds the site.
    pub(super) fn build(&self) -> Attempt {
        let told = |diagnostics: &Diagnostics, language| Problems {
            text: diagnostics.to_text(language),
            language,
        };
        let language = CommandLanguage::default();
        let inputs = Inputs {
            base_url: Some(self.base_url.clone()),
            // What is tried here is not sent to the agency.
            forms: Forms::TakenHere,
            ..self.inputs.now(Drafts::Shown)
        };
        let loaded = match pipeline::load(&inputs, &Timings::default()) {
            Ok(Ok(loaded)) => loaded,
            Ok(Err(broken)) => return Err(told(&broken.diagnostics, broken.language)),
            Err(error) => return Err(Problems::of(&error.into(), language)),
        };
        let language = CommandLanguage::from(loaded.renderer.language());
        if loaded.diagnostics.has_errors() {
            return Err(told(&loaded.diagnostics, language));
        }
        self.finish(loaded, language).map_err(|failure| Problems::of(&failure, language))
    }

    fn finish(&self, loaded: Loaded, language: CommandLanguage) -> Result<Built, Failure> {
        let Loaded { renderer, diagnostics, .. } = loaded;
        // Whoever edits a template learns at once that it does not fit.
        renderer.try_each_kind()?;
        // The script that reloads pages is a file of this server.
        let own_scripts = Further { scripts: Some("'self'"), ..Further::default() };
        Ok(Built {
            name: renderer.editions().main().site.facts.name.clone(),
            language,
            headers: headers::of_pages(&renderer.theme().policy(own_scripts)),
            forms: forms(&renderer),
            renderer,
            handler: OnceLock::new(),
            maker: self.maker.clone(),
            warnings: diagnostics,
        })
    }
}

/// The addresses of the first pages with a form.
fn forms(renderer: &Renderer) -> Vec<String> {
    let address = |edition: &Edition| {
        let addresses = Addresses::new(edition);
        let pages = edition.form_pages().cloned().map(PublicFile::from);
        pages.map(|page| addresses.file(&page)).collect::<Vec<_>>()
    };
    renderer.editions().all().flat_map(address).collect()
}

impl HandlerMaker {
    fn make(&self, renderer: &Renderer) -> Result<Option<Arc<Handler>>, Failure> {
        let Some(Bundled { mut bundle, .. }) = renderer.bundle()? else { return Ok(None) };
        // The published policy may ask for TLS, which nobody speaks here.
        bundle.manifest.policy = renderer.theme().policy(Further::default());
        let parts = HandlerParts {
            transport: Arc::clone(&self.transport) as _,
            // Nobody is promised an answer in time here, and a build may keep the machine busy.
            times: MailTimes::of_patience(20),
            secret: self.secret.clone(),
            clock: Box::new(SystemClock),
            origins: self.origins(),
            guards: Config::guards_from_environment()?,
            spool: None,
            answers_first: false,
        };
        let handler = Handler::try_new(bundle, parts)?;
        Ok(Some(Arc::new(handler)))
    }

    /// This machine has several names; a page opened under any of them may send its form.
    fn origins(&self) -> Origins {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let origin = |name| Origin::parse(&format!("http://{name}:{}", self.port)).ok();
        names.into_iter().filter_map(origin).collect()
    }
}

/// What is shown now: the last good site, and what is wrong with the newest content.
#[derive(Clone)]
pub(super) struct Current {
    /// The number of the newest build.
    pub(super) version: u64,
    /// Which of them made the site that is shown: a page tells it, and so gets to
    /// know at once of problems that came later.
    pub(super) shown_version: u64,
    /// The last good site; absent if there was none yet.
    pub(super) site: Option<Arc<Built>>,
    /// What is wrong with the newest content.
    pub(super) problems: Option<Arc<Problems>>,
}

/// The site as it is shown now, for all who read it.
pub(super) struct LiveSite {
    current: RwLock<Current>,
    version: watch::Sender<u64>,
    /// How often somebody has begun to wait for a change.
    asked: watch::Sender<u64>,
}

/// How many pages wait for a change at a time. Each takes a connection, of which a browser
/// opens six: with a seventh tab waiting, none would be left to load it.
const WAITING: u64 = 3;

/// Begins at the time, so that a page that is still open notices a restart.
fn first_version() -> u64 {
    u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default()
}

/// The number that stands for the end of all builds.
const CLOSED: u64 = u64::MAX;

impl LiveSite {
    pub(super) fn new(first: Attempt) -> Self {
        let version = first_version();
        let empty = Current { version, shown_version: version, site: None, problems: None };
        let live = Self {
            current: RwLock::new(empty),
            version: watch::Sender::new(version),
            asked: watch::Sender::new(0),
        };
        live.show(first);
        live
    }

    /// Shows a new attempt: its site, or its problems over the last good site.
    pub(super) fn show(&self, attempt: Attempt) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.version += 1;
        match attempt {
            Ok(built) => {
                current.shown_version = current.version;
                current.site = Some(Arc::new(built));
                current.problems = None;
            }
            Err(problems) => current.problems = Some(Arc::new(problems)),
        }
        self.version.send_replace(current.version);
    }

    /// Shows why the forms of the site that is shown cannot be taken.
    pub(super) fn show_problems(&self, problems: Arc<Problems>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.version += 1;
        current.problems = Some(problems);
        self.version.send_replace(current.version);
    }

    /// Returns what is shown now.
    pub(super) fn current(&self) -> Current {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until another version than `known` is shown, so many have come to wait later
    /// that it is their turn, or the server stops.
    pub(super) async fn changed(&self, known: u64) {
        let mut own = 0;
        self.asked.send_modify(|asked| {
            *asked += 1;
            own = *asked;
        });
        let (mut version, mut asked) = (self.version.subscribe(), self.asked.subscribe());
        // The senders live as long as this: waiting cannot fail.
        tokio::select! {
            _ = version.wait_for(|version| *version != known) => {}
            _ = asked.wait_for(|asked| *asked >= own + WAITING) => {}
        }
    }

    /// Ends all waiting, so that the server can stop.
    pub(super) fn close(&self) {
        self.version.send_replace(CLOSED);
    }
}
