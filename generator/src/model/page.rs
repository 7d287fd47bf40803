//! Which pages a site can have, and where each one lives.
//!
//! A page is its value: the address, the file, the links to it and the name that it takes
//! all follow from that. No other file knows the words of addresses.

use super::{Initial, Service, ServiceId, Site};

/// A page that a site can have, in any of its languages.
///
/// A list of many services goes on over several pages: the last field is which one, from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The home page.
    Home,
    /// The page for an unknown address.
    Missing,
    /// The page that searches services.
    Search,
    /// The list of all services.
    Services,
    /// The services whose titles begin alike, where all of them are many.
    Letter(Initial, usize),
    /// The services of a topic.
    Topic(String, usize),
    /// The services of an event of life.
    LifeEvent(String, usize),
    /// The services of an agency that has too many for its own page.
    ServicesOf(String, usize),
    /// What the standards state of what the law demands.
    Completeness,
    /// The same for one agency, where services are many.
    CompletenessOf(String, usize),
    /// An agency.
    Agency(String),
    /// The form with which people complain to an agency.
    Complaint(String),
    /// A service.
    Service(ServiceId),
    /// The form of a service.
    Form(ServiceId),
    /// The sheet of a service for the office wall.
    Poster(ServiceId),
    /// A document that belongs to a service.
    Document(ServiceId, String),
    /// An ordinary page, such as one on accessibility.
    Article(String),
}

/// The first part of addresses that are not pages: no agency and no ordinary page has such a name.
const NOT_PAGES: [&str; 3] = ["api", "assets", "data"];

impl Page {
    /// Returns the page with the form of a service, unless its standard does not hold any more.
    #[must_use]
    pub fn form_of(service: &Service) -> Option<Self> {
        service.open_form().map(|_| Self::Form(service.id.clone()))
    }

    /// Returns the path in the site: `kominfo/lock/` is the file `kominfo/lock/index.html`.
    #[must_use]
    pub fn path(&self) -> String {
        let part = |folder: String, part: &usize| match part {
            1 => folder,
            part => format!("{folder}{part}/"),
        };
        match self {
            Self::Home => String::new(),
            Self::Missing => "404.html".to_owned(),
            Self::Search => "cari/".to_owned(),
            Self::Services => "layanan/".to_owned(),
            Self::Letter(initial, number) => {
                part(format!("layanan/huruf/{}/", initial.name()), number)
            }
            Self::Topic(id, number) => part(format!("layanan/topik/{id}/"), number),
            Self::LifeEvent(id, number) => part(format!("layanan/peristiwa/{id}/"), number),
            Self::ServicesOf(agency, number) => part(format!("layanan/instansi/{agency}/"), number),
            Self::Completeness => "kelengkapan/".to_owned(),
            Self::CompletenessOf(agency, number) => part(format!("kelengkapan/{agency}/"), number),
            Self::Agency(name) | Self::Article(name) => format!("{name}/"),
            Self::Complaint(agency) => format!("{agency}/pengaduan/"),
            Self::Service(id) => format!("{id}/"),
            Self::Form(id) => format!("{id}/ajukan/"),
            Self::Poster(id) => format!("{id}/poster/"),
            Self::Document(id, name) => format!("{id}/{name}/"),
        }
    }

    /// Finds the page that a path can only be of.
    ///
    /// Agencies and ordinary pages share the top of a site: `is_agency` tells them apart.
    #[must_use]
    pub fn parse(path: &str, is_agency: impl Fn(&str) -> bool) -> Option<Self> {
        let Some(folder) = path.strip_suffix('/') else {
            return [Self::Home, Self::Missing].into_iter().find(|page| page.path() == path);
        };
        let segments: Vec<&str> = folder.split('/').collect();
        Some(match *segments.as_slice() {
            ["cari"] => Self::Search,
            ["layanan"] => Self::Services,
            ["layanan", "huruf", name, ref part @ ..] => {
                Self::Letter(Initial::named(name)?, number(part)?)
            }
            ["layanan", "topik", id, ref part @ ..] => Self::Topic(id.to_owned(), number(part)?),
            ["layanan", "peristiwa", id, ref part @ ..] => {
                Self::LifeEvent(id.to_owned(), number(part)?)
            }
            ["layanan", "instansi", agency, ref part @ ..] => {
                Self::ServicesOf(agency.to_owned(), number(part)?)
            }
            ["kelengkapan"] => Self::Completeness,
            ["kelengkapan", agency, ref part @ ..] => {
                Self::CompletenessOf(agency.to_owned(), number(part)?)
            }
            ["cari" | "layanan", ..] => return None,
            [first, ..] if NOT_PAGES.contains(&first) => return None,
            [name] if is_agency(name) => Self::Agency(name.to_owned()),
            [name] => Self::Article(name.to_owned()),
            [agency, "pengaduan"] => Self::Complaint(agency.to_owned()),
            [agency, name] => Self::Service(service(agency, name)),
            [agency, name, "ajukan"] => Self::Form(service(agency, name)),
            [agency, name, "poster"] => Self::Poster(service(agency, name)),
            [agency, name, document] => Self::Document(service(agency, name), document.to_owned()),
            _ => return None,
        })
    }

    /// Returns whether the address belongs to another page, or to what is not a page, in every site.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        Self::parse(&self.path(), |_| matches!(self, Self::Agency(_))).as_ref() != Some(self)
    }

    /// Returns the pages of a site that are not parts of lists.
    #[must_use]
    pub fn fixed(site: &Site) -> Vec<Self> {
        let own = site.translation.as_ref();
        let mut pages =
            vec![Self::Home, Self::Missing, Self::Search, Self::Services, Self::Completeness];
        for (id, agency) in &site.agencies {
            pages.push(Self::Agency(id.clone()));
            let is_own = own.is_none_or(|own| own.complaints.contains(id));
            if agency.complaint_form.is_some() && agency.privacy.is_some() && is_own {
                pages.push(Self::Complaint(id.clone()));
            }
        }
        for (id, service) in &site.services {
            let borrowed = own.map(|own| own.services.get(id));
            // Without a translation the page in the main language stands for it.
            if borrowed.is_none_or(|borrowed| borrowed.is_some()) {
                pages.extend([Self::Service, Self::Poster].map(|page| page(id.clone())));
            }
            let is_own =
                borrowed.is_none_or(|borrowed| borrowed.is_some_and(|keys| !keys.contains("form")));
            let agency = site.agencies.get(id.agency());
            let has_privacy = agency.is_some_and(|agency| agency.privacy.is_some());
            if service.open_form().is_some() && has_privacy && is_own {
                pages.push(Self::Form(id.clone()));
            }
            let documents = service.documents.iter().map(|it| (id.clone(), it.name.clone()));
            let documents = documents.filter(|it| own.is_none_or(|own| own.documents.contains(it)));
            pages.extend(documents.map(|(id, name)| Self::Document(id, name)));
        }
        let articles = site.pages.iter().map(|page| page.name.clone());
        let articles = articles.filter(|name| own.is_none_or(|own| own.pages.contains(name)));
        pages.extend(articles.map(Self::Article));
        pages
    }

    /// Returns which page of a list it is, from 1.
    #[must_use]
    pub const fn number(&self) -> usize {
        match self {
            Self::Letter(_, part)
            | Self::Topic(_, part)
            | Self::LifeEvent(_, part)
            | Self::ServicesOf(_, part)
            | Self::CompletenessOf(_, part) => *part,
            _ => 1,
        }
    }

    /// Returns whether search engines may list it: not what is nowhere, nor what says the same as
    /// another page.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        !matches!(self, Self::Missing | Self::Poster(_))
    }

    /// Returns whether the page is the same in all languages that have it: lines stand in the
    /// order of their titles, which languages do not share.
    #[must_use]
    pub const fn has_counterparts(&self) -> bool {
        !matches!(self, Self::Letter(..) | Self::ServicesOf(..))
    }

    /// Returns another page of the same list.
    #[must_use]
    pub fn part(&self, part: usize) -> Self {
        match self.clone() {
            Self::Letter(initial, _) => Self::Letter(initial, part),
            Self::Topic(id, _) => Self::Topic(id, part),
            Self::LifeEvent(id, _) => Self::LifeEvent(id, part),
            Self::ServicesOf(agency, _) => Self::ServicesOf(agency, part),
            Self::CompletenessOf(agency, _) => Self::CompletenessOf(agency, part),
            other => other,
        }
    }
}

/// Reads which page of a list it is: the first has no number.
fn number(part: &[&str]) -> Option<usize> {
    match part {
        [] => Some(1),
        [text] => {
            text.parse().ok().filter(|number: &usize| *number > 1 && number.to_string() == *text)
        }
        _ => None,
    }
}

fn service(agency: &str, name: &str) -> ServiceId {
    ServiceId::new(agency.to_owned(), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_kind() -> Vec<Page> {
        let id = || service("dinas", "akta");
        let name = |name: &str| name.to_owned();
        vec![
            Page::Home,
            Page::Missing,
            Page::Search,
            Page::Services,
            Page::Letter(Initial::Letter('A'), 1),
            Page::Letter(Initial::Letter('É'), 12),
            Page::Letter(Initial::Digit, 2),
            Page::Letter(Initial::Other, 1),
            Page::Topic(name("usaha"), 1),
            Page::LifeEvent(name("lahir"), 3),
            Page::ServicesOf(name("dinas"), 2),
            Page::Completeness,
            Page::CompletenessOf(name("dinas"), 1),
            Page::CompletenessOf(name("dinas"), 2),
            Page::Agency(name("dinas")),
            Page::Complaint(name("dinas")),
            Page::Service(id()),
            Page::Form(id()),
            Page::Poster(id()),
            Page::Document(id(), name("surat")),
            Page::Article(name("tentang")),
        ]
    }

    #[test]
    fn every_page_is_found_by_its_path() {
        for page in every_kind() {
            let found = Page::parse(&page.path(), |name| name == "dinas");
            assert_eq!(found.as_ref(), Some(&page), "{}", page.path());
            assert!(!page.is_taken(), "{page:?}");
        }
    }

    #[test]
    fn a_path_of_no_page_finds_none() {
        for path in [
            "cari",
            "cari/a/",
            "layanan/a/",
            "layanan/huruf/",
            "layanan/huruf/A/",
            "layanan/huruf/u0041/",
            "layanan/huruf/a/1/",
            "layanan/huruf/a/02/",
            "layanan/huruf/a/x/",
            "layanan/topik/a/2/3/",
            "kelengkapan/a/0/",
            "data/a/b/",
            "api/",
            "a/b/c/d/",
            "dinas",
            "dinas/akta",
            "en/dinas/akta/poster/",
        ] {
            assert_eq!(Page::parse(path, |_| false), None, "{path}");
        }
    }

    #[test]
    fn what_the_site_makes_itself_is_taken() {
        let name = |name: &str| name.to_owned();
        for taken in ["api", "assets", "cari", "data", "kelengkapan", "layanan"] {
            assert!(Page::Agency(name(taken)).is_taken(), "{taken}");
            assert!(Page::Article(name(taken)).is_taken(), "{taken}");
        }
        assert!(Page::Service(service("dinas", "pengaduan")).is_taken());
        for taken in ["ajukan", "poster"] {
            assert!(Page::Document(service("dinas", "akta"), name(taken)).is_taken(), "{taken}");
        }
    }

    #[test]
    fn no_two_letters_share_a_path() {
        let path = |char| Page::Letter(Initial::Letter(char), 1).path();
        assert_eq!(path('A'), "layanan/huruf/a/");
        assert!(path('É').is_ascii(), "an address needs no escapes");
        assert_ne!(path('É'), path('È'));
        assert_ne!(path('L'), Page::Letter(Initial::Other, 1).path());
    }
}
