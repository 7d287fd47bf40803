//! Which templates a template can need: those that it names, and those of its components.
//!
//! The handler parses its templates at every start of a function, and has no use for the
//! pages that only the generator makes.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::environment::DEFAULT_PREFIX;

/// What begins the definition of a component.
const COMPONENT: &str = "component ";

/// Returns the templates that some of them can need, themselves too.
///
/// A name that merely stands somewhere counts as needed: too much does no harm.
pub(super) fn needed(
    templates: &BTreeMap<String, String>,
    roots: &[&str],
) -> BTreeMap<String, String> {
    let resolve = |name: &str| {
        let fallback = format!("{DEFAULT_PREFIX}{name}");
        [name.to_owned(), fallback].into_iter().find(|name| templates.contains_key(name))
    };
    let owners = owners(templates);
    let mut waiting: Vec<String> = roots.iter().filter_map(|root| resolve(root)).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some(source) = templates.get(&name).filter(|_| found.insert(name.clone())) else {
            continue;
        };
        for (other, text) in templates {
            let short = other.strip_prefix(DEFAULT_PREFIX).unwrap_or(other);
            let is_named = is_quoted(source, other)
                || (is_quoted(source, short) && resolve(short).as_ref() == Some(other));
            let mut own =
                components(text).filter(|component| owners.get(component) == Some(&other));
            if is_named || own.any(|component| is_used(source, component)) {
                waiting.push(other.clone());
            }
        }
    }
    let pairs = templates.iter().filter(|(name, _)| found.contains(*name));
    pairs.map(|(name, source)| (name.clone(), source.clone())).collect()
}

/// Returns the template of each component: that of the site where it has one of its own.
fn owners(templates: &BTreeMap<String, String>) -> BTreeMap<&str, &String> {
    let (defaults, own): (Vec<_>, Vec<_>) =
        templates.iter().partition(|(name, _)| name.starts_with(DEFAULT_PREFIX));
    let all = defaults.into_iter().chain(own);
    all.flat_map(|(name, text)| components(text).map(move |component| (component, name))).collect()
}

fn is_quoted(source: &str, name: &str) -> bool {
    ['"', '\''].iter().any(|quote| source.contains(&format!("{quote}{name}{quote}")))
}

/// Returns the names of the components that a template defines.
fn components(source: &str) -> impl Iterator<Item = &str> {
    source.split(COMPONENT).skip(1).map(|rest| {
        let rest = rest.trim_start();
        rest.split(|letter| !is_of_name(letter)).next().unwrap_or_default()
    })
}

/// Returns whether a tag of a component stands in a template: `{{<name ` or `{%<name `.
fn is_used(source: &str, component: &str) -> bool {
    let tag = format!("<{component}");
    !component.is_empty()
        && source.match_indices(&tag).any(|(place, _)| {
            let after = source.get(place + tag.len()..).unwrap_or_default();
            !after.starts_with(is_of_name)
        })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_extended_included_or_used_as_a_component_is_needed_and_nothing_else() {
        let templates: BTreeMap<String, String> = [
            ("loket/form.html", r#"{% extends "layout.html" %}{{<field name="a"/>}}"#),
            ("loket/layout.html", r"{% include 'part.html' %}"),
            ("loket/part.html", "x"),
            ("part.html", r#"{% include "loket/part.html" %}{{<fielder/>}}"#),
            (
                "loket/fields.html",
                "{% component field(name: string) %}{%<inner>%}{% endcomponent field %}",
            ),
            ("loket/inner.html", "{%- component inner() -%}{% endcomponent inner %}"),
            ("loket/home.html", r#"{% extends "layout.html" %}{{<card/>}}"#),
            ("loket/cards.html", "{% component card() %}{% endcomponent card %}"),
            ("fields.html", "{% component field(name: string) %}{% endcomponent field %}"),
        ]
        .into_iter()
        .map(|(name, source)| (name.to_owned(), source.to_owned()))
        .collect();
        let found = needed(&templates, &["form.html"]);
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        // The field of the site takes the place of loket's, which alone has a use for `inner`.
        let expected = ["fields.html", "loket/form.html", "loket/layout.html", "loket/part.html"];
        assert_eq!(names, expected.into_iter().chain(["part.html"]).collect::<Vec<_>>());
    }
}
