//! What `deploy` holds.

use std::path::Path;

use serde_json::Value;

/// Reads a file of `deploy`.
pub(crate) fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").join(path);
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

/// Reads a template; what `CloudFormation` writes as `!Ref X` or `!Sub X` stands there as `X`.
pub(crate) fn template(path: &str) -> Value {
    let text = text(path).replace("!If ", "");
    let plain = ["!Ref ", "!Sub ", "!GetAtt ", "!Not ", "!Equals "];
    let text = plain.iter().fold(text, |text, tag| text.replace(tag, ""));
    serde_yaml::from_str(&text).expect("a template")
}

/// Returns what a template says of a resource.
pub(crate) fn resource(path: &str, name: &str) -> Value {
    template(path)["Resources"][name]["Properties"].clone()
}

/// Returns a rule of the web ACL.
pub(crate) fn rule(name: &str) -> Value {
    let rules = resource("aws/web-acl.yaml", "WebAcl")["Rules"].clone();
    let mut rules = rules.as_array().expect("a list").iter();
    rules.find(|rule| rule["Name"] == name).expect("a rule").clone()
}
