//! Messages in Indonesian.

use super::taken::{can_be_cleared, domains, example_domain, example_number, kinds, list};
use crate::csr::CsrError;
use crate::date_answer::{DateBound, DatePart};
use crate::date_text;
use crate::field::Field;
use crate::identity_number::{NikError, NipError};
use crate::kind::FieldKind;
use crate::language::Language;
use crate::problem::Problem;
use crate::size_text::{limit_text, size_text_up};

pub(super) fn message(problem: &Problem, field: &Field) -> String {
    let label = &field.label;
    match problem {
        Problem::Missing => missing(field),
        Problem::Repeated => format!("{label} terkirim lebih dari satu kali. Isi satu saja."),
        Problem::Unreadable => format!("{label} berisi karakter yang tidak terbaca. Ketik ulang."),
        Problem::SeveralLines => format!("Tulis {label} dalam satu baris."),
        Problem::TooShort { min, count } => {
            format!("{label} paling sedikit {min} huruf. Yang Anda tulis {count} huruf.")
        }
        Problem::TooLong { max, count } => {
            format!("{label} paling banyak {max} huruf. Yang Anda tulis {count} huruf.")
        }
        Problem::NotAName => {
            format!("{label} hanya boleh berisi huruf, spasi, petik, titik, dan tanda hubung.")
        }
        Problem::NotAnAddress => {
            format!("Tulis {label} dengan lengkap, misalnya nama@{}.", example_domain(field))
        }
        Problem::ForeignDomain => format!(
            "{label} harus berakhiran {}. Gunakan alamat dinas Anda, bukan alamat pribadi.",
            domains(field, " atau ")
        ),
        Problem::NotATelephone => {
            format!("Tulis {label} dengan angka, misalnya 0812 3456 7890.")
        }
        Problem::NotMobile => {
            format!("{label} harus nomor ponsel, misalnya 0812 3456 7890.")
        }
        Problem::Nik(error) => nik(error),
        Problem::Nip(error) => nip(error),
        Problem::NotANumber => {
            let example = example_number(field, Language::Id);
            format!("Tulis {label} dengan angka, misalnya {example}.")
        }
        Problem::TooPrecise { decimals: 0 } => {
            format!("{label} harus bilangan bulat, tanpa angka di belakang koma.")
        }
        Problem::TooPrecise { decimals } => {
            format!("{label} paling banyak {decimals} angka di belakang koma.")
        }
        Problem::TooSmall { min } => {
            format!("{label} paling sedikit {}.", min.text(Language::Id))
        }
        Problem::TooGreat { max } => format!("{label} paling banyak {}.", max.text(Language::Id)),
        Problem::DateIncomplete { missing } => {
            format!(
                "{label}: isi juga {}.",
                list(missing.iter().map(|part| date_part(*part)), "dan")
            )
        }
        Problem::YearOfDate => {
            format!("{label}: tulis tahunnya dengan empat angka, misalnya 1990.")
        }
        Problem::NoSuchDay => format!(
            "{label}: tanggal itu tidak ada. Periksa lagi hari dan bulannya, misalnya 17 8 1990."
        ),
        Problem::TooEarly { min } => format!("{label} tidak boleh sebelum {}.", day(*min)),
        Problem::TooLate { max } => format!("{label} tidak boleh sesudah {}.", day(*max)),
        Problem::NotAsked(asking) if can_be_cleared(field) => format!(
            "{label} hanya diisi bila {}. Kosongkan isian ini, atau ubah jawaban itu.",
            asking.text(Language::Id)
        ),
        Problem::NotAsked(asking) => format!(
            "{label} hanya diisi bila {}. Isian ini kami kosongkan: kirim lagi, atau ubah jawaban \
             itu.",
            asking.text(Language::Id)
        ),
        Problem::NotAnOption => format!("{label}: pilih salah satu dari daftar."),
        Problem::EmptyFile => format!("{label}: berkas itu kosong. Pilih berkas lain."),
        Problem::FileTooLarge { limit, size } => format!(
            "{label} paling besar {}. Berkas Anda {}.",
            limit_text(*limit, Language::Id),
            size_text_up(*size, Language::Id)
        ),
        Problem::TooManyFiles { count, sent } => {
            format!("{label} paling banyak {count} berkas. Yang Anda pilih {sent} berkas.")
        }
        Problem::OneOfSeveral { number, problem } => {
            format!("Berkas ke-{number}: {}", message(problem, field))
        }
        Problem::WrongKind => {
            format!("{label} harus berkas {}. Pilih berkas lain.", kinds(field, "atau"))
        }
        Problem::Csr(error) => format!("{label}: {}", csr(*error)),
        Problem::PrivateKey => format!(
            "{label} berisi kunci privat. Berkas itu tidak kami teruskan dan tidak kami simpan. \
             Jangan pakai lagi kunci itu: buat kunci dan CSR baru, lalu kirim CSR-nya saja."
        ),
        Problem::FormChanged => {
            "Formulir ini telah berubah. Periksa lagi isian Anda, lalu kirim.".to_owned()
        }
    }
}

fn missing(field: &Field) -> String {
    let label = &field.label;
    match field.kind {
        FieldKind::File(_) => format!("{label} belum dipilih. Pilih berkasnya."),
        FieldKind::Choice(_) | FieldKind::Choices(_) => format!("Pilih {label}."),
        FieldKind::Checkbox(_) => format!("Centang “{label}” untuk melanjutkan."),
        _ => format!("{label} belum diisi."),
    }
}

fn nik(error: &NikError) -> String {
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

fn nip(error: &NipError) -> String {
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

const fn csr(error: CsrError) -> &'static str {
    match error {
        CsrError::TooLarge => "berkas itu terlalu besar untuk sebuah CSR. Pilih berkas .csr.",
        CsrError::IsCertificate => {
            "berkas itu sertifikat, bukan CSR. Kirim berkas CSR yang Anda buat di portal."
        }
        CsrError::IsPublicKey => "berkas itu kunci publik, bukan CSR. Kirim berkas CSR.",
        CsrError::IsPrivateKey => {
            "berkas itu kunci privat, bukan CSR. Jangan pakai lagi kunci itu: buat kunci dan CSR baru, \
             lalu kirim CSR-nya saja."
        }
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

pub(super) const fn date_part(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => "hari",
        DatePart::Month => "bulan",
        DatePart::Year => "tahun",
    }
}

pub(super) fn day(bound: DateBound) -> String {
    match bound {
        DateBound::Today => "hari ini".to_owned(),
        DateBound::On(date) => date_text::date(date, Language::Id),
    }
}
