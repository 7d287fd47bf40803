//! The procedure: one list that says what a flow chart draws, whole and numbered from 1 for every case.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::folded;
use crate::site::Site;

const CASES: &str = "\
cases:
  - { id: umum, name: Pasien Umum }
  - { id: bpjs, name: Pasien BPJS }
steps:
  - { actor: Pasien, text: mendaftar di loket, cases: umum }
  - { actor: Pasien, text: menunjukkan kartu BPJS, cases: bpjs }
  - { actor: Petugas, text: memeriksa rujukan, cases: bpjs }
  - id: rawat
    actor: Dokter
    text: memutuskan
    decision:
      - { if: Rawat inap, then: pasien masuk ruangan }
      - { if: Rawat jalan, goto: obat }
  - { actor: Perawat, text: merawat pasien }
  - { id: obat, actor: Pasien, text: menerima obat }
";

fn page(lines: &str) -> (Html, Site) {
    let site = Site::small();
    site.service("alur", "Alur", lines);
    site.build();
    let page = site.read("dist/public/dinas/alur/index.html");
    (Html::parse_document(&page), site)
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).into_iter().map(words).collect()
}

#[test]
fn each_case_has_a_whole_list_of_its_own() {
    let (page, _site) = page(CASES);
    let lists = all(&page, "ol.loket-steps");
    let item = Selector::parse("li.loket-step").expect("a selector");
    let counts: Vec<usize> = lists.iter().map(|list| list.select(&item).count()).collect();
    assert_eq!(counts, [4, 5]);
    assert_eq!(
        texts(
            &page,
            "#langkah .loket-case__heading, [aria-labelledby=langkah] .loket-case__heading"
        ),
        ["Pasien Umum", "Pasien BPJS"]
    );
    // The browser counts the items: nothing gives them other numbers.
    assert!(all(&page, "li.loket-step[value], ol.loket-steps[start]").is_empty());
}

#[test]
fn a_jump_names_the_number_that_its_step_has_for_the_same_case() {
    let (page, site) = page(CASES);
    let jumps = all(&page, ".loket-outcome__next a");
    let jumps: Vec<_> = jumps.iter().map(|jump| (words(*jump), jump.attr("href"))).collect();
    assert_eq!(
        jumps,
        [
            ("Langsung ke langkah 4".to_owned(), Some("#langkah-4")),
            ("Langsung ke langkah 5".to_owned(), Some("#langkah-2-5")),
        ]
    );
    for (_, target) in &jumps {
        let target = target.expect("a target");
        assert_eq!(all(&page, &format!("li{target}")).len(), 1, "{target}");
    }
    let poster = site.read("dist/public/dinas/alur/poster/index.html");
    let poster = folded(&Html::parse_document(&poster).root_element().text().collect::<String>());
    assert!(poster.contains("(Langsung ke langkah 4)"), "{poster}");
    assert!(poster.contains("(Langsung ke langkah 5)"), "{poster}");
    let record: serde_json::Value =
        serde_json::from_str(&site.read("dist/public/dinas/alur/index.json")).expect("JSON");
    assert_eq!(
        record["steps"][3]["labels"],
        serde_json::json!([{"label": "2", "cases": ["umum"]}, {"label": "3", "cases": ["bpjs"]}])
    );
}

#[test]
fn what_goes_on_with_the_next_step_needs_no_link() {
    let (page, _site) = page(
        "steps:\n  - text: memeriksa\n    decision:\n      - { if: Lengkap, goto: next }\n      \
         - { if: Sah, goto: 2 }\n  - text: mencatat\n",
    );
    assert_eq!(texts(&page, ".loket-outcome"), ["Lengkap", "Sah"]);
}

#[test]
fn both_ends_of_a_return_say_so() {
    let (page, _site) = page(
        "steps:\n  - text: menerima berkas\n  - text: memeriksa\n    decision:\n      \
         - { if: Kurang, then: dikembalikan, goto: 1 }\n      - { if: Ragu, goto: 2 }\n  - text: mencatat\n",
    );
    assert_eq!(
        texts(&page, ".loket-outcome"),
        ["Kurang, dikembalikan Kembali ke langkah 1", "Ragu Ulangi langkah ini"]
    );
    assert_eq!(texts(&page, "#langkah-1 .loket-step__return"), ["Diulang dari langkah 2: Kurang"]);
    assert!(texts(&page, "#langkah-2 .loket-step__return").is_empty());
}

#[test]
fn a_refusal_is_not_the_end_that_brings_the_result() {
    let lines = "products: Surat izin\nsteps:\n  - text: memeriksa\n    decision:\n      \
                 - { if: Sesuai, goto: end }\n      - { if: Tidak sesuai, goto: stop }\n";
    let (page, _site) = page(lines);
    assert_eq!(texts(&page, ".loket-outcome__next"), ["Selesai", "Berhenti di sini"]);
    assert_eq!(texts(&page, ".loket-steps__end"), ["Selesai. Hasil: Surat izin"]);
}

#[test]
fn a_procedure_that_never_ends_well_promises_no_result_and_a_step_that_says_the_end_is_it() {
    for lines in [
        "products: Surat\nsteps:\n  - text: memeriksa\n    decision:\n      - { if: Kurang, goto: stop }\n      \
         - { if: Palsu, goto: stop }\n",
        "products: Surat\nsteps:\n  - memeriksa\n  - Selesai.\n",
    ] {
        let (page, _site) = page(lines);
        assert!(all(&page, ".loket-steps__end").is_empty(), "{lines}");
    }
}

#[test]
fn sub_steps_have_letters_and_are_done_by_whoever_does_the_step() {
    let (page, site) = page(
        "steps:\n  - actor: Petugas\n    steps:\n      - mencatat\n      \
         - { actor: Kepala, text: menandatangani }\n  - { actor: Pemohon, text: menerima }\n",
    );
    assert_eq!(texts(&page, ".loket-parts > li"), ["mencatat", "Kepala menandatangani"]);
    assert_eq!(texts(&page, "#langkah-1b"), ["Kepala menandatangani"]);
    assert_eq!(texts(&page, "#langkah-1 > div > .loket-step__actor"), ["Petugas"]);
    let record: serde_json::Value =
        serde_json::from_str(&site.read("dist/public/dinas/alur/index.json")).expect("JSON");
    assert_eq!(record["steps"][0]["steps"][1]["labels"][0]["label"], "1b");
}

#[test]
fn ways_to_do_a_step_are_joined_by_or_and_have_no_order() {
    let (page, _site) = page(
        "steps:\n  - actor: Pemohon\n    any_of:\n      - lewat situs\n      - di loket\n  - menunggu\n",
    );
    assert!(all(&page, ".loket-parts").is_empty());
    assert_eq!(texts(&page, ".loket-either > li"), ["lewat situs", "atau di loket"]);
}

#[test]
fn the_readers_own_steps_are_marked_if_the_standard_says_who_the_reader_is() {
    let steps = "steps:\n  - { actor: Wajib Pajak, text: membayar }\n  - { actor: Petugas, text: mencatat }\n";
    let (page, _) = page(steps);
    assert!(all(&page, ".loket-step--yours, .loket-legend").is_empty());
    let (page, _) = self::page(&format!("applicant: Wajib Pajak\n{steps}"));
    assert_eq!(texts(&page, ".loket-step--yours"), ["Wajib Pajak membayar (dikerjakan Anda)"]);
    assert_eq!(texts(&page, ".loket-legend"), ["dikerjakan Anda (Wajib Pajak) dikerjakan petugas"]);
    let (page, _) = self::page(&steps.replace("Wajib Pajak", "Pemohon"));
    assert_eq!(all(&page, ".loket-step--yours").len(), 1);
}

#[test]
fn a_part_of_a_step_that_is_the_readers_own_is_marked_as_the_legend_says() {
    let (page, _) = page(
        "steps:\n  - actor: Petugas\n    text: melayani\n    steps:\n    \
         - { actor: Pemohon, text: membayar }\n    - mencatat\n",
    );
    assert_eq!(texts(&page, ".loket-legend"), ["dikerjakan Anda (Pemohon) dikerjakan petugas"]);
    assert_eq!(
        texts(&page, ".loket-parts > li"),
        ["Pemohon (dikerjakan Anda) membayar", "mencatat"]
    );
    assert_eq!(all(&page, ".loket-parts .loket-legend__mark--yours").len(), 1);
}

#[test]
fn a_step_that_nobody_arrives_at_and_an_applicant_who_does_nothing_are_told() {
    let site = Site::small();
    site.service(
        "alur",
        "Alur",
        "applicant: Wajib Pajak\nsteps:\n  - text: memeriksa\n    decision:\n      - { if: Ya, goto: 3 }\n      \
         - { if: Tidak, goto: stop }\n  - text: mencatat\n  - text: menyerahkan\n",
    );
    let places = site.places();
    for expected in [
        "warning unreached-step content/dinas/alur.md:9:5",
        "warning idle-applicant content/dinas/alur.md:3:12",
    ] {
        assert!(places.iter().any(|place| place == expected), "{places:#?}");
    }
}

#[test]
fn a_decision_with_one_outcome_goes_on_where_that_does_not_hold() {
    let site = Site::small();
    let lines = "products: Surat\nsteps:\n  - text: memeriksa\n    decision:\n      - { if: Bila kurang, goto: stop }\n  - text: mencatat\n";
    site.service("alur", "Alur", lines);
    let told = |place: &String| place.contains("unreached-step");
    assert!(!site.places().iter().any(told));
    let (page, _site) = page(lines);
    assert_eq!(texts(&page, ".loket-steps__end"), ["Selesai. Hasil: Surat"]);
}

#[test]
fn a_text_may_link_to_a_step_and_a_heading_never_takes_its_id() {
    let site = Site::small();
    let steps =
        "steps:\n  - menerima berkas\n  - text: memeriksa\n    steps: [membaca, mencatat]\n";
    site.write(
        "content/dinas/alur.md",
        format!(
            "---\ntitle: Alur\n{steps}---\n[sini](#langkah-2b) [sana](#langkah-7)\n\n## Langkah 1\n"
        ),
    );
    let places = site.places();
    let dead: Vec<_> = places.iter().filter(|place| place.contains("unknown-place")).collect();
    assert_eq!(dead, ["error unknown-place content/dinas/alur.md:8:21"]);
    site.edit("content/dinas/alur.md", " [sana](#langkah-7)", "").build();
    let page = site.read("dist/public/dinas/alur/index.html");
    assert_eq!(page.matches("id=\"langkah-1\"").count(), 1);
    assert_eq!(page.matches("id=\"bagian-langkah-1\"").count(), 1);
}

#[test]
fn a_decision_may_name_a_step_as_the_page_numbers_it() {
    let lines = |target: &str| {
        format!(
            "steps:\n  - text: menerima\n    steps: [membaca, mencatat]\n  - text: memeriksa\n    decision:\n      \
             - {{ if: Kurang, goto: {target} }}\n      - {{ if: Lengkap }}\n"
        )
    };
    for target in ["1b", "1.2"] {
        let (page, _site) = page(&lines(target));
        assert_eq!(texts(&page, ".loket-outcome__next a"), ["Kembali ke langkah 1b"], "{target}");
    }
}

#[test]
fn a_procedure_of_thousands_of_steps_is_read_as_any_other() {
    let site = Site::small();
    let steps: Vec<String> = (0..4000).map(|number| format!("  - langkah {number}\n")).collect();
    site.service("alur", "Alur", &format!("steps:\n{}", steps.concat()));
    site.build();
    assert!(site.read("dist/public/dinas/alur/index.html").contains("id=\"langkah-4000\""));
}

#[test]
fn a_step_leads_to_the_app_that_the_service_names_and_repeats_no_word_of_its_own() {
    let lines = "channels:\n  - { kind: app, name: e-Contoh, url: https://e.contoh.go.id }\n  \
                 - { kind: whatsapp, phones: 0812-0000-0000 }\n  - { kind: counter, name: Loket 3 }\n\
                 steps:\n  - { text: mendaftar, channel: app }\n  - { text: lapor, channel: whatsapp }\n  \
                 - { text: datang ke loket 3, channel: counter }\n  \
                 - { text: mengunggah, channel: online, link: https://unggah.contoh.go.id }\n";
    let (page, _site) = page(lines);
    let steps = texts(&page, ".loket-step__body");
    assert_eq!(
        steps,
        [
            "mendaftar Lewat: Aplikasi e-Contoh",
            "lapor Lewat: WhatsApp 0812-0000-0000",
            "datang ke loket 3",
            "mengunggah Lewat: Daring unggah.contoh.go.id",
        ]
    );
    let led = all(&page, ".loket-step a");
    let led: Vec<_> = led.iter().filter_map(|link| link.attr("href")).collect();
    let chat = "https://wa.me/6281200000000";
    assert_eq!(led, ["https://e.contoh.go.id", chat, "https://unggah.contoh.go.id"]);
}
