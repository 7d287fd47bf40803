//! Where to go and whom to ask: right after the steps, once, and only where there is something.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::text;
use crate::site::Site;

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    text(&element.html())
}

const OFFICE: &str = "name: Dinas Contoh\naddress: Jl. Contoh No. 1\nhours: Senin 08.00–15.00\nphones: (0299) 421243\n";

fn page(agency: &str, lines: &str) -> Html {
    let site = Site::small();
    site.write("content/dinas/agency.yaml", agency);
    site.service("izin", "Izin Contoh", lines);
    site.build();
    Html::parse_document(&site.read("dist/public/dinas/izin/index.html"))
}

#[test]
fn the_own_counter_stands_before_the_agency_right_after_the_steps() {
    let page = page(
        OFFICE,
        "steps: [mendaftar]\nchannels:\n  - { kind: counter, name: Loket 3, place: Mal Pelayanan Publik }\n  - { kind: app, name: e-Contoh, url: https://e.contoh.go.id }\n",
    );
    let sections = all(&page, "main > section");
    let ids: Vec<_> = sections.iter().filter_map(|it| it.attr("aria-labelledby")).collect();
    let steps = ids.iter().position(|id| *id == "langkah").expect("steps");
    assert_eq!(ids[steps + 1], "saluran");
    assert_eq!(
        words(sections[steps + 1]),
        "Datang atau hubungi Loket: Loket 3 Alamat Mal Pelayanan Publik Aplikasi: e-Contoh \
         Pemerintah Kota Contoh / Dinas Contoh Alamat Jl. Contoh No. 1 \
         Jam layanan Senin 08.00–15.00 Telepon (0299) 421243"
    );
    let app = all(&page, ".loket-channel a")[0];
    assert_eq!(
        (words(app).as_str(), app.attr("href")),
        ("e-Contoh", Some("https://e.contoh.go.id"))
    );
    assert_eq!(all(&page, "address.loket-contact").len(), 1);
}

#[test]
fn nobody_is_told_to_come_for_what_is_online_only() {
    let page = page(OFFICE, "channels: [{ kind: online, url: https://izin.contoh.go.id }]\n");
    let main = words(all(&page, "main")[0]);
    assert!(!main.contains("Datang ke") && !main.contains("Datang atau hubungi"), "{main}");
    assert!(words(all(&page, "[aria-labelledby=saluran]")[0]).starts_with("Hubungi"), "{main}");
}

#[test]
fn an_agency_that_nobody_can_reach_says_so_under_no_heading_that_offers_it() {
    let page = page("name: Dinas Contoh\n", "");
    assert!(all(&page, "[aria-labelledby=saluran]").is_empty());
    let about = words(all(&page, "[aria-labelledby=standar]")[0]);
    let said = "Pemerintah Kota Contoh / Dinas Contoh Alamat dan telepon belum dicantumkan.";
    assert!(about.contains(said), "{about}");
    let footer = words(all(&page, "footer")[0]);
    assert!(!footer.contains("Ada yang salah"), "{footer}");
}

#[test]
fn the_box_sends_people_to_the_counter_that_the_standard_names_and_to_no_other() {
    let counter = "channels: [{ kind: counter, name: Loket 3, place: Mal Pelayanan Publik }]\n";
    for (lines, sent) in [
        (counter, Some("Datang ke Loket 3, Mal Pelayanan Publik.")),
        ("channels: [{ kind: counter }]\n", Some("Datang ke Dinas Contoh, Jl. Contoh No. 1.")),
        ("channels: [{ kind: email, email: a@contoh.go.id }]\n", None),
        ("", None),
    ] {
        let page = page(OFFICE, lines);
        let said = all(&page, ".loket-ticket__offline").first().copied().map(words);
        assert_eq!(said.as_deref(), sent, "{lines}");
    }
}
