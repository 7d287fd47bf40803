//! The facts of the nineteen standards on the pages of their drafts.

use crate::facts::{Ask, Facts};
use crate::places::Pages;
use crate::{imported, published};

/// Of a hundred facts, at least so many stand where their reader looks for them.
const GOAL: usize = 70;

#[test]
fn drafts_have_no_errors() {
    let site = imported();
    let errors: Vec<String> =
        site.places().into_iter().filter(|place| place.starts_with("error")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn most_facts_stand_on_the_page_where_their_reader_looks_for_them() {
    let site = published();
    site.build();
    let (mut asked, mut missing) = (0, Vec::new());
    for Facts { page, facts } in Facts::all() {
        let read = |path: &str| site.read(&format!("dist/public/{path}/index.html"));
        let pages = Pages::new(&read(&page), &read(&format!("{page}/poster")));
        for fact in facts.iter().filter(|fact| matches!(fact.ask, Ask::Said(_))) {
            asked += 1;
            if !pages.wrong(fact).is_empty() {
                missing.push(format!("{page}: {}", fact.line));
            }
        }
    }
    let structured = asked - missing.len();
    println!("{structured} of {asked} facts are structured; not:\n{}", missing.join("\n"));
    assert!(structured * 100 >= asked * GOAL, "{structured} of {asked}: {missing:#?}");
}
