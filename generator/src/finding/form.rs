//! What is wrong with a form and its fields.

use loket_form::autocomplete::AUTOCOMPLETE;
use loket_form::form::{FormError, Purpose};
use loket_form::kind::{FileKind, KindName};
use strum::VariantNames as _;

use super::condition;
use super::facts::{Facts, Need};
use super::wording::{Words, meant_by, phrase, words};
use crate::command_language::CommandLanguage;

/// What the least or the greatest answer to a field is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A number of characters.
    Length,
    /// A number.
    Number,
    /// An amount of rupiah.
    Money,
    /// A day.
    Day,
}

/// What is wrong with a form and its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFinding {
    /// A name of a field that cannot be one.
    FieldName(String),
    /// A kind of field that does not exist.
    FieldKind(String),
    /// A key that fields of this kind do not have.
    FieldKey {
        /// The key.
        key: &'static str,
        /// The kind.
        kind: KindName,
    },
    /// A bound that is no length, number or day.
    FieldBound {
        /// What stands there.
        text: String,
        /// The kind of the field.
        kind: KindName,
        /// What it should be.
        bound: Bound,
    },
    /// A kind of file that does not exist.
    FileKind(String),
    /// No file, or more than a form can take.
    FileCount {
        /// What stands there.
        count: u32,
        /// The most files.
        most: u32,
    },
    /// The least length, number or day is more than the greatest.
    Lengths {
        /// The least length, number or day.
        min: String,
        /// The greatest length, number or day.
        max: String,
    },
    /// More digits behind the comma than can be, or fewer than the bounds have.
    Decimals {
        /// What stands there.
        decimals: u8,
        /// How many the bounds have.
        bounds_need: usize,
    },
    /// Two options post the same value.
    DuplicateOption(String),
    /// A token that browsers do not know, or not for this kind of field.
    Autocomplete {
        /// What stands there.
        token: String,
        /// Whether the field is a date.
        is_date: bool,
    },
    /// A case in which the form asks nothing.
    EmptyCase(String),
    /// The parts do not make a form.
    Whole(FormError),
    /// A form that takes nothing on any day.
    NoneADay,
    /// The agency of a form has no email address to send it to.
    NoRecipient,
    /// The forms of an agency go to one mailbox alone.
    SingleRecipient {
        /// Its address.
        address: String,
        /// What the forms are for.
        purpose: Purpose,
    },
    /// The address that mails come from is one that they go to.
    SenderIsRecipient(String),
    /// The agency of a form says nothing of privacy.
    NoPrivacyNotice,
}

impl FormFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::FieldName(_) => Facts::error("field-name"),
            Self::FieldKind(_) => Facts::error("field-kind"),
            Self::FieldKey { .. } => Facts::error("field-key").about_key(),
            Self::FieldBound { .. } => Facts::error("field-bound"),
            Self::FileKind(_) => Facts::error("file-kind"),
            Self::FileCount { .. } => Facts::error("file-count"),
            Self::Lengths { .. } => Facts::error("lengths"),
            Self::Decimals { .. } => Facts::error("decimals"),
            Self::DuplicateOption(_) => Facts::error("duplicate-option"),
            Self::Autocomplete { .. } => Facts::error("autocomplete"),
            Self::EmptyCase(_) => Facts::error("empty-case").needing(&[Need::Service]),
            Self::Whole(FormError::Condition(_)) => {
                Facts::error("condition").resting_on(&["form", "fields", "groups"])
            }
            Self::Whole(FormError::Empty | FormError::ReplyTo(_)) => Facts::error("form")
                .resting_on(&["form", "fields", "groups"])
                .needing(&[Need::WholeFile]),
            Self::Whole(
                FormError::DuplicateField(_)
                | FormError::CaseName(_)
                | FormError::ReservedName(_)
                | FormError::TooLarge { .. },
            ) => Facts::error("form").resting_on(&["form", "fields", "groups"]),
            Self::NoneADay => Facts::error("per-day"),
            Self::NoRecipient => Facts::error("no-recipient").needing(&[Need::Agency]),
            Self::SingleRecipient { .. } => {
                Facts::warning("single-recipient").needing(&[Need::Agency])
            }
            Self::SenderIsRecipient(_) => Facts::warning("sender-is-recipient"),
            Self::NoPrivacyNotice => Facts::error("no-privacy-notice").needing(&[Need::Agency]),
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::FieldName(name) => words!(language;
                "`{name}` tidak dapat menjadi nama isian", "`{name}` cannot be the name of a field";
                "pakai huruf kecil, angka, dan `_`, misalnya `nomor_telepon`",
                "use small letters, digits and `_`, such as `phone_number`"
            ),
            Self::FieldKind(kind) => words!(language;
                "jenis isian `{kind}` tidak ada", "there is no kind of field `{kind}`"
            )
            .with_help(meant_by(kind, KindName::VARIANTS, language)),
            Self::FieldKey { key, kind } => words!(language;
                "isian jenis `{kind}` tidak memakai `{key}`",
                "fields of kind `{kind}` do not have `{key}`";
                "hapus baris ini", "remove this line"
            ),
            Self::FieldBound { text, kind, bound } => words!(language;
                "batas `{text}` tidak dapat dipakai untuk isian jenis `{kind}`",
                "the bound `{text}` cannot be used for a field of kind `{kind}`"
            )
            .with_help(bound_help(*bound, language)),
            Self::FileKind(kind) => words!(language;
                "jenis berkas `{kind}` tidak ada", "there is no kind of file `{kind}`"
            )
            .with_help(meant_by(kind, FileKind::VARIANTS, language)),
            Self::FileCount { count, most } => words!(language;
                "jumlah berkas tidak mungkin {count}", "there cannot be {count} files";
                "tulis `count` antara 1 dan {most}", "write `count` between 1 and {most}"
            ),
            Self::Lengths { min, max } => words!(language;
                "`min` {min} lebih besar daripada `max` {max}",
                "`min` {min} is more than `max` {max}";
                "tukar kedua batas itu", "swap the two bounds"
            ),
            Self::Decimals { decimals, bounds_need } => words!(language;
                "{decimals} angka di belakang koma tidak dapat dipakai di sini",
                "{decimals} decimals cannot be used here";
                "tulis `decimals` antara {bounds_need} dan 6",
                "write `decimals` between {bounds_need} and 6"
            ),
            Self::DuplicateOption(value) => words!(language;
                "dua pilihan bernilai `{value}`", "two options have the value `{value}`";
                "beri `value` yang berbeda", "give them different values"
            ),
            Self::Autocomplete { token, is_date } => words!(language;
                "nilai `autocomplete: {token}` tidak berlaku untuk isian ini",
                "browsers do not know `autocomplete: {token}` for this field"
            )
            .with_help(if *is_date {
                phrase!(language;
                    "untuk tanggal hanya ada `bday`", "for dates there is only `bday`"
                )
            } else {
                meant_by(token, AUTOCOMPLETE, language)
            }),
            Self::EmptyCase(case) => words!(language;
                "formulir tidak menanyakan apa pun pada keadaan `{case}`",
                "the form asks nothing in the case `{case}`";
                "tambahkan isian untuk keadaan ini; isian tanpa `cases` ditanyakan pada semua keadaan",
                "add a field for this case; a field without `cases` is asked in every case"
            ),
            Self::Whole(error) => whole(error, language),
            Self::NoneADay => words!(language;
                "dengan 0 sehari, formulir ini tidak menerima apa pun",
                "with 0 a day this form takes nothing";
                "tulis paling sedikit 1; untuk menutup formulir, tulis `to`",
                "write 1 at least; to close the form, write `to`"
            ),
            Self::NoRecipient => words!(language;
                "instansi ini belum punya alamat email penerima",
                "this agency has no email address to send to";
                "isi `email` di `agency.yaml`", "fill in `email` in `agency.yaml`"
            ),
            Self::SingleRecipient { address, purpose } => {
                let key = match purpose {
                    Purpose::Request => "forms_to",
                    Purpose::Complaint => "email",
                };
                words!(language;
                    "kiriman formulir sampai ke satu alamat saja, `{address}`",
                    "what is sent by form goes to one address alone, `{address}`";
                    "tulis penerima kedua, misalnya `{key}: [{address}, arsip@contoh.go.id]`: kotak surat yang penuh atau petugas yang cuti menahan semua kiriman",
                    "name a second one, such as `{key}: [{address}, arsip@contoh.go.id]`: a mailbox that is full, or a clerk on leave, holds up everything"
                )
            }
            Self::SenderIsRecipient(address) => words!(language;
                "`{address}` mengirim email dari formulir dan juga menerimanya",
                "`{address}` sends the mails of forms and gets them as well";
                "pakai alamat lain sebagai pengirim, misalnya `sender: layanan@contoh.go.id`: email dari dan ke satu alamat sering dianggap palsu, dan email yang ditolak kembali ke kotak yang sama",
                "send from another address, such as `sender: layanan@contoh.go.id`: a mail from and to one address is often taken for forged, and what is refused comes back into the same box"
            ),
            Self::NoPrivacyNotice => words!(language;
                "instansi ini belum menulis pemberitahuan pelindungan data pribadi",
                "this agency has no privacy notice";
                "isi ketujuh hal di bawah `privacy` di `agency.yaml`",
                "fill in the seven items under `privacy` in `agency.yaml`"
            ),
        }
    }
}

fn bound_help(bound: Bound, language: CommandLanguage) -> String {
    match bound {
        Bound::Day => phrase!(language;
            "tulis `today` (hari ini) atau tanggal seperti `2026-01-31`",
            "write `today` or a date such as `2026-01-31`"
        ),
        Bound::Number => phrase!(language;
            "tulis angka seperti `10` atau `2.5`", "write a number such as `10` or `2.5`"
        ),
        Bound::Money => phrase!(language;
            "tulis jumlah rupiah seperti `Rp 50.000`", "write an amount of rupiah such as `Rp 50.000`"
        ),
        Bound::Length => phrase!(language;
            "tulis banyaknya huruf, misalnya `100`", "write how many characters, such as `100`"
        ),
    }
}

/// Says what is wrong with a form as a whole.
fn whole(error: &FormError, language: CommandLanguage) -> Words {
    match error {
        FormError::Empty => words!(language;
            "formulir belum punya isian", "a form needs at least one field";
            "tulis paling sedikit satu isian di bawah `fields`",
            "write at least one field under `fields`"
        ),
        FormError::DuplicateField(name) => words!(language;
            "dua isian bernama `{name}`", "two fields are named `{name}`";
            "beri nama lain", "give it another name"
        ),
        FormError::CaseName(name) => words!(language;
            "nama `{name}` dipakai untuk pertanyaan tentang keadaan",
            "the name `{name}` is taken by the question for the case";
            "beri nama lain", "give it another name"
        ),
        FormError::ReservedName(name) => words!(language;
            "nama `{name}` dipakai oleh loket sendiri",
            "the name `{name}` is taken by a hidden field of every form";
            "beri nama lain", "give it another name"
        ),
        FormError::ReplyTo(name) => words!(language;
            "`reply_to` menyebut `{name}`, padahal tidak ada isian email dengan nama itu",
            "`reply_to` names `{name}`, which is not an email field of this form";
            "tulis nama isian yang jenisnya `email`", "write the name of a field of kind `email`"
        ),
        FormError::TooLarge { sum } => {
            let size = megabytes(*sum, language);
            words!(language;
                "jumlah ukuran berkas {size}, lebih besar daripada yang dapat dikirim (4 MB)",
                "the files may have {size} together, more than can be sent (4 MB)";
                "kecilkan `max_size` atau `count` salah satu berkas",
                "lower `max_size` or `count` of one of the files"
            )
        }
        FormError::Condition(error) => condition::words(error, language),
    }
}

/// Writes a size in megabytes, rounded up, so that what is too large also looks it.
fn megabytes(bytes: u64, language: CommandLanguage) -> String {
    let hundredths = (bytes * 100).div_ceil(1024 * 1024);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 {
        return format!("{whole} MB");
    }
    phrase!(language; "{whole},{rest:02} MB", "{whole}.{rest:02} MB")
}
