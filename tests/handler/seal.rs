//! What the build has proved is not proved again at every start; what changed since is.

use std::collections::BTreeMap;

use loket_form::bundle::{Bundle, Proof};

use crate::world::site::{bundle, manifest};

type Files = BTreeMap<String, Vec<u8>>;

fn sealed() -> Files {
    let mut bundle = bundle(&manifest());
    loket_handler::prove(&mut bundle).expect("a bundle that can be used");
    bundle.to_files().expect("plain values")
}

fn proof(files: Files) -> Proof {
    Bundle::from_files(files).expect("a bundle").proof
}

#[test]
fn a_bundle_that_was_proved_stays_so_in_its_files() {
    assert_eq!(proof(sealed()), Proof::Given);
    let unproved = bundle(&manifest()).to_files().expect("plain values");
    assert_eq!(proof(unproved), Proof::Owed);
}

#[test]
fn a_bundle_that_cannot_be_used_is_not_proved() {
    let mut bundle = bundle(&manifest());
    bundle.templates.insert("receipt.html".to_owned(), "{{ tidak_ada.sama_sekali }}".to_owned());
    let error = loket_handler::prove(&mut bundle).expect_err("a template that does not fit");
    assert!(format!("{error:?}").contains("receipt.html"), "{error:?}");
    assert_eq!(bundle.proof, Proof::Owed);
}

#[test]
fn whatever_is_changed_added_or_taken_away_afterwards_breaks_the_seal() {
    let files = sealed();
    let (seal, others): (Vec<_>, Vec<_>) =
        files.keys().cloned().partition(|name| name.starts_with("seal"));
    assert_eq!(seal.len(), 1, "{:?}", files.keys());
    let templates = others.iter().filter(|name| name.starts_with("templates/"));
    for name in templates.clone() {
        let mut changed = files.clone();
        changed.get_mut(name).expect("the file").push(b'\n');
        assert_eq!(proof(changed), Proof::Owed, "{name} changed");
        let mut fewer = files.clone();
        fewer.remove(name);
        assert_eq!(proof(fewer), Proof::Owed, "{name} taken away");
    }
    let mut spaced = files.clone();
    spaced.get_mut("forms.json").expect("the manifest").push(b'\n');
    assert_eq!(proof(spaced), Proof::Owed, "the manifest changed");
    let mut more = files.clone();
    more.insert("templates/form.html".to_owned(), b"lain".to_vec());
    assert_eq!(proof(more), Proof::Owed, "a template added");
    // The end of one file moved to the beginning of the next.
    let mut moved = files.clone();
    let [first, second] = templates.take(2).collect::<Vec<_>>()[..] else { panic!("two files") };
    let end = moved.get_mut(first).and_then(Vec::pop).expect("a byte");
    moved.get_mut(second).expect("the file").insert(0, end);
    assert_eq!(proof(moved), Proof::Owed, "a byte moved");
    for text in [Vec::new(), vec![b'0'; 64], vec![0xff; 65]] {
        let mut forged = files.clone();
        forged.insert(seal[0].clone(), text);
        assert_eq!(proof(forged), Proof::Owed, "another seal");
    }
}
