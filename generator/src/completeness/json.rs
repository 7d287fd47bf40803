//! The completeness of a site for programs.

use serde::Serialize;

use super::{Completeness, Score, StandardCompleteness};
use crate::model::Component;

/// How complete the standards of a site are, in numbers and keys.
#[derive(Debug, Serialize)]
pub struct JsonCompleteness<'run> {
    delivery: JsonScore,
    management: JsonScore,
    standards: Vec<JsonStandard<'run>>,
}

#[derive(Debug, Serialize)]
struct JsonScore {
    stated: usize,
    of: usize,
    percent: usize,
}

#[derive(Debug, Serialize)]
struct JsonStandard<'run> {
    id: String,
    title: &'run str,
    delivery: JsonScore,
    management: JsonScore,
    missing: Vec<&'static str>,
}

impl<'run> From<&'run Completeness> for JsonCompleteness<'run> {
    fn from(completeness: &'run Completeness) -> Self {
        Self {
            delivery: completeness.score(Component::DELIVERY).into(),
            management: completeness.score(Component::MANAGEMENT).into(),
            standards: completeness.standards.iter().map(JsonStandard::from).collect(),
        }
    }
}

impl<'run> From<&'run StandardCompleteness> for JsonStandard<'run> {
    fn from(standard: &'run StandardCompleteness) -> Self {
        let missing = standard.missing(Component::ALL);
        Self {
            id: standard.id.to_string(),
            title: &standard.title,
            delivery: standard.score(Component::DELIVERY).into(),
            management: standard.score(Component::MANAGEMENT).into(),
            missing: missing.into_iter().map(Component::key).collect(),
        }
    }
}

impl From<Score> for JsonScore {
    fn from(score: Score) -> Self {
        Self { stated: score.stated, of: score.of, percent: score.percent() }
    }
}
