//! Where a link leads, as one can dial or type it from paper.

use super::super::link::Link;
use crate::theme::PosterWords;

/// What the addresses of conversations begin with.
const CHAT: &str = "https://wa.me/";
/// The country in them.
const COUNTRY: &str = "62";
/// How many digits of a number stand together.
const TOGETHER: usize = 4;

/// Writes a number as it is dialled, a link with its address.
pub(super) fn on_paper(link: &Link) -> String {
    let Link { label, url } = link;
    match (url.strip_prefix(CHAT), url.split_once("://")) {
        (Some(digits), _) if url.ends_with(label.as_str()) => dialled(digits),
        (None, Some((_, address))) if !address.trim_end_matches('/').ends_with(label.as_str()) => {
            format!("{label} ({})", address.trim_end_matches('/'))
        }
        _ => label.clone(),
    }
}

/// Writes it with what kind of number it is, where that cannot be seen.
pub(super) fn told(words: &PosterWords, link: &Link) -> String {
    let number = on_paper(link);
    if link.url.starts_with(CHAT) { format!("{} {number}", words.whatsapp) } else { number }
}

fn dialled(digits: &str) -> String {
    let Some(rest) = digits.strip_prefix(COUNTRY) else { return format!("+{digits}") };
    let digits: Vec<char> = "0".chars().chain(rest.chars()).collect();
    // What is left over after two groups stays together, as people write it.
    let (first, rest) = digits.split_at(TOGETHER.min(digits.len()));
    let (second, last) = rest.split_at(TOGETHER.min(rest.len()));
    let groups = [first, second, last].into_iter().filter(|group| !group.is_empty());
    groups.map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_says_what_is_dialled_or_typed() {
        for (label, url, said) in [
            ("wa.me/628120000036", "https://wa.me/628120000036", "0812-0000-036"),
            ("0812 0000 036", "https://wa.me/628120000036", "0812 0000 036"),
            ("contoh.go.id/a", "https://contoh.go.id/a/", "contoh.go.id/a"),
            ("SP4N-LAPOR!", "https://www.lapor.go.id", "SP4N-LAPOR! (www.lapor.go.id)"),
            ("a@contoh.go.id", "mailto:a@contoh.go.id", "a@contoh.go.id"),
        ] {
            let link = Link { label: label.to_owned(), url: url.to_owned() };
            assert_eq!(on_paper(&link), said, "{url}");
        }
    }
}
