//! What the build has proved is not proved again at every start; what changed since is.

use std::collections::BTreeMap;

use loket_form::bundle::{Bundle, Rehearsal};

use crate::world::site::{bundle, manifest};

type Files = BTreeMap<&'static str, Vec<u8>>;

fn sealed() -> Files {
    let mut bundle = bundle(&manifest());
    loket_handler::rehearse(&mut bundle).expect("a bundle that can be used");
    bundle.to_files().expect("plain values")
}

fn rehearsal(files: &Files) -> Rehearsal {
    Bundle::from_files(files).expect("a bundle").rehearsal
}

#[test]
fn a_bundle_that_was_proved_stays_so_in_its_files() {
    assert_eq!(rehearsal(&sealed()), Rehearsal::Passed);
    let unproved = bundle(&manifest()).to_files().expect("plain values");
    assert_eq!(rehearsal(&unproved), Rehearsal::Due);
}

#[test]
fn a_bundle_that_cannot_be_used_is_not_proved() {
    let mut bundle = bundle(&manifest());
    bundle.templates.insert("receipt.html".to_owned(), "{{ tidak_ada.sama_sekali }}".to_owned());
    let error = loket_handler::rehearse(&mut bundle).expect_err("a template that does not fit");
    assert!(format!("{error:?}").contains("receipt.html"), "{error:?}");
    assert_eq!(bundle.rehearsal, Rehearsal::Due);
}

#[test]
fn whatever_is_changed_afterwards_breaks_the_seal() {
    let files = sealed();
    for name in ["forms.json", "templates.json"] {
        let mut spaced = files.clone();
        spaced.get_mut(name).expect("the file").push(b'\n');
        assert_eq!(rehearsal(&spaced), Rehearsal::Due, "{name} changed");
    }
    // The same letters in another place.
    let mut moved = files.clone();
    let templates = String::from_utf8(moved["templates.json"].clone()).expect("text");
    moved.insert("templates.json", templates.replacen("doctype html", "html doctype", 1).into());
    assert_ne!(moved, files);
    assert_eq!(rehearsal(&moved), Rehearsal::Due, "letters moved");
    let [seal] = files.keys().filter(|name| name.starts_with("seal")).collect::<Vec<_>>()[..]
    else {
        panic!("one seal: {:?}", files.keys())
    };
    for text in [Vec::new(), vec![b'0'; 64], vec![0xff; 65]] {
        let mut forged = files.clone();
        forged.insert(seal, text);
        assert_eq!(rehearsal(&forged), Rehearsal::Due, "another seal");
    }
}
