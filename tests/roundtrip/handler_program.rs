//! Where the handler's program is; it is built first if it is missing or old.
//!
//! cargo builds the programs of the package under test only, and this suite
//! needs one of another package: it stands in the same folder.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

/// Returns the path of the program `loket-handler`.
pub(crate) fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let beside = Path::new(env!("CARGO_BIN_EXE_loket"));
        let program =
            beside.with_file_name(format!("loket-handler{}", std::env::consts::EXE_SUFFIX));
        if modified(&program).is_none_or(|built| built < newest_source()) {
            build(beside);
        }
        assert!(program.is_file(), "{} is missing", program.display());
        program
    })
}

fn build(beside: &Path) {
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--locked", "--package", "loket-handler"]);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let folder = beside.parent().expect("a folder");
    command.arg("--target-dir").arg(folder.parent().expect("the target folder"));
    if folder.ends_with("release") {
        command.arg("--release");
    }
    assert!(command.status().expect("cargo").success(), "the handler does not build");
}

fn newest_source() -> SystemTime {
    let handler = Path::new(env!("CARGO_MANIFEST_DIR")).join("../handler");
    let files = walkdir::WalkDir::new(handler).into_iter().flatten();
    files.filter_map(|file| modified(file.path())).max().expect("the handler has sources")
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
