//! What a service costs, as people write it.

use loket_form::language::Language;

/// A cost that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Nothing is to be paid.
    Free,
    /// A fixed amount in rupiah.
    Rupiah(u64),
}

/// The text is no cost that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cost is written like `gratis` or `Rp 30.000`")]
pub struct CostError;

impl Cost {
    /// Parses a cost in Indonesian or English.
    ///
    /// An amount has dots between thousands and may end in `,00` or `,-`.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, CostError> {
        let lower = text.trim().to_lowercase();
        match lower.as_str() {
            "gratis" | "tidak dipungut biaya" | "free" | "free of charge" => Ok(Self::Free),
            _ => rupiah(&lower).map(Self::Rupiah),
        }
    }

    /// Writes the cost as it is read.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        match (self, language) {
            (Self::Free, Language::Id) => "Tidak dipungut biaya".to_owned(),
            (Self::Free, Language::En) => "Free of charge".to_owned(),
            (Self::Rupiah(amount), Language::Id) => format!("Rp{}", grouped(amount, '.')),
            (Self::Rupiah(amount), Language::En) => format!("Rp{}", grouped(amount, ',')),
        }
    }
}

fn rupiah(text: &str) -> Result<u64, CostError> {
    let amount = text.strip_prefix("rp").ok_or(CostError)?.trim_start_matches('.').trim();
    let amount = amount.strip_suffix(",00").or_else(|| amount.strip_suffix(",-")).unwrap_or(amount);
    let groups: Vec<&str> = amount.split('.').collect();
    let is_digits =
        |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let [first, rest @ ..] = groups.as_slice() else {
        return Err(CostError);
    };
    let grouped_well =
        rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let number: u64 = groups.concat().parse().map_err(|_| CostError)?;
    let leading_zero = first.starts_with('0');
    if groups.iter().all(is_digits) && grouped_well && !leading_zero {
        Ok(number)
    } else {
        Err(CostError)
    }
}

fn grouped(amount: u64, separator: char) -> String {
    let digits = amount.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn costs_are_understood_as_people_write_them() {
        for (written, cost) in [
            ("gratis", Cost::Free),
            ("Tidak dipungut biaya", Cost::Free),
            ("Rp 30.000", Cost::Rupiah(30_000)),
            ("Rp30.000,-", Cost::Rupiah(30_000)),
            ("Rp.1.195.000,00", Cost::Rupiah(1_195_000)),
            ("Rp 500", Cost::Rupiah(500)),
            ("rp 30000", Cost::Rupiah(30_000)),
        ] {
            assert_eq!(Cost::parse(written), Ok(cost), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in [
            "",
            "Rp",
            "30.000",
            "Rp 3.00",
            "Rp 30.00",
            "Rp 1,5",
            "Rp 0",
            "Rp -5",
            "Rp 30.000/unit",
            "murah",
        ] {
            assert_eq!(Cost::parse(written), Err(CostError), "{written}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_amount_is_read_back_as_the_same_one(amount in 1u64..) {
            let cost = Cost::Rupiah(amount);
            prop_assert_eq!(Cost::parse(&cost.text(Language::Id)), Ok(cost));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Cost::parse(&text);
        }
    }
}
