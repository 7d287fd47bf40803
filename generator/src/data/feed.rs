//! The feed of changes (Atom, RFC 4287): what the standards themselves state of their dates.
//!
//! It knows no time of building: the same content gives the same feed.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::{Change, Page, PublicFile, Service, changes};
use crate::view::ViewContext;
use crate::xml::escaped;

/// How many changes the feed has, the newest first.
const LIMIT: usize = 100;

struct Entry<'site> {
    date: Date,
    change: Change,
    service: &'site Service,
}

/// Writes the feed; absent if no standard states a date.
pub(super) fn atom(context: &ViewContext<'_>) -> Option<String> {
    let mut entries: Vec<Entry<'_>> = context
        .services()
        .into_iter()
        .flat_map(|(service, _)| {
            let entry = move |(date, change)| Entry { date, change, service };
            changes(service).into_iter().map(entry)
        })
        .collect();
    entries.sort_by(|left, right| {
        right
            .date
            .cmp(&left.date)
            .then_with(|| (&left.service.id, left.change).cmp(&(&right.service.id, right.change)))
    });
    entries.truncate(LIMIT);
    let newest = entries.first()?;
    let home = context.absolute_url(Page::Home);
    let own = context.absolute(&context.file_url(&PublicFile::Feed));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        context.language().tag(),
        escaped(&format!("{} – {}", context.words.changes.title, context.site().name)),
        escaped(&own),
        instant(context, newest.date),
        escaped(&context.site().government),
        escaped(&own),
        escaped(&home),
    );
    for entry in &entries {
        entry.write(context, &mut text);
    }
    text.push_str("</feed>\n");
    Some(text)
}

impl Entry<'_> {
    fn write(&self, context: &ViewContext<'_>, text: &mut String) {
        let words = &context.words.changes;
        let (word, name) = match self.change {
            Change::Decreed => (&words.decreed, "decreed"),
            Change::Began => (&words.began, "began"),
            Change::Reviewed => (&words.reviewed, "reviewed"),
            Change::Ended => (&words.ended, "ended"),
        };
        let title = word.replace("{title}", &self.service.full_title());
        let url = context.absolute_url(Page::Service(self.service.id.clone()));
        let _ = write!(
            text,
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            escaped(&title),
            escaped(&tag(context, self, name)),
            instant(context, self.date),
            escaped(&url),
        );
        let summary = self.service.summary.as_ref().unwrap_or(&title);
        let _ = write!(text, "<summary>{}</summary>\n</entry>\n", escaped(summary));
    }
}

/// The id of an entry (RFC 4151): the host, the day, the service and what happened.
fn tag(context: &ViewContext<'_>, entry: &Entry<'_>, change: &str) -> String {
    let origin = context.site().base_url.origin();
    let host = origin.rsplit('/').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    format!("tag:{name},{}:{}/{change}", entry.date, entry.service.id)
}

/// The beginning of a day where the site is.
fn instant(context: &ViewContext<'_>, date: Date) -> String {
    format!("{date}T00:00:00{}", context.utc_offset())
}
