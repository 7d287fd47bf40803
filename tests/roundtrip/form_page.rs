//! A form as a browser reads it: where it goes, what it asks, what is typed.

use scraper::{ElementRef, Html, Selector};

use crate::support::posting::Posting;

/// The form of a page.
pub(crate) struct FormPage {
    /// Where the form is sent to.
    pub(crate) action: String,
    /// What is asked, in the order of the page.
    pub(crate) controls: Vec<Control>,
    page: Html,
}

/// One control of a form.
#[derive(Debug, Clone)]
pub(crate) struct Control {
    pub(crate) name: String,
    pub(crate) id: String,
    /// Its label, as it is read.
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) value: String,
    /// Whether it can be reached with the keyboard.
    pub(crate) reachable: bool,
}

/// How a control is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Line,
    Checkbox,
    Radio,
    File,
}

impl FormPage {
    /// Reads the form of a page.
    pub(crate) fn parse(page: &str) -> Self {
        let page = Html::parse_document(page);
        let form = page.select(&selector("form")).next().expect("a form");
        assert_eq!(form.attr("method"), Some("post"));
        assert_eq!(form.attr("enctype"), Some("multipart/form-data"));
        let action = form.attr("action").expect("an action").to_owned();
        let controls = form
            .select(&selector("input[name], select[name], textarea[name]"))
            .map(|element| control(&page, element))
            .collect();
        Self { action, controls, page }
    }

    /// Returns the control under a label, which may go on after these words.
    pub(crate) fn control(&self, label: &str) -> &Control {
        let mut found = self.controls.iter().filter(|control| control.label.starts_with(label));
        let control = found.next().unwrap_or_else(|| panic!("no `{label}`: {:?}", self.labels()));
        assert!(found.next().is_none(), "two controls are called `{label}`");
        control
    }

    /// Returns all labels in order.
    pub(crate) fn labels(&self) -> Vec<&str> {
        self.controls.iter().map(|control| control.label.as_str()).collect()
    }

    /// Returns the controls that no person fills in.
    pub(crate) fn traps(&self) -> Vec<&Control> {
        self.controls.iter().filter(|control| !control.reachable).collect()
    }

    /// Returns the title of the page.
    pub(crate) fn title(&self) -> String {
        words(self.page.select(&selector("title")).next().expect("a title"))
    }

    /// Returns the links of the error summary with what they say.
    pub(crate) fn error_links(&self) -> Vec<(String, String)> {
        let links = selector("[role=alert] a[href^='#']");
        let link = |link: ElementRef<'_>| {
            let target = link.attr("href").expect("selected by it");
            (target.trim_start_matches('#').to_owned(), words(link))
        };
        self.page.select(&links).map(link).collect()
    }

    /// Returns what the descriptions of a control say.
    pub(crate) fn descriptions(&self, control: &Control) -> Vec<String> {
        let element = self.by_id(&control.id);
        let ids = element.attr("aria-describedby").unwrap_or_default();
        ids.split_whitespace().map(|id| words(self.by_id(id))).collect()
    }

    /// Returns how many elements of a kind the page has.
    pub(crate) fn count(&self, css: &str) -> usize {
        self.page.select(&selector(css)).count()
    }

    fn by_id(&self, id: &str) -> ElementRef<'_> {
        let found = self.page.select(&selector(&format!("[id='{id}']"))).next();
        found.unwrap_or_else(|| panic!("nothing has the id `{id}`"))
    }
}

/// Fills in a form, control by control.
pub(crate) struct Filling<'form> {
    form: &'form FormPage,
    typed: Vec<(String, Typed)>,
}

enum Typed {
    Words(String),
    Ticked,
    Picked(String),
    File { name: &'static str, media_type: &'static str, content: Vec<u8> },
}

impl<'form> Filling<'form> {
    pub(crate) fn new(form: &'form FormPage) -> Self {
        Self { form, typed: Vec::new() }
    }

    /// Types words into a line.
    pub(crate) fn write(self, label: &str, words: &str) -> Self {
        self.fill(label, Kind::Line, Typed::Words(words.to_owned()))
    }

    /// Ticks a box.
    pub(crate) fn tick(self, label: &str) -> Self {
        self.fill(label, Kind::Checkbox, Typed::Ticked)
    }

    /// Picks one of several options.
    pub(crate) fn pick(self, label: &str) -> Self {
        let control = self.form.control(label);
        assert_eq!(control.kind, Kind::Radio, "{label}");
        let picked = (control.name.clone(), Typed::Picked(control.value.clone()));
        let mut typed = self.typed;
        typed.push(picked);
        Self { typed, ..self }
    }

    /// Chooses a file.
    pub(crate) fn choose(
        self,
        label: &str,
        name: &'static str,
        media_type: &'static str,
        content: &[u8],
    ) -> Self {
        let file = Typed::File { name, media_type, content: content.to_owned() };
        self.fill(label, Kind::File, file)
    }

    fn fill(mut self, label: &str, kind: Kind, typed: Typed) -> Self {
        let control = self.form.control(label);
        assert_eq!(control.kind, kind, "{label}");
        assert!(control.reachable, "{label}");
        self.typed.retain(|(name, _)| *name != control.name);
        self.typed.push((control.name.clone(), typed));
        self
    }

    /// Makes the request that a browser makes of it (HTML, "constructing the entry list").
    pub(crate) fn submit(&self, origin: &str) -> Posting {
        let mut posting = Posting::empty();
        for control in &self.form.controls {
            let typed = self.typed.iter().find(|(name, _)| *name == control.name);
            match typed.map(|(_, typed)| typed) {
                Some(Typed::Words(words)) => posting.push(&control.name, None, words.as_bytes()),
                Some(Typed::Ticked) => {
                    posting.push(&control.name, None, control.value.as_bytes());
                }
                Some(Typed::Picked(value)) if *value == control.value => {
                    posting.push(&control.name, None, value.as_bytes());
                }
                Some(Typed::Picked(_)) => {}
                Some(Typed::File { name, media_type, content }) => {
                    posting.push(&control.name, Some((name, media_type)), content);
                }
                None => untouched(control, &mut posting),
            }
        }
        posting.sent_by_browser(origin)
    }
}

/// A box that is not ticked is not sent; a file that is not chosen is sent without a name.
fn untouched(control: &Control, posting: &mut Posting) {
    match control.kind {
        Kind::Checkbox | Kind::Radio => {}
        Kind::File => posting.push(&control.name, Some(("", "application/octet-stream")), b""),
        Kind::Line => posting.push(&control.name, None, control.value.as_bytes()),
    }
}

fn control(page: &Html, element: ElementRef<'_>) -> Control {
    let id = element.attr("id").expect("every control has an id").to_owned();
    let labels = selector(&format!("label[for='{id}']"));
    let label = page.select(&labels).next().expect("every control has a label");
    let kind = match element.attr("type") {
        Some("checkbox") => Kind::Checkbox,
        Some("radio") => Kind::Radio,
        Some("file") => Kind::File,
        Some("text" | "email" | "tel") => Kind::Line,
        None if element.value().name() == "textarea" => Kind::Line,
        other => panic!("the form of the seed has no {other:?}"),
    };
    Control {
        name: element.attr("name").expect("selected by it").to_owned(),
        id,
        label: words(label),
        kind,
        value: element.attr("value").unwrap_or_default().to_owned(),
        reachable: element.attr("tabindex") != Some("-1"),
    }
}

/// Returns the words of an element, white space folded.
pub(crate) fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}
