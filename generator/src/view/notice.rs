//! The privacy notice of a form (UU 27/2022, article 21).

use serde::Serialize;

use super::ViewContext;
use crate::model::PrivacyStatement;

/// The notice beside a form: `notice` in `form.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PrivacyNotice {
    /// The seven items of article 21, in its order.
    pub items: Vec<NoticeItem>,
}

/// One item of the notice.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeItem {
    /// What the item is about, such as "Tujuan".
    pub heading: String,
    /// What the agency says of it.
    pub text: String,
}

impl PrivacyNotice {
    /// Makes the notice of what an agency says of privacy.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, statement: &PrivacyStatement) -> Self {
        let words = &context.words.notice;
        let items = [
            (&words.legality, &statement.legality),
            (&words.purpose, &statement.purpose),
            (&words.kinds, &statement.kinds),
            (&words.retention, &statement.retention),
            (&words.details, &statement.details),
            (&words.period, &statement.period),
            (&words.rights, &statement.rights),
        ];
        let item = |(heading, text): (&String, &String)| NoticeItem {
            heading: heading.clone(),
            text: text.clone(),
        };
        Self { items: items.map(item).to_vec() }
    }
}
