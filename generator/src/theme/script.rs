//! Scripts: made small, and written so that they can stand inside a page.

use crate::search_words::{self, NAME};

/// Leaves out what a script of ours says to its readers alone: lines that are a comment, and
/// the blanks before and after lines.
///
/// No string of ours goes over several lines. The scripts of a site are not touched: they may
/// have such strings, and have been through tools of their own.
pub(super) fn minified(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let told = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    told.flat_map(|line| [line, "\n"]).collect()
}

/// Puts the words that the search is made with before a script that names them.
pub(super) fn with_words(script: &str) -> String {
    if script.contains(NAME) {
        format!("const {NAME}={};\n{script}", search_words::for_script())
    } else {
        script.to_owned()
    }
}

/// Writes a script so that a page cannot take a part of it for its end.
///
/// The three sequences can stand in strings and regular expressions only, where `\x3C` is
/// another way to write `<` (HTML standard, "Restrictions for contents of script elements").
pub(super) fn within_page(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    for (index, part) in script.split('<').enumerate() {
        if index > 0 {
            let starts = |word: &str| {
                part.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            };
            let ends_script = ["!--", "script", "/script"].into_iter().any(starts);
            text.push_str(if ends_script { "\\x3C" } else { "<" });
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "// Why.\n(() => {\n  // Also why.\n\n  go(\"https://a\"); // here\n})();\n";
        assert_eq!(minified(script), "(() => {\ngo(\"https://a\"); // here\n})();\n");
    }

    #[test]
    fn nothing_in_a_script_ends_it() {
        let script = "a < b; say(\"</SCRIPT>\", '<!--', `<script>`, /<i>/)";
        let safe = "a < b; say(\"\\x3C/SCRIPT>\", '\\x3C!--', `\\x3Cscript>`, /<i>/)";
        assert_eq!(within_page(script), safe);
    }
}
