//! What every page has: the site around it and its own head.

use serde::Serialize;

use super::ViewContext;
use super::announced::Announced;
use super::feedback::{self, Feedback};
use super::languages::Languages;
use super::link::{Link, PageLink};
use crate::model::{
    Agency, AgencyCard, Logo, Look, OrdinaryPage, Page, Service, ServiceDocument, ServiceForm,
};
use crate::theme::Asset;

/// With more complaint forms than these, the home page tells the way to them.
const MOST_COMPLAINT_FORMS: usize = 4;

/// The site around every page: `site` in the templates.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The name of the site, such as "Layanan Kota Pekalongan".
    pub name: String,
    /// The main language, if the name is in it; empty if not.
    pub name_lang: &'static str,
    /// The government that publishes it, such as "Pemerintah Kota Pekalongan".
    pub government: String,
    /// The main language, if the name of the government is in it; empty if not.
    pub government_lang: &'static str,
    /// Two or three letters for the mark beside the name.
    pub initials: String,
    /// What is told on every page for a while.
    pub announced: Option<Announced>,
    /// The logo in place of the mark, if the site has one.
    pub logo: Option<LogoView>,
    /// The mark as a picture of its own, for the browser's tab.
    pub icon_url: String,
    /// The home page.
    pub home_url: String,
    /// National complaint channels such as SP4N-LAPOR!, shown in every footer.
    pub national_channels: Vec<Link>,
    /// Where to tell that something on a page is wrong, unless the page knows better.
    pub feedback: Option<Feedback>,
    /// Lists, complaint forms and ordinary pages (about, privacy, accessibility), linked in every footer.
    pub footer_links: Vec<PageLink>,
}

/// The logo of the site, with its size so that nothing moves while it comes.
#[derive(Debug, Clone, Serialize)]
pub struct LogoView {
    /// Where it is.
    pub url: String,
    /// What it shows.
    pub alternative: String,
    /// The main language, if this is another one.
    pub lang: Option<&'static str>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The mark of the site: `site` in `icon.svg`.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// The same letters as in the frame.
    pub initials: String,
    /// The colour of the ground and of the letters, such as `#131d49`.
    pub ground: String,
    /// The colour of the mark between them.
    pub mark: String,
}

/// The head of one page: `page` in the templates.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageMeta {
    /// The title in the browser's tab, without the name of the site.
    pub title: String,
    /// One sentence for search engines; absent on pages that they leave out.
    pub description: Option<String>,
    /// The absolute address to find the page at; absent where it has none of its own.
    pub canonical: Option<String>,
    /// Whether an agency keeps the page: others are told at the place of the whole site.
    pub is_kept: bool,
    /// Where to tell that something on the page is wrong; absent if no agency keeps it, or the
    /// one that does cannot be told.
    pub feedback: Option<Feedback>,
    /// What is told on it for a while.
    pub announced: Vec<Announced>,
    /// Where a browser goes on to by itself: the page has moved.
    pub moved_to: Option<String>,
    /// Whether its form goes to another origin, where browsers then have to say which one they
    /// come from.
    pub posts_elsewhere: bool,
    /// Whether search engines must leave the page out.
    pub noindex: bool,
    /// The same content in other formats.
    pub alternates: Vec<Alternate>,
    /// The way from the home page to the parent of this page.
    pub breadcrumbs: Vec<Link>,
    /// The same page in other languages.
    pub languages: Languages,
}

/// The content of a page in another format.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// The media type.
    pub media_type: &'static str,
    /// Where it is.
    pub url: String,
}

/// An ordinary page or a document: `article` in `page.html` and `document.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticlePage {
    /// The title.
    pub title: String,
    /// The Markdown text, rendered.
    pub body_html: String,
    /// Whether it has blanks, which a script fills in.
    pub has_blanks: bool,
}

impl Frame {
    /// Makes the frame of the pages; `icon` is what [`Mark`] became.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, icon: &Asset, logo: Option<&Asset>) -> Self {
        let site = context.site();
        let complaints = complaint_forms(context).unwrap_or_else(|| {
            let home = PageLink::new(context, &context.words.complaint, Page::Home);
            vec![PageLink { url: format!("{}#pengaduan", home.url), ..home }]
        });
        let page = |page: &OrdinaryPage| {
            let link = PageLink::new(context, &page.title, Page::Article(page.name.clone()));
            PageLink { lang: link.page_lang, ..link }
        };
        let words = context.words;
        let services = PageLink::new(context, &words.services.title, Page::Services);
        let completeness = PageLink::new(context, &words.completeness.title, Page::Completeness);
        Self {
            name: site.name.clone(),
            name_lang: context.borrowed_of_site("name").unwrap_or_default(),
            government: site.government.clone(),
            government_lang: context.borrowed_of_site("government").unwrap_or_default(),
            initials: initials(&context.main_site().name),
            announced: site.notice.as_ref().map(|notice| {
                Announced::notice(context, notice, context.borrowed_of_site("notice"))
            }),
            logo: site
                .look
                .logo
                .as_ref()
                .zip(logo)
                .map(|(logo, asset)| LogoView::new(context, logo, context.file_url(asset.file()))),
            icon_url: context.file_url(icon.file()),
            home_url: context.url(Page::Home),
            national_channels: site.national_channels.iter().map(Link::channel).collect(),
            feedback: feedback::of_site(context),
            footer_links: [services, completeness]
                .into_iter()
                .chain(complaints)
                .chain(context.articles().into_iter().map(page))
                .collect(),
        }
    }
}

impl LogoView {
    /// The height in the header.
    const HEIGHT: u32 = 44;
    /// The greatest width, which a phone has beside the name.
    const WIDTH: f64 = 160.0;

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both lengths are between 1 and 160"
    )]
    fn new(context: &ViewContext<'_>, logo: &Logo, url: String) -> Self {
        let height = f64::from(Self::HEIGHT).min(Self::WIDTH / logo.ratio);
        Self {
            url,
            alternative: logo.alternative.clone(),
            lang: context.main_tag(),
            width: (height * logo.ratio).round().max(1.0) as u32,
            height: height.round().max(1.0) as u32,
        }
    }
}

impl Mark {
    /// Makes the mark of a site.
    #[must_use]
    pub fn new(name: &str, look: &Look) -> Self {
        Self {
            initials: initials(name),
            ground: look.deep().to_string(),
            mark: look.cream().to_string(),
        }
    }
}

/// Links the complaint forms of the agencies; absent if they are more than a footer holds.
pub(super) fn complaint_forms(context: &ViewContext<'_>) -> Option<Vec<PageLink>> {
    let mut agencies = context.agencies();
    agencies.retain(|agency| agency.takes_complaints);
    let link = |agency: AgencyCard<'_>| {
        let label = format!("{} {}", context.words.complaint, agency.short_name);
        PageLink::new(context, label, Page::Complaint(agency.id.to_owned()))
    };
    (agencies.len() <= MOST_COMPLAINT_FORMS).then(|| agencies.into_iter().map(link).collect())
}

/// The first letters of the last two words, for the mark beside the name.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.iter().skip(words.len().saturating_sub(2));
    last.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

impl PageMeta {
    /// Makes the head of a page that has an address of its own.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, title: &str, description: &str, page: &Page) -> Self {
        Self {
            title: title.to_owned(),
            description: Some(description.to_owned()),
            canonical: Some(context.absolute_url(page.clone())),
            languages: Languages::new(context, page),
            ..Self::default()
        }
    }

    /// Makes the head of a page that search engines must leave out.
    #[must_use]
    pub fn unlisted(title: &str) -> Self {
        Self { title: title.to_owned(), noindex: true, ..Self::default() }
    }

    /// Names a page in other languages that stands for this one.
    #[must_use]
    pub fn in_languages(self, context: &ViewContext<'_>, page: &Page) -> Self {
        Self { languages: Languages::new(context, page), ..self }
    }

    /// Says that no other language has the page, as where it is a part of a list in its order.
    #[must_use]
    pub fn in_one_language(self) -> Self {
        Self { languages: Languages::default(), ..self }
    }

    /// Says which agency keeps the page, for whoever finds something wrong on it, and tells
    /// what that has to tell.
    #[must_use]
    pub fn kept_by(self, context: &ViewContext<'_>, agency: &Agency) -> Self {
        let url = self.canonical.as_deref().unwrap_or_default();
        let feedback = feedback::of_agency(context, agency, &self.title, url);
        let borrowed = context.borrowed_of_agency(&agency.id, "notice");
        let told = agency.notice.as_ref();
        let told = told.map(|notice| Announced::notice(context, notice, borrowed));
        Self { feedback, is_kept: true, ..self }.announcing(told)
    }

    /// Tells what a service has to tell.
    #[must_use]
    pub fn of_service(self, context: &ViewContext<'_>, service: &Service) -> Self {
        let borrowed = context.borrowed_of_service(&service.id, "notice");
        let told = service.notice.as_ref();
        self.announcing(told.map(|notice| Announced::notice(context, notice, borrowed)))
    }

    /// Tells when a form is open.
    #[must_use]
    pub fn of_form(self, context: &ViewContext<'_>, form: &ServiceForm) -> Self {
        self.announcing(Announced::opening(context, form.form.opening()))
    }

    /// Has a form that is sent to the handler.
    #[must_use]
    pub fn with_form(self, context: &ViewContext<'_>) -> Self {
        Self { posts_elsewhere: context.site().handler.is_some(), ..self }
    }

    fn announcing(mut self, told: Option<Announced>) -> Self {
        self.announced.extend(told);
        self
    }

    /// Tells search engines that another page says the same, and is the one to find.
    #[must_use]
    pub fn copy_of(self, context: &ViewContext<'_>, page: Page) -> Self {
        Self { canonical: Some(context.absolute_url(page)), ..self }
    }

    /// Sends browsers on to where the page is now.
    #[must_use]
    pub fn moved_to(self, url: String) -> Self {
        Self { moved_to: Some(url), ..self }
    }

    /// Adds the same content in another format.
    #[must_use]
    pub fn alternate(mut self, media_type: &'static str, url: String) -> Self {
        self.alternates.push(Alternate { media_type, url });
        self
    }

    /// Adds the way from the home page to the parent of this page.
    #[must_use]
    pub fn below(self, context: &ViewContext<'_>, parents: Vec<Link>) -> Self {
        let home = Link::to(context, &context.words.home, Page::Home);
        Self { breadcrumbs: [vec![home], parents].concat(), ..self }
    }
}

impl ArticlePage {
    /// Makes the view of an ordinary page.
    #[must_use]
    pub fn new(page: &OrdinaryPage) -> Self {
        let body_html = page.body.as_str().to_owned();
        Self { title: page.title.clone(), body_html, has_blanks: false }
    }

    /// Makes the view of a document of a service.
    #[must_use]
    pub fn of_document(document: &ServiceDocument) -> Self {
        Self {
            title: document.title.clone(),
            body_html: document.body.as_str().to_owned(),
            has_blanks: !document.blanks.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_has_the_letters_of_the_place() {
        assert_eq!(initials("Layanan Kota Pekalongan"), "KP");
        assert_eq!(initials("Layanan"), "L");
        assert_eq!(initials(""), "");
    }
}
