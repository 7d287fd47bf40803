//! How to complain: what the standard names and nothing more, or else the agency and the country.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::text;
use crate::site::Site;

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    text(&element.html())
}

/// Builds the small site with lines added to the agency and to the service.
fn built(agency: &str, service: &str) -> (Html, Html) {
    let site = Site::small();
    site.write("content/dinas/agency.yaml", site.read("content/dinas/agency.yaml") + agency);
    let lines = format!("products: [Surat Keterangan Contoh]\n{service}");
    let text = site.read("content/dinas/surat.md");
    site.write(
        "content/dinas/surat.md",
        text.replace("products: [Surat Keterangan Contoh]\n", &lines),
    );
    site.build();
    let page = |path: &str| Html::parse_document(&site.read(&format!("dist/public/{path}")));
    (page("dinas/surat/index.html"), page("dinas/surat/poster/index.html"))
}

fn section(page: &Html) -> String {
    all(page, "[aria-labelledby=pengaduan]").first().copied().map(words).expect("a section")
}

#[test]
fn nothing_is_added_to_the_ways_that_the_standard_names() {
    let (page, poster) = built(
        "phones: (0299) 421243\nwebsite: https://dinas.contoh.go.id\n",
        "complaints: { other: kotak saran }\n",
    );
    assert_eq!(section(&page), "Pengaduan layanan Datang langsung Di tempat: kotak saran");
    let poster: String = all(&poster, ".loket-poster__body").into_iter().map(words).collect();
    assert!(poster.contains("Di tempat kotak saran"), "{poster}");
    assert!(!poster.contains("421243") && !poster.contains("dinas@"), "{poster}");
}

#[test]
fn without_a_way_the_agency_and_the_country_are_named_as_such() {
    let (page, poster) = built("phones: (0299) 421243\n", "");
    assert_eq!(
        section(&page),
        "Pengaduan layanan Standar ini tidak menyebut saluran pengaduan. Hubungi instansinya \
         Telepon (0299) 421243 Email dinas@contoh.go.id Pengaduan nasional SP4N-LAPOR!"
    );
    let links = all(&page, "[aria-labelledby=pengaduan] a");
    let links: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["tel:+62299421243", "mailto:dinas@contoh.go.id", "https://www.lapor.go.id"]);
    let poster: String = all(&poster, ".loket-poster__body").into_iter().map(words).collect();
    let national = "Pengaduan nasional SP4N-LAPOR! (www.lapor.go.id)";
    assert!(poster.contains("Hubungi instansinya") && poster.contains(national), "{poster}");
}

#[test]
fn the_ways_of_the_agency_are_those_of_a_standard_that_inherits_them() {
    let (page, _) = built("phones: (0299) 421243\n", "complaints: inherit\n");
    assert_eq!(
        section(&page),
        "Pengaduan layanan Lewat telepon atau email \
         Telepon (0299) 421243 Email dinas@contoh.go.id"
    );
}

#[test]
fn what_is_in_the_office_does_not_stand_among_what_is_reached_from_afar() {
    let (page, _) = built(
        "",
        "complaints:\n  whatsapp: 0812-0000-0000\n  other: [Loket pengaduan, \"Surat kepada: Kepala Dinas\", admisi]\n  direct: [Pemohon mengadu kepada petugas]\n",
    );
    assert_eq!(
        section(&page),
        "Pengaduan layanan Lewat WhatsApp atau surat WhatsApp 0812-0000-0000 \
         Surat Surat kepada: Kepala Dinas \
         Datang langsung Di tempat: Loket pengaduan; admisi Pemohon mengadu kepada petugas"
    );
}

#[test]
fn the_heading_over_ways_from_afar_names_no_other_kind_than_those_that_follow() {
    for (ways, heading) in [
        ("phones: (0299) 421243", "Lewat telepon"),
        ("sms: 0812-0000-0000\n  email: a@contoh.go.id", "Lewat SMS atau email"),
        ("email: a@contoh.go.id\n  lapor: true", "Lewat email atau SP4N-LAPOR!"),
        ("email: a@contoh.go.id\n  other: [Surat kepada Kepala Dinas]", "Lewat email atau surat"),
        ("other: [Aplikasi Lapor Kota]", "Tanpa harus datang"),
        (
            "phones: (0299) 421243\n  sms: 0812-0000-0000\n  whatsapp: 0812-0000-0000\n  \
             email: a@contoh.go.id\n  fax: (0299) 421244",
            "Tanpa harus datang",
        ),
    ] {
        let (page, _) = built("", &format!("complaints:\n  {ways}\n"));
        let said = section(&page);
        let rest = said.strip_prefix("Pengaduan layanan ");
        assert!(rest.is_some_and(|rest| rest.starts_with(&format!("{heading} "))), "{said}");
    }
}

#[test]
fn a_way_of_which_nobody_knows_where_it_is_has_a_heading_of_its_own() {
    let (page, _) = built(
        "",
        "complaints:\n  other: [kotak saran, Forum Warga]\n  officer: { name: Sari Contoh Ningrum }\n",
    );
    assert_eq!(
        section(&page),
        "Pengaduan layanan Pejabat pengaduan Sari Contoh Ningrum Datang langsung \
         Di tempat: kotak saran Cara lain Forum Warga"
    );
}

#[test]
fn a_number_with_a_name_or_a_remark_of_its_own_stands_beside_it() {
    let (page, poster) = built(
        "",
        "complaints:\n  contacts:\n  - { name: Bagian Humas, sms: 0812-0000-0000, whatsapp: 0812-0000-0000 }\n  \
         - { sms: '1708', note: \"Format: KOTA (spasi) aduan\" }\n",
    );
    let said = "Bagian Humas SMS 0812-0000-0000 WhatsApp 0812-0000-0000 \
                SMS 1708 Format: KOTA (spasi) aduan";
    assert_eq!(section(&page), format!("Pengaduan layanan Lewat WhatsApp atau SMS {said}"));
    let links = all(&page, "[aria-labelledby=pengaduan] a");
    let links: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["sms:+6281200000000", "https://wa.me/6281200000000", "sms:1708"]);
    let poster: String = all(&poster, ".loket-poster__body").into_iter().map(words).collect();
    assert!(poster.contains("SMS 1708 Format: KOTA (spasi) aduan"), "{poster}");
}

#[test]
fn what_happens_with_a_complaint_names_the_channel_that_it_comes_by() {
    let (page, poster) = built(
        "",
        "complaints:\n  sms: 0812-0000-0000\n  handling_through: SMS\n  handling: [Humas membaca SMS]\n",
    );
    assert!(section(&page).ends_with("Alur penanganan pengaduan lewat SMS Humas membaca SMS"));
    let headings: Vec<String> = all(&poster, "h3").into_iter().map(words).collect();
    assert!(headings.contains(&"Alur penanganan pengaduan lewat SMS".to_owned()), "{headings:?}");
    assert!(!headings.contains(&"Datang langsung".to_owned()), "{headings:?}");
}

#[test]
fn an_address_in_plain_words_is_a_link() {
    let (page, _) =
        built("", "complaints: { other: \"Formulir digital di aduan.contoh.go.id/f.\" }\n");
    let link = all(&page, "[aria-labelledby=pengaduan] a")[0];
    assert_eq!(link.attr("href"), Some("https://aduan.contoh.go.id/f"));
    assert_eq!(words(link), "aduan.contoh.go.id/f");
}
