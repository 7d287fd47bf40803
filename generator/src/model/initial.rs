//! What titles begin with.

/// What a title begins with, in the order of the list of all services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Initial {
    /// A digit.
    Digit,
    /// A letter, large.
    Letter(char),
    /// Neither.
    Other,
}

impl Initial {
    /// Finds it: titles may begin with a quotation mark, so the first letter or digit counts.
    #[must_use]
    pub fn of(title: &str) -> Self {
        match title.chars().find(|char| char.is_alphanumeric()) {
            Some(char) if char.is_alphabetic() => {
                Self::Letter(char.to_uppercase().next().unwrap_or(char))
            }
            Some(_) => Self::Digit,
            None => Self::Other,
        }
    }

    /// Returns what people read.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Digit => "0–9".to_owned(),
            Self::Letter(char) => char.to_string(),
            Self::Other => "#".to_owned(),
        }
    }

    /// Returns its name in addresses: letters beyond the Latin alphabet have their number.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Digit => "angka".to_owned(),
            Self::Letter(char) if char.is_ascii() => char.to_ascii_lowercase().to_string(),
            Self::Letter(char) => format!("u{:04x}", u32::from(char)),
            Self::Other => "lain".to_owned(),
        }
    }

    /// Finds what has a name in addresses.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        let found = match (chars.next()?, chars.as_str()) {
            (letter, "") => Self::Letter(letter.to_ascii_uppercase()),
            ('a', _) => Self::Digit,
            ('l', _) => Self::Other,
            (_, number) => Self::Letter(char::from_u32(u32::from_str_radix(number, 16).ok()?)?),
        };
        (found.name() == name).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_or_digit_of_a_title_counts() {
        assert_eq!(Initial::of("izin Apotek"), Initial::Letter('I'));
        assert_eq!(Initial::of("“Akta” Kelahiran"), Initial::Letter('A'));
        assert_eq!(Initial::of("3 Serangkai"), Initial::Digit);
        assert_eq!(Initial::of("…"), Initial::Other);
        assert!(Initial::Digit < Initial::Letter('A') && Initial::Letter('Z') < Initial::Other);
    }
}
