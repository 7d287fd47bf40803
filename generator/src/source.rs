//! Finds and reads content files; the only reader of content.

mod attachment;
mod conflict;
mod front_matter;
mod name;
mod picture;
mod size;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use loket_form::language::Language;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::correction::corrected;
use crate::credentials;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding, TranslationFinding};
use crate::model::{Page, ServiceId};
use crate::place::Position;

use conflict::without_conflicts;
use front_matter::Cut;
use name::{id, refuse_taken, shown, top_id};
use size::refuse_large;

pub use attachment::{Attachment, SIZE_LIMIT as LARGEST, read_attachment};
pub use front_matter::Parts;
pub use picture::Picture;

/// The greatest size of a content file in bytes; the longest known standard has 60 KB.
const SIZE_LIMIT: u64 = 1024 * 1024;

/// A content file, read whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path as the user would name it, for diagnostics.
    pub shown_path: String,
    /// What it is for.
    pub role: Role,
    /// The language that it translates its counterpart into, told by its name:
    /// `lock.en.md` beside `lock.md`; absent for the counterpart itself.
    pub language: Option<Language>,
    /// Its text; empty if it could not be read, one side where Git has marked a conflict.
    pub text: String,
    /// Why it could not be read: its page is known all the same, so that no link to it
    /// is called wrong.
    pub fault: Option<Finding>,
    /// Where its data end and its text begins.
    cut: Cut,
}

/// What a content file is for, told by its path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// `site.yaml`.
    Site,
    /// `holidays.yaml`.
    Holidays,
    /// `<agency>/agency.yaml`.
    Agency(String),
    /// `<agency>/pengaduan.yaml`: the complaint form of an agency.
    Complaint(String),
    /// `<agency>/<service>.md`.
    Service(ServiceId),
    /// `<agency>/<service>/<document>.md`, by the name of the file without its ending.
    Document(ServiceId, String),
    /// `<page>.md`.
    Page(String),
    /// `forms/<form>.yaml`: a form that several services share.
    Form(String),
}

impl SourceFile {
    /// Takes the text of the file, and cuts it.
    fn with_text(self, text: String) -> Self {
        let cut = match self.role {
            Role::Service(_) | Role::Document(..) | Role::Page(_) => front_matter::cut(&text),
            Role::Site | Role::Holidays | Role::Agency(_) | Role::Complaint(_) | Role::Form(_) => {
                Cut::of_data(&text)
            }
        };
        Self { text, cut, ..self }
    }

    /// Makes a diagnostic of this file.
    #[must_use]
    pub fn diagnostic(
        &self,
        position: Option<Position>,
        finding: impl Into<Finding>,
    ) -> Diagnostic {
        // What is found is read by others than the file: by all who see the logs of a check.
        let line = |position: Position| {
            let line = self.text.lines().nth(position.line - 1)?;
            Some(credentials::masked(line).into_owned())
        };
        let excerpt = position.and_then(line);
        let finding = finding.into();
        let corrected = position.and_then(|at| corrected(&self.text, at, &finding));
        let corrected = corrected.map(|line| credentials::masked(&line).into_owned());
        let path = self.shown_path.clone();
        Diagnostic { corrected, ..Diagnostic::new(path, position, excerpt, finding) }
    }

    /// Returns its data and its text; where a fence is missing, as they were likely meant.
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        self.cut.parts(&self.text)
    }
}

/// What was found below a folder of content.
#[derive(Debug, Default)]
pub struct Found {
    /// The content files.
    pub files: Vec<SourceFile>,
    /// The files that are published as they are.
    pub attachments: Vec<Attachment>,
    /// The pictures of the whole site.
    pub pictures: Vec<Picture>,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

/// A file of use.
enum Entry {
    /// A content file, with the conflicts that were in it.
    Text(Box<SourceFile>, Vec<Diagnostic>),
    Attachment(Attachment),
    Picture(Picture),
}

/// Reads every content file below a folder, in the order of their paths.
///
/// `languages` are those that the site may have.
///
/// Links are not followed, and nothing but ordinary files of text is read;
/// attachments are only looked at.
#[must_use]
pub fn read(folder: &Path, languages: &BTreeSet<Language>) -> Found {
    let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    let entries: Vec<_> = walk.filter_entry(|entry| !is_hidden(entry)).collect();
    let read = |entry: walkdir::Result<DirEntry>| match entry {
        Ok(entry) => read_entry(folder, &entry, languages)
            .map_err(|finding| Box::new(Diagnostic::of_file(shown(entry.path()), finding))),
        Err(error) => Err(Box::new(unreadable(folder, &error))),
    };
    let read: Vec<_> = entries.into_par_iter().map(read).collect();
    let mut found = Found::default();
    for entry in read {
        match entry {
            Ok(Some(Entry::Text(file, conflicts))) => {
                for conflict in conflicts {
                    found.diagnostics.push(conflict);
                }
                if let Some(finding) = &file.fault {
                    found.diagnostics.push(file.diagnostic(None, finding.clone()));
                }
                found.files.push(*file);
            }
            Ok(Some(Entry::Attachment(attachment))) => found.attachments.push(attachment),
            Ok(Some(Entry::Picture(picture))) => found.pictures.push(picture),
            Ok(None) => {}
            Err(diagnostic) => found.diagnostics.push(*diagnostic),
        }
    }
    found
}

fn unreadable(folder: &Path, error: &walkdir::Error) -> Diagnostic {
    let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::of_file(shown(error.path().unwrap_or(folder)), FileFinding::Unreadable(cause))
}

/// Returns whether a file or folder is none of the content: what editors and Git keep beside it.
#[must_use]
pub fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn read_entry(
    folder: &Path,
    entry: &DirEntry,
    languages: &BTreeSet<Language>,
) -> Result<Option<Entry>, Finding> {
    if entry.file_type().is_dir() {
        return Ok(None);
    }
    if !entry.file_type().is_file() {
        return Err(Finding::File(FileFinding::NotAFile));
    }
    let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    if let Some(attachment) = Attachment::of(entry, relative, languages)? {
        return Ok(Some(Entry::Attachment(attachment)));
    }
    if let Some(picture) = Picture::of(entry, relative)? {
        return Ok(Some(Entry::Picture(picture)));
    }
    let (relative, language) = split_language(relative, languages)?;
    let Some(role) = role(&relative, languages)? else {
        return Ok(None);
    };
    let shown_path = shown(entry.path());
    let cut = Cut::default();
    let mut file = SourceFile { shown_path, role, language, text: String::new(), fault: None, cut };
    let mut conflicts = Vec::new();
    match read_text(entry) {
        Ok(text) => file = file.with_text(text),
        Err(finding) => file.fault = Some(finding),
    }
    if let Some((text, positions)) = without_conflicts(&file.text) {
        let diagnostic = |position| file.diagnostic(Some(position), FileFinding::Conflict);
        conflicts = positions.into_iter().map(diagnostic).collect();
        file = file.with_text(text);
    }
    Ok(Some(Entry::Text(Box::new(file), conflicts)))
}

/// Takes the language out of the name of a translation: `lock.en.md` is `lock.md` in English.
fn split_language(
    path: &Path,
    languages: &BTreeSet<Language>,
) -> Result<(PathBuf, Option<Language>), Finding> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut parts = name.rsplitn(3, '.');
    if let (Some(ending), Some(tag), Some(stem)) = (parts.next(), parts.next(), parts.next())
        && let Ok(language) = tag.parse()
    {
        if !languages.contains(&language) {
            let finding = TranslationFinding::unknown_language(tag, languages);
            return Err(Finding::Translation(finding));
        }
        return Ok((path.with_file_name(format!("{stem}.{ending}")), Some(language)));
    }
    Ok((path.to_owned(), None))
}

/// Tells from its path what a file is for; `None` for files that are for editors alone.
///
/// # Errors
/// If no page can stand at that path.
pub fn role(relative: &Path, languages: &BTreeSet<Language>) -> Result<Option<Role>, Finding> {
    let top_id = |name: &str| top_id(name, languages);
    let segments: Vec<String> =
        relative.iter().map(|segment| segment.to_string_lossy().into_owned()).collect();
    let names: Vec<&str> = segments.iter().map(String::as_str).collect();
    match names.as_slice() {
        [.., "README.md"] => Ok(None),
        ["site.yaml"] => Ok(Some(Role::Site)),
        ["holidays.yaml"] => Ok(Some(Role::Holidays)),
        ["forms", file] => {
            let name = file.strip_suffix(".yaml").ok_or(Finding::File(FileFinding::UnusedFile))?;
            Ok(Some(Role::Form(id(name)?)))
        }
        [agency, "agency.yaml"] => Ok(Some(Role::Agency(top_id(agency)?))),
        [agency, "pengaduan.yaml"] => Ok(Some(Role::Complaint(top_id(agency)?))),
        [file] => {
            let page = page_id(file)?;
            Ok(Some(Role::Page(top_id(&page)?)))
        }
        [agency, file] => {
            let id = ServiceId::new(top_id(agency)?, page_id(file)?);
            refuse_taken(&Page::Service(id.clone()), id.name())?;
            Ok(Some(Role::Service(id)))
        }
        [agency, service, file] => {
            let id = ServiceId::new(top_id(agency)?, id(service)?);
            let document = page_id(file)?;
            refuse_taken(&Page::Document(id.clone(), document.clone()), &document)?;
            Ok(Some(Role::Document(id, document)))
        }
        _ => Err(Finding::File(FileFinding::UnusedFile)),
    }
}

/// The id of a page is the name of its Markdown file.
fn page_id(file: &str) -> Result<String, Finding> {
    id(file.strip_suffix(".md").ok_or(Finding::File(FileFinding::UnusedFile))?)
}

fn read_text(entry: &DirEntry) -> Result<String, Finding> {
    refuse_large(entry, SIZE_LIMIT)?;
    let bytes =
        fs::read(entry.path()).map_err(|error| FileFinding::Unreadable(error.to_string()))?;
    // Some editors begin a file with a mark that says that it is UTF-8.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    let text = String::from_utf8(bytes).map_err(|_| Finding::File(FileFinding::NotText))?;
    if text.contains('\0') { Err(Finding::File(FileFinding::NotText)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> BTreeSet<Language> {
        ["id", "en"].into_iter().filter_map(|tag| tag.parse().ok()).collect()
    }

    #[test]
    fn the_name_of_a_translation_has_its_language() {
        let languages = languages();
        let split = |path: &str| split_language(Path::new(path), &languages);
        let english = "en".parse().ok();
        assert_eq!(split("kominfo/lock.en.md"), Ok((PathBuf::from("kominfo/lock.md"), english)));
        assert_eq!(split("site.en.yaml"), Ok((PathBuf::from("site.yaml"), english)));
        assert_eq!(split("kominfo/lock.md"), Ok((PathBuf::from("kominfo/lock.md"), None)));
        let unknown = TranslationFinding::unknown_language("de", &languages);
        assert_eq!(split("kominfo/lock.de.md"), Err(Finding::Translation(unknown)));
        assert!(role(Path::new("de/agency.yaml"), &languages).is_ok(), "only words make it one");
        assert_eq!(
            role(Path::new("en/agency.yaml"), &languages),
            Err(Finding::File(FileFinding::TakenName("en".to_owned())))
        );
    }

    #[test]
    fn the_path_tells_what_a_file_is_for() {
        let role = |path: &str| role(Path::new(path), &languages());
        let service = Role::Service(ServiceId::new("kominfo".to_owned(), "lock".to_owned()));
        assert_eq!(role("kominfo/lock.md"), Ok(Some(service)));
        assert_eq!(role("kominfo/agency.yaml"), Ok(Some(Role::Agency("kominfo".to_owned()))));
        assert_eq!(role("forms/umum.yaml"), Ok(Some(Role::Form("umum".to_owned()))));
        assert_eq!(role("forms/umum.md"), Err(Finding::File(FileFinding::UnusedFile)));
        assert_eq!(role("tentang.md"), Ok(Some(Role::Page("tentang".to_owned()))));
        assert_eq!(role("README.md"), Ok(None));
        for path in
            ["data/a.md", "data.md", "cari.md", "layanan.md", "assets/agency.yaml", "api/a/b.md"]
        {
            assert!(matches!(role(path), Err(Finding::File(FileFinding::TakenName(_)))), "{path}");
        }
        assert!(matches!(
            role("kominfo/lock/poster.md"),
            Err(Finding::File(FileFinding::TakenName(_)))
        ));
        assert!(role("kominfo/data.md").is_ok(), "below an agency the name is free");
        assert_eq!(
            role("kominfo/Lock Baru.md"),
            Err(Finding::File(FileFinding::BadName("Lock Baru".to_owned())))
        );
        assert_eq!(role("kominfo/lock.docx"), Err(Finding::File(FileFinding::UnusedFile)));
    }
}
