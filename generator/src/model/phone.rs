//! Telephone numbers as the agency writes them.

use loket_form::telephone::{Telephone, TelephoneError};

use loket_form::reader::{Reader, tidy};

/// A telephone number: as written, and as it is dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    written: String,
    dialled: Dialled,
    /// What is dialled once somebody answers.
    extension: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Dialled {
    Full(Telephone),
    /// A service number that is the same in the whole country, such as 112.
    Short(String),
}

impl Phone {
    /// Parses one number.
    ///
    /// # Errors
    /// If it cannot be an Indonesian telephone number.
    pub fn parse(text: &str) -> Result<Self, TelephoneError> {
        let text = tidy(text);
        let WrittenNumber { number, extension, remark } = WrittenNumber::read(&text)?;
        let dialled = match short(number) {
            Some(digits) => Dialled::Short(digits),
            None => Dialled::Full(Telephone::parse(number)?),
        };
        let extension = extension.map(str::to_owned);
        let said = extension.as_ref().map(|extension| format!("ext. {extension}"));
        let remark = remark.map(|remark| format!("({remark})"));
        let parts = [Some(number.to_owned()), said, remark];
        let written = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Ok(Self { written, dialled, extension })
    }

    /// Parses one number or several, of which later ones may leave out the area:
    /// `(0285) 421243 ; 420223`.
    ///
    /// # Errors
    /// If one of them cannot be an Indonesian telephone number.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, TelephoneError> {
        let text = text
            .replace(" dan ", ";")
            .replace(" atau ", ";")
            .replace(" or ", ";")
            .replace(" & ", ";");
        let mut area: Option<String> = None;
        let mut phones = Vec::new();
        for part in numbers(&text) {
            let part = part.trim();
            let own = Self::parse(part);
            let phone = match (&area, own) {
                (_, Ok(phone)) => phone,
                (Some(area), Err(_))
                    if part.starts_with(|first: char| ('2'..='9').contains(&first)) =>
                {
                    Self::parse(&format!("{area} {part}"))?
                }
                (_, Err(error)) => return Err(error),
            };
            area = area_of(phone.written()).or(area);
            phones.push(phone);
        }
        Ok(phones)
    }

    /// Returns the number as it is written, with its area.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Returns the `tel:` address (RFC 3966).
    #[must_use]
    pub fn url(&self) -> String {
        let extension = self.extension.as_ref().map(|extension| format!(";ext={extension}"));
        format!("tel:{}{}", self.dialled(), extension.unwrap_or_default())
    }

    /// Returns the `sms:` address (RFC 5724).
    #[must_use]
    pub fn sms_url(&self) -> String {
        format!("sms:{}", self.dialled())
    }

    /// Returns the number as it is dialled: E.164, or a short service number.
    #[must_use]
    pub fn dialled(&self) -> &str {
        match &self.dialled {
            Dialled::Full(telephone) => telephone.as_str(),
            Dialled::Short(digits) => digits,
        }
    }
}

/// Splits a list of numbers; what has no digits, as the "Telp" of "Telp/WA 0812", belongs to the
/// number behind it.
fn numbers(text: &str) -> Vec<&str> {
    let mut numbers = Vec::new();
    let mut begin = 0;
    for (place, sign) in text.char_indices().chain([(text.len(), ';')]) {
        let part = text.get(begin..place).unwrap_or_default();
        let is_last = place == text.len();
        let has_digits = part.contains(|sign: char| sign.is_ascii_digit());
        if matches!(sign, ';' | ',' | '/') && (has_digits || is_last) {
            numbers.push(part);
            begin = place + 1;
        }
    }
    numbers
}

/// The area of a number: `(0285)`, or `0285` before a hyphen or a space.
fn area_of(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix('(') {
        let (area, _) = rest.split_once(')')?;
        return Some(format!("({area})"));
    }
    let (area, _) = text.split_once(['-', ' '])?;
    let is_area = area.starts_with('0') && (3..=5).contains(&area.len());
    is_area.then(|| area.to_owned())
}

/// Returns the digits of a number that is the same in the whole country.
///
/// Service numbers have three to five digits and begin with 1 (Permenkominfo 14/2018); those of
/// call centres have two to four more behind 1500: "1500-46".
fn short(number: &str) -> Option<String> {
    let has_only = |text: &str, signs: &[char]| {
        text.chars().all(|sign| sign.is_ascii_digit() || signs.contains(&sign))
    };
    let is_service = number.starts_with('1') && (3..=5).contains(&number.len());
    if is_service && has_only(number, &[]) {
        return Some(number.to_owned());
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_call_centre = number.starts_with("1500") && has_only(number, &['-', ' ']);
    (is_call_centre && (6..=8).contains(&digits.len())).then_some(digits)
}

/// Words before a number that say no more than that it is one.
const LABELS: [&str; 22] = [
    "telepon",
    "telpon",
    "telp",
    "telp.",
    "tlp",
    "tlp.",
    "tel",
    "tel.",
    "phone",
    "no",
    "no.",
    "nomor",
    "hp",
    "hp.",
    "handphone",
    "call center",
    "call centre",
    "hotline",
    "kontak",
    "hubungi",
    ":",
    "/",
];
/// Words for a number of `WhatsApp`.
pub(super) const OF_WHATSAPP: [&str; 4] = ["wa", "wa.", "whatsapp", "whats app"];
/// Words before what is dialled once somebody answers.
const EXTENSIONS: [&str; 9] =
    ["ext", "ext.", "ekst", "ekst.", "extension", "pesawat", "pes", "pes.", "pswt."];

/// The parts of a number as people write it.
pub(super) struct WrittenNumber<'text> {
    /// The number itself.
    pub(super) number: &'text str,
    /// What is dialled once somebody answers.
    pub(super) extension: Option<&'text str>,
    /// What is said of it, such as "WA" or "hunting".
    pub(super) remark: Option<&'text str>,
}

impl<'text> WrittenNumber<'text> {
    /// Takes a tidy text apart.
    pub(super) fn read(text: &'text str) -> Result<Self, TelephoneError> {
        let mut reader = Reader::of(text);
        reader.skip(&LABELS);
        let mut remark = reader.takes_any(&OF_WHATSAPP).then_some("WA");
        reader.skip(&LABELS);
        let rest = reader.rest();
        let letters = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let head = rest.get(..letters).unwrap_or(rest).trim_end();
        // A remark may stand in brackets, and so may an area.
        let head = head.strip_suffix('(').unwrap_or(head);
        let (number, rest) = rest.split_at_checked(head.len()).ok_or(TelephoneError)?;
        let number = number.trim_end_matches([' ', ',']);
        let mut reader = Reader::of(rest);
        let mut extension = None;
        while !reader.is_done() {
            if let Some(inside) = reader.bracket() {
                remark = Some(inside).filter(|_| remark.is_none_or(|said| said == inside));
                remark.ok_or(TelephoneError)?;
            } else if extension.is_none() && reader.takes_any(&EXTENSIONS) {
                extension = Some(reader.digits().ok_or(TelephoneError)?);
            } else if remark.is_none() && reader.takes_any(&OF_WHATSAPP) {
                remark = Some("WA");
            } else {
                return Err(TelephoneError);
            }
        }
        Ok(Self { number, extension, remark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn urls(text: &str) -> Option<Vec<String>> {
        let phones = Phone::parse_list(text).ok()?;
        Some(phones.iter().map(Phone::url).collect())
    }

    #[test]
    fn numbers_of_one_area_may_leave_it_out() {
        for (written, dialled) in [
            ("(0285) 421243 ; 420223", vec!["tel:+62285421243", "tel:+62285420223"]),
            ("(0725) 49638,49313", vec!["tel:+6272549638", "tel:+6272549313"]),
            ("(0285) 421243 ; (0285) 420223", vec!["tel:+62285421243", "tel:+62285420223"]),
            ("0281-890209/890210", vec!["tel:+62281890209", "tel:+62281890210"]),
            ("0812-3456-7890 atau 112", vec!["tel:+6281234567890", "tel:112"]),
        ] {
            let dialled = dialled.into_iter().map(str::to_owned).collect();
            assert_eq!(urls(written), Some(dialled), "{written}");
        }
    }

    #[test]
    fn a_number_without_its_area_is_written_with_it() {
        let phones = Phone::parse_list("(0285) 421243 ; 420223").expect("numbers");
        let written: Vec<&str> = phones.iter().map(Phone::written).collect();
        assert_eq!(written, ["(0285) 421243", "(0285) 420223"]);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "421243", "(0285) 421243 ;", "12", "123456", "(0285) 421243 ; abc"] {
            assert_eq!(urls(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Phone::parse_list(&text);
        }
    }
}
