//! Imports point one way, in every crate and every suite.
//!
//! A module is its file with the folder of the same name below it. Within a folder, each
//! such module is one point, and so is the file of the module that the folder belongs to.
//! A file that names what another file defines makes an arrow from its point to the other
//! one; no way along the arrows may come back. So a child that takes from its parent what
//! the parent itself defines closes a cycle if the parent uses the child.
//!
//! Which file imports which is in [`modules`].

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and one reads and writes code"
)]

mod modules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use modules::{Import, Modules};

#[test]
fn no_module_imports_what_imports_it() {
    let imports: Vec<_> = roots().iter().map(|root| Modules::read(root).imports(&top())).collect();
    assert!(imports.iter().map(Vec::len).sum::<usize>() > 500, "this reads hardly anything");
    let mut cycles = Vec::new();
    for folder in imports.iter().flat_map(|imports| by_folder(imports)) {
        let closing = folder.iter().filter(|import| comes_back(import, &folder));
        cycles.extend(closing.map(ToString::to_string));
    }
    assert!(cycles.is_empty(), "modules import each other:\n{}", cycles.join("\n"));
}

/// The first file of each library, program and suite.
fn roots() -> Vec<PathBuf> {
    let entries = top().join("tests").read_dir().expect("a folder");
    let mut roots: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path().join("main.rs")).collect();
    for package in ["generator", "handler", "handler/form", "tests/bench", "tests/fuzz"] {
        roots.extend(["lib.rs", "main.rs"].map(|file| top().join(package).join("src").join(file)));
    }
    roots.retain(|root| root.exists());
    roots
}

/// The folder of the workspace.
fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The imports between the points of each folder.
fn by_folder(imports: &[Import]) -> Vec<Vec<&Import>> {
    let mut folders: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for import in imports {
        folders.entry(import.common()).or_default().push(import);
    }
    folders.into_values().collect()
}

/// Returns whether a way along `imports` of one folder leads back to where `import` begins.
fn comes_back(import: &Import, imports: &[&Import]) -> bool {
    let (from, to) = import.points();
    let mut reached = vec![to];
    let mut at = 0;
    while let Some(&point) = reached.get(at) {
        for (start, end) in imports.iter().map(|import| import.points()) {
            if start == point && !reached.contains(&end) {
                reached.push(end);
            }
        }
        at += 1;
    }
    reached.contains(&from)
}

#[test]
fn imports_are_seen_wherever_a_path_stands_and_lead_to_what_defines_the_name() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; pub use crate::b::Passed; pub struct Own;"),
        ("a.rs", "use crate::{b::{self, Two as Three}, c::inner::Deep,};\nfn f() -> crate::Passed"),
        ("b.rs", "mod d;\npub use d::{Two, Passed};\nfn f() { println!(\"{}\", super::c::g()) }"),
        (
            "b/d.rs",
            "/* crate::c::x */ // crate::c::y\nconst S: &str = \"crate::c::z\";\nuse super::h;",
        ),
        ("c.rs", "mod inner;\n#[cfg(test)]\nmod tests { use crate::a::A; }\nfn g() { b::h() }"),
        (
            "c/inner.rs",
            "use crate::{Own, b::Two};\nuse super::super::a as other;\nfn i(x: other::X) {}",
        ),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    let imports = Modules::read(&folder.path().join("lib.rs")).imports(folder.path());
    let mut seen: Vec<_> = imports.iter().map(ToString::to_string).collect();
    seen.sort();
    let expected = [
        "a.rs:1 → b/d.rs",
        "a.rs:1 → c/inner.rs",
        "b.rs:3 → c.rs",
        "b/d.rs:3 → b.rs",
        "c/inner.rs:1 → b/d.rs",
        "c/inner.rs:1 → lib.rs",
        "c/inner.rs:3 → a.rs",
    ];
    assert_eq!(seen, expected);
}
