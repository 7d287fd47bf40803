//! What `deploy` says once more by hand is what the program says.

use std::path::Path;

use loket::headers;

fn deployed(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").join(path);
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

/// The headers of every page but for its policy, which is the site's own.
fn fixed() -> Vec<headers::Header> {
    let all = headers::of_pages("");
    let fixed: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    assert!(fixed.len() >= 5, "{fixed:?}");
    fixed
}

#[test]
fn nginx_sends_the_headers_of_the_pages() {
    let configuration = deployed("nginx/loket-site.conf");
    for (name, value) in fixed() {
        let line = format!("\nadd_header {name} \"{value}\" always;\n");
        assert_eq!(configuration.matches(&line).count(), 1, "{line}");
    }
}

#[test]
fn the_network_of_aws_sends_the_headers_of_the_pages() {
    let template = deployed("aws/template.yaml");
    let (_, pages) = template.split_once("  PageHeaders:\n").expect("the headers of pages");
    let (pages, _) = pages.split_once("\n  HandlerHeaders:\n").expect("their end");
    // The policy is that of the build: hashes of its styles and scripts.
    assert!(pages.contains("            ContentSecurityPolicy: !Ref PagePolicy\n"), "{pages}");
    let text = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, value) in fixed() {
        let said = match name {
            "X-Content-Type-Options" => "ContentTypeOptions: { Override: true }".to_owned(),
            "Referrer-Policy" => format!("ReferrerPolicy: {value} }}"),
            "Permissions-Policy" => format!("Header: {name} Value: {value} "),
            _ => format!("Header: {name}, Value: {value}, "),
        };
        assert_eq!(text.matches(&said).count(), 1, "{said} in {text}");
    }
}
