//! A page as its reader sees it: words alone, white space folded.

use scraper::{ElementRef, Html, Node};

/// Elements that say nothing, or say it in a picture.
pub(crate) const SILENT: [&str; 6] = ["head", "script", "style", "svg", "template", "noscript"];
/// Elements that stand within a line; all others begin a new one.
const INLINE: [&str; 10] = ["a", "abbr", "b", "bdi", "code", "em", "i", "small", "span", "strong"];

/// Returns the words of a page in one line.
pub(crate) fn text(page: &str) -> String {
    of(Html::parse_document(page).root_element())
}

/// Returns the words of a part of a page in one line.
pub(crate) fn of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    folded(&text)
}

/// Folds white space.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    let name = element.value().name();
    if SILENT.contains(&name) || element.attr("hidden").is_some() {
        return;
    }
    let edge = if INLINE.contains(&name) { "" } else { " " };
    text.push_str(edge);
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(_) => collect(ElementRef::wrap(child).expect("an element"), text),
            _ => {}
        }
    }
    text.push_str(edge);
}

#[test]
fn words_of_blocks_are_apart_and_words_of_a_line_are_not() {
    let page = "<head><title>J</title></head><dl><dt>Telepon</dt><dd>1<b>2</b>\n 3</dd></dl><svg><text>x</text></svg>";
    assert_eq!(text(page), "Telepon 12 3");
}
