//! Findings in English.

use loket_form::form::FormError;
use loket_form::language::Language;

use super::words::{Meant, likely, listed, meant, megabytes, quoted, rupiah, span};
use super::{Finding, Silence, condition};
use crate::completeness::Component;
use crate::decode::{Found, ShapeFault};
use crate::logo::LogoFault;
use crate::syntax::Fault;

#[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
pub(super) fn message(finding: &Finding) -> String {
    match finding {
        Finding::Unreadable(cause) => format!("cannot be read: {cause}"),
        Finding::NotAFile => "not an ordinary file".to_owned(),
        Finding::TooLarge { limit, size } => {
            format!("the file has {size} bytes, at most {limit} are allowed")
        }
        Finding::NotText => "the file is not UTF-8 text".to_owned(),
        Finding::BadName(name) => format!("the name `{name}` cannot be the address of a page"),
        Finding::TakenName(name) => format!("the address `{name}` is taken by loket itself"),
        Finding::UnusedFile => "this file is not used".to_owned(),
        Finding::MissingFile(name) => format!("the file `{name}` is missing"),
        Finding::NoFrontMatter => "the file does not begin with a line `---`".to_owned(),
        Finding::OpenFrontMatter => "the closing line `---` is missing".to_owned(),
        Finding::Empty => "the file has no data".to_owned(),
        Finding::Conflict => "two people have changed these lines".to_owned(),
        Finding::Syntax(fault) => syntax(fault),
        Finding::Shape(fault) => shape(fault),
        Finding::Missing(key) => format!("`{key}` is missing"),
        Finding::Duration(text) => format!("the time `{text}` is not understood"),
        Finding::Cost(text) => format!("the cost `{text}` is not understood"),
        Finding::Telephone(text) => format!("`{text}` is not a telephone number"),
        Finding::Address(text) => format!("`{text}` is not an e-mail address"),
        Finding::Url(text) => format!("`{text}` is not a web address"),
        Finding::BaseUrl(text) => format!("the site cannot stand at `{text}`"),
        Finding::BrokenLink => "this link is not complete".to_owned(),
        Finding::BrokenTable => "this table has no line below its heading".to_owned(),
        Finding::Domain(text) => format!("`{text}` is not a domain"),
        Finding::Credentials(host) => {
            format!("the address at `{host}` carries a user name or a password")
        }
        Finding::Date(text) | Finding::CalendarDate(text) => format!("there is no date `{text}`"),
        Finding::TimeOfDay(text) => format!("there is no time of day `{text}`"),
        Finding::Size(text) => format!("the size `{text}` is not understood"),
        Finding::WorkingDays(number) => format!("a week cannot have {number} working days"),
        Finding::DuplicateYear(year) => format!("there is a table for {year} already"),
        Finding::UnknownStep { goto, .. } => format!("there is no step `{goto}`"),
        Finding::UnknownForm { name, .. } => format!("there is no shared form `{name}`"),
        Finding::UnusedForm => "no service uses this form".to_owned(),
        Finding::UnknownDocument { name, .. } => format!("this service has no document `{name}`"),
        Finding::UnknownService(id) | Finding::UnknownServiceReference { id, .. } => {
            format!("there is no service `{id}`")
        }
        Finding::UnknownFile { name, folder, .. } => {
            format!("there is no file `{name}` in the folder `{folder}`")
        }
        Finding::UnknownCase { case, .. } => format!("there is no case `{case}`"),
        Finding::UnknownTopic { topic, key, .. } => {
            format!("`site.yaml` has no `{topic}` under `{key}`")
        }
        Finding::UnknownInput { name, .. } => format!("nothing explains `{name}`"),
        Finding::UnusedInput(name) => format!("the formula does not use `{name}`"),
        Finding::Formula(text) => format!("the formula `{text}` is not understood"),
        Finding::Copies(text) => format!("the number of copies `{text}` is not understood"),
        Finding::Validity(text) => format!("the validity `{text}` is not understood"),
        Finding::Social(text) => format!("the account `{text}` is not understood"),
        Finding::Period => "the last day is before the first".to_owned(),
        Finding::Score(text) => format!("`{text}` cannot be an index of satisfaction"),
        Finding::Colour(text) => format!("`{text}` is no colour"),
        Finding::Contrast { colour, contrast, .. } => {
            format!(
                "the colour `{colour}` is hard to read: its contrast is {contrast}, and must be 7"
            )
        }
        Finding::Logo(LogoFault::Kind) => "this file is neither SVG nor PNG nor WebP".to_owned(),
        Finding::Logo(LogoFault::Size) => "this picture does not say how large it is".to_owned(),
        Finding::Logo(LogoFault::Active(what)) => {
            format!("this picture has `{what}`, which runs or loads something")
        }
        Finding::BadId(id) => format!("`{id}` cannot be an id"),
        Finding::DuplicateId(id) => format!("another entry has the id `{id}`"),
        Finding::Together(key, other) => format!("`{key}` and `{other}` stand together"),
        Finding::GroupKey(key) => format!("a group of documents does not have `{key}`"),
        Finding::GroupCount { count, of } => {
            format!("`count` is {count}, but the group has {of} entries")
        }
        Finding::LoneStep(key) => format!("the text of a whole procedure does not have `{key}`"),
        Finding::UnknownBlank { name, .. } => {
            format!("`{{{name}}}` is no field of the form of this service")
        }
        Finding::DuplicateStep(id) => format!("another step has the id `{id}`"),
        Finding::UnknownAgency(id) => format!("the agency `{id}` has no `agency.yaml`"),
        Finding::FieldName(name) => format!("`{name}` cannot be the name of a field"),
        Finding::FieldKind(kind) => format!("there is no kind of field `{kind}`"),
        Finding::FieldKey { key, kind } => format!("fields of kind `{kind}` do not have `{key}`"),
        Finding::FileKind(kind) => format!("there is no kind of file `{kind}`"),
        Finding::Lengths { min, max } => format!("`min` {min} is more than `max` {max}"),
        Finding::FieldBound { text, kind } => {
            format!("the bound `{text}` cannot be used for a field of kind `{kind}`")
        }
        Finding::Decimals { decimals, .. } => {
            format!("{decimals} decimals cannot be used here")
        }
        Finding::DuplicateOption(value) => format!("two options have the value `{value}`"),
        Finding::FileCount { count, .. } => format!("there cannot be {count} files"),
        Finding::EmptyCase(case) => format!("the form asks nothing in the case `{case}`"),
        Finding::Autocomplete { token, .. } => {
            format!("browsers do not know `autocomplete: {token}` for this field")
        }
        Finding::Form(FormError::TooLarge { sum }) => format!(
            "the files may have {} together, more than can be sent (4 MB)",
            megabytes(*sum, Language::En)
        ),
        Finding::Form(error) => error.to_string(),
        Finding::NoRecipient => "this agency has no e-mail address to send to".to_owned(),
        Finding::NoPrivacyNotice => "this agency says nothing of privacy".to_owned(),
        Finding::UnknownOverride => "this file overrides none of the default theme".to_owned(),
        Finding::Template(cause) => format!("the template cannot be used: {cause}"),
        Finding::Link(target) => format!("the link `{target}` is not one to follow"),
        Finding::UnknownPage { target, .. } | Finding::Unsettled { target, .. } => {
            format!("the link `{target}` leads to a page or file that is not there")
        }
        Finding::UnknownPlace { target, id, .. } if target.starts_with('#') => {
            format!("this page has no part `#{id}`")
        }
        Finding::UnknownPlace { target, id, .. } => {
            format!("the link `{target}` leads to a place `#{id}` that is not there")
        }
        Finding::ForeignPicture(target) => {
            format!("the picture `{target}` is of another site and will not be shown")
        }
        Finding::NoAlternative(target) => format!("the picture `{target}` has no text alternative"),
        Finding::RawHtml => "HTML in the text is left out".to_owned(),
        Finding::SameAddress { path, other } => {
            format!("the address `{path}` is that of `{other}` already")
        }
        Finding::Expired(end) => {
            format!("this standard was valid until {end}, but is said to hold")
        }
        Finding::StepsTakeLonger { minutes } => {
            format!(
                "the steps add up to {}, more than the time of the service",
                span(*minutes, Language::En)
            )
        }
        Finding::FutureDecree(when) => {
            format!("the date or the year of this decree is still to come: {when}")
        }
        Finding::DecreeYear { year, date } => {
            format!("a decree of {date} cannot have or name a number of {year}")
        }
        Finding::UnclearTime => {
            "there are several times, but this one does not say what it is for".to_owned()
        }
        Finding::UnclearCost => {
            "there are several costs, but this one does not say what it is for".to_owned()
        }
        Finding::ReplacedByItself => "this service is replaced by itself".to_owned(),
        Finding::RelatedToItself => "this service is related to itself".to_owned(),
        Finding::RelatedTwice(id) => format!("`{id}` stands twice in `related`"),
        Finding::NoHolidays(year) => {
            format!("there are no holidays of {year}, which due dates reach")
        }
        Finding::MainLanguage(tag) => format!("the site is in `{tag}` already"),
        Finding::NoCounterpart => "there is nothing that this file translates".to_owned(),
        Finding::MainOnly(key) => format!("`{key}` holds in every language"),
        Finding::OtherValue(key) => format!("`{key}` is not that of the main language"),
        Finding::Untranslated(keys) => {
            format!("not translated yet: {}", quoted(keys.iter().copied()))
        }
        Finding::UntranslatedServices(services) => {
            format!("services that are not translated yet: {}", services.len())
        }
        Finding::Untranslatable(key) => format!("the main language has no `{key}` here"),
        Finding::UntranslatedField(name) => format!("the field `{name}` is not translated"),
        Finding::UnknownField { name, .. } => format!("the form has no field `{name}`"),
        Finding::UnknownOption { value, .. } => format!("the field has no option `{value}`"),
        Finding::Differs { key, here, there } => {
            format!("`{key}` has {here} entries here and {there} in the main language")
        }
        Finding::NoWords(text) => format!("`{text}` says nothing in words"),
        Finding::EmptyValue(key) => format!("nothing stands behind `{key}`"),
        Finding::Year(year) => format!("{year} cannot be the year"),
        Finding::Unfilled => "this is not filled in yet".to_owned(),
        Finding::DeadLink { url, status } => {
            format!("the link `{url}` leads to no page (status {status})")
        }
        Finding::SilentLink { url, silence } => format!("the link `{url}` {}", silent(*silence)),
        Finding::MovedLink { url, to } => format!("the page `{url}` has moved for good to `{to}`"),
        Finding::LinksLeft(count) => {
            format!("{count} links to other sites were not asked: there are too many for one run")
        }
        Finding::Incomplete(component) => {
            let (name, letter) = (component.name(Language::En), component.letter());
            format!("{name} is not stated (UU 25/2009 art. 21 letter {letter})")
        }
        Finding::Advice(components) => {
            let names = listed(components, Language::En);
            format!("components of management are not stated (UU 25/2009 art. 21): {names}")
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
pub(super) fn help(finding: &Finding) -> Option<String> {
    let help = match finding {
        Finding::NotAFile => "put the file itself in place of the link",
        Finding::TooLarge { .. } => "move attachments to other files",
        Finding::NotText => "save it again as UTF-8",
        Finding::BadName(_) => "use small letters, digits and hyphens, such as `family-card.md`",
        Finding::TakenName(_) => "give the file or folder another name",
        Finding::UnusedFile => {
            "services are `<agency>/<service>.md`, agencies are `<agency>/agency.yaml`"
        }
        Finding::MissingFile(_) => "make that file in the folder of content",
        Finding::NoFrontMatter | Finding::OpenFrontMatter => {
            "write `---` alone on the first line and on the line after the data"
        }
        Finding::Empty => "write its data, or remove the file",
        Finding::Conflict => {
            "keep the lines that are right, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"
        }
        Finding::Syntax(fault) => return Some(syntax_help(fault)),
        Finding::Shape(fault) => return Some(shape_help(fault)),
        Finding::Missing(_) => "write its value behind the colon",
        Finding::Duration(_) => {
            "write such as `1 hari kerja`, `3–5 working days`, `at most 14 working days after the file is complete`, \
             `about 1 month`, `10 + 7 working days`, `2×24 hours`, `1 hour 30 minutes`; for anything else use `{ text: … }`"
        }
        Finding::Cost(text) if rupiah(text).is_some() => {
            return rupiah(text).map(|meant| format!("did you mean `{meant}`?"));
        }
        Finding::Cost(_) => {
            "write such as `free`, `Rp 30.000`, `Rp 15,5/liter`, `Rp 10.000–Rp 50.000`, `5% of the value`; \
             for anything else use `{ text: … }`"
        }
        Finding::Telephone(_) => "write such as `(0285) 421243` or `0812-3456-7890`",
        Finding::Address(_) => "write such as `nama@contoh.go.id`",
        Finding::BaseUrl(_) => "write the address of the first page, without `?` and `#`",
        Finding::BrokenLink => {
            "write `[words](address)`, the address without spaces, or leave the brackets out"
        }
        Finding::BrokenTable => "write a line such as `|---|---|` below the first one",
        Finding::Domain(_) => {
            "write what stands behind the `@` of an e-mail address, such as `contoh.go.id`"
        }
        Finding::Credentials(_) => {
            "remove all between `//` and `@`: everybody can read it; if it is a password, change it"
        }
        Finding::Url(_) => "begin with `https://`, such as `https://contoh.go.id`",
        Finding::Date(_) => "write month-day, such as `08-17`",
        Finding::TimeOfDay(_) => "write it in quotes, such as `\"15:00\"`",
        Finding::Size(_) => "write such as `2 MB`, `1.5 MB` or `16 KB`, with two decimals at most",
        Finding::WorkingDays(_) => "write `5` (Monday to Friday) or `6` (Monday to Saturday)",
        Finding::DuplicateYear(_) => "merge the two tables",
        Finding::UnknownStep { goto, known } => return Some(unknown_step_help(goto, known)),
        Finding::UnknownForm { name, known } => return Some(form_help(name, known)),
        Finding::UnusedForm => "name it in a service, such as `form: general`, or remove it",
        Finding::UnknownDocument { name, known } => return Some(document_help(name, known)),
        Finding::UnknownBlank { name, known } => return Some(blank_help(name, known)),
        Finding::UnknownService(_) => "give this folder the name of the file of its service",
        Finding::DuplicateId(_) | Finding::DuplicateStep(_) => "give it another id",
        Finding::UnknownAgency(_) => "make an `agency.yaml` in this folder, with a `name`",
        Finding::FieldName(_) => "use small letters, digits and `_`, such as `phone_number`",
        Finding::FieldKind(kind) => return Some(word_help(kind, &crate::raw::form::KINDS)),
        Finding::FieldKey { .. } => "remove this line",
        Finding::FileKind(kind) => return Some(word_help(kind, &crate::raw::form::FILE_KINDS)),
        Finding::Lengths { .. } => "swap the two bounds",
        Finding::FieldBound { kind, .. } => match kind.as_str() {
            "date" => "write `today` or a date such as `2026-01-31`",
            "number" => "write a number such as `10` or `2.5`",
            _ => "write how many characters, such as `100`",
        },
        Finding::Decimals { bounds_need, .. } => {
            return Some(format!("write `decimals` between {bounds_need} and 6"));
        }
        Finding::FileCount { most, .. } => {
            return Some(format!("write `count` between 1 and {most}"));
        }
        Finding::Autocomplete { is_date: true, .. } => "for dates there is `bday` alone",
        Finding::Autocomplete { token, .. } => {
            return Some(word_help(token, &crate::raw::form::AUTOCOMPLETE));
        }
        Finding::Form(FormError::ReplyTo(_)) => "write the name of a field of kind `email`",
        Finding::Form(FormError::Empty) => "write at least one field under `fields`",
        Finding::Form(FormError::Condition(error)) => return condition::help_in_english(error),
        Finding::Form(FormError::TooLarge { .. }) => {
            "lower `max_size` or `count` of one of the files"
        }
        Finding::NoRecipient => "fill in `email` in `agency.yaml`",
        Finding::NoPrivacyNotice => "fill in the seven items under `privacy` in `agency.yaml`",
        Finding::Link(_) => "begin with `https://`, `mailto:`, `tel:` or `/`",
        Finding::UnknownPage { meant: Some(meant), .. } => {
            return Some(format!("did you mean `{meant}`?"));
        }
        Finding::UnknownPage { .. } | Finding::Unsettled { .. } => {
            "write the path of the file, such as `../kominfo/lock.md`, or the address of the page"
        }
        Finding::UnknownPlace { id, known, .. } => return Some(place_help(id, known)),
        Finding::ForeignPicture(_) => "describe it in words, or link to its page",
        Finding::NoAlternative(_) => "say what the picture shows between the brackets: `![…](…)`",
        Finding::RawHtml => "write it in Markdown",
        Finding::UnknownOverride => {
            "check its name; the files that can be overridden are in the folder `templates` of loket"
        }
        Finding::Form(
            FormError::DuplicateField(_) | FormError::ReservedName(_) | FormError::CaseName(_),
        )
        | Finding::SameAddress { .. } => "give it another name",
        Finding::Expired(_) => "write the new last day, or `status: dicabut` if it no longer holds",
        Finding::StepsTakeLonger { .. } => {
            "check the times of the steps and the time of the service"
        }
        Finding::FutureDecree(_) => {
            "check the date; a standard that has no decree yet gets `status: draft`"
        }
        Finding::DecreeYear { .. } => "check the number and the date of the decree",
        Finding::UnclearTime => {
            "write such as `{ for: New application, time: 3 working days }`, or add `cases`"
        }
        Finding::UnclearCost => {
            "write such as `{ for: Replacement, fee: Rp 10.000 }`, or add `cases`"
        }
        Finding::ReplacedByItself => {
            "name the service that took its place, or leave `replaced_by` out"
        }
        Finding::RelatedToItself | Finding::RelatedTwice(_) => "remove it here",
        Finding::NoHolidays(_) => {
            "add the year to `holidays.yaml`; until then due dates are called estimates"
        }
        Finding::Incomplete(component) => return Some(incomplete_help(*component)),
        Finding::Advice(components) => return Some(advice_help(components)),
        Finding::MainLanguage(_) => "leave the language out of the name of the file",
        Finding::NoCounterpart => "give it the name of the file that it translates",
        Finding::MainOnly(_) => "leave it out here; it is said in the main language",
        Finding::OtherValue(_) => {
            "leave it out: the value of the main language is shown in this one"
        }
        Finding::Untranslated(_) => "what is left out stands in the main language, marked as such",
        Finding::UntranslatedServices(files) => {
            return Some(format!("add {}", first_of(files)));
        }
        Finding::Untranslatable(_) => "write it in the main language first, or leave it out here",
        Finding::UntranslatedField(name) => {
            return Some(format!("add `- name: {name}` with its `label`"));
        }
        Finding::UnknownField { name: word, known }
        | Finding::UnknownOption { value: word, known } => {
            return Some(listed_help(word, known));
        }
        Finding::Differs { .. } => "translate every entry, in the same order",
        Finding::UnknownFile { name, known, folder } => {
            return Some(match likely(name, known.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("put the file into the folder `{folder}`"),
            });
        }
        Finding::UnknownCase { case: word, known } => {
            return Some(known_help(word, known, "cases"));
        }
        Finding::UnknownServiceReference { id: word, known } => {
            return Some(match likely(word, known.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write `<agency>/<service>`, such as `kominfo/lock`".to_owned(),
            });
        }
        Finding::UnknownTopic { topic: word, known, key } => {
            return Some(known_help(word, known, key));
        }
        Finding::UnknownInput { name, known } => return Some(known_help(name, known, "inputs")),
        Finding::EmptyCase(_) => {
            "add a field for this case; a field without `cases` is asked in every case"
        }
        Finding::DuplicateOption(_) => "give them different values",
        Finding::UnusedInput(_) => "use it in `formula`, or remove it",
        Finding::Formula(_) => {
            "write such as `(luas + 10) × tarif`; a minus has spaces on both sides"
        }
        Finding::Copies(_) => "write such as `1`, `6 lembar`, `2 rangkap`",
        Finding::Validity(_) => {
            "write such as `5 tahun`, `masih berlaku`, `seumur hidup`; for anything else use `{ text: … }`"
        }
        Finding::Social(_) => {
            "write such as `Instagram: @nama`; there are Facebook, Instagram, X, YouTube, TikTok, Telegram, Threads"
        }
        Finding::CalendarDate(_) => "write such as `2026-11-24` or `24 November 2026`",
        Finding::Period => "swap `from` and `to`",
        Finding::Score(_) => "write a number from 25 to 100, such as `88,31`",
        Finding::Colour(_) => "write six hexadecimal digits, such as `\"#1d2d6b\"`",
        Finding::Contrast { nearest, .. } => {
            return Some(format!("the nearest colour that can be read: `\"{nearest}\"`"));
        }
        Finding::Logo(LogoFault::Kind) => "save the logo as SVG, PNG or WebP",
        Finding::Logo(LogoFault::Size) => "add a `viewBox`, or save the picture again",
        Finding::Logo(LogoFault::Active(_)) => "take that out, or save the logo as PNG",
        Finding::BadId(_) => "use small letters, digits, `-` and `_`, such as `new-card`",
        Finding::Together(..) => "keep one of the two",
        Finding::GroupKey(_) => "write it at the documents of the group",
        Finding::GroupCount { .. } => "write a number from 1 to the number of entries",
        Finding::LoneStep(_) => "begin each step with `- `",
        Finding::Unreadable(_) => "check that it is there and that you may read it",
        Finding::Template(_) => "compare it with the template of the same name that loket has",
        Finding::Form(_) => "compare the form with those of other services",
        Finding::NoWords(_) => "write what people are to read",
        Finding::EmptyValue(key) => {
            return Some(format!("write something behind `{key}:`, or remove the line"));
        }
        Finding::Year(_) => "write it with four digits, such as `2026`",
        Finding::Unfilled => {
            "write what holds for your agency, and remove `# ISI:` with what stands behind it"
        }
        Finding::DeadLink { .. } => "write another address, or remove the link",
        Finding::SilentLink { silence: Silence::NotPublic, .. } => {
            "write another address; to ask servers of your own network, use `--external=any`"
        }
        Finding::SilentLink { .. } => {
            "open the link yourself; if it stays so, write another address, or remove the link"
        }
        Finding::MovedLink { .. } => "write the new address",
        Finding::LinksLeft(_) => "check again: links that answered are not asked for 7 days",
    };
    Some(help.to_owned())
}

fn silent(silence: Silence) -> String {
    match silence {
        Silence::Status(status) => return format!("leads to a server with a fault ({status})"),
        Silence::TimedOut => "was not answered in time",
        Silence::Unreachable => "cannot be reached",
        Silence::Certificate => "leads to a server without a valid certificate",
        Silence::Redirects => "is redirected in a circle, or too often",
        Silence::NotPublic => "leads into this network and was not asked",
    }
    .to_owned()
}

fn syntax(fault: &Fault) -> String {
    match fault {
        Fault::Scan(_) => "the data (YAML) cannot be read from here on".to_owned(),
        Fault::Tab => "a tab stands where spaces must stand".to_owned(),
        Fault::OddSpace => "a special space stands where ordinary spaces must stand".to_owned(),
        Fault::Control(sign) => {
            format!("a character that cannot be seen (U+{:04X})", u32::from(*sign))
        }
        Fault::OpenQuote(quote) => format!("the quote {quote} is not closed"),
        Fault::TextAfterQuote(quote) => format!("text behind the closing quote {quote}"),
        Fault::Escape => "a backslash `\\` in double quotes that means nothing".to_owned(),
        Fault::OpenBracket(bracket) => format!("the bracket `{bracket}` is not closed"),
        Fault::StrayBracket(bracket) => format!("the bracket `{bracket}` was never opened"),
        Fault::TextAfterBracket => "text behind the closing bracket".to_owned(),
        Fault::NoComma => "a comma is missing between two entries".to_owned(),
        Fault::Colon => "a colon in a text without quotes".to_owned(),
        Fault::OddColon => "the colon is one of another script".to_owned(),
        Fault::NoSpaceAfterColon => "there is no space behind the colon".to_owned(),
        Fault::NoSpaceAfterDash => "there is no space behind the dash".to_owned(),
        Fault::OtherMark(mark) => format!("`{mark}` begins no entry of a list"),
        Fault::SecondMark(mark) => format!("`{mark}` is too much: `-` begins the entry"),
        Fault::NoDash => "these lines would become one entry".to_owned(),
        Fault::NoColon => "this line has no colon".to_owned(),
        Fault::Sign(sign) => format!("the text begins with `{sign}`, which means something else"),
        Fault::Remark => "the text is cut off here: `#` begins a remark".to_owned(),
        Fault::Indentation { found, .. } => {
            format!("{found} spaces at the beginning do not line up with the lines above")
        }
        Fault::Alias => "`&` and `*` are not used here".to_owned(),
        Fault::ComplexKey => "a key must be one word".to_owned(),
        Fault::SecondDocument => "a second document begins here".to_owned(),
        Fault::TooDeep => "lists in lists are nested too deeply".to_owned(),
    }
}

fn syntax_help(fault: &Fault) -> String {
    let help = match fault {
        Fault::Scan(_) => {
            "check the spaces at the beginning of lines, unclosed quotes, and colons in texts"
        }
        Fault::Tab => "use spaces in place of tabs, two for each level",
        Fault::OddSpace => "delete it and type spaces; it comes with text copied from elsewhere",
        Fault::Control(_) => "delete it; it comes with text copied from elsewhere",
        Fault::OpenQuote(quote) => {
            return format!("add {quote} at the end of the text, or remove it at the beginning");
        }
        Fault::TextAfterQuote('\'') => {
            "put the whole text in double quotes, or write a `'` within it twice: `''`"
        }
        Fault::TextAfterQuote(_) => "put the whole text in single quotes: `'…'`",
        Fault::Escape => "use single quotes, or write the backslash twice",
        Fault::OpenBracket('[') => "add `]` at the end of the list",
        Fault::OpenBracket(_) => "add `}` at the end",
        Fault::StrayBracket(_) => "remove it, or put the whole text in quotes",
        Fault::NoComma => "write a comma between the entries",
        Fault::OddColon => "delete it and type `:` and a space",
        Fault::NoSpaceAfterColon => "write a space behind the colon: `key: value`",
        Fault::NoSpaceAfterDash => "write a space behind the dash: `- text`",
        Fault::OtherMark(_) => {
            "write `- ` in its place; the page writes the numbers; if this goes on with the text above, put it on that line"
        }
        Fault::SecondMark(_) => "remove it",
        Fault::NoDash => "begin each entry with `- `; if it is only one, put it on one line",
        Fault::NoColon => {
            "write `key: value`, or indent the line if it goes on with the text above"
        }
        Fault::Sign('-') => "begin the list on a line of its own, or put the text in quotes",
        Fault::Sign('|' | '>') => {
            "put the text in quotes, or begin it on the next line, two spaces further in"
        }
        Fault::TextAfterBracket | Fault::Colon | Fault::Sign(_) => {
            "put the whole text in quotes: `\"…\"`"
        }
        Fault::Remark => {
            "put the whole text in quotes, or write a space behind the `#` of a remark"
        }
        Fault::Indentation { expected, .. } => return indentation_help(expected),
        Fault::Alias => "put a text that begins with that sign in quotes",
        Fault::ComplexKey => "write `key: value`",
        Fault::SecondDocument => {
            "remove the line `---` or `...`, and the spaces before the first key"
        }
        Fault::TooDeep => "check the spaces and brackets at the beginning of lines",
    };
    help.to_owned()
}

fn indentation_help(expected: &[usize]) -> String {
    match expected {
        [] => "begin the line with as many spaces as the line above".to_owned(),
        [one] => format!("begin the line with {one} spaces"),
        [rest @ .., last] => {
            let rest = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("begin the line with {rest} or {last} spaces, as what belongs together does")
        }
    }
}

fn shape(fault: &ShapeFault) -> String {
    match fault {
        ShapeFault::WrongType { found, .. } => format!("found {}", found_words(*found)),
        ShapeFault::UnknownKey { key, .. } => format!("unknown key `{key}`"),
        ShapeFault::UnknownWord { word, .. } => format!("`{word}` is none of the choices"),
        ShapeFault::MissingKey(key) => format!("`{key}` is missing"),
        ShapeFault::DuplicateKey(key) => format!("the key `{key}` stands twice"),
        ShapeFault::Other(cause) => format!("the value cannot be used: {cause}"),
    }
}

const fn found_words(found: Found) -> &'static str {
    match found {
        Found::Nothing => "nothing",
        Found::Number => "a number",
        Found::Boolean => "`true` or `false`",
        Found::Text => "text",
        Found::List => "a list",
        Found::Map => "keys with values",
    }
}

fn shape_help(fault: &ShapeFault) -> String {
    match fault {
        ShapeFault::WrongType { expected, .. } => {
            format!("expected: {}", expectation(expected))
        }
        ShapeFault::UnknownKey { key: word, known } | ShapeFault::UnknownWord { word, known } => {
            word_help(word, known)
        }
        ShapeFault::MissingKey(key) => format!("add `{key}: …`"),
        ShapeFault::DuplicateKey(_) => "remove one of them".to_owned(),
        ShapeFault::Other(_) => "compare it with the same key of another file".to_owned(),
    }
}

fn expectation(expected: &str) -> &str {
    match expected {
        "a string" => "text",
        "a boolean" => "`true` or `false`",
        "a sequence" => "a list, one line for each entry, beginning with `- `",
        _ if expected.starts_with("struct") => "keys with values",
        _ if expected.starts_with('u') || expected.starts_with('i') => "a whole number",
        _ => expected,
    }
}

fn word_help(word: &str, known: &[&'static str]) -> String {
    match meant(word, known) {
        Some(Meant::Word(meant)) => format!("did you mean `{meant}`?"),
        Some(Meant::NoSpace(key)) => format!("write a space behind the colon: `{key}: …`"),
        Some(Meant::Elsewhere(place)) => {
            format!(
                "this key belongs under `{place}`: check the spaces at the beginning of the line"
            )
        }
        None => format!("there are: {}", quoted(known.iter().copied())),
    }
}

/// Names the first files that are to be written.
fn first_of(files: &[String]) -> String {
    let more = if files.len() > 3 { " …" } else { "" };
    format!("{}{more}", quoted(files.iter().take(3).map(String::as_str)))
}

/// Names what was likely meant, or all that there is.
fn listed_help(word: &str, known: &[String]) -> String {
    match likely(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn known_help(word: &str, known: &[String], key: &str) -> String {
    match likely(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if known.is_empty() => format!("write it under `{key}` first"),
        None => format!("there are: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn unknown_step_help(goto: &str, known: &[String]) -> String {
    match likely(goto, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("write `next`, `end`, or one of {}", quoted(known.iter().map(String::as_str)))
        }
    }
}

fn document_help(name: &str, known: &[String]) -> String {
    match likely(name, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the document in the folder of the service, such as `lock/statement.md`"
            .to_owned(),
    }
}

fn form_help(name: &str, known: &[String]) -> String {
    match likely(name, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if known.is_empty() => {
            "write the form in the folder `forms`, such as `forms/general.yaml`".to_owned()
        }
        None => format!("there are: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn incomplete_help(component: Component) -> String {
    let key = component.key();
    format!("fill in `{key}:`; until then the page says that the standard does not state it")
}

fn advice_help(components: &[Component]) -> String {
    format!("if the decree states them, add {}", quoted(components.iter().map(|one| one.key())))
}

fn place_help(id: &str, known: &[String]) -> String {
    match likely(id, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `#{meant}`?"),
        None if known.is_empty() => "the text of that page has no headings".to_owned(),
        None => format!("there are: {}", quoted(known.iter().map(String::as_str))),
    }
}

fn blank_help(name: &str, known: &[String]) -> String {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match likely(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{{{meant}}}`?"),
        None => format!("there are: {}", quoted(known)),
    }
}
