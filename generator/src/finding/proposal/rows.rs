//! Rows of tables that stand in one line: what they are for, and how much or how long.

use super::scalar::{has_words, indent, scalar};
use crate::model::{Duration, TimeInLine};

/// Signs between what a row is for and its value.
const BETWEEN: [char; 5] = [':', ' ', '=', '-', '('];

/// Keys of entries that have a time and cannot say what else there is to know of it.
const WITHOUT_NOTE: [&str; 3] = ["text:", "class:", "actor:"];

/// Words right beside a time that say more of it, and not what it is for.
const OF_TIMES: [&str; 18] = [
    "kerja",
    "kalender",
    "dari",
    "lebih",
    "kurang",
    "minimal",
    "antara",
    "sejak",
    "setelah",
    "sebelum",
    "sesuai",
    "tergantung",
    "jika",
    "apabila",
    "per",
    "setiap",
    "dan",
    "atau",
];

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is for.
    pub label: String,
    /// The key of its value: `fee` or `time`.
    pub key: &'static str,
    /// How much, or how long.
    pub value: String,
}

impl Row {
    /// Reads "Biaya administrasi Rp 10.000": what the amount is for, and the amount.
    pub(super) fn of_fee(text: &str, is_read: fn(&str) -> bool) -> Option<Self> {
        let begin = text.to_lowercase().find(" rp")?;
        let (label, fee) = text.split_at_checked(begin)?;
        let is_one = !label.to_lowercase().contains("rp") && is_read(fee);
        is_one.then(|| Self::of("fee", label, fee)).flatten()
    }

    /// Reads "Pengajuan (waktu 2 menit)": what takes so long, and how long.
    pub(super) fn of_time(text: &str) -> Option<Self> {
        let (label, time, beside) = match TimeInLine::of(text)? {
            TimeInLine::LabelFirst(place) => {
                let (label, time) = text.split_at_checked(place)?;
                (label, time, label.split_whitespace().next_back())
            }
            TimeInLine::TimeFirst(place) => {
                let (time, label) = text.split_at_checked(place)?;
                (label, time, label.split_whitespace().next())
            }
            TimeInLine::Whole | TimeInLine::WithException(_) => return None,
        };
        if beside.is_some_and(|word| OF_TIMES.contains(&word.to_lowercase().as_str())) {
            return None;
        }
        let time = time.trim().trim_start_matches([':', ' ']);
        let bare = time.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
        let time = bare.unwrap_or(time).trim();
        Duration::parse(time).is_ok().then(|| Self::of("time", label, time)).flatten()
    }

    fn of(key: &'static str, label: &str, value: &str) -> Option<Self> {
        let label = label.trim_end_matches(BETWEEN).trim_start_matches([',', ';', ':', ' ', '-']);
        let [label, value] = [label, value].map(|part| part.trim().to_owned());
        has_words(&label).then_some(Self { label, key, value })
    }

    /// Writes it behind a key, or as an entry.
    pub(super) fn value(&self) -> String {
        let Self { label, key, value } = self;
        format!("{{ for: {}, {key}: {} }}", scalar(label), scalar(value))
    }

    /// Writes a line with a row in the place of a value.
    pub(super) fn line(&self, marked: &str, (before, behind): (&str, &str)) -> String {
        let Self { label, key, value } = self;
        let in_place = |written: String| format!("{before}{written}{behind}");
        let owner = before.trim_end().strip_suffix(':').and_then(|before| before.strip_suffix(key));
        match owner {
            // The list of all rows, or an entry of it.
            Some("") => in_place(self.value()),
            None if *key == "fee" || before.trim() == "-" => in_place(self.value()),
            // Within a row there is no other one: what stands before the amount is said of it.
            Some(own)
                if own.contains('{') && !WITHOUT_NOTE.iter().any(|other| own.contains(other)) =>
            {
                format!("{own}{key}: {}, note: {}{behind}", scalar(value), scalar(label))
            }
            _ => in_place(format!("{{ text: {} }}", scalar(marked))),
        }
    }
}

/// Writes a line with keys for what stands before a colon and behind it, or for a heading with
/// what stands below it.
pub(super) fn pair(
    [first, second]: [&str; 2],
    heading: Option<[&str; 2]>,
    marked: &str,
    (before, behind): (&str, &str),
) -> Option<String> {
    if before.trim() != "-" {
        return None;
    }
    let value = behind.trim_start().strip_prefix(':')?.trim();
    if value.is_empty() {
        let [name, below] = heading?;
        return Some(format!("{before}{name}: {}\n{}{below}:", scalar(marked), indent(before)));
    }
    let is_one = behind.starts_with(": ") && !value.starts_with(['{', '[', '|', '>']);
    let [marked, value] = [marked, value].map(scalar);
    is_one.then(|| format!("{before}{{ {first}: {marked}, {second}: {value} }}"))
}
