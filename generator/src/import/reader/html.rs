//! Web pages: what stands in blocks, lists and tables, by the tokens that a browser reads.
//!
//! The tree is not built: a page that opens ten thousand elements costs no more than its length.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::import::document::{Document, Hint, Look};

/// Elements that begin a line and end one.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "p",
    "section",
];
/// Blocks with free space above them.
const SPACED: [&str; 10] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "dl"];
/// Elements of which nothing is read.
const UNREAD: [&str; 5] = ["script", "style", "template", "noscript", "svg"];
/// Elements that are of the site, not of the page; the name of a window says both.
const OF_SITE: [&str; 5] = ["nav", "header", "footer", "aside", "title"];
const DELETED: [&str; 3] = ["del", "s", "strike"];

/// Reads a page.
pub(super) fn read(text: &str) -> Document {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.end_line();
    page.end_row();
    page.document
}

/// What takes the tokens.
#[derive(Default)]
struct Sink(RefCell<Page>);

/// What was read so far.
#[derive(Default)]
struct Page {
    document: Document,
    line: String,
    /// What of the line was struck out.
    struck: String,
    number: usize,
    gap: bool,
    /// How many lists are open.
    lists: usize,
    /// Whether an item has just begun.
    item: bool,
    row: Option<Vec<Vec<(String, Look)>>>,
    unread: usize,
    of_site: usize,
    deleted: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.number = usize::try_from(line_number).unwrap_or(usize::MAX);
        match token {
            Token::CharacterTokens(text) if page.unread == 0 => page.text(&text),
            Token::TagToken(tag) => return page.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn text(&mut self, text: &str) {
        let line = if self.deleted > 0 { &mut self.struck } else { &mut self.line };
        line.push_str(text);
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let opens = tag.kind == TagKind::StartTag;
        let count = |of: &mut usize| *of = if opens { *of + 1 } else { of.saturating_sub(1) };
        if UNREAD.contains(&name) {
            count(&mut self.unread);
            let is_raw = opens && matches!(name, "script" | "style");
            return if is_raw {
                TokenSinkResult::RawData(RawKind::Rawtext)
            } else {
                TokenSinkResult::Continue
            };
        }
        if OF_SITE.contains(&name) {
            self.end_line();
            count(&mut self.of_site);
        }
        if DELETED.contains(&name) {
            count(&mut self.deleted);
        }
        match name {
            "ul" | "ol" => {
                self.end_line();
                count(&mut self.lists);
            }
            "li" => {
                self.end_line();
                self.item = opens;
            }
            "table" => {
                self.end_line();
                self.end_row();
                self.gap = true;
            }
            "tr" => {
                self.end_line();
                self.end_row();
                self.row = opens.then(Vec::new);
            }
            "td" | "th" => {
                self.end_line();
                if let Some(row) = self.row.as_mut().filter(|_| opens) {
                    row.push(Vec::new());
                }
            }
            _ if BLOCKS.contains(&name) => {
                self.end_line();
                self.gap |= SPACED.contains(&name);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Ends a line; what was struck out of it is a line of its own.
    fn end_line(&mut self) {
        let words = spaced(&std::mem::take(&mut self.line));
        if !words.is_empty() {
            let set = std::mem::take(&mut self.item).then_some(self.lists);
            let hint = (self.of_site > 0).then_some(Hint::Furniture);
            // An item stands close to the one above it, however the page leaves space.
            let gap = std::mem::take(&mut self.gap) && self.lists == 0;
            self.add_line(words, Look { gap, set, hint, ..Look::default() });
        }
        let struck = spaced(&std::mem::take(&mut self.struck));
        if !struck.is_empty() {
            self.add_line(struck, Look { hint: Some(Hint::Deleted), ..Look::default() });
        }
    }

    fn add_line(&mut self, words: String, look: Look) {
        match self.row.as_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push((words, look)),
            None => self.document.add_line(&words, self.number, look),
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take().filter(|row| !row.is_empty()) else { return };
        self.document.add_row(row, self.number);
    }
}

/// Writes words as a browser shows them: one space in between.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_not_read() {
        let page = "<nav>Beranda</nav><script>var a = '<p>x</p>'</script><p>KTP &amp; KK<br>asli";
        assert_eq!(read(page).text(), "Beranda\nKTP & KK\nasli\n");
    }

    #[test]
    fn what_is_struck_out_within_a_line_does_not_part_it() {
        let page = "<li>KTP <s>asli</s> dua lembar</li><del><p>KK</p></del>";
        assert_eq!(read(page).text(), "KTP dua lembar\nasli\nKK\n");
    }
}
