//! What is wrong with an answer, in words that say how to put it right.

use crate::csr::CsrError;
use crate::field::{Field, FieldKind, FileKind};
use crate::identity_number::{NikError, NipError};
use crate::language::Language;
use crate::problem::Problem;

impl Problem {
    /// Says what is wrong with the answer to `field` and how to put it right.
    #[must_use]
    pub fn message(&self, field: &Field, language: Language) -> String {
        match language {
            Language::Id => self.in_indonesian(field),
            Language::En => self.in_english(field),
        }
    }

    fn in_indonesian(&self, field: &Field) -> String {
        let label = &field.label;
        match self {
            Self::Missing => missing_in_indonesian(field),
            Self::Repeated => format!("{label} terkirim lebih dari satu kali. Isi satu saja."),
            Self::Unreadable => format!("{label} berisi karakter yang tidak terbaca. Ketik ulang."),
            Self::SeveralLines => format!("Tulis {label} dalam satu baris."),
            Self::TooShort { min, count } => {
                format!("{label} paling sedikit {min} huruf. Yang Anda tulis {count} huruf.")
            }
            Self::TooLong { max, count } => {
                format!("{label} paling banyak {max} huruf. Yang Anda tulis {count} huruf.")
            }
            Self::NotAName => {
                format!("{label} hanya boleh berisi huruf, spasi, petik, titik, dan tanda hubung.")
            }
            Self::NotAnAddress => {
                format!("Tulis {label} dengan lengkap, misalnya nama@{}.", example_domain(field))
            }
            Self::ForeignDomain => format!(
                "{label} harus berakhiran {}. Gunakan alamat dinas Anda, bukan alamat pribadi.",
                domains(field, " atau ")
            ),
            Self::NotATelephone => {
                format!("Tulis {label} dengan angka, misalnya 0812 3456 7890.")
            }
            Self::NotMobile => {
                format!("{label} harus nomor ponsel, misalnya 0812 3456 7890.")
            }
            Self::Nik(error) => nik_in_indonesian(error),
            Self::Nip(error) => nip_in_indonesian(error),
            Self::NotAnOption => format!("{label}: pilih salah satu dari daftar."),
            Self::EmptyFile => format!("{label}: berkas itu kosong. Pilih berkas lain."),
            Self::FileTooLarge { limit, size } => format!(
                "{label} paling besar {}. Berkas Anda {}.",
                size_text(u64::from(*limit), Language::Id),
                size_text_up(*size, Language::Id)
            ),
            Self::WrongKind => {
                format!("{label} harus berkas {}. Pilih berkas lain.", kinds(field, "atau"))
            }
            Self::Csr(error) => format!("{label}: {}", csr_in_indonesian(*error)),
            Self::PrivateKey => format!(
                "{label} berisi kunci privat. Berkas itu tidak kami teruskan dan tidak kami simpan. \
                 Jangan pakai lagi kunci itu: buat kunci dan CSR baru, lalu kirim CSR-nya saja."
            ),
            Self::FormChanged => {
                "Formulir ini telah berubah. Periksa lagi isian Anda, lalu kirim.".to_owned()
            }
        }
    }

    fn in_english(&self, field: &Field) -> String {
        let label = &field.label;
        match self {
            Self::Missing => missing_in_english(field),
            Self::Repeated => format!("{label} was sent more than once. Fill it in once."),
            Self::Unreadable => {
                format!("{label} has characters that cannot be read. Type it again.")
            }
            Self::SeveralLines => format!("Write {label} on one line."),
            Self::TooShort { min, count } => {
                format!("{label} needs at least {min} characters. You wrote {count}.")
            }
            Self::TooLong { max, count } => {
                format!("{label} may have at most {max} characters. You wrote {count}.")
            }
            Self::NotAName => {
                format!(
                    "{label} may only have letters, spaces, apostrophes, full stops and hyphens."
                )
            }
            Self::NotAnAddress => {
                format!("Write {label} in full, such as nama@{}.", example_domain(field))
            }
            Self::ForeignDomain => format!(
                "{label} must end in {}. Use your office address, not a private one.",
                domains(field, " or ")
            ),
            Self::NotATelephone => format!("Write {label} in digits, such as 0812 3456 7890."),
            Self::NotMobile => format!("{label} must be a mobile number, such as 0812 3456 7890."),
            Self::Nik(error) => nik_in_english(error),
            Self::Nip(error) => nip_in_english(error),
            Self::NotAnOption => format!("{label}: choose one from the list."),
            Self::EmptyFile => format!("{label}: that file is empty. Choose another."),
            Self::FileTooLarge { limit, size } => format!(
                "{label} may be at most {}. Your file has {}.",
                size_text(u64::from(*limit), Language::En),
                size_text_up(*size, Language::En)
            ),
            Self::WrongKind => {
                format!("{label} must be a {} file. Choose another.", kinds(field, "or"))
            }
            Self::Csr(error) => format!("{label}: {}", csr_in_english(*error)),
            Self::PrivateKey => format!(
                "{label} holds a private key. We did not forward or keep it. Discard that key: \
                 make a new key and CSR, and send the CSR only."
            ),
            Self::FormChanged => {
                "This form has changed. Check your answers and send it again.".to_owned()
            }
        }
    }
}

fn missing_in_indonesian(field: &Field) -> String {
    let label = &field.label;
    match field.kind {
        FieldKind::File { .. } => format!("{label} belum dipilih. Pilih berkasnya."),
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => format!("Pilih {label}."),
        FieldKind::Checkbox { .. } => format!("Centang “{label}” untuk melanjutkan."),
        _ => format!("{label} belum diisi."),
    }
}

fn missing_in_english(field: &Field) -> String {
    let label = &field.label;
    match field.kind {
        FieldKind::File { .. } => format!("{label} is missing. Choose the file."),
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => format!("Choose {label}."),
        FieldKind::Checkbox { .. } => format!("Tick “{label}” to go on."),
        _ => format!("{label} is missing."),
    }
}

fn allowed_domains(field: &Field) -> &[String] {
    match &field.kind {
        FieldKind::Email { domains } => domains,
        _ => &[],
    }
}

fn domains(field: &Field, or: &str) -> String {
    let each: Vec<String> =
        allowed_domains(field).iter().map(|domain| format!("@{domain}")).collect();
    each.join(or)
}

fn example_domain(field: &Field) -> &str {
    allowed_domains(field).first().map_or("contoh.go.id", String::as_str)
}

fn kinds(field: &Field, or: &str) -> String {
    let FieldKind::File { accept, .. } = &field.kind else {
        return String::new();
    };
    let names: Vec<&str> = accept.iter().map(|kind| FileKind::name(*kind)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [init @ .., last] => format!("{} {or} {last}", init.join(", ")),
    }
}

/// Writes a size with one decimal at most, rounded down, as people write it.
#[must_use]
pub fn size_text(bytes: u64, language: Language) -> String {
    tenths_text(bytes.saturating_mul(10), false, language)
}

/// Rounds up, so that a file just over the limit never reads as the limit itself.
fn size_text_up(bytes: usize, language: Language) -> String {
    tenths_text(u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10), true, language)
}

fn tenths_text(tenths_of_bytes: u64, up: bool, language: Language) -> String {
    const KIB: u64 = 1024;
    let (unit, name) = if tenths_of_bytes >= 10 * KIB * KIB {
        (KIB * KIB, "MB")
    } else if tenths_of_bytes >= 10 * KIB {
        (KIB, "KB")
    } else {
        (1, "B")
    };
    let tenths = if up { tenths_of_bytes.div_ceil(unit) } else { tenths_of_bytes / unit };
    let comma = if language == Language::Id { ',' } else { '.' };
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, tenth) => format!("{whole}{comma}{tenth} {name}"),
    }
}

fn nik_in_indonesian(error: &NikError) -> String {
    match error {
        NikError::NotDigits => "NIK hanya berisi angka.".to_owned(),
        NikError::Length { digits } => {
            format!("NIK harus 16 angka. Yang Anda tulis {digits} angka.")
        }
        NikError::Region => {
            "Enam angka pertama NIK adalah kode wilayah. Periksa lagi di KTP.".to_owned()
        }
        NikError::BirthDay | NikError::BirthMonth => {
            "Angka ke-7 sampai ke-12 NIK adalah tanggal lahir. Periksa lagi di KTP.".to_owned()
        }
        _ => "Empat angka terakhir NIK tidak mungkin 0000. Periksa lagi di KTP.".to_owned(),
    }
}

fn nik_in_english(error: &NikError) -> String {
    match error {
        NikError::NotDigits => "A NIK has digits only.".to_owned(),
        NikError::Length { digits } => format!("A NIK has 16 digits. You wrote {digits}."),
        NikError::Region => {
            "The first six digits of a NIK are the region. Check them on the identity card."
                .to_owned()
        }
        NikError::BirthDay | NikError::BirthMonth => {
            "Digits 7 to 12 of a NIK are the birth date. Check them on the identity card."
                .to_owned()
        }
        _ => "The last four digits of a NIK cannot be 0000. Check them on the identity card."
            .to_owned(),
    }
}

fn nip_in_indonesian(error: &NipError) -> String {
    match error {
        NipError::NotDigits => "NIP hanya berisi angka.".to_owned(),
        NipError::Length { digits } => {
            format!("NIP harus 18 angka. Yang Anda tulis {digits} angka.")
        }
        NipError::BirthDate => {
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal). Periksa lagi."
                .to_owned()
        }
        NipError::AppointmentYear | NipError::AppointmentMonth => {
            "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan. Periksa lagi."
                .to_owned()
        }
        NipError::Sex => "Angka ke-15 NIP adalah 1 atau 2. Periksa lagi.".to_owned(),
        _ => "Tiga angka terakhir NIP tidak mungkin 000. Periksa lagi.".to_owned(),
    }
}

fn nip_in_english(error: &NipError) -> String {
    match error {
        NipError::NotDigits => "A NIP has digits only.".to_owned(),
        NipError::Length { digits } => format!("A NIP has 18 digits. You wrote {digits}."),
        NipError::BirthDate => {
            "The first eight digits of a NIP are the birth date (year, month, day). Check them."
                .to_owned()
        }
        NipError::AppointmentYear | NipError::AppointmentMonth => {
            "Digits 9 to 14 of a NIP are the year and month of appointment. Check them.".to_owned()
        }
        NipError::Sex => "Digit 15 of a NIP is 1 or 2. Check it.".to_owned(),
        _ => "The last three digits of a NIP cannot be 000. Check them.".to_owned(),
    }
}

const fn csr_in_indonesian(error: CsrError) -> &'static str {
    match error {
        CsrError::TooLarge => "berkas itu terlalu besar untuk sebuah CSR. Pilih berkas .csr.",
        CsrError::IsCertificate => {
            "berkas itu sertifikat, bukan CSR. Kirim berkas CSR yang Anda buat di portal."
        }
        CsrError::IsPublicKey => "berkas itu kunci publik, bukan CSR. Kirim berkas CSR.",
        CsrError::SeveralRequests => "berkas itu berisi lebih dari satu CSR. Kirim satu saja.",
        CsrError::Damaged => {
            "CSR itu rusak atau terpotong. Unduh ulang dari portal, lalu kirim lagi."
        }
        CsrError::KeyTooSmall => {
            "kunci di CSR itu terlalu pendek. Buat kunci RSA 2048 bit atau lebih."
        }
        CsrError::AlgorithmNotAccepted => {
            "jenis kunci atau tanda tangan CSR itu tidak diterima. Buat CSR dengan RSA 2048, P-256, \
             P-384, atau Ed25519, dan SHA-256."
        }
        CsrError::SignatureWrong => {
            "tanda tangan CSR itu tidak cocok dengan kuncinya. Buat CSR baru, lalu kirim lagi."
        }
        _ => "berkas itu bukan CSR. Pilih berkas CSR (PKCS#10) dari portal.",
    }
}

const fn csr_in_english(error: CsrError) -> &'static str {
    match error {
        CsrError::TooLarge => "that file is too large for a CSR. Choose the .csr file.",
        CsrError::IsCertificate => "that file is a certificate, not a CSR. Send the CSR.",
        CsrError::IsPublicKey => "that file is a public key, not a CSR. Send the CSR.",
        CsrError::SeveralRequests => "that file holds more than one CSR. Send one.",
        CsrError::Damaged => "that CSR is damaged or cut off. Download it again and send it.",
        CsrError::KeyTooSmall => {
            "the key in that CSR is too short. Make an RSA key of 2048 bits or more."
        }
        CsrError::AlgorithmNotAccepted => {
            "the key or signature of that CSR is not accepted. Make one with RSA 2048, P-256, P-384 \
             or Ed25519, and SHA-256."
        }
        CsrError::SignatureWrong => {
            "the signature of that CSR does not fit its key. Make a new CSR and send it."
        }
        _ => "that file is not a CSR. Choose the CSR (PKCS#10).",
    }
}
