//! Slips in keys: misspelt, unknown, twice, in another language, without a value.

use crate::slip::{Slip, replaced};
use crate::spots::{Line, Spot};

/// Keys as people write them who think in Indonesian, and the key that is meant.
const INDONESIAN: [(&str, &[&str]); 19] = [
    ("title", &["judul"]),
    ("name", &["nama"]),
    ("requirements", &["persyaratan", "syarat"]),
    ("steps", &["prosedur", "langkah", "alur"]),
    ("time", &["waktu", "jangka_waktu"]),
    ("cost", &["biaya", "tarif"]),
    ("products", &["produk"]),
    ("complaints", &["pengaduan"]),
    ("phones", &["telepon", "telp"]),
    ("email", &["surel"]),
    ("address", &["alamat"]),
    ("actor", &["pelaksana"]),
    ("legal_basis", &["dasar_hukum"]),
    ("facilities", &["sarana"]),
    ("cases", &["kasus"]),
    ("summary", &["ringkasan"]),
    ("decree", &["keputusan"]),
    ("form", &["formulir"]),
    ("note", &["catatan"]),
];

pub(crate) fn slips(file: &str, text: &str, lines: &[Line], slips: &mut Vec<Slip>) {
    for line in lines {
        for spot in &line.spots {
            let mut add = |class, new: String| {
                slips.push(Slip::new(
                    class,
                    file,
                    line.number,
                    replaced(text, line.number, &[&new]),
                ));
            };
            if let Some(key) = swapped(&spot.key) {
                add("misspelt key", line.with_key(spot, &key));
            }
            add(
                "misspelt key",
                line.with_key(spot, &format!("{}s", spot.key)).replace("ss:", "szs:"),
            );
            add("key in capitals", line.with_key(spot, &spot.key.to_uppercase()));
            let is_scalar = !line.value(spot).is_empty();
            let is_block = line.value(spot).starts_with(['|', '>']) && !spot.in_flow;
            if spot.in_flow {
                let pair = format!("{}: {}, ", spot.key, line.value(spot));
                add("key twice", line.with(spot.start, spot.start, &pair));
                add("unknown key", line.with(spot.start, spot.start, "warna: merah, "));
                add("no space behind the colon in brackets", {
                    let colon = spot.start + spot.key.len() + 1;
                    line.with(colon, colon + 1, "")
                });
            }
            // Without its `|`, a text below a key is still its text.
            if is_scalar && !is_block {
                add("value left out", line.with_value(spot, ""));
            }
            if is_scalar {
                add("null for a value", line.with_value(spot, "null"));
            }
            for (right, wrong) in INDONESIAN {
                for word in wrong.iter().filter(|_| spot.key == right) {
                    let new = line.with_key(spot, word);
                    let mut slip = Slip::new(
                        "key in Indonesian",
                        file,
                        line.number,
                        replaced(text, line.number, &[&new]),
                    );
                    slip.hint = Some(right);
                    slips.push(slip);
                }
            }
        }
        inserted(file, text, line, slips);
    }
}

/// Lines that are put in beside a line.
fn inserted(file: &str, text: &str, line: &Line, slips: &mut Vec<Slip>) {
    let Some(spot) = line.spots.first().filter(|spot| !spot.in_flow) else { return };
    let white = " ".repeat(spot.start);
    if !line.value(spot).is_empty() {
        let twice = format!("{white}{}: {}", spot.key, line.value(spot));
        let text = replaced(text, line.number, &[&line.text, &twice]);
        slips.push(Slip::new("key twice", file, line.number + 1, text));
    }
    if !is_entry(line, spot) {
        let unknown = format!("{white}warna: merah");
        let text = replaced(text, line.number, &[&unknown, &line.text]);
        slips.push(Slip::new("unknown key", file, line.number, text));
    }
}

/// Returns whether the line begins the entry of a list.
fn is_entry(line: &Line, spot: &Spot) -> bool {
    line.text[..spot.start].contains('-')
}

fn swapped(key: &str) -> Option<String> {
    let mut letters: Vec<char> = key.chars().collect();
    let at = (0..letters.len() - 1).find(|at| letters[*at] != letters[*at + 1])?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}
