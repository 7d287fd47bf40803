//! A mail server that is in real use: Exim, with a configuration that fails on demand.
//!
//! `tests/run` brings it; where it is missing its tests are left out.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::wait::wait_until;

/// What it is told to fail with, while a file of this name is there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// It puts off whoever it does not know.
    Greylisting,
    /// It has no room for the mail.
    Full,
}

impl Fault {
    const fn file(self) -> &'static str {
        match self {
            Self::Greylisting => "greylisting",
            Self::Full => "full",
        }
    }
}

/// Exim with a folder of its own; it is stopped when it is dropped.
pub(crate) struct Exim {
    folder: tempfile::TempDir,
    address: SocketAddr,
    child: Option<Child>,
}

impl Exim {
    /// Starts it; it refuses mail to one address.
    pub(crate) fn start(refused: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["spool", "mails"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        // Exim delivers nothing as root.
        for name in ["", "spool", "mails"] {
            let open = std::fs::Permissions::from_mode(0o777);
            std::fs::set_permissions(folder.path().join(name), open).expect("a folder of ours");
        }
        let configuration = configuration(folder.path(), refused);
        let path = folder.path().join("configuration");
        #[expect(clippy::disallowed_methods, reason = "a test speaks to its own server")]
        std::fs::write(path, configuration).expect("a file");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        drop(listener);
        let mut exim = Self { folder, address, child: None };
        exim.come_back();
        exim
    }

    /// Returns what `LOKET_MAIL` says of it.
    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Lets it fail from now on.
    pub(crate) fn begin(&self, fault: Fault) {
        std::fs::File::create(self.folder.path().join(fault.file())).expect("a file");
    }

    /// Ends a fault.
    pub(crate) fn end(&self, fault: Fault) {
        std::fs::remove_file(self.folder.path().join(fault.file())).expect("a file");
    }

    /// Stops it.
    pub(crate) fn go_away(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Starts it again, at the same address.
    pub(crate) fn come_back(&mut self) {
        let mut command = Command::new("/usr/sbin/exim4");
        command.arg("-C").arg(self.folder.path().join("configuration"));
        command.args(["-bdf", "-oX", &format!("127.0.0.1.{}", self.address.port())]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.child = Some(command.spawn().expect("exim4 is installed"));
        let listens = || TcpStream::connect(self.address).is_ok();
        wait_until(listens, || format!("it does not listen: {}", self.log()));
    }

    /// Returns the mails that it has delivered, with what they were addressed to.
    pub(crate) fn mails(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path().join("mails")).expect("a folder");
        let paths = entries.flatten().map(|entry| entry.path());
        // What is being written has another name.
        let is_whole = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('q'))
        };
        paths.filter(is_whole).map(|path| text_of(&path)).collect()
    }

    /// Returns what it says of itself.
    pub(crate) fn log(&self) -> String {
        text_of(&self.folder.path().join("mainlog"))
    }
}

impl Drop for Exim {
    fn drop(&mut self) {
        self.go_away();
    }
}

/// Returns what a file says; nothing, if it is not there.
fn text_of(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

/// Returns as whom it delivers: whoever runs the tests, but never root.
fn user() -> (String, String) {
    let own = |what| {
        let told = Command::new("id").arg(what).output().expect("id").stdout;
        String::from_utf8(told).expect("a name").trim().to_owned()
    };
    match own("-un").as_str() {
        "root" => ("nobody".to_owned(), "nogroup".to_owned()),
        user => (user.to_owned(), own("-gn")),
    }
}

fn configuration(folder: &Path, refused: &str) -> String {
    let (folder, (user, group)) = (folder.display(), user());
    let [greylisting, full] = [Fault::Greylisting, Fault::Full].map(Fault::file);
    format!(
        "primary_hostname = surel.contoh.go.id
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
pid_file_path = {folder}/pid
exim_user = {user}
exim_group = {group}
never_users =
deliver_drop_privilege
keep_environment =
tls_advertise_hosts =
acl_smtp_rcpt = recipient
acl_smtp_data = mail
begin acl
recipient:
  deny recipients = {refused}
       message = 550 no such mailbox
  defer condition = ${{if exists{{{folder}/{greylisting}}}}}
        message = 451 greylisted
  accept
mail:
  defer condition = ${{if exists{{{folder}/{full}}}}}
        message = 452 full
  accept
begin routers
all:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = {folder}/mails
  user = {user}
  envelope_to_add
"
    )
}
