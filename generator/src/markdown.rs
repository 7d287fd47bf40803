//! Markdown to HTML: raw HTML is left out, and every link is looked at.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::finding::Finding;
use crate::html::Html;
use crate::place::Position;

/// The paths of a site that a text may link to.
pub type KnownPaths = BTreeSet<String>;

/// Renders a text, with all that is wrong in it by its place in the text.
///
/// Headings go down one level, for the page has its own `h1`.
#[must_use]
pub fn render(text: &str, known: &KnownPaths, base_path: &str) -> (Html, Vec<(Position, Finding)>) {
    let mut findings = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut pass = Pass { text, known, base_path, findings: &mut findings, alternative: None };
    let events = Parser::new_ext(text, options)
        .into_offset_iter()
        .filter_map(|(event, range)| pass.event(event, range));
    let mut rendered = String::new();
    html::push_html(&mut rendered, events);
    #[expect(
        clippy::disallowed_methods,
        reason = "the renderer escapes text, and raw HTML was left out"
    )]
    let html = Html::dangerous_trusted(rendered);
    (html, findings)
}

/// Returns the words of a text without markup, one line for each paragraph or entry.
#[must_use]
pub fn plain_lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&words);
                }
            }
            Event::SoftBreak | Event::End(TagEnd::TableCell) => {
                if let Some(line) = lines.last_mut() {
                    line.push(' ');
                }
            }
            Event::HardBreak
            | Event::Start(Tag::Item)
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::CodeBlock,
            ) => lines.push(String::new()),
            _ => {}
        }
    }
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

struct Pass<'text> {
    text: &'text str,
    known: &'text KnownPaths,
    base_path: &'text str,
    findings: &'text mut Vec<(Position, Finding)>,
    /// Inside a picture: where it points to, and whether words stand for it.
    alternative: Option<(String, bool)>,
}

impl<'text> Pass<'text> {
    fn event(&mut self, event: Event<'text>, range: Range<usize>) -> Option<Event<'text>> {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                self.find(&range, Finding::RawHtml);
                None
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                let level = lower(level);
                Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
            }
            Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.target(dest_url, &range);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                self.alternative = Some((dest_url.to_string(), false));
                let dest_url = self.target(dest_url, &range);
                Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Image) => {
                if let Some((target, false)) = self.alternative.take() {
                    self.find(&range, Finding::NoAlternative(target));
                }
                Some(event)
            }
            Event::Text(ref words) => {
                if let Some((_, has_words)) = &mut self.alternative {
                    *has_words |= !words.trim().is_empty();
                }
                Some(event)
            }
            other => Some(other),
        }
    }

    fn target(&mut self, target: CowStr<'text>, range: &Range<usize>) -> CowStr<'text> {
        if !is_safe(&target) || !self.exists(&target) {
            self.find(range, Finding::Link(target.to_string()));
        }
        if target.starts_with('/') { format!("{}{target}", self.base_path).into() } else { target }
    }

    fn exists(&self, target: &str) -> bool {
        !target.starts_with('/') || {
            let path = target.split(['?', '#']).next().unwrap_or_default();
            self.known.contains(path)
        }
    }

    fn find(&mut self, range: &Range<usize>, finding: Finding) {
        self.findings.push((position(self.text, range), finding));
    }
}

const fn lower(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H2, H3, H4, H5, H6};
    match level {
        pulldown_cmark::HeadingLevel::H1 => H2,
        H2 => H3,
        H3 => H4,
        H4 => H5,
        H5 | H6 => H6,
    }
}

/// A link leads to a page of the site, a place of the page, or a scheme that runs nothing.
fn is_safe(target: &str) -> bool {
    let is_local = target.starts_with('/') && !target.starts_with("//");
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    is_local || target.starts_with('#') || schemes.iter().any(|scheme| target.starts_with(scheme))
}

fn position(text: &str, range: &Range<usize>) -> Position {
    let before = text.get(..range.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let stretch = text.get(range.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    Position {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        length: stretch.chars().count().max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str) -> (String, Vec<(Position, Finding)>) {
        let known = KnownPaths::from(["/kominfo/".to_owned()]);
        let (html, findings) = render(text, &known, "/kota");
        (html.as_str().to_owned(), findings)
    }

    #[test]
    fn raw_html_is_left_out_and_reported() {
        let (html, findings) =
            rendered("Aman\n\n<script>alert(1)</script>\n\nini <b onclick=x>tebal</b>\n");
        assert!(!html.contains("<script") && !html.contains("onclick"), "{html}");
        assert_eq!(findings.len(), 3);
        assert_eq!(findings[0].0.line, 3);
    }

    #[test]
    fn links_of_the_site_are_checked_and_prefixed() {
        let (html, findings) = rendered("[ada](/kominfo/) dan [hilang](/kominfo/lok/)\n");
        assert!(html.contains("href=\"/kota/kominfo/\""), "{html}");
        let [(position, finding)] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(*finding, Finding::Link("/kominfo/lok/".to_owned()));
        assert_eq!((position.line, position.column), (1, 22));
    }

    #[test]
    fn links_that_run_something_are_refused() {
        for target in
            ["javascript:alert(1)", "data:text/html,x", "//contoh.id", "vbscript:x", "lain.md"]
        {
            assert_eq!(rendered(&format!("[x]({target})\n")).1.len(), 1, "{target}");
        }
    }

    #[test]
    fn headings_go_down_one_level() {
        assert!(rendered("# Judul\n").0.contains("<h2>Judul</h2>"));
    }

    #[test]
    fn plain_lines_keep_the_words_and_lose_the_markup() {
        let text = "Bawa **KTP** asli\ndan:\n\n1. kartu *keluarga*\n2. [surat](/kominfo/)\n";
        assert_eq!(plain_lines(text), ["Bawa KTP asli dan:", "kartu keluarga", "surat"]);
    }

    #[test]
    fn a_picture_needs_words() {
        assert_eq!(rendered("![](https://contoh.go.id/a.png)\n").1.len(), 1);
        assert_eq!(rendered("![Alur](https://contoh.go.id/a.png)\n").1.len(), 0);
    }
}
