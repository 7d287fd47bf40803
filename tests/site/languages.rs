//! A second language: counterparts, marks, and what is wrong with a translation.

use scraper::{Html, Selector};

use crate::loket::SiteFolder;

const ORIGIN: &str = "https://kominfo.pekalongankota.go.id";

fn page(site: &SiteFolder, path: &str) -> Html {
    Html::parse_document(&site.read(&format!("dist/public{path}index.html")))
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector");
    let values = page.select(&selector).filter_map(|element| element.attr(name));
    values.map(str::to_owned).collect()
}

fn words(page: &Html, css: &str) -> String {
    let selector = Selector::parse(css).expect("a selector");
    let texts = page.select(&selector).flat_map(|element| element.text());
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn counterparts_name_each_other_and_themselves() {
    let site = SiteFolder::seed();
    site.build();
    for path in ["/", "/kominfo/", "/kominfo/lock/", "/kominfo/lock/ajukan/"] {
        let (main, english) = (page(&site, path), page(&site, &format!("/en{path}")));
        let expected =
            [format!("{ORIGIN}{path}"), format!("{ORIGIN}/en{path}"), format!("{ORIGIN}{path}")];
        for page in [&main, &english] {
            let css = "link[rel=alternate][hreflang]";
            assert_eq!(attributes(page, css, "hreflang"), ["id", "en", "x-default"], "{path}");
            assert_eq!(attributes(page, css, "href"), expected);
        }
        assert_eq!(attributes(&main, "html", "lang"), ["id"]);
        assert_eq!(attributes(&english, "html", "lang"), ["en"]);
        assert_eq!(attributes(&main, "header a[hreflang=en]", "href"), [format!("/en{path}")]);
        assert_eq!(attributes(&english, "header a[hreflang=id]", "href"), [path]);
    }
}

#[test]
fn a_service_without_a_translation_stays_in_the_main_language_and_lists_say_so() {
    let site = SiteFolder::seed();
    site.build();
    assert!(!site.path("dist/public/en/kominfo/wadul-aladin/index.html").exists());
    let main = page(&site, "/kominfo/wadul-aladin/");
    assert!(attributes(&main, "link[hreflang]", "href").is_empty());
    let agency = page(&site, "/en/kominfo/");
    let css = "main a[href='/kominfo/wadul-aladin/']";
    assert_eq!(attributes(&agency, css, "lang"), ["id"]);
    assert_eq!(attributes(&agency, css, "hreflang"), ["id"]);
    assert_eq!(
        attributes(&agency, "main a[href='/en/kominfo/lock/']", "lang"),
        Vec::<String>::new()
    );
}

#[test]
fn values_are_written_in_the_language_of_the_page_and_borrowed_words_are_marked() {
    let site = SiteFolder::seed();
    let translation = site.read("content/kominfo/lock.en.md");
    let (before, _) = translation.split_once("# Actor and text").expect("the steps");
    site.write("content/kominfo/lock.en.md", format!("{before}\n---\n"));
    site.build();
    let english = page(&site, "/en/kominfo/lock/");
    assert!(words(&english, "main").contains("1 working day"));
    assert!(words(&english, "main").contains("Free of charge"));
    assert!(words(&english, "[lang=id] .loket-steps").contains("mengajukan permohonan"));
    assert!(words(&english, "[lang=id]").contains("Pelayanan Penanggulangan"));
    assert!(words(&english, "h1:not([lang])").contains("Forgotten Passphrase"));
    let form = attributes(&english, "a.loket-button", "href");
    assert_eq!(form, ["/kominfo/lock/ajukan/"], "the form is the one that there is");
    assert_eq!(attributes(&english, "a.loket-button", "hreflang"), ["id"]);
    assert!(!site.path("dist/public/en/kominfo/lock/ajukan/index.html").exists());
}

#[test]
fn a_translated_form_asks_the_same_in_other_words() {
    let site = SiteFolder::seed();
    site.build();
    let (main, english) =
        (page(&site, "/kominfo/lock/ajukan/"), page(&site, "/en/kominfo/lock/ajukan/"));
    let names = |page: &Html| attributes(page, "form [name]", "name");
    assert_eq!(names(&main), names(&english));
    assert_eq!(attributes(&english, "form", "action"), ["/api/forms/en/kominfo/lock"]);
    assert!(words(&english, "label").contains("Full name without titles"));
    let template = attributes(&english, ".loket-field__template a", "lang");
    assert_eq!(template, ["id"], "the statement is in Indonesian");
}

#[test]
fn a_shared_form_is_translated_once_for_every_service_that_shares_it() {
    let site = SiteFolder::seed();
    site.write("content/forms/umum.yaml", SHARED);
    site.write("content/forms/umum.en.yaml", SHARED.replace("Nama lengkap", "Full name"));
    site.write("content/kominfo/surel.md", service("Surel", "form: umum"));
    site.write("content/kominfo/surel.en.md", "---\ntitle: E-mail\n---\n");
    site.build();
    let english = page(&site, "/en/kominfo/surel/ajukan/");
    assert_eq!(attributes(&english, "form", "action"), ["/api/forms/en/kominfo/surel"]);
    assert!(words(&english, "label").contains("Full name"));
    assert!(words(&page(&site, "/kominfo/surel/ajukan/"), "label").contains("Nama lengkap"));
}

#[test]
fn a_service_can_translate_a_shared_form_itself_or_leave_it() {
    let site = SiteFolder::seed();
    site.write("content/forms/umum.yaml", SHARED);
    site.write("content/kominfo/surel.md", service("Surel", "form: umum"));
    let own = "form:\n  fields:\n    - {name: nama, label: Full name}\n";
    site.write("content/kominfo/surel.en.md", format!("---\ntitle: E-mail\n{own}---\n"));
    site.write("content/kominfo/hosting.md", service("Hosting", "form: umum"));
    site.write("content/kominfo/hosting.en.md", "---\ntitle: Hosting\n---\n");
    site.build();
    assert!(words(&page(&site, "/en/kominfo/surel/ajukan/"), "label").contains("Full name"));
    let english = page(&site, "/en/kominfo/hosting/");
    let form = attributes(&english, "a.loket-button", "href");
    assert_eq!(form, ["/kominfo/hosting/ajukan/"], "the form is the one that there is");
}

const SHARED: &str = "fields:\n  - {name: nama, kind: text, label: Nama lengkap}\n";

/// Writes a service that is short, but whole enough to be published.
fn service(title: &str, form: &str) -> String {
    format!("---\ntitle: {title}\n{form}\n---\n")
}

#[test]
fn what_is_wrong_with_a_translation_is_told_at_its_place() {
    let cases = [
        ("content/kominfo/tiada.en.md", "---\ntitle: Nothing\n---\n", "error[no-counterpart]"),
        ("content/kominfo/lock.id.md", "---\ntitle: Dua\n---\n", "error[main-language]"),
        (
            "content/site.en.yaml",
            "name: Services\nbase_url: https://contoh.go.id\n",
            "error[main-only]",
        ),
        (
            "content/kominfo/lock.en.md",
            "---\ntitle: Lock\nsteps: [One step]\n---\n",
            "error[differs]",
        ),
    ];
    for (path, text, expected) in cases {
        let site = SiteFolder::seed();
        site.write(path, text);
        let ran = site.loket(&["build"]);
        assert!(!ran.stderr.is_empty() && ran.stderr.contains(expected), "{path}: {}", ran.stderr);
        assert!(ran.stderr.contains(path.rsplit('/').next().expect("a name")), "{}", ran.stderr);
    }
}

#[test]
fn a_label_that_is_not_translated_is_missed() {
    let site = SiteFolder::seed();
    site.edit("content/kominfo/lock.en.md", "          label: Position\n", "");
    let ran = site.loket(&["build"]);
    assert!(ran.stderr.contains("error[missing]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("lock.en.md"), "{}", ran.stderr);
}
