//! How to complain.

use serde::Serialize;

use super::ViewContext;
use super::link::Link;
use super::words::WordsView;
use crate::model::{
    Agency, Channels, ComplaintStep, Complaints, Deadline, NamedContact, Page, Reach, Service,
    SocialAccount,
};

/// More kinds of ways than these are no heading.
const MOST_KINDS: usize = 4;

/// How to complain about a service.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComplaintsView {
    /// The form to complain with, unless this stands beside it.
    pub form_url: Option<String>,
    /// The main language, if the form is in it alone.
    pub form_lang: Option<&'static str>,
    /// Words of the decree without a structure, rendered.
    pub text_html: Option<String>,
    /// Telephones.
    pub phones: Vec<Link>,
    /// Fax numbers.
    pub fax: Vec<Link>,
    /// Numbers for SMS.
    pub sms: Vec<Link>,
    /// Numbers for `WhatsApp`.
    pub whatsapp: Vec<Link>,
    /// E-mail addresses.
    pub emails: Vec<Link>,
    /// Websites.
    pub websites: Vec<Link>,
    /// Accounts in social networks, such as "Instagram: @nama".
    pub socials: Vec<Link>,
    /// SP4N-LAPOR!, if it is a way.
    pub lapor: Option<Link>,
    /// Numbers and addresses that have a name or a remark of their own.
    pub contacts: Vec<NamedContactView>,
    /// Ways without an address from afar, such as a letter.
    pub letters: Vec<String>,
    /// What these are, if all are letters.
    pub letters_are: Option<String>,
    /// Ways in the office, such as a box.
    pub on_site: Vec<String>,
    /// Ways of which nobody can tell where they are.
    pub other: Vec<String>,
    /// The officer who answers for complaints.
    pub officer: Option<OfficerView>,
    /// What happens when someone complains in person, in order.
    pub direct_steps: Vec<ComplaintStepView>,
    /// The channel by which complaints come that are handled so; absent if all do.
    pub handling_through: Option<String>,
    /// What happens with a complaint, in order.
    pub handling: Vec<ComplaintStepView>,
    /// How long it takes, by the class of the complaint.
    pub deadlines: Vec<DeadlineView>,
    /// Over the ways from afar, if there are any: "Lewat telepon, email, atau surat".
    pub from_afar: Option<String>,
    /// Whether the ways are named for complaints; if not, they are how the agency is reached.
    pub are_named: bool,
    /// The way of the whole country, where none is named.
    pub national: Option<Link>,
    /// The main language, if the sentences are borrowed of it; empty if not.
    pub lang: &'static str,
    /// The main language, if the role of the officer is in it; empty if not.
    pub officer_lang: &'static str,
}

/// Numbers and addresses that have a name or a remark of their own.
#[derive(Debug, Clone, Serialize)]
pub struct NamedContactView {
    /// Whose they are, or what they are called; else what kind of way they are.
    pub label: String,
    /// Its numbers and addresses, by the kind of way.
    pub ways: Vec<ContactWay>,
    /// What else to know.
    pub note: Option<String>,
}

/// Numbers or addresses of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct ContactWay {
    /// What kind of way it is, unless a label says so.
    pub kind: Option<String>,
    /// The numbers or addresses.
    pub links: Vec<Link>,
}

/// The officer who answers for complaints.
#[derive(Debug, Clone, Serialize)]
pub struct OfficerView {
    /// The role, such as "Pejabat Pengaduan".
    pub role: String,
    /// The name with its titles.
    pub name: Option<String>,
    /// The telephone, linked with `tel:`.
    pub phone: Option<Link>,
}

/// One step of the way of a complaint.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintStepView {
    /// What happens.
    pub text: String,
    /// How long it takes.
    pub time: Option<WordsView>,
    /// What else to know.
    pub note: Option<String>,
}

/// How long complaints of one class take.
#[derive(Debug, Clone, Serialize)]
pub struct DeadlineView {
    /// The class.
    pub class: String,
    /// How long.
    pub time: WordsView,
}

impl ComplaintsView {
    /// Adds the form of the agency, if it has one.
    #[must_use]
    pub fn with_form(self, context: &ViewContext<'_>, agency: &Agency) -> Self {
        let form = agency.complaint_form.as_ref();
        Self {
            form_url: form.map(|_| context.url(Page::Complaint(agency.id.clone()))),
            form_lang: context.page_lang(Page::Complaint(agency.id.clone())),
            ..self
        }
    }

    /// Makes the view of how to complain to an agency about anything or one service.
    #[must_use]
    pub fn of(context: &ViewContext<'_>, agency: &Agency, service: Option<&Service>) -> Self {
        let of_agency = |key| context.borrowed_of_agency(&agency.id, key);
        let of_service =
            service.and_then(|service| context.borrowed_of_service(&service.id, "complaints"));
        let complaints = service.map_or(&agency.complaints, |service| &service.complaints);
        let lang = of_service.or_else(|| of_agency("complaints"));
        let role = complaints.officer.as_ref().and_then(|officer| officer.role.as_ref());
        let officer_lang = lang.or_else(|| of_agency("officer")).filter(|_| role.is_some());
        let are_named = complaints.are_named && complaints.have_ways();
        Self {
            lang: lang.unwrap_or_default(),
            officer_lang: officer_lang.unwrap_or_default(),
            are_named,
            national: (!are_named).then(|| lapor(context)),
            ..Self::new(context, complaints)
        }
    }

    /// Returns the first number or address that can be called or written to at once.
    pub(super) fn first_link(&self) -> Option<&Link> {
        let kinds = [&self.whatsapp, &self.phones, &self.sms, &self.emails, &self.websites];
        let named = self.contacts.iter().flat_map(|contact| &contact.ways);
        let named = named.flat_map(|way| &way.links);
        kinds.into_iter().flatten().chain(named).chain(&self.lapor).next()
    }

    fn new(context: &ViewContext<'_>, complaints: &Complaints) -> Self {
        let Channels { phones, emails, websites } = &complaints.channels;
        let locale = context.locale;
        let step = |step: &ComplaintStep| ComplaintStepView {
            text: step.text.clone(),
            time: step.time.as_ref().map(|time| WordsView::duration(time, locale)),
            note: step.note.clone(),
        };
        let link = |label: String, url| Link { label, url };
        let social = |account: &SocialAccount| {
            link(format!("{}: {}", account.network(), account.account()), account.url())
        };
        let deadline = |deadline: &Deadline| DeadlineView {
            class: deadline.class.clone(),
            time: WordsView::duration(&deadline.time, locale),
        };
        let reached = |reach| {
            let other = complaints.other.iter().filter(|way| Reach::of(way) == reach);
            other.cloned().collect::<Vec<_>>()
        };
        let letters = reached(Reach::Afar);
        let view = Self {
            text_html: complaints.text.as_ref().map(|text| text.html.as_str().to_owned()),
            phones: phones.iter().map(Link::phone).collect(),
            fax: complaints.fax.iter().map(Link::phone).collect(),
            sms: complaints.sms.iter().map(Link::sms).collect(),
            whatsapp: complaints.whatsapp.iter().map(Link::chat).collect(),
            emails: emails.iter().map(Link::email).collect(),
            websites: websites.iter().map(Link::website).collect(),
            socials: complaints.socials.iter().map(social).collect(),
            lapor: complaints.lapor.then(|| lapor(context)),
            contacts: complaints
                .contacts
                .iter()
                .filter_map(|contact| NamedContactView::new(context, contact))
                .collect(),
            letters_are: letters_are(context, &letters),
            letters,
            on_site: reached(Reach::Office),
            other: reached(Reach::Unknown),
            officer: officer(context, complaints),
            direct_steps: complaints.direct.iter().map(step).collect(),
            handling_through: complaints.handling_through.clone(),
            handling: complaints.handling.iter().map(step).collect(),
            deadlines: complaints.deadlines.iter().map(deadline).collect(),
            ..Self::default()
        };
        Self { from_afar: view.ways_from_afar(context, complaints), ..view }
    }

    /// Names the ways from afar in a heading.
    fn ways_from_afar(&self, context: &ViewContext<'_>, complaints: &Complaints) -> Option<String> {
        let words = context.words;
        let named = |has: fn(&NamedContact) -> bool| complaints.contacts.iter().any(has);
        let is_called = self.officer.as_ref().is_some_and(|officer| officer.phone.is_some());
        let kinds = [
            (
                &words.poster.phone,
                is_called || !self.phones.is_empty() || named(|it| !it.channels.phones.is_empty()),
            ),
            (
                &words.poster.whatsapp,
                !self.whatsapp.is_empty() || named(|it| !it.whatsapp.is_empty()),
            ),
            (&words.poster.sms, !self.sms.is_empty() || named(|it| !it.sms.is_empty())),
            (&words.poster.fax, !self.fax.is_empty()),
            (
                &words.poster.email,
                !self.emails.is_empty() || named(|it| !it.channels.emails.is_empty()),
            ),
            (
                &words.poster.website,
                !self.websites.is_empty() || named(|it| !it.channels.websites.is_empty()),
            ),
            (&words.poster.socials, !self.socials.is_empty()),
            (&words.from_afar.letter, !self.letters.is_empty()),
        ];
        let are_letters = self.letters.is_empty() || self.letters_are.is_some();
        let kinds = kinds.into_iter().filter(|(_, is_there)| *is_there).map(|(kind, _)| kind);
        let lapor = self.lapor.iter().map(|lapor| &lapor.label);
        let kinds: Vec<String> = kinds.chain(lapor).map(|kind| within_sentence(kind)).collect();
        match kinds.as_slice() {
            [] => None,
            kinds if kinds.len() > MOST_KINDS || !are_letters => Some(words.from_afar.many.clone()),
            kinds => {
                Some(words.from_afar.by.replace("{ways}", &alternatives(kinds, &words.standard.or)))
            }
        }
    }
}

impl NamedContactView {
    fn new(context: &ViewContext<'_>, contact: &NamedContact) -> Option<Self> {
        let words = &context.words.poster;
        let Channels { phones, emails, websites } = &contact.channels;
        let ways: [(&String, Vec<Link>); 5] = [
            (&words.phone, phones.iter().map(Link::phone).collect()),
            (&words.sms, contact.sms.iter().map(Link::sms).collect()),
            (&words.whatsapp, contact.whatsapp.iter().map(Link::chat).collect()),
            (&words.email, emails.iter().map(Link::email).collect()),
            (&words.website, websites.iter().map(Link::website).collect()),
        ];
        let ways = ways.into_iter().filter(|(_, links)| !links.is_empty());
        let way = |(kind, links): (&String, _)| ContactWay { kind: Some(kind.clone()), links };
        let mut ways: Vec<ContactWay> = ways.map(way).collect();
        let label = match &contact.name {
            Some(name) => name.clone(),
            None => ways.first_mut()?.kind.take()?,
        };
        Some(Self { label, ways, note: contact.note.clone() })
    }
}

fn letters_are(context: &ViewContext<'_>, ways: &[String]) -> Option<String> {
    let word = &context.words.from_afar.letter;
    let is_letter = |way: &String| way.to_lowercase().contains(&word.to_lowercase());
    (!ways.is_empty() && ways.iter().all(is_letter)).then(|| word.clone())
}

/// Writes a word as it stands within a sentence: "Telepon" as "telepon", "SMS" as it is.
fn within_sentence(word: &str) -> String {
    let is_ordinary = word.chars().skip(1).all(|letter| !letter.is_uppercase());
    if is_ordinary { word.to_lowercase() } else { word.to_owned() }
}

/// Writes alternatives with a word before the last: "telepon, email, atau surat".
fn alternatives(all: &[String], or: &str) -> String {
    match all {
        [] => String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one} {or} {other}"),
        [first @ .., last] => format!("{}, {or} {last}", first.join(", ")),
    }
}

fn officer(context: &ViewContext<'_>, complaints: &Complaints) -> Option<OfficerView> {
    complaints.officer.as_ref().map(|officer| OfficerView {
        role: officer.role.clone().unwrap_or_else(|| context.words.officer.clone()),
        name: officer.name.clone(),
        phone: officer.phone.as_ref().map(Link::phone),
    })
}

/// The address of SP4N-LAPOR!, which is the same for the whole country.
const LAPOR: &str = "https://www.lapor.go.id";

/// Links SP4N-LAPOR!, which takes complaints about every agency, as the site's list of national
/// channels does.
pub(super) fn lapor(context: &ViewContext<'_>) -> Link {
    let channels = &context.site().national_channels;
    let known = channels.iter().find(|channel| channel.label.to_uppercase().contains("LAPOR"));
    let unknown = || Link { label: "SP4N-LAPOR!".to_owned(), url: LAPOR.to_owned() };
    known.map_or_else(unknown, Link::channel)
}
