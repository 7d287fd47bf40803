//! Sorted words on pages of about one size, like the pages of a printed dictionary.

use super::posting::Postings;

/// Pages of words, and where each of them begins.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The shortest text that is not before the first word of a page and after all of the page before.
    pub(super) starts: Vec<String>,
    pages: Vec<Vec<u8>>,
}

impl Pages {
    /// Returns the pages by their names: letter, number, ending.
    pub(super) fn files(
        self,
        letter: &str,
        ending: &str,
    ) -> impl Iterator<Item = (String, Vec<u8>)> {
        let pages = self.pages.into_iter().enumerate();
        pages.map(move |(number, page)| (format!("{letter}{number}.{ending}"), page))
    }

    /// Begins a page, if the words before filled one; `last` and `next` are the words around its beginning.
    fn turn(&mut self, last: &str, next: &str, size: usize) {
        if self.pages.last().is_none_or(|page| page.len() >= size) {
            self.starts.push(start(last, next));
            self.pages.push(Vec::new());
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(page) = self.pages.last_mut() {
            page.extend_from_slice(bytes);
        }
    }
}

/// Puts words of a sorted list on pages, one a line.
pub(super) fn lists<'word>(words: impl Iterator<Item = &'word str>, size: usize) -> Pages {
    let mut pages = Pages::default();
    let mut last = "";
    for word in words {
        pages.turn(last, word, size);
        pages.write(word.as_bytes());
        pages.write(b"\n");
        last = word;
    }
    pages
}

/// Puts words on pages by their roots, with the services that have them; a root is on one page.
///
/// An entry is the length of what the word shares with the word before it on the
/// page, the length of the rest, the rest, the number of bytes that follow, and
/// each service: the distance from the one before times four, and the weight.
pub(super) fn roots(postings: &Postings, size: usize) -> Pages {
    let mut pages = Pages::default();
    let (mut last_root, mut last_word) = ("", "");
    for ((root, word), services) in postings {
        if root != last_root || pages.pages.is_empty() {
            let count = pages.pages.len();
            pages.turn(last_root, root, size);
            if pages.pages.len() > count {
                last_word = "";
            }
        }
        let mut list = Vec::with_capacity(services.len());
        let mut before = 0;
        for (service, weight) in services {
            push_number(&mut list, (service - before) * 4 + *weight as u32);
            before = *service;
        }
        let shared = word.bytes().zip(last_word.bytes()).take_while(|(a, b)| a == b).count();
        let rest = word.as_bytes().get(shared..).unwrap_or_default();
        let mut head = Vec::with_capacity(rest.len() + 6);
        push_length(&mut head, shared);
        push_length(&mut head, rest.len());
        head.extend_from_slice(rest);
        push_length(&mut head, list.len());
        pages.write(&head);
        pages.write(&list);
        (last_root, last_word) = (root, word);
    }
    pages
}

/// Pages hold kilobytes: no length comes near the limit.
fn push_length(bytes: &mut Vec<u8>, length: usize) {
    push_number(bytes, u32::try_from(length).unwrap_or(u32::MAX));
}

/// Writes a number in groups of seven bits, the lowest first (LEB128).
fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = (number & 0x7f).to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// Cuts a word to what tells it from the word before.
fn start(last: &str, next: &str) -> String {
    let shared = next.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    next.get(..=shared).unwrap_or(next).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_on_the_last_page_that_does_not_begin_behind_it() {
        let words = ["akta", "akte", "izin", "kartu", "kartun", "kk", "ktp"];
        for size in [1, 8, 100] {
            let pages = lists(words.into_iter(), size);
            for word in words {
                let number = pages.starts.partition_point(|start| start.as_str() <= word) - 1;
                let page = std::str::from_utf8(&pages.pages[number]).expect("text");
                assert!(page.lines().any(|line| line == word), "{word} {size} {:?}", pages.starts);
            }
        }
    }

    #[test]
    fn numbers_are_written_in_groups_of_seven_bits() {
        // The examples of the DWARF standard, section 7.6.
        for (number, bytes) in
            [(2, &[2][..]), (127, &[127]), (128, &[0x80, 1]), (12857, &[0xb9, 100])]
        {
            let mut written = Vec::new();
            push_number(&mut written, number);
            assert_eq!(written, bytes);
        }
    }
}
