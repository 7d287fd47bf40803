//! The handler as a Lambda function, with the bundle that `loket build` wrote.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::form_page::FormPage;
use crate::handler_program;
use crate::request::{
    AGENCY, APPLICANT, assert_agency_has_all, assert_applicant_has_receipt, filled,
};
use crate::site::Site;
use crate::support::aws::{Function, Ses};
use crate::support::moto::Moto;
use crate::support::receipt::reference_of;

const SITE: &str = "https://kominfo.pekalongankota.go.id";

struct Deployed {
    site: Site,
    function: Function,
    form: FormPage,
}

/// Builds the seed and starts the function with the bundle of it.
fn deploy(endpoint: &str) -> Deployed {
    let site = Site::seed();
    site.build();
    let bundle = site.path("dist/function");
    let function = Function::start_with(handler_program::path(), &bundle, endpoint, &[]);
    let form = FormPage::parse(&site.read("dist/public/kominfo/lock/ajukan/index.html"));
    Deployed { site, function, form }
}

impl Deployed {
    /// Sends the filled form and reads the receipt; returns the reference.
    fn send(&self) -> String {
        let posting = filled(&self.form).submit(SITE);
        let answer = self.function.post_to(&self.form.action, &posting);
        assert_eq!(answer["statusCode"], 303, "{answer}");
        let location = answer["headers"]["location"].as_str().expect("a location");
        let reference = reference_of(location);
        let receipt = self.function.get(location);
        assert_eq!(receipt["statusCode"], 200);
        assert!(receipt["body"].as_str().expect("a page").contains(&reference), "{receipt}");
        reference
    }
}

#[test]
fn a_form_sent_to_the_function_is_mailed_through_ses() {
    let ses = Ses::start();
    let deployed = deploy(&ses.stub.url());
    let reference = deployed.send();
    let stored = ses.take_stored();
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[0].recipients, [AGENCY]);
    assert_eq!(stored[1].recipients, [APPLICANT]);
    assert_agency_has_all(&stored[0].message, &reference, &deployed.form);
    assert_applicant_has_receipt(&stored[1].message, &reference);
    deployed.function.assert_discreet();
}

#[test]
fn a_refused_form_comes_back_from_the_function() {
    let ses = Ses::start();
    let deployed = deploy(&ses.stub.url());
    let wrong = filled(&deployed.form).write("NIK", "1234").submit(SITE);
    let answer = deployed.function.post_to(&deployed.form.action, &wrong);
    assert_eq!(answer["statusCode"], 422, "{answer}");
    let page = answer["body"].as_str().expect("a page");
    let page = match answer["isBase64Encoded"].as_bool() {
        Some(true) => String::from_utf8(STANDARD.decode(page).expect("base64")).expect("text"),
        _ => page.to_owned(),
    };
    let again = FormPage::parse(&page);
    assert_eq!(again.control("NIK").value, "1234");
    assert_eq!(again.error_links().len(), 1);
    assert!(ses.take_stored().is_empty());
    deployed.function.assert_discreet();
}

#[test]
#[ignore = "needs moto: tests/run"]
fn moto_takes_the_mails_of_a_built_site() {
    let moto = Moto::start();
    moto.verify(AGENCY);
    let deployed = deploy(&moto.url());
    let reference = deployed.send();
    let messages = moto.messages();
    assert_eq!(messages.len(), 2, "{messages:?}");
    let raw = |index: usize| messages[index]["raw_data"].as_str().expect("a message").as_bytes();
    assert_eq!(messages[0]["source"], AGENCY, "the sender of the content");
    assert_agency_has_all(raw(0), &reference, &deployed.form);
    assert_applicant_has_receipt(raw(1), &reference);
    assert!(deployed.site.path("dist/function/forms.json").is_file());
    deployed.function.assert_discreet();
}
