//! What a repository of a site has beside its content: how it is checked and published, and a page
//! for whoever writes and for whoever runs it.

use std::path::Path;

use super::adding::add;
use crate::cli::ended::Failure;
use crate::command_language::CommandLanguage;

/// Its files, in the language of the content that is begun.
const FILES: [(&str, &str); 10] = [
    (".gitignore", include_str!("repository/gitignore")),
    ("README.md", include_str!("repository/README.md")),
    ("TEKNISI.md", include_str!("repository/TEKNISI.md")),
    (".github/workflows/situs.yml", include_str!("repository/github.yml")),
    (".gitlab-ci.yml", include_str!("repository/gitlab.yml")),
    ("publish/loket.env", include_str!("repository/loket.env")),
    ("publish/fetch-loket", include_str!("repository/fetch-loket")),
    ("publish/server", include_str!("../../../../deploy/server/publish")),
    ("publish/aws", include_str!("../../../../deploy/aws/publish")),
    ("publish/template.yaml", include_str!("../../../../deploy/aws/template.yaml")),
];

/// Writes them, but for those that are there.
pub(super) fn add_repository(folder: &Path, language: CommandLanguage) -> Result<(), Failure> {
    let what = language.pick("berkas untuk repositori", "files for the repository");
    add(folder, &FILES, what)
}
