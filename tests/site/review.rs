//! A form whose answers are looked through before they are sent.

use serde_json::Value;

use crate::site::Site;
use crate::three;

const SERVICE: &str = "content/dinas/surat.md";
const FORM: &str = "dist/public/dinas/surat/ajukan/index.html";

/// Lets a form be looked through first.
fn reviewed(site: Site) -> Site {
    site.edit(SERVICE, "form:\n", "form:\n  review: true\n");
    site
}

fn assert_offers(site: &Site, page: &str, action: &str, button: &str) {
    let form = site.read(page);
    assert!(form.contains(&format!(" action=\"{action}\"")), "{form}");
    assert!(form.contains(&format!("type=\"submit\">{button}</button>")), "{form}");
    assert_eq!(form.matches("type=\"submit\"").count(), 1, "{page}");
}

#[test]
fn a_form_is_looked_through_first_where_it_says_so_in_every_language() {
    let site = reviewed(three::site());
    site.build();
    assert_offers(&site, FORM, "/api/forms/dinas/surat/periksa", "Periksa permohonan");
    let english = "dist/public/en/dinas/surat/ajukan/index.html";
    assert_offers(&site, english, "/api/forms/en/dinas/surat/periksa", "Check the request");
    let forms: Value = serde_json::from_str(&site.read("dist/function/forms.json")).expect("JSON");
    for form in ["dinas/surat", "en/dinas/surat", "ms/dinas/surat"] {
        assert_eq!(forms["forms"][form]["form"]["review"], true, "{form}");
    }
}

#[test]
fn a_form_is_sent_at_once_where_nothing_is_said() {
    let site = Site::valid();
    site.build();
    assert_offers(&site, FORM, "/api/forms/dinas/surat", "Kirim permohonan");
}

#[test]
fn what_says_neither_yes_nor_no_and_what_a_translation_says_are_told() {
    let wrong = Site::valid();
    wrong.edit(SERVICE, "form:\n", "form:\n  review: kadang\n");
    wrong.finds(&["error wrong-type content/dinas/surat.md:36:11"]);
    let site = reviewed(three::site());
    site.edit("content/dinas/surat.en.md", "form:\n", "form:\n  review: true\n");
    let told = site.places();
    assert!(
        told.contains(&"error main-only content/dinas/surat.en.md:16:3".to_owned()),
        "{told:?}"
    );
}
