//! Text in XML.

/// Escapes text for an element or for an attribute in quotes.
///
/// What XML 1.0 cannot have at all, such as most control characters, is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'.. => escaped.push(character),
            _ => {}
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_text_and_nothing_makes_it_unreadable() {
        assert_eq!(escaped("a<b & \"c\" 'd' ]]>"), "a&lt;b &amp; &quot;c&quot; &#39;d&#39; ]]&gt;");
        assert_eq!(escaped("a\u{0}\u{8}\u{ffff}b\n"), "ab\n");
    }
}
