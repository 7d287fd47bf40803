//! The handler that answers now: another bundle makes another one, while the server runs.

use std::sync::{Arc, PoisonError, RwLock};

use crate::Handler;

/// The handler that answers now; its copies are one.
#[derive(Clone)]
pub struct Current(Arc<RwLock<Arc<Handler>>>);

impl Current {
    /// Begins with a handler.
    #[must_use]
    pub fn new(handler: Arc<Handler>) -> Self {
        Self(Arc::new(RwLock::new(handler)))
    }

    /// Returns the handler that answers now; who has one keeps it until its request is answered.
    #[must_use]
    pub fn get(&self) -> Arc<Handler> {
        // A pointer is whole whatever happened to whoever held it.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets another handler answer from now on.
    pub fn set(&self, handler: Arc<Handler>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = handler;
    }
}
