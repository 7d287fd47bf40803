//! What holds for a while: notices, and when the form is open.

use jiff::Timestamp;
use serde::Serialize;

use super::maker::Maker;
use crate::model::{Agency, Notice};

/// Something that is told for a while.
#[derive(Debug, Serialize)]
pub(super) struct NoticeRecord<'site> {
    text: &'site str,
    until: String,
}

/// When the form takes what is sent, and how much of it.
#[derive(Debug, Serialize)]
pub(super) struct OpeningRecord {
    from: Option<String>,
    to: Option<String>,
    per_day: Option<u32>,
}

impl<'site> Maker<'_, 'site> {
    /// What the agency has to tell, then the service.
    pub(super) fn notices(&self, agency: &'site Agency) -> Vec<NoticeRecord<'site>> {
        let told = agency.notice.iter().chain(&self.service.notice);
        let record = |notice: &'site Notice| NoticeRecord {
            text: &notice.text,
            until: self.moment(notice.until),
        };
        told.map(record).collect()
    }

    /// When the form is open; absent if it always is, or there is none.
    pub(super) fn opening(&self) -> Option<OpeningRecord> {
        let opening = self.service.open_form()?.form.opening();
        (!opening.is_always()).then(|| OpeningRecord {
            from: opening.window.from.map(|from| self.moment(from)),
            to: opening.window.to.map(|to| self.moment(to)),
            per_day: opening.per_day.map(std::num::NonZeroU32::get),
        })
    }

    /// Writes a moment with the offset of the agency (RFC 3339).
    fn moment(&self, moment: Timestamp) -> String {
        moment.display_with_offset(self.context.zone().offset()).to_string()
    }
}
