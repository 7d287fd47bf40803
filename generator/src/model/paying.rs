//! Where a standard speaks of paying: a service that is free may be about a tax that is not.

use super::{CostRow, Requirement, Service, Step};

/// What speaks of paying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paying {
    /// The number of the step, if it is one.
    pub step: Option<usize>,
    /// The word.
    pub word: String,
}

/// What words have in them that speak of paying, in all their forms: `membayar`, `penyetoran`.
const PARTS: [&str; 12] = [
    "bayar",
    "setor",
    "nyetor",
    "pajak",
    "retribusi",
    "billing",
    "panjar",
    "tagihan",
    "invoice",
    "lunas",
    "pnbp",
    "skrd",
];
/// Words that speak of it themselves.
const WORDS: [&str; 11] = [
    "denda", "pay", "pays", "paid", "paying", "payment", "payments", "tax", "taxes", "levy", "fine",
];
/// Words after which nothing is paid: "tanpa membayar".
const DENIALS: [&str; 7] = ["tidak", "tanpa", "bebas", "jangan", "not", "without", "no"];

impl Service {
    /// Finds what speaks of paying, steps first.
    #[must_use]
    pub fn speaks_of_paying(&self) -> Option<Paying> {
        let of_step = |(place, step): (usize, &Step)| {
            let word = find(&said_by_step(step))?;
            Some(Paying { step: Some(place + 1), word })
        };
        let of_steps = self.steps.iter().enumerate().find_map(of_step);
        of_steps.or_else(|| find(&self.said_elsewhere()).map(|word| Paying { step: None, word }))
    }

    fn said_elsewhere(&self) -> Vec<&str> {
        let mut said = vec![self.title.as_str()];
        said.extend(self.summary.as_deref());
        said.extend(self.procedure.iter().map(|prose| prose.source.as_str()));
        for requirement in &self.requirements {
            say_requirement(requirement, &mut said);
        }
        for time in &self.times {
            said.extend(
                [&time.label, &time.note, &time.exception]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            said.extend(time.time.prose().map(|prose| prose.source.as_str()));
        }
        for row in &self.costs {
            say_cost(row, &mut said);
        }
        for product in &self.products {
            said.push(product.words.as_str());
        }
        said
    }
}

fn said_by_step(step: &Step) -> Vec<&str> {
    let outcomes = step.outcomes.iter();
    let outcomes = outcomes.flat_map(|it| [Some(it.condition.as_str()), it.text.as_deref()]);
    let own = std::iter::once(step.text.as_str()).chain(outcomes.flatten());
    own.chain(step.steps.iter().flat_map(said_by_step)).collect()
}

fn say_requirement<'site>(requirement: &'site Requirement, said: &mut Vec<&'site str>) {
    match requirement {
        Requirement::Document(it) => {
            said.push(&it.name);
            said.extend([&it.note, &it.condition].into_iter().flatten().map(String::as_str));
        }
        Requirement::Group(it) => {
            let words = [&it.name, &it.note, &it.condition];
            said.extend(words.into_iter().flatten().map(String::as_str));
            for entry in &it.entries {
                say_requirement(entry, said);
            }
        }
        Requirement::Text { prose, .. } => said.push(&prose.source),
    }
}

fn say_cost<'site>(row: &'site CostRow, said: &mut Vec<&'site str>) {
    let words = [&row.label, &row.note, &row.condition];
    said.extend(words.into_iter().flatten().map(String::as_str));
    for row in &row.rows {
        say_cost(row, said);
    }
}

/// Finds a word that speaks of paying.
fn find(said: &[&str]) -> Option<String> {
    said.iter().find_map(|text| {
        let words = text.split(|sign: char| !sign.is_alphabetic()).filter(|it| !it.is_empty());
        let mut before = String::new();
        for word in words {
            let lower = word.to_lowercase();
            let speaks =
                WORDS.contains(&lower.as_str()) || PARTS.iter().any(|it| lower.contains(it));
            if speaks && !DENIALS.contains(&before.as_str()) {
                return Some(word.to_owned());
            }
            before = lower;
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_paying_are_found_in_all_their_forms_unless_they_are_denied() {
        for (said, word) in [
            ("Wajib Pajak membayar di loket", Some("Pajak")),
            ("melakukan penyetoran", Some("penyetoran")),
            ("dikenai denda", Some("denda")),
            ("the applicant pays at the counter", Some("pays")),
            ("tanpa membayar apa pun", None),
            ("makan di restoran, lalu mendengar", None),
            ("menyerahkan berkas", None),
        ] {
            assert_eq!(find(&[said]).as_deref(), word, "{said}");
        }
    }
}
