//! How the value of a key is written: text, a list, keys with values, or one of those.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::format::Format;
use super::keys::{Entry, shape_name};

use crate::command_language::CommandLanguage;

/// Ways of writing that many keys have in common, by their names.
pub(super) type Parts = BTreeMap<String, Value>;

/// The pattern of what says nothing.
pub(super) const BLANK: &str = r"^\s*$";

/// How the value of a key is written.
pub(super) struct Written<'schema> {
    /// What the table says of the key.
    pub(super) entry: &'schema Entry,
    /// Whether the key must be there.
    pub(super) required: bool,
    /// The language of help.
    pub(super) language: Option<CommandLanguage>,
    /// Where common ways are kept.
    pub(super) parts: &'schema mut Parts,
}

/// The ways that were found.
#[derive(Default)]
struct Ways {
    texts: Vec<Value>,
    others: Vec<Value>,
    /// Whether nothing may stand there.
    nothing: bool,
    /// Whether `true` and `false` are read as text.
    flag: bool,
}

impl Written<'_> {
    /// Returns the ways in which a value may be written, texts in front.
    ///
    /// What is there to choose from, if anything, takes the place of texts and numbers.
    pub(super) fn alternatives(&mut self, schema: &Value, choices: Vec<Value>) -> Vec<Value> {
        let chooses = !choices.is_empty();
        let mut ways = Ways { texts: choices, ..Ways::default() };
        self.collect(schema, chooses, &mut ways);
        let rest = self.unsaid(ways.nothing && !self.required, ways.flag);
        ways.texts.into_iter().chain(ways.others).chain(rest).collect()
    }

    fn collect(&mut self, schema: &Value, chooses: bool, ways: &mut Ways) {
        if let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) {
            for schema in alternatives {
                self.collect(schema, chooses, ways);
            }
            return;
        }
        let types = types(schema);
        ways.nothing |= types.contains(&"null");
        if schema.get("$ref").is_some() {
            ways.others.push(renamed(schema));
        } else if types.contains(&"array") {
            ways.others.push(self.list(schema));
        } else if chooses || types == ["null"] {
            // Said already; but a text that may be left out may be blank.
            if types.contains(&"string") && !self.required {
                let blank = json!({ "type": "string", "pattern": BLANK });
                ways.others.push(self.part("blank", blank));
            }
        } else if types.contains(&"string") {
            // What reads any scalar as text takes `true` for a word, too.
            let is_any = types.iter().all(|name| matches!(*name, "string" | "null"))
                && schema.get("pattern").is_none();
            ways.flag |= is_any && self.entry.format.is_none_or(Format::may_be_word);
            let number = types.into_iter().find(|name| matches!(*name, "number" | "integer"));
            let number = if is_any { Some("number") } else { number };
            ways.texts.push(self.text(number));
        } else {
            ways.others.push(without_null(schema));
        }
    }

    /// Returns a text; `number` is the type of the numbers that are read as text.
    fn text(&mut self, number: Option<&str>) -> Value {
        let Some(format) = self.entry.format else {
            let types = number.map_or_else(|| json!("string"), |number| json!(["string", number]));
            return if self.required {
                json!({ "type": types, "pattern": r"\S" })
            } else {
                json!({ "type": types })
            };
        };
        let types =
            if format.may_be_number() { json!(["string", "number"]) } else { json!("string") };
        let help = format.help(self.language.unwrap_or(CommandLanguage::Indonesian));
        let pattern = format.pattern();
        let (name, pattern) = if self.required || format.is_never_blank() {
            (format!("required_{}", format.name()), pattern)
        } else {
            (format.name(), format!("{BLANK}|{pattern}"))
        };
        let text = json!({ "type": types, "pattern": pattern, "patternErrorMessage": help });
        self.part(&name, text)
    }

    /// Returns a list. Nothing between two texts of it says as much as an empty one.
    fn list(&mut self, schema: &Value) -> Value {
        let mut ways = Ways::default();
        self.collect(schema.get("items").unwrap_or(&Value::Null), false, &mut ways);
        let is_text_alone = ways.others.is_empty() && self.entry.format.is_none();
        let rest = self.unsaid(is_text_alone, ways.flag);
        let mut items: Vec<Value> = ways.texts.into_iter().chain(ways.others).chain(rest).collect();
        let items = if items.len() == 1 { items.remove(0) } else { json!({ "anyOf": items }) };
        json!({ "type": "array", "items": items })
    }

    /// Returns what may stand there, but that nobody wants to be offered: nothing, or
    /// `true` and `false` as words of a text.
    ///
    /// It is said by what it is not, for editors offer the types that are named.
    fn unsaid(&mut self, nothing: bool, flag: bool) -> Option<Value> {
        let name = match (nothing, flag) {
            (false, false) => return None,
            (true, false) => "nothing",
            (false, true) => "flag",
            (true, true) => "nothing_or_flag",
        };
        let mut refused = vec!["string", "number", "array", "object"];
        refused.extend((!nothing).then_some("null"));
        refused.extend((!flag).then_some("boolean"));
        Some(self.part(name, json!({ "not": { "type": refused } })))
    }

    fn part(&mut self, name: &str, schema: Value) -> Value {
        self.parts.insert(name.to_owned(), schema);
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}

/// Makes a reference lead to the name of the table.
pub(super) fn renamed(schema: &Value) -> Value {
    let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
        return schema.clone();
    };
    let name = reference.rsplit('/').next().unwrap_or_default();
    json!({ "$ref": format!("#/definitions/{}", shape_name(name)) })
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn without_null(schema: &Value) -> Value {
    let names: Vec<&str> = types(schema).into_iter().filter(|name| *name != "null").collect();
    let mut kept = Map::new();
    for (word, value) in schema.as_object().into_iter().flatten() {
        match word.as_str() {
            "description" | "format" | "title" => {}
            "type" => kept.extend(names.first().map(|name| (word.clone(), json!(name)))),
            _ => kept.extend([(word.clone(), value.clone())]),
        }
    }
    Value::Object(kept)
}
