//! The list of pages for search engines (sitemaps.org).

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::address::Addresses;
use crate::model::{Page, PublicFile};
use crate::view::ViewContext;
use crate::xml::escaped;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page that search engines may list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ListedPage {
    /// Its absolute address.
    url: String,
    /// The last day that the content states for it; absent where it states none.
    modified: Option<Date>,
    /// The same page in every language, itself included: tag and absolute address;
    /// empty if there is but one.
    languages: Vec<(&'static str, String)>,
}

/// Writes the list, or one that names its parts if there are more pages than one may have.
pub(super) fn whole(context: &ViewContext<'_>) -> String {
    write(&pages(context), |file| context.absolute(&context.file_url(file)))
}

/// Writes a part of the list; absent if there is no such part.
pub(super) fn part(context: &ViewContext<'_>, number: usize) -> Option<String> {
    pages(context).chunks(PublicFile::SITEMAP_LIMIT).nth(number.checked_sub(1)?).map(list)
}

/// The pages that search engines may list, in the order of their addresses.
fn pages(context: &ViewContext<'_>) -> Vec<ListedPage> {
    let page = |(addresses, page): (Addresses<'_>, &Page)| {
        let absolute =
            |addresses: &Addresses<'_>| addresses.absolute(&addresses.page(page.clone()));
        let languages = Some(context.in_languages(page));
        let languages = languages.filter(|them| page.has_counterparts() && them.len() > 1);
        let languages = languages.into_iter().flatten();
        let service = match page {
            Page::Service(id) => context.main_service(id),
            _ => None,
        };
        ListedPage {
            url: absolute(&addresses),
            modified: service.and_then(|it| it.life.reviewed_on.max(it.life.valid_from)),
            languages: languages.map(|(language, of)| (language.tag(), absolute(&of))).collect(),
        }
    };
    let mut pages: Vec<ListedPage> = context.listed_pages().into_iter().map(page).collect();
    pages.sort();
    pages
}

fn write(pages: &[ListedPage], address: impl Fn(&PublicFile) -> String) -> String {
    if pages.len() <= PublicFile::SITEMAP_LIMIT {
        return list(pages);
    }
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (number, pages) in (1..).zip(pages.chunks(PublicFile::SITEMAP_LIMIT)) {
        let file = PublicFile::SitemapPart(number);
        let _ = write!(index, "<sitemap><loc>{}</loc>", escaped(&address(&file)));
        modified(&mut index, pages.iter().filter_map(|page| page.modified).max());
        index.push_str("</sitemap>\n");
    }
    index.push_str("</sitemapindex>\n");
    index
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
        assert_eq!(write(&pages(50_000), address).matches("<loc>").count(), 50_000);
        let text = write(&pages(50_001), address);
        assert_eq!(text.matches("<loc>").count(), 2);
        assert!(text.contains("<loc>https://a.id/sitemap-2.xml</loc>"));
        let parts: Vec<usize> = pages(50_001)
            .chunks(PublicFile::SITEMAP_LIMIT)
            .map(|part| list(part).matches("<loc>").count())
            .collect();
        assert_eq!(parts, [50_000, 1]);
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
        pages[0].languages = languages.map(|(tag, url)| (tag, url.to_owned())).to_vec();
        let text = list(&pages);
        assert!(text.contains("hreflang=\"en\" href=\"https://a.id/en/0/\"/></url>"), "{text}");
        assert_eq!(text.matches("<xhtml:link").count(), 2);
    }
}
