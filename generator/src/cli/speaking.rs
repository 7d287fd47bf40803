//! In which language the command speaks before it has read a site: help, what `new` and `schema`
//! say, and what was not understood on the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use loket_form::language::Language;

use crate::command_language::CommandLanguage;

/// Chooses by `--lang`, then by the locale, then by the site in the folder of content.
pub(super) fn language(arguments: &[OsString]) -> CommandLanguage {
    let asked = value_of("--lang", arguments).and_then(|tag| tag.parse().ok());
    let of_site = || {
        let content =
            value_of("--content", arguments).map_or_else(|| "content".into(), PathBuf::from);
        of_site(&content)
    };
    asked.or_else(of_locale).or_else(of_site).unwrap_or_default()
}

/// Returns the value of an option, behind it or behind its `=`.
fn value_of<'arguments>(
    option: &str,
    arguments: &'arguments [OsString],
) -> Option<&'arguments str> {
    let mut texts = arguments.iter().map(|text| text.to_str().unwrap_or_default());
    while let Some(text) = texts.next() {
        if text == option {
            return texts.next();
        }
        if let Some(value) = text.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
}

/// The language of the locale; none if it names no language, as `C` does.
fn of_locale() -> Option<CommandLanguage> {
    #[expect(clippy::disallowed_methods, reason = "the locale is asked for nothing else")]
    let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)?;
    let tag = locale.split(['_', '.', '-']).next().unwrap_or_default().to_lowercase();
    CommandLanguage::ALL.into_iter().find(|language| language.tag() == tag)
}

/// The language of a site, from the line of its file that names it.
fn of_site(content: &Path) -> Option<CommandLanguage> {
    #[expect(clippy::disallowed_methods, reason = "a look at one line, before anything is loaded")]
    let text = std::fs::read_to_string(content.join("site.yaml")).ok()?;
    let tag = text.lines().find_map(|line| line.strip_prefix("language:"))?;
    let tag = tag.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    tag.parse::<Language>().ok().map(CommandLanguage::from)
}
