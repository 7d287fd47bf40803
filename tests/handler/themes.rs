//! What a site has in the place of a template of ours.

use std::sync::Arc;

use loket_handler::guard::Guards;
use loket_handler::mailer::memory::MemoryTransport;

use crate::world::answer::Answer;
use crate::world::posting::Posting;
use crate::world::site::{NOW, World, bundle, handler, manifest};

/// The page of a form that is refused, with templates of the site's own.
async fn refused(templates: &[(&str, &str)]) -> Answer {
    let mut bundle = bundle(&manifest());
    let own = templates.iter().map(|(name, source)| ((*name).to_owned(), (*source).to_owned()));
    bundle.templates.extend(own);
    let outbox = Arc::new(MemoryTransport::default());
    let handler = handler(bundle, Arc::clone(&outbox) as _, NOW, Guards::default());
    let world = World { handler: handler.expect("a usable site"), outbox };
    world.post(&Posting::of_sari().set("nik", "1")).await
}

#[tokio::test]
async fn a_page_may_be_made_of_another_page() {
    let form = "{% extends \"loket/problem.html\" %}\
        {% block title %}Kanari{% endblock title %}\
        {% block main %}<h1>Kanari {{ form.errors | length }}</h1>{% endblock main %}";
    let answer = refused(&[("form.html", form)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("<h1>Kanari 1</h1>"), "{}", answer.body);
}

#[tokio::test]
async fn a_part_that_stands_in_one_page_is_a_part_of_all() {
    let receipt = "{% component kanari() %}<b>Kanari</b>{% endcomponent kanari %}\
        {% extends \"loket/receipt.html\" %}";
    let form = "<main>{{<kanari/>}}</main>";
    let answer = refused(&[("receipt.html", receipt), ("form.html", form)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("<main><b>Kanari</b></main>"), "{}", answer.body);
}
