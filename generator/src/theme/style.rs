//! Style sheets, made small.

/// Leaves out comments and white space that mean nothing.
pub(super) fn minified(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' || first == '\'' {
            let end = string_end(rest, first);
            small.push_str(rest.get(..end).unwrap_or_default());
            end
        } else if first.is_whitespace() {
            let blank = rest.len() - rest.trim_start().len();
            if needs_space(&small, rest.trim_start()) {
                small.push(' ');
            }
            blank
        } else {
            if first == '}' && small.ends_with(';') {
                small.pop();
            }
            small.push(first);
            first.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    small.trim_end().to_owned()
}

fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// White space means nothing beside braces, semicolons and commas, nor after a colon.
fn needs_space(before: &str, after: &str) -> bool {
    let closed = before.is_empty() || before.ends_with(['{', '}', ';', ',', ':', ' ', '>']);
    let opens =
        after.is_empty() || after.starts_with(['{', '}', ';', ',', '>']) || after.starts_with("/*");
    !closed && !opens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_white_space_go_and_meaning_stays() {
        let css = "/* a */\na :hover , b > c {\n  margin: 0 calc(1px + 2px);\n  content: \"a  /* b */\";\n}\n";
        assert_eq!(minified(css), "a :hover,b>c{margin:0 calc(1px + 2px);content:\"a  /* b */\"}");
    }

    #[test]
    fn a_space_between_words_survives_a_comment() {
        assert_eq!(minified("a /* x */ b{}"), "a b{}");
    }
}
