//! Telephone numbers as the agency writes them.

use loket_form::telephone::{Telephone, TelephoneError};

/// A telephone number: as written, and as it is dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    written: String,
    dialled: Dialled,
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
        let written = text.trim().to_owned();
        if is_short(&written) {
            return Ok(Self { dialled: Dialled::Short(written.clone()), written });
        }
        let dialled = Dialled::Full(Telephone::parse(&written)?);
        Ok(Self { written, dialled })
    }

    /// Parses one number or several, of which later ones may leave out the area:
    /// `(0285) 421243 ; 420223`.
    ///
    /// # Errors
    /// If one of them cannot be an Indonesian telephone number.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, TelephoneError> {
        let text = text.replace(" dan ", ";").replace(" atau ", ";").replace(" or ", ";");
        let mut area: Option<String> = None;
        let mut phones = Vec::new();
        for part in text.split([';', ',', '/']) {
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
            area = area_of(part).or(area);
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
        format!("tel:{}", self.dialled())
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

/// Service numbers have three to five digits and begin with 1 (Permenkominfo 14/2018).
fn is_short(text: &str) -> bool {
    (3..=5).contains(&text.len())
        && text.starts_with('1')
        && text.bytes().all(|byte| byte.is_ascii_digit())
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
