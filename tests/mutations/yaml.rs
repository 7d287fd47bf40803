//! Slips in the YAML itself.

use crate::slip::{Slip, replaced};
use crate::spots::Line;

#[expect(clippy::too_many_lines, reason = "a table of slips")]
pub(crate) fn slips(file: &str, text: &str, lines: &[Line], slips: &mut Vec<Slip>) {
    for (index, line) in lines.iter().enumerate() {
        let mut add = |class, new: &str| {
            if !is_the_same(text, &replaced(text, line.number, &[new])) {
                slips.push(Slip::new(
                    class,
                    file,
                    line.number,
                    replaced(text, line.number, &[new]),
                ));
            }
        };
        let indent = line.indent();
        let content = line.text.trim_start();
        if indent > 0 {
            add("tab", &format!("\t{content}"));
            add("tab", &format!("{}\t{content}", &line.text[..indent]));
            add("odd space", &format!("\u{a0}{}", &line.text[1..]));
            add("odd space", &format!("{}\u{3000}{content}", &line.text[..indent - 1]));
        }
        if indent > 0 && lines.get(index + 1).is_some_and(|next| next.indent() == indent) {
            add("one space too few", &line.text[1..]);
        }
        if index > 0 {
            add("one space too many", &format!(" {}", line.text));
        }
        if let Some(rest) = content.strip_prefix("- ") {
            add("no space behind the dash", &format!("{}-{rest}", &line.text[..indent]));
        }
        add("invisible character", &format!("{}\u{7}", line.text));
        for spot in line.spots.iter().filter(|spot| !spot.in_flow) {
            let colon = spot.start + spot.key.len();
            let value = line.value(spot);
            if !value.is_empty() {
                add("no space behind the colon", &line.with(colon + 1, spot.value_start, ""));
                add(
                    "odd space behind the colon",
                    &line.with(colon + 1, spot.value_start, "\u{a0}"),
                );
                add("no colon", &line.with(colon, colon + 1, ""));
            }
            add("wide colon", &line.with(colon, colon + 1, "："));
            if value.starts_with(['[', '{']) && value.ends_with([']', '}']) {
                add("unclosed bracket", &line.text[..line.text.len() - 1]);
                add("bracket never opened", &line.with(spot.value_start, spot.value_start + 1, ""));
                add("text behind a bracket", &format!("{} lagi", line.text));
            }
            if value.starts_with(['[', '{', '"', '\'', '|', '>']) || value.is_empty() {
                continue;
            }
            for (class, value) in [
                ("unclosed double quote", format!("\"{value}")),
                ("unclosed single quote", format!("'{value}")),
                ("quote at the end alone", format!("\"{value}\"\"")),
                ("unquoted colon", format!("{value}: lagi")),
                ("text behind a quote", format!("\"{value}\" lagi")),
                ("text cut off by #", format!("{value} #1")),
                ("text that begins with a sign", format!("@{value}")),
                ("text that begins with a sign", format!("`{value}`")),
                ("text that begins with a sign", format!("*{value}*")),
                ("text that begins with a sign", format!("%{value}")),
                ("text that begins with a sign", format!("!{value}")),
                ("text that begins with a sign", format!("&{value}")),
                ("text that begins with a sign", format!("> {value}")),
                ("text that begins with a sign", format!("| {value}")),
                ("text that begins with a sign", format!("- {value}")),
                ("text that begins with a sign", format!("[{value}] lagi")),
            ] {
                add(class, &line.with_value(spot, &value));
            }
        }
        for spot in line.spots.iter().filter(|spot| spot.in_flow) {
            let value = line.value(spot);
            if !value.starts_with(['[', '{', '"', '\'']) && !value.is_empty() {
                add("unclosed quote in brackets", &line.with_value(spot, &format!("\"{value}")));
                add("unclosed quote in brackets", &line.with_value(spot, &format!("'{value}")));
                add("colon in brackets", &line.with_value(spot, &format!("{value}: lagi")));
            }
        }
        for (at, _) in line
            .text
            .match_indices(", ")
            .filter(|_| line.spots.iter().filter(|spot| spot.in_flow).count() > 1)
        {
            if line.spots.iter().any(|spot| spot.in_flow && spot.start == at + 2) {
                add("no comma", &line.with(at, at + 1, ""));
            }
        }
        if content.starts_with("- {") {
            add("unclosed bracket", &line.text[..line.text.len() - 1]);
        }
        let before = |new: &str| replaced(text, line.number, &[new, &line.text]);
        if index > 0 {
            slips.push(Slip::new("fence among the data", file, line.number, before("---")));
            slips.push(Slip::new("end of a document", file, line.number, before("...")));
        }
    }
    if text.starts_with("---\n") {
        slips.push(Slip::new("no first fence", file, 1, replaced(text, 1, &[])));
        let fence = text.lines().skip(1).position(|line| line == "---").expect("a fence") + 2;
        slips.push(Slip::new("no second fence", file, 1, replaced(text, fence, &[])));
        for wrong in ["--", "----", "—", "- - -", " ---", "---x"] {
            slips.push(Slip::new(
                "wrong second fence",
                file,
                fence,
                replaced(text, fence, &[wrong]),
            ));
        }
    }
}

/// Returns whether two texts have the same data: then nothing is wrong that anyone could tell.
fn is_the_same(text: &str, other: &str) -> bool {
    let data = |text: &str| -> Option<serde_yaml::Value> {
        let text = text
            .strip_prefix("---\n")
            .map_or(text, |rest| rest.split("\n---").next().unwrap_or_default());
        serde_yaml::from_str(text).ok()
    };
    data(other).is_some_and(|other| data(text) == Some(other))
}
