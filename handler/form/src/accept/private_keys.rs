//! Private keys among the answers: in one of them, or in pieces over several.

use std::collections::BTreeSet;

use crate::field::Field;
use crate::form::Form;
use crate::id::FieldName;
use crate::kind::FieldKind;
use crate::private::Private;
use crate::private_key::KeySearch;
use crate::submission::RawSubmission;

impl Form {
    /// Returns the questions whose answers hold a private key, or a piece of one.
    pub(crate) fn with_private_keys(
        &self,
        raw: &RawSubmission,
        search: &mut KeySearch,
    ) -> BTreeSet<&FieldName> {
        let holds_key = |field: &&Field| sent(field, raw).any(|content| search.finds_key(content));
        let mut found: BTreeSet<_> =
            self.fields().filter(holds_key).map(|field| &field.name).collect();
        if found.is_empty() {
            found = self.with_pieces(raw, search);
        }
        if !found.is_empty() {
            // The beginning of a key was found: what nobody types is the rest of it.
            let may_be_rest = |field: &&Field| {
                !matches!(field.kind, FieldKind::File(_)) && sent(field, raw).any(is_unspeakable)
            };
            found.extend(self.fields().filter(may_be_rest).map(|field| &field.name));
        }
        found
    }

    /// Finds a key that was cut to fit into several fields: those without which it is none.
    fn with_pieces(&self, raw: &RawSubmission, search: &mut KeySearch) -> BTreeSet<&FieldName> {
        // Numbers and addresses, which may stand between the pieces, have rules of their own.
        let is_filled = |field: &&Field| {
            matches!(field.kind, FieldKind::Text(_) | FieldKind::Textarea(_))
                && sent(field, raw).any(|content| !content.is_empty())
        };
        let filled: Vec<&Field> = self.fields().filter(is_filled).collect();
        let mut holds_key = |without: Option<&Field>| {
            let others =
                filled.iter().filter(|field| without.is_none_or(|one| one.name != field.name));
            let contents: Vec<&[u8]> = others.flat_map(|field| sent(field, raw)).collect();
            search.finds_key(&contents.join(&b'\n'))
        };
        if filled.len() < 2 || !holds_key(None) {
            return BTreeSet::new();
        }
        let size: usize = filled.iter().flat_map(|field| sent(field, raw)).map(<[u8]>::len).sum();
        // What is long is not searched again for each of its fields.
        let searched = if size > LONGEST_SEARCHED { &[] } else { filled.as_slice() };
        let needed = searched.iter().filter(|field| !holds_key(Some(field)));
        let needed: BTreeSet<_> = needed.map(|field| &field.name).collect();
        if needed.is_empty() { filled.iter().map(|field| &field.name).collect() } else { needed }
    }
}

/// Up to this size of all answers, each is left out once to see which of them hold a key.
const LONGEST_SEARCHED: usize = 64 * 1024;
/// A word longer than this, of letters and digits, is no word.
const LONGEST_WORD: usize = 40;

/// Returns whether a text has a run of letters, digits and signs of base64 that is no word.
fn is_unspeakable(content: &[u8]) -> bool {
    let is_of_run = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    content.split(|byte| !is_of_run(byte)).any(|run| run.len() > LONGEST_WORD)
}

/// Returns what was sent for a question.
fn sent<'raw>(field: &Field, raw: &'raw RawSubmission) -> impl Iterator<Item = &'raw [u8]> {
    let contents = |name: String| raw.contents(&name).iter().map(Private::reveal);
    field.part_names().into_iter().flat_map(contents).map(AsRef::as_ref)
}
