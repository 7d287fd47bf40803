//! The files of `fixtures/invalid`: a schema finds those mistakes that it can tell.

use std::path::Path;

use crate::world::{Schemas, content, data, is_translation, parts, read, repository};

/// The problems that can be told from one value, without the rest of the site.
const TELLING: [&str; 16] = [
    "bad-id",
    "calendar-date",
    "cost",
    "date",
    "domain",
    "duration",
    "email",
    "field-kind",
    "field-name",
    "file-kind",
    "missing",
    "telephone",
    "unknown-key",
    "unknown-word",
    "url",
    "wrong-type",
];

/// What a pattern finds only where it is coarse: it knows no calendar and no arithmetic.
const TOO_FINE: [&str; 5] = ["calendar-date", "cost", "date", "duration", "telephone"];

/// Returns what is expected of each file: `code` by `path`.
fn expected(folder: &Path) -> Vec<(String, String)> {
    let one = |line: &str| {
        let mut words = line.split(' ').skip(1);
        let code = words.next().expect("a code").to_owned();
        let place = words.collect::<Vec<_>>().join(" ");
        let path = place.split(':').next().expect("a path").to_owned();
        (path.strip_prefix("content/").unwrap_or(&path).to_owned(), code)
    };
    read(&folder.join("expected.txt")).lines().map(one).collect()
}

#[test]
fn what_a_schema_can_tell_is_invalid_and_nothing_else_is() {
    let schemas = Schemas::printed();
    let mut folders: Vec<_> = std::fs::read_dir(repository("tests/fixtures/invalid"))
        .expect("there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    folders.sort();
    let (mut wrong, mut told) = (Vec::new(), 0);
    for folder in folders {
        let expected = expected(&folder);
        for (path, text) in content(&folder) {
            let codes: Vec<&str> = expected
                .iter()
                .filter(|(file, _)| *file == path)
                .map(|(_, code)| &**code)
                .collect();
            // What is no YAML has no data that a schema could judge.
            if codes.iter().any(|code| {
                ["syntax", "no-front-matter", "open-front-matter", "duplicate-key"].contains(code)
            }) {
                continue;
            }
            let problems = schemas.problems(&path, &data(parts(&path, &text).0).expect("YAML"));
            // What a translation must have, its original says.
            let can_tell = codes.iter().any(|code| {
                TELLING.contains(code) && !(*code == "missing" && is_translation(&path))
            });
            let is_fine = codes.iter().any(|code| TOO_FINE.contains(code));
            told += usize::from(!problems.is_empty());
            if can_tell == problems.is_empty() && !is_fine {
                wrong.push(format!("{}/{path} {codes:?}: {problems:?}", folder.display()));
            }
        }
    }
    println!("{told} files of fixtures/invalid are told");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told >= 12, "{told} are too few");
}
