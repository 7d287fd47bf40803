//! `Accept` headers: whatever a client writes there, it gets one of two answers,
//! and the same one however it writes the same thing.
//!
//! Input: header lines.

use http::{HeaderMap, HeaderValue, header};
use loket_handler::fuzzing::prefers_json;

pub(crate) fn run(bytes: &[u8]) {
    let lines: Vec<HeaderValue> = bytes
        .split(|byte| *byte == b'\n')
        .filter_map(|line| HeaderValue::from_bytes(line).ok())
        .collect();
    let prefers = prefers_json(&headers(&lines));
    assert_eq!(prefers, prefers_json(&headers(&in_capitals(&lines))), "letter case means nothing");
    assert_eq!(prefers, prefers_json(&headers(&one_range_a_line(&lines))), "lines are one list");
    let reversed: Vec<_> = one_range_a_line(&lines).into_iter().rev().collect();
    assert_eq!(prefers, prefers_json(&headers(&reversed)), "order means nothing");
    let with_html = [lines.as_slice(), &[HeaderValue::from_static("text/html")]].concat();
    assert!(!prefers_json(&headers(&with_html)), "who wants pages most gets pages");
    if prefers {
        let text = lines.iter().filter_map(|line| line.to_str().ok()).collect::<Vec<_>>().join(",");
        let text = text.to_ascii_lowercase();
        assert!(text.contains("json") || text.contains('*'), "JSON is for who names it");
    }
}

fn headers(lines: &[HeaderValue]) -> HeaderMap {
    lines.iter().map(|line| (header::ACCEPT, line.clone())).collect()
}

fn in_capitals(lines: &[HeaderValue]) -> Vec<HeaderValue> {
    lines
        .iter()
        .filter_map(|line| HeaderValue::from_bytes(&line.as_bytes().to_ascii_uppercase()).ok())
        .collect()
}

/// A line outside ASCII counts for nothing as a whole, so it stays whole.
fn one_range_a_line(lines: &[HeaderValue]) -> Vec<HeaderValue> {
    let ranges = |line: &HeaderValue| match line.to_str() {
        Ok(text) => text.split(',').filter_map(|range| HeaderValue::from_str(range).ok()).collect(),
        Err(_) => vec![line.clone()],
    };
    lines.iter().flat_map(ranges).collect()
}
