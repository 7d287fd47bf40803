//! The name of a file, from a title.

use super::vocabulary::plain;

/// Addresses are read out and typed: a long one helps nobody.
const LONGEST: usize = 48;
/// Words before the name of a service that every one of them has.
const COMMON: [&str; 5] = ["standar", "pelayanan", "layanan", "standard", "mekanisme"];

/// Makes the name of a file from a title: `Pelayanan Aduan Wadul Aladin` is `aduan-wadul-aladin`.
#[must_use]
pub fn file_name(title: &str) -> String {
    let plain = plain(title);
    let words: Vec<&str> = plain.split(' ').filter(|word| word.is_ascii()).collect();
    let first = words.iter().position(|word| !COMMON.contains(word)).unwrap_or(0);
    let mut name = String::new();
    for word in words.iter().skip(first) {
        if name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() { "layanan".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_says_what_the_service_is() {
        for (title, name) in [
            ("Pelayanan Aduan Wadul Aladin", "aduan-wadul-aladin"),
            ("Standar Pelayanan Rawat Inap Ulin - VIP", "rawat-inap-ulin-vip"),
            ("Pelayanan", "pelayanan"),
            ("…", "layanan"),
            ("Kartu Keluarga", "kartu-keluarga"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }
}
