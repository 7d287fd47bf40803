//! What does not fit together in a standard, and what it leaves out.

use jiff::civil::Date;

use super::facts::{Facts, Need};
use super::wording::{Words, quoted, words};
use crate::command_language::CommandLanguage;
use crate::model::Component;

/// What does not fit together in a standard, and what it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandardFinding {
    /// An id that cannot be one.
    BadId(String),
    /// Two entries with one id.
    DuplicateId(String),
    /// Two steps with one id.
    DuplicateStep(String),
    /// Two keys of which only one may be there.
    Together(&'static str, &'static str),
    /// A key that groups of documents do not have.
    GroupKey(&'static str),
    /// A number of documents that the group does not have.
    GroupCount {
        /// The number.
        count: u32,
        /// How many the group has.
        of: usize,
    },
    /// A key beside the text of a whole procedure.
    LoneStep(&'static str),
    /// A last day before the first.
    Period,
    /// Something that was open or told until a day that is over.
    Ended(Date),
    /// A standard that is said to hold after its last day.
    Expired(Date),
    /// Steps that take longer, one after the other, than the whole service.
    StepsTakeLonger {
        /// How long they take.
        minutes: u64,
    },
    /// An outcome that turns back or ends by its words, and goes on by its keys.
    TurnsBackNowhere(&'static str),
    /// A step that no outcome leads to.
    UnreachedStep,
    /// A name of the applicant that no step has.
    IdleApplicant(String),
    /// Somebody who acts and is likely the applicant, where the standard does not say who is.
    LikelyApplicant(String),
    /// A procedure that is only the title of its chart.
    TitleOfChart(String),
    /// A fee beside others that speaks of coming on top of them, by the word.
    LikelySurcharge(&'static str),
    /// A decree of a day or a year that is still to come.
    FutureDecree(String),
    /// The standard was looked through on a day that is still to come.
    FutureReview(Date),
    /// A decree whose number is of a later year than its date.
    DecreeYear {
        /// The year.
        year: i16,
        /// The date.
        date: Date,
    },
    /// One of several times that does not say what it is for.
    UnclearTime,
    /// One of several costs that does not say what it is for.
    UnclearCost,
    /// A service that is free, of which something speaks of paying.
    FreeYetPaid {
        /// The number of the step that does, if it is one.
        step: Option<usize>,
        /// The word.
        word: String,
    },
    /// A document that must be valid for at most so long: meant is how old it may be.
    AgeAsValidity,
    /// A year without holidays into which due dates reach.
    NoHolidays(i16),
    /// A component of service delivery that the standard leaves out.
    Incomplete(Component),
    /// A standard without a sentence that says for whom and what it is.
    NoSummary,
    /// Components of service management that the standard leaves out.
    Advice(Vec<Component>),
}

impl StandardFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::BadId(_) => Facts::error("bad-id"),
            Self::DuplicateId(_) => Facts::error("duplicate-id"),
            Self::DuplicateStep(_) => Facts::error("duplicate-step"),
            Self::Together(..) => Facts::error("together").about_key(),
            Self::GroupKey(_) => Facts::error("group-key").about_key(),
            Self::GroupCount { .. } => Facts::error("group-count").resting_on(&["requirements"]),
            Self::LoneStep(_) => Facts::error("lone-step").about_key(),
            Self::Period => Facts::error("period"),
            Self::Ended(_) => Facts::warning("ended"),
            Self::Expired(_) => Facts::warning("expired").resting_on(&["status", "valid"]),
            Self::StepsTakeLonger { .. } => {
                Facts::warning("steps-take-longer").resting_on(&["steps", "time"])
            }
            Self::TurnsBackNowhere(_) => Facts::warning("turns-back-nowhere"),
            Self::UnreachedStep => Facts::warning("unreached-step").resting_on(&["steps"]),
            Self::IdleApplicant(_) => {
                Facts::warning("idle-applicant").resting_on(&["steps", "applicant"])
            }
            Self::LikelyApplicant(_) => {
                Facts::warning("likely-applicant").resting_on(&["steps", "applicant"])
            }
            Self::TitleOfChart(_) => Facts::warning("title-of-chart").resting_on(&["steps"]),
            Self::LikelySurcharge(_) => Facts::warning("likely-surcharge").resting_on(&["cost"]),
            Self::FutureDecree(_) => {
                Facts::warning("future-decree").resting_on(&["status", "decree"])
            }
            Self::FutureReview(_) => Facts::warning("future-review"),
            Self::DecreeYear { .. } => Facts::warning("decree-year").resting_on(&["decree"]),
            Self::UnclearTime => Facts::warning("unclear-time").resting_on(&["time"]),
            Self::UnclearCost => Facts::warning("unclear-cost").resting_on(&["cost"]),
            Self::FreeYetPaid { .. } => {
                Facts::warning("free-yet-paid").resting_on(&["cost", "steps", "requirements"])
            }
            Self::AgeAsValidity => Facts::warning("age-as-validity").resting_on(&["requirements"]),
            Self::NoHolidays(_) => Facts::warning("no-holidays").needing(&[Need::Site]),
            Self::Incomplete(Component::Complaints) => Facts::warning("incomplete")
                .error_if_strict()
                .needing(&[Need::WholeFile, Need::Agency]),
            Self::Incomplete(_) => {
                Facts::warning("incomplete").error_if_strict().needing(&[Need::WholeFile])
            }
            Self::NoSummary => Facts::note("no-summary").needing(&[Need::WholeFile]),
            Self::Advice(_) => Facts::note("advice").needing(&[Need::WholeFile]),
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::BadId(id) => words!(language;
                "`{id}` tidak dapat menjadi id", "`{id}` cannot be an id";
                "pakai huruf kecil, angka, `-`, dan `_`, misalnya `kartu-baru`",
                "use small letters, digits, `-` and `_`, such as `new-card`"
            ),
            Self::DuplicateId(id) => words!(language;
                "`{id}` sudah dipakai", "another entry has the id `{id}`";
                "beri id lain", "give it another id"
            ),
            Self::DuplicateStep(id) => words!(language;
                "`{id}` sudah dipakai langkah lain", "another step has the id `{id}`";
                "beri id lain", "give it another id"
            ),
            Self::Together(key, other) => words!(language;
                "`{key}` dan `{other}` tertulis bersama",
                "`{key}` and `{other}` cannot be used together";
                "pakai salah satu saja", "keep one of the two"
            ),
            Self::GroupKey(key) => words!(language;
                "kelompok dokumen tidak memakai `{key}`",
                "a group of documents does not have `{key}`";
                "tulis pada dokumen di dalam kelompok itu",
                "write it at the documents of the group"
            ),
            Self::GroupCount { count, of } => words!(language;
                "`count` tertulis {count}, padahal kelompok ini berisi {of}",
                "`count` is {count}, but the group has {of} entries";
                "tulis angka dari 1 sampai jumlah isinya",
                "write a number from 1 to the number of entries"
            ),
            Self::LoneStep(key) => words!(language;
                "`{key}` hanya berlaku untuk satu langkah; di sini tertulis teks untuk seluruh prosedur",
                "the text of a whole procedure does not have `{key}`";
                "awali setiap langkah dengan `- `", "begin each step with `- `"
            ),
            Self::Period => words!(language;
                "akhirnya lebih awal daripada awalnya", "the end is before the beginning";
                "tukar `from` dan `to`", "swap `from` and `to`"
            ),
            Self::Ended(last) => words!(language;
                "{last} sudah lewat", "{last} is over";
                "tulis waktu yang baru, atau hapus bagian ini jika tidak perlu lagi",
                "write when it ends now, or remove it if it is not needed any more"
            ),
            Self::Expired(end) => words!(language;
                "standar ini berlaku sampai {end}, tetapi statusnya masih berlaku",
                "this standard was valid until {end}, but is marked as in force";
                "tulis tanggal akhir yang baru, atau `status: dicabut` jika sudah tidak berlaku",
                "write the new last day, or `status: dicabut` if it no longer holds"
            ),
            Self::StepsTakeLonger { minutes } => {
                let span = span(*minutes, language);
                words!(language;
                    "jumlah waktu langkah {span}, lebih lama daripada waktu layanan",
                    "the steps add up to {span}, more than the time of the service";
                    "periksa waktu setiap langkah dan waktu layanan",
                    "check the times of the steps and the time of the service"
                )
            }
            Self::TurnsBackNowhere(word) => words!(language;
                "hasil ini “{word}”, tetapi belum disebut ke mana: halaman berlanjut ke langkah berikutnya",
                "this outcome is “{word}”, and does not say where to: the page goes on with the next step";
                "tambahkan `goto: 1` jika kembali ke langkah 1, `goto: stop` jika berhenti, atau `goto: next` jika memang berlanjut",
                "add `goto: 1` if it goes back to step 1, `goto: stop` if it ends there, or `goto: next` if it does go on"
            ),
            Self::UnreachedStep => words!(language;
                "langkah ini tidak pernah dicapai: setiap hasil keputusan sebelumnya menuju tempat lain",
                "nobody arrives at this step: every outcome of the decision before it leads elsewhere";
                "tulis `goto: next` pada hasil yang berlanjut ke langkah ini, atau hapus `goto`-nya",
                "write `goto: next` at the outcome that goes on with this step, or remove its `goto`"
            ),
            Self::IdleApplicant(name) => words!(language;
                "tidak ada langkah dengan `actor: {name}`", "no step has `actor: {name}`";
                "tulis nama yang dipakai langkah-langkahnya, sama persis",
                "write the name that the steps use, exactly the same"
            ),
            Self::LikelyApplicant(name) => words!(language;
                "`{name}` tampaknya pemohonnya, tetapi halaman menandai langkahnya sebagai langkah petugas",
                "`{name}` is likely the applicant, but the page marks their steps as those of staff";
                "tulis `applicant: {name}`; jika ada nama lain juga, misalnya `applicant: [Pemohon, {name}]`; jika bukan pemohon, `applicant: Pemohon`",
                "write `applicant: {name}`, or with another name as well `applicant: [Pemohon, {name}]`; if it is not the applicant, `applicant: Pemohon`"
            ),
            Self::TitleOfChart(title) => words!(language;
                "prosedurnya hanya judul bagan: “{title}”", "the procedure is only the title of a chart: “{title}”";
                "tulis langkah-langkah yang ada di bagannya, satu butir satu langkah; jika bagannya tidak ada pada Anda, hapus `steps`: halaman menulis bahwa prosedurnya tidak dicantumkan",
                "write the steps of the chart, an entry each; if you do not have the chart, remove `steps`: the page says that the procedure is not stated"
            ),
            Self::LikelySurcharge(word) => words!(language;
                "“{word}”: apakah ini dibayar di atas biaya yang lain?",
                "“{word}”: is this paid on top of the other costs?";
                "jika ya, tambahkan `surcharge: true`, supaya halaman tidak menghitungnya sebagai pilihan; jika tidak, `surcharge: false`",
                "if so, add `surcharge: true`, so that the page does not count it as one to choose; if not, `surcharge: false`"
            ),
            Self::FutureDecree(when) => words!(language;
                "tanggal atau tahun SK ini belum tiba: {when}",
                "the date or the year of this decree is still to come: {when}";
                "periksa tanggalnya; standar yang belum ditetapkan ditandai `status: draft`",
                "check the date; a standard that has no decree yet gets `status: draft`"
            ),
            Self::FutureReview(day) => words!(language;
                "standar ini belum mungkin ditinjau pada {day}: tanggal itu belum tiba",
                "this standard cannot have been looked through on {day}: that day is still to come";
                "periksa tahun dan tanggalnya", "check the year and the day"
            ),
            Self::DecreeYear { year, date } => words!(language;
                "nomor SK menyebut tahun {year}, padahal SK ini bertanggal {date}",
                "a decree of {date} cannot have a number of the year {year}";
                "periksa nomor dan tanggal SK", "check the number and the date of the decree"
            ),
            Self::UnclearTime => words!(language;
                "ada beberapa waktu, tetapi yang ini tidak menyebut untuk apa",
                "there are several times, but this one does not say what it is for";
                "tulis misalnya `{{ for: Permohonan baru, time: 3 hari kerja }}`, atau tambahkan `cases`",
                "write, for example, `{{ for: New application, time: 3 working days }}`, or add `cases`"
            ),
            Self::UnclearCost => words!(language;
                "ada beberapa biaya, tetapi yang ini tidak menyebut untuk apa",
                "there are several costs, but this one does not say what it is for";
                "tulis misalnya `{{ for: Penggantian, fee: Rp10.000 }}`, atau tambahkan `cases`",
                "write, for example, `{{ for: Replacement, fee: Rp10.000 }}`, or add `cases`"
            ),
            Self::FreeYetPaid { step: Some(step), word } => words!(language;
                "standar menyatakan gratis, tetapi langkah {step} menyebut “{word}”",
                "the standard says free of charge, but step {step} says “{word}”";
                "jika yang gratis hanya layanannya, biarkan: halaman tidak melarang orang membayar; jika tidak gratis, tulis biayanya",
                "if only the service is free, leave it: the page does not tell people not to pay; if it is not free, write what it costs"
            ),
            Self::FreeYetPaid { step: None, word } => words!(language;
                "standar menyatakan gratis, tetapi juga menyebut “{word}”",
                "the standard says free of charge, but also says “{word}”";
                "jika yang gratis hanya layanannya, biarkan: halaman tidak melarang orang membayar; jika tidak gratis, tulis biayanya",
                "if only the service is free, leave it: the page does not tell people not to pay; if it is not free, write what it costs"
            ),
            Self::AgeAsValidity => words!(language;
                "dokumen tidak dapat diminta berlaku paling lama sekian",
                "a document cannot be wanted to be valid for at most so long";
                "jika yang dimaksud umurnya sejak diterbitkan, tulis `max_age: 3 bulan` sebagai pengganti `valid`",
                "if its age since it was issued is meant, write `max_age: 3 months` in the place of `valid`"
            ),
            Self::NoHolidays(year) => words!(language;
                "hari libur tahun {year} belum ditulis, padahal tanggal selesai dapat jatuh pada tahun itu",
                "there are no holidays of {year}, which due dates reach";
                "tambahkan tahun itu di `holidays.yaml`; selama belum ada, tanggal selesai hanya disebut perkiraan",
                "add the year to `holidays.yaml`; until then due dates are called estimates"
            ),
            Self::Incomplete(component) => {
                let (name, letter) = (component.name(language), component.letter());
                let key = component.key();
                words!(language;
                    "{name} tidak dicantumkan (Pasal 21 huruf {letter} UU 25/2009)",
                    "{name} is not stated (UU 25/2009 art. 21 letter {letter})";
                    "jika SK mencantumkannya, isi `{key}:`; jika memang tidak, biarkan: halaman menyebutnya tidak dicantumkan dalam standar",
                    "if the decree states it, fill in `{key}:`; if it does not, leave it: the page says that the standard does not state it"
                )
            }
            Self::NoSummary => words!(language;
                "`summary` belum ada: daftar layanan dan mesin pencari tidak dapat menjelaskan layanan ini",
                "there is no `summary`: lists of services and search engines cannot tell what this one is";
                "tulis satu kalimat, misalnya `summary: Untuk warga yang belum punya kartu contoh.`",
                "write a sentence, such as `summary: For residents who have no card yet.`"
            ),
            Self::Advice(components) => {
                let names: Vec<_> = components.iter().map(|one| one.name(language)).collect();
                let keys: Vec<_> = components.iter().map(|one| one.key()).collect();
                let (names, keys) = (names.join("; "), quoted(&keys));
                words!(language;
                    "komponen pengelolaan belum dicantumkan (Pasal 21 UU 25/2009): {names}",
                    "components of management are not stated (UU 25/2009 art. 21): {names}";
                    "jika tercantum dalam surat keputusan, tambahkan {keys}",
                    "if the decree states them, add {keys}"
                )
            }
        }
    }
}

/// Writes minutes as days, hours and minutes.
fn span(minutes: u64, language: CommandLanguage) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let words = match language {
        CommandLanguage::Indonesian => ["hari", "jam", "menit"],
        CommandLanguage::English => ["d", "h", "min"],
    };
    let parts = [days, hours, rest].into_iter().zip(words).filter(|(amount, _)| *amount > 0);
    parts.map(|(amount, word)| format!("{amount} {word}")).collect::<Vec<_>>().join(" ")
}
