//! Which services have a word, and how much it counts for them.

use std::collections::BTreeMap;

/// How much a word of a service counts, as it is written into the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// In the summary, the name of the agency or of an app, or what one receives.
    Beside = 0,
    /// Beside a word that means the same, such as KTP for "kartu tanda penduduk".
    Meaning = 1,
    /// In a longer title, or among the keywords.
    Title = 2,
    /// In a short title, or the code.
    Best = 3,
}

/// The words of all services: by root and word, the services that have it.
pub(super) type Postings = BTreeMap<(String, String), BTreeMap<u32, Weight>>;
