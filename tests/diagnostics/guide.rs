//! The editors' guide: every example in it is one that `loket check` takes.

use crate::site::{Site, fixtures, read, repository};

fn guide() -> String {
    read(&repository("content/README.md"))
}

/// The examples with what stands behind their fence.
fn examples(guide: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in guide.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => open = Some((kind.to_owned(), String::new())),
            (Some(_), Some(_)) => examples.extend(open.take()),
            (Some((_, text)), None) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    examples
}

/// Reads a file of the small site.
fn of_small_site(file: &str) -> String {
    read(&fixtures("sites/kecil").join(file))
}

/// Puts an example into the standard of the small site, in the place of the keys that it has.
fn standard_with(example: &str) -> String {
    let standard = of_small_site("dinas/surat.md");
    let data = standard.lines().skip(1).take_while(|line| *line != "---");
    format!("---\n{}---\n", with(data, example))
}

/// Puts an example behind data, without the keys that it has itself.
fn with<'text>(data: impl Iterator<Item = &'text str>, example: &str) -> String {
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let is_top = |line: &str| !line.starts_with([' ', '-']) && line.contains(':');
    let own: Vec<String> = example.lines().filter(|line| is_top(line)).map(key).collect();
    let mut kept = Vec::new();
    let mut keeps = true;
    for line in data {
        if is_top(line) {
            keeps = !own.contains(&key(line));
        }
        if keeps {
            kept.push(line.to_owned());
        }
    }
    format!("{}\n{example}", kept.join("\n"))
}

#[test]
fn every_example_of_the_guide_passes_the_check() {
    let guide = guide();
    let examples = examples(&guide);
    assert!(examples.len() >= 23, "{} examples", examples.len());
    let first_of = |kind: &str| {
        let found = examples.iter().find(|(other, _)| other == kind).expect(kind);
        found.1.as_str()
    };
    // What is typed into a terminal is no content.
    for (kind, example) in examples.iter().filter(|(kind, _)| kind != "console") {
        let site = Site::valid();
        let write = |file: &str, text: &str| {
            site.write(&format!("content/{file}"), text);
        };
        let append = |file: &str, text: &str| {
            site.append(&format!("content/{file}"), &format!("\n{text}"));
        };
        match kind.as_str() {
            "yaml situs" => append("site.yaml", example),
            // What the site has, and what a service says of it.
            "yaml topik" => {
                append("site.yaml", first_of("yaml situs"));
                write("dinas/surat.md", &standard_with(example));
            }
            "yaml" => write("dinas/surat.md", &standard_with(example)),
            "yaml instansi" => {
                let agency = of_small_site("dinas/agency.yaml");
                write("dinas/agency.yaml", &with(agency.lines(), example));
            }
            // The form that services share, and the service that names it, are one example.
            "yaml forms/umum.yaml" | "yaml formulir" => {
                write("forms/umum.yaml", first_of("yaml forms/umum.yaml"));
                write("dinas/surat.md", &standard_with(first_of("yaml formulir")));
            }
            "yaml pengaduan" => {
                // Whoever takes complaints is not alone.
                let two = "  email: [dinas@contoh.go.id, arsip@contoh.go.id]";
                site.edit("content/dinas/agency.yaml", "  email: dinas@contoh.go.id", two);
                write("dinas/pengaduan.yaml", example);
            }
            "yaml site.en.yaml" => write("site.en.yaml", example),
            "markdown" => write("dinas/domisili.md", example),
            "yaml libur" => append("holidays.yaml", example),
            other => panic!("no rule for examples of kind `{other}`"),
        }
        let mut told = site.places();
        told.retain(|place| !place.starts_with("note"));
        assert_eq!(told, Vec::<String>::new(), "{example}");
    }
}

#[test]
fn every_file_that_the_guide_names_is_there() {
    assert!(repository(".pre-commit-hooks.yaml").is_file() && guide().contains("pre-commit"));
    let site = Site::empty();
    site.run(&["new", "site", "."]);
    for file in [".github/workflows/situs.yml", ".gitlab-ci.yml", "publish", "README.md"] {
        assert!(site.path(file).exists() && guide().contains(&format!("`{file}`")), "{file}");
    }
}
