//! What the wordings of both languages need: likely meanings and lists of words.

use loket_form::language::Language;

use crate::completeness::Component;

/// Finds the known word that was most likely meant, if one is near enough.
///
/// Near is one wrong, missing, additional or swapped letter for every three.
pub(crate) fn likely<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Counts the letters to add, drop, change or swap (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, to) in right.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let change = at(&last, column) + usize::from(from != to);
            let best = change.min(at(&last, column + 1) + 1).min(at(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(to)
                && right.get(column - 1) == Some(from);
            let swap = if swapped { at(&before_last, column - 1) + 1 } else { usize::MAX };
            line.push(best.min(swap));
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or_default()
}

/// Joins the names of components.
pub(super) fn listed(components: &[Component], language: Language) -> String {
    components.iter().map(|component| component.name(language)).collect::<Vec<_>>().join("; ")
}

/// Writes minutes as days, hours and minutes.
pub(super) fn span(minutes: u64, language: Language) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let words = match language {
        Language::Id => ["hari", "jam", "menit"],
        Language::En => ["d", "h", "min"],
    };
    let parts = [days, hours, rest].into_iter().zip(words).filter(|(amount, _)| *amount > 0);
    parts.map(|(amount, word)| format!("{amount} {word}")).collect::<Vec<_>>().join(" ")
}

/// Joins words as a list in backticks.
pub(super) fn quoted<'word>(words: impl IntoIterator<Item = &'word str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["requirements", "steps", "time", "cost"];

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        for (word, meant) in [
            ("requirments", "requirements"),
            ("setps", "steps"),
            ("Time", "time"),
            ("costs", "cost"),
        ] {
            assert_eq!(likely(word, KEYS), Some(meant));
        }
    }

    #[test]
    fn a_word_that_is_like_none_finds_none() {
        for word in ["biaya", "x", ""] {
            assert_eq!(likely(word, KEYS), None);
        }
    }
}
