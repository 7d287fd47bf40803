//! The files of `fixtures/invalid`: a schema finds those mistakes that it can tell.

use std::path::Path;

use crate::site::{fixtures, names, read};
use crate::world::{Schemas, content, data, is_translation, parts};

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

/// What leaves no data that a schema could judge.
const NO_DATA: [&str; 6] =
    ["conflict", "duplicate-key", "empty", "no-front-matter", "open-front-matter", "syntax"];

/// What a pattern finds only where it is coarse: it knows no calendar and no arithmetic.
const TOO_FINE: [&str; 5] = ["calendar-date", "cost", "date", "duration", "telephone"];

/// Returns what is expected of each file: path, line and code.
fn expected(folder: &Path) -> Vec<(String, usize, String)> {
    let one = |line: &str| {
        let mut words = line.split(' ').skip(1);
        let code = words.next().expect("a code").to_owned();
        let place = words.collect::<Vec<_>>().join(" ");
        let mut place = place.split(':');
        let path = place.next().expect("a path").to_owned();
        let line = place.next().map_or(0, |line| line.parse().expect("a line"));
        (path.strip_prefix("content/").unwrap_or(&path).to_owned(), line, code)
    };
    read(&folder.join("expected.txt")).lines().map(one).collect()
}

#[test]
fn what_a_schema_can_tell_is_invalid_and_nothing_else_is() {
    let schemas = Schemas::printed();
    let (mut wrong, mut told) = (Vec::new(), 0);
    for name in names("invalid") {
        let folder = fixtures("invalid").join(&name);
        let expected = expected(&folder);
        for (path, text) in content(&folder) {
            let of_file = expected.iter().filter(|(file, ..)| *file == path);
            if of_file.clone().any(|(.., code)| NO_DATA.contains(&code.as_str())) {
                continue;
            }
            // A schema knows nothing of the text behind the data, and of the fence before them.
            let end = parts(&path, &text).0.lines().count() + 1;
            let codes: Vec<&str> =
                of_file.filter(|(_, line, _)| *line <= end).map(|(.., code)| &**code).collect();
            let problems = schemas.problems(&path, &data(parts(&path, &text).0).expect("YAML"));
            // What a translation must have, its original says.
            let can_tell = codes.iter().any(|code| {
                TELLING.contains(code) && !(*code == "missing" && is_translation(&path))
            });
            let is_fine = codes.iter().any(|code| TOO_FINE.contains(code));
            told += usize::from(!problems.is_empty());
            if can_tell == problems.is_empty() && !is_fine {
                wrong.push(format!("{name}/{path} {codes:?}: {problems:?}"));
            }
        }
    }
    println!("{told} files of fixtures/invalid are told");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told >= 12, "{told} are too few");
}
