//! Sites of the fixtures, built in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use loket::output::{OutputError, OutputPath, Sink};
use loket::pipeline::{self, Inputs, Loaded};
use loket::resolve::Drafts;

/// The folder of the fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures")
}

/// Loads a site of the fixtures.
pub(crate) fn load(site: &str, drafts: Drafts) -> Loaded {
    let inputs = Inputs {
        content: fixtures().join("sites").join(site),
        templates: None,
        base_url: None,
        today: jiff::civil::date(2026, 11, 24),
        drafts,
    };
    match pipeline::load(&inputs) {
        Ok(loaded) => loaded,
        Err(broken) => panic!("{}", broken.diagnostics.to_text(broken.language)),
    }
}

/// The pages of a site, by the paths of their files.
pub(crate) struct Pages(BTreeMap<String, String>);

impl Pages {
    /// Builds a site of the fixtures.
    pub(crate) fn build(site: &str, drafts: Drafts) -> Self {
        let kept = Kept::default();
        load(site, drafts).render(&kept).expect("pages");
        let files = kept.0.into_inner().expect("no panic before");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self(files.into_iter().map(|(path, bytes)| (path, text(bytes))).collect())
    }

    /// Returns the page of a service, or of an agency.
    pub(crate) fn page(&self, path: &str) -> &str {
        self.get(path).unwrap_or_else(|| panic!("no page {path}"))
    }

    /// Returns a page, if there is one.
    pub(crate) fn get(&self, path: &str) -> Option<&str> {
        self.file(format!("{path}/index.html").trim_start_matches('/'))
    }

    /// Returns a file, if there is one.
    pub(crate) fn file(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Kept {
    fn put(&self, path: OutputPath, bytes: Vec<u8>) -> Result<(), OutputError> {
        self.0.lock().expect("no panic before").insert(path.as_str().to_owned(), bytes);
        Ok(())
    }
}
