//! What is wrong with a part of a standard is found at its line, with what would be right.

use loket::command_language::CommandLanguage;
use loket::diagnostic::Diagnostic;
use loket::finding::Severity;

use crate::site::Site;

const FILE: &str = "content/dinas/izin.md";

/// What the fixture says, what a slip makes of it, and the code of the finding.
const SLIPS: [(&str, &str, &str); 37] = [
    ("cases: baru }\n  - { text", "cases: bru }\n  - { text", "unknown-case"),
    ("  - { id: lanjut", "  - { id: baru, name: Lain }\n  - { id: lanjut", "duplicate-id"),
    ("  - { id: lanjut", "  - { id: Lain Lagi, name: Lain }\n  - { id: lanjut", "bad-id"),
    ("copies: 2 lembar", "copies: secukupnya", "copies"),
    ("form: legalisir", "form: legalisr", "unknown-word"),
    ("valid: masih berlaku }", "valid: masih bagus }", "validity"),
    ("template: surat-kuasa", "template: surat-kuas", "unknown-document"),
    ("link: https://contoh.go.id/gambar", "link: contoh.go.id/gambar", "url"),
    ("count: 2", "count: 4", "group-count"),
    ("  - name: Bukti lain\n", "  - name: Bukti lain\n    copies: 1\n", "group-key"),
    ("channel: online, link: https://izin", "channel: onlin, link: https://izin", "unknown-word"),
    ("time: 2 jam\n", "time: dua jm\n", "duration"),
    ("goto: 1 }", "goto: 9 }", "unknown-step"),
    ("{ id: cocokkan, text", "{ id: periksa, text", "duplicate-step"),
    ("step: periksa", "step: priksa", "unknown-step"),
    ("10 + 7 hari kerja", "10 + hari kerja", "duration"),
    ("cases: baru, time: 10", "cases: lama, time: 10", "unknown-case"),
    ("formula: (luas + 10)", "formula: (lebar + 10)", "unknown-input"),
    ("formula: (luas + 10) ×", "formula: (luas + 10 ×", "formula"),
    ("- { name: luas,", "- { name: tinggi, text: x }\n      - { name: luas,", "unused-input"),
    ("value: \"Rp 1.250,5\"", "value: \"Rp 1.2.5\"", "cost"),
    ("fee: 2% dari retribusi", "fee: 2 prosen", "cost"),
    ("fee: 2% dari retribusi", "fee: 2% dari retribusi, text: lain", "together"),
    ("fee: Rp 10.000–Rp 50.000/tahun", "fee: Rp 10.00", "cost"),
    ("valid: 5 tahun\n", "valid: lama\n", "validity"),
    ("- { kind: online, url", "- { url", "missing"),
    ("email: izin@contoh.go.id", "email: izin.contoh.go.id", "email"),
    ("time: paling lambat 5 hari kerja }", "time: segera }", "duration"),
    ("status: berlaku", "status: berlku", "unknown-word"),
    ("from: 2025-01-02", "from: 2028-01-02", "period"),
    ("to: 31 Desember 2027", "to: 31 November 2027", "calendar-date"),
    ("reviewed_on: 2026-10-01", "reviewed_on: 2026-13-01", "calendar-date"),
    ("topics: [usaha]", "topics: [usah]", "unknown-topic"),
    ("life_events: membuka-usaha", "life_events: menikah", "unknown-topic"),
    ("related: [izin-lama]", "related: [izin-lma]", "unknown-service-reference"),
    ("file: formulir.txt", "file: formulr.txt", "unknown-file"),
    ("faq:\n  - { question: Bolehkah diwakilkan?, answer", "faq:\n  - { answer", "missing"),
];

#[test]
fn each_slip_is_found_once_at_its_line_with_a_help_in_both_languages() {
    let mut wrong = Vec::new();
    for (said, slip, code) in SLIPS {
        let site = Site::fixture("lengkap");
        let before = site.read(FILE);
        let line = first_difference(&before, &site.edit(FILE, said, slip).read(FILE));
        let found = errors(&site);
        let expected = vec![(code.to_owned(), "dinas/izin.md".to_owned(), line)];
        if found != expected {
            wrong.push(format!("`{slip}`: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Returns the code, file and line of every error; each must have a help.
fn errors(site: &Site) -> Vec<(String, String, usize)> {
    let mut found = site.diagnostics();
    found.retain(|(_, diagnostic)| diagnostic.severity == Severity::Error);
    let error = |(path, diagnostic): (String, Diagnostic)| {
        let finding = &diagnostic.finding;
        for language in CommandLanguage::ALL {
            assert!(finding.words(language).help.is_some(), "{finding:?} has no help");
        }
        let line = diagnostic.position.map_or(0, |position| position.line);
        (finding.facts().code.to_owned(), path, line)
    };
    found.into_iter().map(error).collect()
}

fn first_difference(before: &str, after: &str) -> usize {
    let same = before.lines().zip(after.lines()).take_while(|(before, after)| before == after);
    same.count() + 1
}
