//! What the columns of sheets mean, as a mapping file says it.

use std::path::Path;

use super::super::ended::Refusal;
use crate::command_language::CommandLanguage;
use crate::import::{Columns, ColumnsError, Vocabulary};

/// Reads what the columns mean.
pub(super) fn mapped<'table>(
    map: &Path,
    text: &str,
    vocabulary: &'table Vocabulary,
    language: CommandLanguage,
) -> Result<Columns<'table>, Refusal> {
    let refused = |error: ColumnsError| {
        let shown = map.display();
        Refusal(match (language, error) {
            (CommandLanguage::Indonesian, ColumnsError::Unreadable) => {
                format!("{shown}: tulis satu baris untuk setiap kolom: `nama kolom: kunci`")
            }
            (CommandLanguage::Indonesian, ColumnsError::UnknownKey(key)) => {
                format!("{shown}: `{key}` bukan kunci; yang dikenal disebut di awal berkas itu")
            }
            (CommandLanguage::English, ColumnsError::Unreadable) => {
                format!("{shown}: write a line for each column: `name of the column: key`")
            }
            (CommandLanguage::English, ColumnsError::UnknownKey(key)) => {
                format!("{shown}: `{key}` is no key; the file begins with those that are known")
            }
        })
    };
    Columns::mapped(vocabulary, text).map_err(refused)
}
