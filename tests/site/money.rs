//! What is paid: who must not be paid, and fees that can be read.

use scraper::{Html, Selector};

use crate::page_text::{self, folded};
use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";
const WARNING: &str = "Jangan membayar kepada siapa pun";
/// No standard says that a tax is due, or where it is paid; and a bribe has to be reported
/// whatever else is paid.
const YET_PAID: &str = "Layanan ini tidak dipungut biaya. Jika ada pajak, retribusi, atau tagihan, \
                        bayar hanya lewat cara resmi. Jika ada yang meminta uang di luar itu, \
                        laporkan ke dinas@contoh.go.id.";

fn said(site: &Site) -> String {
    site.build();
    page_text::text(&site.read("dist/public/dinas/surat/index.html"))
}

#[test]
fn people_are_told_not_to_pay_and_where_to_report_only_where_nothing_is_paid() {
    let site = Site::small();
    let said_by = said(&site);
    assert!(
        said_by.contains(&format!("{WARNING}. Jika ada yang meminta uang, laporkan ke")),
        "{said_by}"
    );
    assert!(!said_by.contains("di bawah"), "{said_by}");
    for (from, to) in [
        ("menyerahkan berkas", "membayar pajak di loket"),
        ("[KTP asli]", "[Bukti setor retribusi]"),
        ("cost: gratis", "cost: { fee: gratis, note: Pajak terutang dibayar oleh wajib pajak }"),
        ("time: 2 hari kerja", "time: { time: 2 hari kerja, note: Sejak tagihan lunas }"),
    ] {
        let site = Site::small();
        let said = said(site.edit(SERVICE, from, to));
        assert!(!said.contains(WARNING), "{to}: {said}");
        assert!(said.contains(YET_PAID), "{to}: {said}");
        let poster = page_text::text(&site.read("dist/public/dinas/surat/poster/index.html"));
        assert!(!poster.contains(WARNING) && poster.contains(YET_PAID), "{to}: {poster}");
        assert!(site.places().iter().any(|it| it.starts_with("warning free-yet-paid")), "{to}");
    }
}

#[test]
fn nobody_is_told_not_to_pay_where_the_standard_is_silent_about_a_case() {
    let cases = "cases: [{ id: baru, name: Baru }, { id: lama, name: Lama }]\n";
    for (cost, is_free) in [
        ("[{ cases: baru, fee: gratis }]", false),
        ("[{ cases: baru, fee: gratis }, { cases: lama, fee: gratis }]", true),
        ("[{ for: Kartu, rows: [{ for: Baru, cases: baru, fee: gratis }] }]", false),
    ] {
        let site = Site::small();
        let said = said(site.edit(SERVICE, "cost: gratis\n", &format!("{cases}cost: {cost}\n")));
        assert_eq!(said.contains(WARNING), is_free, "{cost}: {said}");
    }
}

#[test]
fn the_poster_names_surcharges_conditions_and_what_a_formula_is_made_of() {
    let site = Site::small();
    let fees = "cost:\n\
                - { for: Uji, formula: T = L × 2, inputs: [{ name: L, text: luas tanah }] }\n\
                - { for: Kilat, fee: Rp 90.000, surcharge: true, if: selesai hari itu juga }";
    site.edit(SERVICE, "cost: gratis", fees);
    site.build();
    let poster = page_text::text(&site.read("dist/public/dinas/surat/poster/index.html"));
    assert!(poster.contains("T = L × 2 L: luas tanah"), "{poster}");
    assert!(poster.contains("Kilat Rp90.000 (tambahan, selesai hari itu juga)"), "{poster}");
}

#[test]
fn who_asks_for_money_is_reported_to_a_channel_that_is_a_link() {
    for (agency, channel) in [
        ("complaints: { phones: 0299-421243 }", "0299-421243"),
        ("complaints: { email: adu@contoh.go.id }", "adu@contoh.go.id"),
        ("", "SP4N-LAPOR!"),
    ] {
        let site = Site::small();
        site.edit("content/dinas/agency.yaml", "email: dinas@contoh.go.id", agency);
        site.build();
        let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
        let link = Selector::parse(".loket-ticket__note a[href]").expect("a selector");
        let links: Vec<String> =
            page.select(&link).map(|it| folded(&it.text().collect::<String>())).collect();
        assert_eq!(links, [channel], "{agency}");
    }
}

#[test]
fn one_fee_is_a_sentence_and_several_are_a_table_with_their_basis_below() {
    let site = Site::small();
    site.edit(
        SERVICE,
        "cost: gratis",
        "cost: { for: PNBP, fee: Rp 30.000, regulation: PP 76/2020 }",
    );
    let one = said(&site);
    assert!(one.contains("PNBP: Rp30.000 Dasar hukum: PP 76/2020"), "{one}");
    let page = site.read("dist/public/dinas/surat/index.html");
    assert!(!page.contains("<table"), "{page}");

    let site = Site::small();
    let fees = "cost:\n  for: Uji\n  regulation: Perda 3/2022\n  rows:\n  - { for: Air, fee: Rp 110.000/titik }\n  \
                - { for: Tanah, fee: Rp 120.000/titik }";
    site.edit(SERVICE, "cost: gratis", fees);
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    let texts = |css: &str| {
        let css = Selector::parse(css).expect("a selector");
        page.select(&css).map(|it| folded(&it.text().collect::<String>())).collect::<Vec<_>>()
    };
    assert_eq!(texts(".loket-fees thead th"), ["Jenis", "Tarif per titik"]);
    assert_eq!(texts(".loket-fees .loket-amount"), ["Rp110.000", "Rp120.000"]);
    assert_eq!(texts(".loket-fees-room + p"), ["Dasar hukum: Perda 3/2022"]);
}

#[test]
fn a_formula_names_its_result_and_may_have_amounts() {
    let site = Site::small();
    let fee = "cost:\n  for: Periksa\n  formula: T = (L / 500 + Rp 350.000,00) × 50%\n  \
               inputs: [{ name: L, text: luas tanah }]";
    let said = said(site.edit(SERVICE, "cost: gratis", fee));
    assert!(said.contains("Periksa: T = (L ÷ 500 + Rp350.000) × 50% L: luas tanah"), "{said}");
}
