//! All answers to a form on one page before it is sent; nothing is mailed, counted or kept.

use bytes::Bytes;
use http::request::Parts;
use loket_form::bundle::FormEntry;
use loket_form::step::Step;

use crate::outcome::Outcome;
use crate::posted::Posted;
use crate::{Handler, Visit};

impl Handler {
    /// Judges a posted form as if it were sent, and shows it to whoever filled it in.
    pub(crate) async fn look<'a>(
        &'a self,
        entry: &'a FormEntry,
        parts: &Parts,
        body: &Bytes,
        visit: &mut Visit<'_>,
    ) -> Result<Outcome<'a>, Outcome<'a>> {
        let Posted { raw, today, .. } = self.posted(entry, parts, body, Step::Look)?;
        let locale = self.manifest.locale(entry);
        let judge = || entry.form.accept_to_look(&raw, today, locale);
        match self.parts.guards.judge(body.len(), judge).await {
            Ok(answered) => Ok(Outcome::Looked { entry, raw, answered }),
            Err(refusal) => Err(visit.refused(entry, raw, refusal)),
        }
    }
}
