//! Findings in Indonesian, for the clerk who edits the file.

use loket_form::form::FormError;
use loket_form::language::Language;

use super::words::{Meant, likely, listed, meant, megabytes, quoted, rupiah, span};
use super::{Finding, Silence, condition};
use crate::completeness::Component;
use crate::decode::{Found, ShapeFault};
use crate::logo::LogoFault;
use crate::syntax::Fault;

#[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
pub(super) fn message(finding: &Finding) -> String {
    match finding {
        Finding::Unreadable(cause) => format!("tidak dapat dibaca: {cause}"),
        Finding::NotAFile => "bukan berkas biasa".to_owned(),
        Finding::TooLarge { limit, size } => {
            format!("berkas {size} bita, paling besar {limit} bita")
        }
        Finding::NotText => "berkas bukan teks UTF-8".to_owned(),
        Finding::BadName(name) => format!("nama `{name}` tidak dapat menjadi alamat halaman"),
        Finding::TakenName(name) => format!("alamat `{name}` dipakai oleh loket sendiri"),
        Finding::UnusedFile => "berkas ini tidak dipakai".to_owned(),
        Finding::MissingFile(name) => format!("berkas `{name}` tidak ada"),
        Finding::NoFrontMatter => "berkas tidak diawali baris `---`".to_owned(),
        Finding::OpenFrontMatter => "baris `---` penutup tidak ada".to_owned(),
        Finding::Empty => "berkas ini tidak berisi data".to_owned(),
        Finding::Conflict => "baris-baris ini diubah oleh dua orang".to_owned(),
        Finding::Syntax(fault) => syntax(fault),
        Finding::Shape(fault) => shape(fault),
        Finding::Missing(key) => format!("`{key}` belum diisi"),
        Finding::Duration(text) => format!("waktu `{text}` tidak dikenali"),
        Finding::Cost(text) => format!("biaya `{text}` tidak dikenali"),
        Finding::Telephone(text) => format!("`{text}` bukan nomor telepon"),
        Finding::Address(text) => format!("`{text}` bukan alamat email"),
        Finding::Url(text) => format!("`{text}` bukan alamat situs"),
        Finding::BaseUrl(text) => format!("situs tidak dapat beralamat `{text}`"),
        Finding::BrokenLink => "tautan ini tidak lengkap".to_owned(),
        Finding::BrokenTable => "tabel ini tidak punya garis di bawah judulnya".to_owned(),
        Finding::Domain(text) => format!("`{text}` bukan nama domain"),
        Finding::Credentials(host) => {
            format!("alamat di `{host}` memuat nama pengguna atau kata sandi")
        }
        Finding::Date(text) | Finding::CalendarDate(text) => format!("tanggal `{text}` tidak ada"),
        Finding::TimeOfDay(text) => format!("jam `{text}` tidak ada"),
        Finding::Size(text) => format!("ukuran `{text}` tidak dikenali"),
        Finding::WorkingDays(number) => format!("hari kerja sepekan tidak mungkin {number}"),
        Finding::DuplicateYear(year) => format!("tahun {year} sudah ada tabelnya"),
        Finding::UnknownStep { goto, .. } => format!("langkah `{goto}` tidak ada"),
        Finding::UnknownForm { name, .. } => format!("tidak ada formulir bersama `{name}`"),
        Finding::UnusedForm => "formulir ini tidak dipakai layanan mana pun".to_owned(),
        Finding::UnknownDocument { name, .. } => {
            format!("dokumen `{name}` tidak ada pada layanan ini")
        }
        Finding::UnknownService(id) | Finding::UnknownServiceReference { id, .. } => {
            format!("layanan `{id}` tidak ada")
        }
        Finding::UnknownFile { name, folder, .. } => {
            format!("berkas `{name}` tidak ada di folder `{folder}`")
        }
        Finding::UnknownCase { case, .. } => format!("kasus `{case}` tidak ada"),
        Finding::UnknownTopic { topic, key, .. } => {
            format!("`{topic}` tidak ada di bawah `{key}` pada `site.yaml`")
        }
        Finding::UnknownInput { name, .. } => format!("`{name}` belum dijelaskan"),
        Finding::UnusedInput(name) => format!("`{name}` tidak dipakai dalam rumus"),
        Finding::Formula(text) => format!("rumus `{text}` tidak dikenali"),
        Finding::Copies(text) => format!("jumlah salinan `{text}` tidak dikenali"),
        Finding::Validity(text) => format!("masa berlaku `{text}` tidak dikenali"),
        Finding::Social(text) => format!("akun `{text}` tidak dikenali"),
        Finding::Period => "hari terakhir lebih awal daripada hari pertama".to_owned(),
        Finding::Score(text) => format!("`{text}` bukan nilai SKM"),
        Finding::Colour(text) => format!("`{text}` bukan warna"),
        Finding::Contrast { colour, contrast, .. } => {
            format!(
                "warna `{colour}` sulit dibaca: kontrasnya {}, paling sedikit 7",
                contrast.replace('.', ",")
            )
        }
        Finding::Logo(LogoFault::Kind) => "berkas ini bukan SVG, PNG, atau WebP".to_owned(),
        Finding::Logo(LogoFault::Size) => "ukuran gambar ini tidak terbaca".to_owned(),
        Finding::Logo(LogoFault::Active(what)) => {
            format!("gambar ini memuat `{what}`, yang menjalankan atau mengambil sesuatu")
        }
        Finding::BadId(id) => format!("`{id}` tidak dapat menjadi id"),
        Finding::DuplicateId(id) => format!("`{id}` sudah dipakai"),
        Finding::Together(key, other) => format!("`{key}` dan `{other}` tertulis bersama"),
        Finding::GroupKey(key) => format!("kelompok dokumen tidak memakai `{key}`"),
        Finding::GroupCount { count, of } => {
            format!("`count` tertulis {count}, padahal kelompok ini berisi {of}")
        }
        Finding::LoneStep(key) => format!("teks seluruh prosedur tidak memakai `{key}`"),
        Finding::UnknownBlank { name, .. } => {
            format!("`{{{name}}}` bukan isian formulir layanan ini")
        }
        Finding::DuplicateStep(id) => format!("`{id}` sudah dipakai langkah lain"),
        Finding::UnknownAgency(id) => format!("instansi `{id}` belum punya berkas `agency.yaml`"),
        Finding::FieldName(name) => format!("`{name}` tidak dapat menjadi nama isian"),
        Finding::FieldKind(kind) => format!("jenis isian `{kind}` tidak ada"),
        Finding::FieldKey { key, kind } => format!("isian jenis `{kind}` tidak memakai `{key}`"),
        Finding::FileKind(kind) => format!("jenis berkas `{kind}` tidak ada"),
        Finding::Lengths { min, max } => format!("`min` {min} lebih besar daripada `max` {max}"),
        Finding::FieldBound { text, kind } => {
            format!("batas `{text}` tidak dapat dipakai untuk isian jenis `{kind}`")
        }
        Finding::Decimals { decimals, .. } => {
            format!("{decimals} angka di belakang koma tidak dapat dipakai di sini")
        }
        Finding::DuplicateOption(value) => format!("dua pilihan bernilai `{value}`"),
        Finding::FileCount { count, .. } => format!("jumlah berkas tidak mungkin {count}"),
        Finding::EmptyCase(case) => {
            format!("formulir tidak menanyakan apa pun pada kasus `{case}`")
        }
        Finding::Autocomplete { token, .. } => {
            format!("`autocomplete: {token}` tidak dikenal peramban untuk isian ini")
        }
        Finding::Form(FormError::Condition(error)) => condition::in_indonesian(error),
        Finding::Form(error) => form(error),
        Finding::NoRecipient => "instansi ini belum punya alamat email penerima".to_owned(),
        Finding::NoPrivacyNotice => {
            "instansi ini belum menulis pemberitahuan pelindungan data pribadi".to_owned()
        }
        Finding::UnknownOverride => {
            "berkas ini tidak menggantikan berkas mana pun dari tema bawaan".to_owned()
        }
        Finding::Template(cause) => format!("templat tidak dapat dipakai: {cause}"),
        Finding::Link(target) => format!("tautan `{target}` tidak dapat dipakai"),
        Finding::UnknownPage { target, .. } | Finding::Unsettled { target, .. } => {
            format!("tautan `{target}` menuju halaman atau berkas yang tidak ada")
        }
        Finding::UnknownPlace { target, id, .. } if target.starts_with('#') => {
            format!("tidak ada bagian `#{id}` di halaman ini")
        }
        Finding::UnknownPlace { target, id, .. } => {
            format!("tautan `{target}` menuju bagian `#{id}` yang tidak ada")
        }
        Finding::ForeignPicture(target) => {
            format!("gambar `{target}` milik situs lain dan tidak akan tampil")
        }
        Finding::NoAlternative(target) => format!("gambar `{target}` tidak punya teks pengganti"),
        Finding::RawHtml => "HTML di dalam teks tidak ditampilkan".to_owned(),
        Finding::SameAddress { path, other } => {
            format!("alamat `{path}` sudah dipakai oleh `{other}`")
        }
        Finding::Expired(end) => {
            format!("standar ini berlaku sampai {end}, tetapi masih disebut berlaku")
        }
        Finding::StepsTakeLonger { minutes } => {
            format!(
                "jumlah waktu langkah {}, lebih lama daripada waktu layanan",
                span(*minutes, Language::Id)
            )
        }
        Finding::FutureDecree(when) => format!("tanggal atau tahun SK ini belum tiba: {when}"),
        Finding::DecreeYear { year, date } => {
            format!("SK tertanggal {date} tidak mungkin menyebut nomor tahun {year}")
        }
        Finding::UnclearTime => {
            "ada beberapa waktu, tetapi yang ini tidak menyebut untuk apa".to_owned()
        }
        Finding::UnclearCost => {
            "ada beberapa biaya, tetapi yang ini tidak menyebut untuk apa".to_owned()
        }
        Finding::ReplacedByItself => "layanan ini digantikan oleh dirinya sendiri".to_owned(),
        Finding::RelatedToItself => "layanan ini terkait dengan dirinya sendiri".to_owned(),
        Finding::RelatedTwice(id) => format!("`{id}` tertulis dua kali di `related`"),
        Finding::NoHolidays(year) => {
            format!("hari libur tahun {year} belum ada, padahal tanggal selesai sampai ke sana")
        }
        Finding::MainLanguage(tag) => format!("situs ini sudah berbahasa `{tag}`"),
        Finding::NoCounterpart => "tidak ada yang diterjemahkan oleh berkas ini".to_owned(),
        Finding::MainOnly(key) => format!("`{key}` berlaku untuk semua bahasa"),
        Finding::OtherValue(key) => format!("isi `{key}` berbeda dari yang dalam bahasa utama"),
        Finding::Untranslated(keys) => {
            format!("belum diterjemahkan: {}", quoted(keys.iter().copied()))
        }
        Finding::UntranslatedServices(services) => {
            format!("layanan yang belum diterjemahkan: {}", services.len())
        }
        Finding::Untranslatable(key) => format!("bahasa utama tidak punya `{key}` di sini"),
        Finding::UntranslatedField(name) => format!("isian `{name}` belum diterjemahkan"),
        Finding::UnknownField { name, .. } => format!("isian `{name}` tidak ada pada formulir ini"),
        Finding::UnknownOption { value, .. } => {
            format!("pilihan `{value}` tidak ada pada isian ini")
        }
        Finding::Differs { key, here, there } => {
            format!("isi `{key}` ada {here} di sini dan {there} dalam bahasa utama")
        }
        Finding::NoWords(text) => format!("`{text}` bukan kata-kata"),
        Finding::EmptyValue(key) => format!("`{key}` belum ada isinya"),
        Finding::Year(year) => format!("{year} bukan tahun yang mungkin"),
        Finding::Unfilled => "bagian ini belum diisi".to_owned(),
        Finding::DeadLink { url, status } => {
            format!("halaman tautan `{url}` tidak dapat dibuka (status {status})")
        }
        Finding::SilentLink { url, silence } => format!("tautan `{url}` {}", silent(*silence)),
        Finding::MovedLink { url, to } => {
            format!("halaman `{url}` sudah pindah seterusnya ke `{to}`")
        }
        Finding::LinksLeft(count) => {
            format!(
                "{count} tautan ke situs lain belum diperiksa: terlalu banyak untuk sekali jalan"
            )
        }
        Finding::Incomplete(component) => {
            let (name, letter) = (component.name(Language::Id), component.letter());
            format!("{name} tidak dicantumkan (UU 25/2009 pasal 21 huruf {letter})")
        }
        Finding::Advice(components) => {
            let names = listed(components, Language::Id);
            format!("komponen pengelolaan belum dicantumkan (UU 25/2009 pasal 21): {names}")
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
pub(super) fn help(finding: &Finding) -> Option<String> {
    let help = match finding {
        Finding::NotAFile => "ganti tautan dengan berkasnya sendiri",
        Finding::TooLarge { .. } => "pindahkan lampiran ke berkas lain",
        Finding::NotText => "simpan ulang sebagai UTF-8",
        Finding::BadName(_) => {
            "pakai huruf kecil, angka, dan tanda hubung, misalnya `kartu-keluarga.md`"
        }
        Finding::TakenName(_) => "beri berkas atau folder itu nama lain",
        Finding::UnusedFile => {
            "layanan ditulis di `<instansi>/<layanan>.md`, instansi di `<instansi>/agency.yaml`"
        }
        Finding::MissingFile(_) => "buat berkas itu di folder isi (`content`)",
        Finding::NoFrontMatter | Finding::OpenFrontMatter => {
            "tulis `---` sendirian di baris pertama dan di baris sesudah data layanan"
        }
        Finding::Empty => "tulis datanya, atau hapus berkas ini",
        Finding::Conflict => {
            "pilih baris yang benar, lalu hapus baris `<<<<<<<`, `=======`, dan `>>>>>>>`"
        }
        Finding::Syntax(fault) => return Some(syntax_help(fault)),
        Finding::Shape(fault) => return Some(shape_help(fault)),
        Finding::Missing(_) => "tulis nilainya sesudah titik dua",
        Finding::Duration(_) => {
            "tulis misalnya `1 hari kerja`, `3–5 hari kerja`, `paling lambat 14 hari kerja sejak berkas lengkap`, \
             `kurang lebih 1 bulan`, `10 + 7 hari kerja`, `2×24 jam`, `1 jam 30 menit`; selain itu pakai `{ text: … }`"
        }
        Finding::Cost(text) if rupiah(text).is_some() => {
            return rupiah(text).map(|meant| format!("maksud Anda `{meant}`?"));
        }
        Finding::Cost(_) => {
            "tulis misalnya `gratis`, `Rp 30.000`, `Rp 15,5/liter`, `Rp 10.000–Rp 50.000`, `5% dari nilai jual`; \
             selain itu pakai `{ text: … }`"
        }
        Finding::Telephone(_) => "tulis misalnya `(0285) 421243` atau `0812-3456-7890`",
        Finding::Address(_) => "tulis misalnya `nama@contoh.go.id`",
        Finding::BaseUrl(_) => "tulis alamat halaman depan, tanpa `?` dan `#`",
        Finding::BrokenLink => {
            "tulis `[kata](alamat)`, alamatnya tanpa spasi, atau hapus kurungnya"
        }
        Finding::BrokenTable => "tulis baris seperti `|---|---|` di bawah baris pertama",
        Finding::Domain(_) => {
            "tulis yang ada di belakang `@` pada alamat email, misalnya `contoh.go.id`"
        }
        Finding::Credentials(_) => {
            "hapus semua di antara `//` dan `@`: siapa pun dapat membacanya; bila itu kata sandi, gantilah"
        }
        Finding::Url(_) => "awali dengan `https://`, misalnya `https://contoh.go.id`",
        Finding::Date(_) => "tulis bulan-tanggal, misalnya `08-17`",
        Finding::TimeOfDay(_) => "tulis dalam tanda petik, misalnya `\"15:00\"`",
        Finding::Size(_) => {
            "tulis misalnya `2 MB`, `1,5 MB`, atau `16 KB`, paling banyak dua angka di belakang koma"
        }
        Finding::WorkingDays(_) => "tulis `5` (Senin–Jumat) atau `6` (Senin–Sabtu)",
        Finding::DuplicateYear(_) => "gabungkan kedua tabel",
        Finding::UnknownStep { goto, known } => return Some(unknown_step_help(goto, known)),
        Finding::UnknownForm { name, known } => return Some(form_help(name, known)),
        Finding::UnusedForm => "sebut di sebuah layanan, misalnya `form: umum`, atau hapus",
        Finding::UnknownDocument { name, known } => return Some(document_help(name, known)),
        Finding::UnknownBlank { name, known } => return Some(blank_help(name, known)),
        Finding::UnknownService(_) => "samakan nama folder ini dengan nama berkas layanannya",
        Finding::DuplicateId(_) | Finding::DuplicateStep(_) => "beri id lain",
        Finding::UnknownAgency(_) => "buat `agency.yaml` di folder ini, dengan `name` di dalamnya",
        Finding::FieldName(_) => "pakai huruf kecil, angka, dan `_`, misalnya `nomor_telepon`",
        Finding::FieldKind(kind) => return Some(word_help(kind, &crate::raw::form::KINDS)),
        Finding::FieldKey { .. } => "hapus baris ini",
        Finding::FileKind(kind) => return Some(word_help(kind, &crate::raw::form::FILE_KINDS)),
        Finding::Lengths { .. } => "tukar kedua batas itu",
        Finding::FieldBound { kind, .. } => match kind.as_str() {
            "date" => "tulis `today` (hari ini) atau tanggal seperti `2026-01-31`",
            "number" => "tulis angka seperti `10` atau `2.5`",
            _ => "tulis banyaknya huruf, misalnya `100`",
        },
        Finding::Decimals { bounds_need, .. } => {
            return Some(format!("tulis `decimals` antara {bounds_need} dan 6"));
        }
        Finding::FileCount { most, .. } => {
            return Some(format!("tulis `count` antara 1 dan {most}"));
        }
        Finding::Autocomplete { is_date: true, .. } => "untuk tanggal hanya ada `bday`",
        Finding::Autocomplete { token, .. } => {
            return Some(word_help(token, &crate::raw::form::AUTOCOMPLETE));
        }
        Finding::Form(FormError::ReplyTo(_)) => "tulis nama isian yang jenisnya `email`",
        Finding::Form(FormError::Empty) => "tulis paling sedikit satu isian di bawah `fields`",
        Finding::Form(FormError::Condition(error)) => return condition::help_in_indonesian(error),
        Finding::Form(FormError::TooLarge { .. }) => {
            "kecilkan `max_size` atau `count` salah satu berkas"
        }
        Finding::NoRecipient => "isi `email` di `agency.yaml`",
        Finding::NoPrivacyNotice => "isi ketujuh hal di bawah `privacy` di `agency.yaml`",
        Finding::Link(_) => "awali dengan `https://`, `mailto:`, `tel:`, atau `/`",
        Finding::UnknownPage { meant: Some(meant), .. } => {
            return Some(format!("maksud Anda `{meant}`?"));
        }
        Finding::UnknownPage { .. } | Finding::Unsettled { .. } => {
            "tulis nama berkasnya, misalnya `../kominfo/lock.md`, atau alamat halamannya"
        }
        Finding::UnknownPlace { id, known, .. } => return Some(place_help(id, known)),
        Finding::ForeignPicture(_) => {
            "jelaskan isinya dengan kata-kata, atau beri tautan ke halamannya"
        }
        Finding::NoAlternative(_) => "tulis isi gambar di antara kurung siku: `![isi gambar](…)`",
        Finding::RawHtml => "tulis dengan Markdown",
        Finding::UnknownOverride => {
            "periksa namanya; yang dapat diganti ada di folder `templates` dari loket"
        }
        Finding::Form(
            FormError::DuplicateField(_) | FormError::ReservedName(_) | FormError::CaseName(_),
        )
        | Finding::SameAddress { .. } => "beri nama lain",
        Finding::Expired(_) => {
            "tulis tanggal akhir yang baru, atau `status: dicabut` bila sudah tidak berlaku"
        }
        Finding::StepsTakeLonger { .. } => "periksa waktu setiap langkah dan waktu layanan",
        Finding::FutureDecree(_) => {
            "periksa tanggalnya; standar yang belum ditetapkan ditandai `status: draft`"
        }
        Finding::DecreeYear { .. } => "periksa nomor dan tanggal SK",
        Finding::UnclearTime => {
            "tulis misalnya `{ for: Permohonan baru, time: 3 hari kerja }`, atau tambahkan `cases`"
        }
        Finding::UnclearCost => {
            "tulis misalnya `{ for: Penggantian, fee: Rp 10.000 }`, atau tambahkan `cases`"
        }
        Finding::ReplacedByItself => "sebutkan layanan penggantinya, atau hapus `replaced_by`",
        Finding::RelatedToItself | Finding::RelatedTwice(_) => "hapus yang ini",
        Finding::NoHolidays(_) => {
            "tambahkan tahun itu di `holidays.yaml`; sebelum itu tanggal disebut perkiraan"
        }
        Finding::Incomplete(component) => return Some(incomplete_help(*component)),
        Finding::Advice(components) => return Some(advice_help(components)),
        Finding::MainLanguage(_) => "hapus bahasanya dari nama berkas",
        Finding::NoCounterpart => "samakan namanya dengan berkas yang diterjemahkan",
        Finding::MainOnly(_) => "hapus di sini; cukup ditulis dalam bahasa utama",
        Finding::OtherValue(_) => "hapus di sini: nilai dari bahasa utama tampil dalam bahasa ini",
        Finding::Untranslated(_) => "yang belum ada tampil dalam bahasa utama, dengan tandanya",
        Finding::UntranslatedServices(files) => {
            return Some(format!("tambahkan {}", first_of(files)));
        }
        Finding::Untranslatable(_) => "tulis dahulu dalam bahasa utama, atau hapus di sini",
        Finding::UntranslatedField(name) => {
            return Some(format!("tambahkan `- name: {name}` dengan `label`-nya"));
        }
        Finding::UnknownField { name: word, known }
        | Finding::UnknownOption { value: word, known } => {
            return Some(listed_help(word, known));
        }
        Finding::Differs { .. } => "terjemahkan setiap isi menurut urutan yang sama",
        Finding::UnknownFile { name, known, folder } => {
            return Some(match likely(name, known.iter().map(String::as_str)) {
                Some(meant) => format!("maksud Anda `{meant}`?"),
                None => format!("taruh berkas itu di folder `{folder}`"),
            });
        }
        Finding::UnknownCase { case: word, known } => {
            return Some(known_help(word, known, "cases"));
        }
        Finding::UnknownServiceReference { id: word, known } => {
            return Some(match likely(word, known.iter().map(String::as_str)) {
                Some(meant) => format!("maksud Anda `{meant}`?"),
                None => "tulis `<instansi>/<layanan>`, misalnya `kominfo/lock`".to_owned(),
            });
        }
        Finding::UnknownTopic { topic: word, known, key } => {
            return Some(known_help(word, known, key));
        }
        Finding::UnknownInput { name, known } => return Some(known_help(name, known, "inputs")),
        Finding::EmptyCase(_) => {
            "tambahkan isian untuk kasus ini; isian tanpa `cases` ditanyakan pada semua kasus"
        }
        Finding::DuplicateOption(_) => "beri `value` yang berbeda",
        Finding::UnusedInput(_) => "pakai di `formula`, atau hapus",
        Finding::Formula(_) => "tulis misalnya `(luas + 10) × tarif`; tanda kurang diapit spasi",
        Finding::Copies(_) => "tulis misalnya `1`, `6 lembar`, `2 rangkap`",
        Finding::Validity(_) => {
            "tulis misalnya `5 tahun`, `masih berlaku`, `seumur hidup`; selain itu pakai `{ text: … }`"
        }
        Finding::Social(_) => {
            "tulis misalnya `Instagram: @nama`; yang ada: Facebook, Instagram, X, YouTube, TikTok, Telegram, Threads"
        }
        Finding::CalendarDate(_) => "tulis misalnya `2026-11-24` atau `24 November 2026`",
        Finding::Period => "tukar `from` dan `to`",
        Finding::Score(_) => "tulis angka dari 25 sampai 100, misalnya `88,31`",
        Finding::Colour(_) => "tulis enam angka heksadesimal, misalnya `\"#1d2d6b\"`",
        Finding::Contrast { nearest, .. } => {
            return Some(format!("warna terdekat yang terbaca: `\"{nearest}\"`"));
        }
        Finding::Logo(LogoFault::Kind) => "simpan logo sebagai SVG, PNG, atau WebP",
        Finding::Logo(LogoFault::Size) => "tambahkan `viewBox`, atau simpan ulang gambarnya",
        Finding::Logo(LogoFault::Active(_)) => "hapus bagian itu, atau simpan logo sebagai PNG",
        Finding::BadId(_) => "pakai huruf kecil, angka, `-`, dan `_`, misalnya `kartu-baru`",
        Finding::Together(..) => "pakai salah satu saja",
        Finding::GroupKey(_) => "tulis pada dokumen di dalam kelompok itu",
        Finding::GroupCount { .. } => "tulis angka dari 1 sampai jumlah isinya",
        Finding::LoneStep(_) => "awali setiap langkah dengan `- `",
        Finding::Unreadable(_) => "periksa apakah berkas itu ada dan boleh dibaca",
        Finding::Template(_) => "bandingkan dengan templat bernama sama milik loket",
        Finding::Form(_) => "bandingkan dengan formulir layanan lain",
        Finding::NoWords(_) => "tulis kata-kata yang akan dibaca orang",
        Finding::EmptyValue(key) => {
            return Some(format!("tulis sesuatu sesudah `{key}:`, atau hapus baris itu"));
        }
        Finding::Year(_) => "tulis dengan empat angka, misalnya `2026`",
        Finding::Unfilled => {
            "tulis yang berlaku di instansi Anda, lalu hapus `# ISI:` dan petunjuk sesudahnya"
        }
        Finding::DeadLink { .. } => "ganti alamat itu atau hapus tautannya",
        Finding::SilentLink { silence: Silence::NotPublic, .. } => {
            "ganti alamat itu; untuk memeriksa server di jaringan sendiri, pakai `--external=any`"
        }
        Finding::SilentLink { .. } => {
            "coba buka sendiri; bila tetap begitu, ganti alamat itu atau hapus tautannya"
        }
        Finding::MovedLink { .. } => "tulis alamat yang baru",
        Finding::LinksLeft(_) => "periksa lagi: tautan yang baik tidak ditanya lagi selama 7 hari",
    };
    Some(help.to_owned())
}

fn silent(silence: Silence) -> String {
    match silence {
        Silence::Status(status) => return format!("menuju server yang sedang rusak ({status})"),
        Silence::TimedOut => "tidak dijawab dalam batas waktu",
        Silence::Unreachable => "tidak dapat dihubungi",
        Silence::Certificate => "menuju server tanpa sertifikat yang sah",
        Silence::Redirects => "dialihkan berputar-putar atau terlalu sering",
        Silence::NotPublic => "menuju jaringan ini, jadi tidak diperiksa",
    }
    .to_owned()
}

fn syntax(fault: &Fault) -> String {
    match fault {
        Fault::Scan(_) => "data (YAML) tidak dapat dibaca mulai dari sini".to_owned(),
        Fault::Tab => "ada tab di tempat spasi".to_owned(),
        Fault::OddSpace => "ada spasi khusus di tempat spasi biasa".to_owned(),
        Fault::Control(sign) => {
            format!("ada karakter yang tidak terlihat (U+{:04X})", u32::from(*sign))
        }
        Fault::OpenQuote(quote) => format!("tanda petik {quote} belum ditutup"),
        Fault::TextAfterQuote(quote) => format!("ada teks sesudah tanda petik penutup {quote}"),
        Fault::Escape => "garis miring terbalik `\\` di dalam petik ganda tidak dikenal".to_owned(),
        Fault::OpenBracket(bracket) => format!("kurung `{bracket}` belum ditutup"),
        Fault::StrayBracket(bracket) => format!("kurung `{bracket}` tidak punya pembuka"),
        Fault::TextAfterBracket => "ada teks sesudah kurung penutup".to_owned(),
        Fault::NoComma => "koma di antara dua isi belum ada".to_owned(),
        Fault::Colon => "ada titik dua di dalam teks tanpa tanda petik".to_owned(),
        Fault::OddColon => "titik dua ini bukan titik dua biasa".to_owned(),
        Fault::NoSpaceAfterColon => "sesudah titik dua belum ada spasi".to_owned(),
        Fault::NoSpaceAfterDash => "sesudah tanda `-` belum ada spasi".to_owned(),
        Fault::OtherMark(mark) => format!("`{mark}` tidak memulai isi daftar"),
        Fault::SecondMark(mark) => format!("`{mark}` tidak perlu: `-` sudah memulai isi daftar"),
        Fault::NoDash => "baris-baris ini akan menjadi satu isi".to_owned(),
        Fault::NoColon => "baris ini tidak punya titik dua".to_owned(),
        Fault::Sign(sign) => format!("teks diawali `{sign}`, yang punya arti lain di sini"),
        Fault::Remark => "teks terpotong di sini: `#` memulai catatan".to_owned(),
        Fault::Indentation { found, .. } => {
            format!("{found} spasi di awal baris tidak sejajar dengan baris di atasnya")
        }
        Fault::Alias => "`&` dan `*` tidak dipakai di sini".to_owned(),
        Fault::ComplexKey => "kunci harus satu kata".to_owned(),
        Fault::SecondDocument => "dokumen kedua dimulai di sini".to_owned(),
        Fault::TooDeep => "daftar di dalam daftar terlalu dalam".to_owned(),
    }
}

fn syntax_help(fault: &Fault) -> String {
    let help = match fault {
        Fault::Scan(_) => {
            "periksa spasi di awal baris, tanda petik yang belum ditutup, dan titik dua di dalam teks"
        }
        Fault::Tab => "ganti tab dengan spasi, dua spasi untuk setiap tingkat",
        Fault::OddSpace => "hapus lalu ketik spasi biasa; biasanya ikut tersalin dari dokumen lain",
        Fault::Control(_) => "hapus karakter itu; biasanya ikut tersalin dari dokumen lain",
        Fault::OpenQuote(quote) => {
            return format!("tambahkan {quote} di akhir teks, atau hapus yang di awal");
        }
        Fault::TextAfterQuote('\'') => {
            "apit seluruh teks dengan petik ganda, atau tulis `'` di dalamnya dua kali: `''`"
        }
        Fault::TextAfterQuote(_) => "apit seluruh teks dengan petik tunggal: `'…'`",
        Fault::Escape => "pakai petik tunggal, atau tulis garis miring terbalik itu dua kali",
        Fault::OpenBracket('[') => "tambahkan `]` di akhir daftar",
        Fault::OpenBracket(_) => "tambahkan `}` di akhir",
        Fault::StrayBracket(_) => "hapus kurung itu, atau apit seluruh teks dengan tanda petik",
        Fault::NoComma => "tulis koma di antara kedua isi itu",
        Fault::OddColon => "hapus lalu ketik `:` dan spasi",
        Fault::NoSpaceAfterColon => "tulis spasi sesudah titik dua: `kunci: nilai`",
        Fault::NoSpaceAfterDash => "tulis spasi sesudah tanda itu: `- teks`",
        Fault::OtherMark(_) => {
            "ganti dengan `- `; nomor ditulis oleh halaman; bila ini lanjutan teks, gabungkan dengan baris di atasnya"
        }
        Fault::SecondMark(_) => "hapus tanda itu",
        Fault::NoDash => "awali tiap isi dengan `- `; bila hanya satu, tulis dalam satu baris",
        Fault::NoColon => {
            "tulis `kunci: nilai`, atau beri spasi di awal bila baris ini lanjutan teks di atasnya"
        }
        Fault::Sign('-') => "mulai daftar di baris baru, atau apit teks dengan tanda petik",
        Fault::Sign('|' | '>') => {
            "apit teks dengan tanda petik, atau mulai teks di baris berikutnya, dua spasi lebih dalam"
        }
        Fault::TextAfterBracket | Fault::Colon | Fault::Sign(_) => {
            "apit seluruh teks dengan tanda petik: `\"…\"`"
        }
        Fault::Remark => {
            "apit seluruh teks dengan tanda petik, atau tulis spasi sesudah `#` bila memang catatan"
        }
        Fault::Indentation { expected, .. } => return indentation_help(expected),
        Fault::Alias => "apit teks yang diawali tanda itu dengan tanda petik",
        Fault::ComplexKey => "tulis `kunci: nilai`",
        Fault::SecondDocument => {
            "hapus baris `---` atau `...`, dan spasi di depan kunci yang pertama"
        }
        Fault::TooDeep => "periksa spasi dan kurung di awal baris",
    };
    help.to_owned()
}

fn indentation_help(expected: &[usize]) -> String {
    match expected {
        [] => "awali baris dengan spasi sebanyak baris di atasnya".to_owned(),
        [one] => format!("awali baris dengan {one} spasi"),
        [rest @ .., last] => {
            let rest = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("awali baris dengan {rest} atau {last} spasi, seperti baris yang setingkat")
        }
    }
}

fn shape(fault: &ShapeFault) -> String {
    match fault {
        ShapeFault::WrongType { found, .. } => format!("di sini tertulis {}", found_words(*found)),
        ShapeFault::UnknownKey { key, .. } => format!("kunci `{key}` tidak dikenal"),
        ShapeFault::UnknownWord { word, .. } => format!("`{word}` bukan pilihan yang ada"),
        ShapeFault::MissingKey(key) => format!("`{key}` belum diisi"),
        ShapeFault::DuplicateKey(key) => format!("kunci `{key}` tertulis dua kali"),
        ShapeFault::Other(cause) => format!("nilai tidak dapat dipakai: {cause}"),
    }
}

const fn found_words(found: Found) -> &'static str {
    match found {
        Found::Nothing => "nilai kosong",
        Found::Number => "angka",
        Found::Boolean => "ya/tidak (`true`/`false`)",
        Found::Text => "teks",
        Found::List => "daftar",
        Found::Map => "kunci dengan nilai",
    }
}

fn shape_help(fault: &ShapeFault) -> String {
    match fault {
        ShapeFault::WrongType { expected, .. } => {
            format!("yang diharapkan: {}", expectation(expected))
        }
        ShapeFault::UnknownKey { key: word, known } | ShapeFault::UnknownWord { word, known } => {
            word_help(word, known)
        }
        ShapeFault::MissingKey(key) => format!("tambahkan `{key}: …`"),
        ShapeFault::DuplicateKey(_) => "hapus salah satunya".to_owned(),
        ShapeFault::Other(_) => "bandingkan dengan kunci yang sama di berkas lain".to_owned(),
    }
}

/// The shapes say what they expect in English; these are the phrases they use.
fn expectation(expected: &str) -> &str {
    match expected {
        "a string" | "text" => "teks",
        "a sequence" | "a list" => "daftar, satu baris untuk setiap isi, diawali `- `",
        "a boolean" => "`true` atau `false`",
        "text, or keys with `text:`" => "teks, atau `{ text: … }`",
        "one text, or a list of texts" => "satu teks, atau daftar teks",
        "text, or keys with values" => "teks, atau kunci dengan nilai",
        "text, keys with values, or a list of them" => {
            "teks, kunci dengan nilai, atau daftar, satu baris untuk setiap isi, diawali `- `"
        }
        "the name of a form, or keys with values" => "nama formulir, atau kunci dengan nilai",
        "`inherit`, or keys with values" => "`inherit`, atau kunci dengan nilai",
        _ if expected.starts_with("struct") || expected.contains("map") => "kunci dengan nilai",
        _ if expected.starts_with('u') || expected.starts_with('i') => "angka bulat",
        _ => expected,
    }
}

fn word_help(word: &str, known: &[&'static str]) -> String {
    match meant(word, known) {
        Some(Meant::Word(meant)) => format!("maksud Anda `{meant}`?"),
        Some(Meant::NoSpace(key)) => format!("tulis spasi sesudah titik dua: `{key}: …`"),
        Some(Meant::Elsewhere(place)) => {
            format!("kunci ini tempatnya di bawah `{place}`: periksa spasi di awal baris")
        }
        None => format!("yang ada: {}", quoted(known.iter().copied())),
    }
}

/// Names the first files that are to be written.
fn first_of(files: &[String]) -> String {
    let more = if files.len() > 3 { " …" } else { "" };
    format!("{}{more}", quoted(files.iter().take(3).map(String::as_str)))
}

/// Names what was likely meant, or all that there is.
fn listed_help(word: &str, known: &[String]) -> String {
    match likely(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `{meant}`?"),
        None => format!("yang ada: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn known_help(word: &str, known: &[String], key: &str) -> String {
    match likely(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `{meant}`?"),
        None if known.is_empty() => format!("tulis dahulu di bawah `{key}`"),
        None => format!("yang ada: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn unknown_step_help(goto: &str, known: &[String]) -> String {
    match likely(goto, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `{meant}`?"),
        None => format!(
            "tulis `next`, `end`, atau salah satu dari {}",
            quoted(known.iter().map(String::as_str))
        ),
    }
}

fn form(error: &FormError) -> String {
    match error {
        FormError::Empty => "formulir belum punya isian".to_owned(),
        FormError::DuplicateField(name) => format!("dua isian bernama `{name}`"),
        FormError::CaseName(name) => {
            format!("nama `{name}` dipakai untuk pertanyaan tentang kasus")
        }
        FormError::ReservedName(name) => format!("nama `{name}` dipakai oleh loket sendiri"),
        FormError::ReplyTo(name) => {
            format!("`reply_to` menyebut `{name}`, padahal tidak ada isian email dengan nama itu")
        }
        FormError::TooLarge { sum } => {
            format!(
                "jumlah ukuran berkas {}, lebih besar daripada yang dapat dikirim (4 MB)",
                megabytes(*sum, Language::Id)
            )
        }
        _ => error.to_string(),
    }
}

fn document_help(name: &str, known: &[String]) -> String {
    match likely(name, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `{meant}`?"),
        None => {
            "tulis dokumen itu di folder layanan, misalnya `lock/surat-pernyataan.md`".to_owned()
        }
    }
}

fn form_help(name: &str, known: &[String]) -> String {
    match likely(name, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `{meant}`?"),
        None if known.is_empty() => {
            "tulis formulir itu di folder `forms`, misalnya `forms/umum.yaml`".to_owned()
        }
        None => format!("yang ada: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn incomplete_help(component: Component) -> String {
    let key = component.key();
    format!("isi `{key}:`; selama kosong, halaman menyebutnya tidak dicantumkan dalam standar")
}

fn advice_help(components: &[Component]) -> String {
    let keys = quoted(components.iter().map(|one| one.key()));
    format!("bila tercantum dalam surat keputusan, tambahkan {keys}")
}

fn place_help(id: &str, known: &[String]) -> String {
    match likely(id, known.iter().map(String::as_str)) {
        Some(meant) => format!("maksud Anda `#{meant}`?"),
        None if known.is_empty() => "halaman itu tidak punya judul bagian dalam teksnya".to_owned(),
        None => format!("bagian yang ada: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn blank_help(name: &str, known: &[String]) -> String {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match likely(name, known.iter().copied()) {
        Some(meant) => format!("maksud Anda `{{{meant}}}`?"),
        None => format!("yang ada: {}", quoted(known)),
    }
}
