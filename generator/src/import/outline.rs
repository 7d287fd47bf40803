//! Lists in lines: which item stands below which, though numbers begin anew and are mixed.

use super::document::Line;
use super::mark::{self, Mark, Style};
use super::passage::Passage;

/// An item of a list, or a paragraph, with what stands below it.
#[derive(Debug)]
pub(super) struct Item<'source> {
    /// Its number, letter or bullet.
    pub(super) mark: Option<Passage<'source>>,
    /// Whether the number, letter or bullet counts.
    pub(super) style: Option<Style>,
    pub(super) words: Passage<'source>,
    pub(super) children: Vec<Item<'source>>,
}

impl<'source> Item<'source> {
    /// Takes the words away; what stands below stays.
    pub(super) fn take_words(&mut self) -> Passage<'source> {
        self.words.take()
    }
}

/// So many lists are open at most; no standard has more within each other.
const DEPTH: usize = 12;

/// A list that may still go on.
struct Open<'source> {
    /// None in the paragraphs that all lists stand below.
    style: Option<Style>,
    indent: usize,
    last: Option<usize>,
    items: Vec<Item<'source>>,
}

/// Sorts lines into items.
pub(super) fn outline<'source>(
    lines: impl IntoIterator<Item = Line<'source>>,
) -> Vec<Item<'source>> {
    let mut open = Lists(vec![Open { style: None, indent: 0, last: None, items: Vec::new() }]);
    for line in lines {
        open.add(line);
    }
    open.close(1);
    open.0.pop().map(|paragraphs| paragraphs.items).unwrap_or_default()
}

/// The lists that are open, the innermost last.
struct Lists<'source>(Vec<Open<'source>>);

impl<'source> Lists<'source> {
    fn add(&mut self, line: Line<'source>) {
        let Line { words, look } = line;
        let set = look.set.map(|level| vec![Mark { style: Style::Set(level), number: None }]);
        let (marks, mark, words) = match set {
            Some(marks) => (marks, None, words),
            None => marked(words),
        };
        let Some(first) = marks.first().copied() else {
            return self.add_paragraph(words.trim(&[]), look.gap);
        };
        let words = words.trim(&[]);
        let going_on = self.going_on(&marks, look.indent, look.gap);
        let going_on = going_on.or_else(|| self.repeated(first, look.indent));
        let (mark_of_list, level) =
            going_on.unwrap_or_else(|| (first, self.begin(first, look.indent)));
        self.close(level + 1);
        if let Some(list) = self.0.last_mut() {
            list.last = mark_of_list.number;
            let style = Some(mark_of_list.style);
            list.items.push(Item { mark, style, words, children: Vec::new() });
        }
    }

    /// Adds a line without a mark: it goes on with the item above it, or ends all lists.
    fn add_paragraph(&mut self, words: Passage<'source>, gap: bool) {
        if gap {
            self.close(1);
        }
        let is_in_list = self.0.len() > 1;
        let item = Item { mark: None, style: None, words, children: Vec::new() };
        let Some(list) = self.0.last_mut() else { return };
        match list.items.last_mut().filter(|_| is_in_list) {
            Some(above) => above.children.push(item),
            None => list.items.push(item),
        }
    }

    /// Finds the list that a mark goes on with: the one that expects its number; of several the
    /// one that is set in alike, or else the outermost behind free space and the innermost
    /// otherwise.
    fn going_on(&self, marks: &[Mark], indent: usize, gap: bool) -> Option<(Mark, usize)> {
        let levels = || self.0.iter().enumerate().skip(1);
        let expects = |mark: &Mark, list: &Open<'_>| {
            list.style == Some(mark.style)
                && mark.number.is_none_or(|number| list.last == Some(number - 1))
        };
        let mut found: Vec<(Mark, usize, usize)> = Vec::new();
        for mark in marks {
            let fitting = levels().filter(|(_, list)| expects(mark, list));
            found.extend(fitting.map(|(level, list)| (*mark, level, list.indent)));
        }
        let alike = found.iter().filter(|(_, _, own)| *own == indent).count() == 1;
        if alike {
            found.retain(|(_, _, own)| *own == indent);
        }
        let chosen = if gap { found.first() } else { found.last() };
        let skipped = || {
            // A number that was left out or typed wrongly: the list goes on all the same.
            let is_later = |mark: &&Mark| mark.number.is_some_and(|number| number > 1);
            marks.iter().filter(is_later).find_map(|mark| {
                let mut levels = levels().rev();
                let (level, _) = levels.find(|(_, list)| list.style == Some(mark.style))?;
                Some((*mark, level))
            })
        };
        chosen.map(|(mark, level, _)| (*mark, *level)).or_else(skipped)
    }

    /// Finds the list in which every item has the number 1, as Markdown allows it. It is clear
    /// from what is set in further between two of them, or from a third one, that they do not
    /// stand one below the other.
    fn repeated(&mut self, mark: Mark, indent: usize) -> Option<(Mark, usize)> {
        let is_alike = |list: &Open<'_>| {
            mark.number == Some(1) && list.style == Some(mark.style) && list.last == mark.number
        };
        let is_around = |lists: &[Open<'_>]| {
            matches!(lists, [outer, inner] if is_alike(outer)
                && outer.indent == indent && inner.indent > indent)
        };
        if let Some(level) = self.0.windows(2).rposition(is_around) {
            return Some((mark, level));
        }
        if let [.., outer, inner] = self.0.as_mut_slice()
            && is_alike(outer)
            && is_alike(inner)
        {
            outer.items.append(&mut inner.items);
            self.0.pop();
        }
        let repeats = |list: &&Open<'_>| is_alike(list) && list.items.len() > 1;
        self.0.last().filter(repeats).map(|_| (mark, self.0.len() - 1))
    }

    /// Begins a list below the item above it, and returns its level.
    fn begin(&mut self, mark: Mark, indent: usize) -> usize {
        if let Style::Set(depth) = mark.style {
            let is_shallower =
                |list: &Open<'_>| matches!(list.style, Some(Style::Set(other)) if other >= depth);
            let level = self.0.iter().position(is_shallower).unwrap_or(self.0.len());
            self.close(level);
        }
        self.close(DEPTH);
        self.0.push(Open { style: Some(mark.style), indent, last: None, items: Vec::new() });
        self.0.len() - 1
    }

    /// Closes lists until so many are open.
    fn close(&mut self, count: usize) {
        while self.0.len() > count.max(1) {
            let Some(inner) = self.0.pop() else { return };
            let Some(outer) = self.0.last_mut() else { return };
            match outer.items.last_mut() {
                Some(above) => above.children.extend(inner.items),
                None => outer.items.extend(inner.items),
            }
        }
    }
}

/// Takes the mark off a line; one that is typed twice, as registers do (`1. 1. KTP`), is one.
pub(super) fn marked(words: Passage<'_>) -> (Vec<Mark>, Option<Passage<'_>>, Passage<'_>) {
    let Some((marks, mut length)) = mark::read(words.text()) else {
        return (Vec::new(), None, words);
    };
    let rest = words.text().get(length..).unwrap_or_default();
    if let Some((again, more)) = mark::read(rest).filter(|(again, _)| *again == marks)
        && again.iter().all(|mark| mark.number.is_some())
    {
        length += more;
    }
    let [mark, rest] = words.cut(length);
    (marks, Some(mark.trim(&[])), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::Look;

    /// Writes items with their words in brackets behind what they stand below.
    fn sorted(text: &str) -> String {
        fn shown(items: &[Item<'_>]) -> String {
            let shown = items.iter().map(|item| {
                let below = shown(&item.children);
                let words = item.words.text();
                if below.is_empty() { words.to_owned() } else { format!("{words}[{below}]") }
            });
            shown.collect::<Vec<_>>().join(" ")
        }
        let mut gap = false;
        let mut place = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let words = Passage::of(text, place..place + line.len(), 1);
            let indent = line.len() - line.trim_start().len();
            place += line.len() + 1;
            if line.trim().is_empty() {
                gap = true;
                continue;
            }
            lines.push(Line { words, look: Look { indent, gap, ..Look::default() } });
            gap = false;
        }
        shown(&outline(lines))
    }

    #[test]
    fn a_number_goes_on_with_the_list_that_expects_it() {
        for (text, expected) in [
            ("1. A\n1. x\n2. y\n3. z\n\n2. B\n1. v\n2. w", "A[x y z] B[v w]"),
            ("a. A\n\n1. x\n2. y\nNo z\n\nb. B\n\n1. v", "A[x y[No z]] B[v]"),
            ("A. A\nB. B :\n- x\n- y\nC. C :\n- z", "A B :[x y] C :[z]"),
            ("I. A\nA. B\n1.  x\n2.  y\nB. C", "A[B[x y] C]"),
            ("• A :\n  1. x\n  2. y\n• B :\n  1. z", "A :[x y] B :[z]"),
            ("1. 1. A\n2. 2. B\n3. 3. C", "A B C"),
            ("1. A\n2. B\n4. C", "A B C"),
            ("H. A\nI. B\nJ. C", "A B C"),
            ("p\n1. x\n2. y\n\nq\n\nr", "p[x y] q r"),
            ("1. A\n1. B\n1. C\n1. D", "A B C D"),
            ("1. A\n   - x\n   - y\n1. B\n1. C", "A[x y] B C"),
        ] {
            assert_eq!(sorted(text), expected, "{text}");
        }
    }

    #[test]
    fn lists_within_each_other_end_somewhere() {
        let text = "1. A\na. B\n".repeat(50_000);
        let shown = sorted(&text);
        let mut depth = 0;
        let depths = shown.chars().map(|sign| {
            depth += usize::from(sign == '[');
            depth -= usize::from(sign == ']');
            depth
        });
        assert!(depths.max() <= Some(DEPTH));
        assert_eq!(shown.matches(['A', 'B']).count(), 100_000);
    }
}
