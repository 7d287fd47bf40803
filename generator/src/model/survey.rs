//! What people think of the service of an agency.

use loket_form::decimal::Decimal;

use super::WebUrl;

/// The result of a survey of satisfaction (SKM, PermenPANRB 14/2017).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The period that was asked about.
    pub period: String,
    /// The index, from 25 to 100.
    pub score: Decimal,
    /// How many answered.
    pub respondents: Option<u32>,
    /// Where it can be read.
    pub url: Option<WebUrl>,
}

/// What an index means (PermenPANRB 14/2017, annex).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// A, from 88.31.
    VeryGood,
    /// B, from 76.61.
    Good,
    /// C, from 65.
    Poor,
    /// D, below.
    Bad,
}

impl Survey {
    /// Returns what the index means.
    #[must_use]
    pub fn quality(&self) -> Quality {
        let reaches = |hundredths: u64| {
            let bound =
                Decimal::parse_written(&format!("{},{:02}", hundredths / 100, hundredths % 100));
            bound.is_ok_and(|bound| self.score >= bound)
        };
        if reaches(88_31) {
            Quality::VeryGood
        } else if reaches(76_61) {
            Quality::Good
        } else if reaches(65_00) {
            Quality::Poor
        } else {
            Quality::Bad
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_means_what_the_table_of_the_regulation_says() {
        let quality = |score: &str| {
            let score = Decimal::parse_written(score).expect("a score");
            Survey { period: String::new(), score, respondents: None, url: None }.quality()
        };
        assert_eq!(quality("88,31"), Quality::VeryGood);
        assert_eq!(quality("88,30"), Quality::Good);
        assert_eq!(quality("76,61"), Quality::Good);
        assert_eq!(quality("76,60"), Quality::Poor);
        assert_eq!(quality("65"), Quality::Poor);
        assert_eq!(quality("64,99"), Quality::Bad);
    }
}
