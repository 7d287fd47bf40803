"""Writes a site of many services: varied, and the same for the same number."""

import pathlib
import random

AGENCIES = [
    "Dinas Kependudukan dan Pencatatan Sipil", "Dinas Kesehatan", "Dinas Pendidikan",
    "Dinas Sosial", "Dinas Perhubungan", "Dinas Lingkungan Hidup", "Dinas Penanaman Modal",
    "Dinas Perumahan", "Dinas Tenaga Kerja", "Kecamatan", "Kelurahan", "Puskesmas",
    "Rumah Sakit Umum Daerah", "Badan Pendapatan Daerah", "Dinas Pertanian",
]
DEEDS = [
    "Penerbitan", "Perpanjangan", "Pencabutan", "Legalisasi", "Pendaftaran", "Perubahan Data",
    "Rekomendasi", "Konsultasi", "Penggantian", "Pengesahan",
]
THINGS = [
    "Kartu Keluarga", "Akta Kelahiran", "Izin Praktik Dokter", "Surat Keterangan Domisili",
    "Izin Penyelenggaraan Reklame", "Kartu Pencari Kerja", "Surat Pindah", "Izin Apotek",
    "Rekomendasi Bantuan Sosial", "Izin Operasional Sekolah", "Surat Keterangan Tidak Mampu",
    "Persetujuan Lingkungan", "Kartu Identitas Anak", "Izin Trayek Angkutan",
]
PAPERS = [
    "KTP asli dan salinan", "Kartu Keluarga (salinan)", "Pas foto 4x6 berwarna, 2 lembar",
    "Surat pengantar dari kelurahan", "Formulir yang telah diisi dan ditandatangani",
    "Surat pernyataan bermeterai", "Ijazah terakhir yang dilegalisir", "Nomor Induk Berusaha",
    "Surat keterangan sehat dari fasilitas kesehatan pemerintah", "Bukti pelunasan PBB tahun berjalan",
    "Akta pendirian badan usaha dan perubahannya", "Denah lokasi", "Surat kuasa jika diwakilkan",
]
ACTORS = ["Pemohon", "Petugas loket", "Verifikator", "Kepala Seksi", "Kepala Dinas"]
ACTS = [
    "menyerahkan berkas permohonan yang lengkap", "memeriksa kelengkapan dan kebenaran berkas",
    "memasukkan data ke dalam sistem dan mencetak tanda terima", "meninjau lokasi bersama pemohon",
    "meneliti dan memberi paraf pada rancangan keputusan", "menandatangani dokumen secara elektronik",
    "memberi tahu pemohon bahwa dokumen telah selesai", "mengambil dokumen dan mengisi survei kepuasan",
]
TIMES = [
    "1 hari kerja", "3 hari kerja", "5 hari kerja", "7 hari kerja", "14 hari kerja", "30 menit",
    "15 menit", "2 jam", "1 bulan",
]
COSTS = ["gratis", "tidak dipungut biaya", "Rp 30.000", "Rp 150.000", "Rp 1.250.000"]
WORDS = (
    "permohonan diajukan oleh orang yang bersangkutan atau wakilnya dengan surat kuasa dan "
    "diproses menurut urutan kedatangan apabila berkas telah lengkap petugas memberi tahu "
    "pemohon melalui telepon atau surat tentang kekurangan yang harus dilengkapi"
).split()

FORM = """form:
  reply_to: email
  groups:
    - heading: Pemohon
      fields:
        - { name: nama, label: Nama lengkap, kind: text, characters: name, min: 2, max: 100 }
        - { name: nik, label: NIK, kind: nik, hint: 16 angka di KTP. }
        - { name: alamat, label: Alamat, kind: text, min: 5, max: 200 }
        - { name: email, label: Email, kind: email }
        - { name: telepon, label: No. HP, kind: tel, mobile: true }
    - heading: Berkas
      fields:
        - { name: ktp, label: KTP, kind: file, accept: [pdf, jpeg, png], max_size: 2 MB }
        - { name: persetujuan, label: Data ini benar, kind: checkbox, value: ya }
"""

PRIVACY = "".join(
    f"  {item}: Data hanya dipakai untuk memproses permohonan ini.\n"
    for item in ["legality", "purpose", "kinds", "retention", "details", "period", "rights"]
)


def sentence(chance, words):
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def body(chance):
    """Some standards say more: paragraphs, a list, a table."""
    parts = [sentence(chance, chance.randint(15, 60)) for _ in range(chance.randint(0, 3))]
    if chance.random() < 0.3:
        parts.append("\n".join(f"- {sentence(chance, 8)}" for _ in range(chance.randint(2, 6))))
    if chance.random() < 0.2:
        rows = "\n".join(f"| {sentence(chance, 3)} | {sentence(chance, 4)} |" for _ in range(5))
        parts.append(f"## Keterangan\n\n| Hal | Isi |\n|---|---|\n{rows}")
    return "\n\n".join(parts)


def steps(chance):
    lines = []
    count = chance.randint(3, 9)
    for number in range(1, count + 1):
        lines.append(f"  - actor: {chance.choice(ACTORS)}")
        lines.append(f"    text: {chance.choice(ACTS)}")
        if chance.random() < 0.3:
            lines.append(f"    time: {chance.choice(['10 menit', '1 jam', '1 hari kerja'])}")
        if number == 2:
            lines.append("    decision:")
            lines.append("      - { if: Berkas lengkap, then: permohonan diproses, goto: next }")
            lines.append("      - { if: Berkas tidak lengkap, then: berkas dikembalikan, goto: 1 }")
    return "\n".join(lines)


def service(chance, number):
    title = f"{chance.choice(DEEDS)} {chance.choice(THINGS)} {number}"
    papers = "\n".join(f"  - {paper}" for paper in chance.sample(PAPERS, chance.randint(2, 12)))
    form = FORM if number % 5 == 0 else ""
    return (
        f"---\ntitle: {title}\ncode: L{number:05d}\n"
        f"summary: {sentence(chance, 12)}\n"
        f"decree: {{ number: 067/{number}, year: {2018 + number % 8} }}\n"
        f"keywords: [{chance.choice(THINGS)}, layanan]\n"
        f"requirements:\n{papers}\nsteps:\n{steps(chance)}\n"
        f"time: {chance.choice(TIMES)}\ncost: {chance.choice(COSTS)}\n"
        f"products: [{title}]\n{form}---\n\n{body(chance)}\n"
    )


def agency(chance, number):
    name = f"{AGENCIES[number % len(AGENCIES)]} {number}"
    steps = "\n".join(f"    - {sentence(chance, 8)}" for _ in range(4))
    return (
        f"name: {name}\naddress: Jl. Contoh No. {number + 1}\n"
        f"phones: [(0285) {400000 + number}]\nemail: instansi{number}@contoh.go.id\n"
        f"website: https://instansi{number}.contoh.go.id\n"
        f"complaints:\n  officer: {{ role: Pejabat Pengaduan, name: Sari Contoh }}\n"
        f"  direct:\n{steps}\nprivacy:\n{PRIVACY}"
    )


def write(folder, count, translated=False, seed=1):
    """Writes a site of `count` services, fifty for each agency; in English, too, if it is translated.

    Another seed gives other services.
    """
    folder = pathlib.Path(folder)
    chance = random.Random(count * seed)
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(
        "name: Layanan Kota Contoh\ngovernment: Pemerintah Kota Contoh\n"
        "base_url: https://layanan.contoh.go.id\nlanguage: id\ntime_zone: WIB\nworking_days: 5\n"
        "mail: { sender: layanan@contoh.go.id }\n"
    )
    days = ", ".join(f"{month:02d}-01" for month in range(1, 13))
    years = "".join(
        f"- year: {year}\n  decree: SKB Contoh {year}\n  holidays: [{days}]\n  leave: []\n"
        for year in (2026, 2027)
    )
    (folder / "holidays.yaml").write_text(years)
    if translated:
        (folder / "site.en.yaml").write_text("name: Services of Contoh City\n")
    for number in range(count):
        home = folder / f"instansi-{number // 50}"
        if number % 50 == 0:
            home.mkdir()
            (home / "agency.yaml").write_text(agency(chance, number // 50))
        (home / f"layanan-{number}.md").write_text(service(chance, number))
        if translated:
            english = f"---\ntitle: Service {number}\nsummary: What citizens ask for.\n---\n"
            (home / f"layanan-{number}.en.md").write_text(english)


BREAKS = [
    lambda text: text.replace("title:", "judul:", 1),
    lambda text: text.replace("goto: 1", "goto: 99", 1),
    lambda text: text.replace("time: ", "time: [lama, ", 1),
    lambda text: text.replace("year: ", "year: dua ribu ", 1),
    lambda text: text.replace("requirements:\n  -", "requirements:\n  - {", 1),
    lambda text: text.replace("steps:", "steps:\n  - langkah", 1),
    lambda text: text.replace("code: L", "code: kode yang salah ", 1),
    lambda text: text.replace("\n---\n", "\n", 1),
    lambda text: text + "\nLihat [halaman ini](/tidak-ada/).\n",
    lambda text: text.replace("cost: ", "cost: gratis\ncost: ", 1),
]


def break_some(folder, broken):
    """Breaks so many services, spread over the site, each in one of ten ways."""
    files = sorted(pathlib.Path(folder).glob("*/*.md"))
    files = [file for file in files if not file.name.endswith(".en.md")]
    for index in range(broken):
        file = files[index * len(files) // broken]
        text = file.read_text()
        wrong = BREAKS[index % len(BREAKS)](text)
        assert wrong != text, f"{file} is as before"
        file.write_text(wrong)
