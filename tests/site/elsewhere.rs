//! A site whose forms are answered at another address.

use serde_json::Value;

use crate::live::Live;
use crate::site::Site;

const FORM: &str = "dist/public/kominfo/lock/ajukan/index.html";

fn site(handler: &str) -> Site {
    let site = Site::seed();
    let line = format!("base_url: https://kominfo.pekalongankota.go.id\nhandler: {handler}\n");
    site.edit("content/site.yaml", "base_url: https://kominfo.pekalongankota.go.id\n", &line);
    site
}

#[test]
fn forms_are_sent_to_the_handler_and_its_pages_lead_back_to_the_site() {
    let site = site("https://formulir.contoh.go.id");
    site.build();
    let form = site.read(FORM);
    let action = r#"action="https://formulir.contoh.go.id/api/forms/kominfo/lock""#;
    assert_eq!(form.matches(action).count(), 1, "{form}");
    // Without it browsers say `Origin: null` there (Fetch, section 3.2).
    assert!(form.contains(r#"<meta name="referrer" content="strict-origin">"#));
    assert!(!site.read("dist/public/index.html").contains("name=\"referrer\""));
    let headers = site.read("dist/public/_headers");
    for source in ["connect-src", "form-action"] {
        let said = format!("{source} 'self' https://formulir.contoh.go.id;");
        assert!(headers.contains(&said), "{said} in {headers}");
    }
    assert!(headers.contains("Cross-Origin-Resource-Policy: cross-origin"), "{headers}");

    let manifest: Value =
        serde_json::from_str(&site.read("dist/function/forms.json")).expect("JSON");
    assert_eq!(manifest["handler"], "https://formulir.contoh.go.id");
    let policy = manifest["policy"].as_str().expect("a policy");
    assert!(policy.contains("img-src 'self' https://kominfo.pekalongankota.go.id;"), "{policy}");
    let frame = &manifest["surroundings"]["site"];
    assert_eq!(frame["home_url"], "https://kominfo.pekalongankota.go.id/");
    let lock = &manifest["forms"]["kominfo/lock"];
    assert_eq!(lock["form_url"], "https://kominfo.pekalongankota.go.id/kominfo/lock/ajukan/");
}

#[test]
fn an_address_that_no_form_can_be_sent_to_is_told() {
    for handler in [
        "http://formulir.contoh.go.id",
        "https://formulir.contoh.go.id/api",
        "https://formulir.contoh.go.id?a",
    ] {
        let found = site(handler).places().into_iter();
        let errors: Vec<_> = found.filter(|place| place.starts_with("error ")).collect();
        assert_eq!(errors, ["error handler content/site.yaml:7:10"], "{handler}");
    }
    let own = site("https://kominfo.pekalongankota.go.id");
    own.build();
    assert!(own.read(FORM).contains(r#"action="/api/forms/kominfo/lock""#));
}

#[test]
fn the_local_server_answers_its_forms_itself() {
    let live = Live::start(&site("https://formulir.contoh.go.id"));
    let page = live.get("/kominfo/lock/ajukan/");
    assert!(page.text().contains(r#"action="/api/forms/kominfo/lock""#));
}
