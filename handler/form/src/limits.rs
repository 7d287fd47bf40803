//! What a field takes, said before anyone is wrong: made of the rule itself, so that no hint can lie.

use crate::field::Field;
use crate::kind::{DateRule, FieldKind, FileRule, MoneyRule, NumberRule, TextareaRule};
use crate::locale::Locale;
use crate::message::{amount, date_bound, domains, kinds};
use crate::size_text::limit_text;

impl Field {
    /// Says what the field takes, in one sentence; absent where the question says it all.
    #[must_use]
    pub fn limits(&self, locale: &Locale) -> Option<String> {
        let words = &locale.limits;
        let number = |number| amount(number, self, locale);
        let day = |bound| date_bound(bound, locale);
        Some(match &self.kind {
            FieldKind::Textarea(TextareaRule { max, .. }) => words.characters(max),
            FieldKind::Email(rule) if !rule.domains.is_empty() => {
                words.domains(&domains(self, locale))
            }
            FieldKind::Nik => words.nik(),
            FieldKind::Nip => words.nip(),
            FieldKind::Money(MoneyRule { min: None, max: None }) => words.money(),
            FieldKind::Number(NumberRule { min, max, .. })
            | FieldKind::Money(MoneyRule { min, max }) => {
                match (min.map(number), max.map(number)) {
                    (Some(min), Some(max)) => words.between(&min, &max),
                    (Some(min), None) => words.at_least(&min),
                    (None, Some(max)) => words.at_most(&max),
                    (None, None) => return None,
                }
            }
            FieldKind::Date(DateRule { min, max }) => match (min.map(day), max.map(day)) {
                (Some(min), Some(max)) => words.between(&min, &max),
                (Some(min), None) => words.not_before(&min),
                (None, Some(max)) => words.not_after(&max),
                (None, None) => return None,
            },
            FieldKind::File(FileRule { limit, count, .. }) => {
                let (kinds, size) = (kinds(self, locale), limit_text(*limit, locale));
                match count {
                    1 => words.file(&kinds, &size),
                    _ => words.files(count, &kinds, &size),
                }
            }
            _ => return None,
        })
    }
}
