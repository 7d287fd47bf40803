//! The completeness of a site as a table for people.

use std::fmt::Write as _;

use super::{Completeness, Score};
use crate::model::Component;

use crate::command_language::CommandLanguage;

impl Completeness {
    /// Writes a line for each standard, and the score of the site below.
    #[must_use]
    pub fn to_text(&self, language: CommandLanguage) -> String {
        let (heading, delivery, management, service, site) = match language {
            CommandLanguage::Indonesian => (
                "Kelengkapan standar pelayanan (Pasal 21 UU 25/2009)",
                "penyampaian",
                "pengelolaan",
                "layanan",
                "Situs",
            ),
            CommandLanguage::English => (
                "Completeness of the standards (UU 25/2009 art. 21)",
                "delivery",
                "management",
                "service",
                "Site",
            ),
        };
        if self.standards.is_empty() {
            let nothing = language.pick(
                "belum ada standar yang terbit (rancangan dengan `status: draft` tidak dihitung)",
                "no standard is published yet (drafts with `status: draft` do not count)",
            );
            return format!("{heading}: {nothing}\n");
        }
        // Writing to a string cannot fail.
        let mut text = format!("{heading}\n");
        let _ = writeln!(text, "  {delivery:>11}  {management:>11}  {service}");
        for standard in &self.standards {
            let of = |components: &[Component]| counted(standard.score(components), language);
            let (left, right) = (of(Component::DELIVERY), of(Component::MANAGEMENT));
            let missing = missing(&standard.missing(Component::DELIVERY), language);
            let _ = writeln!(text, "  {left:>11}  {right:>11}  {}{missing}", standard.id);
        }
        let share = |components: &[Component]| {
            let score = self.score(components);
            format!("{}% ({})", score.percent(), counted(score, language))
        };
        let (left, right) = (share(Component::DELIVERY), share(Component::MANAGEMENT));
        let _ = writeln!(text, "{site}: {delivery} {left}, {management} {right}");
        text
    }
}

fn counted(score: Score, language: CommandLanguage) -> String {
    let word = match language {
        CommandLanguage::Indonesian => "dari",
        CommandLanguage::English => "of",
    };
    format!("{} {word} {}", score.stated, score.of)
}

fn missing(components: &[Component], language: CommandLanguage) -> String {
    if components.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = components.iter().map(|component| component.name(language)).collect();
    let word = match language {
        CommandLanguage::Indonesian => "belum ada",
        CommandLanguage::English => "missing",
    };
    format!("  ({word}: {})", names.join("; "))
}
