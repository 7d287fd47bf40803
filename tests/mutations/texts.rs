//! Slips in Markdown: links and pictures that lead nowhere.

use crate::slip::Slip;

const WRONG: [(&str, &str); 12] = [
    ("link to no page", "[x](/tak/ada/)"),
    ("link to no page", "[x](tak-ada.md)"),
    ("link to no page", "[x](../tak-ada/)"),
    ("link to no place", "[x](#tak-ada)"),
    ("link to no file", "[formulir](formulir-yang-tak-ada.pdf)"),
    ("link that is not safe", "[x](javascript:alert)"),
    ("link that is not safe", "[x](//contoh.go.id)"),
    ("picture without words", "![](/)"),
    ("picture of no file", "![Alur](alur-yang-tak-ada.png)"),
    ("picture of another site", "![Alur](https://contoh.go.id/alur.png)"),
    ("HTML", "Ini <b>tebal</b>."),
    ("link in a table", "| a |\n|---|\n| [x](/tak/ada/) |"),
];

pub(crate) fn slips(file: &str, text: &str, slips: &mut Vec<Slip>) {
    if !text.starts_with("---\n") {
        return;
    }
    for (class, wrong) in WRONG {
        let whole = format!("{text}\nSebuah kalimat.\n\n{wrong}\n\nPenutup.\n");
        let at = whole.find(wrong).expect("it stands there");
        let line = whole[..at].lines().count() + wrong.matches('\n').count() + 1;
        slips.push(Slip::new(class, file, line, whole));
    }
}
