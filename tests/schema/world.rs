//! Schemas as `loket schema` prints them, and files of content as data.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use loket::source::{Role, role};
use loket::theme::Theme;
use serde_json::Value;

use crate::site::{Site, content_of, names, read, repository};

/// The kinds of files that have a schema.
pub(crate) const KINDS: [&str; 7] =
    ["site", "holidays", "agency", "service", "page", "form", "complaint"];

/// All schemas.
pub(crate) struct Schemas(Vec<(&'static str, Validator, Validator)>);

impl Schemas {
    /// Asks `loket` for all of them.
    pub(crate) fn printed() -> Self {
        let empty = Site::empty();
        let schema = |(kind, options): (&'static str, &[&str])| {
            let schema = empty.run(&[&["schema", kind], options].concat()).stdout;
            let schema: Value = serde_json::from_str(&schema).expect("JSON");
            jsonschema::draft7::new(&schema).expect("a schema")
        };
        let both = |kind| (kind, schema((kind, &[])), schema((kind, &["--translation"])));
        Self(KINDS.map(both).into())
    }

    /// Returns what is wrong with the data of a file of content, by its path below `content`.
    pub(crate) fn problems(&self, path: &str, data: &Value) -> Vec<String> {
        let kind = kind(path);
        let (_, original, translation) =
            self.0.iter().find(|(name, ..)| *name == kind).expect("a kind");
        let schema = if is_translation(path) { translation } else { original };
        let problem = |error: jsonschema::ValidationError<'_>| {
            format!("{path}{}: {error}", error.instance_path())
        };
        schema.iter_errors(data).map(problem).collect()
    }

    /// Returns whether a value is valid.
    pub(crate) fn takes(&self, path: &str, data: &Value) -> bool {
        self.problems(path, data).is_empty()
    }
}

/// Tells the kind of a file of content.
pub(crate) fn kind(path: &str) -> &'static str {
    match role(Path::new(&path.replace(".en.", ".")), &Theme::languages(None)) {
        Ok(Some(Role::Site)) => "site",
        Ok(Some(Role::Holidays)) => "holidays",
        Ok(Some(Role::Agency(_))) => "agency",
        Ok(Some(Role::Service(_))) => "service",
        Ok(Some(Role::Document(..) | Role::Page(_))) => "page",
        Ok(Some(Role::Form(_))) => "form",
        Ok(Some(Role::Complaint(_))) => "complaint",
        other => panic!("{path}: {other:?}"),
    }
}

/// Returns whether a file is laid over another.
pub(crate) fn is_translation(path: &str) -> bool {
    path.contains(".en.")
}

/// Returns whether a file is data alone.
pub(crate) fn is_yaml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "yaml")
}

/// Cuts a file into its data and what stands below them.
pub(crate) fn parts<'text>(path: &str, text: &'text str) -> (&'text str, &'text str) {
    if is_yaml(path) {
        return (text, "");
    }
    let rest = text.strip_prefix("---\n").expect("data in front");
    rest.split_once("\n---\n").or_else(|| rest.split_once("---\n")).expect("an end of the data")
}

/// Reads YAML as the data that a schema judges; absent if it cannot be read.
pub(crate) fn data(yaml: &str) -> Option<Value> {
    serde_yaml::from_str::<Value>(yaml).ok()
}

/// Finds the files of content below a folder, by their paths, with their texts.
pub(crate) fn content(folder: &Path) -> Vec<(String, String)> {
    let walk = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    let shown = walk.filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let file = |entry: walkdir::Result<walkdir::DirEntry>| {
        let entry = entry.expect("readable");
        let path = entry.path().strip_prefix(folder).expect("below").display().to_string();
        let is_content = matches!(
            role(Path::new(&path.replace(".en.", ".")), &Theme::languages(None)),
            Ok(Some(_))
        ) && (is_yaml(&path)
            || Path::new(&path).extension().is_some_and(|ending| ending == "md"));
        (entry.file_type().is_file() && is_content).then(|| (path, read(entry.path())))
    };
    shown.filter_map(file).collect()
}

/// The folders of sites in which nothing is wrong.
pub(crate) fn sites() -> Vec<PathBuf> {
    let sites = names("sites").into_iter().map(|name| content_of(&name));
    sites.chain([content_of("standards"), repository("content")]).collect()
}
