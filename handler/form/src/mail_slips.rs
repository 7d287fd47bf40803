//! Slips of a hand in the domains that most private addresses have.

/// Domains of mail that people in Indonesia have.
const KNOWN: [&str; 9] = [
    "gmail.com",
    "yahoo.com",
    "yahoo.co.id",
    "ymail.com",
    "rocketmail.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "protonmail.com",
];
/// Domains of mail that look like a slip of one of these, and are none.
const OTHERS: [&str; 3] = ["mail.com", "email.com", "outlook.co.id"];
/// What has addresses under one ending alone, whatever else is written behind it.
const ONE_ENDING: &str = "gmail.";

/// Returns the domain that was meant by one that is nearly the same; `None` if it can be right.
pub(crate) fn meant(domain: &str) -> Option<&'static str> {
    if KNOWN.contains(&domain) || OTHERS.contains(&domain) {
        return None;
    }
    let is_meant = |known: &&&str| {
        let has_its_name = known.starts_with(ONE_ENDING) && domain.starts_with(ONE_ENDING);
        has_its_name || strsim::osa_distance(known, domain) == 1
    };
    KNOWN.iter().find(is_meant).copied()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_slip_of_a_hand_is_one_letter_or_two_in_the_wrong_order() {
        for (typed, domain) in [
            ("gmial.com", "gmail.com"),
            ("gamil.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co.id", "gmail.com"),
            ("yaho.com", "yahoo.com"),
            ("yahoo.co.od", "yahoo.co.id"),
            ("hotmial.com", "hotmail.com"),
            ("outlok.com", "outlook.com"),
        ] {
            assert_eq!(meant(typed), Some(domain), "{typed}");
        }
        for right in [
            "gmail.com",
            "mail.com",
            "ymail.com",
            "yahoo.co.id",
            "contoh.go.id",
            "gmx.com",
            "mail.go.id",
        ] {
            assert_eq!(meant(right), None, "{right}");
        }
    }
}
