//! Slips that are about more than a line: of files, of forms, of what fits together.

use crate::original::Original;
use crate::slip::Slip;

/// The class, the site, the file, what stands there, what is written in its place, and how
/// many lines further down than it begins the mistake is told.
const CHANGES: [(&str, &str, &str, &str, &str, usize); 32] = [
    ("form too large", "kecil", "dinas/surat.md", "2 MB", "40 MB", 0),
    ("file kind", "kecil", "dinas/surat.md", "[jpeg, png]", "[jpeg, docx]", 0),
    ("file size", "kecil", "dinas/surat.md", "2 MB", "2 megabita", 0),
    ("field kind", "kecil", "dinas/surat.md", "kind: email", "kind: emial", 0),
    ("field kind", "kecil", "dinas/surat.md", "kind: file", "kind: berkas", 0),
    ("field twice", "kecil", "dinas/surat.md", "name: ktp", "name: email", 0),
    ("field name", "kecil", "dinas/surat.md", "name: ktp", "name: Foto KTP", 0),
    ("reply to no e-mail", "kecil", "dinas/surat.md", "reply_to: email", "reply_to: nama", 0),
    (
        "missing key",
        "kecil",
        "dinas/surat.md",
        "    - name: email\n      label: Surel\n",
        "    - name: email\n",
        0,
    ),
    ("missing key", "kecil", "dinas/surat.md", "title: Surat Keterangan Contoh\n", "", 0),
    ("missing key", "kecil", "site.yaml", "mail:", "surat:", 0),
    ("missing key", "kecil", "dinas/agency.yaml", "name: Dinas Contoh\n", "", 0),
    (
        "missing key",
        "standards",
        "belu/kartu-keluarga.md",
        "{ id: baru-wna, name: Penerbitan Kartu Keluarga Baru untuk WNA }",
        "{ id: baru-wna }",
        0,
    ),
    (
        "missing key",
        "standards",
        "kominfo-purbalingga/agency.yaml",
        "class: Berkadar pengawasan dan memerlukan pemeriksaan\n      time: selambat-lambatnya 60 hari kerja",
        "time: selambat-lambatnya 60 hari kerja",
        0,
    ),
    ("steps take longer", "kecil", "dinas/surat.md", "time: 2 hari kerja", "time: 39 menit", 0),
    (
        "steps take longer",
        "lengkap",
        "dinas/izin-lama.md",
        "steps: [Mengajukan]\ntime: 1 hari kerja",
        "steps:\n  - { text: Mengajukan, time: 3 jam }\ntime: 1 jam",
        2,
    ),
    ("expired", "kecil", "dinas/surat.md", "{ to: 2030-12-31 }", "{ to: 2025-12-31 }", 0),
    ("expired", "lengkap", "dinas/izin.md", "to: 31 Desember 2027", "to: 31 Desember 2025", 0),
    ("period", "lengkap", "dinas/izin.md", "to: 31 Desember 2027", "to: 31 Desember 2024", 0),
    ("holiday", "kecil", "holidays.yaml", "holidays: [01-01, 01-16", "holidays: [01-01, 13-16", 0),
    ("holiday", "kecil", "holidays.yaml", "leave: [02-16", "leave: [16 Februari", 0),
    ("year twice", "kecil", "holidays.yaml", "year: 2027", "year: 2026", 0),
    (
        "case misspelt in one place",
        "standards",
        "polres-jepara/skck.md",
        "cost:\n  cases: baru",
        "cost:\n  cases: bru",
        1,
    ),
    (
        "case misspelt in one place",
        "standards",
        "belu/kartu-keluarga.md",
        "- cases: hilang-wni",
        "- cases: hilang-wani",
        0,
    ),
    ("unknown language", "standards", "site.yaml", "language: id", "language: indonesia", 0),
    (
        "document form",
        "standards",
        "polres-jepara/skck.md",
        "KK, form: salinan",
        "KK, form: salnan",
        0,
    ),
    (
        "document form",
        "standards",
        "dishub-bontang/uji-kendaraan.md",
        "form: asli",
        "form: orisinal",
        0,
    ),
    (
        "link in a value",
        "lengkap",
        "dinas/izin.md",
        "Boleh, dengan **surat kuasa**.",
        "Boleh, dengan [surat](tak-ada.md).",
        0,
    ),
    (
        "link in a value",
        "lengkap",
        "dinas/agency.yaml",
        "sesuai standar.\n",
        "sesuai standar.\n\n  Lihat [maklumat](/tak/ada/).\n",
        2,
    ),
    (
        "formula",
        "lengkap",
        "dinas/izin.md",
        "(luas + 10) × tarif dasar",
        "(luas + 10 × tarif dasar",
        0,
    ),
    ("goto", "lengkap", "dinas/izin.md", "goto: end", "goto: 5", 0),
    ("file", "lengkap", "dinas/izin.md", "formulir.txt", "formulr.txt", 0),
];

pub(crate) fn slips(site: &Original, slips: &mut Vec<Slip>) {
    for (class, name, file, right, wrong, below) in CHANGES {
        if name != site.name {
            continue;
        }
        let text = site.text(file);
        let at = text.find(right).expect(right);
        let line = text[..at].matches('\n').count() + 1 + below;
        slips.push(Slip::new(class, file, line, text.replacen(right, wrong, 1)));
    }
    let agencies = site.files.keys().filter_map(|file| file.strip_suffix("/agency.yaml"));
    for agency in agencies {
        let page = "---\ntitle: Sebuah halaman\n---\n\nIsi.\n".to_owned();
        slips.push(Slip::new("two pages with one address", &format!("{agency}.md"), 0, page));
        let stray = |name: &str| format!("{agency}/{name}");
        slips.push(Slip::new("file without a use", &stray("catatan.doc"), 0, "x".to_owned()));
        let service = "---\ntitle: A\n---\n".to_owned();
        slips.push(Slip::new("name that is no address", &stray("Surat Baru.md"), 0, service));
    }
}
