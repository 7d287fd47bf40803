//! Sites in folders of their own, and `loket` run on them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::process::{self, Program};

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
pub(crate) struct SiteFolder(tempfile::TempDir);

/// What `loket` came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl SiteFolder {
    /// A folder without content.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// A site with one agency and one service.
    pub(crate) fn small() -> Self {
        let site = Self::empty();
        for (path, text) in SMALL {
            site.write(path, text);
        }
        site
    }

    /// The site of this repository in its main language.
    pub(crate) fn seed() -> Self {
        Self::copy_of("content", |path| !path.contains(".en."))
    }

    /// The site of this repository in both languages.
    pub(crate) fn seed_in_two_languages() -> Self {
        Self::copy_of("content", |_| true)
    }

    /// A site of the fixtures.
    pub(crate) fn fixture(name: &str) -> Self {
        Self::copy_of(&format!("tests/fixtures/sites/{name}"), |_| true)
    }

    fn copy_of(folder: &str, is_wanted: impl Fn(&str) -> bool) -> Self {
        let site = Self::empty();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        for (path, bytes) in files(&folder) {
            if is_wanted(&path) {
                site.write(&format!("content/{path}"), bytes);
            }
        }
        site
    }

    /// Returns a path in the folder.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
        std::fs::write(path, content).expect("a file");
    }

    /// Reads a file of text.
    pub(crate) fn read(&self, relative: &str) -> String {
        let path = self.path(relative);
        let bytes = std::fs::read(&path).unwrap_or_else(|_| panic!("no {}", path.display()));
        String::from_utf8(bytes).expect("text")
    }

    /// Puts other words in place of those that stand in a file once.
    pub(crate) fn edit(&self, relative: &str, old: &str, new: &str) {
        let text = self.read(relative);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {text}");
        self.write(relative, text.replace(old, new));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, relative: &str) {
        std::fs::remove_file(self.path(relative)).expect("a file");
    }

    /// Runs `loket` to its end.
    pub(crate) fn loket(&self, arguments: &[&str]) -> Ran {
        let child = self.command(arguments).spawn().expect("loket");
        let Output { status, stdout, stderr } = child.wait_with_output().expect("an end");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Ran { code: status.code().expect("no signal"), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Builds the site, which must have no error.
    pub(crate) fn build(&self) -> Ran {
        let ran = self.loket(&["build"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran
    }

    /// Starts `loket serve` on a free port.
    pub(crate) fn serve(&self) -> Program {
        Program::spawn(&mut self.command(&["serve", "--port", "0"]))
    }

    /// Makes a command that runs `loket` here, without an environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = process::command(Path::new(env!("CARGO_BIN_EXE_loket")), arguments);
        command.current_dir(self.0.path());
        command
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

pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().map(|entry| entry.expect("a readable folder"));
    let file = |entry: walkdir::DirEntry| {
        let relative = entry.path().strip_prefix(folder).expect("below the folder");
        let bytes = std::fs::read(entry.path()).expect("a file");
        (relative.to_string_lossy().into_owned(), bytes)
    };
    entries.filter(|entry| entry.file_type().is_file()).map(file).collect()
}
