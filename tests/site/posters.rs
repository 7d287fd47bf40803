//! The poster carries a code of what it says, by which its page knows an old one.

use scraper::{Html, Selector};

use crate::page_text;
use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

/// Returns the code on the poster, and what the page says of it.
fn code_of(site: &Site) -> (String, String) {
    site.build();
    let text = |page: &str| {
        page_text::text(&site.read(&format!("dist/public/dinas/surat/{page}index.html")))
    };
    let poster = text("poster/");
    let code = poster.split("(kode poster: ").nth(1).expect("a code");
    let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
    (code, text(""))
}

#[test]
fn the_page_names_the_code_of_a_poster_that_agrees_with_it_and_since_when() {
    let site = Site::small();
    site.edit(SERVICE, "cost: gratis\n", "cost: gratis\nreviewed_on: 2026-03-02\n");
    let (code, page) = code_of(&site);
    assert_eq!(code.len(), 4, "{code}");
    let said = format!(
        "Kode poster yang sesuai dengan halaman ini: {code}. Standar ini terakhir diperbarui atau \
         ditinjau 2 Maret 2026."
    );
    assert!(page.contains(&said), "{page}");
}

#[test]
fn the_code_is_another_one_when_the_poster_says_something_else_and_only_then() {
    let (code, _) = code_of(&Site::small());
    for (from, to, is_new) in [
        ("2 hari kerja", "3 hari kerja", true),
        ("KTP asli", "KTP", true),
        ("menyerahkan berkas", "menyerahkan formulir", true),
        ("cost: gratis\n", "cost: gratis\nkeywords: [surat]\n", false),
    ] {
        let site = Site::small();
        site.edit(SERVICE, from, to);
        assert_eq!(code_of(&site).0 != code, is_new, "{to}");
    }
}

#[test]
fn whoever_comes_from_an_old_poster_is_told_without_a_script() {
    let (code, _) = code_of(&Site::small());
    let site = Site::small();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    let all = |css: &str| Selector::parse(css).expect("a selector");
    let marks: Vec<_> =
        page.select(&all(".loket-old__mark")).filter_map(|it| it.attr("id")).collect();
    let own = format!("poster-{}", code[..1].to_lowercase());
    assert!(marks.len() == 31 && !marks.contains(&own.as_str()), "{own}: {marks:?}");
    assert_eq!(page.select(&all(".loket-old__mark ~ .loket-old")).count(), 1);
    assert_eq!(page.select(&all("script:not([type])")).count(), 0);
}
