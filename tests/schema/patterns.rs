//! The patterns that editors put in: each is taken as it is offered.

use serde_json::Value;

use crate::site::Site;
use crate::world::Schemas;

#[test]
fn every_pattern_is_valid_and_passes_the_check() {
    let printed = Site::empty().run(&["schema", "service", "--lang", "id"]).stdout;
    let schema: Value = serde_json::from_str(&printed).expect("JSON");
    let schemas = Schemas::printed();
    let properties = schema["properties"].as_object().expect("keys");
    let mut judged = 0;
    for (key, property) in properties {
        for pattern in property["defaultSnippets"].as_array().into_iter().flatten() {
            let label = pattern["label"].as_str().expect("a label");
            let data = serde_json::json!({ "title": "Surat", (key.as_str()): pattern["body"] });
            assert!(schemas.takes("dinas/surat.md", &data), "{key}: {label}");
            let yaml = serde_yaml::to_string(&data).expect("YAML");
            let site = Site::small();
            site.write("content/dinas/surat.md", format!("---\n{yaml}---\n"));
            let errors: Vec<String> =
                site.places().into_iter().filter(|place| place.starts_with("error")).collect();
            assert_eq!(errors, Vec::<String>::new(), "{key}: {label}");
            judged += 1;
        }
    }
    assert!(judged >= 12, "{judged} patterns are too few");
}
