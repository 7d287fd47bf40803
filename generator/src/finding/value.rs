//! What is wrong with one value, whatever stands around it.

use loket_form::address::Address;
use loket_form::number_words::Disagreement;

use super::facts::Facts;
use super::proposal::{self, Proposal, Row};
use super::wording::{Words, did_you_mean, phrase, quoted, words};
use crate::command_language::CommandLanguage;
use crate::model::{Duration, Fee, Validity, listed_addresses};
use crate::syntax::{ListMark, Lost, ToDo};

/// What is wrong with one value, whatever stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueFinding {
    /// A key that must be there is not, or its value is empty.
    Missing(&'static str),
    /// A step that is a decision, and does not say of what.
    DecisionAlone,
    /// A key behind which nothing stands.
    EmptyValue(String),
    /// The name of a folder in the place of the name of an agency.
    FolderName(String),
    /// A text without any letter, where people are to read words.
    NoWords(String),
    /// A way to ask for a service that does not say of which kind it is, and the kind that is
    /// likely.
    NoChannelKind(Option<&'static str>),
    /// A place that `loket new` left for the agency to fill in, or to read and agree to.
    Unfilled(ToDo),
    /// Something that no reader would see, or see as it is typed.
    Lost(Lost),
    /// What belongs to the form of a list in a decree, and not to the text of its entry.
    ListMark(ListMark),
    /// A duration that is not understood.
    Duration(String),
    /// A cost that is not understood.
    Cost(String),
    /// The amount of a name in a formula that is not understood.
    InputValue(String),
    /// A formula that is not understood.
    Formula(String),
    /// A number of copies that is not understood.
    Copies(String),
    /// How long something is valid, not understood.
    Validity(String),
    /// An index of satisfaction that cannot be one.
    Score(String),
    /// A telephone number that cannot be one.
    Telephone(String),
    /// An email address that cannot be one.
    Address(String),
    /// Email addresses of which some cannot be one.
    Addresses(String),
    /// An account in a social network that is not understood.
    Social(String),
    /// An address of the web that cannot be one.
    Url(String),
    /// An address that the site cannot stand at.
    BaseUrl(String),
    /// An address that a site with this one cannot send its forms to.
    Handler {
        /// What was written.
        handler: String,
        /// The origin of the site.
        base_url: String,
    },
    /// A text that is no domain.
    Domain(String),
    /// A web address with a user name or a password, by its host.
    Credentials(String),
    /// A date that does not exist.
    Date(String),
    /// A day that does not exist.
    CalendarDate(String),
    /// A moment that is none: a day, with a time of day or without.
    Moment(String),
    /// A time of day that does not exist.
    TimeOfDay(String),
    /// A year that no decree and no table of holidays can be of.
    Year(i16),
    /// Two tables for one year.
    DuplicateYear(i16),
    /// A number of working days a week other than 5 and 6.
    WorkingDays(u64),
    /// A size that is not understood.
    Size(String),
}

impl ValueFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::Missing(_) | Self::DecisionAlone | Self::NoChannelKind(_) => {
                Facts::error("missing")
            }
            Self::EmptyValue(_) => Facts::warning("empty-value").by_itself(),
            Self::FolderName(_) => Facts::error("folder-name"),
            Self::NoWords(_) => Facts::error("no-words"),
            Self::Unfilled(_) => Facts::warning("unfilled").error_if_strict().by_itself(),
            Self::Lost(Lost::Remark(_)) => Facts::warning("remark").by_itself(),
            Self::Lost(Lost::Markup) => Facts::warning("markup").by_itself(),
            Self::ListMark(_) => Facts::warning("list-mark").by_itself(),
            Self::Duration(_) => Facts::error("duration"),
            Self::Cost(_) | Self::InputValue(_) => Facts::error("cost"),
            Self::Formula(_) => Facts::error("formula"),
            Self::Copies(_) => Facts::error("copies"),
            Self::Validity(_) => Facts::error("validity"),
            Self::Score(_) => Facts::error("score"),
            Self::Telephone(_) => Facts::error("telephone"),
            Self::Address(_) | Self::Addresses(_) => Facts::error("email"),
            Self::Social(_) => Facts::error("social"),
            Self::Url(_) => Facts::error("url"),
            Self::BaseUrl(_) => Facts::error("base-url"),
            Self::Handler { handler, .. } => Facts::error("handler").marked(handler),
            Self::Domain(_) => Facts::error("domain"),
            Self::Credentials(host) => Facts::error("credentials").marked(host),
            Self::Date(_) => Facts::error("date"),
            Self::CalendarDate(_) => Facts::error("calendar-date"),
            Self::Moment(_) => Facts::error("moment"),
            Self::TimeOfDay(_) => Facts::error("time-of-day"),
            Self::Year(_) => Facts::error("year"),
            Self::DuplicateYear(_) => Facts::error("duplicate-year"),
            Self::WorkingDays(_) => Facts::error("working-days"),
            Self::Size(_) => Facts::error("size"),
        }
    }

    /// Returns what to write in the place of the value, where that is known.
    pub(super) fn proposal(&self) -> Option<Proposal> {
        match self {
            Self::NoChannelKind(kind) => kind.map(Proposal::Channel),
            // What is marked is too much.
            Self::ListMark(ListMark::Number | ListMark::End) => {
                Some(Proposal::Value(String::new()))
            }
            Self::Duration(text) => proposal::duration(text),
            Self::Cost(text) => proposal::cost(text),
            Self::Copies(text) => proposal::copies(text),
            Self::Validity(text) => proposal::validity(text),
            Self::CalendarDate(text) => proposal::date(text),
            Self::Url(text) => proposal::web_address(text),
            Self::Address(text) => proposal::email(text),
            Self::Addresses(text) => proposal::emails(text),
            Self::TimeOfDay(text) => proposal::time_of_day(text),
            _ => None,
        }
    }

    /// Returns the two parts of the value that do not say the same.
    fn disagreement(&self) -> Option<Disagreement> {
        match self {
            Self::Duration(text) => {
                proposal::disagreement(text, |text| Duration::parse(text).is_ok())
            }
            Self::Cost(text) => proposal::disagreement(text, |text| Fee::parse(text).is_ok()),
            Self::Validity(text) => {
                proposal::disagreement(text, |text| Validity::parse(text).is_ok())
            }
            Self::Copies(text) => Disagreement::in_value(text),
            _ => None,
        }
    }

    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        if let Some(said) = self.disagreement() {
            return disagreement(&said, language);
        }
        let words = self.general_words(language);
        match self.proposal() {
            Some(_) if matches!(self, Self::ListMark(_)) => words,
            // What the line becomes depends on whether it is a row already.
            Some(Proposal::Row(Row { key: "fee", value, .. })) => words.with_help(phrase!(language;
                "tulis jumlahnya saja di `fee`, misalnya `{value}`; kata-kata lainnya di `for` atau `note`",
                "write the amount alone in `fee`, such as `{value}`; the other words go to `for` or `note`"
            )),
            Some(Proposal::Row(Row { value, .. })) => words.with_help(phrase!(language;
                "tulis waktunya saja di `time`, misalnya `{value}`; kata-kata lainnya di `for` atau `note`; jika tidak dapat dipisahkan, `{{ text: … }}`",
                "write the time alone in `time`, such as `{value}`; the other words go to `for` or `note`; what cannot be taken apart goes to `{{ text: … }}`"
            )),
            Some(proposal) => words.with_help(did_you_mean(proposal.value(), language)),
            None => words,
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
    fn general_words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::Missing("fee") => words!(language;
                "biaya ini belum ada isinya: `fee` belum ditulis", "this cost says nothing: `fee` is missing";
                "tulis `fee: …` dengan jumlahnya, atau `rows:` jika ini judul kelompok; jika standarnya tidak memuat jumlahnya, `text: tidak dimuat dalam standar`",
                "write `fee: …` with the amount, or `rows:` if it is the heading of a group; if the standard does not have the amount, `text: not stated`"
            ),
            Self::NoChannelKind(_) => words!(language;
                "saluran ini belum menyebut jenisnya: `kind` belum diisi",
                "this channel does not say what it is: `kind` is missing";
                "tulis salah satunya: `kind: counter` (loket, kantor), `online` (situs), `app` (aplikasi), `whatsapp`, `phone`, `email`, `post` (surat); namanya di `name`",
                "write one of them: `kind: counter` (an office), `online` (a website), `app`, `whatsapp`, `phone`, `email`, `post`; its name goes to `name`"
            ),
            Self::Missing(key) => words!(language;
                "`{key}` belum diisi", "`{key}` is missing";
                "tulis `{key}: …` dengan isinya", "write `{key}: …` with its value"
            ),
            Self::DecisionAlone => words!(language;
                "langkah ini belum menyebut apa yang diputuskan",
                "this step does not say what is decided";
                "tulis di atas `decision`, misalnya `text: memeriksa kelengkapan berkas`",
                "write it above `decision`, such as `text: memeriksa kelengkapan berkas`"
            ),
            Self::FolderName(name) => words!(language;
                "`{name}` adalah nama folder, bukan nama instansi",
                "`{name}` is the name of a folder, not of an agency";
                "tulis nama resminya, misalnya `Dinas Kesehatan Kota Salatiga`",
                "write its official name, such as `Dinas Kesehatan Kota Salatiga`"
            ),
            Self::EmptyValue(key) => words!(language;
                "`{key}` belum ada isinya", "`{key}` has no value";
                "tulis sesuatu setelah `{key}:`, atau hapus baris itu",
                "write something after `{key}:`, or remove the line"
            ),
            Self::NoWords(text) => words!(language;
                "`{text}` belum berupa keterangan", "`{text}` has no words";
                "tulis keterangan yang dapat dibaca orang", "write what people are to read"
            ),
            Self::Unfilled(ToDo::Read) => words!(language;
                "bagian ini belum dibaca dan disetujui", "this is not read and agreed to yet";
                "baca isinya bersama yang bertanggung jawab, dan ubah yang tidak sesuai; setelah itu hapus baris `# ISI:`",
                "read it with who answers for it, and change what does not fit; then remove the line `# ISI:`"
            ),
            Self::Unfilled(ToDo::FillIn) => words!(language;
                "bagian ini belum diisi", "this is not filled in yet";
                "tulis yang berlaku di instansi Anda, lalu hapus `# ISI:` dan petunjuk setelahnya",
                "write what holds for your agency, and remove `# ISI:` with what follows it"
            ),
            Self::Lost(Lost::Remark(remark)) => words!(language;
                "“{remark}” tidak tampil: `#` memulai catatan",
                "“{remark}” is not shown: `#` begins a remark";
                "jika bagian dari teks, apit seluruh teks dengan tanda petik; jika catatan, tulis di baris sendiri",
                "if it is part of the text, put the whole text in quotes; a remark goes on a line of its own"
            ),
            Self::Lost(Lost::Markup) => words!(language;
                "tanda `**` akan tampil apa adanya di sini", "`**` is shown as it is typed here";
                "hapus tanda itu; huruf tebal hanya dipakai pada `text` dan di bawah `---` kedua",
                "remove it; bold letters are for `text` and below the second `---`"
            ),
            Self::ListMark(ListMark::Number) => words!(language;
                "nomor ini ditulis oleh halaman, jadi akan tampil dua kali",
                "pages write this number themselves, so that it would be there twice";
                "hapus nomornya; `loket check --fix` menghapusnya untuk Anda",
                "remove the number; `loket check --fix` does"
            ),
            Self::ListMark(ListMark::End) => words!(language;
                "tanda di akhir butir ini milik daftar dalam SK, bukan teksnya",
                "what stands at the end of this entry belongs to the list of the decree";
                "hapus tanda itu; `loket check --fix` menghapusnya untuk Anda",
                "remove it; `loket check --fix` does"
            ),
            Self::ListMark(ListMark::Or) => words!(language;
                "butir ini berakhir dengan “atau”: di halaman keduanya akan diminta",
                "this entry ends with “or”: the page would ask for both";
                "jika cukup salah satunya, tulis keduanya dalam satu butir: `any_of: [KTP, SIM]`; jika tidak, hapus kata itu",
                "if one of them is enough, make them one entry: `any_of: [KTP, SIM]`; if not, remove the word"
            ),
            Self::Duration(text) => words!(language;
                "waktu `{text}` tidak dikenali", "the time `{text}` is not understood";
                "tulis misalnya `1 hari kerja`, `3–5 hari kerja`, `paling lama 14 hari kerja sejak berkas lengkap`, `kurang lebih 1 bulan`, `5 hari atau lebih`, `10 hari kerja, dapat diperpanjang 7 hari kerja`, `2×24 jam`, `1 jam 30 menit`; selain itu pakai `{{ text: … }}`",
                "write, for example, `1 hari kerja`, `3–5 working days`, `at most 14 working days after the file is complete`, `about 1 month`, `5 days or more`, `10 working days, may be extended by 7 working days`, `2×24 hours`, `1 hour 30 minutes`; for anything else use `{{ text: … }}`"
            ),
            Self::Cost(text) => words!(language;
                "biaya `{text}` tidak dikenali", "the cost `{text}` is not understood"
            )
            .with_help(two_readings(text, language).unwrap_or_else(|| phrase!(language;
                "tulis misalnya `gratis`, `Rp30.000`, `Rp15,5/liter`, `Rp10.000–Rp50.000`, `5% dari nilai jual`; selain itu pakai `{{ text: … }}`",
                "write, for example, `free`, `Rp30.000`, `Rp15,5/liter`, `Rp10.000–Rp50.000`, `5% of the value`; for anything else use `{{ text: … }}`"
            ))),
            Self::InputValue(text) => words!(language;
                "nilai `{text}` tidak dikenali", "the value `{text}` is not understood";
                "tulis angka, rupiah, atau persen, misalnya `500`, `Rp350.000`, `2%`; penjelasan ditulis di `text`",
                "write a number, rupiah or percent, such as `500`, `Rp350.000`, `2%`; words go to `text`"
            ),
            Self::Formula(text) => words!(language;
                "rumus `{text}` tidak dikenali", "the formula `{text}` is not understood";
                "tulis misalnya `(luas + 10) × tarif`; tanda kurang diapit spasi",
                "write, for example, `(luas + 10) × tarif`; a minus has spaces on both sides"
            ),
            Self::Copies(text) => words!(language;
                "jumlah salinan `{text}` tidak dikenali",
                "the number of copies `{text}` is not understood";
                "tulis misalnya `1`, `6 lembar`, `2 rangkap`",
                "write, for example, `1`, `6 lembar`, `2 rangkap`"
            ),
            Self::Validity(text) => words!(language;
                "masa berlaku `{text}` tidak dikenali", "the validity `{text}` is not understood";
                "tulis misalnya `5 tahun`, `masih berlaku`, `seumur hidup`; selain itu pakai `{{ text: … }}`",
                "write, for example, `5 tahun`, `masih berlaku`, `seumur hidup`; for anything else use `{{ text: … }}`"
            ),
            Self::Score(text) => words!(language;
                "`{text}` bukan nilai SKM", "`{text}` cannot be an index of satisfaction";
                "tulis angka dari 25 sampai 100, misalnya `88,31`",
                "write a number from 25 to 100, such as `88,31`"
            ),
            Self::Telephone(text) => words!(language;
                "`{text}` bukan nomor telepon", "`{text}` is not a telephone number";
                "tulis misalnya `(0285) 421243` atau `0812-3456-7890`",
                "write, for example, `(0285) 421243` or `0812-3456-7890`"
            ),
            Self::Address(text) => words!(language;
                "`{text}` bukan alamat email", "`{text}` is not an email address";
                "tulis misalnya `nama@contoh.go.id`", "write, for example, `nama@contoh.go.id`"
            ),
            Self::Addresses(text) => {
                let is_wrong = |part: &&str| Address::parse(part).is_err();
                let wrong = quoted(&listed_addresses(text).filter(is_wrong).collect::<Vec<_>>());
                words!(language;
                    "bukan alamat email: {wrong}", "not an email address: {wrong}";
                    "tulis misalnya `nama@contoh.go.id, loket@contoh.go.id`",
                    "write, for example, `nama@contoh.go.id, loket@contoh.go.id`"
                )
            }
            Self::Social(text) => words!(language;
                "akun `{text}` tidak dikenali", "the account `{text}` is not understood";
                "tulis misalnya `Instagram: @nama`; yang ada: Facebook, Instagram, X, YouTube, TikTok, Telegram, Threads",
                "write, for example, `Instagram: @nama`; there are Facebook, Instagram, X, YouTube, TikTok, Telegram, Threads"
            ),
            Self::Url(text) => words!(language;
                "`{text}` bukan alamat situs", "`{text}` is not a web address";
                "awali dengan `https://`, misalnya `https://contoh.go.id`",
                "begin with `https://`, such as `https://contoh.go.id`"
            ),
            Self::BaseUrl(text) => words!(language;
                "`{text}` tidak dapat menjadi alamat situs", "the site cannot have the address `{text}`";
                "tulis alamat halaman depan, tanpa `?` dan `#`",
                "write the address of the first page, without `?` and `#`"
            ),
            Self::Handler { handler, base_url } => words!(language;
                "formulir di {base_url} tidak dapat dikirim ke `{handler}`",
                "forms at {base_url} cannot be sent to `{handler}`";
                "tulis `https://` dan nama servernya saja, misalnya `https://formulir.contoh.go.id`; \
                 hapus `handler` jika formulir diterima di alamat situs",
                "write `https://` and the name of the server alone, such as \
                 `https://formulir.contoh.go.id`; remove `handler` if the forms are taken at the address of the site"
            ),
            Self::Domain(text) => words!(language;
                "`{text}` bukan nama domain", "`{text}` is not a domain";
                "tulis yang ada di belakang `@` pada alamat email, misalnya `contoh.go.id`",
                "write what follows the `@` of an email address, such as `contoh.go.id`"
            ),
            Self::Credentials(host) => words!(language;
                "alamat di `{host}` memuat nama pengguna atau kata sandi",
                "the address at `{host}` carries a user name or a password";
                "hapus semua di antara `//` dan `@`: siapa pun dapat membacanya; jika itu kata sandi, gantilah",
                "remove all between `//` and `@`: everybody can read it; if it is a password, change it"
            ),
            Self::Date(text) => words!(language;
                "tanggal `{text}` tidak ada", "there is no date `{text}`";
                "tulis bulan-tanggal, misalnya `08-17`", "write month-day, such as `08-17`"
            ),
            Self::CalendarDate(text) if proposal::date(text).is_some() => words!(language;
                "bulan pada `{text}` harus ditulis dengan namanya",
                "the month of `{text}` must be written by its name"
            ),
            Self::CalendarDate(text) => words!(language;
                "tanggal `{text}` tidak ada", "there is no date `{text}`";
                "tulis misalnya `2026-11-24` atau `24 November 2026`",
                "write, for example, `2026-11-24` or `24 November 2026`"
            ),
            Self::Moment(text) => words!(language;
                "waktu `{text}` tidak dikenali", "the moment `{text}` is not understood";
                "tulis misalnya `2026-12-01`, `2026-12-01 08.00`, atau `1 Desember 2026 pukul 08.00`, menurut waktu setempat",
                "write, for example, `2026-12-01`, `2026-12-01 08:00` or `1 December 2026 08:00`, in the time of the agency"
            ),
            Self::TimeOfDay(text) => words!(language;
                "jam `{text}` tidak ada", "there is no time of day `{text}`";
                "tulis dalam tanda petik, misalnya `\"15:00\"`",
                "write it in quotes, such as `\"15:00\"`"
            ),
            Self::Year(year) => words!(language;
                "tahun {year} tidak mungkin benar", "{year} cannot be the year";
                "tulis dengan empat angka, misalnya `2026`",
                "write it with four digits, such as `2026`"
            ),
            Self::DuplicateYear(year) => words!(language;
                "tahun {year} sudah punya tabel", "there is a table for {year} already";
                "gabungkan kedua tabel", "merge the two tables"
            ),
            Self::WorkingDays(number) => words!(language;
                "hari kerja sepekan tidak mungkin {number}",
                "a week cannot have {number} working days";
                "tulis `5` (Senin–Jumat) atau `6` (Senin–Sabtu)",
                "write `5` (Monday to Friday) or `6` (Monday to Saturday)"
            ),
            Self::Size(text) => words!(language;
                "ukuran `{text}` tidak dikenali", "the size `{text}` is not understood";
                "tulis misalnya `2 MB`, `1,5 MB`, atau `16 KB`, paling banyak dua angka di belakang koma",
                "write, for example, `2 MB`, `1.5 MB` or `16 KB`, with two decimals at most"
            ),
        }
    }
}

/// Says which two parts of a value are not the same.
fn disagreement(said: &Disagreement, language: CommandLanguage) -> Words {
    let Disagreement { number, repeated } = said;
    words!(language;
        "`{number}` dan `{repeated}` tidak sama", "`{number}` and `{repeated}` are not the same";
        "periksa surat keputusannya, lalu tulis salah satu saja",
        "look it up in the decree, and write one of them"
    )
}

/// Names the two amounts that a number can be; `None` if it is clear.
fn two_readings(text: &str, language: CommandLanguage) -> Option<String> {
    proposal::unclear_amount(text).map(|whole| {
        phrase!(language;
            "tulis `Rp{whole}` atau `Rp{whole}.000`, menurut surat keputusannya",
            "write `Rp{whole}` or `Rp{whole}.000`, as the decree has it"
        )
    })
}
