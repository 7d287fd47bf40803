//! Embeds the default theme: every file of `../templates`, sorted by name. Names the program by
//! what it is made of.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let missing = || io::Error::other("cargo sets CARGO_MANIFEST_DIR and OUT_DIR");
    let crate_folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(missing)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(missing)?);
    let theme = crate_folder.join("../templates").canonicalize()?;
    let mut files = Vec::new();
    collect(&theme, &theme, &mut files)?;
    files.sort();
    let mut code = String::from("pub(crate) static FILES: &[(&str, &str)] = &[\n");
    for name in &files {
        let path = theme.join(name).display().to_string();
        let _ = writeln!(code, "    ({name:?}, include_str!({path:?})),");
    }
    code.push_str("];\n");
    #[expect(clippy::disallowed_methods, reason = "cargo gives this folder to the build script")]
    fs::write(out.join("embedded.rs"), code)?;
    println!("cargo::rerun-if-changed={}", theme.display());
    name_program(&crate_folder)
}

/// A build goes on from what an earlier one made only if that was the very same program.
fn name_program(crate_folder: &Path) -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in ["src", "../templates", "../handler/src", "../handler/form/src", "../Cargo.lock"] {
        let part = crate_folder.join(part).canonicalize()?;
        let mut files = Vec::new();
        if part.is_dir() {
            collect(&part, &part, &mut files)?;
        }
        files.sort();
        for name in &files {
            (name, fs::read(part.join(name))?).hash(&mut hasher);
        }
        if part.is_file() {
            fs::read(&part)?.hash(&mut hasher);
        }
        println!("cargo::rerun-if-changed={}", part.display());
    }
    let version = env!("CARGO_PKG_VERSION");
    println!("cargo::rustc-env=LOKET_PROGRAM={version}-{:016x}", hasher.finish());
    Ok(())
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            files.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
