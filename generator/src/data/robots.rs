//! What programs may do here, and whom to tell of a security hole.

use std::fmt::Write as _;

use crate::model::{Page, PublicFile};
use crate::view::ViewContext;

/// Writes `robots.txt`: all pages may be read, and where they are listed.
pub(super) fn robots(context: &ViewContext<'_>) -> String {
    let sitemap = context.absolute(&context.file_url(&PublicFile::Sitemap));
    format!("User-agent: *\nDisallow: /api/\n\nSitemap: {sitemap}\n")
}

/// Writes `security.txt` (RFC 9116); absent if the content names nobody.
pub(super) fn security(context: &ViewContext<'_>) -> Option<String> {
    let security = context.site().security.as_ref()?;
    let mut text = String::new();
    for contact in &security.contacts {
        let _ = writeln!(text, "Contact: {contact}");
    }
    let zone = context.utc_offset();
    let _ = writeln!(text, "Expires: {}T23:59:59{zone}", security.expires);
    let languages = context.in_languages(&Page::Home);
    let tags: Vec<_> = languages.iter().map(|(language, _)| language.tag()).collect();
    let _ = writeln!(text, "Preferred-Languages: {}", tags.join(", "));
    let own = context.absolute(&context.file_url(&PublicFile::Security));
    let _ = writeln!(text, "Canonical: {own}");
    let further = [("Policy", &security.policy), ("Acknowledgments", &security.acknowledgments)];
    for (name, url) in further {
        if let Some(url) = url {
            let _ = writeln!(text, "{name}: {}", url.as_str());
        }
    }
    Some(text)
}
