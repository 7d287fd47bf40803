//! The twelve standards.

use loket::resolve::Drafts;

use crate::facts::Facts;
use crate::world::{Pages, load};

#[test]
fn every_fact_of_every_source_stands_on_its_page() {
    let pages = Pages::build("nusantara", Drafts::Checked);
    let mut missing = Vec::new();
    for facts in Facts::all() {
        for fact in facts.missing(pages.page(&facts.page)) {
            missing.push(format!("{}: {fact}", facts.page));
        }
    }
    assert!(missing.is_empty(), "facts that no reader finds: {missing:#?}");
}

#[test]
fn each_standard_of_the_site_has_its_list_of_facts() {
    let site = load("nusantara", Drafts::Checked).site;
    let services: Vec<String> = site.services.keys().map(ToString::to_string).collect();
    let mut pages: Vec<String> = Facts::all().into_iter().map(|facts| facts.page).collect();
    pages.sort();
    assert_eq!(services, pages);
    assert_eq!(services.len(), 12);
}
