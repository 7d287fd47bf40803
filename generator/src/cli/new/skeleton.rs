//! The files that people begin with, and the lines in them that only an agency can fill in.

const SITE: &str = include_str!("site.yaml");
/// The tables that this repository keeps up to date, so that there is one place for them.
const HOLIDAYS: &str = include_str!("../../../../content/holidays.yaml");
/// The pages that this repository keeps true of what the program does.
const PRIVACY: &str = include_str!("../../../../content/privasi.md");
const ACCESSIBILITY: &str = include_str!("../../../../content/aksesibilitas.md");
const AGENCY: &str = include_str!("agency.yaml");
const SERVICE: &str = include_str!("service.md");
const FORM: &str = include_str!("form.yaml");

/// What stands before the words that tell what to fill in.
const MARK: &str = "# ISI: ";

/// A file to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skeleton {
    /// Its path below the folder of content.
    pub(super) path: String,
    /// What it holds.
    pub(super) text: String,
}

/// A line that only the agency can fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blank<'text> {
    /// The line, from 1.
    pub(super) line: usize,
    /// What to write there.
    pub(super) what: &'text str,
}

/// Whether a service begins with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormChoice {
    /// It takes requests.
    With,
    /// It is a standard alone.
    Without,
}

impl Skeleton {
    pub(super) fn site() -> Self {
        Self { path: "site.yaml".to_owned(), text: SITE.to_owned() }
    }

    pub(super) fn holidays() -> Self {
        Self { path: "holidays.yaml".to_owned(), text: HOLIDAYS.to_owned() }
    }

    /// What the site does with data, to be read by whoever runs it.
    pub(super) fn privacy() -> Self {
        let what = "baca halaman ini bersama bagian hukum dan pengelola server, dan ubah jika tidak sesuai";
        Self { path: "privasi.md".to_owned(), text: marked(PRIVACY, what) }
    }

    /// How everybody can use the site, to be read by whoever runs it.
    pub(super) fn accessibility() -> Self {
        let what = "baca halaman ini, dan ubah jika templat atau gayanya Anda ganti";
        Self { path: "aksesibilitas.md".to_owned(), text: marked(ACCESSIBILITY, what) }
    }

    pub(super) fn agency(agency: &str) -> Self {
        Self { path: format!("{agency}/agency.yaml"), text: AGENCY.to_owned() }
    }

    pub(super) fn service(agency: &str, service: &str, form: FormChoice) -> Self {
        let path = format!("{agency}/{service}.md");
        let text = match form {
            FormChoice::Without => SERVICE.to_owned(),
            FormChoice::With => {
                let data = SERVICE.strip_suffix("---\n").unwrap_or(SERVICE);
                format!("{data}{FORM}---\n")
            }
        };
        Self { path, text }
    }

    /// Returns the lines that only the agency can fill in.
    pub(super) fn blanks(&self) -> impl Iterator<Item = Blank<'_>> {
        self.text.lines().enumerate().filter_map(|(number, line)| {
            let (_, what) = line.split_once(MARK)?;
            Some(Blank { line: number + 1, what })
        })
    }
}

/// Marks a page as one that only the agency can make its own.
fn marked(page: &str, what: &str) -> String {
    page.replacen("---\n", &format!("---\n{MARK}{what}\n"), 1)
}
