//! The nineteen standards.

use crate::facts::Facts;
use crate::site::{Site, files, fixtures};
use crate::{built, page};

#[test]
fn every_fact_of_every_source_stands_on_its_page() {
    let site = built("standards");
    let mut missing = Vec::new();
    for facts in Facts::all() {
        for fact in facts.missing(&page(&site, &facts.page)) {
            missing.push(format!("{}: {fact}", facts.page));
        }
    }
    assert!(missing.is_empty(), "facts that no reader finds: {missing:#?}");
}

#[test]
fn each_standard_of_the_site_has_its_source_and_its_list_of_facts() {
    let loaded = Site::fixture("standards").load().expect("a valid site");
    let site = &loaded.renderer.editions().main().site;
    let services: Vec<String> = site.services.keys().map(ToString::to_string).collect();
    let mut pages: Vec<String> = Facts::all().into_iter().map(|facts| facts.page).collect();
    pages.sort();
    assert_eq!(services, pages);
    assert_eq!(services.len(), 19);
    let names = |folder: &str| {
        let files = files(&fixtures("standards").join(folder)).into_iter();
        files.map(|(path, _)| path).filter(|path| path != "00-every.txt").collect::<Vec<_>>()
    };
    assert_eq!(names("sources"), names("facts"));
}
