//! Whether every template fits what it is filled with, without making every page.

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::RenderError;
use super::renderer::Renderer;
use super::shape::Shapes;
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
                    let shape = maker.fill(file, &shapes)?;
                    let is_new = shape.is_some_and(|shape| locked(&proved).insert(shape));
                    if is_new { maker.page(file).map(drop) } else { Ok(()) }
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
