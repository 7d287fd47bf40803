//! Values as offices write them: each is read as what it means, or its line is shown as it would
//! be taken. The meanings in `fixtures/values` are written from the values, not from the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use loket::command_language::CommandLanguage;
use loket::diagnostic::Diagnostic;
use loket::finding::Severity;
use loket::model::{Copies, Duration, Fee, Phone, Validity};
use loket::theme::Theme;
use loket_form::date_text;
use loket_form::locale::Locale;

use crate::site::{Site, fixtures, read};

/// A value: below which key it stands, as written, and what it means.
struct Example {
    key: String,
    written: String,
    meaning: String,
}

/// What becomes of a value.
enum Fate {
    /// It is taken.
    Taken,
    /// Its line is shown as it would be taken, with this value.
    Led(String),
    /// It is refused.
    Refused(Box<Diagnostic>),
}

fn examples(file: &str) -> Vec<Example> {
    let text = read(&fixtures("values").join(file));
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let example = |line: &str| {
        let mut parts = line.splitn(2, " | ");
        let (key, rest) = (parts.next().expect("a key"), parts.next().expect("a value"));
        let (written, meaning) = rest.rsplit_once(" | ").expect("a meaning");
        Example { key: key.into(), written: written.into(), meaning: meaning.into() }
    };
    lines.map(example).collect()
}

impl Example {
    /// Writes the file in which such a value stands, and the line with it.
    fn file(&self, number: usize) -> (String, String) {
        // YAML takes some values apart: in quotes they are what was written.
        let is_odd = self.written.contains(": ") || self.written.starts_with(['@', '>', '<']);
        let value = if is_odd { format!("'{}'", self.written) } else { self.written.clone() };
        if self.key == "phone" {
            let text = format!("name: Dinas {number} Contoh\nphones: {value}\n");
            return (format!("dinas-{number}/agency.yaml"), text);
        }
        let line = |key: &str, usual: &str| {
            let value = if self.key == key { &value } else { usual };
            value.to_owned()
        };
        let text = format!(
            "---\ntitle: Surat {number}\nsteps: [datang]\n\
             requirements:\n- name: KTP\n  copies: {}\n\
             products:\n- name: Surat\n  valid: {}\n\
             reviewed_on: {}\ntime: {}\ncost: {}\n---\n",
            line("copies", "1"),
            line("valid", "5 tahun"),
            line("date", "2026-01-05"),
            line("time", "1 hari kerja"),
            line("cost", "gratis"),
        );
        (format!("dinas/surat-{number}.md"), text)
    }

    /// Returns what a value is read as.
    fn reading(&self, value: &str) -> Option<String> {
        let locale = &*INDONESIAN;
        let text = value.trim_matches(['\'', '"']);
        match self.key.as_str() {
            _ if value.starts_with("{ text: ") => Some("text".to_owned()),
            _ if value.starts_with("{ regulation: ") => Some("regulation".to_owned()),
            _ if value.starts_with("{ for: ") => Some("row".to_owned()),
            "time" => Duration::parse(text).ok().map(|time| time.text(locale)),
            "cost" => Fee::parse_with_remark(text).ok().map(|(fee, remark)| {
                let remark = remark.map(|remark| format!(" ({remark})")).unwrap_or_default();
                format!("{}{remark}", fee.text(locale))
            }),
            "copies" => Copies::parse(text).ok().map(|copies| copies.text(locale)),
            "valid" => Validity::parse(text).ok().map(|valid| valid.text(locale)),
            "date" => date_text::parse(text).map(|day| date_text::date(day, locale)),
            _ => Phone::parse_list(text)
                .ok()
                .map(|phones| phones.iter().map(Phone::written).collect::<Vec<_>>().join("; ")),
        }
    }
}

static INDONESIAN: LazyLock<Locale> = LazyLock::new(|| {
    let theme = Theme::load(None).expect("the default theme");
    theme.locale("id".parse().expect("a tag")).expect("its words").clone()
});

/// Returns the first error of each file of a site.
fn errors(site: &Site) -> BTreeMap<String, Diagnostic> {
    let mut errors = BTreeMap::new();
    for (path, diagnostic) in site.diagnostics() {
        if diagnostic.severity == Severity::Error {
            errors.entry(path).or_insert(diagnostic);
        }
    }
    errors
}

/// Returns what becomes of each value, all in one site.
fn fates(examples: &[Example]) -> Vec<Fate> {
    let site = Site::small();
    let files: Vec<_> = examples.iter().enumerate().map(|(n, example)| example.file(n)).collect();
    for (file, text) in &files {
        site.write(&format!("content/{file}"), text);
    }
    let mut errors_of = errors(&site);
    let fate = |(file, _): &(String, String)| {
        let Some(error) = errors_of.remove(file) else { return Fate::Taken };
        let Some(corrected) = error.corrected.clone() else { return Fate::Refused(error.into()) };
        let written = error.excerpt.as_deref().expect("its line");
        site.edit(&format!("content/{file}"), written, &corrected);
        let (_, value) = corrected.split_once(": ").expect("a value");
        Fate::Led(value.to_owned())
    };
    let fates: Vec<Fate> = files.iter().map(fate).collect();
    let left = errors(&site);
    for ((file, _), fate) in files.iter().zip(&fates) {
        if let Fate::Led(value) = fate {
            assert!(!left.contains_key(file), "`{value}` is refused as well");
        }
    }
    fates
}

/// Counts how many values of a file are taken or led to what they mean; names the others.
fn measured(file: &str) -> (usize, usize, Vec<String>) {
    let mut examples = examples(file);
    examples.retain(|example| example.meaning != "?");
    let mut wrong = Vec::new();
    for (example, fate) in examples.iter().zip(fates(&examples)) {
        let (value, how) = match fate {
            Fate::Taken => (example.written.clone(), "taken"),
            Fate::Led(value) => (value, "led"),
            Fate::Refused(_) => (String::new(), "refused"),
        };
        let reading = example.reading(&value);
        if reading.as_deref() != Some(example.meaning.as_str()) {
            wrong.push(format!("{}: {} ({how}: {reading:?})", example.key, example.written));
        }
    }
    (examples.len() - wrong.len(), examples.len(), wrong)
}

#[test]
fn values_as_offices_write_them_are_taken_or_led_to_what_they_mean() {
    let (right, all, wrong) = measured("known.txt");
    assert_eq!(right, all, "{wrong:#?}");
}

#[test]
fn values_that_were_set_aside_are_taken_or_led_in_95_of_100() {
    let (right, all, wrong) = measured("aside.txt");
    assert!(right * 100 >= all * 95, "{right} of {all}: {wrong:#?}");
}

#[test]
fn values_that_were_gathered_later_are_taken_or_led_in_95_of_100() {
    let (right, all, wrong) = measured("later.txt");
    assert!(right * 100 >= all * 95, "{right} of {all}: {wrong:#?}");
}

#[test]
fn what_contradicts_itself_is_refused_and_no_proposal_changes_a_number() {
    for file in ["known.txt", "aside.txt"] {
        let mut examples = examples(file);
        examples.retain(|example| example.meaning == "?");
        for (example, fate) in examples.iter().zip(fates(&examples)) {
            let written = &example.written;
            match fate {
                Fate::Taken => panic!("`{written}` is taken"),
                Fate::Led(value) => assert_eq!(numbers(&value), numbers(written), "{value}"),
                Fate::Refused(error) => {
                    for language in CommandLanguage::ALL {
                        assert!(error.finding.words(language).help.is_some(), "{written}");
                    }
                }
            }
        }
    }
}

/// Returns the numbers of a text, with the signs within them.
fn numbers(text: &str) -> Vec<&str> {
    let numbers = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '.' || sign == ','));
    numbers.map(|number| number.trim_matches(['.', ','])).filter(|it| !it.is_empty()).collect()
}
