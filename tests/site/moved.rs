//! Pages that have moved: old addresses lead to where they are now.

use std::process::Command;

use crate::site::Site;

const STANDARD: &str =
    "requirements: [KTP]\nsteps: [Mengajukan]\ntime: 1 hari\ncost: gratis\nproducts: [Izin]\n";

fn moved(keys: &str) -> Site {
    let site = Site::small();
    site.service("izin", "Izin Usaha", &format!("{STANDARD}{keys}"));
    site
}

/// What `loket check` finds beside its advice.
fn found(site: &Site) -> Vec<String> {
    site.places().into_iter().filter(|place| !place.starts_with("note ")).collect()
}

fn redirects(site: &Site) -> Vec<String> {
    site.read("dist/public/_redirects").lines().map(str::to_owned).collect()
}

#[test]
fn the_old_address_of_a_service_leads_to_the_new_one() {
    let site = moved("moved_from: [dinas/usaha, /lama/izin-usaha/]\n");
    site.build();
    let page = site.read("dist/public/dinas/usaha/index.html");
    assert!(
        page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/dinas/izin/\">"),
        "{page}"
    );
    assert!(page.contains("rel=\"canonical\" href=\"https://layanan.contoh.go.id/dinas/izin/\""));
    assert!(page.contains("href=\"/dinas/izin/\">https://layanan.contoh.go.id/dinas/izin/</a>"));
    assert!(
        site.read("dist/public/dinas/usaha/poster/index.html").contains("url=/dinas/izin/poster/")
    );
    assert!(site.read("dist/public/lama/izin-usaha/index.html").contains("url=/dinas/izin/"));
    assert!(!site.read("dist/public/sitemap.xml").contains("usaha"), "nobody need find it");
    let redirects = redirects(&site);
    for line in [
        "/dinas/usaha/ /dinas/izin/ 301",
        "/dinas/usaha/index.json /dinas/izin/index.json 301",
        "/lama/izin-usaha/poster/ /dinas/izin/poster/ 301",
    ] {
        assert!(redirects.iter().any(|one| one == line), "{line} in {redirects:?}");
    }
}

#[test]
fn what_an_agency_was_called_leads_to_all_that_is_in_it() {
    let site = moved("");
    site.edit("content/dinas/agency.yaml", "name:", "moved_from: kantor\nname:").build();
    for (old, new) in [("kantor/", "dinas/"), ("kantor/izin/", "dinas/izin/")] {
        let page = site.read(&format!("dist/public/{old}index.html"));
        assert!(page.contains(&format!("url=/{new}\"")), "{old}");
    }
}

#[test]
fn where_a_service_says_that_it_was_goes_before_what_its_agency_was_called() {
    let site = moved("moved_from: kantor/surat\n");
    site.edit("content/dinas/agency.yaml", "name:", "moved_from: kantor\nname:").build();
    let page = site.read("dist/public/kantor/surat/index.html");
    assert!(page.contains("url=/dinas/izin/\""), "{page}");
    let redirects = redirects(&site);
    assert!(
        redirects.iter().any(|one| one == "/kantor/surat/index.json /dinas/izin/index.json 301")
    );
}

#[test]
fn a_site_in_which_nothing_has_moved_has_no_file_of_it() {
    let site = moved("");
    site.build();
    assert!(!site.path("dist/public/_redirects").exists());
}

#[test]
fn an_old_address_that_is_in_use_or_no_address_is_told_at_its_key() {
    for (old, code) in [
        ("dinas/izin", "still-there"),
        ("dinas", "still-there"),
        ("cari", "taken-name"),
        ("Izin Lama", "bad-name"),
        ("a/b/c/d", "bad-name"),
    ] {
        let found = found(&moved(&format!("moved_from: {old}\n")));
        assert_eq!(found, [format!("error {code} content/dinas/izin.md:8:13")], "{old}");
    }
}

#[test]
fn two_pages_that_were_at_one_address_are_told() {
    let site = moved("moved_from: dinas/usaha\n");
    site.service("izin-kedua", "Izin Kedua", &format!("{STANDARD}moved_from: dinas/usaha\n"));
    assert_eq!(found(&site), ["error moved-twice content/dinas/izin-kedua.md:8:13"]);
}

/// Runs Git in the folder of the site.
fn git(site: &Site, arguments: &[&str]) {
    let who = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid"];
    let output = Command::new("git").current_dir(site.path("")).args(who).args(arguments).output();
    let output = output.expect("git");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn committed(keys: &str) -> Site {
    let site = moved(keys);
    git(&site, &["init", "--quiet"]);
    git(&site, &["add", "."]);
    git(&site, &["commit", "--quiet", "--message", "awal"]);
    site
}

#[test]
fn a_page_that_git_knows_by_another_name_is_told_until_the_old_one_leads_to_it() {
    let site = committed("");
    git(&site, &["mv", "content/dinas/izin.md", "content/dinas/usaha.md"]);
    let told = ["warning renamed content/dinas/usaha.md"];
    assert_eq!(found(&site), told, "before it is committed");
    git(&site, &["commit", "--quiet", "--message", "ganti nama"]);
    assert_eq!(found(&site), told);
    git(&site, &["mv", "content/dinas", "content/kantor"]);
    git(&site, &["commit", "--quiet", "--message", "ganti nama lagi"]);
    let both =
        ["warning renamed content/kantor/agency.yaml", "warning renamed content/kantor/usaha.md"];
    assert_eq!(found(&site), both, "one for the agency, one for the service that had another name");
    site.edit("content/kantor/agency.yaml", "name:", "moved_from: dinas\nname:");
    site.edit("content/kantor/usaha.md", "title:", "moved_from: dinas/izin\ntitle:");
    assert_eq!(found(&site), [""; 0]);
}

#[test]
fn what_was_never_published_need_not_lead_anywhere() {
    let site = committed("status: draft\n");
    git(&site, &["mv", "content/dinas/izin.md", "content/dinas/usaha.md"]);
    site.edit("content/dinas/usaha.md", "status: draft\n", "");
    assert_eq!(found(&site), [""; 0]);
}
