//! A draft as a tree: keys and lists as in its file, and at each leaf words of the source.

use super::advice::Advice;
use super::outline::Item;
use super::passage::Passage;

/// What stands under a key or in a list.
#[derive(Debug)]
pub(super) enum Node<'source> {
    /// Words as they are, one space between two passages.
    Words(Vec<Passage<'source>>),
    /// An address of the web that stood there without `https://`.
    Web(Passage<'source>),
    /// What the words of [`Entry::meant`] mean, as the content says it.
    Fixed(&'static str),
    /// An amount that stood under `(Rp)`, with its unit.
    Rupiah(Vec<Passage<'source>>),
    /// A number of the content: a year.
    Number(Passage<'source>),
    /// What the source does not say and content must: a title.
    Given(String),
    /// Markdown.
    Prose(Vec<Item<'source>>),
    List(Vec<Entry<'source>>),
    Keys(Vec<(&'static str, Entry<'source>)>),
}

/// A node and what is noted of it.
#[derive(Debug)]
pub(super) struct Entry<'source> {
    pub(super) node: Node<'source>,
    /// Comments above it.
    pub(super) remarks: Vec<Remark<'source>>,
    /// Words that its key, its place in a list or its value says: headings, numbers of items.
    pub(super) meant: Vec<Passage<'source>>,
}

/// A comment.
#[derive(Debug)]
pub(super) struct Remark<'source> {
    pub(super) advice: Advice,
    /// Words of the source that stand nowhere else.
    pub(super) words: Vec<Passage<'source>>,
}

/// What becomes of words of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// They are a value of a component.
    Component,
    /// A key, a place in a list or a choice says them: a heading, a number, `Fotokopi`.
    Said,
    /// They stand in `text:`, or below the data.
    Text,
    /// They stand in a comment.
    Comment,
    /// They were left out, and are listed.
    Furniture,
}

impl<'source> Entry<'source> {
    pub(super) const fn new(node: Node<'source>) -> Self {
        Self { node, remarks: Vec::new(), meant: Vec::new() }
    }

    pub(super) fn words(words: Passage<'source>) -> Self {
        Self::new(Node::Words(vec![words]))
    }

    pub(super) fn keys(
        keys: impl IntoIterator<Item = (&'static str, Option<Entry<'source>>)>,
    ) -> Self {
        let keys = keys.into_iter().filter_map(|(key, entry)| Some((key, entry?)));
        Self::new(Node::Keys(keys.collect()))
    }

    /// Text in the place of a structure.
    pub(super) fn prose(items: Vec<Item<'source>>) -> Self {
        Self::keys([("text", Some(Self::new(Node::Prose(items))))])
    }

    pub(super) fn meaning(mut self, words: impl IntoIterator<Item = Passage<'source>>) -> Self {
        self.meant.extend(words);
        self
    }

    pub(super) fn advised(mut self, advice: Advice) -> Self {
        self.remarks.push(Remark { advice, words: Vec::new() });
        self
    }

    pub(super) fn remarked(mut self, advice: Advice, words: Vec<Passage<'source>>) -> Self {
        self.remarks.push(Remark { advice, words });
        self
    }

    /// Goes over all words, with what becomes of them.
    pub(super) fn visit(&self, see: &mut impl FnMut(&Passage<'source>, Fate)) {
        self.meant.iter().for_each(|words| see(words, Fate::Said));
        let remarks = self.remarks.iter().flat_map(|remark| &remark.words);
        remarks.for_each(|words| see(words, Fate::Comment));
        match &self.node {
            Node::Words(words) | Node::Rupiah(words) => {
                for words in words {
                    see(words, Fate::Component);
                }
            }
            Node::Web(words) | Node::Number(words) => see(words, Fate::Component),
            Node::Fixed(_) | Node::Given(_) => {}
            Node::Prose(items) => items.iter().for_each(|item| item.visit(see)),
            Node::List(entries) => entries.iter().for_each(|entry| entry.visit(see)),
            Node::Keys(keys) => keys.iter().for_each(|(_, entry)| entry.visit(see)),
        }
    }
}

impl<'source> Item<'source> {
    /// Goes over all words of text.
    pub(super) fn visit(&self, see: &mut impl FnMut(&Passage<'source>, Fate)) {
        self.mark.iter().chain([&self.words]).for_each(|words| see(words, Fate::Text));
        self.children.iter().for_each(|item| item.visit(see));
    }
}
