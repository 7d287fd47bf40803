//! What clerks wrote who had the guide and the messages alone: where each message leads them.

use std::collections::BTreeSet;

use loket::finding::Severity;

use crate::site::Site;

pub(super) const FILE: &str = "content/dinas/surat.md";
pub(super) const STEPS: &str = "steps:\n- actor: Pemohon\n  text: menyerahkan berkas";

/// The smallest site with something else in its standard.
pub(super) fn with(old: &str, new: &str) -> Site {
    let site = Site::small();
    site.edit(FILE, old, new);
    site
}

pub(super) fn with_steps(steps: &str) -> Site {
    with(STEPS, &format!("steps:\n{steps}"))
}

/// Asserts that the corrected line of the first error is shown, and that following what is
/// proposed leads to a standard without errors.
#[track_caller]
pub(super) fn leads(old: &str, new: &str, corrected: &str) {
    let site = with(old, new);
    let text = site.check(&[]).stdout;
    assert!(text.contains(&format!(" + {corrected}\n")), "{new}: {text}");
    follow(&site);
    assert_eq!(site.check(&[]).code, 0, "{new}: {}{}", site.read(FILE), site.check(&[]).stdout);
}

/// Does what the first error proposes, again and again, as long as one proposes anything.
#[track_caller]
fn follow(site: &Site) {
    let mut seen = BTreeSet::new();
    loop {
        let text = site.read(FILE);
        assert!(seen.insert(text.clone()), "it was so before: {text}");
        let of_file = |(file, one): (String, _)| (file == "dinas/surat.md").then_some(one);
        let found = site.diagnostics().into_iter().filter_map(of_file);
        let mut errors = found.filter(|one| one.severity == Severity::Error);
        let correction = errors.find_map(|one| Some((one.position?.line, one.corrected?)));
        let Some((line, corrected)) = correction else { return };
        let mut lines: Vec<&str> = text.lines().collect();
        lines[line - 1] = &corrected;
        site.write(FILE, lines.join("\n") + "\n");
    }
}

#[test]
fn a_text_between_brackets_that_its_signs_take_apart_is_quoted_alone() {
    for (row, corrected) in [
        (
            "{ for: kelas II, fee: Rp. 150.000,- / hari }",
            "{ for: kelas II, fee: 'Rp. 150.000,- / hari' }",
        ),
        (
            "{ for: kelas II, fee: Rp. 150.000,-/hari }",
            "{ for: kelas II, fee: 'Rp. 150.000,-/hari' }",
        ),
        ("{ for: kelas II, fee: Rp. 150.000,- }", "{ for: kelas II, fee: 'Rp. 150.000,-' }"),
        (
            "{ for: Uji, fee: Rp. 60.000,- (per sampel) }",
            "{ for: Uji, fee: 'Rp. 60.000,- (per sampel)' }",
        ),
        (
            "{ for: 'Air, limbah', fee: gratis, note: Senin, Rabu }",
            "{ for: 'Air, limbah', fee: gratis, note: 'Senin, Rabu' }",
        ),
        ("{ for: Ruang: VIP, fee: gratis }", "{ for: 'Ruang: VIP', fee: gratis }"),
        ("{ for: Ruang [VIP], fee: gratis }", "{ for: 'Ruang [VIP]', fee: gratis }"),
        ("{ for: Ruang VIP fee: gratis }", "{ for: Ruang VIP, fee: gratis }"),
    ] {
        leads("cost: gratis", &format!("cost:\n  - {row}"), &format!("  - {corrected}"));
    }
}

#[test]
fn a_calculation_in_the_place_of_an_amount_is_led_to_a_formula() {
    for (cost, corrected) in [
        (
            "cost:\n  - { for: Jumlah, fee: A + Rp. 50.000.00 }",
            "  - { for: Jumlah, formula: A + Rp. 50.000.00 }",
        ),
        ("cost:\n  - for: Jumlah\n    fee: luas x tarif", "    formula: luas x tarif"),
        ("cost: luas x Rp 5.000", "cost: { formula: luas x Rp 5.000 }"),
    ] {
        leads("cost: gratis", cost, corrected);
    }
}

#[test]
fn within_a_row_no_other_row_is_proposed() {
    leads(
        "cost: gratis",
        "cost:\n  - { for: Jumlah, fee: administrasi Rp 10.000 }",
        "  - { for: Jumlah, fee: Rp 10.000, note: administrasi }",
    );
    leads(
        "cost: gratis",
        "cost:\n  - for: Jumlah\n    fee: administrasi Rp 10.000",
        "    fee: { text: administrasi Rp 10.000 }",
    );
    let site = with("cost: gratis", "cost:\n  - { for: Jumlah, fee: administrasi Rp 10.000 }");
    let text = site.check(&["--lang", "id"]).stdout;
    assert!(text.contains("tulis jumlahnya saja di `fee`, misalnya `Rp 10.000`"), "{text}");
    assert!(!text.contains("{ for: administrasi"), "a row within a row: {text}");
}

#[test]
fn who_acts_before_a_colon_is_led_to_an_actor_with_what_is_done() {
    leads(
        STEPS,
        "steps:\n- Petugas: memeriksa berkas",
        "- { actor: Petugas, text: memeriksa berkas }",
    );
}

#[test]
fn what_the_standard_does_not_explain_in_a_formula_is_told_at_once_and_refused_nowhere() {
    let formula = "cost:\n  - { for: Periksa, formula: T = (L / 500 x HSBKpa) x 50% }";
    let site = with("cost: gratis", formula);
    let text = site.check(&[]).stdout;
    assert!(text.contains("warning[unexplained-input]"), "{text}");
    assert!(text.contains("`L`, `HSBKpa`"), "{text}");
    assert_eq!(site.check(&[]).code, 0, "{text}");
    // Said of one, the other is still told; said of both, nothing is.
    let inputs = "inputs: [{ name: L, text: luas tanah }]";
    let site = with("cost: gratis", &formula.replace("50% }", &format!("50%, {inputs} }}")));
    let text = site.check(&[]).stdout;
    assert!(text.contains("`HSBKpa`") && !text.contains("`L`, "), "{text}");
    let both = inputs.replace(" }]", " }, { name: HSBKpa, value: Rp 5.000 }]");
    let site = with("cost: gratis", &formula.replace("50% }", &format!("50%, {both} }}")));
    assert!(!site.check(&[]).stdout.contains("unexplained-input"));
}

#[test]
fn a_number_of_a_step_is_the_one_of_the_page_in_each_case() {
    let of_cases = "cases:\n  - { id: baru, name: Baru }\n  - { id: lama, name: Perpanjangan }\nsteps:\n\
        - { actor: Pemohon, text: mendaftar baru, cases: [baru] }\n\
        - { actor: Pemohon, text: mendaftar lagi, cases: [lama] }\n\
        - { actor: Petugas, text: mencatat, cases: [baru] }\n\
        - { actor: Petugas, text: menyerahkan }\n";
    let decision = |cases: &str, goto: &str| {
        format!(
            "- {{ text: memeriksa, {cases}decision: [{{ if: Lengkap }}, {{ if: Kurang, goto: {goto} }}] }}\n"
        )
    };
    let site = |last: &str| with(&format!("{STEPS}\n"), &format!("{of_cases}{last}"));
    // Of a new one, step 2 is the one that the file has third.
    let html = {
        let site = site(&decision("cases: [baru], ", "2"));
        site.build();
        site.read("dist/public/dinas/surat/index.html")
    };
    assert!(html.contains("Kembali ke langkah 2"), "{html}");
    let wanted = [
        ("", "1", "langkah 1 pada keadaan `baru`, `lama` bukan langkah yang sama"),
        ("", "3", "langkah 3 pada keadaan `baru`, `lama` bukan langkah yang sama"),
        ("", "4", "langkah 4 hanya ada pada keadaan `baru`"),
        ("cases: [lama], ", "4", "langkah `4` tidak ada"),
    ];
    for (cases, goto, message) in wanted {
        let text = site(&decision(cases, goto)).check(&[]).stdout;
        assert!(text.contains(message), "{cases}{goto}: {text}");
    }
}

#[test]
fn a_sub_step_is_found_by_the_number_of_the_page() {
    let steps = "- actor: Petugas\n  steps: [mencatat, { text: memeriksa, steps: [satu, dua] }]\n\
        - text: memutuskan\n  decision: [{ if: Ya }, { if: Tidak, goto: NUMBER }]";
    for number in ["1a", "1.1", "1b2", "1.2.2"] {
        let site = with_steps(&steps.replace("NUMBER", number));
        assert_eq!(site.check(&[]).code, 0, "{number}: {}", site.check(&[]).stdout);
    }
    let text = with_steps(&steps.replace("NUMBER", "Pemohon")).check(&[]).stdout;
    let all = "`next`, `end`, `stop`, atau salah satu dari `1`, `1a`, `1b`, `1b1`, `1b2`, `2`";
    assert!(text.contains(all), "{text}");
}

#[test]
fn a_decision_or_a_condition_of_a_step_is_told_how_it_is_written() {
    for (steps, words) in [
        ("- decision: [{ if: Lengkap }, { if: Kurang, goto: stop }]", "`text: memeriksa"),
        ("- { if: belum punya, actor: Petugas, text: mengambil sidik jari }", "jika belum ada`"),
        ("- jika: belum punya", "jika belum ada`"),
    ] {
        let text = with_steps(steps).check(&[]).stdout;
        assert!(text.contains(words), "{steps}: {text}");
        assert!(!text.contains("actor: jika"), "{text}");
    }
}

#[test]
fn an_outcome_that_turns_back_says_where_to() {
    let decision = |then: &str| {
        with_steps(&format!(
            "- text: memeriksa\n  decision: [{{ if: Lengkap }}, {{ if: Kurang, then: {then} }}]\n- text: selesai"
        ))
    };
    for then in ["dikembalikan", "permohonan ditolak"] {
        let text = decision(then).check(&[]).stdout;
        assert!(text.contains("warning[turns-back-nowhere]"), "{text}");
    }
    for then in ["diproses", "dikembalikan, goto: 1", "ditolak, goto: next"] {
        let text = decision(then).check(&[]).stdout;
        assert!(!text.contains("turns-back-nowhere"), "{then}: {text}");
    }
}

#[test]
fn ways_to_complain_are_led_to_their_keys() {
    leads(
        "cost: gratis",
        "cost: gratis\ncomplaints: Melalui SMS Gateway",
        "complaints: { text: Melalui SMS Gateway }",
    );
    leads(
        "cost: gratis",
        "cost: gratis\ncomplaints:\n  other:\n  - kotak saran\n  - layanan pelanggan : a@contoh.go.id",
        "  - 'layanan pelanggan : a@contoh.go.id'",
    );
    let text = with("cost: gratis", "cost: gratis\ncomplaints:\n- kotak saran").check(&[]).stdout;
    assert!(text.contains("`other: [kotak saran]`"), "{text}");
}

#[test]
fn a_word_that_is_no_form_of_a_document_is_led_to_its_note() {
    let form = "requirements:\n- { name: KTP, form: dicetak }";
    let site = with("requirements: [KTP asli]", form);
    let text = site.check(&["--lang", "id"]).stdout;
    let all = "`asli`, `salinan`, `legalisir`, `unggah`; selain itu tulis di `note`";
    assert!(text.contains(all), "{text}");
    let text = site.check(&["--lang", "en"]).stdout;
    assert!(text.contains("`original`, `copy`, `certified`, `upload`; anything else"), "{text}");
}

#[test]
fn a_standard_without_a_summary_is_advised_to_have_one() {
    let text = Site::small().check(&["--advice"]).stdout;
    assert!(text.contains("note[no-summary]"), "{text}");
    let with = with("cost: gratis", "cost: gratis\nsummary: Untuk warga.");
    assert!(!with.check(&["--advice"]).stdout.contains("no-summary"));
}
