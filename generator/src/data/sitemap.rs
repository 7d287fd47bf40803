//! The list of pages for search engines (sitemaps.org).

use std::fmt::Write as _;

use jiff::civil::Date;

use super::xml::escaped;
use crate::model::PublicFile;

/// How many pages one list may have, by the protocol.
const LIMIT: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page that search engines may list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListedPage {
    /// Its absolute address.
    pub url: String,
    /// The last day that the content states for it; absent where it states none.
    pub modified: Option<Date>,
    /// The same page in every language, itself included: tag and absolute address;
    /// empty if there is but one.
    pub languages: Vec<(String, String)>,
}

/// Writes the list, which names further ones if there are more pages than one may have.
///
/// `address` gives the absolute address of a file of the site.
#[must_use]
pub fn sitemaps(
    pages: &[ListedPage],
    address: impl Fn(&PublicFile) -> String,
) -> Vec<(PublicFile, String)> {
    if pages.len() <= LIMIT {
        return vec![(PublicFile::Sitemap, list(pages))];
    }
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (number, pages) in (1..).zip(pages.chunks(LIMIT)) {
        let file = PublicFile::SitemapPart(number);
        let _ = write!(index, "<sitemap><loc>{}</loc>", escaped(&address(&file)));
        modified(&mut index, pages.iter().filter_map(|page| page.modified).max());
        index.push_str("</sitemap>\n");
        files.push((file, list(pages)));
    }
    index.push_str("</sitemapindex>\n");
    files.push((PublicFile::Sitemap, index));
    files
}

/// For links to the same page in other languages.
const LINKS: &str = " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

fn list(pages: &[ListedPage]) -> String {
    let has_languages = pages.iter().any(|page| !page.languages.is_empty());
    let links = if has_languages { LINKS } else { "" };
    let mut text = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\"{links}>\n");
    for page in pages {
        let _ = write!(text, "<url><loc>{}</loc>", escaped(&page.url));
        modified(&mut text, page.modified);
        for (tag, url) in &page.languages {
            let url = escaped(url);
            let _ =
                write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

fn modified(text: &mut String, date: Option<Date>) {
    if let Some(date) = date {
        let _ = write!(text, "<lastmod>{date}</lastmod>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(count: usize) -> Vec<ListedPage> {
        let page = |number| ListedPage {
            url: format!("https://a.id/{number}/"),
            modified: None,
            languages: Vec::new(),
        };
        (0..count).map(page).collect()
    }

    fn address(file: &PublicFile) -> String {
        format!("https://a.id/{}", file.path())
    }

    #[test]
    fn fifty_thousand_pages_are_one_list_and_one_more_page_makes_two() {
        assert_eq!(sitemaps(&pages(50_000), address).len(), 1);
        let files = sitemaps(&pages(50_001), address);
        let counts: Vec<(String, usize)> =
            files.iter().map(|(file, text)| (file.path(), text.matches("<loc>").count())).collect();
        let counts: Vec<(&str, usize)> =
            counts.iter().map(|(path, count)| (path.as_str(), *count)).collect();
        assert_eq!(counts, [("sitemap-1.xml", 50_000), ("sitemap-2.xml", 1), ("sitemap.xml", 2)]);
        assert!(files[2].1.contains("<loc>https://a.id/sitemap-2.xml</loc>"));
    }

    #[test]
    fn a_day_is_told_only_where_the_content_states_it() {
        let dated = ListedPage {
            url: "https://a.id/?a&b".to_owned(),
            modified: Some(jiff::civil::date(2026, 3, 1)),
            languages: Vec::new(),
        };
        let text = list(&[dated]);
        assert!(text.contains("<loc>https://a.id/?a&amp;b</loc><lastmod>2026-03-01</lastmod>"));
        assert!(!list(&pages(1)).contains("lastmod"));
    }

    #[test]
    fn counterparts_are_told_only_where_there_are_any() {
        assert!(!list(&pages(1)).contains("xhtml"));
        let mut pages = pages(2);
        let languages = [("id", "https://a.id/0/"), ("en", "https://a.id/en/0/")];
        pages[0].languages = languages.map(|(tag, url)| (tag.to_owned(), url.to_owned())).to_vec();
        let text = list(&pages);
        assert!(text.contains("hreflang=\"en\" href=\"https://a.id/en/0/\"/></url>"), "{text}");
        assert_eq!(text.matches("<xhtml:link").count(), 2);
    }
}
