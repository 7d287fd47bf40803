//! Slips in values: what cannot be read, what leads nowhere, what has the wrong type.

use crate::slip::{Slip, replaced};
use crate::spots::{Line, Spot};

/// What is wrong for a key: the class, the keys, and what is written.
const WRONG: [(&str, &[&str], &[&str]); 15] = [
    (
        "duration",
        &["time"],
        &[
            "dua hri kerja",
            "1 hri kerja",
            "3 hari krja",
            "5-3 hari kerja",
            "1.5 jam",
            "0 hari",
            "lima",
            "1 jam 90 menit",
            "2 (tiga) hari",
        ],
    ),
    (
        "cost",
        &["cost", "fee"],
        &["grtis", "Rp 30.00", "Rp tiga pulu ribu", "Rp 30..000", "Rp", "Rp 5.000 7"],
    ),
    (
        "telephone",
        &["phones", "phone", "fax", "sms", "whatsapp"],
        &["(0285) 4", "0812-ABCD", "telepon kantor", "12"],
    ),
    (
        "e-mail",
        &["email", "forms_to", "sender"],
        &[
            "dinas.contoh.go.id",
            "dinas@contoh..id",
            "dinas @contoh.go.id",
            "dinas@",
            "a@b@contoh.id",
        ],
    ),
    (
        "web address",
        &["website", "url", "base_url", "link"],
        &[
            "contoh.go.id",
            "https//contoh.go.id",
            "htp://contoh.go.id",
            "https://",
            "https://contoh go.id",
        ],
    ),
    (
        "date",
        &["reviewed_on", "date", "from", "to"],
        &["31-02-2024", "31 Februari 2026", "2026-13-01", "kemarin", "32 Januari 2026", "01/02"],
    ),
    ("number", &["year", "count", "respondents"], &["duaribu", "-1", "2.5"]),
    ("validity", &["valid"], &["5 thun", "selamanya ya", "lima"]),
    ("number of copies", &["copies"], &["dua", "2 lembr", "0"]),
    ("goto", &["goto"], &["99", "0", "perksa", "langkah"]),
    ("case", &["cases"], &["tak-ada", "barru"]),
    ("word", &["status", "channel", "kind"], &["berlku", "onlin"]),
    ("word", &["lapor", "surcharge", "optional"], &["yes", "ya", "on", "tru"]),
    (
        "reference",
        &["replaced_by", "related", "topics", "life_events", "step", "template", "file"],
        &["tak-ada", "x/y"],
    ),
    ("index", &["score"], &["888", "baik"]),
];

/// Keys whose value is a text of words.
const TEXTS: [&str; 16] = [
    "title",
    "name",
    "summary",
    "text",
    "actor",
    "address",
    "government",
    "label",
    "note",
    "code",
    "question",
    "answer",
    "who",
    "short_name",
    "parent",
    "owner",
];

/// Keys whose value is a list of maps, or a map.
const MAPS: [&str; 9] = [
    "faq",
    "files",
    "deadlines",
    "decision",
    "officer",
    "survey",
    "national_channels",
    "inputs",
    "valid",
];

pub(crate) fn slips(file: &str, text: &str, lines: &[Line], slips: &mut Vec<Slip>) {
    for line in lines {
        for spot in &line.spots {
            let mut add = |class, value: &str| {
                let new = line.with_value(spot, value);
                let new = replaced(text, line.number, &[&new]);
                slips.push(Slip::new(class, file, line.number, new));
            };
            let value = line.value(spot);
            let is_scalar = !value.is_empty() && !value.starts_with(['[', '{', '|', '>']);
            let wrong = WRONG.iter().filter(|(_, keys, _)| keys.contains(&spot.key.as_str()));
            for (class, _, values) in wrong.filter(|_| is_scalar && is_meant(line, spot)) {
                values.iter().for_each(|value| add(class, value));
            }
            if is_scalar && TEXTS.contains(&spot.key.as_str()) {
                add("list for a text", "[a, b]");
                add("map for a text", "{ a: b }");
            }
            // A counter may be called by its number.
            if is_scalar && ["title", "name"].contains(&spot.key.as_str()) && line.top != "channels"
            {
                add("number for a text", "5");
            }
            if is_scalar
                && ["requirements", "steps", "products", "channels", "cost", "time"]
                    .contains(&spot.key.as_str())
            {
                add("number for a list", "5");
                add("true for a list", "true");
            }
            if value.starts_with(['[', '{'])
                && MAPS.contains(&spot.key.as_str())
                && is_meant(line, spot)
            {
                add("text for keys", "lima");
                add("number for keys", "5");
            }
        }
        if line.text.ends_with(':') && line.spots.len() == 1 {
            of_whole_blocks(file, text, line, slips);
        }
    }
}

/// Puts something else in the place of a whole list or map.
fn of_whole_blocks(file: &str, text: &str, line: &Line, slips: &mut Vec<Slip>) {
    let spot = &line.spots[0];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let behind = text.lines().skip(line.number);
    let is_below = |other: &&str| other.trim().is_empty() || indent(other) > line.indent();
    let below = behind.take_while(is_below).count();
    let all: Vec<&str> = text.lines().collect();
    let without = |new: &str| {
        let head = all[..line.number - 1].iter().copied().chain([new]);
        head.chain(all[line.number + below..].iter().copied()).collect::<Vec<_>>().join("\n") + "\n"
    };
    let mut add = |class, new: &str| {
        let text = without(&format!("{} {new}", line.text));
        slips.push(Slip::new(class, file, line.number, text));
    };
    let key = spot.key.as_str();
    if [
        "requirements",
        "steps",
        "products",
        "cost",
        "time",
        "cases",
        "form",
        "groups",
        "fields",
        "all_of",
        "any_of",
        "decision",
        "complaints",
        "rows",
    ]
    .contains(&key)
    {
        add("number for a list", "5");
        add("true for a list", "true");
    }
    if ["cases", "fields", "decision", "officer", "privacy"].contains(&key) {
        add("text for keys", "lima");
    }
    if ["complaints", "officer", "privacy"].contains(&key) {
        add("list for keys", "[a, b]");
    }
}

/// Some keys mean something else elsewhere.
fn is_meant(line: &Line, spot: &Spot) -> bool {
    match spot.key.as_str() {
        "kind" | "file" | "template" | "step" => line.top != "form",
        "valid" => line.top != "valid",
        _ => true,
    }
}
