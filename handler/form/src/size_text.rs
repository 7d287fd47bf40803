//! Sizes of files as people read and write them: in units of 1024, as file managers show them.

use crate::locale::Locale;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Parses the greatest size of a file, such as `2 MB` or `1,5 MB`, to bytes; absent if it is none.
///
/// A comma or a point, and two digits behind it at most: `1.500 KB` could be meant in two ways.
#[must_use]
pub fn parse_limit(text: &str) -> Option<u32> {
    let upper = text.trim().to_uppercase();
    let number = upper.strip_suffix("KB").map(|number| (number, KIB));
    let (number, unit) = number.or_else(|| Some((upper.strip_suffix("MB")?, MIB)))?;
    let number = number.trim_end();
    let (whole, part) = match number.split_once([',', '.']) {
        Some((whole, part)) if (1..=2).contains(&part.len()) => (whole, part),
        Some(_) => return None,
        None => (number, ""),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let hundredths: u64 = format!("{whole}{part:0<2}").parse().ok()?;
    let bytes = hundredths.checked_mul(unit)? / 100;
    u32::try_from(bytes).ok().filter(|bytes| *bytes > 0)
}

/// Writes the greatest size of a file as its form states it: [`parse_limit`] reads the same.
///
/// A limit that nobody can have written is rounded down to one decimal.
#[must_use]
pub fn limit_text(bytes: u32, locale: &Locale) -> String {
    let bytes = u64::from(bytes);
    let units = [(MIB, "MB"), (KIB, "KB")];
    let mut fitting = units.into_iter().filter(|(unit, _)| *unit == KIB || bytes >= *unit);
    let exact = fitting.find_map(|(unit, name)| {
        let hundredths = (bytes * 100).div_ceil(unit);
        (hundredths * unit / 100 == bytes).then_some((hundredths, name))
    });
    let Some((hundredths, name)) = exact else { return size_text(bytes, locale) };
    let comma = locale.numbers.comma;
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, part) if part % 10 == 0 => format!("{whole}{comma}{} {name}", part / 10),
        (whole, part) => format!("{whole}{comma}{part:02} {name}"),
    }
}

/// Writes a size with one decimal at most, rounded down, as people write it.
#[must_use]
pub fn size_text(bytes: u64, locale: &Locale) -> String {
    tenths_text(bytes.saturating_mul(10), false, locale)
}

/// Rounds up, so that a file just over the limit never reads as the limit itself.
pub(crate) fn size_text_up(bytes: usize, locale: &Locale) -> String {
    tenths_text(u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10), true, locale)
}

fn tenths_text(tenths_of_bytes: u64, up: bool, locale: &Locale) -> String {
    let (unit, name) = if tenths_of_bytes >= 10 * MIB {
        (MIB, "MB")
    } else if tenths_of_bytes >= 10 * KIB {
        (KIB, "KB")
    } else {
        (1, "B")
    };
    let tenths = if up { tenths_of_bytes.div_ceil(unit) } else { tenths_of_bytes / unit };
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, tenth) => format!("{whole}{}{tenth} {name}", locale.numbers.comma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::testing::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    #[test]
    fn limits_are_understood_as_clerks_write_them() {
        for (written, bytes) in [
            ("2 MB", 2_097_152),
            ("2mb", 2_097_152),
            (" 16 KB ", 16_384),
            ("1,5 MB", 1_572_864),
            ("1.5 MB", 1_572_864),
            ("1,50MB", 1_572_864),
            ("0,25 MB", 262_144),
            ("0.5 KB", 512),
            // A hundredth of 1,048,576 bytes, without the part of a byte.
            ("0,01 MB", 10_485),
        ] {
            assert_eq!(parse_limit(written), Some(bytes), "{written}");
        }
    }

    #[test]
    fn what_could_be_two_sizes_or_is_none_is_refused() {
        for written in [
            "",
            "MB",
            "2",
            "2 B",
            "2 GB",
            "2 M",
            "-2 MB",
            "+2 MB",
            "0 MB",
            "0,00 MB",
            "1.500 KB",
            "1,500 KB",
            ",5 MB",
            "1, MB",
            "1. MB",
            "1,,5 MB",
            "1,5,5 MB",
            "1.5,5 MB",
            "1 ,5 MB",
            "1, 5 MB",
            "1,5 MB lebih",
            "satu MB",
            "1½ MB",
            "٢ MB",
            "5000 MB",
            "99999999999999999999 MB",
        ] {
            assert_eq!(parse_limit(written), None, "{written}");
        }
    }

    #[test]
    fn a_limit_is_said_in_the_language_of_the_page_and_not_rounded() {
        for (written, indonesian, english) in [
            ("2 MB", "2 MB", "2 MB"),
            ("1,5 MB", "1,5 MB", "1.5 MB"),
            ("1.25 MB", "1,25 MB", "1.25 MB"),
            ("1,05 MB", "1,05 MB", "1.05 MB"),
            ("0,5 MB", "512 KB", "512 KB"),
            ("0,5 KB", "0,5 KB", "0.5 KB"),
            // 1.0058… MB.
            ("1030 KB", "1030 KB", "1030 KB"),
        ] {
            let bytes = parse_limit(written).expect(written);
            assert_eq!(limit_text(bytes, &INDONESIAN), indonesian, "{written}");
            assert_eq!(limit_text(bytes, &ENGLISH), english, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_for_people_is_read_back(
            hundredths in 1_u32..=409_599,
            unit in prop::sample::select(vec!["KB", "MB"]),
            comma in prop::sample::select(vec![',', '.']),
        ) {
            let written = format!("{}{comma}{:02} {unit}", hundredths / 100, hundredths % 100);
            let bytes = parse_limit(&written).expect("a size");
            for locale in [&*INDONESIAN, &*ENGLISH] {
                let text = limit_text(bytes, locale);
                prop_assert_eq!(parse_limit(&text), Some(bytes), "{} as {}", written, text);
            }
        }

        #[test]
        fn no_size_of_a_file_is_said_to_be_within_a_limit_that_it_exceeds(
            hundredths in 1_u32..=409_599,
            over in 1_usize..100_000,
        ) {
            let limit = parse_limit(&format!("{}.{:02} KB", hundredths / 100, hundredths % 100));
            let limit = limit.expect("a size");
            let size = size_text_up(usize::try_from(limit).expect("64 bits") + over, &ENGLISH);
            prop_assert_ne!(limit_text(limit, &ENGLISH), size);
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,30}") {
            let _ = parse_limit(&text);
        }
    }
}
