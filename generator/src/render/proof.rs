//! Whether every template fits what it is filled with, without making every page.

use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tera::Value;

use super::error::RenderError;
use super::pages::Unfilled;
use super::renderer::Renderer;
use crate::model::PublicFile;
use crate::output::must_differ;
use crate::timing::Timings;

impl Renderer {
    /// Proves that everything can be made: each template is filled in once for each shape of
    /// what pages show, and what is published as it is can be read.
    ///
    /// # Errors
    /// If a template does not fit, or a file of the content cannot be read.
    pub fn prove(&self, timings: &Timings) -> Result<(), RenderError> {
        let shapes = Shapes::of(self.theme.templates());
        let proved = Mutex::new(BTreeSet::new());
        let paths = Mutex::new(Vec::new());
        self.each_file(timings, |edition, file, path| {
            locked(&paths).push(path);
            let maker = self.maker(edition)?;
            match file {
                PublicFile::Page(_) | PublicFile::Moved(_) => {
                    let Some(unfilled) = maker.fill(file)? else { return Ok(()) };
                    let shape = (unfilled.template, shapes.of_page(&unfilled));
                    let is_new = locked(&proved).insert(shape);
                    if is_new { maker.render(unfilled).map(drop) } else { Ok(()) }
                }
                PublicFile::Attachment(id, name) => {
                    maker.attachment(id, name, |path| File::open(path)).map(drop)
                }
                // No template makes them.
                _ => Ok(()),
            }
        })?;
        Ok(must_differ(paths.into_inner().unwrap_or_else(PoisonError::into_inner))?)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells values apart as far as a template can: what is there and what is empty, and which of
/// the words that templates know it is.
struct Shapes<'theme>(BTreeSet<&'theme str>);

impl<'theme> Shapes<'theme> {
    fn of(templates: impl Iterator<Item = &'theme str>) -> Self {
        Self(templates.flat_map(|text| text.split(['"', '\'']).skip(1)).collect())
    }

    fn of_page(&self, page: &Unfilled) -> u64 {
        hash(|hasher| {
            for (name, part) in &page.parts {
                name.hash(hasher);
                self.of_value(part).hash(hasher);
            }
        })
    }

    fn of_value(&self, value: &Value) -> u64 {
        hash(|hasher| {
            value.name().hash(hasher);
            if let Some(text) = value.as_str() {
                text.is_empty().hash(hasher);
                self.0.get(text).hash(hasher);
            } else if let Some(list) = value.as_array() {
                // A template may treat a single entry, the first and the last in other ways.
                list.len().min(3).hash(hasher);
                list.iter().map(|entry| self.of_value(entry)).collect::<BTreeSet<_>>().hash(hasher);
            } else if let Some(map) = value.as_map() {
                let entry = |(key, value)| (format!("{key}"), self.of_value(value));
                map.iter().map(entry).collect::<BTreeSet<_>>().hash(hasher);
            } else if let Some(number) = value.as_i64() {
                number.clamp(-1, 2).hash(hasher);
            } else {
                value.as_bool().hash(hasher);
            }
        })
    }
}

fn hash(of: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of(&mut hasher);
    hasher.finish()
}
