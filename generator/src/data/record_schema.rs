//! The JSON Schema of a record, which is published beside the data.

use crate::command_language::CommandLanguage;
use crate::model::Component;

/// The schema, with one line for all components of management.
const SCHEMA: &str = include_str!("service.schema.json");
/// What that line has in the place of a key.
const KEY: &str = "{component}";
/// What that line has in the place of a name.
const NAME: &str = "{Name}";

/// Writes the schema, with a line for each component of management.
pub(super) fn text() -> String {
    let written = |line: &str| {
        if line.contains(KEY) {
            Component::MANAGEMENT.iter().map(|component| of_component(line, *component)).collect()
        } else {
            format!("{line}\n")
        }
    };
    SCHEMA.lines().map(written).collect()
}

fn of_component(line: &str, component: Component) -> String {
    let mut name = component.name(CommandLanguage::Indonesian).chars();
    let capital = name.next().into_iter().flat_map(char::to_uppercase);
    let name: String = capital.chain(name).collect();
    line.replace(KEY, component.key()).replace(NAME, &name) + "\n"
}
