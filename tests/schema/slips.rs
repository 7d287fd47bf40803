//! Slips of a hand in values, of which a schema can tell that they are none.

use crate::site::{fixtures, read};
use crate::world::{Schemas, data, parts};

/// The file, what stands there, and what is written in its place.
const SLIPS: [(&str, &str, &str); 31] = [
    ("site.yaml", "language: id", "language: indonesia"),
    ("site.yaml", "layanan@contoh.go.id", "layanan at contoh.go.id"),
    ("site.yaml", "https://layanan.contoh.go.id", "https//layanan.contoh.go.id"),
    ("site.yaml", "https://www.lapor.go.id", "www.lapor.go.id"),
    ("site.yaml", "name: Layanan", "nama: Layanan"),
    ("holidays.yaml", "[01-01, 01-16", "[01-01, 13-16"),
    ("holidays.yaml", "[01-01, 01-16", "[01-01, 01-32"),
    ("holidays.yaml", "leave: [02-16", "leave: [16 Februari"),
    ("holidays.yaml", "year: 2027", "year: dua ribu"),
    ("holidays.yaml", "year: 2027", "tahun: 2027"),
    ("dinas/agency.yaml", "0812-0000-0000", "0812-ABCD"),
    ("dinas/agency.yaml", "0812-0000-0000", "08"),
    ("dinas/agency.yaml", "dinas@contoh.go.id", "dinas.contoh.go.id"),
    ("dinas/agency.yaml", "dinas@contoh.go.id", "dinas@contoh"),
    ("dinas/agency.yaml", "https://dinas.contoh.go.id", "dinas.contoh.go.id"),
    ("dinas/agency.yaml", "name: Dinas Contoh", "name: { a: b }"),
    ("dinas/surat.md", "time: 2 hari kerja", "time: dua hri kerja"),
    ("dinas/surat.md", "time: 10 menit", "time: 10 mnit"),
    ("dinas/surat.md", "time: 10 menit", "time: 10"),
    ("dinas/surat.md", "cost: gratis", "cost: grtis"),
    ("dinas/surat.md", "cost: gratis", "cost: 30.000"),
    ("dinas/surat.md", "2030-12-31", "31-12-2030"),
    ("dinas/surat.md", "2030-12-31", "2030-13-31"),
    ("dinas/surat.md", "title: Surat Keterangan Contoh", "title: [a, b]"),
    ("dinas/surat.md", "title: Surat Keterangan Contoh", "title: ''"),
    ("dinas/surat.md", "year: 2026", "year: duaribu"),
    ("dinas/surat.md", "kind: email", "kind: emial"),
    ("dinas/surat.md", "[jpeg, png]", "[jpeg, docx]"),
    ("dinas/surat.md", "2 MB", "2 megabita"),
    ("dinas/surat.md", "name: ktp", "name: Foto KTP"),
    ("tentang.md", "title: ", "judul: "),
];

#[test]
fn a_slip_that_a_schema_can_tell_is_invalid() {
    let schemas = Schemas::printed();
    for (path, old, new) in SLIPS {
        let text = read(&fixtures("sites/kecil").join(path));
        assert!(text.contains(old), "`{old}` stands in {path}");
        let (whole, slipped) = (data(parts(path, &text).0), text.replacen(old, new, 1));
        assert!(schemas.takes(path, &whole.expect("YAML")), "{path}");
        let slipped = data(parts(path, &slipped).0).expect("YAML");
        assert!(!schemas.takes(path, &slipped), "`{new}` passes in {path}");
    }
}
