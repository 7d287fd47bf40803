//! Writing a draft as an editor would: YAML in blocks, comments above what they are about.

use std::fmt::Write as _;

use super::markdown::markdown;
use super::node::{Entry, Node, Remark};
use super::passage::Passage;

/// What stands before a comment that asks for a decision.
pub(super) const MARK: &str = "# PERIKSA: ";
const DEEPER: usize = 2;

/// Writes keys, each with its comments.
pub(super) fn keys(keys: &[(&'static str, Entry<'_>)], indent: usize, out: &mut String) {
    // What is said to have nothing, where content has no word for that, is not written.
    let is_said = |entry: &Entry<'_>| !matches!(&entry.node, Node::Keys(keys) if keys.is_empty());
    for (name, entry) in keys.iter().filter(|(_, entry)| is_said(entry)) {
        remarks(&entry.remarks, indent, out);
        let _ = write!(out, "{:indent$}", "");
        key(name, &entry.node, indent, out);
    }
}

/// Writes a key and what stands under it, in a line that is set in already.
fn key(name: &str, node: &Node<'_>, indent: usize, out: &mut String) {
    let _ = write!(out, "{name}:");
    match node {
        Node::List(entries) if entries.is_empty() => out.push_str(" []\n"),
        Node::List(entries) => {
            out.push('\n');
            list(entries, indent + DEEPER, out);
        }
        Node::Keys(of_value) => {
            out.push('\n');
            keys(of_value, indent + DEEPER, out);
        }
        Node::Prose(items) => prose(&markdown(items), indent + DEEPER, out),
        leaf => {
            out.push(' ');
            out.push_str(&leaf_text(leaf));
            out.push('\n');
        }
    }
}

fn list(entries: &[Entry<'_>], indent: usize, out: &mut String) {
    for entry in entries {
        remarks(&entry.remarks, indent, out);
        if let Node::Keys(of_entry) = &entry.node
            && let Some(((name, first), others)) = of_entry.split_first()
        {
            // The first key stands behind the dash, and its comments above it.
            remarks(&first.remarks, indent, out);
            let _ = write!(out, "{:indent$}- ", "");
            key(name, &first.node, indent + DEEPER, out);
            keys(others, indent + DEEPER, out);
        } else {
            let _ = writeln!(out, "{:indent$}- {}", "", leaf_text(&entry.node));
        }
    }
}

fn leaf_text(node: &Node<'_>) -> String {
    match node {
        Node::Words(words) => scalar(&joined(words)),
        Node::Rupiah(words) => scalar(&format!("Rp {}", joined(words))),
        Node::Web(words) => format!("https://{}", words.text()),
        Node::Fixed(text) => (*text).to_owned(),
        Node::Number(words) => words.text().to_owned(),
        Node::Given(text) => scalar(text),
        Node::Prose(items) => scalar(&markdown(items)),
        Node::List(_) | Node::Keys(_) => String::new(),
    }
}

/// Writes passages with one space between their words.
pub(super) fn joined(words: &[Passage<'_>]) -> String {
    let words = words.iter().flat_map(|words| words.text().split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// Writes Markdown: a line where that is enough.
fn prose(text: &str, indent: usize, out: &mut String) {
    if !text.contains('\n') {
        let _ = writeln!(out, " {}", scalar(text));
        return;
    }
    out.push_str(" |\n");
    for line in text.lines() {
        if line.is_empty() {
            out.push('\n');
        } else {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }
}

/// Writes comments, each with the words of the source that stand nowhere else.
pub(super) fn remarks(remarks: &[Remark<'_>], indent: usize, out: &mut String) {
    for Remark { advice, words } in remarks {
        let _ = writeln!(out, "{:indent$}{MARK}{}", "", advice.words());
        for words in words {
            let _ = writeln!(out, "{:indent$}#   {}: {}", "", words.line(), words.spaced());
        }
    }
}

/// Writes a text as a value: as it is, where YAML reads it back so, or else in quotation marks.
pub(super) fn scalar(text: &str) -> String {
    use serde_yaml::Value;
    let is_read = |written: &str| {
        let text = Value::String(text.to_owned());
        let in_list = serde_yaml::from_str::<Value>(&format!("- {written}"));
        let of_key = serde_yaml::from_str::<Value>(&format!("k: {written}"));
        in_list.is_ok_and(|value| value == Value::Sequence(vec![text.clone()]))
            && of_key.is_ok_and(|value| value.get("k") == Some(&text))
    };
    if is_read(text) {
        return text.to_owned();
    }
    if !text.contains(char::is_control) && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_only_where_yaml_would_read_something_else() {
        for (text, written) in [
            ("KTP asli", "KTP asli"),
            ("(0299) 421243", "(0299) 421243"),
            ("a: b", "\"a: b\""),
            ("- x", "\"- x\""),
            ("x #y", "\"x #y\""),
            ("123", "\"123\""),
            ("ya, \"a\": b", "'ya, \"a\": b'"),
            ("@akun", "\"@akun\""),
            ("[teks]", "\"[teks]\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }
}
