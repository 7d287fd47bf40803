//! The nineteen standards.

use crate::facts::{Ask, Fact, Facts, Place, meant, says};
use crate::places::Pages;
use crate::site::{Site, files, fixtures};
use crate::{built, page};

#[test]
fn every_fact_of_every_source_stands_where_its_reader_looks_for_it() {
    let site = built("standards");
    let mut wrong = Vec::new();
    for Facts { page, facts } in Facts::all() {
        let pages =
            Pages::new(&self::page(&site, &page), &self::page(&site, &format!("{page}/poster")));
        for fact in &facts {
            for place in pages.wrong(fact) {
                wrong.push(format!("{page}: [{place:?}] {}", fact.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{} facts that no reader finds: {wrong:#?}", wrong.len());
}

#[test]
fn every_fact_of_every_source_stands_in_the_data_for_machines() {
    let site = built("standards");
    let mut missing = Vec::new();
    for Facts { page, facts } in Facts::all() {
        let record = meant(&site.read(&format!("dist/public/{page}/index.json")));
        let record = record.replace("\\\"", "\"");
        let is_missing = |fact: &&Fact| is_of_data(fact) && !says(&record, &fact.words);
        missing
            .extend(facts.iter().filter(is_missing).map(|fact| format!("{page}: {}", fact.line)));
    }
    assert!(missing.is_empty(), "{} facts that no program finds: {missing:#?}", missing.len());
}

/// Returns whether data say a fact in the same words; they write numbers as they are dialled, and
/// accounts as addresses.
fn is_of_data(fact: &Fact) -> bool {
    let parts = [
        Place::Title,
        Place::Requirements,
        Place::Steps,
        Place::Fees,
        Place::Time,
        Place::Products,
    ];
    matches!(&fact.ask, Ask::Said(places) if places.iter().any(|it| parts.contains(it)))
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
