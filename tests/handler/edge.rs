//! What the edge of AWS answers under `/api/` by itself is as guarded as what the handler
//! answers, and the handler's own answers pass it unchanged.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::headers::answers;
use crate::support::deployed::{resource, rule};

/// What says something of one answer, and not of how a browser treats it.
const OF_ONE_ANSWER: [&str; 6] =
    ["allow", "content-language", "content-type", "location", "retry-after", "vary"];

/// A header that the edge adds, and whether in the place of one that came.
#[derive(Debug, PartialEq)]
struct Added {
    value: String,
    replaces: bool,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The headers of a part of the policy with a key of its own.
fn security_header(key: &str, settings: &Value) -> (&'static str, String) {
    match key {
        "ContentSecurityPolicy" => ("content-security-policy", text(&settings[key])),
        "ContentTypeOptions" => ("x-content-type-options", "nosniff".to_owned()),
        "ReferrerPolicy" => ("referrer-policy", text(&settings[key])),
        "StrictTransportSecurity" => {
            assert_eq!(
                (&settings["IncludeSubdomains"], &settings["Preload"]),
                (&true.into(), &true.into())
            );
            let seconds = settings["AccessControlMaxAgeSec"].as_u64().expect("seconds");
            let value = format!("max-age={seconds}; includeSubDomains; preload");
            ("strict-transport-security", value)
        }
        _ => panic!("a header that this test does not know: {key}"),
    }
}

/// What the edge adds to every answer under `/api/`, by name in small letters.
fn added() -> BTreeMap<String, Added> {
    let distribution = resource("aws/template.yaml", "Distribution");
    let behaviors = distribution["DistributionConfig"]["CacheBehaviors"].clone();
    let behaviors = behaviors.as_array().expect("a list");
    let of_api = behaviors.iter().find(|behavior| behavior["PathPattern"] == "/api/*");
    let policy = text(&of_api.expect("the way to the handler")["ResponseHeadersPolicyId"]);
    let config = resource("aws/template.yaml", &policy)["ResponseHeadersPolicyConfig"].clone();
    let replaces = |settings: &Value| settings["Override"].as_bool().expect("yes or no");
    let custom = config["CustomHeadersConfig"]["Items"].as_array().expect("a list").iter();
    let custom = custom.map(|item| {
        let added = Added { value: text(&item["Value"]), replaces: replaces(item) };
        (text(&item["Header"]).to_lowercase(), added)
    });
    let security = config["SecurityHeadersConfig"].as_object().expect("a map").iter();
    let security = security.map(|(key, settings)| {
        let (name, value) = security_header(key, settings);
        (name.to_owned(), Added { value, replaces: replaces(settings) })
    });
    custom.chain(security).collect()
}

#[tokio::test]
async fn what_the_edge_answers_by_itself_has_every_header_of_the_handler() {
    let added = added();
    for (answer_name, answer) in answers().await {
        for (name, value) in &answer.headers {
            let name = name.as_str();
            if OF_ONE_ANSWER.contains(&name) {
                continue;
            }
            let edge = added.get(name).unwrap_or_else(|| panic!("{name} of {answer_name}"));
            if name != "content-security-policy" {
                assert_eq!(value, &edge.value, "{name} of {answer_name}");
            }
        }
    }
}

#[tokio::test]
async fn what_the_handler_says_passes_the_edge_unchanged() {
    let added = added();
    for (answer_name, answer) in answers().await {
        for (name, edge) in added.iter().filter(|(_, edge)| edge.replaces) {
            let said = answer.header(name);
            assert!(said.is_empty() || said == edge.value, "{name} of {answer_name}: {said}");
        }
    }
    assert!(!added["content-security-policy"].replaces, "each page names its own styles");
}

#[test]
fn an_answer_without_a_page_may_do_nothing_at_all() {
    let policy = added()["content-security-policy"].value.clone();
    let mut directives: Vec<_> = policy.split("; ").collect();
    directives.sort_unstable();
    // The last three do not fall back to the first.
    let nothing =
        ["base-uri 'none'", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"];
    assert_eq!(directives, nothing);
}

#[test]
fn whoever_is_refused_before_the_edge_asks_anybody_gets_the_same_headers() {
    for name in ["bodies-by-size", "forms-by-address"] {
        let response = rule(name)["Action"]["Block"]["CustomResponse"].clone();
        let headers = response["ResponseHeaders"].as_array().expect("a list").iter();
        let mut said: BTreeMap<_, _> = headers
            .map(|header| (text(&header["Name"]).to_lowercase(), text(&header["Value"])))
            .collect();
        said.remove("retry-after");
        let expected: BTreeMap<_, _> =
            added().into_iter().map(|(name, added)| (name, added.value)).collect();
        assert_eq!(said, expected, "{name}");
    }
}
