//! A second language: counterparts, marks, and what is wrong with a translation.

use scraper::{Html, Selector};

use crate::site::Site;

const ORIGIN: &str = "https://kominfo.pekalongankota.go.id";

pub(super) fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(&site.read(&format!("dist/public{path}index.html")))
}

pub(super) fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector");
    let values = page.select(&selector).filter_map(|element| element.attr(name));
    values.map(str::to_owned).collect()
}

pub(super) fn words(page: &Html, css: &str) -> String {
    let selector = Selector::parse(css).expect("a selector");
    let texts = page.select(&selector).flat_map(|element| element.text());
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn counterparts_name_each_other_and_themselves() {
    let site = Site::seed_in_two_languages();
    site.build();
    for path in [
        "/",
        "/layanan/",
        "/kominfo/",
        "/kominfo/pengaduan/",
        "/kominfo/lock/",
        "/kominfo/lock/ajukan/",
    ] {
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
fn the_search_page_and_the_page_for_an_unknown_address_lead_to_the_other_language() {
    let site = Site::seed_in_two_languages();
    site.build();
    let search = page(&site, "/en/cari/");
    assert_eq!(attributes(&search, "header a[hreflang=id]", "href"), ["/cari/"]);
    let listed = attributes(&search, "link[hreflang=id]", "href");
    assert_eq!(listed, ["https://kominfo.pekalongankota.go.id/cari/"]);
    let missing = Html::parse_document(&site.read("dist/public/en/404.html"));
    assert_eq!(attributes(&missing, "html", "lang"), ["en"]);
    assert_eq!(attributes(&missing, "header a[hreflang=id]", "href"), ["/"]);
}

#[test]
fn the_greatest_size_of_a_file_is_said_as_the_language_writes_numbers() {
    let site = Site::seed_in_two_languages();
    site.edit("content/kominfo/lock.md", "max_size: 2 MB", "max_size: 1.5 MB");
    site.build();
    let main = site.read("dist/public/kominfo/lock/ajukan/index.html");
    assert!(main.contains("paling besar 1,5 MB") && !main.contains("1.5 MB"), "{main}");
    let english = site.read("dist/public/en/kominfo/lock/ajukan/index.html");
    assert!(english.contains("at most 1.5 MB") && !english.contains("1,5 MB"), "{english}");
    let bundle: serde_json::Value =
        serde_json::from_str(&site.read("dist/function/forms.json")).expect("JSON");
    assert!(bundle.to_string().contains("\"limit\":1572864"), "{bundle}");
}

#[test]
fn no_link_of_either_language_leads_nowhere() {
    let site = Site::seed_in_two_languages();
    site.build();
    let root = site.path("dist/public");
    let mut pages = 0;
    for (path, bytes) in crate::site::files(&root) {
        let Some(path) = path.strip_suffix(".html") else { continue };
        pages += 1;
        let page = Html::parse_document(&String::from_utf8(bytes).expect("text"));
        let links = attributes(&page, "[href^='/']", "href").into_iter();
        for link in links.chain(attributes(&page, "[src^='/']", "src")) {
            let target = link.split(['#', '?']).next().expect("always one").trim_start_matches('/');
            let file = if target.is_empty() || target.ends_with('/') {
                format!("{target}index.html")
            } else {
                target.to_owned()
            };
            assert!(root.join(&file).is_file(), "{path} links {link}");
        }
    }
    assert!(pages > 20, "{pages}");
}

#[test]
fn no_address_in_the_data_of_a_translated_service_leads_nowhere() {
    let site = Site::fixture("lengkap");
    site.write("content/site.en.yaml", "{}\n");
    site.write("content/dinas/izin.en.md", "---\ntitle: Billboard Permit\n---\n");
    site.build();
    let page = site.read("dist/public/en/dinas/izin/index.html");
    let record = site.read("dist/public/en/dinas/izin/index.json");
    let origin = "\"https://layanan.contoh.go.id/";
    let mut addresses = 0;
    for text in [page, record].iter().flat_map(|text| text.split(origin).skip(1)) {
        let path = text.split(['"', '#']).next().expect("always one");
        let file = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        assert!(site.path(&format!("dist/public/{path}{file}")).is_file(), "{path}");
        addresses += 1;
    }
    assert!(addresses > 8, "{addresses}");
}

#[test]
fn the_search_in_english_knows_the_words_of_both_languages() {
    let site = Site::seed_in_two_languages();
    site.build();
    let search = page(&site, "/en/cari/");
    let [folder] = &attributes(&search, "[data-search]", "data-search")[..] else {
        panic!("one index")
    };
    let file = |name: &str| site.read(&format!("dist/public{folder}{name}"));
    let words = file("w0.txt");
    for word in ["forgotten", "certificate", "lupa", "tte", "passphrase"] {
        assert!(words.lines().any(|known| known == word), "{word}: {words}");
    }
    let shown = file("d0.json");
    assert!(shown.contains("Forgotten Passphrase") && shown.contains("/en/kominfo/lock/"));
    assert!(!shown.contains("Penanggulangan"), "{shown}");
}

#[test]
fn a_site_in_one_language_speaks_of_no_other() {
    let site = Site::seed();
    site.build();
    assert!(!site.path("dist/public/en").exists());
    let main = page(&site, "/kominfo/lock/");
    assert!(attributes(&main, "[hreflang]", "hreflang").is_empty());
    assert_eq!(attributes(&main, "[lang]", "lang"), ["id"]);
}

#[test]
fn a_complaint_form_names_services_in_the_language_that_they_have() {
    let site = Site::seed_in_two_languages();
    site.remove("content/kominfo/wadul-aladin.en.md");
    site.build();
    let english = page(&site, "/en/kominfo/pengaduan/");
    assert_eq!(attributes(&english, "form", "action"), ["/api/forms/en/kominfo/pengaduan"]);
    assert!(words(&english, "label[lang=id]").contains("Wadul Aladin"));
    assert!(words(&english, "label:not([lang])").contains("Forgotten Passphrase"));
    let agency = attributes(&page(&site, "/en/kominfo/"), "main a", "href");
    assert!(agency.contains(&"/en/kominfo/pengaduan/".to_owned()), "{agency:?}");
}

#[test]
fn a_complaint_form_without_a_translation_is_that_of_the_main_language() {
    let site = Site::seed_in_two_languages();
    site.remove("content/kominfo/pengaduan.en.yaml");
    site.build();
    assert!(!site.path("dist/public/en/kominfo/pengaduan/index.html").exists());
    let english = page(&site, "/en/kominfo/");
    let links = "a[href='/kominfo/pengaduan/']";
    assert!(attributes(&english, links, "href").len() > 1, "in the page and its footer");
    assert!(attributes(&english, links, "hreflang").iter().all(|tag| tag == "id"));
    assert_eq!(
        attributes(&english, links, "hreflang").len(),
        attributes(&english, links, "href").len()
    );
}

#[test]
fn a_service_without_a_translation_stays_in_the_main_language_and_lists_say_so() {
    let site = Site::seed_in_two_languages();
    site.remove("content/kominfo/wadul-aladin.en.md");
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
    let site = Site::seed_in_two_languages();
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
    let site = Site::seed_in_two_languages();
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
    let site = Site::seed_in_two_languages();
    site.write("content/forms/umum.yaml", SHARED);
    site.write("content/forms/umum.en.yaml", TRANSLATED);
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
    let site = Site::seed_in_two_languages();
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
const TRANSLATED: &str = "fields:\n  - {name: nama, label: Full name}\n";

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
        let site = Site::seed_in_two_languages();
        site.write(path, text);
        let ran = site.loket(&["build"]);
        assert!(!ran.stderr.is_empty() && ran.stderr.contains(expected), "{path}: {}", ran.stderr);
        assert!(ran.stderr.contains(path.rsplit('/').next().expect("a name")), "{}", ran.stderr);
    }
}

#[test]
fn what_is_not_translated_yet_is_told_as_advice() {
    let site = Site::seed_in_two_languages();
    let ran = site.loket(&["check", "--advice", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(!ran.stdout.contains("untranslated"), "the site is whole: {}", ran.stdout);
    site.remove("content/kominfo/wadul-aladin.en.md");
    site.edit("content/site.en.yaml", "intro:", "# intro:");
    let ran = site.loket(&["check", "--advice", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(
        ran.stdout.contains("note[untranslated]: not translated yet: `intro`"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("note[untranslated-services]"), "{}", ran.stdout);
    assert!(ran.stdout.contains("kominfo/wadul-aladin.en.md"), "{}", ran.stdout);
}

#[test]
fn a_site_in_english_can_have_indonesian_as_its_second_language() {
    let site = Site::small();
    site.edit("content/site.yaml", "language: id", "language: en");
    site.write("content/site.id.yaml", "name: Layanan Kota Contoh\n");
    site.write("content/dinas/agency.id.yaml", "name: Dinas Contoh\n");
    let steps = "steps:\n- {actor: Pemohon, text: menyerahkan berkas}\n";
    site.write("content/dinas/surat.id.md", format!("---\ntitle: Surat Contoh\n{steps}---\n"));
    site.build();
    let (main, second) = (page(&site, "/dinas/surat/"), page(&site, "/id/dinas/surat/"));
    assert_eq!(attributes(&main, "html", "lang"), ["en"]);
    assert_eq!(attributes(&second, "html", "lang"), ["id"]);
    assert_eq!(attributes(&main, "header a[hreflang=id]", "href"), ["/id/dinas/surat/"]);
    assert!(words(&second, "main").contains("2 hari kerja"));
    assert!(words(&main, "main").contains("2 working days"));
    let default = attributes(&second, "link[hreflang=x-default]", "href");
    assert_eq!(default, ["https://layanan.contoh.go.id/dinas/surat/"]);
}

#[test]
fn a_label_that_is_not_translated_is_missed() {
    let site = Site::seed_in_two_languages();
    site.edit("content/kominfo/lock.en.md", "          label: Position\n", "");
    let ran = site.loket(&["build"]);
    assert!(ran.stderr.contains("error[missing]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("lock.en.md"), "{}", ran.stderr);
}

/// Words that only one of the two languages has.
const INDONESIAN: &[&str] = &[
    "yang",
    "dan",
    "atau",
    "untuk",
    "dengan",
    "dari",
    "pada",
    "hari",
    "belum",
    "jika",
    "sesuai",
    "menurut",
    "surat",
    "izin",
    "permohonan",
    "memeriksa",
    "lewat",
    "tahun",
    "kepala",
    "warga",
    "usaha",
    "petugas",
    "pemohon",
    "sanggup",
    "dikembalikan",
    "boleh",
    "sekretaris",
    "formulir",
    "senin",
    "setiap",
    "retribusi",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "for", "or", "with", "from", "not", "this", "all", "working", "days",
    "copies", "years", "step", "valid",
];

/// Collects what stands in a language other than it is marked as.
fn wrongly_marked(element: scraper::ElementRef<'_>, lang: &str, wrong: &mut Vec<String>) {
    let lang = element.attr("lang").unwrap_or(lang);
    // What is drawn is no text to who hears it: its title and description are.
    let is_read = !matches!(element.value().name(), "script" | "style" | "text");
    for child in element.children().filter(|_| is_read) {
        if let Some(text) = child.value().as_text() {
            // A span of time or a fee with words of the decree in it is one value.
            let is_value = text.contains("working days sejak") || text.contains("2% of retribusi");
            let is_name = |word: &&str| word.contains(['@', '/']) || word.contains(".go.id");
            let has = |words: &[&str]| {
                let said = text.split_whitespace().filter(|word| !is_name(word));
                let mut said =
                    said.flat_map(|word| word.split(|char: char| !char.is_alphanumeric()));
                said.any(|word| words.contains(&word.to_lowercase().as_str()))
            };
            if is_value {
                continue;
            }
            if has(INDONESIAN) && lang != "id" || has(ENGLISH) && lang != "en" {
                wrong.push(format!("{lang}: {}", text.trim()));
            }
        } else if let Some(element) = scraper::ElementRef::wrap(child) {
            wrongly_marked(element, lang, wrong);
        }
    }
}

#[test]
fn whatever_a_translation_leaves_out_is_marked_and_nothing_else_is() {
    let site = Site::fixture("lengkap");
    site.write("content/site.en.yaml", "{}\n");
    site.write("content/dinas/izin.en.md", "---\ntitle: Billboard Permit\n---\n");
    site.build();
    let mut wrong = Vec::new();
    for path in ["/", "/layanan/", "/dinas/", "/dinas/izin/"] {
        let page = page(&site, &format!("/en{path}"));
        let body = Selector::parse("body").expect("a selector");
        let body = page.select(&body).next().expect("a body");
        let mut of_page = Vec::new();
        wrongly_marked(body, "en", &mut of_page);
        wrong.extend(of_page.into_iter().map(|text| format!("{path} {text}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
