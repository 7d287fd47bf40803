//! Colours and logo of `site.yaml`: read by everybody, or told at their line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};

use crate::site::Site;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 60\">\
    <path d=\"M0 0h90v60H0z\"/></svg>";

fn themed(theme: &str) -> Site {
    let site = Site::small();
    site.write("content/site.yaml", format!("{}theme:\n{theme}", site.read("content/site.yaml")));
    site
}

fn style(page: &str) -> &str {
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
    style.expect("a style")
}

/// The contrast of two colours, as WCAG 2.2 defines it.
fn contrast(one: &str, two: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let part = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// The value that a style sets last within the part that begins with `start`.
fn value<'style>(style: &'style str, start: &str, name: &str) -> &'style str {
    let (_, part) = style.rsplit_once(start).expect("a part of the style");
    let (_, value) = part.split_once(&format!("--{name}:")).expect("a colour");
    &value[..7]
}

#[test]
fn the_colours_of_the_site_are_on_every_page_and_the_policy_allows_them() {
    let site = themed("  accent: \"#065939\"\n  second: \"#7a1f1f\"\n");
    site.build();
    let headers = site.read("dist/public/_headers");
    for path in ["index.html", "404.html", "dinas/surat/index.html", "kelengkapan/index.html"] {
        let page = site.read(&format!("dist/public/{path}"));
        let style = style(&page);
        assert!(style.contains("--nila:#065939") && style.contains("--soga:#7a1f1f"), "{path}");
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, style.as_bytes());
        let hash = format!("'sha256-{}'", STANDARD.encode(digest.as_ref()));
        assert!(headers.contains(&hash), "{path}: {headers}");
    }
}

#[test]
fn colours_for_the_dark_are_made_so_that_they_can_be_read() {
    for (accent, second) in [
        ("#065939", "#7a1f1f"),
        ("#4a148c", "#5d4037"),
        ("#000000", "#003049"),
        ("#7f0000", "#333333"),
    ] {
        let site = themed(&format!("  accent: \"{accent}\"\n  second: \"{second}\"\n"));
        site.build();
        let page = site.read("dist/public/index.html");
        let style = style(&page);
        let light = "@media screen{:root{";
        let dark = "@media screen and (prefers-color-scheme:dark){:root{";
        let of = |part, name| value(style, part, name);
        for (text, ground) in [
            (of(dark, "nila"), "#12131b"),
            (of(dark, "nila"), "#1a1c27"),
            (of(dark, "nila"), of(dark, "soga-ground")),
            (of(dark, "on-nila"), of(dark, "nila")),
            (of(dark, "soga"), "#1a1c27"),
            (of(dark, "soga"), of(dark, "soga-ground")),
            ("#ffffff", of(light, "nila-deep")),
            (of(light, "on-deep"), of(light, "nila-deep")),
            ("#ffffff", of(dark, "nila-deep")),
            (of(light, "nila-deep"), of(light, "cream")),
            (of(light, "soga"), of(light, "soga-ground")),
        ] {
            assert!(contrast(text, ground) >= 7.0, "{accent}: {text} on {ground}");
        }
        // What is no text (WCAG 2.2, 1.4.11).
        assert!(contrast(of(light, "gold"), of(light, "nila-deep")) >= 3.0, "{accent}");
    }
}

#[test]
fn a_colour_that_is_hard_to_read_is_told_with_the_nearest_that_is_not() {
    let site = themed("  accent: \"#196bcd\"\n");
    let ran = site.check(&[]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("error[contrast]"), "{}", ran.stdout);
    let line = site.read("content/site.yaml").lines().count();
    assert!(ran.stdout.contains(&format!("site.yaml:{line}:11")), "{}", ran.stdout);
    let (_, nearest) = ran.stdout.split_once("terdekat yang terbaca: `\"").expect("a help");
    let nearest = &nearest[..7];
    assert!((7.0..7.3).contains(&contrast(nearest, "#f6ead7")), "{nearest}");
    let mended = themed(&format!("  accent: \"{nearest}\"\n"));
    mended.build();
}

#[test]
fn a_stated_dark_colour_is_checked_as_well_and_needs_its_light_one() {
    let told = |theme: &str| {
        let ran = themed(theme).check(&[]);
        assert_eq!(ran.code, 1, "{}", ran.stdout);
        ran.stdout
    };
    let dim = told("  accent: \"#065939\"\n  accent_dark: \"#065939\"\n");
    assert!(dim.contains("error[contrast]") && dim.contains("accent_dark"), "{dim}");
    assert!(told("  second_dark: \"#ffddaa\"\n").contains("`second`"));
    assert!(told("  accent: hijau\n").contains("error[colour]"));
    assert!(told("  warna: \"#065939\"\n").contains("error[unknown-key]"));
}

#[test]
fn the_logo_stands_in_the_header_with_its_words_and_its_size() {
    let site = themed("  logo: lambang.svg\n  logo_alt: Lambang Kota Contoh\n");
    site.write("content/lambang.svg", DRAWING);
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/index.html"));
    let logo = Selector::parse("header a img").expect("a selector");
    let logo = page.select(&logo).next().expect("a logo");
    assert_eq!(logo.attr("alt"), Some("Lambang Kota Contoh"));
    assert_eq!((logo.attr("width"), logo.attr("height")), (Some("66"), Some("44")));
    let path = logo.attr("src").expect("an address");
    assert_eq!(site.read(&format!("dist/public{path}")), DRAWING);
    assert!(
        path.starts_with("/assets/logo.") && path.len() > "/assets/logo.svg".len(),
        "kept for ever: {path}"
    );
}

#[test]
fn what_cannot_be_a_logo_is_told() {
    let told = |theme: &str, content: &str| {
        let site = themed(theme);
        site.write("content/lambang.svg", content);
        let ran = site.check(&[]);
        assert_eq!(ran.code, 1, "{}", ran.stdout);
        ran.stdout
    };
    let theme = "  logo: lambang.svg\n  logo_alt: Lambang\n";
    let runs = DRAWING.replace("<path", "<script>alert(1)</script><path");
    assert!(told(theme, &runs).contains("<script>"));
    assert!(told(theme, "GIF89a").contains("error[logo]"));
    assert!(told("  logo: lambang.svg\n", DRAWING).contains("`logo_alt`"));
    assert!(told("  logo: lambang.png\n  logo_alt: L\n", DRAWING).contains("`lambang.svg`?"));
}

#[test]
fn a_picture_that_nothing_names_is_told_and_not_published() {
    let site = Site::small();
    site.write("content/lambang.svg", DRAWING);
    let ran = site.check(&[]);
    assert!(ran.stdout.contains("warning[unused-file]"), "{}", ran.stdout);
}
