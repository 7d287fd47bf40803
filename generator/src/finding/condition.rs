//! What is wrong with the condition of a question, in both languages.

use loket_form::condition_fault::ConditionError;
use loket_form::id::FieldName;

use super::words::{likely, quoted};

pub(super) fn in_indonesian(error: &ConditionError) -> String {
    match error {
        ConditionError::UnknownField { field, .. } => {
            format!("`when` menyebut isian `{field}`, padahal isian itu tidak ada")
        }
        ConditionError::Cycle(field) => {
            format!("`when` menyebut `{field}`, yang bergantung pada isian ini sendiri")
        }
        ConditionError::Later(field) => {
            format!("`when` menyebut `{field}`, yang baru ditanyakan di bawah")
        }
        ConditionError::NoOptions(field) => {
            format!("`when` menyebut `{field}`, yang tidak punya pilihan jawaban")
        }
        ConditionError::UnknownOption { field, value, .. } => {
            format!("`{field}` tidak punya pilihan `{value}`")
        }
        ConditionError::Contradiction(field) => format!(
            "ini tidak pernah ditanyakan: `{field}` harus punya dua jawaban yang tidak mungkin bersamaan"
        ),
        ConditionError::NoAnswer => "`when` belum menyebut jawabannya".to_owned(),
        _ => error.to_string(),
    }
}

pub(super) fn help_in_indonesian(error: &ConditionError) -> Option<String> {
    help(error, "maksud Anda", "yang ada:").or_else(|| {
        let help = match error {
            ConditionError::Cycle(_) => {
                "hapus salah satu `when`, agar ada yang ditanyakan lebih dulu"
            }
            ConditionError::Later(_) => "pindahkan isian ini ke bawah isian itu",
            ConditionError::NoOptions(_) => {
                "sebut isian jenis `choice`, `choices`, atau `checkbox`"
            }
            ConditionError::Contradiction(_) => {
                "cocokkan syaratnya dengan syarat kelompoknya, atau hapus salah satunya"
            }
            ConditionError::NoAnswer => "tulis `is:` dengan nilai pilihannya",
            _ => return None,
        };
        Some(help.to_owned())
    })
}

pub(super) fn help_in_english(error: &ConditionError) -> Option<String> {
    help(error, "did you mean", "there are:").or_else(|| {
        let help = match error {
            ConditionError::Cycle(_) => "remove one `when`, so that one of them is asked first",
            ConditionError::Later(_) => "move this field below that one",
            ConditionError::NoOptions(_) => {
                "name a field of kind `choice`, `choices` or `checkbox`"
            }
            ConditionError::Contradiction(_) => {
                "make it fit the condition of its group, or remove one of them"
            }
            ConditionError::NoAnswer => "write `is:` with the values of the options",
            _ => return None,
        };
        Some(help.to_owned())
    })
}

/// Suggests what was likely meant, or lists what there is.
fn help(error: &ConditionError, did_you_mean: &str, there_are: &str) -> Option<String> {
    let (word, known): (&str, Vec<&str>) = match error {
        ConditionError::UnknownField { field, known } => {
            (field.as_str(), known.iter().map(FieldName::as_str).collect())
        }
        ConditionError::UnknownOption { value, known, .. } => {
            (value, known.iter().map(String::as_str).collect())
        }
        _ => return None,
    };
    if known.is_empty() {
        return None;
    }
    Some(match likely(word, known.iter().copied()) {
        Some(meant) => format!("{did_you_mean} `{meant}`?"),
        None => format!("{there_are} {}", quoted(known)),
    })
}
