//! The lines of data of a file, and every `key: value` on them.

/// A line of data.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: usize,
    pub(crate) text: String,
    /// The key of the top that it belongs to; in a list, the line on which its entry begins.
    pub(crate) top: String,
    /// Every key with its value on the line.
    pub(crate) spots: Vec<Spot>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// Where the key begins, and where the value begins and ends, in bytes of the line.
    pub(crate) start: usize,
    pub(crate) value_start: usize,
    pub(crate) end: usize,
    pub(crate) key: String,
    /// Whether it stands between brackets.
    pub(crate) in_flow: bool,
}

impl Line {
    pub(crate) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// The line with something else in the place of some bytes.
    pub(crate) fn with(&self, from: usize, to: usize, new: &str) -> String {
        format!("{}{new}{}", &self.text[..from], &self.text[to..])
    }

    pub(crate) fn value(&self, spot: &Spot) -> &str {
        &self.text[spot.value_start..spot.end]
    }

    /// The line with another value.
    pub(crate) fn with_value(&self, spot: &Spot, value: &str) -> String {
        self.with(spot.value_start, spot.end, value)
    }

    /// The line with another key.
    pub(crate) fn with_key(&self, spot: &Spot, key: &str) -> String {
        self.with(spot.start, spot.start + spot.key.len(), key)
    }
}

/// The lines between the fences, or all of a file without fences; without remarks and the
/// lines of texts that begin with `|` or `>`.
pub(crate) fn data_lines(text: &str) -> Vec<Line> {
    let has_fence = text.starts_with("---\n");
    let mut lines = Vec::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut block: Option<usize> = None;
    let is_list = !text.lines().any(|line| line.starts_with(|sign: char| sign.is_lowercase()));
    for (index, line) in text.lines().enumerate().skip(usize::from(has_fence)) {
        if has_fence && line == "---" {
            break;
        }
        let content = line.trim_start_matches([' ', '-']);
        let indent = line.len() - line.trim_start().len();
        if content.is_empty() || content.starts_with('#') || block.is_some_and(|at| indent > at) {
            continue;
        }
        block = None;
        let column = line.len() - content.len();
        if line.starts_with('-') && is_list {
            above = vec![(0, format!("line {}", index + 1))];
        }
        above.retain(|(at, _)| *at < column);
        let spots = spots(line, column);
        if let Some(first) = spots.first().filter(|spot| !spot.in_flow) {
            above.push((column, first.key.clone()));
            if line[first.value_start..].starts_with(['|', '>']) {
                block = Some(indent);
            }
        }
        let top = above.first().map(|(_, key)| key.clone()).unwrap_or_default();
        lines.push(Line { number: index + 1, text: line.to_owned(), top, spots });
    }
    lines
}

fn spots(line: &str, column: usize) -> Vec<Spot> {
    let mut spots = Vec::new();
    let Some(key) = key_at(&line[column..]) else {
        if line[column..].starts_with(['{', '[']) {
            flow(line, column, &mut spots);
        }
        return spots;
    };
    let behind = column + key.len() + 1;
    let value_start = behind + line[behind..].len() - line[behind..].trim_start().len();
    spots.push(Spot {
        start: column,
        value_start: if value_start == line.len() { line.len() } else { value_start },
        end: line.len(),
        key: key.to_owned(),
        in_flow: false,
    });
    if line[value_start..].starts_with(['{', '[']) {
        flow(line, value_start, &mut spots);
    }
    spots
}

/// A key of small letters with its colon.
fn key_at(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
    let rest = &text[length..];
    let is_key = length > 0 && (rest == ":" || rest.starts_with(": "));
    is_key.then_some(&text[..length])
}

/// The keys between brackets.
fn flow(line: &str, from: usize, spots: &mut Vec<Spot>) {
    let bytes = line.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut waiting: Vec<(usize, Spot)> = Vec::new();
    let mut quote = None;
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        match (quote, byte) {
            (Some(opened), _) => quote = (byte != opened).then_some(opened),
            (None, b'"' | b'\'') if bytes[at - 1] == b' ' => quote = Some(byte),
            (None, b'[' | b'{') => {
                open.push(byte);
            }
            (None, b',' | b']' | b'}') => {
                let depth = open.len();
                if let Some((_, mut spot)) = waiting.pop_if(|(waits, _)| *waits == depth) {
                    spot.end = at - usize::from(bytes[at - 1] == b' ');
                    spots.push(spot);
                }
                if byte != b',' {
                    open.pop();
                }
            }
            _ => {}
        }
        let begins = quote.is_none() && at > 0 && matches!(bytes[at - 1], b' ' | b'{');
        if begins
            && open.last().is_some_and(|bracket| *bracket == b'{')
            && waiting.last().is_none_or(|(waits, _)| *waits < open.len())
            && let Some(key) = key_at(&line[at..])
        {
            let spot = Spot {
                start: at,
                value_start: at + key.len() + 2,
                end: at,
                key: key.to_owned(),
                in_flow: true,
            };
            waiting.push((open.len(), spot));
            at += key.len() + 1;
        }
        at += 1;
    }
}
