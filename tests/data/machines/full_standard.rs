//! A site with one standard that has every part that content can express.

use crate::site::Site;

const SITE: &str = "\
name: Layanan Kota Contoh
government: Pemerintah Kota Contoh
base_url: https://layanan.contoh.go.id
topics: [{ id: usaha, name: Usaha }]
life_events: [{ id: buka-usaha, name: Membuka usaha }]
";

const STANDARD: &str = "\
title: Izin Contoh
code: IZC
summary: Untuk warga yang memberi contoh.
decree: { number: 1/2026, year: 2026, date: 2026-01-05, title: Tentang contoh, url: 'https://contoh.go.id/sk' }
history:
  - { number: 7/2020, year: 2020, date: 2020-02-03, title: Standar lama }
valid: { from: 2026-02-01, to: 2030-12-31 }
reviewed_on: 2026-09-30
owner: Kepala Bidang Contoh
status: berlaku
keywords: [contoh, teladan]
topics: [usaha]
life_events: [buka-usaha]
audience: [warga, badan usaha]
cases:
  - { id: baru, name: Permohonan baru, who: Warga, when: Pertama kali }
  - { id: hilang, name: Kartu hilang }
requirements:
  - any_of:
      - { name: KTP, form: asli, copies: 1 lembar }
      - { name: Paspor, form: salinan, valid: masih berlaku, link: 'https://imigrasi.contoh.go.id' }
    name: Identitas
    note: Bawa aslinya
  - { name: Pas foto, size: 4×6, copies: 2 lembar, cases: baru, if: Belum punya }
  - { n_of: [Rekening listrik, Rekening air, Rekening telepon], count: 2 }
  - text: Surat **lain** bila diminta
    cases: [hilang]
steps:
  - actor: Pemohon
    text: mengajukan permohonan
    channel: counter
    time: 1 jam 15 menit
    steps:
      - { text: mengambil nomor }
      - { text: menyerahkan berkas, link: 'https://antre.contoh.go.id' }
  - id: periksa
    actor: Petugas
    text: memeriksa berkas
    decision:
      - { if: Lengkap, then: diproses, goto: next }
      - { if: Tidak lengkap, goto: 1 }
      - { if: Ditolak, goto: end }
  - { actor: Kepala, text: menandatangani, cases: [baru] }
time:
  - { time: paling lambat 3 hari kerja sejak berkas lengkap, cases: baru, note: Bila tidak ada gangguan }
  - { time: 1–2 minggu, cases: hilang, channel: post, exception: Keadaan kahar }
cost:
  - { for: Kartu baru, fee: 'Rp 15.000,50', cases: baru }
  - for: Kartu pengganti
    cases: hilang
    rows:
      - { for: Biasa, fee: Rp 20.000/kartu }
      - { for: Kilat, fee: Rp 30.000–50.000, surcharge: true, if: Diminta }
  - { for: Denda, fee: 5% dari nilai, regulation: [Perda 1/2024] }
products:
  - { name: Kartu Contoh, valid: 5 tahun, duties: [Memperpanjang sebelum habis], note: Dicetak }
channels:
  - { kind: online, name: Situs, url: 'https://daring.contoh.go.id' }
  - { kind: counter, name: Loket 2, place: Jl. Contoh No. 1, hours: [Senin–Jumat 08.00–15.00] }
legal_basis:
  - UU 25/2009
  - { text: Perda 1/2024, url: 'https://jdih.contoh.go.id/1' }
facilities: [Ruang tunggu]
competence: [SMA]
supervision: [Atasan langsung]
staff: [2 orang]
guarantee: [Tepat waktu]
safety: [Berkas disimpan]
evaluation: [Setahun sekali]
related: [dinas/lain]
faq:
  - { question: Berapa lama?, answer: Tiga **hari kerja**. }
";

/// Makes the site.
pub(crate) fn site() -> Site {
    let site = Site::small();
    site.write("content/site.yaml", SITE)
        .write("content/dinas/izin.md", format!("---\n{STANDARD}---\n"))
        .service("lain", "Layanan Lain", "status: dicabut\n")
        .append("content/dinas/agency.yaml", "address: Jl. Contoh No. 1, Kota Contoh\n");
    site
}
