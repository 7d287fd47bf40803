//! The help of the command and what its parser says, in Indonesian.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// What each command and each argument is for, by their path.
const HELP: [(&str, &str); 70] = [
    ("loket", "Mengubah standar pelayanan menjadi situs publik yang cepat dan mudah diakses."),
    ("loket lang", "Bahasa program: id atau en [bawaan: menurut komputer atau situs]"),
    ("loket serve", "Menampilkan situs di komputer ini dan menerima formulirnya"),
    ("loket serve content", "Folder isi situs"),
    ("loket serve templates", "Folder pengganti templat [bawaan: `templates`, jika ada]"),
    ("loket serve base_url", "Alamat situs, sebagai ganti yang di site.yaml"),
    (
        "loket serve today",
        "Tanggal yang dianggap hari ini, misalnya 2026-11-24 [bawaan: menurut jam komputer]",
    ),
    ("loket serve port", "Nomor port; 0 memakai yang kosong"),
    ("loket serve host", "Alamat komputer yang dipakai"),
    (
        "loket serve outbox",
        "Folder tempat email permohonan disimpan, satu berkas .eml untuk setiap email",
    ),
    ("loket build", "Menulis situs dan berkas untuk penerima formulir"),
    ("loket build content", "Folder isi situs"),
    ("loket build templates", "Folder pengganti templat [bawaan: `templates`, jika ada]"),
    ("loket build base_url", "Alamat situs, sebagai ganti yang di site.yaml"),
    (
        "loket build today",
        "Tanggal yang dianggap hari ini, misalnya 2026-11-24 [bawaan: menurut jam komputer]",
    ),
    ("loket build format", "Bentuk laporan masalah"),
    ("loket build lang", "Bahasa laporan: id atau en [bawaan: bahasa situs]"),
    (
        "loket build strict",
        "Gagal jika ada komponen penyampaian pelayanan (Pasal 21 UU 25/2009) yang belum dicantumkan, atau baris dari `loket new` yang belum diisi",
    ),
    ("loket build advice", "Tampilkan setiap saran, bukan satu baris untuk setiap berkas"),
    ("loket build out", "Folder hasil: situs di `public`, berkas penerima formulir di `function`"),
    (
        "loket build without_forms",
        "Tanpa formulir, untuk tempat yang tidak menerimanya: halaman menyebut cara lain saja",
    ),
    ("loket build compress", "Tulis juga .br dan .gz di samping setiap berkas"),
    ("loket build timings", "Tampilkan lama setiap tahap"),
    ("loket check", "Mencari masalah pada isi, tanpa menulis apa pun"),
    (
        "loket check names",
        "Layanan, instansi, atau berkas yang diperiksa sendiri, misalnya kominfo/lock [bawaan: semuanya]",
    ),
    ("loket check fix", "Betulkan yang tidak dapat mengubah arti, dan tampilkan setiap perubahan"),
    ("loket check watch", "Periksa lagi setiap kali berkas berubah, sampai Ctrl-C"),
    ("loket check content", "Folder isi situs"),
    ("loket check templates", "Folder pengganti templat [bawaan: `templates`, jika ada]"),
    ("loket check base_url", "Alamat situs, sebagai ganti yang di site.yaml"),
    (
        "loket check today",
        "Tanggal yang dianggap hari ini, misalnya 2026-11-24 [bawaan: menurut jam komputer]",
    ),
    ("loket check format", "Bentuk laporan masalah"),
    ("loket check lang", "Bahasa laporan: id atau en [bawaan: bahasa situs]"),
    (
        "loket check strict",
        "Gagal jika ada komponen penyampaian pelayanan (Pasal 21 UU 25/2009) yang belum dicantumkan, atau baris dari `loket new` yang belum diisi",
    ),
    ("loket check advice", "Tampilkan setiap saran, bukan satu baris untuk setiap berkas"),
    (
        "loket check external",
        "Periksa juga apakah tautan ke situs lain masih dapat dibuka; yang baik tidak diperiksa ulang selama 7 hari",
    ),
    ("loket check timings", "Tampilkan lama setiap tahap"),
    ("loket new", "Memulai situs, instansi, atau layanan dengan berkas yang tinggal diisi"),
    (
        "loket new site",
        "Memulai situs: isinya, dengan instansi dan layanan pertama, dan repositorinya",
    ),
    ("loket new site dir", "Folder tempat `content` dibuat"),
    ("loket new agency", "Memulai instansi"),
    ("loket new agency id", "Namanya dalam alamat, misalnya dinkes"),
    ("loket new agency content", "Folder isi situs"),
    ("loket new service", "Memulai layanan, sebagai rancangan"),
    (
        "loket new service id",
        "Nama instansi dan layanannya dalam alamat, misalnya dinkes/izin-praktik",
    ),
    ("loket new service from_template", "Sertakan formulir: nama, kontak, dokumen, dan pernyataan"),
    ("loket new service paste", "Mulai dari teks yang ditempel, atau dari masukan standar"),
    ("loket new service content", "Folder isi situs"),
    (
        "loket import",
        "Memasukkan standar dari berkas, sebagai rancangan: tidak ada isinya yang hilang",
    ),
    (
        "loket import files",
        "Berkas yang dimasukkan, masing-masing satu standar, atau lembar dengan satu baris satu standar",
    ),
    ("loket import agency", "Nama instansinya dalam alamat, misalnya dinkes"),
    ("loket import id", "Nama layanan dalam alamat [bawaan: dari judulnya]; untuk satu berkas"),
    ("loket import content", "Folder isi situs"),
    ("loket import map", "Arti kolom lembar; jika belum ada, berkas ini ditulis untuk diperiksa"),
    (
        "loket import report",
        "Tulis halaman untuk setiap rancangan di folder ini: sumber di sampingnya, dan yang perlu diputuskan",
    ),
    ("loket import replace", "Ganti berkas yang sudah diubah"),
    (
        "loket export",
        "Menulis standar untuk SK berikutnya, untuk register, atau sebagai lembar; import membacanya lagi",
    ),
    (
        "loket export format",
        "Yang ditulis: docx untuk lampiran SK, text untuk register, xlsx untuk lembar",
    ),
    (
        "loket export names",
        "Layanan, instansi, atau berkas yang ditulis, misalnya kominfo/lock [bawaan: semuanya]",
    ),
    ("loket export out", "Folder tempat berkasnya ditulis"),
    ("loket export replace", "Ganti berkas yang isinya lain"),
    ("loket export content", "Folder isi situs"),
    ("loket export templates", "Folder pengganti templat [bawaan: `templates`, jika ada]"),
    ("loket export base_url", "Alamat situs, sebagai ganti yang di site.yaml"),
    (
        "loket export today",
        "Tanggal yang dianggap hari ini, misalnya 2026-11-24 [bawaan: menurut jam komputer]",
    ),
    ("loket schema", "Mencetak JSON Schema, yang dipakai editor untuk membantu menulis isi"),
    ("loket schema kind", "Jenis berkas"),
    ("loket schema out", "Folder tempat semua skema, atau skema jenis itu, ditulis"),
    ("loket schema lang", "Bahasa penjelasan: id atau en [bawaan: keduanya]"),
    ("loket schema translation", "Cetak skema terjemahan, yang boleh melewatkan apa saja"),
];

/// What stands below the help of a command.
const BELOW: [(&str, &str); 3] = [
    ("loket", "Mulai dari sini: `loket serve`, lalu buka alamat yang ditampilkannya."),
    ("loket schema", "Skema disimpan di samping isi: loket schema --out content/.schema"),
    (
        "loket serve",
        "Lingkungan:\n  LOKET_RATE, LOKET_PROXIES, LOKET_PROOF, LOKET_DAY_QUOTA\n                  \
         seperti dijelaskan `loket-handler --help`: untuk mencoba batas-batas situs",
    ),
];

/// Puts the help into Indonesian.
pub(super) fn translated(command: Command) -> Command {
    let path = command.get_name().to_owned();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version.help("Tampilkan versi").help_heading(OPTIONS);
    of_path(command, &path).disable_version_flag(true).arg(version)
}

const OPTIONS: &str = "Opsi";
const TEMPLATE: &str = "{about-with-newline}\nCara pakai: {usage}\n\n{all-args}{after-help}";

fn of_path(command: Command, path: &str) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command.mut_args(|arg| argument(arg, path));
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |sub| of_path(sub, &path));
    }
    if let Some(about) = help(path) {
        command = command.about(about);
    }
    if let Some((_, below)) = BELOW.iter().find(|(known, _)| *known == path) {
        command = command.after_help(*below);
    }
    let flag = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Perintah")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(flag.help("Tampilkan bantuan ini").help_heading(OPTIONS))
}

fn argument(arg: Arg, path: &str) -> Arg {
    let name = format!("{path} {}", arg.get_id());
    let Some(text) = help(&name) else { return arg };
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let choices: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let said = |word: &str, values: &[String]| {
        let is_said = !values.is_empty() && arg.get_action().takes_values();
        if is_said { format!(" [{word}: {}]", values.join(", ")) } else { String::new() }
    };
    let text = format!("{text}{}{}", said("pilihan", &choices), said("bawaan", &defaults));
    let heading = if arg.is_positional() { "Argumen" } else { OPTIONS };
    let is_valued = arg.get_action().takes_values();
    let arg = arg.help(text).help_heading(heading);
    // What the parser would add is said in its language; the text says it already.
    if is_valued { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

fn help(path: &str) -> Option<&'static str> {
    HELP.iter().find(|(known, _)| *known == path).map(|(_, help)| *help)
}

/// Says what was not understood; `None` if help or the version was asked for.
pub(super) fn explained(error: &clap::Error) -> Option<String> {
    let said = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let words = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => format!("`{argument}` tidak dikenal"),
        ErrorKind::InvalidSubcommand => {
            format!("perintah `{}` tidak dikenal", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("nilai `{argument}` belum ditulis"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{value}` tidak dapat dipakai untuk `{argument}`")
        }
        ErrorKind::MissingRequiredArgument => format!("belum ditulis: `{argument}`"),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` tidak dapat dipakai bersama `{}`", said(ContextKind::PriorArg))
        }
        _ => "perintah ini tidak dapat dibaca".to_owned(),
    };
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let meant = suggested.into_iter().find_map(|kind| error.get(kind)).map(most_likely);
    let meant = meant.map(|meant| format!("; maksud Anda `{meant}`?")).unwrap_or_default();
    let choices = said(ContextKind::ValidValue);
    let choices = if choices.is_empty() { choices } else { format!("\nPilihan: {choices}") };
    Some(format!("loket: {words}{meant}{choices}\nBantuan: loket --help\n"))
}

/// Returns the last of several suggestions, which is the most likely one.
fn most_likely(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => shown(other),
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Arguments;

    fn paths(command: &Command, path: &str, paths: &mut Vec<String>) {
        paths.push(path.to_owned());
        let own = command.get_arguments().map(|arg| arg.get_id().as_str());
        let own = own.filter(|id| !["help", "version"].contains(id));
        paths.extend(own.map(|id| format!("{path} {id}")));
        for sub in command.get_subcommands() {
            self::paths(sub, &format!("{path} {}", sub.get_name()), paths);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_and_no_other_has() {
        let mut all = Vec::new();
        paths(&Arguments::command(), "loket", &mut all);
        let known: Vec<&str> = HELP.iter().map(|(path, _)| *path).collect();
        let missing: Vec<&String> =
            all.iter().filter(|path| !known.contains(&path.as_str())).collect();
        let needless: Vec<&&str> =
            known.iter().filter(|path| !all.iter().any(|one| one == **path)).collect();
        assert!(missing.is_empty() && needless.is_empty(), "{missing:?} {needless:?}");
    }
}
