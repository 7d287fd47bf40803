//! Forms that several services share, and what is told when something is wrong with them.

use crate::site::Site;

const FORM: &str = "content/forms/umum.yaml";
const LOCK: &str = "content/kominfo/lock.md";

/// The seed, with the form of LOCK in a file of its own.
fn with_shared_form() -> Site {
    let site = Site::seed();
    let content = site.read(LOCK);
    let (before, after) = content.split_once("\nform:\n").expect("the form of LOCK");
    let (form, body) = after.split_once("\n---\n").expect("the end of the data");
    let form: Vec<&str> =
        form.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    site.write(FORM, format!("{}\n", form.join("\n")));
    site.write(LOCK, format!("{before}\nform: umum\n---\n{body}"));
    site
}

/// Adds a second service with the same form.
fn add_second(site: &Site) {
    let second = "---\ntitle: Pembuatan Surel Dinas\ncode: SUREL\nform: umum\n---\n";
    site.write("content/kominfo/surel.md", second);
}

/// Returns the line of a file on which something stands, counted from one.
fn line(site: &Site, path: &str, part: &str) -> usize {
    site.read(path).lines().position(|line| line.contains(part)).expect("a line") + 1
}

#[test]
fn a_shared_form_is_the_same_as_one_of_the_service_s_own() {
    let own = Site::seed();
    own.build();
    let site = with_shared_form();
    site.build();
    for path in ["dist/function/forms.json", "dist/public/kominfo/lock/ajukan/index.html"] {
        assert!(site.read(path) == own.read(path), "{path}");
    }
}

#[test]
fn each_service_has_its_own_title_and_references_on_the_form_that_it_shares() {
    let site = with_shared_form();
    let form = site.read(FORM);
    let without: Vec<&str> = form.lines().filter(|line| !line.contains("template:")).collect();
    site.write(FORM, format!("{}\n", without.join("\n")));
    add_second(&site);
    site.build();
    let page = site.read("dist/public/kominfo/surel/ajukan/index.html");
    assert!(page.contains("action=\"/api/forms/kominfo/surel\""));
    assert!(page.contains("Pembuatan Surel Dinas"));
    let bundle = site.read("dist/function/forms.json");
    let bundle: serde_json::Value = serde_json::from_str(&bundle).expect("JSON");
    let form = |id: &str| bundle["forms"][id]["form"].clone();
    assert_eq!(form("kominfo/surel")["prefix"], "SUREL");
    assert_eq!(form("kominfo/lock")["prefix"], "LOCK");
    assert_eq!(form("kominfo/surel")["groups"], form("kominfo/lock")["groups"]);
}

#[test]
fn an_unknown_form_is_told_where_it_is_named_with_the_one_that_is_meant() {
    let site = with_shared_form();
    site.edit(LOCK, "form: umum", "form: umun");
    let place = format!("--> {LOCK}:{}:7", line(&site, LOCK, "form: umun"));
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for part in ["error[unknown-form]", &place, "maksud Anda `umum`?"] {
        assert!(ran.stderr.contains(part), "{part} in {}", ran.stderr);
    }
    assert!(!ran.stderr.contains("unused-form"), "{}", ran.stderr);
    site.edit("content/site.yaml", "language: id", "language: en");
    let ran = site.loket(&["build"]);
    assert!(ran.stderr.contains("did you mean `umum`?"), "{}", ran.stderr);
}

#[test]
fn a_problem_of_a_shared_form_is_told_once_in_its_own_file() {
    let site = with_shared_form();
    add_second(&site);
    site.edit(FORM, "kind: nip", "kind: nipp");
    site.edit(FORM, "autocomplete: name", "autocompleet: name");
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for (code, part) in [("field-kind", "nipp"), ("unknown-key", "autocompleet")] {
        assert_eq!(ran.stderr.matches(&format!("error[{code}]")).count(), 1, "{}", ran.stderr);
        let place = format!("--> {FORM}:{}:", line(&site, FORM, part));
        assert!(ran.stderr.contains(&place), "{place} in {}", ran.stderr);
    }
}

#[test]
fn what_a_service_lacks_for_a_shared_form_is_told_at_the_service() {
    let site = with_shared_form();
    add_second(&site);
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("error[").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[unknown-document]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> content/kominfo/surel.md:4:7"), "{}", ran.stderr);
}

#[test]
fn a_shared_form_that_no_service_uses_is_a_warning() {
    let site = with_shared_form();
    site.write("content/forms/lama.yaml", site.read(FORM));
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("warning[unused-form]").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("--> content/forms/lama.yaml"), "{}", ran.stderr);
}
