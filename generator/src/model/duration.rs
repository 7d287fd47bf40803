//! How long something takes, as people write it.

use loket_form::calendar::DueRule;
use loket_form::locale::Locale;
use serde::Serialize;

use super::range::EACH;
use super::{DurationError, Length, PartedUnit, Unit};
use loket_form::number_words::without_repeats;
use loket_form::reader::{Reader, tidy};

/// A time such as "paling lambat 14 hari kerja sejak berkas lengkap".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// How the amount is meant.
    pub bound: Bound,
    /// How much time.
    pub length: Length,
    /// When the time begins or for what it holds, such as "sejak berkas lengkap", "per berkas".
    pub start: Option<String>,
}

/// How an amount of time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Just so long.
    Exact,
    /// Not longer.
    AtMost,
    /// Shorter.
    LessThan,
    /// About so long.
    About,
    /// Not shorter.
    AtLeast,
    /// So long, or longer.
    OrMore,
}

const BOUNDS: [(Bound, &[&str]); 4] = [
    (
        Bound::AtMost,
        &[
            "paling lambat",
            "paling lama",
            "maksimal",
            "maksimum",
            "maximal",
            "maks",
            "maks.",
            "max",
            "max.",
            "selambat-lambatnya",
            "selambatnya",
            "selama-lamanya",
            "tidak lebih dari",
            "tidak melebihi",
            "≤",
            "<=",
            "at most",
            "up to",
            "within",
            "no later than",
            "no more than",
        ],
    ),
    (Bound::LessThan, &["kurang dari", "<", "less than"]),
    (
        Bound::About,
        &[
            "kurang lebih",
            "lebih kurang",
            "sekitar",
            "kira-kira",
            "rata-rata",
            "estimasi",
            "perkiraan",
            "berkisar",
            "±",
            "+/-",
            "about",
            "approximately",
        ],
    ),
    (
        Bound::AtLeast,
        &[
            "paling singkat",
            "paling cepat",
            "paling sedikit",
            "paling kurang",
            "sekurang-kurangnya",
            "setidaknya",
            "minimal",
            "minimum",
            "min",
            "min.",
            "≥",
            ">=",
            "at least",
        ],
    ),
];
/// Words before an amount that say nothing more.
const FILLERS: [&str; 22] = [
    "total",
    "total waktu",
    "selama",
    "dalam",
    "dalam waktu",
    "for",
    "waktu",
    "waktu penyelesaian",
    "waktu pelaksanaan",
    "waktu pelayanan",
    "waktu proses",
    "jangka waktu",
    "jangka waktu penyelesaian",
    "jangka waktu pelayanan",
    "lama",
    "lama proses",
    "lama penyelesaian",
    "durasi",
    "memerlukan",
    "membutuhkan",
    "diselesaikan",
    ":",
];
/// Words behind an amount that has no end.
const OR_MORE: [&str; 3] = ["atau lebih", "or more", "or longer"];
/// Words between a time and by how much it may be extended.
const EXTENSIONS: [&str; 8] = [
    "dapat diperpanjang",
    "bisa diperpanjang",
    "diperpanjang",
    "dapat ditambah",
    "ditambah",
    "+",
    "may be extended by",
    "can be extended by",
];
/// Words with which it is said when a time begins.
const STARTS: [&str; 12] = [
    "sejak",
    "setelah",
    "sesudah",
    "dari",
    "terhitung",
    "dihitung",
    "mulai",
    "from",
    "after",
    "since",
    "once",
    "counted",
];
/// Words with which it is said for what a time holds.
const CONDITIONS: [&str; 10] =
    ["apabila", "bila", "jika", "untuk", "bagi", "pada", "dalam", "dengan", "if", "when"];

impl Duration {
    /// Parses a time in Indonesian or English, whatever the case of its letters.
    ///
    /// # Errors
    /// If any part of the text is not understood, or its parts are not the same time.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let text = without_repeats(&tidy(text)).map_err(|_| DurationError)?;
        let mut reader = Reader::of(&text);
        let bound = reader.meaning(&BOUNDS);
        reader.skip(&FILLERS);
        let bound = bound.or_else(|| reader.meaning(&BOUNDS)).unwrap_or(Bound::Exact);
        reader.skip(&FILLERS);
        let length = Length::read(&mut reader)?;
        let mut time = Self { bound, length, start: None };
        while !reader.is_done() {
            time.read_on(&mut reader)?;
        }
        Ok(time)
    }

    /// Reads what is said of a length behind it.
    fn read_on(&mut self, reader: &mut Reader<'_>) -> Result<(), DurationError> {
        let mut ahead = *reader;
        ahead.skip(&[",", "dan", "serta", "and"]);
        if ahead.takes_any(&EXTENSIONS) {
            *reader = ahead;
            return self.extend(reader);
        }
        if let Some(inside) = reader.bracket() {
            return self.read_remark(inside);
        }
        if self.start.is_some() {
            return Err(DurationError);
        }
        if reader.takes_any(&OR_MORE) {
            return self.bind(Bound::OrMore);
        }
        let mut ahead = *reader;
        if let Some(bound) = ahead.meaning(&BOUNDS).filter(|_| ahead.is_done()) {
            *reader = ahead;
            return self.bind(bound);
        }
        let remark = up_to_extension(reader);
        self.start = Some(scope(remark).ok_or(DurationError)?);
        Ok(())
    }

    /// Says how the amount is meant, if that is not said yet.
    fn bind(&mut self, bound: Bound) -> Result<(), DurationError> {
        if self.bound == Bound::Exact {
            self.bound = bound;
            return Ok(());
        }
        Err(DurationError)
    }

    fn extend(&mut self, reader: &mut Reader<'_>) -> Result<(), DurationError> {
        reader.meaning(&BOUNDS);
        reader.skip(&FILLERS);
        self.length = self.length.extended(Length::read(reader)?)?;
        Ok(())
    }

    /// Reads what stands in brackets behind a time: the same time in other words, how it is
    /// meant, or a remark.
    fn read_remark(&mut self, inside: &str) -> Result<(), DurationError> {
        let mut reader = Reader::of(inside);
        if reader.takes_any(&EXTENSIONS) {
            self.extend(&mut reader)?;
            return if reader.is_done() { Ok(()) } else { Err(DurationError) };
        }
        let mut ahead = reader;
        if let Some(bound) = ahead.meaning(&BOUNDS).filter(|_| ahead.is_done()) {
            return self.bind(bound);
        }
        if let Ok(again) = Self::parse(inside) {
            let is_same = again.length.seconds() == self.length.seconds();
            return if is_same { Ok(()) } else { Err(DurationError) };
        }
        if has_time(inside) {
            return Err(DurationError);
        }
        let before = self.start.take().map(|start| format!("{start} ")).unwrap_or_default();
        self.start = Some(format!("{before}({inside})"));
        Ok(())
    }

    /// Writes the time as it is read.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        let (words, length) = (&locale.times, self.length.text(locale));
        let length = match self.bound {
            Bound::Exact => length,
            Bound::AtMost => words.at_most(&length),
            Bound::LessThan => words.less_than(&length),
            Bound::About => words.about(&length),
            Bound::AtLeast => words.at_least(&length),
            Bound::OrMore => words.or_more(&length),
        };
        let start = self.start.as_ref().map(|start| format!(" {start}")).unwrap_or_default();
        let time = format!("{length}{start}");
        match self.length.extension(locale) {
            Some(extension) => words.extended(&time, &extension),
            None => time,
        }
    }

    /// Writes a time and a longer one as one, "3–25 hari kerja", if only their amounts differ.
    #[must_use]
    pub fn to(&self, longer: &Self) -> Option<Self> {
        if self == longer {
            return Some(self.clone());
        }
        let length = self.length.to(longer.length)?;
        let is_alike = self.bound == longer.bound && self.start == longer.start;
        is_alike.then(|| Self { length, ..self.clone() })
    }

    /// Returns the time as just so long.
    #[must_use]
    pub fn unbounded(&self) -> Self {
        Self { bound: Bound::Exact, ..self.clone() }
    }

    /// Returns whether it may not be longer.
    #[must_use]
    pub const fn is_upper_bound(&self) -> bool {
        matches!(self.bound, Bound::AtMost | Bound::LessThan)
    }

    /// Returns the rule of the due date; absent for hours and less and for a month
    /// and days, which no date tells, and where the time has no end. An extension is not promised, so it is not counted.
    #[must_use]
    pub fn due_rule(&self) -> Option<DueRule> {
        if matches!(self.bound, Bound::AtLeast | Bound::OrMore) {
            return None;
        }
        let (amount, part, unit) = match self.length {
            Length::Whole { amount, unit, .. } => (amount, 0, unit),
            Length::WithPart { amount, part, units: PartedUnit::WeekDay } => {
                (amount, part, Unit::Week)
            }
            Length::WithPart { amount, part, units: PartedUnit::YearMonth } => {
                (amount, part, Unit::Year)
            }
            Length::WithPart { .. } => return None,
        };
        let amount = u16::try_from(amount).ok()?;
        let part = u16::try_from(part).ok()?;
        match unit {
            Unit::WorkingDay => Some(DueRule::WorkingDays(amount)),
            Unit::Day | Unit::CalendarDay | Unit::WholeDay => Some(DueRule::CalendarDays(amount)),
            Unit::Week => Some(DueRule::CalendarDays(amount.checked_mul(7)?.checked_add(part)?)),
            Unit::Month => Some(DueRule::Months(amount)),
            Unit::Year => Some(DueRule::Months(amount.checked_mul(12)?.checked_add(part)?)),
            Unit::Second | Unit::Minute | Unit::Hour => None,
        }
    }
}

/// Takes what is left, up to where an extension begins.
fn up_to_extension<'text>(reader: &mut Reader<'text>) -> &'text str {
    let whole = reader.rest();
    let places = whole.match_indices([' ', '(']).map(|(place, _)| place);
    let end = places.into_iter().find(|place| {
        let rest = whole.get(*place..).unwrap_or_default();
        let mut ahead = Reader::of(rest);
        ahead.skip(&[",", "dan", "serta", "and", "("]);
        ahead.takes_any(&EXTENSIONS)
    });
    let (remark, rest) = whole.split_at_checked(end.unwrap_or(whole.len())).unwrap_or((whole, ""));
    *reader = Reader::of(rest);
    remark.trim_end_matches([',', ' '])
}

/// Returns when a time begins, or for what it holds, in the words in which it is said.
fn scope(text: &str) -> Option<String> {
    let mut reader = Reader::of(text);
    if reader.takes_any(&STARTS) {
        return (!reader.is_done()).then(|| text.to_owned());
    }
    // "3 hari untuk baru, 5 hari untuk hilang" is two times.
    if reader.takes_any(&CONDITIONS) && !reader.is_done() {
        return (!has_time(text)).then(|| text.to_owned());
    }
    let is_each = reader.takes_any(&EACH) && reader.rest().starts_with(char::is_alphabetic);
    (is_each && !has_time(text)).then(|| format!("per {}", reader.rest()))
}

/// Returns whether a time stands anywhere in a text.
fn has_time(text: &str) -> bool {
    let words = text.split_inclusive([' ', '(', ',']).scan(0, |place, word| {
        let begin = *place;
        *place += word.len();
        Some(begin)
    });
    words.into_iter().any(|begin| {
        let mut reader = Reader::of(text.get(begin..).unwrap_or_default());
        Length::read(&mut reader).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;
    use crate::theme::locales::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    fn text(written: &str) -> Option<String> {
        Duration::parse(written).ok().map(|duration| duration.text(&INDONESIAN))
    }

    #[test]
    fn times_are_understood_as_people_write_them() {
        for (written, read) in [
            ("1 hari kerja", "1 hari kerja"),
            ("1 Hari  kerja", "1 hari kerja"),
            ("3–5 hari kerja", "3–5 hari kerja"),
            ("3 - 5 hari kerja", "3–5 hari kerja"),
            ("maksimal 7 hari", "paling lama 7 hari"),
            ("about 1 month", "kurang lebih 1 bulan"),
            (
                "paling lambat 14 hari kerja sejak Berkas lengkap",
                "paling lama 14 hari kerja sejak Berkas lengkap",
            ),
            ("30 menit", "30 menit"),
            ("2 (dua) hari kerja", "2 hari kerja"),
            ("Paling Lambat 3 (Tiga) hari", "paling lama 3 hari"),
            ("kurang lebih selama 1 (satu) bulan", "kurang lebih 1 bulan"),
            (
                "Maksimal 2×24 jam sejak berkas diterima",
                "paling lama 2×24 jam sejak berkas diterima",
            ),
            ("2 x 24 jam", "2×24 jam"),
            ("10 + 7 hari kerja", "10 hari kerja, dapat diperpanjang 7 hari kerja"),
            (
                "10 (sepuluh) hari kerja sejak berkas lengkap, dapat diperpanjang 7 (tujuh) hari kerja",
                "10 hari kerja sejak berkas lengkap, dapat diperpanjang 7 hari kerja",
            ),
            ("5 hari atau lebih", "5 hari atau lebih"),
            ("5 days or longer", "5 hari atau lebih"),
            ("kurang dari 1 menit", "kurang dari 1 menit"),
            ("paling singkat 3 bulan", "paling singkat 3 bulan"),
            ("5 hari kalender", "5 hari kalender"),
            ("tidak lebih dari 6 bulan", "paling lama 6 bulan"),
            ("selambat-lambatnya 5 hari kerja", "paling lama 5 hari kerja"),
            ("1hari", "1 hari"),
            ("± 15 menit", "kurang lebih 15 menit"),
            ("3 sampai 5 hari kerja", "3–5 hari kerja"),
            (
                "within 3 working days after the request",
                "paling lama 3 hari kerja after the request",
            ),
            (
                "2 Hari dari pemasukan sampai pengambilan dokumen",
                "2 hari dari pemasukan sampai pengambilan dokumen",
            ),
            ("5 tahun", "5 tahun"),
            ("1 jam 30 menit", "1 jam 30 menit"),
            ("Maksimal 1 (satu) Jam dan 30 (tiga puluh) menit", "paling lama 1 jam 30 menit"),
            ("about 1 hour and 30 minutes", "kurang lebih 1 jam 30 menit"),
            ("2 minggu 3 hari sejak berkas lengkap", "2 minggu 3 hari sejak berkas lengkap"),
            ("1 tahun 6 bulan", "1 tahun 6 bulan"),
            ("1 hari 2 jam", "1 hari 2 jam"),
        ] {
            assert_eq!(text(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in [
            "",
            "1",
            "hari",
            "1 hari krja",
            "0 hari",
            "-1 hari",
            "5-3 hari",
            "1.5 jam",
            "1 hari kerja lebih",
            "paling lama 5 hari atau lebih",
            "10 hari kerja, dapat diperpanjang 7 jam",
            "10 + 7 hari, dapat diperpanjang 7 hari",
            "1 jam 30 menit, dapat diperpanjang 1 jam",
            "segera",
            "1 jam 60 menit",
            "1 jam menit",
            "1 jam 30",
            "30 menit 1 jam",
            "1 jam 2 jam",
            "1 hari kerja 30 menit",
            "1–2 jam 30 menit",
            "1 jam 15–30 menit",
            "1 jam + 30 menit",
            "1 jam 30 menit 10 detik",
            "1 jam dan dan 30 menit",
            "12345 hari",
            "2 (tiga) hari",
            "10 + hari",
            "3 × 7 jam",
        ] {
            assert_eq!(text(written), None, "{written}");
        }
    }

    #[test]
    fn a_working_day_is_not_a_day_and_hours_have_no_date() {
        let rule = |written| Duration::parse(written).ok().and_then(|duration| duration.due_rule());
        assert_eq!(rule("1 hari kerja"), Some(DueRule::WorkingDays(1)));
        assert_eq!(rule("1 hari"), Some(DueRule::CalendarDays(1)));
        assert_eq!(rule("2 minggu"), Some(DueRule::CalendarDays(14)));
        assert_eq!(rule("3 jam"), None);
        assert_eq!(rule("2×24 jam"), Some(DueRule::CalendarDays(2)));
        assert_eq!(rule("10 + 7 hari kerja"), Some(DueRule::WorkingDays(10)));
        assert_eq!(rule("paling cepat 3 hari"), None);
        assert_eq!(rule("1 minggu 3 hari"), Some(DueRule::CalendarDays(10)));
        assert_eq!(rule("1 tahun 6 bulan"), Some(DueRule::Months(18)));
        assert_eq!(rule("1 hari 2 jam"), None);
        assert_eq!(rule("1 bulan 15 hari"), None);
    }

    fn durations() -> impl Strategy<Value = Duration> {
        let bounds = prop_oneof![
            Just(Bound::Exact),
            Just(Bound::AtMost),
            Just(Bound::LessThan),
            Just(Bound::About),
            Just(Bound::AtLeast),
            Just(Bound::OrMore)
        ];
        let units = (0..Unit::VARIANTS.len()).prop_map(|index| Unit::VARIANTS[index]);
        let from = proptest::option::of(1..100u32);
        let extension = proptest::option::of(1..100u32);
        let whole =
            (from, 100..1000u32, extension, units).prop_map(|(from, amount, extension, unit)| {
                Length::Whole { from, amount, extension, unit }
            });
        let parted = (0..PartedUnit::VARIANTS.len()).prop_map(|index| PartedUnit::VARIANTS[index]);
        let with_part = parted.prop_flat_map(|units| {
            (1..1000u32, 1..=units.greatest_part())
                .prop_map(move |(amount, part)| Length::WithPart { amount, units, part })
        });
        let start = proptest::option::of("sejak [a-z]{1,8}( [a-z]{1,8}){0,2}");
        (bounds, prop_oneof![whole, with_part], start).prop_map(|(bound, length, start)| Duration {
            bound,
            length,
            start,
        })
    }

    proptest! {
        #[test]
        fn a_printed_time_is_read_back_as_the_same_one(duration in durations()) {
            for locale in [&*INDONESIAN, &*ENGLISH] {
                prop_assert_eq!(Duration::parse(&duration.text(locale)), Ok(duration.clone()));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Duration::parse(&text);
        }
    }
}
