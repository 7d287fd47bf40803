//! One word for one thing: words that are not to come back into what people read.

use crate::site::{read, repository};

/// Words that are not used, and what is written in their place.
const FORBIDDEN: [(&str, &str); 15] = [
    ("bila", "jika"),
    ("sesudah", "setelah"),
    ("sesudahnya", "setelahnya"),
    ("kasus", "keadaan"),
    ("kasusnya", "keadaannya"),
    ("bita", "KB, MB"),
    ("huruf kecil saja", "huruf kecil"),
    ("peramban", "browser"),
    ("peladen", "server"),
    ("tetikus", "mouse"),
    ("heksadesimal", "0–9 atau a–f"),
    ("e-mail", "email"),
    ("surel", "email"),
    ("laman", "halaman"),
    ("yang diharapkan", "seharusnya"),
];

/// Files that people read, or whose texts they read: guide, messages, pages and mails of both
/// programs.
fn texts() -> Vec<(String, String)> {
    let alone = ["content/README.md", "content/privasi.md", "content/aksesibilitas.md"];
    let messages = ["generator/src/schema/keys.yaml", "generator/src/cli/indonesian.rs"];
    let mut paths: Vec<String> = alone.into_iter().chain(messages).map(str::to_owned).collect();
    let new = "generator/src/cli/new";
    let repository_of_site = format!("{new}/repository");
    let pages = ["templates/words", "templates/mail"];
    for folder in ["generator/src/finding", new, &repository_of_site].into_iter().chain(pages) {
        let entries = std::fs::read_dir(repository(folder)).expect("a folder");
        let entries = entries.map(|entry| entry.expect("an entry"));
        let files = entries.filter(|entry| entry.path().is_file());
        let names = files.map(|entry| entry.file_name());
        // The words that editors write in the place of keys are any that there are.
        let names = names.filter(|name| name != "meant.rs" && name != "proposal.rs");
        paths.extend(names.map(|name| format!("{folder}/{}", name.to_string_lossy())));
    }
    let text = |path: String| {
        let text = read(&repository(&path));
        (path, text)
    };
    paths.into_iter().map(text).collect()
}

#[test]
fn words_that_have_another_one_do_not_come_back() {
    let mut found = Vec::new();
    for (path, text) in texts() {
        for (number, line) in (1..).zip(text.lines()) {
            let lower = format!(" {} ", line.to_lowercase());
            for (word, better) in FORBIDDEN {
                let stands = |(place, _): (usize, &str)| {
                    let is_edge = |sign: Option<char>| {
                        !sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_')
                    };
                    is_edge(lower[..place].chars().next_back())
                        && is_edge(lower[place + word.len()..].chars().next())
                };
                if lower.match_indices(word).any(stands) {
                    found.push(format!("{path}:{number}: `{word}`, better: {better}"));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_name_of_a_type_is_said_to_an_editor() {
    let site = crate::site::Site::small();
    site.edit(
        "content/dinas/surat.md",
        "requirements: [KTP asli]",
        "requirements:\n- { name: KTP, form: [asli, salinan] }\n- { name: KK, copies: [1] }",
    );
    site.edit(
        "content/dinas/surat.md",
        "time: 2 hari kerja",
        "time: { time: [1] }\nchannels: { kind: { a: b } }",
    );
    for language in ["id", "en"] {
        let text = site.check(&["--lang", language]).stdout;
        for word in ["Raw", "struct", "enum", "variant", "sequence", "map"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}
