//! The words of the interface: one table a language, which no place may do without.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;
use loket_form::locale::Locale;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::ThemeFinding;
use crate::model::{Component, Decree, Quality};
use crate::place::{KeyPath, Position};
use crate::tree;

/// The words that views need to finish a text; the section `view` of the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewWords {
    /// The home page in breadcrumbs.
    pub home: String,
    /// The complaint form in breadcrumbs and footer.
    pub complaint: String,
    /// The receipt of a complaint.
    pub complaint_sent: String,
    /// The form in breadcrumbs.
    pub form: String,
    /// What a form asks whose service has cases.
    pub case_question: String,
    /// What a complaint is about that is about none of the services.
    pub other_service: String,
    /// The receipt in breadcrumbs and title.
    pub receipt: String,
    /// Leaves out steps, up to one with `{number}`.
    pub go_on: String,
    /// Goes back to an earlier step, with `{number}`.
    pub go_back: String,
    /// The same step is done again.
    pub again: String,
    /// At a step to which a later one, with `{number}`, leads back.
    pub repeated: String,
    /// The procedure ends with what was asked for.
    pub ends: String,
    /// The procedure ends without it.
    pub stops: String,
    /// A decree with its year, with `{number}` and `{year}`.
    pub decree_of_year: String,
    /// In front of a telephone number.
    pub phone: String,
    /// In front of an e-mail address.
    pub email: String,
    /// In front of a website.
    pub website: String,
    /// In front of a postal address.
    pub address: String,
    /// The role of an officer that has no other.
    pub officer: String,
    /// The home page's introduction if the site has none.
    pub intro: String,
    /// The same of a site without forms.
    pub intro_offline: String,
    /// The title of the search page.
    pub search: String,
    /// The title of the page for an unknown address.
    pub missing: String,
    /// The words at an address that a page had before.
    pub moved: MovedWords,
    /// Over ways to complain without coming.
    pub from_afar: FromAfarWords,
    /// What search engines say below the title of a page.
    pub descriptions: DescriptionWords,
    /// The words of lists of services.
    pub services: ServicesWords,
    /// The words of the pages on completeness.
    pub completeness: CompletenessWords,
    /// What an index of satisfaction means.
    pub quality: QualityWords,
    /// The words of data for machines that people read as well.
    pub changes: ChangesWords,
    /// The headings of the privacy notice.
    pub notice: NoticeWords,
    /// The words of the annex of a decree.
    pub annex: AnnexWords,
    /// The words of a poster.
    pub poster: PosterWords,
    /// The words of a standard.
    pub standard: StandardWords,
}

impl ViewWords {
    /// Writes the number of a decree, with its year if that is not a part of it.
    #[must_use]
    pub fn decree_number(&self, Decree { number, year, .. }: &Decree) -> String {
        let with_year = |year: i16| {
            self.decree_of_year.replace("{number}", number).replace("{year}", &year.to_string())
        };
        year.filter(|year| !ends_in(number, *year)).map_or_else(|| number.clone(), with_year)
    }
}

/// Returns whether a number says its year already: "Nomor 05 Tahun 2024", "060/1/2024".
fn ends_in(number: &str, year: i16) -> bool {
    let (rest, year) = (number.trim_end(), year.to_string());
    let rest = rest.strip_suffix(&year);
    rest.is_some_and(|rest| !rest.ends_with(|last: char| last.is_ascii_alphanumeric()))
}

/// The words of the annex of a decree; the section `annex` of `view`. `loket import` reads them
/// back where they are Indonesian.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexWords {
    /// In front of the title of the service.
    pub title: String,
    /// In front of the number of its decree.
    pub decree: String,
    /// In front of the agency.
    pub agency: String,
    /// Over the numbers of the rows.
    pub number: String,
    /// Over the names of the components.
    pub component: String,
    /// Over what is said of them.
    pub description: String,
    /// Over the components of delivery.
    pub delivery: String,
    /// Over the components of management.
    pub management: String,
    /// A document that is wanted as it is, with `{name}`.
    pub original: String,
    /// The same of one of which more is said behind its name.
    pub original_first: String,
    /// A copy, with `{name}`.
    pub copy: String,
    /// A certified copy, with `{name}`.
    pub certified_copy: String,
    /// A document that is uploaded, with `{name}`.
    pub upload: String,
    /// A condition that is not written as one, with `{condition}`.
    pub condition: String,
    /// Over what happens when someone complains in person.
    pub in_person: String,
    /// Over what happens with a complaint.
    pub handling: String,
    /// Over how long that takes.
    pub deadlines: String,
    /// The names of the components in the words of the law.
    #[serde(deserialize_with = "ComponentWords::of_all")]
    pub components: ComponentWords,
}

/// The words at an address that a page had before; the section `moved` of `view`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovedWords {
    /// The title.
    pub title: String,
    /// What stands in front of the new address.
    pub text: String,
}

/// The words over ways to complain without coming; the section `from_afar` of `view`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromAfarWords {
    /// Over some, with `{ways}`.
    pub by: String,
    /// Over many.
    pub many: String,
    /// What a letter is called.
    pub letter: String,
}

/// What search engines say below the title of a page; the section `descriptions` of `view`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescriptionWords {
    /// A page without a summary of its own, with `{title}` and `{site}`.
    pub page: String,
    /// An agency, with `{agency}`.
    pub agency: String,
    /// A service without a summary, with `{title}`.
    pub service: String,
    /// The list of all services, with `{site}`.
    pub services: String,
    /// A complaint form, with `{agency}`.
    pub complaint: String,
    /// The search.
    pub search: String,
}

/// The words of lists of services.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServicesWords {
    /// The title of the page that lists all, and what links to it say.
    pub title: String,
    /// How many services an agency has: one.
    pub one: String,
    /// The same of none or several, with `{count}`.
    pub many: String,
    /// Over topics.
    pub topics: String,
    /// Over events of life.
    pub life_events: String,
    /// The title of the page of a letter, with `{letter}`.
    pub of_letter: String,
    /// The title of the page with the services of an agency, with `{agency}`.
    pub of_agency: String,
    /// Which page of a long list this is, with `{number}` and `{count}`.
    pub position: String,
}

/// The words of the pages on completeness.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompletenessWords {
    /// The title of the page of the site, and what links to it say.
    pub title: String,
    /// The title of the pages of an agency, with `{agency}`.
    pub of_agency: String,
    /// The six components of delivery.
    pub delivery: String,
    /// The eight components of management.
    pub management: String,
    /// How many components are stated, with `{stated}` and `{of}`.
    pub counted: String,
    /// Short names of the components.
    #[serde(deserialize_with = "ComponentWords::of_all")]
    pub components: ComponentWords,
}

/// What an index of satisfaction means (PermenPANRB 14/2017).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityWords {
    very_good: String,
    good: String,
    poor: String,
    bad: String,
}

impl QualityWords {
    /// Returns the words.
    #[must_use]
    pub fn of(&self, quality: Quality) -> &str {
        match quality {
            Quality::VeryGood => &self.very_good,
            Quality::Good => &self.good,
            Quality::Poor => &self.poor,
            Quality::Bad => &self.bad,
        }
    }
}

/// Names of components of a standard.
#[derive(Debug, Clone)]
pub struct ComponentWords(BTreeMap<Component, String>);

impl ComponentWords {
    fn of_all<'de, D: Deserializer<'de>>(words: D) -> Result<Self, D::Error> {
        Self::of_each(Component::ALL, words)
    }

    fn of_management<'de, D: Deserializer<'de>>(words: D) -> Result<Self, D::Error> {
        Self::of_each(Component::MANAGEMENT, words)
    }

    fn of_each<'de, D: Deserializer<'de>>(
        components: &[Component],
        words: D,
    ) -> Result<Self, D::Error> {
        let words = BTreeMap::deserialize(words)?;
        match components.iter().find(|component| !words.contains_key(*component)) {
            Some(nameless) => Err(D::Error::missing_field(nameless.key())),
            None => Ok(Self(words)),
        }
    }

    /// Returns the name of a component.
    #[must_use]
    pub fn of(&self, component: Component) -> &str {
        self.0.get(&component).map_or(component.key(), String::as_str)
    }
}

/// The words of a poster.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PosterWords {
    /// The title in the browser, with `{title}` of the service.
    pub title: String,
    /// Over the time.
    pub time: String,
    /// Over the cost.
    pub cost: String,
    /// What to do about anyone who asks for money.
    pub free: String,
    /// What to do about anyone who asks for more than what is paid officially.
    pub free_yet_paid: String,
    /// What to prepare.
    pub requirements: String,
    /// The same as the law calls it.
    pub requirements_term: String,
    /// What happens.
    pub steps: String,
    /// The same as the law calls it.
    pub steps_term: String,
    /// What one gets.
    pub products: String,
    /// The same as the law calls it.
    pub products_term: String,
    /// How to complain from afar.
    pub complaints: String,
    /// How to complain in person.
    pub in_person: String,
    /// In front of ways in the office.
    pub on_site: String,
    /// What happens with a complaint.
    pub handling: String,
    /// Between that and the channel.
    pub through: String,
    /// How soon.
    pub deadlines: String,
    /// Over how the agency is reached, where no way to complain is named.
    pub of_agency: String,
    /// In front of the way of the whole country, where none is named.
    pub national: String,
    /// In front of telephone numbers.
    pub phone: String,
    /// In front of `WhatsApp` numbers.
    pub whatsapp: String,
    /// In front of numbers for SMS.
    pub sms: String,
    /// In front of fax numbers.
    pub fax: String,
    /// In front of e-mail addresses.
    pub email: String,
    /// In front of websites.
    pub website: String,
    /// In front of accounts in social networks.
    pub socials: String,
    /// In front of opening hours.
    pub hours: String,
    /// In front of the telephone of a person.
    pub officer_phone: String,
    /// The decree, with `{number}`.
    pub decree: String,
    /// What the standard leaves out, with `{sections}`.
    pub unsaid: String,
    /// Where there is more, with `{address}` and the `{code}` of what the poster says.
    pub more_at: String,
    /// Where there is more, and the form to apply with.
    pub form_at: String,
    /// Over what the form asks for.
    pub by_form: String,
    /// Where a document with this `{title}` is that one fills in.
    pub template: String,
    /// Over what else the standard says.
    pub notes: String,
    /// What is on the page alone, with `{parts}`.
    pub only_on_page: String,
    /// Files to download, as one of them.
    pub files: String,
    /// Questions and answers, as one of them.
    pub questions: String,
    /// When the standard was last changed or looked through, with `{date}`.
    pub changed: String,
}

/// The words of data for machines that people read as well.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesWords {
    /// The title of the feed of changes.
    pub title: String,
    /// A decree set the standard with this `{title}`.
    pub decreed: String,
    /// The standard with this `{title}` began to hold.
    pub began: String,
    /// The standard with this `{title}` was looked through.
    pub reviewed: String,
    /// The standard with this `{title}` ceased to hold.
    pub ended: String,
    /// What a contact for complaints is for.
    pub complaints: String,
}

/// The words with which values of a standard are written.
#[derive(Debug, Clone, Deserialize)]
pub struct StandardWords {
    /// Over parts for every case that stand after those for some.
    pub all_cases: String,
    /// All documents of a group are wanted.
    pub all_of: String,
    /// One document of a group is wanted.
    pub any_of: String,
    /// Some documents of a group are wanted, with `{count}`.
    pub some_of: String,
    /// How long a form takes, with `{count}`.
    pub minutes: String,
    /// Between things of which one is wanted.
    pub or: String,
    /// Over what is wanted under a condition.
    pub only_if: String,
    /// The original of a document.
    pub original: String,
    /// A plain copy.
    pub copy: String,
    /// A certified copy.
    pub certified_copy: String,
    /// A file to upload.
    pub upload: String,
    /// A web page as a channel.
    pub online: String,
    /// A counter.
    pub counter: String,
    /// An app.
    pub app: String,
    /// E-mail as a channel.
    pub email: String,
    /// Telephone as a channel.
    pub phone: String,
    /// `WhatsApp` as a channel.
    pub whatsapp: String,
    /// A letter as a channel.
    pub post: String,
    /// What steps call whoever asks for the service, if the standard says nothing else.
    pub applicant: String,
    /// What must be valid when it is handed in.
    pub must_be_valid: String,
    /// What must be valid for so much more `{time}`.
    pub valid_for: String,
    /// What may be at most so old, with `{time}`.
    pub max_age: String,
    /// A step with its `{number}`.
    pub step: String,
    /// From a time `{from}` to a longer one `{to}` in another unit.
    pub span: String,
    /// How many times there are, with `{count}`.
    pub times: String,
    /// That the longest of them is told, with `{count}`.
    pub longest_time: String,
    /// The same, where they have no range.
    pub times_differ: String,
    /// Where the times of steps were added up.
    pub sum_of_steps: String,
    /// Where the longest time of a step is told.
    pub longest_step: String,
    /// How many fees there are, with `{count}`.
    pub fees: String,
    /// The same, where they have no range.
    pub fees_differ: String,
    /// Where some of them are no amounts.
    pub fees_depend: String,
    /// Behind what the standard says something to.
    pub remarked: String,
    /// In place of what is too long for the box.
    pub below: String,
    /// What costs as much as a `{regulation}` says.
    pub by: String,
    /// What is calculated.
    pub by_formula: String,
    /// What depends on the case.
    pub by_case: String,
    /// For how much of what a fee is, with `{unit}`.
    pub per: String,
    /// In front of when a time does not hold.
    pub exception: String,
    /// Behind a fee that comes on top of others.
    pub surcharge: String,
    /// In front of what the holder of a product has to do later.
    pub duties: String,
    /// Over where to go and how to reach the agency.
    pub visit: String,
    /// The same, where one need not go there.
    pub reach: String,
    /// How many components of management of how many are stated.
    pub of_management: String,
    /// In place of a cost that only the regulation says.
    pub by_regulation: String,
    /// The components of management; no other word is known here.
    #[serde(flatten, deserialize_with = "ComponentWords::of_management")]
    pub components: ComponentWords,
}

/// The headings of the seven items of UU 27/2022, article 21.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeWords {
    /// Item a.
    pub legality: String,
    /// Item b.
    pub purpose: String,
    /// Item c.
    pub kinds: String,
    /// Item d.
    pub retention: String,
    /// Item e.
    pub details: String,
    /// Item f.
    pub period: String,
    /// Item g.
    pub rights: String,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// All of them, as templates read them.
    pub(super) table: Value,
    /// Those that views need.
    pub(super) view: ViewWords,
    /// How the language is written.
    pub(super) locale: Locale,
}

/// The table that the others are held against: each has its words, with their places.
const REFERENCE: &str = "words/id.yaml";

/// Returns the language of a table by the name of its file.
pub(super) fn language(name: &str) -> Option<Language> {
    name.strip_prefix("words/")?.strip_suffix(".yaml")?.parse().ok()
}

/// Loads the tables of all languages: those of the default theme, with the words that a site
/// says otherwise, and those that only the site has.
///
/// `own` are the tables of the site, with their paths.
pub(super) fn load(
    tables: &BTreeMap<String, String>,
    own: &BTreeMap<String, (String, String)>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Words> {
    let mut words = BTreeMap::new();
    let names: BTreeSet<&String> = tables.keys().chain(own.keys()).collect();
    for name in names {
        let Some(language) = language(name) else { continue };
        let default = tables.get(name);
        let text = default.or_else(|| tables.get(REFERENCE)).map_or("", String::as_str);
        let unreadable =
            |cause: String| Diagnostic::of_file(name.clone(), ThemeFinding::Template(cause));
        let mut table: Value = match serde_yaml::from_str(text) {
            Ok(table) => table,
            Err(error) => {
                diagnostics.push(unreadable(error.to_string()));
                continue;
            }
        };
        if let Some((path, text)) = own.get(name) {
            let mut sheet = Sheet { path, text, is_whole: default.is_none(), diagnostics };
            if !sheet.lay_over(&mut table) {
                continue;
            }
        }
        match Words::of(table) {
            Ok(found) => drop(words.insert(language, found)),
            Err(error) => diagnostics.push(unreadable(error.to_string())),
        }
    }
    words
}

impl Words {
    fn of(mut table: Value) -> serde_json::Result<Self> {
        let mut take = |name: &str| table.as_object_mut().and_then(|table| table.remove(name));
        let locale = serde_json::from_value(take("locale").unwrap_or_default())?;
        let view = serde_json::from_value(table.get("view").cloned().unwrap_or_default())?;
        Ok(Self { table, view, locale })
    }
}

/// A table of the site.
struct Sheet<'run> {
    path: &'run str,
    text: &'run str,
    /// Whether there is none in the default theme that it stands over.
    is_whole: bool,
    diagnostics: &'run mut Diagnostics,
}

impl Sheet<'_> {
    /// Puts the words of the site in the place of others; returns whether they fit.
    fn lay_over(&mut self, table: &mut Value) -> bool {
        let own: Value = match serde_yaml::from_str(self.text) {
            Ok(own) => own,
            Err(error) => {
                let line = error.location().map_or(1, |location| location.line());
                let position = Position { line, ..Position::START };
                self.add(position, ThemeFinding::Template(error.to_string()));
                return false;
            }
        };
        let mut faults = Vec::new();
        lay(table, own, &KeyPath::default(), self.is_whole, &mut faults);
        let root = tree::parse(self.text).ok().flatten();
        let is_sound = faults.is_empty();
        for (path, fault) in faults {
            let place = root.as_ref().map(|root| root.locate_key(&path));
            self.add(place.unwrap_or(Position::START), fault);
        }
        is_sound
    }

    fn add(&mut self, position: Position, finding: ThemeFinding) {
        let line = self.text.lines().nth(position.line.saturating_sub(1)).map(str::to_owned);
        let path = self.path.to_owned();
        self.diagnostics.push(Diagnostic::new(path, Some(position), line, finding.into()));
    }
}

/// Puts the words of `own` in the place of the table's, or notes why they do not fit.
///
/// A table that is whole has each word of the other.
fn lay(
    table: &mut Value,
    own: Value,
    at: &KeyPath,
    is_whole: bool,
    faults: &mut Vec<(KeyPath, ThemeFinding)>,
) {
    match (table, own) {
        (Value::Object(table), Value::Object(own)) => {
            // A language may tell one from several where another one does not.
            let is_plural = table.contains_key("other");
            if is_whole {
                let may_lack = |key: &String| is_plural && key == ONE;
                let missing = table.keys().filter(|key| !own.contains_key(*key) && !may_lack(key));
                faults.extend(missing.map(|key| fault(at.key(key), ThemeFinding::MissingWord)));
                table.retain(|key, _| !may_lack(key));
            }
            for (key, value) in own {
                let path = at.key(&key);
                if let Some(word) = table.get_mut(&key) {
                    lay(word, value, &path, is_whole, faults);
                } else if is_plural && key == ONE {
                    table.insert(key, value);
                } else {
                    faults.push(fault(path, ThemeFinding::UnknownWord));
                }
            }
        }
        (Value::Array(words), Value::Array(own)) if words.len() == own.len() => *words = own,
        (Value::String(word), Value::String(own)) => {
            let places = places(word);
            if places == self::places(&own) {
                *word = own;
            } else {
                let places = places.into_iter().map(str::to_owned).collect();
                let wrong = |name| ThemeFinding::WordPlaces { name, places };
                faults.push(fault(at.clone(), wrong));
            }
        }
        _ => faults.push(fault(at.clone(), ThemeFinding::UnknownWord)),
    }
}

/// Says of the word at a path, which it is named by, what is wrong.
fn fault(path: KeyPath, finding: impl FnOnce(String) -> ThemeFinding) -> (KeyPath, ThemeFinding) {
    let name = path.to_string();
    (path, finding(name))
}

/// The word for one of something, which not every language tells from others.
const ONE: &str = "one";

/// Returns the places of a pattern, such as `{label}`.
fn places(pattern: &str) -> BTreeSet<&str> {
    let place = |text: &str| text.split_once('}').map(|(name, _)| name.len());
    let parts = pattern.split('{').skip(1);
    parts.filter_map(|part| part.get(..place(part)?)).collect()
}
