//! What can be wrong with content, and what an editor can do about it.
//!
//! A finding is a value; its words are in `finding/indonesian.rs` and
//! `finding/english.rs`, side by side, so that neither language can lack one.

mod condition;
mod english;
mod indonesian;
mod words;

pub(crate) use words::likely;

use jiff::civil::Date;
use loket_form::form::FormError;
use loket_form::language::Language;

use crate::completeness::Component;
use crate::decode::ShapeFault;
use crate::logo::LogoFault;
use crate::syntax::Fault;

/// What is wrong at one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The folder of content does not exist or cannot be read.
    Unreadable(String),
    /// The file is no ordinary file: a link, a pipe, a device.
    NotAFile,
    /// The file is larger than any standard; sizes in bytes.
    TooLarge {
        /// The greatest size.
        limit: u64,
        /// The size.
        size: u64,
    },
    /// The file is not UTF-8.
    NotText,
    /// The name of the file or folder makes no address.
    BadName(String),
    /// The name of the file or folder stands for something of loket's own in the site.
    TakenName(String),
    /// No rule says what this file is for.
    UnusedFile,
    /// A file that must be there is not.
    MissingFile(String),
    /// The file does not begin with `---`.
    NoFrontMatter,
    /// The second `---` is missing.
    OpenFrontMatter,
    /// The file has no data.
    Empty,
    /// Git has marked here that two people have changed the same lines.
    Conflict,
    /// The text is not YAML, or YAML that content does not use.
    Syntax(Fault),
    /// A value has the wrong shape.
    Shape(ShapeFault),
    /// A key that must be there is not, or its value is empty.
    Missing(&'static str),
    /// A duration that is not understood.
    Duration(String),
    /// A cost that is not understood.
    Cost(String),
    /// A telephone number that cannot be one.
    Telephone(String),
    /// An e-mail address that cannot be one.
    Address(String),
    /// An address of the web that cannot be one.
    Url(String),
    /// An address that the site cannot stand at.
    BaseUrl(String),
    /// Brackets of a link in a text that do not make one.
    BrokenLink,
    /// Cells of a table in a text that do not make one.
    BrokenTable,
    /// A text that is no domain.
    Domain(String),
    /// A web address with a user name or a password, by its host.
    Credentials(String),
    /// A date that does not exist.
    Date(String),
    /// A time of day that does not exist.
    TimeOfDay(String),
    /// A size that is not understood.
    Size(String),
    /// A number of working days a week other than 5 and 6.
    WorkingDays(u64),
    /// Two tables for one year.
    DuplicateYear(i16),
    /// A `goto` that leads to no step.
    UnknownStep {
        /// What stands there.
        goto: String,
        /// The ids and numbers that exist.
        known: Vec<String>,
    },
    /// A document that the service does not have.
    UnknownDocument {
        /// What stands there.
        name: String,
        /// The documents that the service has.
        known: Vec<String>,
    },
    /// A shared form that does not exist.
    UnknownForm {
        /// What stands there.
        name: String,
        /// The shared forms.
        known: Vec<String>,
    },
    /// A shared form that no service names.
    UnusedForm,
    /// A blank of a document that is no question of the form.
    UnknownBlank {
        /// What stands there.
        name: String,
        /// The fields of the form.
        known: Vec<String>,
    },
    /// A file that the folder of a service does not have.
    UnknownFile {
        /// What stands there.
        name: String,
        /// The folder.
        folder: String,
        /// The files that it has.
        known: Vec<String>,
    },
    /// A document of a service that does not exist.
    UnknownService(String),
    /// A case that the service does not have.
    UnknownCase {
        /// What stands there.
        case: String,
        /// The cases that the service has.
        known: Vec<String>,
    },
    /// A service to refer to that does not exist.
    UnknownServiceReference {
        /// What stands there.
        id: String,
        /// The services that exist.
        known: Vec<String>,
    },
    /// A topic or an event of life that the site does not have.
    UnknownTopic {
        /// The list that it should be in.
        key: &'static str,
        /// What stands there.
        topic: String,
        /// Those that the site has.
        known: Vec<String>,
    },
    /// A name in a formula that no input explains.
    UnknownInput {
        /// The name.
        name: String,
        /// The inputs.
        known: Vec<String>,
    },
    /// An input that its formula does not use.
    UnusedInput(String),
    /// A formula that is not understood.
    Formula(String),
    /// A number of copies that is not understood.
    Copies(String),
    /// How long something is valid, not understood.
    Validity(String),
    /// An account in a social network that is not understood.
    Social(String),
    /// A day that does not exist.
    CalendarDate(String),
    /// A last day before the first.
    Period,
    /// An index of satisfaction that cannot be one.
    Score(String),
    /// A colour that is not understood.
    Colour(String),
    /// A colour that text cannot have, for it cannot be told from its ground.
    Contrast {
        /// The colour.
        colour: String,
        /// Its contrast with the ground that is nearest to it.
        contrast: String,
        /// The nearest colour that text can have.
        nearest: String,
    },
    /// A file that cannot be a logo.
    Logo(LogoFault),
    /// An id that cannot be one.
    BadId(String),
    /// Two entries with one id.
    DuplicateId(String),
    /// Two keys of which only one may be there.
    Together(&'static str, &'static str),
    /// A key that groups of documents do not have.
    GroupKey(&'static str),
    /// A number of documents that the group does not have.
    GroupCount {
        /// The number.
        count: u32,
        /// How many the group has.
        of: usize,
    },
    /// A key beside the text of a whole procedure.
    LoneStep(&'static str),
    /// Two steps with one id.
    DuplicateStep(String),
    /// The folder has services but no `agency.yaml`.
    UnknownAgency(String),
    /// A name of a field that cannot be one.
    FieldName(String),
    /// A kind of field that does not exist.
    FieldKind(String),
    /// A key that fields of this kind do not have.
    FieldKey {
        /// The key.
        key: &'static str,
        /// The kind.
        kind: String,
    },
    /// A kind of file that does not exist.
    FileKind(String),
    /// The least length, number or day is more than the greatest.
    Lengths {
        /// The least length, number or day.
        min: String,
        /// The greatest length, number or day.
        max: String,
    },
    /// A bound that is no length, number or day.
    FieldBound {
        /// What stands there.
        text: String,
        /// The kind of the field.
        kind: String,
    },
    /// More digits behind the comma than can be, or fewer than the bounds have.
    Decimals {
        /// What stands there.
        decimals: u8,
        /// How many the bounds have.
        bounds_need: usize,
    },
    /// Two options post the same value.
    DuplicateOption(String),
    /// No file, or more than a form can take.
    FileCount {
        /// What stands there.
        count: u32,
        /// The most files.
        most: u32,
    },
    /// A token that browsers do not know, or not for this kind of field.
    Autocomplete {
        /// What stands there.
        token: String,
        /// Whether the field is a date.
        is_date: bool,
    },
    /// A case in which the form asks nothing.
    EmptyCase(String),
    /// The parts do not make a form.
    Form(FormError),
    /// The agency of a form has no e-mail address to send it to.
    NoRecipient,
    /// The agency of a form says nothing of privacy.
    NoPrivacyNotice,
    /// A link in the Markdown text leads nowhere or is not safe.
    Link(String),
    /// A link to a page or file that the site does not have.
    UnknownPage {
        /// Where it leads.
        target: String,
        /// The page that was likely meant.
        meant: Option<String>,
    },
    /// A link to a place that its page does not have.
    UnknownPlace {
        /// Where it leads.
        target: String,
        /// The place.
        id: String,
        /// The places that the page has for a reader.
        known: Vec<String>,
    },
    /// A link of which only the rendered pages tell whether it leads anywhere.
    Unsettled {
        /// Where it leads, as written.
        target: String,
        /// The address of its page.
        page: String,
        /// The place on that page, if it leads to one.
        id: Option<String>,
    },
    /// A picture of another site, which browsers are told not to load.
    ForeignPicture(String),
    /// A picture without a text alternative.
    NoAlternative(String),
    /// HTML in the Markdown text, which is left out.
    RawHtml,
    /// A file of the theme that the default theme does not have.
    UnknownOverride,
    /// A template of the theme has a problem, in the words of the engine.
    Template(String),
    /// Two files whose pages would have one address.
    SameAddress {
        /// The address.
        path: String,
        /// The other file.
        other: String,
    },
    /// A standard that is said to hold after its last day.
    Expired(Date),
    /// Steps that take longer, one after the other, than the whole service.
    StepsTakeLonger {
        /// How long they take.
        minutes: u64,
    },
    /// A decree of a day or a year that is still to come.
    FutureDecree(String),
    /// A decree whose number is of a later year than its date.
    DecreeYear {
        /// The year.
        year: i16,
        /// The date.
        date: Date,
    },
    /// One of several times that does not say what it is for.
    UnclearTime,
    /// One of several costs that does not say what it is for.
    UnclearCost,
    /// A service that sends its readers to itself in its own place.
    ReplacedByItself,
    /// A service that refers its readers to itself.
    RelatedToItself,
    /// A service that is referred to twice.
    RelatedTwice(String),
    /// A year without holidays into which due dates reach.
    NoHolidays(i16),
    /// A translation into the main language.
    MainLanguage(Language),
    /// A translation of something that is not there.
    NoCounterpart,
    /// A key that holds in every language and is said in the main one.
    MainOnly(&'static str),
    /// A value of a translation that is another one than in the main language.
    OtherValue(&'static str),
    /// Keys that a translation leaves in the main language.
    Untranslated(Vec<&'static str>),
    /// Services that are told in the main language only: the files that would translate them.
    UntranslatedServices(Vec<String>),
    /// Words of a translation for which the main language has none.
    Untranslatable(&'static str),
    /// A field of a form that the translation of the form leaves out.
    UntranslatedField(String),
    /// A field of a translated form that the form does not have.
    UnknownField {
        /// What stands there.
        name: String,
        /// The fields of the form.
        known: Vec<String>,
    },
    /// An option of a translated field that the field does not have.
    UnknownOption {
        /// What stands there.
        value: String,
        /// The values of the options of the field.
        known: Vec<String>,
    },
    /// A translation that says more or less than the main language.
    Differs {
        /// What is counted.
        key: &'static str,
        /// How many the translation has.
        here: usize,
        /// How many the main language has.
        there: usize,
    },
    /// A text without any letter, where people are to read words.
    NoWords(String),
    /// A key behind which nothing stands.
    EmptyValue(String),
    /// A year that no decree and no table of holidays can be of.
    Year(i16),
    /// A place that `loket new` left for the agency to fill in.
    Unfilled,
    /// A component of service delivery that the standard leaves out.
    Incomplete(Component),
    /// Components of service management that the standard leaves out.
    Advice(Vec<Component>),
    /// A link to another site whose server says that the page is not to be had.
    DeadLink {
        /// The address.
        url: String,
        /// The status of the answer.
        status: u16,
    },
    /// A link to another site of which nobody knows whether the page is there.
    SilentLink {
        /// The address.
        url: String,
        /// Why.
        silence: Silence,
    },
    /// A link to another site whose page has moved for good.
    MovedLink {
        /// The address.
        url: String,
        /// The new address.
        to: String,
    },
    /// Links to other sites that were not asked, for there were too many.
    LinksLeft(usize),
}

/// Why a link to another site told nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The server has a fault of its own.
    Status(u16),
    /// The server did not answer in time.
    TimedOut,
    /// There is no server, or it closes the connection.
    Unreachable,
    /// The server does not prove who it is.
    Certificate,
    /// It redirects in a circle, or too often.
    Redirects,
    /// The address is one of this machine or its network, which was not to be asked.
    NotPublic,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published with it.
    Error,
    /// The site can be published, but something is likely to be wrong.
    Warning,
    /// Nothing is wrong, but more could be said.
    Note,
}

impl Severity {
    /// Returns the word for it, the same in every language: programs look for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Finding {
    /// Returns how much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Advice(_)
            | Self::Untranslated(_)
            | Self::UntranslatedServices(_)
            | Self::MovedLink { .. }
            | Self::Unsettled { .. }
            | Self::LinksLeft(_) => Severity::Note,
            Self::UnusedFile
            | Self::UnusedForm
            | Self::RawHtml
            | Self::BrokenLink
            | Self::BrokenTable
            | Self::Expired(_)
            | Self::StepsTakeLonger { .. }
            | Self::FutureDecree(_)
            | Self::DecreeYear { .. }
            | Self::UnclearTime
            | Self::UnclearCost
            | Self::RelatedToItself
            | Self::RelatedTwice(_)
            | Self::NoHolidays(_)
            | Self::EmptyValue(_)
            | Self::Unfilled
            | Self::DeadLink { .. }
            | Self::SilentLink { .. }
            | Self::Incomplete(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Returns the code by which the finding is known, in every language.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::NotAFile => "not-a-file",
            Self::TooLarge { .. } => "too-large",
            Self::NotText => "not-text",
            Self::Conflict => "conflict",
            Self::BaseUrl(_) => "base-url",
            Self::BrokenLink => "broken-link",
            Self::BrokenTable => "broken-table",
            Self::BadName(_) => "bad-name",
            Self::TakenName(_) => "taken-name",
            Self::UnusedFile => "unused-file",
            Self::MissingFile(_) => "missing-file",
            Self::NoFrontMatter => "no-front-matter",
            Self::OpenFrontMatter => "open-front-matter",
            Self::Empty => "empty",
            Self::Syntax(_) => "syntax",
            Self::Shape(fault) => match fault {
                ShapeFault::WrongType { .. } | ShapeFault::Other(_) => "wrong-type",
                ShapeFault::UnknownKey { .. } => "unknown-key",
                ShapeFault::UnknownWord { .. } => "unknown-word",
                ShapeFault::MissingKey(_) => "missing",
                ShapeFault::DuplicateKey(_) => "duplicate-key",
            },
            Self::Missing(_) => "missing",
            Self::Duration(_) => "duration",
            Self::Cost(_) => "cost",
            Self::Telephone(_) => "telephone",
            Self::Address(_) => "email",
            Self::Url(_) => "url",
            Self::Domain(_) => "domain",
            Self::Credentials(_) => "credentials",
            Self::Date(_) => "date",
            Self::TimeOfDay(_) => "time-of-day",
            Self::Size(_) => "size",
            Self::WorkingDays(_) => "working-days",
            Self::DuplicateYear(_) => "duplicate-year",
            Self::UnknownStep { .. } => "unknown-step",
            Self::UnknownDocument { .. } => "unknown-document",
            Self::UnknownForm { .. } => "unknown-form",
            Self::UnusedForm => "unused-form",
            Self::UnknownBlank { .. } => "unknown-blank",
            Self::UnknownFile { .. } => "unknown-file",
            Self::UnknownService(_) => "unknown-service",
            Self::UnknownCase { .. } => "unknown-case",
            Self::UnknownServiceReference { .. } => "unknown-service-reference",
            Self::UnknownTopic { .. } => "unknown-topic",
            Self::UnknownInput { .. } => "unknown-input",
            Self::UnusedInput(_) => "unused-input",
            Self::Formula(_) => "formula",
            Self::Copies(_) => "copies",
            Self::Validity(_) => "validity",
            Self::Social(_) => "social",
            Self::CalendarDate(_) => "calendar-date",
            Self::Period => "period",
            Self::Score(_) => "score",
            Self::Colour(_) => "colour",
            Self::Contrast { .. } => "contrast",
            Self::Logo(_) => "logo",
            Self::BadId(_) => "bad-id",
            Self::DuplicateId(_) => "duplicate-id",
            Self::Together(..) => "together",
            Self::GroupKey(_) => "group-key",
            Self::GroupCount { .. } => "group-count",
            Self::LoneStep(_) => "lone-step",
            Self::DuplicateStep(_) => "duplicate-step",
            Self::UnknownAgency(_) => "unknown-agency",
            Self::FieldName(_) => "field-name",
            Self::FieldKind(_) => "field-kind",
            Self::FieldKey { .. } => "field-key",
            Self::FileKind(_) => "file-kind",
            Self::Lengths { .. } => "lengths",
            Self::FieldBound { .. } => "field-bound",
            Self::Decimals { .. } => "decimals",
            Self::DuplicateOption(_) => "duplicate-option",
            Self::FileCount { .. } => "file-count",
            Self::Autocomplete { .. } => "autocomplete",
            Self::EmptyCase(_) => "empty-case",
            Self::Form(FormError::Condition(_)) => "condition",
            Self::Form(_) => "form",
            Self::NoRecipient => "no-recipient",
            Self::NoPrivacyNotice => "no-privacy-notice",
            Self::Link(_) => "link",
            Self::UnknownPage { .. } | Self::Unsettled { .. } => "unknown-page",
            Self::UnknownPlace { .. } => "unknown-place",
            Self::ForeignPicture(_) => "foreign-picture",
            Self::NoAlternative(_) => "no-alternative",
            Self::RawHtml => "raw-html",
            Self::UnknownOverride => "unknown-override",
            Self::Template(_) => "template",
            Self::SameAddress { .. } => "same-address",
            Self::Expired(_) => "expired",
            Self::StepsTakeLonger { .. } => "steps-take-longer",
            Self::FutureDecree(_) => "future-decree",
            Self::DecreeYear { .. } => "decree-year",
            Self::UnclearTime => "unclear-time",
            Self::UnclearCost => "unclear-cost",
            Self::ReplacedByItself => "replaced-by-itself",
            Self::RelatedToItself => "related-to-itself",
            Self::RelatedTwice(_) => "related-twice",
            Self::NoHolidays(_) => "no-holidays",
            Self::MainLanguage(_) => "main-language",
            Self::NoCounterpart => "no-counterpart",
            Self::MainOnly(_) => "main-only",
            Self::OtherValue(_) => "other-value",
            Self::Untranslated(_) => "untranslated",
            Self::UntranslatedServices(_) => "untranslated-services",
            Self::Untranslatable(_) => "untranslatable",
            Self::UntranslatedField(_) => "untranslated-field",
            Self::UnknownField { .. } => "unknown-field",
            Self::UnknownOption { .. } => "unknown-option",
            Self::Differs { .. } => "differs",
            Self::NoWords(_) => "no-words",
            Self::EmptyValue(_) => "empty-value",
            Self::Year(_) => "year",
            Self::Unfilled => "unfilled",
            Self::Incomplete(_) => "incomplete",
            Self::Advice(_) => "advice",
            Self::DeadLink { .. } => "dead-link",
            Self::SilentLink { .. } => "silent-link",
            Self::MovedLink { .. } => "moved-link",
            Self::LinksLeft(_) => "links-left",
        }
    }

    /// Says what is wrong, without a full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Id => indonesian::message(self),
            Language::En => english::message(self),
        }
    }

    /// Says how to mend it, without a full stop; absent where the message says it all.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        match language {
            Language::Id => indonesian::help(self),
            Language::En => english::help(self),
        }
    }

    /// Returns what to look for in a text of several lines to find the line that is meant.
    #[must_use]
    pub fn mark(&self) -> Option<&str> {
        match self {
            Self::Link(target)
            | Self::UnknownPage { target, .. }
            | Self::UnknownPlace { target, .. }
            | Self::Unsettled { target, .. }
            | Self::Credentials(target)
            | Self::ForeignPicture(target)
            | Self::NoAlternative(target) => {
                Some(target).filter(|target| !target.is_empty()).map(String::as_str)
            }
            Self::RawHtml => Some("<"),
            _ => None,
        }
    }

    /// Returns the page that must be rendered to know whether a link leads anywhere.
    #[must_use]
    pub fn unsettled_page(&self) -> Option<&str> {
        match self {
            Self::Unsettled { page, .. } => Some(page),
            _ => None,
        }
    }

    /// Returns whether the finding holds whatever the other files say.
    #[must_use]
    pub const fn is_of_file_alone(&self) -> bool {
        matches!(
            self,
            Self::NoFrontMatter
                | Self::OpenFrontMatter
                | Self::Empty
                | Self::Syntax(_)
                | Self::Shape(_)
                | Self::EmptyValue(_)
                | Self::Unfilled
                | Self::RawHtml
                | Self::BrokenLink
                | Self::BrokenTable
                | Self::NoAlternative(_)
                | Self::ForeignPicture(_)
                | Self::Link(_)
                | Self::NoCounterpart
        )
    }

    /// Returns whether the finding is about the key at the end of its path rather than the value.
    #[must_use]
    pub const fn is_about_key(&self) -> bool {
        matches!(
            self,
            Self::FieldKey { .. }
                | Self::Together(..)
                | Self::GroupKey(_)
                | Self::LoneStep(_)
                | Self::MainOnly(_)
                | Self::Untranslatable(_)
                | Self::OtherValue(_)
                | Self::Differs { .. }
        )
    }
}
