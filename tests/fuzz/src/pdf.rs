//! Documents: told by their content, and what acts by itself is found wherever it stands.
//!
//! Input: a file.

use loket_form::document::{ActiveContent, DocumentKind, active_content};

/// Every name that is looked for, and how else it may be written (ISO 32000-1, section 7.3.5).
const NAMES: [(&[u8], ActiveContent); 7] = [
    (b"/JavaScript ", ActiveContent::JavaScript),
    (b"/JS(", ActiveContent::JavaScript),
    (b"/J#61vaScript\n", ActiveContent::JavaScript),
    (b"/#4c#61#75nch<", ActiveContent::Launch),
    (b"/EmbeddedFile/", ActiveContent::EmbeddedFile),
    (b"/EmbeddedFiles[", ActiveContent::EmbeddedFile),
    (b"/Encrypt\0", ActiveContent::Encrypt),
];

pub(crate) fn run(bytes: &[u8]) {
    let found = active_content(bytes);
    assert!(found.is_sorted() && found.len() <= 4, "each kind once");
    match DocumentKind::detect(bytes) {
        Some(DocumentKind::Pdf) => {
            let head = bytes.get(..1024 + 5).unwrap_or(bytes);
            assert!(head.windows(5).any(|head| head == b"%PDF-"), "where viewers look for it");
        }
        Some(DocumentKind::Jpeg) => assert!(bytes.starts_with(b"\xff\xd8\xff")),
        Some(DocumentKind::Png) => assert!(bytes.starts_with(b"\x89PNG")),
        None => {}
    }
    // The first byte decides where, so that the engine finds every place.
    let [seed, file @ ..] = bytes else {
        return;
    };
    let (before, behind) = file.split_at(usize::from(*seed) * file.len() / 256);
    let here = active_content(&[before, behind].concat());
    for (name, kind) in NAMES {
        let with_name = active_content(&[before, name, behind].concat());
        assert!(with_name.contains(&kind), "{kind:?} stands in the file");
        let others = |found: &[ActiveContent]| found.iter().filter(|other| **other != kind).count();
        // A name that was torn apart is one less, and what stands behind it may be one more.
        assert!(others(&with_name) <= others(&here) + 1);
    }
}
