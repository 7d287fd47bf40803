//! Why a file cannot be read, in one line.

use crate::command_language::CommandLanguage;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Its name does not end as that of a format.
    UnknownFormat,
    /// It is longer than [`super::MAX_BYTES`], or its text than is understood.
    TooLong,
    /// Its name says that it is text, and it is not.
    NotText,
    /// It is not whole, or not of the format that its name says.
    Broken,
    /// It has a password, or is of an old Word.
    Encrypted,
    /// It has no words, as a scan has none.
    NoWords,
    /// Nothing is here that reads PDF.
    NoPoppler,
}

impl ReadError {
    /// Says it, and what can be done.
    #[must_use]
    pub const fn words(&self, language: CommandLanguage) -> &'static str {
        let [indonesian, english] = match self {
            Self::UnknownFormat => [
                "jenis berkas ini tidak dikenal; simpan ulang sebagai .docx, .xlsx, .pdf, .html, atau .txt",
                "this kind of file is not known; save it again as .docx, .xlsx, .pdf, .html or .txt",
            ],
            Self::TooLong => [
                "terlalu besar; bagi menjadi beberapa berkas",
                "too large; divide it into several files",
            ],
            Self::NotText => [
                "isinya bukan teks, tidak seperti yang disebut namanya; simpan ulang dari programnya",
                "it holds no text, unlike what its name says; save it again with its program",
            ],
            Self::Broken => [
                "berkasnya rusak atau bukan dari jenis yang disebut namanya; simpan ulang dari programnya",
                "broken, or not of the kind that its name says; save it again with its program",
            ],
            Self::Encrypted => [
                "dikunci kata sandi, atau dari Word atau Excel lama; simpan sebagai .docx atau .xlsx tanpa kata sandi",
                "locked by a password, or of an old Word or Excel; save it as .docx or .xlsx without a password",
            ],
            Self::NoWords => [
                "tidak ada tulisan di dalamnya; hasil pindai perlu diketik atau dibaca dengan OCR dahulu",
                "there are no words in it; a scan has to be typed or read by OCR first",
            ],
            Self::NoPoppler => [
                "PDF dibaca dengan `pdftotext`, yang belum terpasang; pasang paket poppler-utils, atau simpan sebagai .docx atau .txt",
                "PDF is read with `pdftotext`, which is not installed; install poppler-utils, or save it as .docx or .txt",
            ],
        };
        language.pick(indonesian, english)
    }
}
