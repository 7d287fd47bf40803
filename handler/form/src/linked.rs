//! Addresses that stand in plain words: readers can follow them.

use tera::{Kwargs, State, Value, escape_html};

use crate::address::{Address, is_domain};

/// Names of the web end so in Indonesia; what ends otherwise may be an abbreviation.
const ENDINGS: [&str; 4] = [".id", ".com", ".org", ".net"];

/// What may stand around an address in a sentence, and is no part of it.
const AROUND: &[char] =
    &['(', ')', '[', ']', '<', '>', '"', '\'', '“', '”', '.', ',', ';', ':', '!', '?'];

/// The filter `linked`: escapes plain words, and makes links of the addresses in them.
pub(crate) fn filter(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&linked(text))
}

fn linked(text: &str) -> String {
    let mut html = Vec::with_capacity(text.len());
    let mut last = 0;
    let is_space = |(_, sign): &(usize, char)| sign.is_whitespace();
    let ends = text.char_indices().filter(is_space).map(|(at, _)| at).chain([text.len()]);
    for end in ends {
        let piece = text.get(last..end).unwrap_or_default();
        last = end;
        let word = piece.trim_start().trim_start_matches(AROUND);
        let before = piece.get(..piece.len() - word.len()).unwrap_or_default();
        let address = word.trim_end_matches(AROUND).trim_end_matches('/');
        let after = word.get(address.len()..).unwrap_or_default();
        escape(before, &mut html);
        match target(address) {
            Some(target) => {
                html.extend_from_slice(b"<a href=\"");
                escape(&target, &mut html);
                html.extend_from_slice(b"\">");
                escape(address, &mut html);
                html.extend_from_slice(b"</a>");
            }
            None => escape(address, &mut html),
        }
        escape(after, &mut html);
    }
    // Whole words were escaped, so it is text as before.
    String::from_utf8(html).unwrap_or_default()
}

fn escape(text: &str, html: &mut Vec<u8>) {
    // Memory takes all that is written to it.
    let _ = escape_html(text, html);
}

/// Returns where an address leads; `None` if it is none.
fn target(word: &str) -> Option<String> {
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    if !word.contains('.') || !is_plain(word) {
        return None;
    }
    if word.contains('@') {
        let mail = || format!("mailto:{}", word.replace('%', "%25"));
        return (Address::parse(word).is_ok() && !word.contains(['?', '&'])).then(mail);
    }
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let host = rest.unwrap_or(word).split(['/', '?', '#']).next().unwrap_or_default();
    let is_of_web = rest.is_some() || ENDINGS.iter().any(|ending| host.ends_with(ending));
    let scheme = if rest.is_some() { "" } else { "https://" };
    (is_of_web && is_domain(host)).then(|| format!("{scheme}{word}"))
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn addresses_in_words_are_links_and_all_else_is_escaped() {
        let link = |target: &str, words: &str| format!("<a href=\"{target}\">{words}</a>");
        for (text, html) in [
            (
                "Buka simbg.pu.go.id, lalu daftar.",
                format!("Buka {}, lalu daftar.", link("https://simbg.pu.go.id", "simbg.pu.go.id")),
            ),
            (
                "(http://a.go.id/b?c=1)",
                format!("({})", link("http://a.go.id/b?c=1", "http://a.go.id/b?c=1")),
            ),
            ("loket@a.go.id", link("mailto:loket@a.go.id", "loket@a.go.id")),
            ("No.02 a.n. SH.MH Rp.50.000", "No.02 a.n. SH.MH Rp.50.000".to_owned()),
            ("<b> & javascript:alert(1).id", "&lt;b&gt; &amp; javascript:alert(1).id".to_owned()),
            ("satu\ndua", "satu\ndua".to_owned()),
        ] {
            assert_eq!(linked(text), html, "{text}");
        }
    }
}
