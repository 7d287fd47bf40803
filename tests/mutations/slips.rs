//! The slips: each makes one mistake on one line of one file.

/// A file with a mistake.
pub(crate) struct Slip {
    /// What kind of mistake it is.
    pub(crate) kind: &'static str,
    /// Which file.
    pub(crate) file: &'static str,
    /// The line of the mistake, from 1.
    pub(crate) line: usize,
    /// The whole text of the file.
    pub(crate) text: String,
}

/// One slip on a line, or none if the line gives no occasion: the new line.
type Maker = fn(&Line<'_>) -> Option<String>;

/// A line of data: `  - key: value`.
struct Line<'text> {
    /// Spaces and dashes.
    head: &'text str,
    key: &'text str,
    value: &'text str,
}

const MAKERS: [(&str, Maker); 9] = [
    ("misspelt key", misspelt),
    ("unclosed double quote", |line| on_text(line, |value| format!("\"{value}"))),
    ("unclosed single quote", |line| on_text(line, |value| format!("'{value}"))),
    ("unquoted colon", |line| on_text(line, |value| format!("{value}: lagi"))),
    ("text behind a quote", |line| on_text(line, |value| format!("\"{value}\" lagi"))),
    ("text cut off by #", |line| on_text(line, |value| format!("{value} #1"))),
    ("text that begins with @", |line| on_text(line, |value| format!("@{value}"))),
    ("no space behind the colon", |line| {
        let value = Some(line.value).filter(|value| !value.is_empty())?;
        Some(format!("{}{}:{value}", line.head, line.key))
    }),
    ("unclosed bracket", |line| {
        let value = line.value.strip_suffix([']', '}'])?;
        line.value.starts_with(['[', '{']).then(|| format!("{}{}: {value}", line.head, line.key))
    }),
];

/// Slips in values: the file, what stands there, and what is written in its place.
const VALUES: [(&str, &str, &str, &str); 36] = [
    ("duration", "dinas/surat.md", "time: 2 hari kerja", "time: dua hri kerja"),
    ("duration", "dinas/surat.md", "time: 10 menit", "time: 10 mnt lagi"),
    ("cost", "dinas/surat.md", "cost: gratis", "cost: grtis"),
    ("cost", "dinas/surat.md", "cost: gratis", "cost: Rp 30.00"),
    ("date", "dinas/surat.md", "2030-12-31", "2030-02-30"),
    ("date", "dinas/surat.md", "2030-12-31", "31 Desembr 2030"),
    ("holiday", "holidays.yaml", "holidays: [01-01, 01-16", "holidays: [01-01, 13-16"),
    ("holiday", "holidays.yaml", "leave: [02-16", "leave: [16 Februari"),
    ("year", "holidays.yaml", "year: 2027", "year: dua ribu"),
    ("year twice", "holidays.yaml", "year: 2027", "year: 2026"),
    ("telephone", "dinas/agency.yaml", "(0285) 421243", "(0285) 4"),
    ("telephone", "dinas/agency.yaml", "0812-0000-0000", "0812-ABCD"),
    ("e-mail", "dinas/agency.yaml", "dinas@contoh.go.id", "dinas.contoh.go.id"),
    ("e-mail", "dinas/agency.yaml", "dinas@contoh.go.id", "dinas@contoh"),
    ("e-mail", "site.yaml", "layanan@contoh.go.id", "layanan at contoh.go.id"),
    ("web address", "dinas/agency.yaml", "https://dinas.contoh.go.id", "dinas.contoh.go.id"),
    ("web address", "site.yaml", "https://layanan.contoh.go.id", "https//layanan.contoh.go.id"),
    ("web address", "site.yaml", "https://www.lapor.go.id", "www.lapor.go.id"),
    ("language", "site.yaml", "language: id", "language: indonesia"),
    ("goto", "dinas/surat.md", "goto: 1", "goto: 7"),
    ("goto", "dinas/surat.md", "goto: 1", "goto: perksa"),
    ("field kind", "dinas/surat.md", "kind: email", "kind: emial"),
    ("field kind", "dinas/surat.md", "kind: file", "kind: berkas"),
    ("file kind", "dinas/surat.md", "[jpeg, png]", "[jpeg, docx]"),
    ("file size", "dinas/surat.md", "2 MB", "2 megabita"),
    ("form too large", "dinas/surat.md", "2 MB", "40 MB"),
    ("field twice", "dinas/surat.md", "name: ktp", "name: email"),
    ("field name", "dinas/surat.md", "name: ktp", "name: Foto KTP"),
    ("reply to no e-mail", "dinas/surat.md", "reply_to: email", "reply_to: nama"),
    ("wrong type", "dinas/surat.md", "title: Surat Keterangan Contoh", "title: [a, b]"),
    ("wrong type", "dinas/surat.md", "year: 2026", "year: duaribu"),
    ("wrong type", "dinas/agency.yaml", "name: Dinas Contoh", "name: { a: b }"),
    ("link to no page", "tentang.md", "(/dinas/surat/)", "(/dinas/surta/)"),
    ("link to no place", "dinas/surat.md", "#data-anda", "#data-andda"),
    ("unsafe link", "tentang.md", "(/dinas/surat/)", "(javascript:x)"),
    ("picture without words", "tentang.md", "[surat keterangan](/dinas", "![](/dinas"),
];

/// Makes all slips of a site.
pub(crate) fn all(files: &[(&'static str, String)]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (file, text) in files {
        for (number, line) in data_lines(text) {
            for (kind, make) in MAKERS {
                if let Some(wrong) = parse(line).as_ref().and_then(make) {
                    slips.push(Slip {
                        kind,
                        file,
                        line: number,
                        text: replaced(text, number, &[&wrong]),
                    });
                }
            }
            slips.extend(by_line(file, text, number, line));
        }
    }
    for (kind, file, right, wrong) in VALUES {
        let (_, text) = files.iter().find(|(name, _)| *name == file).expect("a file of the site");
        let at = text.find(right).expect("it stands there");
        let line = text[..at].matches('\n').count() + 1;
        slips.push(Slip { kind, file, line, text: text.replacen(right, wrong, 1) });
    }
    slips
}

/// Slips that are about the line as a whole.
fn by_line(file: &'static str, text: &str, number: usize, line: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut add = |kind, line, lines: &[&str]| {
        slips.push(Slip { kind, file, line, text: replaced(text, number, lines) });
    };
    let indent = line.len() - line.trim_start().len();
    if indent > 0 {
        add("tab", number, &[&format!("\t{}", line.trim_start())]);
        add("odd space", number, &[&format!("\u{a0}{}", &line[1..])]);
    }
    let is_top = parse(line).is_some_and(|line| line.head.is_empty() && !line.value.is_empty());
    if is_top {
        add("key twice", number + 1, &[line, line]);
        add("invisible character", number, &[&format!("{line}\u{7}")]);
    }
    slips
}

/// The lines between the fences, or all of a file without fences.
fn data_lines(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let lines =
        lines.filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    if !text.starts_with("---\n") {
        return lines.collect();
    }
    lines.skip(1).take_while(|(_, line)| *line != "---").collect()
}

fn parse(line: &str) -> Option<Line<'_>> {
    let content = line.trim_start_matches([' ', '-']);
    let head = &line[..line.len() - content.len()];
    let (key, value) = content.split_once(':')?;
    let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_key.then_some(Line { head, key, value: value.trim_start() })
}

fn misspelt(line: &Line<'_>) -> Option<String> {
    let mut letters: Vec<char> = line.key.chars().collect();
    let at = (0..letters.len() - 1).find(|at| letters[*at] != letters[*at + 1])?;
    letters.swap(at, at + 1);
    let key: String = letters.into_iter().collect();
    Some(format!("{}{key}: {}", line.head, line.value).trim_end().to_owned())
}

fn on_text(line: &Line<'_>, change: fn(&str) -> String) -> Option<String> {
    let is_text = !line.value.is_empty() && !line.value.starts_with(['[', '{', '"', '\'']);
    is_text.then(|| format!("{}{}: {}", line.head, line.key, change(line.value)))
}

fn replaced(text: &str, number: usize, lines: &[&str]) -> String {
    let mut all: Vec<&str> = text.lines().collect();
    all.splice(number - 1..number, lines.iter().copied());
    all.join("\n") + "\n"
}
