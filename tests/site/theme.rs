//! Themes: a file of the site takes the place of the default of its name, and no other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::loket::SiteFolder;

fn page(site: &SiteFolder) -> String {
    site.read("dist/public/dinas/surat/index.html")
}

#[test]
fn a_template_is_overridden_file_by_file() {
    let site = SiteFolder::small();
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
    let site = SiteFolder::small();
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
    let site = SiteFolder::small();
    site.write("templates/assets/css/service.css", ".loket-step{outline:thin solid}");
    site.build();
    let page = page(&site);
    assert!(page.contains("outline:thin solid"), "{page}");
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
    let digest =
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, style.expect("a style").as_bytes());
    let hash = STANDARD.encode(digest.as_ref());
    let headers = site.read("dist/public/_headers");
    assert!(headers.contains(&format!("'sha256-{hash}'")), "{headers}");
}

#[test]
fn a_single_word_is_overridden() {
    let site = SiteFolder::small();
    site.write("templates/words/id.yaml", "service:\n  steps: Begini caranya\n");
    site.build();
    let page = page(&site);
    assert!(page.contains("Begini caranya"), "{page}");
    assert!(page.contains("Yang perlu disiapkan"), "the other words stay: {page}");
}

#[test]
fn an_override_that_nothing_reads_is_an_error() {
    let site = SiteFolder::small();
    site.write("templates/servis.html", "salah ketik");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("templates/servis.html"), "{}", ran.stderr);
}
