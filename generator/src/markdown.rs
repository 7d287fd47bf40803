//! Markdown to HTML: raw HTML is left out, headings have ids, every link is looked at.

mod blanks;
mod dialect;
mod headings;
mod leftover;
mod links;
mod outside;
mod tables;
mod tags;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

pub use blanks::{Document, render_document};
pub use headings::heading_ids;
pub use links::{KnownPaths, LinkContext};
pub use outside::outside_links;

use self::dialect::OPTIONS;
use self::leftover::Leftover;
use crate::credentials::host_behind;
use crate::finding::{Finding, TextFinding, ValueFinding};
use crate::html::Html;
use crate::place::Position;

/// No text has more problems than a clerk can read in one go.
const MOST: usize = 100;

/// Renders a part of a page, with all that is wrong in it by its place in the text.
///
/// The highest headings become `h2`, for the page has its own `h1`.
#[must_use]
pub fn render(text: &str, around: LinkContext<'_>) -> (Html, Vec<(Position, Finding)>) {
    render_with(text, around, Vec::new())
}

/// Renders the text of a page: as [`render`], and its headings have ids.
#[must_use]
pub fn render_page(text: &str, around: LinkContext<'_>) -> (Html, Vec<(Position, Finding)>) {
    render_with(text, around, heading_ids(text, around.known))
}

fn render_with(
    text: &str,
    around: LinkContext<'_>,
    ids: Vec<String>,
) -> (Html, Vec<(Position, Finding)>) {
    let mut pass = Pass::new(around, ids, text);
    let events = Parser::new_ext(text, OPTIONS)
        .into_offset_iter()
        .flat_map(|(event, range)| pass.event(event, range));
    (written(events), pass.findings(text))
}

/// Writes what a [`Pass`] let through.
fn written<'text>(events: impl Iterator<Item = Event<'text>>) -> Html {
    let mut rendered = String::new();
    pulldown_cmark::html::push_html(&mut rendered, events);
    #[expect(
        clippy::disallowed_methods,
        reason = "the renderer escapes text, raw HTML was left out, and names of fields need no escape"
    )]
    Html::dangerous_trusted(rendered)
}

/// Returns the words of a text without markup, one line for each paragraph or entry.
#[must_use]
pub fn plain_lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    // The number of the next item of each list around, where items have numbers.
    let mut numbers: Vec<Option<u64>> = Vec::new();
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::List(first)) => numbers.push(first),
            Event::End(TagEnd::List(_)) => numbers.truncate(numbers.len().saturating_sub(1)),
            Event::Start(Tag::Item) => {
                lines.push(numbers.last_mut().map(item_number).unwrap_or_default());
            }
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
            Event::InlineHtml(tag) if tags::is_break(&tag) => lines.push(String::new()),
            Event::HardBreak
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

/// Writes the number of an item as a line begins with it, and counts on.
fn item_number(next: &mut Option<u64>) -> String {
    let Some(number) = next else { return String::new() };
    let text = format!("{number}. ");
    *number += 1;
    text
}

struct Pass<'site> {
    around: LinkContext<'site>,
    /// The level of the highest headings.
    top: HeadingLevel,
    /// The ids of the headings, in order.
    ids: Vec<String>,
    /// How many headings there were so far.
    headings: usize,
    found: Vec<(Range<usize>, Finding)>,
    /// Inside a picture: where it points to, and whether words stand for it.
    alternative: Option<(String, bool)>,
    /// Markup that may have been meant, and was taken for words.
    leftover: Leftover,
    /// Where the tags begin that are kept.
    tags: BTreeSet<usize>,
    /// What stands before each table that is still to come.
    tables: VecDeque<String>,
    /// Whether the table is in a region of its own.
    is_wide: bool,
    /// The numbers of footnotes, by their names.
    footnotes: BTreeMap<String, usize>,
    /// The number with which the next paragraph begins.
    opens: Option<usize>,
}

impl<'site> Pass<'site> {
    fn new(around: LinkContext<'site>, ids: Vec<String>, text: &str) -> Self {
        Self {
            around,
            top: top_heading(text),
            ids,
            headings: 0,
            found: Vec::new(),
            alternative: None,
            leftover: Leftover::default(),
            tags: tags::kept(text),
            tables: tables::openings(text),
            is_wide: false,
            footnotes: BTreeMap::new(),
            opens: None,
        }
    }
}

impl<'text> Pass<'_> {
    /// The level in the page of a heading that has this one in the text.
    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let below_top = (level as usize).saturating_sub(self.top as usize);
        HeadingLevel::try_from(below_top + 2).unwrap_or(HeadingLevel::H6)
    }

    /// Returns what is written of an event: nothing, itself, or what stands for it.
    fn event(&mut self, event: Event<'text>, range: Range<usize>) -> Vec<Event<'text>> {
        match event {
            Event::Start(Tag::Table(_)) => {
                let region = self.tables.pop_front().filter(|region| !region.is_empty());
                self.is_wide = region.is_some();
                let region = region.map(|region| Event::Html(region.into()));
                region.into_iter().chain([event]).collect()
            }
            Event::End(TagEnd::Table) if self.is_wide => vec![event, html("</div>\n")],
            Event::TaskListMarker(is_done) => {
                vec![Event::Text(if is_done { "☑ " } else { "☐ " }.into())]
            }
            Event::FootnoteReference(name) => vec![raised(self.footnote(&name))],
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.opens = Some(self.footnote(&name));
                vec![html("<div class=\"loket-footnote\">")]
            }
            Event::Start(Tag::Paragraph) => {
                let number = self.opens.take().map(raised);
                let space = number.is_some().then(|| Event::Text(" ".into()));
                self.single(event, range).into_iter().chain(number).chain(space).collect()
            }
            Event::End(TagEnd::FootnoteDefinition) => vec![html("</div>\n")],
            other => self.single(other, range).into_iter().collect(),
        }
    }

    /// Footnotes stand where they are written, with the numbers in which they are referred to.
    fn footnote(&mut self, name: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(name.to_owned()).or_insert(next)
    }

    fn single(&mut self, event: Event<'text>, range: Range<usize>) -> Option<Event<'text>> {
        match event {
            Event::InlineHtml(ref tag) if tags::is_break(tag) => Some(Event::HardBreak),
            Event::InlineHtml(_) if self.tags.contains(&range.start) => Some(event),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.find(range, Finding::Text(TextFinding::RawHtml));
                None
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = self.ids.get(self.headings).cloned().map(CowStr::from);
                self.headings += 1;
                Some(Event::Start(Tag::Heading { level: self.level(level), id, classes, attrs }))
            }
            Event::End(TagEnd::Heading(level)) => {
                Some(Event::End(TagEnd::Heading(self.level(level))))
            }
            Event::Start(Tag::Link { link_type: LinkType::Email, ref dest_url, .. }) => {
                if let Some(finding) = links::wrong_contact(&format!("mailto:{dest_url}")) {
                    self.find(range, finding);
                }
                Some(event)
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.target(dest_url, range);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                self.alternative = Some((dest_url.to_string(), false));
                let dest_url = self.picture(dest_url, range);
                Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Image) => {
                if let Some((target, false)) = self.alternative.take() {
                    self.find(range, Finding::Text(TextFinding::NoAlternative(target)));
                }
                Some(event)
            }
            Event::Start(Tag::Paragraph) => {
                self.leftover.begin();
                Some(event)
            }
            Event::Text(ref words) => {
                if let Some((range, finding)) = self.leftover.look(words, &range) {
                    self.find(range, finding);
                }
                if let Some((_, has_words)) = &mut self.alternative {
                    *has_words |= !words.trim().is_empty();
                }
                Some(event)
            }
            other => Some(other),
        }
    }

    fn target(&mut self, target: CowStr<'text>, range: Range<usize>) -> CowStr<'text> {
        let carries =
            |target: &str| host_behind(target).map(|host| ValueFinding::Credentials(host).into());
        if let Some(finding) = links::wrong_contact(&target).or_else(|| carries(&target)) {
            self.find(range, finding);
            return target;
        }
        match self.around.link(&target, &self.ids) {
            Ok(found) => {
                if let Some(unsettled) = found.unsettled {
                    self.find(range, unsettled);
                }
                found.address.into()
            }
            Err(finding) => {
                self.find(range, finding);
                target
            }
        }
    }

    /// Pictures of other sites are not shown: pages load nothing from elsewhere.
    fn picture(&mut self, target: CowStr<'text>, range: Range<usize>) -> CowStr<'text> {
        if target.contains(':') && host_behind(&target).is_none() {
            self.find(range, Finding::Text(TextFinding::ForeignPicture(target.to_string())));
            return target;
        }
        self.target(target, range)
    }

    /// All that is wrong, by its place in the text.
    fn findings(self, text: &str) -> Vec<(Position, Finding)> {
        let place = |(range, finding)| (position(text, &range), finding);
        self.found.into_iter().map(place).collect()
    }

    fn find(&mut self, range: Range<usize>, finding: Finding) {
        if self.found.len() < MOST {
            self.found.push((range, finding));
        }
    }
}

fn html<'text>(text: &str) -> Event<'text> {
    Event::InlineHtml(text.to_owned().into())
}

fn raised<'text>(number: usize) -> Event<'text> {
    html(&format!("<sup>{number}</sup>"))
}

/// Returns the level of the highest headings of a text, with which editors begin as they like.
fn top_heading(text: &str) -> HeadingLevel {
    // Most texts have no heading, and are parsed once.
    if !text.contains(['#', '=', '-']) {
        return HeadingLevel::H1;
    }
    let level = |event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level),
        _ => None,
    };
    Parser::new_ext(text, OPTIONS).filter_map(level).min().unwrap_or(HeadingLevel::H1)
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
    use crate::model::{Page, PublicFile, ServiceId};

    fn rendered(text: &str) -> (String, Vec<(Position, Finding)>) {
        let about = Page::Article("tentang".to_owned());
        let lock = Page::Service(ServiceId::new("kominfo".to_owned(), "lock".to_owned()));
        let pages = [Page::Agency("kominfo".to_owned()), lock, about.clone()];
        let mut known: KnownPaths = pages.into_iter().map(PublicFile::Page).collect();
        known.add_places(about, ["data-anda".to_owned()]);
        known.add_common(["biaya".to_owned()]);
        let around = LinkContext {
            known: &known,
            base_path: "/kota",
            elsewhere: None,
            page: None,
            folder: "/kominfo/",
        };
        let (html, findings) = render_page(text, around);
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
    fn links_lead_to_pages_and_places_of_the_site() {
        for (target, written) in [
            ("/kominfo/", "/kota/kominfo/"),
            ("/kominfo", "/kota/kominfo/"),
            ("lock.md", "/kota/kominfo/lock/"),
            ("lock/", "/kota/kominfo/lock/"),
            ("./lock.md#biaya", "/kota/kominfo/lock/#biaya"),
            ("../tentang.md#data-anda", "/kota/tentang/#data-anda"),
            ("#biaya", "#biaya"),
            ("https://contoh.go.id/a", "https://contoh.go.id/a"),
            ("tel:+62285421243", "tel:+62285421243"),
        ] {
            let (html, mut findings) = rendered(&format!("[x]({target})\n"));
            findings.retain(|(_, finding)| finding.unsettled_page().is_none());
            assert_eq!(findings, [], "{target}");
            assert!(html.contains(&format!("href=\"{written}\"")), "{target}: {html}");
        }
    }

    #[test]
    fn a_place_that_a_template_may_make_waits_for_its_page() {
        for (target, page) in [
            ("lock.md#biaya", Some("/kota/kominfo/lock/")),
            ("../tentang.md#biaya", Some("/kota/tentang/")),
            ("../tentang.md#data-anda", None),
            ("lock.md", None),
        ] {
            let (_, findings) = rendered(&format!("[x]({target})\n"));
            let pages: Vec<_> = findings.iter().map(|(_, one)| one.unsettled_page()).collect();
            assert_eq!(pages, page.map(Some).as_slice(), "{target}");
        }
    }

    #[test]
    fn links_that_lead_nowhere_are_found_with_what_was_meant() {
        let (_, findings) = rendered("[ada](/kominfo/) dan [hilang](/kominfo/lok/)\n");
        let [(position, finding)] = findings.as_slice() else { panic!("{findings:?}") };
        let meant = Some("/kominfo/lock/".to_owned());
        assert_eq!(
            *finding,
            Finding::Text(TextFinding::UnknownPage { target: "/kominfo/lok/".to_owned(), meant })
        );
        assert_eq!((position.line, position.column), (1, 22));
        for target in ["#hilang", "lock.md#hilang", "lain.md", "../../x", "alur.png"] {
            assert_eq!(rendered(&format!("[x]({target})\n")).1.len(), 1, "{target}");
        }
    }

    #[test]
    fn links_that_run_something_are_refused() {
        for target in ["javascript:alert(1)", "data:text/html,x", "//contoh.id", "vbscript:x"] {
            let finding = Finding::Text(TextFinding::Link(target.to_owned()));
            assert_eq!(rendered(&format!("[x]({target})\n")).1[0].1, finding, "{target}");
        }
    }

    #[test]
    fn mails_and_calls_lead_to_somebody() {
        for target in ["mailto:a@contoh.go.id,b@contoh.go.id?subject=x", "tel:(0285)421-243"] {
            assert_eq!(rendered(&format!("[x]({target})\n")).1, [], "{target}");
        }
        for (target, wrong) in [
            ("mailto:", Finding::Value(ValueFinding::Address(String::new()))),
            ("mailto:a@contoh.go.id,b@", Finding::Value(ValueFinding::Address("b@".to_owned()))),
            ("tel:+", Finding::Value(ValueFinding::Telephone("+".to_owned()))),
            ("tel:O285", Finding::Value(ValueFinding::Telephone("O285".to_owned()))),
        ] {
            assert_eq!(rendered(&format!("[x]({target})\n")).1[0].1, wrong, "{target}");
        }
    }

    #[test]
    fn plain_lines_keep_words_and_numbers_and_lose_the_markup() {
        let text = "Bawa **KTP** asli\ndan:\n\n1. kartu *keluarga*\n2. [surat](/kominfo/)\n";
        assert_eq!(plain_lines(text), ["Bawa KTP asli dan:", "1. kartu keluarga", "2. surat"]);
    }

    #[test]
    fn the_highest_headings_are_those_below_the_title_of_the_page() {
        for (text, html) in [
            ("# A\n\n## B\n", ["<h2>A", "<h3>B"]),
            ("## A\n\n### B\n", ["<h2>A", "<h3>B"]),
            ("### A\n\nB\n-\n\n", ["<h3>A", "<h2>B"]),
        ] {
            let rendered = rendered(text).0.replace(" id=\"a\"", "").replace(" id=\"b\"", "");
            assert!(html.iter().all(|heading| rendered.contains(heading)), "{text}: {rendered}");
        }
    }

    #[test]
    fn headings_go_down_one_level_and_can_be_linked() {
        let (html, findings) =
            rendered("# Biaya\n\n## Jam *layanan*!\n\n[ke jam](#jam-layanan)\n\n## Jam layanan\n");
        assert_eq!(findings, []);
        assert!(html.contains("<h2 id=\"biaya-2\">Biaya</h2>"), "a template has that id: {html}");
        assert!(html.contains("<h3 id=\"jam-layanan\">"), "{html}");
        assert!(html.contains("<h3 id=\"jam-layanan-2\">"), "{html}");
    }

    #[test]
    fn a_picture_needs_words_and_a_place_in_the_site() {
        let finding = |text: &str| rendered(text).1.into_iter().map(|(_, finding)| finding).next();
        assert_eq!(
            finding("![](/kominfo/)\n"),
            Some(Finding::Text(TextFinding::NoAlternative("/kominfo/".to_owned())))
        );
        let foreign = "https://contoh.go.id/a.png";
        assert_eq!(
            finding(&format!("![Alur]({foreign})\n")),
            Some(Finding::Text(TextFinding::ForeignPicture(foreign.to_owned())))
        );
    }
}
