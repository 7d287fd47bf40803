//! The box at the top of a service: what it tells of time and cost, and what follows the case.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::{self, folded};
use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

/// A site whose standard has these lines in place of its time and its cost.
fn site(lines: &str) -> Site {
    let site = Site::small();
    site.edit(SERVICE, "time: 2 hari kerja\ncost: gratis\n", lines);
    site
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

/// Returns the fact of the box with this label, then those of the cases.
fn fact(site: &Site, label: &str) -> Vec<String> {
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    let facts = selector(".loket-facts > div");
    let facts = page.select(&facts).filter(|fact| words(*fact).starts_with(label));
    facts.flat_map(|fact| fact.select(&selector("dd")).map(words).collect::<Vec<_>>()).collect()
}

#[test]
fn the_box_tells_a_total_else_the_longest_else_what_stands_on_steps() {
    for (lines, time) in [
        (
            "time: [{ for: Periksa, time: 15 menit }, { for: Total waktu, time: 60 menit }]",
            "60 menit",
        ),
        (
            "time:\n- { for: Periksa, time: 15 menit }\n- { for: Semua, time: 60 menit, total: true }",
            "60 menit",
        ),
        (
            "time: [{ for: Periksa, time: 3 hari kerja }, { for: Terbit, time: 25 hari kerja }]",
            "25 hari kerja terlama dari 2 rincian waktu",
        ),
        (
            "time: [{ channel: online, time: 15 menit }, { channel: counter, time: 3 hari kerja }]",
            "15 menit sampai 3 hari kerja 2 rincian waktu",
        ),
    ] {
        assert_eq!(fact(&site(&format!("{lines}\n")), "Waktu"), [time], "{lines}");
    }
    for (second, time) in [
        ("time: 1 jam", "1 jam 15 menit jumlah waktu pada langkah"),
        ("time: 3 hari kerja", "3 hari kerja waktu langkah terlama"),
    ] {
        let site = site("");
        let steps = format!(
            "text: menyerahkan berkas\n  time: 15 menit\n- actor: Petugas\n  text: memeriksa\n  {second}\n"
        );
        site.edit(SERVICE, "text: menyerahkan berkas\n", &steps);
        assert_eq!(fact(&site, "Waktu"), [time], "{second}");
        let found = site.places();
        let missing =
            |at: &str| found.iter().any(|place| place.contains("incomplete") && place.contains(at));
        assert!(!found.iter().any(|it| it.contains("time")) && missing(SERVICE), "{found:?}");
    }
}

#[test]
fn the_box_tells_the_range_of_fees_with_their_unit() {
    for (lines, cost) in [
        (
            "cost: [{ for: Air, fee: Rp 110.000/titik }, { for: Udara, fee: Rp 320.000/titik }]",
            "Rp110.000–Rp320.000 per titik 2 tarif",
        ),
        (
            "cost: [{ for: Uji, fee: Rp 45.000/unit }, { for: Kartu, fee: Rp 25.000 }]",
            "tergantung jenisnya (2 tarif)",
        ),
        (
            "cost: [{ for: Uji, fee: Rp 45.000 }, { for: Pasien BPJS, text: Ditanggung BPJS }]",
            "tergantung jenisnya",
        ),
        (
            "cost: [{ for: Uji, fee: Rp 45.000 }, { for: Kilat, fee: Rp 90.000, surcharge: true }]",
            "Rp45.000",
        ),
        ("cost: { for: Retribusi, regulation: Perda 1/2024 }", "Retribusi: menurut Perda 1/2024"),
        (
            "cost: { for: Kartu, rows: [{ for: Baru, fee: gratis }, { for: Lama, fee: gratis }] }",
            "Tidak dipungut biaya",
        ),
        (
            "cost: { formula: T = A × 2, inputs: [{ name: A, text: luas }] }",
            "dihitung dengan rumus",
        ),
    ] {
        assert_eq!(fact(&site(&format!("{lines}\n")), "Biaya"), [cost], "{lines}");
    }
}

#[test]
fn what_takes_a_promise_back_stands_beside_it_in_the_box_in_lists_and_on_paper() {
    let long = "apabila berkas diperiksa bersama instansi lain yang belum menjawab pada waktunya";
    for (lines, label, told) in [
        (
            "time: { time: maks. 5 hari, note: Atau lebih menurut keputusan dokter. }".to_owned(),
            "Waktu",
            "paling lama 5 hari (Atau lebih menurut keputusan dokter)",
        ),
        (
            "time: { time: 5 hari, exception: keadaan kahar }".to_owned(),
            "Waktu",
            "5 hari (Kecuali: keadaan kahar)",
        ),
        (format!("time: {{ time: 5 hari, exception: {long} }}"), "Waktu", "5 hari (dengan catatan)"),
        (
            "cost: { fee: Rp 350.000, note: belum termasuk obat }".to_owned(),
            "Biaya",
            "Rp350.000 (belum termasuk obat)",
        ),
        (
            "cost: { fee: gratis, if: untuk pengurusan pertama }".to_owned(),
            "Biaya",
            "Tidak dipungut biaya (untuk pengurusan pertama)",
        ),
        (
            "cost: [{ for: Uji, fee: Rp 45.000 }, { for: Ulang, fee: Rp 30.000, note: per sampel }]"
                .to_owned(),
            "Biaya",
            "Rp30.000–Rp45.000 (2 tarif, dengan catatan)",
        ),
        (
            "cost: { for: Tarif per hari, note: belum termasuk obat, rows: \
             [{ for: Kamar, fee: Rp 350.000 }, { for: Cucian, fee: Rp 9.000 }] }"
                .to_owned(),
            "Biaya",
            "tergantung jenisnya (2 tarif), dengan catatan",
        ),
        (
            "cost: [{ for: Baru, fee: gratis, if: bagi warga }, { for: Ulang, fee: gratis }]"
                .to_owned(),
            "Biaya",
            "Tidak dipungut biaya (dengan catatan)",
        ),
        (
            "time: [{ for: Periksa, time: 1 hari }, \
             { for: Terbit, time: 3 hari, exception: keadaan kahar }]"
                .to_owned(),
            "Waktu",
            "3 hari (terlama dari 2 rincian waktu, dengan catatan)",
        ),
    ] {
        let site = site(&format!("{lines}\n"));
        let parts = told.strip_suffix(')').and_then(|told| told.split_once(" ("));
        let in_box = parts.map_or(told.to_owned(), |(text, more)| format!("{text} {more}"));
        assert_eq!(fact(&site, label), [in_box], "{lines}");
        for page in ["", "dinas/", "dinas/surat/poster/"] {
            let said = page_text::text(&site.read(&format!("dist/public/{page}index.html")));
            assert!(said.contains(told), "{page}: {said}");
        }
    }
}

#[test]
fn ranges_of_cases_that_make_no_sentence_are_left_to_the_cases() {
    let cases = "cases: [{ id: baru, name: Baru }, { id: lama, name: Lama }]\n";
    let times = "time: [{ cases: baru, time: 3-5 hari kerja }, { cases: lama, time: 2 bulan }]\n";
    let site = site(&format!("{cases}{times}cost: gratis\n"));
    assert_eq!(fact(&site, "Waktu"), ["menurut keadaan Anda", "3–5 hari kerja", "2 bulan"]);
}

#[test]
fn the_box_has_a_fact_for_each_case_that_differs() {
    let cases = "cases: [{ id: baru, name: Baru }, { id: lama, name: Lama }]\n";
    let times = "time: [{ cases: baru, time: 2 hari }, { cases: lama, time: 5 hari }]\n";
    let site = site(&format!("{cases}{times}cost: gratis\n"));
    assert_eq!(fact(&site, "Waktu"), ["2–5 hari menurut keadaan Anda", "2 hari", "5 hari"]);
    assert_eq!(fact(&site, "Biaya"), ["Tidak dipungut biaya"]);
}

#[test]
fn the_time_of_a_step_is_never_that_of_the_whole() {
    for (lines, time) in [
        ("time: { step: 1, time: 15 menit }", "15 menit waktu langkah terlama"),
        (
            "time: [{ step: 1, time: 15 menit }, { for: Terbit, time: 3 hari kerja }]",
            "Terbit: 3 hari kerja",
        ),
    ] {
        assert_eq!(fact(&site(&format!("{lines}\n")), "Waktu"), [time], "{lines}");
    }
}

#[test]
fn times_of_steps_are_added_up_for_each_case_alone() {
    let site = site("cases: [{ id: baru, name: Baru }, { id: lama, name: Lama }]\n");
    let steps = "text: menyerahkan berkas\n  time: 15 menit\n\
                 - { actor: Petugas, text: mencatat, time: 30 menit, cases: baru }\n\
                 - { actor: Petugas, text: mencari, time: 2 jam, cases: lama }\n";
    site.edit(SERVICE, "text: menyerahkan berkas\n", steps);
    let sum = "jumlah waktu pada langkah";
    let told = fact(&site, "Waktu");
    assert_eq!(told[1..], [format!("45 menit {sum}"), format!("2 jam 15 menit {sum}")]);
    assert_eq!(told[0], "45 menit sampai 2 jam 15 menit menurut keadaan Anda");
}

#[test]
fn a_time_that_is_known_of_some_cases_alone_is_told_with_their_names() {
    let cases = "cases: [{ id: baru, name: Baru }, { id: lama, name: Lama }]\n";
    let site = site(&format!("{cases}time: {{ cases: baru, time: 2 hari }}\n"));
    let untold = "Belum dicantumkan dalam standar";
    assert_eq!(fact(&site, "Waktu"), ["2 hari Baru", "2 hari", untold]);
}

#[test]
fn lists_posters_and_forms_tell_what_a_fact_was_made_of() {
    let site = Site::valid();
    let times = "[{ for: Periksa, time: 3 hari kerja }, { for: Terbit, time: 25 hari kerja }]";
    let fees = "[{ for: Air, fee: Rp 110.000 }, { for: Udara, fee: Rp 320.000 }]";
    site.edit(SERVICE, "time: 2 hari kerja\n", &format!("time: {times}\n"));
    site.edit(SERVICE, "cost: gratis\n", &format!("cost: {fees}\n"));
    site.build();
    for page in ["", "dinas/", "dinas/surat/poster/", "dinas/surat/ajukan/"] {
        let said = page_text::text(&site.read(&format!("dist/public/{page}index.html")));
        for fact in
            ["25 hari kerja (terlama dari 2 rincian waktu)", "Rp110.000–Rp320.000 (2 tarif)"]
        {
            assert!(said.contains(fact), "{page}: {said}");
        }
    }
}

#[test]
fn what_takes_more_words_than_the_box_has_room_for_is_not_called_unstated() {
    let words = "sesuai tingkat kesulitan permohonan ".repeat(9);
    let site = site(&format!("time: {{ text: {words} }}\ncost: {{ text: {words} }}\n"));
    assert_eq!(fact(&site, "Waktu"), ["uraiannya di bawah"]);
    assert_eq!(fact(&site, "Biaya"), ["uraiannya di bawah"]);
    for page in ["surat", "surat/poster"] {
        let said = page_text::text(&site.read(&format!("dist/public/dinas/{page}/index.html")));
        assert!(!said.contains("Belum dicantumkan dalam standar:"), "{page}: {said}");
        assert!(!said.contains("belum mencantumkan waktu"), "{page}: {said}");
    }
    let poster = page_text::text(&site.read("dist/public/dinas/surat/poster/index.html"));
    assert!(!poster.contains("di bawah"), "{poster}");
}

#[test]
fn what_is_not_stated_is_left_out_of_the_box_and_said_once_with_whom_to_ask() {
    let site = site("cost: gratis\n");
    assert_eq!(fact(&site, "Waktu"), [""; 0]);
    let page = site.read("dist/public/dinas/surat/index.html");
    let said = page_text::text(&page);
    assert_eq!(said.matches("Belum dicantumkan").count(), 1, "{said}");
    assert!(said.contains("waktu") && said.contains("Tanyakan ke dinas@contoh.go.id"), "{said}");
    assert!(page.contains("href=\"/kelengkapan/\""), "{page}");
    let home = page_text::text(&site.read("dist/public/index.html"));
    assert!(home.contains("Biaya Tidak dipungut biaya") && !home.contains("Waktu "), "{home}");
}

#[test]
fn neither_time_nor_cost_is_one_line_with_whom_to_ask() {
    let site = site("");
    site.build();
    let said = page_text::text(&site.read("dist/public/dinas/surat/index.html"));
    let line = "belum mencantumkan waktu dan biaya. Tanyakan sebelum datang: dinas@contoh.go.id";
    assert!(said.contains(line), "{said}");
    assert!(!said.contains("Belum dicantumkan dalam standar: waktu"), "{said}");
}

#[test]
fn a_section_that_says_no_more_than_the_box_leaves_its_id_to_the_fact() {
    let site = Site::small();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    for id in ["waktu", "biaya"] {
        let found: Vec<_> = page.select(&selector(&format!("#{id}"))).collect();
        assert_eq!(found.len(), 1, "{id}");
        assert_eq!(found[0].value().name(), "dt", "{id}");
    }
}

#[test]
fn a_formula_of_plain_words_stands_in_the_box_alone() {
    let site = site("cost: { formula: Tarif PDAM + 10% × Tarif PDAM }\n");
    assert_eq!(fact(&site, "Biaya / tarif"), ["Tarif PDAM + 10% × Tarif PDAM"]);
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    assert!(page.select(&selector("[aria-labelledby=biaya]")).next().is_none());
}
