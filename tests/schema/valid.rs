//! What is right is valid.

use crate::site::{Site, read, repository};
use crate::world::{Schemas, content, data, parts, sites};

/// Asserts that every file of a folder is valid; returns how many there are.
fn judge(schemas: &Schemas, files: &[(String, String)]) -> usize {
    let problem = |(path, text): &(String, String)| {
        let data = data(parts(path, text).0).unwrap_or_else(|| panic!("{path} cannot be read"));
        schemas.problems(path, &data)
    };
    let problems: Vec<String> = files.iter().flat_map(problem).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    files.len()
}

#[test]
fn every_file_of_every_valid_site_is_valid() {
    let schemas = Schemas::printed();
    let judged: usize = sites().iter().map(|site| judge(&schemas, &content(site))).sum();
    println!("{judged} files are valid");
    assert!(judged >= 40, "{judged} files are too few");
}

#[test]
fn every_example_of_the_guide_is_valid() {
    let schemas = Schemas::printed();
    let guide = read(&repository("content/README.md"));
    let mut judged = 0;
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (kind, example) = block.split_once('\n').expect("an example");
        let (path, example) = match kind {
            "yaml" => ("dinas/surat.md", format!("---\ntitle: Surat\n{example}\n---\n")),
            "yaml libur" => ("holidays.yaml", format!("{example}\n")),
            "markdown" => ("dinas/surat.md", format!("{example}\n")),
            _ => continue,
        };
        judged += judge(&schemas, &[(path.to_owned(), example)]);
    }
    assert!(judged >= 9, "{judged} examples are too few");
}

#[test]
fn everything_that_loket_new_writes_is_valid() {
    let new = Site::empty();
    for arguments in [
        &["new", "site", "."][..],
        &["new", "agency", "dinkes"],
        &["new", "service", "dinkes/izin-praktik"],
        &["new", "service", "dinkes/surat-sehat", "--from-template"],
    ] {
        new.run(arguments);
    }
    let judged = judge(&Schemas::printed(), &content(&new.path("content")));
    assert_eq!(judged, 9);
}
