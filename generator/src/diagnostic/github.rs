//! Problems as workflow commands of GitHub Actions, which shows them beside the changed lines.

use std::fmt::Write as _;
use std::path::Path;

use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;
use crate::finding::Severity;

/// Writes one command on a line.
pub(super) fn write(diagnostics: &Diagnostics, language: CommandLanguage, root: &Path) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, language, root)).collect()
}

fn command(diagnostic: &Diagnostic, language: CommandLanguage, root: &Path) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut text = format!("::{word} file={}", property(&diagnostic.path_from(root)));
    if let Some(position) = diagnostic.position {
        let (line, column) = (position.line, position.column);
        let end = column + position.length;
        let _ = write!(text, ",line={line},endLine={line},col={column},endColumn={end}");
    }
    let finding = &diagnostic.finding;
    let words = finding.words(language);
    let help = words.help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", words.message));
    let _ = writeln!(text, ",title={}::{message}", property(finding.facts().code));
    text
}

/// Escapes what the runner would read as the end of a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what the runner would read as the end of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, ValueFinding};
    use crate::place::Position;

    #[test]
    fn nothing_in_a_message_or_a_path_ends_its_command() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(
            "content/a,b:c.md".to_owned(),
            Some(Position { line: 4, column: 9, length: 3 }),
            None,
            Finding::Value(ValueFinding::Cost("50%\r\n::error::palsu".to_owned())),
        ));
        let text = write(&diagnostics, CommandLanguage::English, Path::new("/"));
        assert!(
            text.starts_with(
                "::error file=content/a%2Cb%3Ac.md,line=4,endLine=4,col=9,endColumn=12,title=cost::"
            ),
            "{text}"
        );
        assert!(text.contains("50%25%0D%0A::error::palsu"), "{text}");
        assert_eq!(text.lines().count(), 1);
    }
}
