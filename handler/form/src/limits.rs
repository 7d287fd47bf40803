//! What a field takes, said before anyone is wrong: made of the rule itself, so that no hint can lie.

use crate::field::Field;
use crate::kind::{DateRule, FieldKind, FileRule, NumberRule, TextareaRule};
use crate::language::Language;
use crate::message::{date_bound, domains, kinds};
use crate::size_text::limit_text;

impl Field {
    /// Says what the field takes, in one sentence; absent where the question says it all.
    #[must_use]
    pub fn limits(&self, language: Language) -> Option<String> {
        match language {
            Language::Id => self.limits_in_indonesian(),
            Language::En => self.limits_in_english(),
        }
    }

    fn limits_in_indonesian(&self) -> Option<String> {
        let number = |number: crate::decimal::Decimal| number.text(Language::Id);
        let day = |bound| date_bound(bound, Language::Id);
        Some(match &self.kind {
            FieldKind::Textarea(TextareaRule { max, .. }) => format!("Paling banyak {max} huruf."),
            FieldKind::Email(rule) if !rule.domains.is_empty() => {
                format!("Alamat yang berakhiran {}.", domains(self, " atau "))
            }
            FieldKind::Nik => "16 angka.".to_owned(),
            FieldKind::Nip => "18 angka.".to_owned(),
            FieldKind::Number(NumberRule { min, max, .. }) => match (*min, *max) {
                (Some(min), Some(max)) => format!("Dari {} sampai {}.", number(min), number(max)),
                (Some(min), None) => format!("Paling sedikit {}.", number(min)),
                (None, Some(max)) => format!("Paling banyak {}.", number(max)),
                (None, None) => return None,
            },
            FieldKind::Date(DateRule { min, max }) => match (*min, *max) {
                (Some(min), Some(max)) => format!("Dari {} sampai {}.", day(min), day(max)),
                (Some(min), None) => format!("Paling awal {}.", day(min)),
                (None, Some(max)) => format!("Paling akhir {}.", day(max)),
                (None, None) => return None,
            },
            FieldKind::File(FileRule { limit, count, .. }) => {
                let kinds = kinds(self, "atau");
                let size = limit_text(*limit, Language::Id);
                match count {
                    1 => format!("{kinds}, paling besar {size}."),
                    _ => {
                        format!(
                            "Paling banyak {count} berkas {kinds}, masing-masing paling besar {size}."
                        )
                    }
                }
            }
            _ => return None,
        })
    }

    fn limits_in_english(&self) -> Option<String> {
        let number = |number: crate::decimal::Decimal| number.text(Language::En);
        let day = |bound| date_bound(bound, Language::En);
        Some(match &self.kind {
            FieldKind::Textarea(TextareaRule { max, .. }) => format!("At most {max} characters."),
            FieldKind::Email(rule) if !rule.domains.is_empty() => {
                format!("An address that ends in {}.", domains(self, " or "))
            }
            FieldKind::Nik => "16 digits.".to_owned(),
            FieldKind::Nip => "18 digits.".to_owned(),
            FieldKind::Number(NumberRule { min, max, .. }) => match (*min, *max) {
                (Some(min), Some(max)) => format!("From {} to {}.", number(min), number(max)),
                (Some(min), None) => format!("{} or more.", number(min)),
                (None, Some(max)) => format!("{} or less.", number(max)),
                (None, None) => return None,
            },
            FieldKind::Date(DateRule { min, max }) => match (*min, *max) {
                (Some(min), Some(max)) => format!("From {} to {}.", day(min), day(max)),
                (Some(min), None) => format!("Not before {}.", day(min)),
                (None, Some(max)) => format!("Not after {}.", day(max)),
                (None, None) => return None,
            },
            FieldKind::File(FileRule { limit, count, .. }) => {
                let kinds = kinds(self, "or");
                let size = limit_text(*limit, Language::En);
                match count {
                    1 => format!("{kinds}, at most {size}."),
                    _ => format!("Up to {count} files, {kinds}, each at most {size}."),
                }
            }
            _ => return None,
        })
    }
}
