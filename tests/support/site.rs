//! A site in a folder of its own, and `loket` run on it: the driver of all tests of sites.
//!
//! Paths are as `loket` prints them, from the folder in which it runs:
//! `content/dinas/surat.md`, `templates/404.html`, `dist/public/index.html`.
//! A mistake in one file is an edit and what must be found:
//!
//! ```ignore
//! Site::valid()
//!     .edit("content/dinas/surat.md", "time: 2 hari", "time: 2 hri")
//!     .finds(&["error duration content/dinas/surat.md:24:7"]);
//! ```
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "each suite uses a part; a test that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use loket::diagnostic::Diagnostic;
use loket::pipeline::{self, Broken, Forms, Inputs, Loaded};
use loket::resolve::Drafts;
use loket::timing::Timings;
use serde_json::Value;

use crate::support::process::{self, Program};

/// The day of all tests, as the option `--today` takes it.
const TODAY: &str = "2026-11-24";

/// The content of the smallest site: an agency with one service.
const SMALL: [(&str, &str); 3] = [
    (
        "content/site.yaml",
        "name: Layanan Kota Contoh\n\
         government: Pemerintah Kota Contoh\n\
         base_url: https://layanan.contoh.go.id\n\
         language: id\n",
    ),
    (
        "content/dinas/agency.yaml",
        "name: Dinas Contoh\n\
         email: dinas@contoh.go.id\n",
    ),
    (
        "content/dinas/surat.md",
        "---\n\
         title: Surat Keterangan Contoh\n\
         requirements: [KTP asli]\n\
         steps:\n\
         - actor: Pemohon\n\
         \x20 text: menyerahkan berkas\n\
         time: 2 hari kerja\n\
         cost: gratis\n\
         products: [Surat Keterangan Contoh]\n\
         ---\n",
    ),
];

/// A folder with the content of a site, in which `loket` runs.
pub(crate) struct Site(tempfile::TempDir);

/// What `loket` came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Returns a path in this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Returns a path among the fixtures.
pub(crate) fn fixtures(path: &str) -> PathBuf {
    repository("tests/fixtures").join(path)
}

/// Returns the folder of a site of the fixtures: that of the published standards, or one
/// of `fixtures/sites`.
pub(crate) fn content_of(name: &str) -> PathBuf {
    if name == "standards" { fixtures("standards/content") } else { fixtures("sites").join(name) }
}

/// Returns the names of the folders in one of the fixtures.
pub(crate) fn names(path: &str) -> Vec<String> {
    let entries = std::fs::read_dir(fixtures(path)).expect("a folder");
    let entries = entries.map(|entry| entry.expect("readable"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> =
        folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Reads a file of text.
pub(crate) fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|_| panic!("no {}", path.display()));
    String::from_utf8(bytes).expect("text")
}

/// Reads every file below a folder, hidden ones too, with their paths from there; not the record
/// of a build, which tells when it was.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().map(|entry| entry.expect("a readable folder"));
    let file = |entry: walkdir::DirEntry| {
        let relative = entry.path().strip_prefix(folder).expect("below the folder");
        let bytes = std::fs::read(entry.path()).expect("a file");
        (relative.to_string_lossy().into_owned(), bytes)
    };
    let is_record = |entry: &walkdir::DirEntry| entry.file_name() == ".loket.record";
    let files = entries.filter(|entry| entry.file_type().is_file() && !is_record(entry));
    files.map(file).collect()
}

/// A site is made from nothing, from content of the repository or from files, then changed.
impl Site {
    /// A folder without content.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// The smallest site: one agency and one service, without a form.
    pub(crate) fn small() -> Self {
        let site = Self::empty();
        for (path, text) in SMALL {
            site.write(path, text);
        }
        site
    }

    /// The valid site of the fixtures from which every invalid one differs in some files.
    pub(crate) fn valid() -> Self {
        Self::fixture("kecil")
    }

    /// A site of the fixtures.
    pub(crate) fn fixture(name: &str) -> Self {
        Self::of(files(&content_of(name)))
    }

    /// The valid site with the files of a folder of `fixtures/invalid` laid over it.
    pub(crate) fn invalid(name: &str) -> Self {
        let site = Self::valid();
        for (path, bytes) in files(&fixtures("invalid").join(name)) {
            if path != "expected.txt" {
                site.write(&format!("content/{path}"), bytes);
            }
        }
        site
    }

    /// The site of this repository in its main language.
    pub(crate) fn seed() -> Self {
        let content = files(&repository("content")).into_iter();
        Self::of(content.filter(|(path, _)| !path.contains(".en.")))
    }

    /// The site of this repository in both languages.
    pub(crate) fn seed_in_two_languages() -> Self {
        Self::of(files(&repository("content")))
    }

    /// A site with these files of content, by their paths below `content`.
    pub(crate) fn of(
        content: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
    ) -> Self {
        let site = Self::empty();
        for (path, bytes) in content {
            site.write(&format!("content/{}", path.as_ref()), bytes);
        }
        site
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn write(&self, relative: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(relative);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
        std::fs::write(path, content).expect("a file");
        self
    }

    /// Writes a service of the agency `dinas`, with these lines beside its title.
    pub(crate) fn service(&self, name: &str, title: &str, lines: &str) -> &Self {
        let title = title.replace('\'', "''");
        let text = format!("---\ntitle: '{title}'\n{lines}---\n");
        self.write(&format!("content/dinas/{name}.md"), text)
    }

    /// Puts other words in place of those that stand in a file once.
    #[track_caller]
    pub(crate) fn edit(&self, relative: &str, old: &str, new: &str) -> &Self {
        let text = self.read(relative);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {text}");
        self.write(relative, text.replace(old, new))
    }

    /// Writes something after what a file says.
    pub(crate) fn append(&self, relative: &str, text: &str) -> &Self {
        self.write(relative, self.read(relative) + text)
    }

    /// Puts a file, a folder or a link in another place.
    pub(crate) fn rename(&self, from: &str, to: &str) -> &Self {
        std::fs::rename(self.path(from), self.path(to)).expect("it can be moved");
        self
    }

    /// Removes a file.
    pub(crate) fn remove(&self, relative: &str) -> &Self {
        std::fs::remove_file(self.path(relative)).expect("a file");
        self
    }
}

/// `loket` runs in its folder, without an environment.
impl Site {
    /// Makes a command that runs `loket`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = process::command(Path::new(env!("CARGO_BIN_EXE_loket")), arguments);
        command.current_dir(self.0.path()).env("XDG_CACHE_HOME", self.path("cache"));
        // What is said before a site is read is English here; its site decides of the rest.
        command.env("LC_ALL", "en_US.UTF-8");
        command
    }

    /// Runs `loket` to its end.
    pub(crate) fn loket(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    /// Starts `loket serve` on a free port.
    pub(crate) fn serve(&self, options: &[&str]) -> Program {
        Program::spawn(&mut self.command(&[&["serve", "--port", "0"], options].concat()))
    }

    /// Runs `loket`, which must do what it is asked.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let ran = self.loket(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        ran
    }

    /// Builds the site, which must have no error.
    #[track_caller]
    pub(crate) fn build(&self) -> Ran {
        self.run(&["build"])
    }

    /// Runs `loket check` on the day of all tests.
    pub(crate) fn check(&self, options: &[&str]) -> Ran {
        self.check_with(&[], options)
    }

    /// Runs `loket check` with variables in the environment.
    pub(crate) fn check_with(&self, environment: &[(&str, &Path)], options: &[&str]) -> Ran {
        let mut command = self.command(&[&["check", "--today", TODAY], options].concat());
        let ran = Ran::of(command.envs(environment.iter().copied()));
        assert_eq!(ran.stderr, "", "nothing beside what was asked for");
        ran
    }

    /// Runs `loket check --format json`.
    pub(crate) fn found(&self) -> Value {
        serde_json::from_str(&self.check(&["--format", "json"]).stdout).expect("JSON")
    }

    /// Returns what `loket check` finds, each as `severity code file:line:column`.
    pub(crate) fn places(&self) -> Vec<String> {
        places(&self.found())
    }

    /// Asserts that `loket check` finds just these problems, written as in [`Self::places`].
    #[track_caller]
    pub(crate) fn finds(&self, expected: &[&str]) -> &Self {
        assert_eq!(self.places(), expected);
        self
    }

    /// Loads the site with the library, for what is asked too often to start a program each time.
    pub(crate) fn load(&self) -> Result<Loaded, Broken> {
        let inputs = Inputs {
            content: self.path("content"),
            templates: None,
            base_url: None,
            today: TODAY.parse().expect("a date"),
            drafts: Drafts::Checked,
            forms: Forms::Taken,
        };
        let loaded = pipeline::load(&inputs, &Timings::default());
        loaded.expect("what all pages share, and what links lead to")
    }

    /// Returns what the library finds, with the paths of files below `content`.
    pub(crate) fn diagnostics(&self) -> Vec<(String, Diagnostic)> {
        let found = self.load().map_or_else(|broken| broken.diagnostics, |site| site.diagnostics);
        let content = self.path("content");
        let path = |one: &Diagnostic| {
            let path = Path::new(&one.path);
            path.strip_prefix(&content).unwrap_or(path).display().to_string()
        };
        found.iter().map(|one| (path(one), one.clone())).collect()
    }
}

/// What lies in the folder.
impl Site {
    /// Returns a path in the folder.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Reads a file of text.
    #[track_caller]
    pub(crate) fn read(&self, relative: &str) -> String {
        read(&self.path(relative))
    }

    /// Reads every file below a folder, hidden ones too.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path(folder))
    }

    /// Returns the paths of the files below a folder.
    pub(crate) fn paths(&self, folder: &str) -> Vec<String> {
        self.files(folder).into_iter().map(|(path, _)| path).collect()
    }
}

impl Ran {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().expect("loket");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let code = status.code().expect("it ended by itself");
        Self { code, stdout: text(stdout), stderr: text(stderr) }
    }
}

/// Writes each problem of a report as `severity code file:line:column`.
pub(crate) fn places(found: &Value) -> Vec<String> {
    let place = |diagnostic: &Value| {
        let text = |key: &str| diagnostic[key].as_str().expect("a text").to_owned();
        let mut place = format!("{} {} {}", text("severity"), text("code"), text("path"));
        if let Some(line) = diagnostic["line"].as_u64() {
            place = format!("{place}:{line}:{}", diagnostic["column"]);
        }
        place
    };
    found["diagnostics"].as_array().expect("a list").iter().map(place).collect()
}
