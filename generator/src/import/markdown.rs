//! Writing words as Markdown in which every sign means itself.

use super::mark::Style;
use super::outline::Item;

/// How far the items of a list below an item are set in.
const DEEPER: &str = "   ";

/// Writes paragraphs and lists.
pub(super) fn markdown(items: &[Item<'_>]) -> String {
    let mut out = String::new();
    write(items, "", &mut out);
    out.trim_end().to_owned()
}

fn write(items: &[Item<'_>], indent: &str, out: &mut String) {
    let mut expected = None;
    let mut after_paragraph = indent.is_empty();
    for item in items {
        let words = item.words.spaced();
        let mark = item.mark.as_ref().map(super::passage::Passage::text);
        let number = number(item.style, mark);
        let is_paragraph = item.style.is_none();
        // Between lists and paragraphs, and before a list that is another one, stands a free line.
        let goes_on = number.is_some() && number == expected;
        let is_listed = matches!(item.style, Some(Style::Bullet(_) | Style::Set(_)));
        let is_lettered = number.is_none() && !is_paragraph;
        let goes_on = goes_on || (is_listed || is_lettered) && !after_paragraph;
        after_paragraph = is_paragraph;
        if !out.is_empty() && !goes_on && !out.ends_with("\n\n") {
            out.push('\n');
        }
        let (sign, words) = match (number, mark) {
            (Some(number), _) => (format!("{number}. "), escaped(&words)),
            (None, Some(mark)) if !is_listed => {
                ("- ".to_owned(), format!("{} {}", escaped(mark), escaped(&words)))
            }
            (None, _) if is_paragraph => (String::new(), escaped(&words)),
            (None, _) => ("- ".to_owned(), escaped(&words)),
        };
        expected = number.map(|number| number + 1);
        out.push_str(indent);
        out.push_str(&sign);
        out.push_str(words.trim());
        out.push('\n');
        if !item.children.is_empty() {
            let deeper = if is_paragraph { indent.to_owned() } else { format!("{indent}{DEEPER}") };
            write(&item.children, &deeper, out);
            expected = expected.filter(|_| !is_paragraph);
        }
    }
}

/// The number of an item, where Markdown has such a number.
fn number(style: Option<Style>, mark: Option<&str>) -> Option<u32> {
    let digits = mark?.trim_matches(|sign: char| !sign.is_ascii_digit());
    digits.parse().ok().filter(|_| style == Some(Style::Number))
}

/// Escapes what Markdown would read as a mark.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (place, sign) in words.char_indices() {
        let is_mark = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|');
        let begins = place == 0 && matches!(sign, '#' | '-' | '+' | '=');
        if is_mark || begins || sign == '&' {
            out.push('\\');
        }
        out.push(sign);
    }
    // "1. " at the beginning of a line would be a list.
    let digits = out.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(0);
    if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_means_itself() {
        assert_eq!(escaped("# a_b *c* <d> 1. e"), "\\# a\\_b \\*c\\* \\<d\\> 1. e");
        assert_eq!(escaped("08.00 WIB"), "08\\.00 WIB");
        assert_eq!(escaped("(1) x"), "(1) x");
    }
}
