//! The default templates: all HTML that is not escaped carries it in its name.

use std::path::Path;

#[test]
fn safe_stands_behind_names_that_end_in_html_only() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let ending = entry.path().extension().unwrap_or_default();
        if !entry.file_type().is_file() || ending == "css" {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a template");
        let Ok(text) = String::from_utf8(bytes) else {
            continue; // A picture or a font.
        };
        assert!(!text.contains("autoescape"), "{name}: escaping cannot be turned off");
        for (before, after) in filters(&text) {
            assert!(is_html_name(before), "{name}: `{before}|{after}`");
            seen += 1;
        }
    }
    assert!(seen >= 2, "style and Markdown are inserted so");
}

/// Returns what stands before and behind every `|` of a filter `safe`.
fn filters(text: &str) -> Vec<(&str, &str)> {
    let pipes = text.match_indices('|').map(|(at, _)| (&text[..at], &text[at + 1..]));
    pipes.filter(|(_, after)| after.trim_start().starts_with("safe")).collect()
}

/// The value is a plain path of names, and the last one says what it is.
fn is_html_name(before: &str) -> bool {
    let is_path = |character: char| character.is_ascii_alphanumeric() || "_.".contains(character);
    let before = before.trim_end();
    let start = before.rfind(|character| !is_path(character)).map_or(0, |at| at + 1);
    let opens = before[..start].trim_end().ends_with("{{");
    opens && before[start..].ends_with("_html")
}

#[test]
fn the_look_for_safe_finds_what_it_must() {
    for text in ["{{ a.title | safe }}", "{{ a.title|safe }}", "{{ x + b_html | safe }}"] {
        assert!(filters(text).iter().any(|(before, _)| !is_html_name(before)), "{text}");
    }
    assert!(filters("{{ a.body_html | safe }}").iter().all(|(before, _)| is_html_name(before)));
}
