//! The words for what is wrong with the condition of a question.

use loket_form::condition_fault::ConditionError;
use loket_form::id::FieldName;

use super::wording::{Words, suggestion, words};
use crate::command_language::CommandLanguage;

pub(super) fn words(error: &ConditionError, language: CommandLanguage) -> Words {
    match error {
        ConditionError::UnknownField { field, known } => {
            let known: Vec<&str> = known.iter().map(FieldName::as_str).collect();
            words!(language;
                "`when` menyebut isian `{field}`, padahal isian itu tidak ada",
                "`when` names `{field}`, which is not a field of this form"
            )
            .with_help((!known.is_empty()).then(|| suggestion(field.as_str(), &known, language)))
        }
        ConditionError::Cycle(field) => words!(language;
            "`when` menyebut `{field}`, yang bergantung pada isian ini sendiri",
            "`when` names `{field}`, which depends on this field itself";
            "hapus salah satu `when`, agar ada yang ditanyakan lebih dulu",
            "remove one `when`, so that one of them is asked first"
        ),
        ConditionError::Later(field) => words!(language;
            "`when` menyebut `{field}`, yang baru ditanyakan di bawah",
            "`when` names `{field}`, which is asked further below";
            "pindahkan isian ini ke bawah isian itu", "move this field below that one"
        ),
        ConditionError::NoOptions(field) => words!(language;
            "`when` menyebut `{field}`, yang tidak punya pilihan jawaban",
            "`when` names `{field}`, which has no options";
            "sebut isian jenis `choice`, `choices`, atau `checkbox`",
            "name a field of kind `choice`, `choices` or `checkbox`"
        ),
        ConditionError::UnknownOption { field, value, known } => words!(language;
            "`{field}` tidak punya pilihan `{value}`",
            "`when` names the answer `{value}`, which `{field}` does not have"
        )
        .with_help((!known.is_empty()).then(|| suggestion(value, known, language))),
        ConditionError::NoAnswer => words!(language;
            "`when` belum menyebut jawabannya", "`when` names no answer";
            "tulis `is:` dengan nilai pilihannya", "write `is:` with the values of the options"
        ),
        ConditionError::Contradiction(field) => words!(language;
            "ini tidak pernah ditanyakan: `{field}` harus punya dua jawaban yang tidak mungkin bersamaan",
            "this is never asked: it needs two answers of `{field}` that exclude each other";
            "cocokkan syaratnya dengan syarat kelompoknya, atau hapus salah satunya",
            "make it fit the condition of its group, or remove one of them"
        ),
    }
}
