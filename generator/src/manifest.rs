//! The manifest of a build: which files it has, with what they are sent, and in which order they
//! are put in place so that no visitor meets what does not fit. `deploy` follows it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use loket_form::hex::sha256;
use rayon::prelude::*;
use strum::IntoStaticStr;

use crate::model::{PublicFile, WebUrl};
use crate::output::{Changes, OutputError, write_whole};
use crate::{headers, media_type};

/// Its name, beside the folders of the output: what is in them gets published.
pub const MANIFEST: &str = "manifest.tsv";

/// What tells a host how to serve the others.
const HOST: [PublicFile; 2] = [PublicFile::Headers, PublicFile::Redirects];

/// The folder of the site.
pub const PUBLIC: &str = "public";
/// The folder of the handler's bundle.
pub const FUNCTION: &str = "function";

/// When a file is put in place; in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
enum Step {
    /// Its name changes with its content: it can be there before anybody asks for it.
    Asset,
    /// What the handler knows of the forms, before a page shows a changed one.
    Handler,
    /// What people and programs ask for.
    Page,
    /// What tells a host how to serve the others; no file for visitors.
    Host,
}

/// The digests of an earlier build, which hold for every file that was not written since.
#[derive(Debug, Default)]
pub struct Manifest(BTreeMap<String, String>);

impl Manifest {
    /// Takes the manifest of an earlier build away: while files are put in place, there is none
    /// that could be wrong.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn take(out: &Path) -> Result<Self, OutputError> {
        let path = out.join(MANIFEST);
        let text = fs::read(&path).unwrap_or_default();
        match fs::remove_file(&path) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                return Err(OutputError::Write { path, source });
            }
            _ => {}
        }
        let text = String::from_utf8_lossy(&text);
        let known = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut columns = line.split('\t').skip(1);
            let (digest, path) = (columns.next()?, columns.next()?);
            Some((path.to_owned(), digest.to_owned()))
        });
        Ok(Self(known.collect()))
    }

    /// Writes the manifest of what is in place now, by the folders of the output.
    ///
    /// # Errors
    /// If a file cannot be read, or the manifest not be written.
    pub fn write(
        self,
        out: &Path,
        base_url: &WebUrl,
        parts: &[(&str, Changes)],
    ) -> Result<(), OutputError> {
        let files = parts.iter().flat_map(|(part, changes)| {
            changes
                .files
                .iter()
                .map(move |file| (format!("{part}/{file}"), changes.written.get(file)))
        });
        let files = files.collect::<Vec<_>>().into_par_iter();
        let digest = |(path, written): (String, Option<&String>)| {
            let known = written.or_else(|| self.0.get(&path)).cloned();
            let digest = known.map_or_else(|| read_digest(&out.join(&path)), Ok)?;
            Ok((path, digest))
        };
        let digests = files.map(digest).collect::<Result<Vec<_>, OutputError>>()?;
        let path = out.join(MANIFEST);
        let error = |source| OutputError::Write { path: path.clone(), source };
        write_whole(&path, text(&digests, base_url).as_bytes()).map_err(error)
    }
}

fn read_digest(file: &Path) -> Result<String, OutputError> {
    let error = |source: io::Error| OutputError::Read { path: PathBuf::from(file), source };
    fs::read(file).map(|bytes| sha256(&bytes)).map_err(error)
}

/// Writes a line for each file, in the order in which they are put in place.
fn text(digests: &[(String, String)], base_url: &WebUrl) -> String {
    let mut lines: Vec<_> =
        digests.iter().map(|(path, digest)| (order(path), path, digest)).collect();
    lines.sort_unstable();
    let site = base_url.as_str();
    let mut text =
        format!("# loket manifest 1\n# site {site}\n# step\tsha256\tpath\ttype\tcaching\n");
    for ((step, _), path, digest) in lines {
        let step: &str = step.into();
        let served = path.split_once('/').map_or(path.as_str(), |(_, path)| path);
        let (media_type, caching) = (media_type::of(served), headers::caching(served));
        let _ = writeln!(text, "{step}\t{digest}\t{path}\t{media_type}\t{caching}");
    }
    text
}

/// Returns when a file is put in place: pages that lie deeper come first, for lists lead to them.
fn order(path: &str) -> (Step, Reverse<usize>) {
    let is_for_host = |path| HOST.iter().any(|file| file.path() == path);
    let step = match path.split_once('/') {
        Some((PUBLIC, path)) if is_for_host(path) => Step::Host,
        Some((PUBLIC, path)) if headers::is_kept_for_ever(path) => Step::Asset,
        Some((PUBLIC, _)) => Step::Page,
        _ => Step::Handler,
    };
    (step, Reverse(path.matches('/').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_after_what_it_needs_and_before_what_leads_to_it() {
        let base_url = WebUrl::parse("https://layanan.contoh.go.id").expect("an address");
        let paths = [
            "function/forms.json",
            "public/_headers",
            "public/assets/logo.0.svg",
            "public/dinas/surat/index.html",
            "public/index.html",
        ];
        let files = paths.map(|path| (path.to_owned(), "0".to_owned()));
        let text = text(&files, &base_url);
        let order: Vec<_> =
            text.lines().filter_map(|line| line.split('\t').nth(2)).skip(1).collect();
        assert_eq!(
            order,
            [
                "public/assets/logo.0.svg",
                "function/forms.json",
                "public/dinas/surat/index.html",
                "public/index.html",
                "public/_headers",
            ]
        );
    }
}
