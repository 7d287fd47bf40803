//! A page and its poster as their reader finds things: by place, entry and heading.

use scraper::{ElementRef, Html, Selector};

use crate::facts::{Ask, Attribute, Fact, Place, in_parts, meant, says};
use crate::page_text;

/// What belongs together; what stands in a line of its own is one entry if nothing else has it.
const ENTRIES: &str = "li, tr, .loket-facts > div, .loket-contact__row, .loket-time, .loket-channel, \
                       .loket-fee, .loket-choice, .loket-poster__fact";
const LINES: &str = "p, dd, h1";
/// What stands over entries; the number is the level.
const HEADINGS: [(&str, usize); 3] = [("h2", 0), ("h3", 1), ("h4", 2)];
/// Entries that stand over those of deeper levels: headings of fees, and all of a poster.
const GROUPS: [&str; 2] = ["loket-fees__row--level-", "loket-poster__entry--"];
/// Levels of groups begin below those of headings.
const FIRST_GROUP: usize = HEADINGS.len();

/// The page of a standard and its poster.
pub(crate) struct Pages {
    service: Html,
    poster: Html,
}

/// An entry, with what its reader sees of it.
struct Entry {
    text: String,
    /// The entry that it is a part of.
    whole: Option<String>,
    /// What stands over it, nearest of each level.
    over: Vec<String>,
    /// The names of the cases that it is for; empty if for all.
    cases: Vec<String>,
    /// The number of the step, such as `2b`.
    step: Option<String>,
    links: Vec<String>,
    /// What stands in lines of its own within the entry, on a poster.
    lines: Vec<String>,
}

impl Pages {
    pub(crate) fn new(service: &str, poster: &str) -> Self {
        Self { service: Html::parse_document(service), poster: Html::parse_document(poster) }
    }

    /// Returns the places where a fact does not hold.
    pub(crate) fn wrong(&self, fact: &Fact) -> Vec<Place> {
        let said = |place: &Place| self.parts(*place).any(|part| holds(part, fact, *place));
        match &fact.ask {
            Ask::Said(places) => places.iter().copied().filter(|place| !said(place)).collect(),
            Ask::NotSaid(places) => places.iter().copied().filter(said).collect(),
            Ask::Absent(component) if self.is_absent(*component) => Vec::new(),
            Ask::Absent(component) => vec![*component],
        }
    }

    /// Returns the parts of the pages that are called so.
    fn parts(&self, place: Place) -> impl Iterator<Item = ElementRef<'_>> {
        let selector = match place {
            Place::Page => "body",
            Place::Title => "h1",
            Place::Box => ".loket-ticket",
            Place::Requirements => "[aria-labelledby=syarat]",
            Place::Steps => "[aria-labelledby=langkah]",
            Place::Fees => "[aria-labelledby=biaya], .loket-facts > div:has(#biaya)",
            Place::Time => "[aria-labelledby=waktu], .loket-facts > div:has(#waktu)",
            Place::Products => "[aria-labelledby=produk]",
            Place::Complaints => "[aria-labelledby=pengaduan]",
            Place::Contact => "[aria-labelledby=saluran]",
            Place::About => "[aria-labelledby=standar]",
            Place::Poster => "main",
        };
        let page = if place == Place::Poster { &self.poster } else { &self.service };
        page.select(&parsed(selector)).collect::<Vec<_>>().into_iter()
    }

    /// Returns whether a component is said to be missing, once, and nothing fills the gap.
    fn is_absent(&self, component: Place) -> bool {
        let name = match component {
            Place::Requirements => "persyaratan",
            Place::Steps => "prosedur",
            Place::Time => "waktu",
            Place::Fees => "biaya",
            Place::Products => "produk",
            Place::Complaints => "pengaduan",
            _ => panic!("no component is called {component:?}"),
        };
        let said = |page: &Html| {
            let said = meant(&page_text::of(page.root_element()));
            let gaps: Vec<&str> = said.split("belumdicantumkandalamstandar:").skip(1).collect();
            let no_facts = said.matches("belummencantumkanwaktudanbiaya").count();
            gaps.iter()
                .filter(|gap| gap.split('.').next().is_some_and(|it| it.contains(name)))
                .count()
                + if matches!(component, Place::Time | Place::Fees) { no_facts } else { 0 }
        };
        // How to complain is told of the agency, which its part says.
        let is_filled = component != Place::Complaints && self.parts(component).next().is_some();
        said(&self.service) == 1 && said(&self.poster) == 1 && !is_filled
    }
}

/// Returns whether a part of a page has the words of a fact, in an entry as it is asked.
fn holds(part: ElementRef<'_>, fact: &Fact, place: Place) -> bool {
    if fact.asked.is_empty() {
        return says(&meant(&page_text::of(part)), &fact.words);
    }
    let entries = entries(part);
    let cases: Vec<&str> = fact.values(Attribute::Case).collect();
    let is_right = |entry: &Entry, case: Option<&str>| {
        let of_case = case.is_none_or(|case| {
            entry.cases.iter().any(|it| it == case)
                && entry.cases.iter().all(|it| cases.contains(&it.as_str()))
        });
        of_case && fact.asked.iter().all(|(asked, value)| entry.meets(fact, *asked, value, place))
    };
    let with_words: Vec<&Entry> =
        entries.iter().filter(|entry| says(&entry.text, &fact.words)).collect();
    let inner =
        |entry: &&&Entry| !with_words.iter().any(|other| other.whole.as_ref() == Some(&entry.text));
    let found = |case| with_words.iter().filter(inner).any(|entry| is_right(entry, case));
    if cases.is_empty() { found(None) } else { cases.iter().all(|case| found(Some(case))) }
}

impl Entry {
    fn meets(&self, fact: &Fact, asked: Attribute, value: &str, place: Place) -> bool {
        let has = |parts: &[String]| {
            says(&self.text, parts) || self.whole.as_ref().is_some_and(|it| says(it, parts))
        };
        let before = |first: &[String], second: &[String]| {
            let or = ["atau".to_owned()];
            has(&[first, &or, second].concat())
        };
        let value_parts = in_parts(value);
        match asked {
            Attribute::Beside => has(&value_parts),
            Attribute::NotBeside => !says(&self.text, &value_parts),
            Attribute::Or => before(&fact.words, &value_parts) || before(&value_parts, &fact.words),
            Attribute::Under => self.over.iter().any(|over| says(over, &value_parts)),
            // It was asked which entry is meant.
            Attribute::Case => true,
            Attribute::Step => self.step.as_deref() == Some(value),
            Attribute::Goes if value == "stop" => has(&["berhentidisini".to_owned()]),
            Attribute::Goes => has(&[format!("kelangkah{value}")]),
            // Paper has no links.
            Attribute::Link => {
                place == Place::Poster || self.links.iter().any(|link| link.starts_with(value))
            }
            // A page has other means to keep apart what is not one sentence.
            Attribute::Line => {
                let begin = meant(value);
                place != Place::Poster || self.lines.iter().any(|line| line.starts_with(&begin))
            }
        }
    }
}

/// Returns the entries of a part, in order.
fn entries(part: ElementRef<'_>) -> Vec<Entry> {
    let (entry, line, anchor) = (parsed(ENTRIES), parsed(LINES), parsed("a[href]"));
    let below = parsed(".loket-poster__below");
    let mut over: Vec<Option<String>> = vec![None; FIRST_GROUP];
    let mut found = Vec::new();
    for element in part.descendants().filter_map(ElementRef::wrap) {
        let name = element.value().name();
        if let Some((_, level)) = HEADINGS.iter().find(|(heading, _)| *heading == name) {
            over.truncate(*level);
            over.push(Some(said(element)));
            over.resize(FIRST_GROUP, None);
        }
        let above: Vec<ElementRef<'_>> = element
            .ancestors()
            .take_while(|above| above.id() != part.id())
            .filter_map(ElementRef::wrap)
            .filter(|above| entry.matches(above))
            .collect();
        let is_entry = entry.matches(&element) || line.matches(&element) && above.is_empty();
        if !is_entry {
            continue;
        }
        let group = group_level(element);
        over.truncate(group.map_or(over.len(), |level| FIRST_GROUP + level));
        let around = above.iter().map(|above| said(*above));
        let links = element.select(&anchor).filter_map(|link| link.attr("href"));
        found.push(Entry {
            text: said(element),
            whole: above.first().map(|above| said(*above)),
            over: over.iter().flatten().cloned().chain(around).collect(),
            cases: cases(element),
            step: number(element),
            links: links.map(str::to_owned).collect(),
            lines: element.select(&below).map(said).collect(),
        });
        if let Some(level) = group {
            over.resize(FIRST_GROUP + level, None);
            over.push(Some(said(element)));
        }
    }
    found
}

/// Returns how deep an entry lies among those that stand over others.
fn group_level(element: ElementRef<'_>) -> Option<usize> {
    let mut classes = element.value().classes();
    classes
        .find_map(|class| GROUPS.iter().find_map(|group| class.strip_prefix(group)?.parse().ok()))
}

/// Returns the names of the cases that the heading of the group has, which a poster has in front
/// of the list.
fn cases(element: ElementRef<'_>) -> Vec<String> {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    let group = above.find(|above| above.attr("data-case").is_some());
    let of_page = group.and_then(|group| group.select(&parsed(".loket-case__heading")).next());
    let list = element.parent().filter(|_| group.is_none());
    let before = list.and_then(|list| list.prev_siblings().find_map(ElementRef::wrap));
    let of_poster = before.filter(|it| parsed(".loket-poster__case").matches(it));
    let names = of_page.or(of_poster).map(page_text::of).unwrap_or_default();
    names.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Returns the number of the step in which an element stands.
fn number(element: ElementRef<'_>) -> Option<String> {
    if let Some(number) = element.select(&parsed(".loket-poster__number")).next() {
        return Some(page_text::of(number));
    }
    let around = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
    let mut places: Vec<usize> = around.filter_map(place_in_list).collect();
    let first = places.pop()?;
    let part = places.pop().and_then(|part| char::from_digit(u32::try_from(part).ok()? + 9, 36));
    Some(format!("{first}{}", part.map(String::from).unwrap_or_default()))
}

/// Returns the place of an item in a list with an order, from 1.
fn place_in_list(item: ElementRef<'_>) -> Option<usize> {
    let list = item.parent().and_then(ElementRef::wrap)?;
    let is_ordered = item.value().name() == "li" && list.value().name() == "ol";
    let before = item.prev_siblings().filter_map(ElementRef::wrap).count();
    is_ordered.then_some(before + 1)
}

fn said(element: ElementRef<'_>) -> String {
    meant(&page_text::of(element))
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}
