//! The completeness of a site as a table for people.

use std::fmt::Write as _;

use loket_form::language::Language;

use super::{Completeness, Component, Score};

impl Completeness {
    /// Writes a line for each standard, and the score of the site below.
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        let (heading, delivery, management, service, site) = match language {
            Language::Id => (
                "Kelengkapan standar pelayanan (UU 25/2009 pasal 21)",
                "penyampaian",
                "pengelolaan",
                "layanan",
                "Situs",
            ),
            Language::En => (
                "Completeness of the standards (UU 25/2009 art. 21)",
                "delivery",
                "management",
                "service",
                "Site",
            ),
        };
        // Writing to a string cannot fail.
        let mut text = format!("{heading}\n");
        let _ = writeln!(text, "  {delivery:>11}  {management:>11}  {service}");
        for standard in &self.standards {
            let of = |components: &[Component]| counted(standard.score(components), language);
            let (left, right) = (of(&Component::DELIVERY), of(&Component::MANAGEMENT));
            let missing = missing(&standard.missing(&Component::DELIVERY), language);
            let _ = writeln!(text, "  {left:>11}  {right:>11}  {}{missing}", standard.id);
        }
        let share = |components: &[Component]| {
            let score = self.score(components);
            format!("{}% ({})", score.percent(), counted(score, language))
        };
        let (left, right) = (share(&Component::DELIVERY), share(&Component::MANAGEMENT));
        let _ = writeln!(text, "{site}: {delivery} {left}, {management} {right}");
        text
    }
}

fn counted(score: Score, language: Language) -> String {
    let word = match language {
        Language::Id => "dari",
        Language::En => "of",
    };
    format!("{} {word} {}", score.stated, score.of)
}

fn missing(components: &[Component], language: Language) -> String {
    if components.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = components.iter().map(|component| component.name(language)).collect();
    let word = match language {
        Language::Id => "belum ada",
        Language::En => "missing",
    };
    format!("  ({word}: {})", names.join("; "))
}
