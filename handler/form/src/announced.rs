//! Files that stay on the device of the applicant while the answers are looked through.
//!
//! Without a script a browser sends them, and forgets them when the next page comes. A script
//! keeps them: in the place of each it sends a text, `120345 surat.pdf`, its size in bytes and
//! its name, and the file itself when the form is sent.

use bytes::Bytes;

use crate::field::Field;
use crate::kind::FieldKind;
use crate::private::Private;
use crate::problem::Problem;
use crate::submission::RawSubmission;
use crate::text::plain;

/// The longest name that file systems have.
const LONGEST_NAME: usize = 255;

/// A file by its name, which nothing but the page of the applicant shows, and its size.
pub(crate) struct NamedFile {
    pub(crate) name: String,
    pub(crate) size: usize,
}

/// Judges a question of which the files are still to come by how many and how large they are;
/// `None` if none was announced.
pub(crate) fn judged(field: &Field, raw: &RawSubmission) -> Option<Result<(), Problem>> {
    let FieldKind::File(rule) = &field.kind else { return None };
    let files = announced(field, raw)?;
    Some(rule.foresee(&files.iter().map(|file| file.size).collect::<Vec<_>>()))
}

/// Returns the files of a question by their names, whether they came or were announced.
pub(crate) fn named_files(field: &Field, raw: &RawSubmission) -> Vec<NamedFile> {
    if !matches!(field.kind, FieldKind::File(_)) {
        return Vec::new();
    }
    announced(field, raw).unwrap_or_else(|| sent_files(field, raw))
}

/// Returns the files of a question that came, and that a browser has forgotten by now.
pub(crate) fn sent_files(field: &Field, raw: &RawSubmission) -> Vec<NamedFile> {
    let (contents, names) =
        (raw.contents(field.name.as_str()), raw.file_names(field.name.as_str()));
    let file = |(content, name): (&Private<Bytes>, &Private<String>)| NamedFile {
        name: shown(name.reveal()),
        size: content.reveal().len(),
    };
    contents.iter().zip(names).map(file).collect()
}

/// Returns what was announced; `None` if nothing was, or if any file came.
fn announced(field: &Field, raw: &RawSubmission) -> Option<Vec<NamedFile>> {
    let name = field.name.as_str();
    let contents = raw.contents(name);
    if contents.is_empty() || !raw.file_names(name).is_empty() {
        return None;
    }
    contents.iter().map(|content| read(content.reveal())).collect()
}

fn read(content: &[u8]) -> Option<NamedFile> {
    let (size, name) = std::str::from_utf8(content).ok()?.split_once(' ')?;
    Some(NamedFile { name: shown(name), size: size.parse().ok()? })
}

/// Returns a name as people know it: without folders, which some browsers put before it, and
/// with the quotation marks that all of them write otherwise (HTML, section 4.10.21.8).
fn shown(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().replace("%22", "\"");
    plain(&name.replace(['\r', '\n'], " ")).chars().take(LONGEST_NAME).collect()
}
