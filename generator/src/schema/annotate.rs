//! Puts what the table says onto the shapes that come from the types.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::edition::Edition;
use super::keys::{Entry, Keys, KeysError, Shape, shape_name};
use super::vocabulary;
use super::written::{Parts, Written, renamed};

use crate::command_language::CommandLanguage;

/// Dresses a schema as the types make it, in one language or in both.
pub(super) fn dress(
    schema: Value,
    edition: Edition,
    language: Option<CommandLanguage>,
) -> Result<Value, KeysError> {
    let keys = Keys::read()?;
    let (lacks, parts) = (Lacks::default(), Parts::default());
    let mut dresser = Dresser { keys: &keys, edition, language, lacks, parts };
    let schema = dresser.root(schema);
    dresser.lacks.none()?;
    Ok(schema)
}

struct Dresser<'keys> {
    keys: &'keys Keys,
    edition: Edition,
    language: Option<CommandLanguage>,
    lacks: Lacks,
    /// How values are written, said once.
    parts: Parts,
}

/// Where the table and the types differ.
#[derive(Default)]
struct Lacks {
    unexplained: BTreeSet<String>,
    outdated: BTreeSet<String>,
    no_words: BTreeSet<String>,
}

impl Lacks {
    fn none(self) -> Result<(), KeysError> {
        let list = |names: BTreeSet<String>| names.into_iter().collect();
        if !self.no_words.is_empty() {
            return Err(KeysError::NoWords(list(self.no_words)));
        }
        if !self.unexplained.is_empty() {
            return Err(KeysError::Unexplained(list(self.unexplained)));
        }
        if !self.outdated.is_empty() {
            return Err(KeysError::Outdated(list(self.outdated)));
        }
        Ok(())
    }
}

impl Dresser<'_> {
    fn root(&mut self, schema: Value) -> Value {
        let Value::Object(mut root) = schema else { return schema };
        let definitions = match root.remove("definitions") {
            Some(Value::Object(definitions)) => definitions,
            _ => Map::new(),
        };
        let title = root.remove("title");
        let mut dressed = Map::new();
        dressed.extend(root.remove("$schema").map(|schema| ("$schema".to_owned(), schema)));
        if root.contains_key("properties") {
            let name = title.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            dressed.extend(self.titled(shape_name(&name), &root));
        } else {
            // The file is a list.
            dressed.insert("type".to_owned(), json!("array"));
            dressed.extend(root.get("items").map(|items| ("items".to_owned(), renamed(items))));
        }
        let shape = |(name, shape): (String, Value)| {
            let name = shape_name(&name).to_owned();
            let dressed = self.definition(&name, &shape);
            (name, dressed)
        };
        let mut definitions: Map<String, Value> = definitions.into_iter().map(shape).collect();
        definitions.extend(std::mem::take(&mut self.parts));
        if !definitions.is_empty() {
            dressed.insert("definitions".to_owned(), Value::Object(definitions));
        }
        Value::Object(dressed)
    }

    fn titled(&mut self, name: &str, shape: &Map<String, Value>) -> Map<String, Value> {
        let mut dressed = Map::new();
        if let Some(found) = self.keys.shape(name) {
            dressed.insert("title".to_owned(), json!(found.about.line(self.language)));
        }
        dressed.extend(self.object(name, shape));
        dressed
    }

    fn definition(&mut self, name: &str, schema: &Value) -> Value {
        match schema.as_object() {
            Some(object) if object.contains_key("properties") => {
                Value::Object(self.object(name, object))
            }
            _ => self.words(name),
        }
    }

    /// Dresses keys with values.
    fn object(&mut self, name: &str, schema: &Map<String, Value>) -> Map<String, Value> {
        let mut dressed = Map::new();
        dressed.insert("type".to_owned(), json!("object"));
        let Some(shape) = self.keys.shape(name) else {
            self.lacks.unexplained.insert(name.to_owned());
            return dressed;
        };
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        for key in properties.keys().filter(|key| !shape.keys.contains_key(*key)) {
            self.lacks.unexplained.insert(format!("{name}.{key}"));
        }
        let (mut values, mut required) = (Map::new(), Vec::new());
        for (key, schema) in properties {
            let Some(entry) = shape.keys.get(key) else { continue };
            if self.must_have(entry) {
                required.push(json!(key));
            }
            values.insert(key.clone(), self.property(&format!("{name}.{key}"), schema, entry));
        }
        self.spellings(name, shape, &mut values);
        dressed.insert("properties".to_owned(), Value::Object(values));
        if !required.is_empty() {
            dressed.insert("required".to_owned(), Value::Array(required));
        }
        if self.edition == Edition::Original {
            dressed.extend(conditions(shape));
        }
        dressed.extend(
            schema
                .get("additionalProperties")
                .map(|no| ("additionalProperties".to_owned(), no.clone())),
        );
        dressed
    }

    fn must_have(&self, entry: &Entry) -> bool {
        entry.required && self.edition == Edition::Original
    }

    /// Adds other spellings of keys, which are taken but not offered.
    fn spellings(&mut self, name: &str, shape: &Shape, values: &mut Map<String, Value>) {
        for (key, entry) in &shape.keys {
            if values.contains_key(key) {
                continue;
            }
            let same = entry.same_as.as_ref().and_then(|same| values.get(same)).cloned();
            let Some(Value::Object(mut same)) = same else {
                self.lacks.outdated.insert(format!("{name}.{key}"));
                continue;
            };
            same.insert("doNotSuggest".to_owned(), json!(true));
            values.insert(key.clone(), Value::Object(same));
        }
    }

    fn property(&mut self, name: &str, schema: &Value, entry: &Entry) -> Value {
        let mut dressed = Map::new();
        match entry.description() {
            Some(text) => {
                dressed.insert("description".to_owned(), json!(text.plain(self.language)));
                let markdown = json!(text.markdown(self.language));
                dressed.insert("markdownDescription".to_owned(), markdown);
            }
            None => {
                self.lacks.unexplained.insert(name.to_owned());
            }
        }
        let examples = examples(entry);
        if !examples.is_empty() {
            dressed.insert("examples".to_owned(), Value::Array(examples));
        }
        // A translation has the words of what stands in its original, which has the shape.
        if self.edition == Edition::Original && !entry.patterns.is_empty() {
            let offered = entry.patterns.iter().map(|pattern| {
                json!({ "label": pattern.label.line(self.language), "body": pattern.body })
            });
            dressed.insert("defaultSnippets".to_owned(), offered.collect());
        }
        let mut choices = match &entry.one_of {
            Some(list) => vec![self.words(list)],
            None => Vec::new(),
        };
        if let Some(numbers) = &entry.numbers {
            choices.push(json!({ "enum": numbers }));
        }
        let mut written = Written {
            entry,
            required: self.must_have(entry),
            language: self.language,
            parts: &mut self.parts,
        };
        let written = written.alternatives(schema, choices);
        match written.as_slice() {
            [Value::Object(only)] if !only.contains_key("$ref") => dressed.extend(only.clone()),
            _ => {
                dressed.insert("anyOf".to_owned(), Value::Array(written));
            }
        }
        Value::Object(dressed)
    }

    /// Makes a list of words to choose from, with what each means.
    fn words(&mut self, name: &str) -> Value {
        let Some(words) = vocabulary::words(name) else {
            self.lacks.no_words.insert(name.to_owned());
            return json!(true);
        };
        let Some(shape) = self.keys.shape(name) else {
            self.lacks.unexplained.insert(name.to_owned());
            return json!(true);
        };
        if shape.foreign {
            return json!({ "enum": words });
        }
        let unknown = shape.words.keys().filter(|word| !words.contains(&word.as_str()));
        self.lacks.outdated.extend(unknown.map(|word| format!("{name}.{word}")));
        let meanings: Vec<String> =
            words.iter().map(|word| self.meaning(name, shape, word)).collect();
        json!({ "enum": words, "enumDescriptions": meanings, "markdownEnumDescriptions": meanings })
    }

    fn meaning(&mut self, name: &str, shape: &Shape, word: &str) -> String {
        let entry = shape.words.get(word);
        let same = entry.and_then(|entry| entry.same_as.as_ref());
        let entry = same.map_or(entry, |same| shape.words.get(same));
        let meaning = entry.and_then(Entry::description);
        if meaning.is_none() {
            self.lacks.unexplained.insert(format!("{name}.{word}"));
        }
        meaning.map(|text| text.line(self.language)).unwrap_or_default()
    }
}

/// Says which keys must be there because others are.
fn conditions(shape: &Shape) -> Map<String, Value> {
    let mut conditions = Map::new();
    if !shape.either.is_empty() {
        conditions.insert("anyOf".to_owned(), one_of(&shape.either));
    }
    if !shape.needs.is_empty() {
        conditions.insert("dependencies".to_owned(), json!(shape.needs));
    }
    let of_kind = |(kind, lists): (&String, &Vec<Vec<String>>)| {
        let condition =
            json!({ "required": ["kind"], "properties": { "kind": { "const": kind } } });
        let lists: Vec<Value> = lists.iter().map(|keys| either(keys)).collect();
        json!({ "if": condition, "then": { "allOf": lists } })
    };
    if !shape.kinds_need.is_empty() {
        let all = shape.kinds_need.iter().map(of_kind).collect();
        conditions.insert("allOf".to_owned(), all);
    }
    conditions
}

fn one_of(keys: &[String]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

fn either(keys: &[String]) -> Value {
    match keys {
        [only] => json!({ "required": [only] }),
        _ => json!({ "anyOf": one_of(keys) }),
    }
}

fn examples(entry: &Entry) -> Vec<Value> {
    match entry.format {
        Some(format) if entry.examples.is_empty() => {
            format.examples().iter().map(|example| json!(example)).collect()
        }
        _ => entry.examples.clone(),
    }
}
