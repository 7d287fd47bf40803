//! Sites to build and to serve: the real one, and one made up for a test.

mod server;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) use server::Server;

/// The content of the real site.
pub(crate) fn real_content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// Content of a made-up site, in a folder of its own.
pub(crate) struct Content(tempfile::TempDir);

/// The site of every made-up content.
const SITE: &str = "\
name: Layanan Kota Contoh
government: Pemerintah Kota Contoh
base_url: https://layanan.contoh.go.id
";
const AGENCY: &str = "\
name: Dinas Contoh
address: Jl. Contoh No. 1, Kota Contoh
email: dinas@contoh.go.id
";

impl Content {
    /// Makes a site with one agency and no service.
    pub(crate) fn new() -> Self {
        let content = Self(tempfile::tempdir().expect("a folder"));
        content.write("site.yaml", SITE);
        content.write("dinas/agency.yaml", AGENCY);
        content
    }

    /// Adds or replaces a file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let file = self.0.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder above")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }

    /// Adds a service with these lines of front matter beside its title.
    pub(crate) fn service(&self, name: &str, title: &str, lines: &str) {
        let title = title.replace('\'', "''");
        self.write(&format!("dinas/{name}.md"), &format!("---\ntitle: '{title}'\n{lines}---\n"));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.0.path().join(path)).expect("a file");
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// A folder to build into, kept until it is dropped.
pub(crate) struct Built(tempfile::TempDir);

impl Built {
    /// Builds the content into a new folder.
    pub(crate) fn of(content: &Path) -> Self {
        let built = Self(tempfile::tempdir().expect("a folder"));
        built.again(content, &[]);
        built
    }

    /// Builds into the same folder again, with these options.
    pub(crate) fn again(&self, content: &Path, options: &[&str]) {
        let output = build(content, self.0.path(), options);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// The folder that gets published.
    pub(crate) fn public(&self) -> PathBuf {
        self.0.path().join("public")
    }

    /// Reads a published file as text.
    pub(crate) fn text(&self, path: &str) -> String {
        let file = self.public().join(path);
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Reads all published files by their paths.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let public = self.public();
        let entries = walkdir::WalkDir::new(&public).into_iter().map(|entry| entry.expect("read"));
        let files = entries.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(&public).expect("below").display().to_string();
                (path, std::fs::read(entry.path()).expect("a file"))
            })
            .collect()
    }
}

/// Runs `loket build`, away from any folder of templates.
pub(crate) fn build(content: &Path, out: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(["build", "--content"])
        .arg(content.canonicalize().expect("content"))
        .arg("--out")
        .arg(out)
        .args(options)
        .current_dir(out)
        .output()
        .expect("the program")
}
