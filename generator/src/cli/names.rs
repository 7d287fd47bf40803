//! Names of agencies and services that are typed: as those of their files will be read.

use std::path::Path;

use super::ended::Refusal;
use crate::command_language::CommandLanguage;
use crate::finding::{FileFinding, Finding, Words};
use crate::source::{self, Role};
use crate::theme::Theme;

/// Writes what is wrong with a name and how to mend it.
fn bad_name(finding: impl Into<Finding>, language: CommandLanguage) -> Refusal {
    let Words { message, help } = finding.into().words(language);
    Refusal(help.map_or_else(|| message.clone(), |help| format!("{message}: {help}")))
}

fn no_service(id: &str, language: CommandLanguage) -> Refusal {
    Refusal(match language {
        CommandLanguage::Indonesian => format!(
            "`{id}` bukan nama layanan: tulis instansi dan layanannya, misalnya `dinkes/izin-praktik`"
        ),
        CommandLanguage::English => format!(
            "`{id}` does not name a service: write its agency and its own name, such as `dinkes/izin-praktik`"
        ),
    })
}

/// The folder of forms that services share is no agency's.
const FORMS: &str = "forms";

/// Reads the name of an agency as that of its folder will be read.
pub(super) fn agency_id(id: &str, language: CommandLanguage) -> Result<String, Refusal> {
    match source::role(&Path::new(id).join("agency.yaml"), &Theme::languages(None)) {
        Ok(Some(Role::Agency(name))) if name == id && id != FORMS => Ok(name),
        Ok(Some(Role::Form(_) | Role::Agency(_))) if id == FORMS => {
            Err(bad_name(FileFinding::TakenName(id.to_owned()), language))
        }
        Err(finding @ Finding::File(FileFinding::TakenName(_))) => Err(bad_name(finding, language)),
        _ => Err(bad_name(FileFinding::BadName(id.to_owned()), language)),
    }
}

/// Reads the name of a service as that of its file will be read.
pub(super) fn service_id(id: &str, language: CommandLanguage) -> Result<(String, String), Refusal> {
    let (agency, service) = id.split_once('/').ok_or_else(|| no_service(id, language))?;
    let agency = agency_id(agency, language)?;
    match source::role(&Path::new(&agency).join(format!("{service}.md")), &Theme::languages(None)) {
        Ok(Some(Role::Service(id))) if id.name() == service => Ok((agency, service.to_owned())),
        _ => Err(bad_name(FileFinding::BadName(service.to_owned()), language)),
    }
}

/// Says that an agency has to be begun first.
pub(super) fn no_agency(agency: &str, path: &Path, language: CommandLanguage) -> Refusal {
    let path = path.display();
    Refusal(match language {
        CommandLanguage::Indonesian => {
            format!(
                "`{path}` belum ada: mulai instansinya dahulu dengan `loket new agency {agency}`"
            )
        }
        CommandLanguage::English => format!(
            "there is no `{path}`: begin the agency first, with `loket new agency {agency}`"
        ),
    })
}
