//! Links with their words.

use loket_form::address::Address;
use serde::Serialize;

use super::ViewContext;
use crate::model::{Agency, Channel, Page, Phone, Service, WebUrl, WhatsApp};

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// What the link says.
    pub label: String,
    /// Where it leads: a path of the site, or an `https:`, `tel:`, `mailto:` address.
    pub url: String,
}

/// A link to a page of the site, with the languages of both.
#[derive(Debug, Clone, Serialize)]
pub struct PageLink {
    /// What the link says.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// The main language, if the words are in it.
    pub lang: Option<&'static str>,
    /// The main language, if the page is in it alone.
    pub page_lang: Option<&'static str>,
}

impl Link {
    /// Links a page of the site.
    pub(super) fn to(context: &ViewContext<'_>, label: impl Into<String>, page: Page) -> Self {
        Self { label: label.into(), url: context.url(page) }
    }

    /// Links the page of an agency.
    #[must_use]
    pub fn agency(context: &ViewContext<'_>, agency: &Agency) -> Self {
        Self::to(context, &agency.listed.short_name, Page::Agency(agency.id.clone()))
    }

    /// Links the way to what lies below the page of a service.
    #[must_use]
    pub fn to_service(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Vec<Self> {
        let label = service.code.as_ref().unwrap_or(&service.title);
        let page = Self::to(context, label, Page::Service(service.id.clone()));
        vec![Self::agency(context, agency), page]
    }

    /// Links a telephone number.
    #[must_use]
    pub fn phone(phone: &Phone) -> Self {
        Self { label: phone.written().to_owned(), url: phone.url() }
    }

    /// Links a telephone number that takes `WhatsApp`.
    #[must_use]
    pub fn whatsapp(phone: &Phone) -> Self {
        let digits = phone.dialled().trim_start_matches('+');
        Self { label: phone.written().to_owned(), url: format!("https://wa.me/{digits}") }
    }

    /// Links a telephone number that takes SMS.
    #[must_use]
    pub fn sms(phone: &Phone) -> Self {
        Self { label: phone.written().to_owned(), url: phone.sms_url() }
    }

    /// Links a number or an address of `WhatsApp`.
    #[must_use]
    pub fn chat(number: &WhatsApp) -> Self {
        Self { label: number.written().to_owned(), url: number.url() }
    }

    /// Links an e-mail address.
    #[must_use]
    pub fn email(address: &Address) -> Self {
        // All that an address may have but `%`, `?` and `&` may stand in a mailto: as it is (RFC 6068).
        let escaped = address.as_str().replace('%', "%25").replace('?', "%3F").replace('&', "%26");
        Self { label: address.as_str().to_owned(), url: format!("mailto:{escaped}") }
    }

    /// Links a website.
    #[must_use]
    pub fn website(url: &WebUrl) -> Self {
        Self { label: url.words().to_owned(), url: url.as_str().to_owned() }
    }

    /// Links a channel of the whole country.
    #[must_use]
    pub fn channel(channel: &Channel) -> Self {
        Self { label: channel.label.clone(), url: channel.url.as_str().to_owned() }
    }
}

impl PageLink {
    /// Links a page by words in the language of the page that the link is on.
    pub(super) fn new(context: &ViewContext<'_>, label: impl Into<String>, page: Page) -> Self {
        let page_lang = context.page_lang(page.clone());
        Self { label: label.into(), url: context.url(page), lang: None, page_lang }
    }
}
