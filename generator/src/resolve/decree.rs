//! Decrees: what they say, and whether they can be of the time that they state.

use jiff::civil::Date;

use super::at::{At, filled};
use super::values::{date, website};
use crate::finding::{StandardFinding, ValueFinding};
use crate::model::Decree;
use crate::raw::decree::RawDecree;

/// Resolves a decree; without `today` it may be one that is still to come.
pub(super) fn resolve(raw: &RawDecree, at: &At<'_>, today: Option<Date>) -> Decree {
    if let Some(year) = raw.year.filter(|year| !(1900..=2200).contains(year)) {
        at.key("year").add(ValueFinding::Year(year));
    }
    at.note_no_words("title", raw.title.as_deref());
    let decree = Decree {
        number: at.required("number", raw.number.as_deref()),
        year: raw.year,
        date: at.optional("date", raw.date.as_deref(), date),
        title: filled(raw.title.as_deref()),
        url: at.optional("url", raw.url.as_deref(), website),
    };
    note_late(&decree, at, today);
    decree
}

/// Notes what is later than it can be: the date, or else the year of the number.
fn note_late(decree: &Decree, at: &At<'_>, today: Option<Date>) {
    if let (Some(date), Some(today)) = (decree.date, today)
        && date > today
    {
        at.key("date").add(StandardFinding::FutureDecree(date.to_string()));
    }
    let Some(last) = decree.date.or(today) else { return };
    // Beside a year of its own, the number has none.
    let of_number = year_of_number(&decree.number).filter(|_| decree.year.is_none());
    let years = [
        ("year", decree.year),
        ("number", of_number),
        ("title", decree.title.as_deref().and_then(year_in_title)),
    ];
    let mut years = years.into_iter().filter_map(|(key, year)| Some((key, year?)));
    let is_late = |(_, year): &(_, i16)| (last.year() + 1..=2200).contains(year);
    if let Some((key, year)) = years.find(is_late) {
        at.key(key).add(match decree.date {
            Some(date) => StandardFinding::DecreeYear { year, date },
            None => StandardFinding::FutureDecree(year.to_string()),
        });
    }
}

/// Finds the year of a number: `060/1/2026`, `12 Tahun 2026`.
fn year_of_number(number: &str) -> Option<i16> {
    let after_slash = number.rsplit_once('/').and_then(|(_, end)| year(end));
    after_slash.or_else(|| year_after(&mut number.split_whitespace()))
}

/// Finds the year of a number in a title: `Perubahan atas Keputusan Nomor 5 Tahun 2026`.
///
/// Other years in a title are of what it is about, such as the next budget.
fn year_in_title(title: &str) -> Option<i16> {
    let mut words = title.split_whitespace();
    words.find(|word| ["nomor", "no.", "no", "number"].contains(&word.to_lowercase().as_str()))?;
    let number = words.next()?;
    year_of_number(number).or_else(|| year_after(&mut words.take(2)))
}

fn year_after<'text>(words: &mut impl Iterator<Item = &'text str>) -> Option<i16> {
    words.find(|word| ["tahun", "year", "of"].contains(&word.to_lowercase().as_str()))?;
    year(words.next()?)
}

fn year(text: &str) -> Option<i16> {
    let text = text.trim().trim_end_matches([',', '.', ';', ')']);
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && (1945..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_number_stands_at_its_end_or_behind_its_word() {
        for (number, year) in [
            ("060/1/2026", Some(2026)),
            ("DKPS.470/83.a/V/2024", Some(2024)),
            ("12 Tahun 2027", Some(2027)),
            ("188.4/2045/III", None),
            ("550/1383/DISHUB", None),
            ("2027", None),
            ("060/20271", None),
        ] {
            assert_eq!(year_of_number(number), year, "{number}");
        }
    }

    #[test]
    fn a_title_may_be_about_years_to_come() {
        for (title, year) in [
            ("Perubahan atas Keputusan Nomor 5 Tahun 2027", Some(2027)),
            ("Perubahan atas Keputusan No. 060/1/2027 tentang Standar", Some(2027)),
            ("Amendment of Decree Number 5 of 2027", Some(2027)),
            ("Standar Pelayanan Tahun 2027", None),
            ("Rencana Strategis 2025-2029", None),
            ("Pelaksanaan Perda Nomor 3 tentang Anggaran Tahun 2027", None),
        ] {
            assert_eq!(year_in_title(title), year, "{title}");
        }
    }
}
