//! Texts as YAML reads them, in lines that are proposed.

/// Writes as many spaces as stand before what a line says, with the dash of an entry.
pub(super) fn indent(before: &str) -> String {
    " ".repeat(before.chars().take_while(|sign| matches!(sign, ' ' | '-')).count())
}

/// Writes a text so that YAML reads the same, also within braces.
pub(super) fn scalar(text: &str) -> String {
    let text = text.trim();
    if text.len() > 1
        && ['"', '\''].iter().any(|quote| text.starts_with(*quote) && text.ends_with(*quote))
    {
        return text.to_owned();
    }
    let is_odd = text.contains([':', '#', ',', '{', '}', '[', ']', '"'])
        || text.starts_with(['\'', '&', '*', '!', '|', '>', '%', '@', '`', '-', '?'])
        || !(text.starts_with(char::is_alphabetic) || is_amount(text));
    if is_odd { format!("'{}'", text.replace('\'', "''")) } else { text.to_owned() }
}

/// Returns whether a text is a number with words behind it, which is text to YAML as well.
fn is_amount(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(' ') && has_words(text)
}

/// Returns whether a text has letters.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}
