//! What a page is made of: it is asked for alone, and tells what it read.

use std::collections::BTreeSet;

use loket::model::{Page, PublicFile, ServiceId};
use loket::render::{Rendered, Renderer};
use loket::view::Fact;

use crate::site::Site;

fn renderer(site: &Site) -> Renderer {
    let loaded = site.load().map_err(|broken| broken.diagnostics.to_text(broken.language));
    loaded.expect("a valid site").renderer
}

fn rendered(site: &Site, file: impl Into<PublicFile>) -> Rendered {
    let renderer = renderer(site);
    let main = renderer.editions().main();
    renderer.render(main, &file.into()).expect("it can be made").expect("it is there")
}

fn id(name: &str) -> ServiceId {
    ServiceId::new("dinas".to_owned(), name.to_owned())
}

/// A site with four services; one of them names another one, and has a topic with a third one.
fn site() -> Site {
    let site = Site::small();
    site.append("content/site.yaml", "\ntopics:\n  - id: kependudukan\n    name: Kependudukan\n");
    site.service("akta", "Akta", "related: [dinas/kartu]\ntopics: kependudukan\n");
    site.service("kartu", "Kartu", "time: 1 hari kerja\n");
    site.service("pindah", "Pindah", "topics: kependudukan\n");
    site
}

#[test]
fn a_service_is_made_of_itself_its_agency_the_site_and_the_titles_that_it_links() {
    let page = Page::Service(id("akta"));
    let reads = rendered(&site(), page.clone()).reads;
    let expected = [
        Fact::Frame,
        Fact::Site,
        Fact::Service(id("akta")),
        Fact::Agency("dinas".to_owned()),
        Fact::Card(id("kartu")),
        Fact::Languages(page),
    ];
    assert_eq!(reads, BTreeSet::from(expected));
}

#[test]
fn an_edit_of_another_service_changes_neither_the_page_nor_what_it_read() {
    let site = site();
    let page = Page::Service(id("akta"));
    let before = rendered(&site, page.clone());
    // The title of what it links is shown; how long that takes is not.
    site.edit("content/dinas/kartu.md", "1 hari kerja", "9 hari kerja");
    site.edit("content/dinas/pindah.md", "Pindah", "Pindah Datang");
    let after = rendered(&site, page.clone());
    assert_eq!((&after.content, &after.reads), (&before.content, &before.reads));
    site.edit("content/dinas/kartu.md", "title: 'Kartu'", "title: 'Kartu Keluarga'");
    let renamed = rendered(&site, page);
    assert_eq!(renamed.reads, before.reads);
    assert!(String::from_utf8_lossy(&renamed.content).contains("Kartu Keluarga"));
}

#[test]
fn the_home_page_is_made_of_the_cards_that_it_shows() {
    let reads = rendered(&site(), Page::Home).reads;
    for name in ["akta", "kartu", "pindah", "surat"] {
        assert!(reads.contains(&Fact::Card(id(name))), "{name}: {reads:?}");
        assert!(!reads.contains(&Fact::Service(id(name))), "{name}: {reads:?}");
    }
    assert!(reads.contains(&Fact::AgencyCard("dinas".to_owned())), "{reads:?}");
    assert!(!reads.contains(&Fact::Agency("dinas".to_owned())), "{reads:?}");
}

#[test]
fn a_list_is_made_of_what_stands_in_it() {
    let page = Page::Topic("kependudukan".to_owned(), 1);
    let reads = rendered(&site(), page.clone()).reads;
    let cards: Vec<&Fact> = reads.iter().filter(|fact| matches!(fact, Fact::Card(_))).collect();
    assert_eq!(cards, [&Fact::Card(id("akta")), &Fact::Card(id("pindah"))]);
    assert!(reads.contains(&Fact::List(page)));
}

#[test]
fn an_ordinary_page_is_made_of_its_own_text() {
    let site = site();
    site.write("content/tentang.md", "---\ntitle: Tentang\n---\n\nIsi.\n");
    let page = Page::Article("tentang".to_owned());
    let expected = [
        Fact::Frame,
        Fact::Site,
        Fact::Article("tentang".to_owned()),
        Fact::Languages(page.clone()),
    ];
    assert_eq!(rendered(&site, page).reads, BTreeSet::from(expected));
}

#[test]
fn a_file_for_programs_tells_what_it_is_made_of_too() {
    let reads = rendered(&site(), PublicFile::Record(id("akta"))).reads;
    assert!(reads.contains(&Fact::Service(id("akta"))));
    assert!(!reads.contains(&Fact::Service(id("kartu"))));
    let all = rendered(&site(), PublicFile::Records).reads;
    assert!(all.contains(&Fact::Service(id("kartu"))));
}

#[test]
fn every_page_that_there_is_can_be_asked_for_by_its_path() {
    let site = Site::seed_in_two_languages();
    let renderer = renderer(&site);
    for edition in renderer.editions().all() {
        for file in edition.files() {
            let path = format!("{}{}", edition.folder(), file.path());
            let (found_in, found) = renderer.at(&path).unwrap_or_else(|| panic!("{path}"));
            assert_eq!((&found, found_in.folder()), (file, edition.folder()), "{path}");
        }
    }
    for path in ["kominfo", "en", "tidak-ada/", "layanan/huruf/q/", "kominfo/lock/tidak-ada/"] {
        assert!(renderer.at(path).is_none(), "{path}");
    }
}
