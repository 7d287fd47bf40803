//! GitHub's workflow commands, read as its runner reads them.

use serde_json::Value;

use super::broken_sites;

/// What the runner makes of a command: its word, properties and message.
#[derive(Debug, PartialEq)]
struct Annotation {
    word: String,
    file: String,
    line: Option<u64>,
    columns: Option<(u64, u64)>,
    title: String,
    message: String,
}

/// Undoes the escapes of a message, `%25` last (toolkit, `command.ts`).
fn message(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

/// Undoes the escapes of a property.
fn property(text: &str) -> String {
    message(&text.replace("%3A", ":").replace("%2C", ","))
}

/// Reads a line of output; `None` if the runner would take it for output alone.
fn read(line: &str) -> Option<Annotation> {
    let (head, text) = line.strip_prefix("::")?.split_once("::")?;
    let (word, properties) = head.split_once(' ')?;
    let value = |key: &str| {
        let pairs = properties.split(',').map(|pair| pair.split_once('=').expect("a property"));
        let mut values = pairs.filter(|(name, _)| *name == key).map(|(_, value)| property(value));
        let value = values.next();
        assert_eq!(values.next(), None, "{key} is there once: {line}");
        value
    };
    let number = |key: &str| value(key).map(|value| value.parse().expect("a number"));
    assert_eq!(number("line"), number("endLine"));
    Some(Annotation {
        word: word.to_owned(),
        file: value("file").expect("a file"),
        line: number("line"),
        columns: number("col").zip(number("endColumn")),
        title: value("title").expect("a title"),
        message: message(text),
    })
}

/// What must be annotated: the same that the JSON says.
fn expected(found: &Value) -> Vec<Annotation> {
    let text = |one: &Value, key: &str| one[key].as_str().expect(key).to_owned();
    let one = |one: &Value| Annotation {
        word: text(one, "severity").replace("note", "notice"),
        file: text(one, "path"),
        line: one["line"].as_u64(),
        columns: one["column"].as_u64().zip(one["end_column"].as_u64()),
        title: text(one, "code"),
        message: match one["help"].as_str() {
            Some(help) => format!("{}\nhelp: {help}", text(one, "message")),
            None => text(one, "message"),
        },
    };
    found["diagnostics"].as_array().expect("a list").iter().map(one).collect()
}

#[test]
fn the_runner_reads_every_problem_as_it_was_told() {
    for (name, site) in broken_sites() {
        let commands = site.check(&["--format", "github"]).stdout;
        let read: Vec<Annotation> = commands.lines().filter_map(read).collect();
        assert_eq!(read, expected(&site.found()), "{name}: {commands}");
    }
}

#[test]
fn nothing_that_a_file_says_is_a_command_of_its_own() {
    let commands = super::broken().check(&["--format", "github", "--lang", "en"]).stdout;
    let lines: Vec<&str> = commands.lines().collect();
    assert_eq!(lines.len(), 3, "{commands}");
    let key = "::error file=content/dinas/agency.yaml,line=2,endLine=2,col=1,endColumn=5,title=unknown-key::";
    assert!(lines[0].starts_with(key), "{}", lines[0]);
    assert!(lines[1].contains("50%2525 a:b%0D%0A::error::palsu"), "{}", lines[1]);
    let file = "::warning file=content/dinas/surat%2C 100%25%3A baru.docx,title=unused-file::";
    assert!(lines[2].starts_with(file), "{}", lines[2]);
}
