//! What stands in decrees as offices write them, pasted as it is: read, led to the line that was
//! meant, or told what it does.

use crate::led::{FILE, STEPS, leads, with, with_steps};
use crate::site::Site;

const COST: &str = "cost: gratis";
const NEEDS: &str = "requirements: [KTP asli]";

/// What is printed of a standard with something else in it.
fn told(old: &str, new: &str) -> String {
    with(old, new).check(&["--lang", "id"]).stdout
}

#[test]
fn an_entry_that_has_keys_below_it_is_led_to_the_key_of_its_text() {
    let handling = "complaints:\n  phones: (0285) 421243\n  handling:\n";
    leads(
        COST,
        &format!("{COST}\n{handling}    - Penelusuran/Investigasi\n      time: 3hari"),
        "    - text: Penelusuran/Investigasi",
    );
    leads(STEPS, "steps:\n- menyerahkan berkas\n  actor: Pemohon", "- text: menyerahkan berkas");
    leads(NEEDS, "requirements:\n- KTP\n  form: asli", "- name: KTP");
    leads(
        COST,
        "cost:\n- Kendaraan umum\n  rows: [{ for: Bus, fee: Rp5.000 }, { for: Truk, fee: Rp6.000 }]",
        "- for: Kendaraan umum",
    );
}

#[test]
fn a_text_that_nothing_can_be_made_of_is_not_proposed_as_a_remark() {
    let site = with(COST, "Penelusuran/Investigasi\ncost: gratis");
    let text = site.check(&[]).stdout;
    assert!(text.contains("Penelusuran/Investigasi") && !text.contains(" + "), "{text}");
}

#[test]
fn any_word_for_the_form_of_a_document_is_led_to_the_one_that_is_known() {
    for (form, corrected) in [
        ("Foto Copy", "salinan"),
        ("foto kopi", "salinan"),
        ("Fotocopy", "salinan"),
        ("Asli", "asli"),
        ("fotokopi yang dilegalisir", "legalisir"),
        ("scan", "unggah"),
        ("fotocopy 1 lembar", "salinan, copies: 1 lembar"),
        ("Foto Copy (2 rangkap)", "salinan, copies: 2 rangkap"),
    ] {
        leads(
            NEEDS,
            &format!("requirements:\n- {{ name: KTP, form: {form} }}"),
            &format!("- {{ name: KTP, form: {corrected} }}"),
        );
    }
    leads(NEEDS, "requirements:\n- name: KTP\n  form: fotocopy 1 lembar", "  form: salinan");
    // What is wanted in two forms is two entries, of which both lines are shown.
    leads(
        NEEDS,
        "requirements:\n- { name: KTP, form: asli dan fotokopi }",
        "- { name: KTP, form: asli }",
    );
    let text = told(NEEDS, "requirements:\n- { name: KTP, form: asli dan fotokopi }");
    assert!(text.contains(" + - { name: KTP, form: salinan }"), "{text}");
}

#[test]
fn a_time_with_what_it_is_for_in_one_line_is_led_to_a_row() {
    for (time, corrected) in [
        (
            "Permohonan uji berkala oleh pemilik (waktu 2 menit)",
            "{ for: Permohonan uji berkala oleh pemilik, time: waktu 2 menit }",
        ),
        (
            "Sambungan baru standart waktu pelaksanaan 2 (dua) hari kerja",
            "{ for: Sambungan baru standart, time: waktu pelaksanaan 2 (dua) hari kerja }",
        ),
        ("15 menit pemeriksaan berkas", "{ for: pemeriksaan berkas, time: 15 menit }"),
    ] {
        let rows = format!("time:\n- {{ for: Lain, time: 1 hari }}\n- {time}");
        leads("time: 2 hari kerja", &rows, &format!("- {corrected}"));
    }
    // A step has a time, and nothing that it is for beside itself.
    leads(
        STEPS,
        "steps:\n- { text: menyerahkan berkas, time: Verifikasi 2 hari }",
        "- { text: menyerahkan berkas, time: { text: Verifikasi 2 hari } }",
    );
}

#[test]
fn a_heading_with_a_colon_is_led_to_a_group() {
    for (old, list, corrected) in [
        (
            COST,
            "cost:\n- B. Golongan Kecil :\n  - { for: Umum, fee: Rp5.000 }",
            "- for: B. Golongan Kecil",
        ),
        (NEEDS, "requirements:\n- Persyaratan umum:\n  - KTP\n  - KK", "- name: Persyaratan umum"),
        (STEPS, "steps:\n- Pemeriksaan :\n  - mencatat\n  - mencocokkan", "- text: Pemeriksaan"),
    ] {
        leads(old, list, corrected);
    }
}

#[test]
fn a_row_without_an_amount_is_told_what_else_it_can_be() {
    for row in ["{ for: Golongan II, rows: [] }", "for: Golongan II"] {
        let text = told(COST, &format!("cost:\n- {{ for: Golongan I, fee: Rp5.000 }}\n- {row}"));
        assert!(text.contains("error[missing]"), "{text}");
        assert!(text.contains("`rows:`") && text.contains("`text: tidak dimuat"), "{text}");
    }
}

#[test]
fn words_of_the_head_of_a_standard_are_led_to_their_keys() {
    for (line, corrected) in [
        ("No. SK: 060/040/III", "decree: 060/040/III"),
        ("Nomor SK: 060/040/III", "decree: 060/040/III"),
        ("Produk Pelayanan: Surat", "products: Surat"),
        (
            "Dasar Hukum: Undang-Undang Nomor 25 Tahun 2009",
            "legal_basis: Undang-Undang Nomor 25 Tahun 2009",
        ),
    ] {
        leads("products: [Surat Keterangan Contoh]\n", &format!("{line}\n"), corrected);
    }
}

#[test]
fn who_serves_is_told_where_that_is_written() {
    let text = told(COST, &format!("{COST}\nNama Unit Pelayanan: Dinas Contoh"));
    assert!(text.contains("`agency.yaml`") && !text.contains("`title`, "), "{text}");
}

#[test]
fn the_first_line_of_a_table_without_dashes_is_led_to_an_entry() {
    let text = told(COST, "cost:\n  I. PASANG BARU\n  B. Golongan Kecil :\n  - Umum Rp5.000");
    assert!(text.contains(" +   - I. PASANG BARU\n"), "{text}");
}

#[test]
fn a_channel_says_what_it_is_or_is_led_to_it() {
    for (channel, corrected) in [
        (
            "- Aplikasi Antrian Online: App Store atau Google Play",
            "- { kind: app, name: Aplikasi Antrian Online, note: App Store atau Google Play }",
        ),
        ("- Aplikasi Antrian Online", "- { kind: app, name: Aplikasi Antrian Online }"),
        ("- { name: Loket 3 }", "- { kind: counter, name: Loket 3 }"),
        ("- name: Loket 3", "- kind: counter"),
        ("- url: https://layanan.contoh.go.id", "- kind: online"),
    ] {
        leads(COST, &format!("{COST}\nchannels:\n{channel}"), corrected);
    }
    let alone = "channels: 'Pendaftaran: lewat aplikasi'";
    let corrected = "channels: { kind: app, name: 'Pendaftaran: lewat aplikasi' }";
    leads(COST, &format!("{COST}\n{alone}"), corrected);
    let text = told(COST, &format!("{COST}\nchannels:\n- Antrian"));
    assert!(text.contains("error[missing]") && text.contains("`app` (aplikasi)"), "{text}");
}

#[test]
fn steps_in_the_place_of_ways_to_complain_are_told_their_key() {
    let text = told(COST, &format!("{COST}\ncomplaints:\n- Aduan dicatat\n- Aduan dijawab"));
    assert!(text.contains("`handling:`") && text.contains("`other: [kotak saran]`"), "{text}");
}

#[test]
fn signs_of_a_list_in_a_decree_are_taken_away_by_fix_and_nothing_else_is() {
    let list = "requirements:\n- 1. KTP asli;\n- 2. Kartu keluarga (asli); dan\n- 3. Surat kuasa.";
    let site = with(NEEDS, list);
    let text = site.check(&["--lang", "id"]).stdout;
    assert!(text.contains("warning[list-mark]") && text.contains("(3 kali)"), "{text}");
    site.check(&["--fix"]);
    let bare = "requirements:\n- KTP asli\n- Kartu keluarga (asli)\n- Surat kuasa\n";
    assert!(site.read(FILE).contains(bare), "{}", site.read(FILE));
    assert!(!site.check(&[]).stdout.contains("list-mark"));
    // Of two documents one is enough: that is for the clerk to write.
    let text = told(NEEDS, "requirements:\n- KTP; atau\n- SIM");
    assert!(text.contains("`any_of: [KTP, SIM]`"), "{text}");
}

#[test]
fn a_number_that_a_table_has_twice_is_taken_away_at_once() {
    let site = with(STEPS, "steps:\n1. 1. Pemohon mendaftar\n2. 2. Petugas mencatat");
    site.check(&["--fix"]);
    assert!(site.read(FILE).contains("steps:\n- Pemohon mendaftar\n- Petugas mencatat\n"));
}

#[test]
fn who_acts_is_not_said_twice() {
    let site = with_steps("- actor: Pemohon\n  text: Pemohon mengisi formulir");
    assert_eq!(site.check(&[]).code, 0);
    site.build();
    for page in ["dist/public/dinas/surat/index.html", "dist/public/dinas/surat/poster/index.html"]
    {
        let html = site.read(page);
        let words: Vec<&str> = html.split(['<', '>', ' ', '\n']).collect();
        let is_twice = |pair: &[&str]| pair == ["Pemohon", "Pemohon"];
        assert!(html.contains("mengisi formulir"), "{html}");
        assert!(!words.windows(2).any(is_twice) && !html.contains("Pemohon mengisi"), "{html}");
    }
}

#[test]
fn an_applicant_by_another_name_is_asked_about_once() {
    let steps = "- actor: Pelanggan\n  text: mengisi formulir\n- actor: Petugas\n  text: mencatat";
    let text = with_steps(steps).check(&["--lang", "id"]).stdout;
    assert!(text.contains("warning[likely-applicant]"), "{text}");
    assert!(text.contains("`applicant: Pelanggan`"), "{text}");
    let said = with_steps(&format!("{steps}\napplicant: Pelanggan"));
    assert!(!said.check(&[]).stdout.contains("applicant"));
}

#[test]
fn the_title_of_a_chart_is_no_procedure() {
    let title = "Prosedur Layanan Uji Kendaraan Bermotor";
    for steps in [format!("steps: {{ text: {title} }}"), format!("steps:\n- {title}")] {
        assert!(told(STEPS, &steps).contains("warning[title-of-chart]"), "{steps}");
    }
    let steps = "steps: { text: 'Alur: pemohon datang, mendaftar, dan menunggu' }";
    assert!(!told(STEPS, steps).contains("title-of-chart"));
}

#[test]
fn a_fee_that_comes_on_top_of_others_is_asked_about() {
    let cost = |more: &str| {
        format!(
            "cost:\n- {{ for: Paspor, fee: Rp350.000 }}\n\
             - {{ for: Percepatan, fee: Rp1.000.000 (di luar biaya penerbitan){more} }}"
        )
    };
    assert!(told(COST, &cost("")).contains("warning[likely-surcharge]"));
    for said in [", surcharge: true", ", surcharge: false"] {
        assert!(!told(COST, &cost(said)).contains("likely-surcharge"), "{said}");
    }
    // Alone it is on top of nothing that the standard has.
    assert!(!told(COST, "cost: Rp1.000.000 (di luar biaya meterai)").contains("likely"));
}

#[test]
fn what_is_only_to_be_read_is_not_called_empty() {
    let site = Site::empty();
    site.run(&["new", "site", "."]);
    let text = site.check(&["--lang", "id"]).stdout;
    assert!(text.contains("belum dibaca dan disetujui"), "{text}");
    assert!(text.contains("bagian ini belum diisi"), "{text}");
}
