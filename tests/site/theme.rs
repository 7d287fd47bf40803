//! Themes: a file of the site takes the place of the default of its name, and no other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::site::Site;

fn page(site: &Site) -> String {
    site.read("dist/public/dinas/surat/index.html")
}

#[test]
fn a_template_is_overridden_file_by_file() {
    let site = Site::small();
    site.build();
    let (home, before) = (site.read("dist/public/index.html"), page(&site));
    site.write(
        "templates/service.html",
        "{% extends \"loket/service.html\" %}{% block main %}<p>Pengumuman kota</p>{{ super() }}{% endblock main %}",
    );
    site.build();
    let after = page(&site);
    assert!(after.contains("<p>Pengumuman kota</p>"), "{after}");
    assert_eq!(after.replace("<p>Pengumuman kota</p>", ""), before, "nothing else changes");
    assert_eq!(site.read("dist/public/index.html"), home);
}

#[test]
fn an_override_of_a_part_shows_on_every_page_that_has_it() {
    let site = Site::small();
    site.write(
        "templates/layout.html",
        // The blocks that pages fill must be there.
        "<title>{% block title %}{% endblock title %}</title>{% block main %}{% endblock main %}\
         {% block scripts %}{% endblock scripts %}<p>kaki</p>",
    );
    site.build();
    for path in ["index.html", "404.html", "dinas/index.html", "dinas/surat/index.html"] {
        let page = site.read(&format!("dist/public/{path}"));
        assert!(page.ends_with("<p>kaki</p>"), "{path}: {page}");
    }
}

#[test]
fn a_style_is_overridden_and_the_policy_allows_it() {
    let site = Site::small();
    site.write("templates/assets/css/service.css", ".loket-step{outline:thin solid}");
    site.build();
    let page = page(&site);
    let style = inside("style", &page);
    assert!(style.contains("outline:thin solid"), "{page}");
    assert!(sources(&site, "style-src").contains(&hash(style)), "{style}");
}

#[test]
fn a_script_is_overridden_and_the_policy_allows_it_and_no_file() {
    let site = Site::small();
    let script = "const a = `\n    // stays`; say(\"\\x3C/script>\");\n";
    site.write("templates/assets/js/search.js", script.replace("\\x3C", "<"));
    site.build();
    let page = site.read("dist/public/cari/index.html");
    assert_eq!(inside("script", &page), script, "as it was written, but for what would end it");
    let allowed = sources(&site, "script-src");
    assert!(allowed.contains(&hash(script)), "{allowed:?}");
    assert!(allowed.iter().all(|source| source.starts_with("'sha256-")), "{allowed:?}");
    assert_eq!(sources(&site, "require-trusted-types-for "), ["'script'"]);
    assert_eq!(sources(&site, "trusted-types "), ["'none'"]);
}

/// What stands between the tags of the first element of a name that has no attributes.
fn inside<'page>(name: &str, page: &'page str) -> &'page str {
    let (_, rest) = page.split_once(&format!("<{name}>")).expect("a start");
    rest.split_once(&format!("</{name}>")).expect("an end").0
}

/// The hash of a text as the policy names it.
fn hash(text: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    format!("'sha256-{}'", STANDARD.encode(digest.as_ref()))
}

/// The sources that the policy of a site has under a name.
fn sources(site: &Site, name: &str) -> Vec<String> {
    let headers = site.read("dist/public/_headers");
    let policy =
        headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    let mut parts = policy.expect("a policy").split("; ");
    let part = parts.find_map(|part| part.strip_prefix(name)).expect("a part");
    part.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_single_word_is_overridden() {
    let site = Site::small();
    site.write("templates/words/id.yaml", "service:\n  steps: Begini caranya\n");
    site.build();
    let page = page(&site);
    assert!(page.contains("Begini caranya"), "{page}");
    assert!(page.contains("Yang perlu disiapkan"), "the other words stay: {page}");
}

#[test]
fn an_override_that_nothing_reads_is_an_error() {
    let site = Site::small();
    site.write("templates/servis.html", "salah ketik");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("templates/servis.html"), "{}", ran.stderr);
}

/// A theme of a city: a template, a style, a script and words, and nothing else.
#[test]
fn a_theme_is_a_folder_with_only_the_files_that_differ() {
    let site = Site::small();
    site.build();
    let (service, form_style) = (page(&site), site.read("dist/public/404.html"));
    for (path, text) in [
        (
            "templates/agency.html",
            "{% extends \"loket/agency.html\" %}{% block main %}<p class=\"loket-lead\">Kota Contoh</p>\
             {{ super() }}{% endblock main %}",
        ),
        ("templates/assets/css/agency.css", ".loket-lead{font-style:italic}"),
        ("templates/assets/js/search.js", "/* pencarian kota */"),
        ("templates/words/id.yaml", "layout:\n  skip: Lewati kepala halaman\n"),
    ] {
        site.write(path, text);
    }
    site.build();
    let agency = site.read("dist/public/dinas/index.html");
    assert!(agency.contains("<p class=\"loket-lead\">Kota Contoh</p>"), "{agency}");
    assert!(agency.contains(".loket-lead{font-style:italic}"), "{agency}");
    let before = service.replace("Langsung ke isi", "Lewati kepala halaman");
    assert_eq!(page(&site), before, "pages of other templates have the words alone");
    assert!(!form_style.contains("font-style:italic}</style>"));
    assert_eq!(inside("script", &site.read("dist/public/cari/index.html")), "/* pencarian kota */");
}

#[test]
fn a_template_that_names_a_missing_component_or_value_is_told_with_its_place() {
    for (text, named) in [
        (
            "{% extends \"loket/agency.html\" %}{% block main %}{{<kartu/>}}{% endblock main %}",
            "kartu",
        ),
        ("{% extends \"loket/tidak-ada.html\" %}", "tidak-ada.html"),
        (
            "{% extends \"loket/agency.html\" %}{% block main %}{{ agensi.nama }}{% endblock main %}",
            "agensi",
        ),
        ("{% block main %}", "agency.html"),
    ] {
        let site = Site::small();
        site.write("templates/agency.html", text);
        let ran = site.loket(&["build"]);
        assert_ne!(ran.code, 0, "{text}");
        let told = format!("{}{}", ran.stdout, ran.stderr);
        assert!(told.contains(named) && told.contains("agency.html"), "{text}: {told}");
        assert!(!site.path("dist/public/index.html").exists(), "nothing half done: {text}");
    }
}

#[test]
fn words_that_no_table_has_are_told() {
    let site = Site::small();
    site.write("templates/words/id.yaml", "layout:\n  lewati: Lewati\n");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("`layout.lewati`"), "{}", ran.stderr);
}
