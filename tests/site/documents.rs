//! Documents of the repository: what they link to is there.

use std::path::Path;

use crate::site::{read, repository};

const DOCUMENTS: [&str; 9] = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "SECURITY.md",
    "content/README.md",
    "deploy/README.md",
    "tests/README.md",
    "tests/bench/README.md",
];

/// Returns the places that links may name, as GitHub makes them of headings.
fn places(text: &str) -> Vec<String> {
    let is_kept = |sign: &char| sign.is_alphanumeric() || "_- ".contains(*sign);
    let heading = |line: &str| {
        let heading = line.trim_start_matches('#').strip_prefix(' ')?;
        let words = heading.to_lowercase().chars().filter(is_kept).collect::<String>();
        Some(words.replace(' ', "-"))
    };
    text.lines().filter(|line| line.starts_with('#')).filter_map(heading).collect()
}

#[test]
fn every_link_of_a_document_leads_to_a_file_and_a_heading() {
    let mut seen = 0;
    for document in DOCUMENTS {
        let text = read(&repository(document));
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(document).parent().expect("a file");
            let target = if file.is_empty() { document.into() } else { folder.join(file) };
            let target = repository(&target.display().to_string());
            assert!(target.exists(), "{document} links to {link}");
            let is_there = place.is_empty() || places(&read(&target)).iter().any(|it| it == place);
            assert!(is_there, "{document} links to {link}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen} links");
}
