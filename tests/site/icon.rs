//! The picture in the browser's tab.

use scraper::{Html, Selector};

use crate::site::Site;

#[test]
fn every_page_names_a_picture_with_the_letters_of_the_place() {
    let site = Site::seed();
    site.build();
    let links = Selector::parse("link[rel=icon][type=\"image/svg+xml\"]").expect("a selector");
    let mut pages = 0;
    for path in site.paths("dist/public").iter().filter(|path| path.ends_with("html")) {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        let icon = page.select(&links).next().and_then(|link| link.attr("href"));
        let icon = icon.unwrap_or_else(|| panic!("{path} names no icon"));
        let picture = site.read(&format!("dist/public{icon}"));
        assert!(picture.contains(">KP</text>"), "{picture}");
        pages += 1;
    }
    assert!(pages > 5, "{pages}");
    let bundle = site.read("dist/function/forms.json");
    assert!(bundle.contains("\"/assets/ikon."), "the handler's pages have it too");
}

#[test]
fn the_picture_has_a_name_of_its_own_for_each_content_and_says_only_letters() {
    let site = Site::small();
    let icon = |site: &Site| {
        site.build();
        let paths = site.paths("dist/public");
        let icons: Vec<String> =
            paths.into_iter().filter(|path| path.contains("assets/ikon.")).collect();
        assert_eq!(icons.len(), 1, "{icons:?}");
        icons.concat()
    };
    let first = icon(&site);
    site.edit("content/site.yaml", "Layanan Kota Contoh", "Layanan <Kota &Contoh");
    let second = icon(&site);
    assert_ne!(first, second);
    let picture = site.read(&format!("dist/public/{second}"));
    assert!(picture.contains("&lt;&amp;</text>"), "{picture}");
}

#[test]
fn the_picture_has_the_colours_of_the_site() {
    let site = Site::small();
    let icon = |site: &Site| {
        site.build();
        let paths = site.paths("dist/public");
        let icon = paths.iter().find(|path| path.contains("assets/ikon.")).expect("an icon");
        site.read(&format!("dist/public/{icon}"))
    };
    let first = icon(&site);
    assert!(first.contains("#131d49") && first.contains("#f1d9b5"), "those of the style: {first}");
    let written = site.read("content/site.yaml");
    let theme = "theme:\n  accent: \"#045a38\"\n  second: \"#7a1f1f\"\n";
    site.write("content/site.yaml", format!("{written}{theme}"));
    let second = icon(&site);
    let style = site.read("dist/public/index.html");
    for name in ["nila-deep", "cream"] {
        let set = format!("--{name}:");
        let mut shades = style.split(&set).skip(1).map(|rest| &rest[..7]);
        assert!(shades.any(|shade| second.contains(shade)), "{name}: {second}");
    }
    assert!(!second.contains("#131d49") && !second.contains("#f1d9b5"), "{second}");
}
