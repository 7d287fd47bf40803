//! `loket import`: bring in the standards that an agency has already, as drafts.

mod columns;
mod report;
mod sheets;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use report::Reports;
use similar::TextDiff;

use super::ended::{Ended, Failure, Refusal};
use super::inputs::must_be_folder;
use super::names::{agency_id, no_agency, service_id};
use super::{file, terminal};
use crate::command_language::CommandLanguage;
use crate::finding::{FileFinding, Finding, Words};
use crate::import::{
    Columns, DECISION, Document, Draft, Fate, Format, MAX_BYTES, ReadError, Source, Vocabulary,
    file_name,
};

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The files to bring in, each with one standard, or sheets with a row for each
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The name of their agency in addresses, such as dinkes
    #[arg(long, value_name = "ID")]
    agency: String,
    /// The name of the service in addresses [default: from its title]; for one file
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The folder of content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// What the columns of sheets mean; the file is written, where there is none, to look through
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Write a page for each draft here, with the source beside it and what is to be decided
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// Write over files that were edited
    #[arg(long)]
    replace: bool,
}

pub(super) fn run(
    arguments: &ImportArguments,
    language: CommandLanguage,
) -> Result<Ended, Failure> {
    must_be_folder("--content", &arguments.content, language)?;
    let agency = agency_id(&arguments.agency, language)?;
    if arguments.id.is_some() && arguments.files.len() > 1 {
        return Err(several_under_one_name(language).into());
    }
    let vocabulary = Vocabulary::load()?;
    let map = arguments.map.as_deref().filter(|map| map.exists());
    let columns = match map {
        Some(map) => columns::mapped(map, &read_text(map)?, &vocabulary, language)?,
        None => Columns::of_vocabulary(&vocabulary),
    };
    let reports = arguments.report.as_deref().map(|folder| Reports::new(folder, language));
    let reports = reports.transpose()?;
    let written = BTreeSet::new();
    let mut import =
        Import { arguments, agency, vocabulary: &vocabulary, columns, reports, written, language };
    let mut ended = Ended::Well;
    for path in &arguments.files {
        ended = ended.and(import.file(path)?);
    }
    Ok(ended)
}

fn several_under_one_name(language: CommandLanguage) -> Refusal {
    let words = language.pick(
        "`--id` menamai satu layanan: masukkan berkasnya satu per satu",
        "`--id` names one service: bring in the files one by one",
    );
    Refusal(words.to_owned())
}

/// One run of the command.
struct Import<'arguments> {
    arguments: &'arguments ImportArguments,
    agency: String,
    vocabulary: &'arguments Vocabulary,
    columns: Columns<'arguments>,
    reports: Option<Reports<'arguments>>,
    /// The names that were used in this run.
    written: BTreeSet<String>,
    language: CommandLanguage,
}

impl Import<'_> {
    fn file(&mut self, path: &Path) -> Result<Ended, Failure> {
        match read(path, self.language) {
            Ok(Source::Document(document)) => self.document(path, &document),
            Ok(Source::Sheets(sheets)) => self.sheets(path, &sheets),
            Err(words) => {
                terminal::tell(format!("{}: {words}\n", path.display()))?;
                Ok(Ended::WithProblems)
            }
        }
    }

    fn document(&mut self, path: &Path, document: &Document) -> Result<Ended, Failure> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let draft = Draft::of(document, &stem, self.vocabulary);
        let name = self.name(&draft)?;
        let target = self.arguments.content.join(&self.agency).join(format!("{name}.md"));
        self.begin_agency(&draft)?;
        self.tell_counts(path, document, &draft)?;
        let ended = self.write(&target, &draft.text)?;
        // Of a file that stays as its editor left it, these lines say something else.
        if matches!(ended, Ended::Well) {
            tell_decisions(&target, &draft.text)?;
            if let Some(reports) = &self.reports {
                reports.write((path, document), (&target, &draft))?;
            }
        }
        Ok(ended)
    }

    /// Returns the name of a draft, which no other of this run has.
    fn name(&mut self, draft: &Draft) -> Result<String, Failure> {
        let own = self.arguments.id.clone().unwrap_or_else(|| file_name(&draft.title));
        let numbered = (2..).map(|number| format!("{own}-{number}"));
        let mut names = [own.clone()].into_iter().chain(numbered);
        let name = names.find(|name| self.written.insert(name.clone())).unwrap_or(own);
        Ok(service_id(&format!("{}/{name}", self.agency), self.language)?.1)
    }

    /// Writes a draft where nothing is; over an edited file only when asked.
    fn write(&self, target: &Path, text: &str) -> Result<Ended, Failure> {
        let shown = target.display();
        let is_new = file::create(target, text)?;
        let old = if is_new { text.to_owned() } else { read_text(target)? };
        let done = if is_new {
            self.language.pick("dibuat", "written")
        } else if old == text {
            self.language.pick("tidak berubah", "unchanged")
        } else if self.arguments.replace {
            file::update(target, text)?;
            self.language.pick("diganti", "replaced")
        } else {
            terminal::say_as_it_is(
                TextDiff::from_lines(old.as_str(), text)
                    .unified_diff()
                    .header(&shown.to_string(), self.language.pick("impor", "import")),
            )?;
            let words = self.language.pick(
                "sudah diubah dan tidak disentuh; `--replace` menggantinya",
                "was edited and stays as it is; `--replace` writes over it",
            );
            terminal::tell(format!("{shown}: {words}\n"))?;
            return Ok(Ended::WithProblems);
        };
        terminal::say(format!("{shown}: {done}"))?;
        Ok(Ended::Well)
    }

    fn tell_counts(&self, path: &Path, document: &Document, draft: &Draft) -> Result<(), Failure> {
        let counts = draft.account.counts(document.text());
        let count = |fate| counts.get(&fate).copied().unwrap_or_default();
        let component = count(Fate::Component) + count(Fate::Said);
        let text = count(Fate::Text);
        let [comment, furniture] = [count(Fate::Comment), count(Fate::Furniture)];
        let all: usize = counts.values().sum();
        let path = path.display();
        terminal::say(match self.language {
            CommandLanguage::Indonesian => format!(
                "{path}: {all} kata; {component} di komponen, {text} sebagai teks, \
                 {comment} di komentar, {furniture} kop dan hiasan halaman"
            ),
            CommandLanguage::English => format!(
                "{path}: {all} words; {component} in components, {text} as text, \
                 {comment} in comments, {furniture} of letterheads and the like"
            ),
        })?;
        Ok(())
    }

    /// Begins the agency, unless it is there.
    fn begin_agency(&self, draft: &Draft) -> Result<(), Failure> {
        let target = self.arguments.content.join(&self.agency).join("agency.yaml");
        if target.exists() {
            return Ok(());
        }
        let missing = || no_agency(&self.agency, &target, self.language);
        let text = draft.agency().ok_or_else(missing)?;
        if file::create(&target, &text)? {
            let words = self
                .language
                .pick("dibuat; periksa dan lengkapi", "written; look through it and complete it");
            terminal::say(format!("{}: {words}", target.display()))?;
        }
        Ok(())
    }
}

/// Makes a draft where nothing is of the text on standard input.
pub(super) fn pasted(target: &Path, language: CommandLanguage) -> Result<(), Failure> {
    let input = io::stdin();
    if input.is_terminal() {
        let words = language.pick(
            "Tempel teks standarnya, lalu tekan Ctrl-D di baris baru (Windows: Ctrl-Z, Enter).",
            "Paste the text of the standard, then press Ctrl-D on a new line (Windows: Ctrl-Z, Enter).",
        );
        terminal::tell(format!("{words}\n"))?;
    }
    let mut bytes = Vec::new();
    input.lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let refused = |error: ReadError| Refusal(error.words(language).to_owned());
    let Source::Document(document) = Format::Text.read(&bytes).map_err(refused)? else {
        return Ok(());
    };
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let draft = Draft::of(&document, &stem, &Vocabulary::load()?);
    file::create(target, &draft.text)?;
    terminal::say(format!("{}: {}", target.display(), language.pick("dibuat", "written")))?;
    tell_decisions(target, &draft.text)
}

/// Lists the places where a person has to decide.
fn tell_decisions(target: &Path, text: &str) -> Result<(), Failure> {
    for (number, line) in text.lines().enumerate() {
        if let Some(what) = line.trim_start().strip_prefix(DECISION) {
            terminal::say(format!("  {}:{}: {what}", target.display(), number + 1))?;
        }
    }
    Ok(())
}

/// Reads a file, as far as it may be long, or says why it cannot be read.
fn read(path: &Path, language: CommandLanguage) -> Result<Source, String> {
    let words = |error: ReadError| error.words(language).to_owned();
    let format = Format::of(path).map_err(words)?;
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|cause| {
        let Words { message, help } =
            Finding::from(FileFinding::Unreadable(cause.to_string())).words(language);
        [Some(message), help].into_iter().flatten().collect::<Vec<_>>().join("; ")
    })?;
    format.read(&bytes).map_err(words)
}

fn read_text(path: &Path) -> Result<String, UnreadError> {
    let unread = |source| UnreadError { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(unread)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("`{}` could not be read", path.display())]
struct UnreadError {
    path: PathBuf,
    source: std::io::Error,
}
