//! What `loket serve` tells on the terminal.

use std::path::Path;

use loket_handler::log::{DeliveryEnd, Event};

use super::site::Current;
use crate::cli::terminal::{self, PrintError};
use crate::command_language::CommandLanguage;
use crate::diagnostic::Diagnostics;
use crate::model::WebUrl;

/// Tells where the site is, or what is wrong with it.
pub(super) fn tell_start(
    current: &Current,
    base_url: &WebUrl,
    outbox: &Path,
) -> Result<(), PrintError> {
    if let Some(problems) = &current.problems {
        terminal::tell(&problems.text)?;
    }
    let Some(site) = &current.site else {
        return terminal::say(format!("loket  {}/", base_url.as_str()));
    };
    tell_warnings(&site.warnings, site.language)?;
    let (page, form, mails, stop) = match site.language {
        CommandLanguage::Indonesian => {
            ("Situs", "Formulir", "Email masuk ke", "Tekan Ctrl-C untuk berhenti.")
        }
        CommandLanguage::English => ("Site", "Form", "Mails go to", "Press Ctrl-C to stop."),
    };
    terminal::say(format!("\n{}\n", site.name))?;
    terminal::say(format!("  {page:<15} {}/", base_url.as_str()))?;
    for address in site.forms.iter().take(5) {
        terminal::say(format!("  {form:<15} {}{address}", base_url.origin()))?;
    }
    terminal::say(format!("  {mails:<15} {}/\n\n{stop}", outbox.display()))
}

/// Says that a name is none of this server's.
pub(super) const fn other_name(language: CommandLanguage) -> &'static str {
    match language {
        CommandLanguage::Indonesian => {
            "Server ini hanya menjawab di alamatnya sendiri. Buka dengan http://localhost atau \
             alamat IP-nya, dan port yang sama.\n"
        }
        CommandLanguage::English => {
            "This server answers at its own address alone. Open it as http://localhost or by \
             its IP address, with the same port.\n"
        }
    }
}

fn tell_warnings(warnings: &Diagnostics, language: CommandLanguage) -> Result<(), PrintError> {
    if warnings.iter().next().is_none() {
        return Ok(());
    }
    terminal::tell(warnings.to_text(language))
}

/// Tells what a change came to, and the warnings that are new.
pub(super) fn tell_rebuilt(before: &Current, current: &Current) -> Result<(), PrintError> {
    match (&current.problems, &current.site) {
        (Some(problems), _) => terminal::tell(&problems.text),
        (None, Some(site)) => {
            let told = before.site.as_ref().map(|site| &site.warnings);
            let new = told.map_or_else(|| site.warnings.clone(), |told| site.warnings.beyond(told));
            tell_warnings(&new, site.language)?;
            terminal::say(match site.language {
                CommandLanguage::Indonesian => "Situs diperbarui.",
                CommandLanguage::English => "The site is built again.",
            })
        }
        (None, None) => Ok(()),
    }
}

/// Tells what became of a submission: the reference and the files, never what was typed.
pub(super) fn tell_event(
    event: &Event,
    language: CommandLanguage,
    outbox: &Path,
) -> Result<(), PrintError> {
    let files = [&event.agency, &event.acknowledgement].into_iter().flatten();
    let mut lines = vec![heading(event, language)];
    for delivery in files {
        match &delivery.end {
            DeliveryEnd::Stored { stored, .. } => {
                lines.push(format!("  {}", outbox.join(stored).display()));
            }
            DeliveryEnd::Failed { failed } => lines.push(format!("  ! {failed}")),
        }
    }
    for error in &event.errors {
        lines.push(format!("  {}: {}", error.field, error.code));
    }
    if event.route == "form" {
        terminal::say(lines.join("\n"))?;
    }
    Ok(())
}

fn heading(event: &Event, language: CommandLanguage) -> String {
    let outcome = match (event.outcome, language) {
        ("accepted", CommandLanguage::Indonesian) => "diterima",
        ("refused", CommandLanguage::Indonesian) => "perlu diperbaiki",
        (other, _) => other,
    };
    match &event.reference {
        Some(reference) => format!("{reference}  {outcome}"),
        None => format!("{}  {outcome}", event.status),
    }
}
