//! The form of a service.

use loket_form::address::is_domain;
use loket_form::field::{Characters, Choice, Field, FieldKind, FieldName, FileKind, Template};
use loket_form::form::{Form, FormId, FormParts, Group};
use loket_form::reference::Prefix;

use super::report::{At, Report, filled};
use super::service::Context;
use crate::finding::Finding;
use crate::model::{ServiceForm, full_title};
use crate::raw::OneOrMany;
use crate::raw::form::{RawCharacters, RawField, RawForm, RawOption};

/// Resolves a form; absent, with findings, if it cannot be made.
pub(super) fn resolve(
    context: &Context<'_>,
    title: &str,
    code: Option<&str>,
    raw: &RawForm,
    report: &mut Report<'_>,
) -> Option<ServiceForm> {
    let at = At::TOP;
    let at = at.key("form");
    if context.agency.channels.emails.is_empty() {
        report.add(&at, Finding::NoRecipient);
    }
    if context.agency.privacy.is_none() {
        report.add(&at, Finding::NoPrivacyNotice);
    }
    let groups = groups(context, raw, &at, report);
    let reply_to = raw
        .reply_to
        .as_deref()
        .and_then(|name| report.value(&at.key("reply_to"), field_name(name)));
    let parts = FormParts {
        id: FormId::parse(&context.id.to_string()).ok()?,
        language: context.language,
        title: full_title(title, code),
        prefix: prefix(context, code),
        groups: groups?,
        reply_to,
    };
    let form = Form::try_new(parts).map_err(Finding::Form);
    let form = report.value(&at, form)?;
    Some(ServiceForm { form, warning: filled(raw.warning.as_deref()) })
}

fn prefix(context: &Context<'_>, code: Option<&str>) -> Prefix {
    code.and_then(|code| Prefix::from_text(code).ok())
        .or_else(|| Prefix::from_text(context.id.name()).ok())
        .or_else(|| Prefix::from_text(context.id.agency()).ok())
        .unwrap_or_default()
}

fn groups(
    context: &Context<'_>,
    raw: &RawForm,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let mut complete = true;
    if let Some(raw_fields) = &raw.fields {
        let fields = fields(context, raw_fields, at, report);
        complete &= fields.is_some();
        groups.extend(fields.map(|fields| Group { heading: None, fields }));
    }
    let list = at.key("groups");
    for (index, group) in raw.groups.iter().flatten().enumerate() {
        let at = list.index(index);
        let fields = fields(context, group.fields.as_deref().unwrap_or_default(), &at, report);
        complete &= fields.is_some();
        let heading = filled(group.heading.as_deref());
        groups.extend(fields.map(|fields| Group { heading, fields }));
    }
    complete.then_some(groups)
}

/// Resolves every field, so that every problem is found; `None` if there was one.
fn fields(
    context: &Context<'_>,
    raw: &[RawField],
    above: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Field>> {
    let list = above.key("fields");
    let mut fields = Vec::with_capacity(raw.len());
    for (index, raw) in raw.iter().enumerate() {
        fields.push(field(context, raw, &list.index(index), report));
    }
    fields.into_iter().collect()
}

fn field(
    context: &Context<'_>,
    raw: &RawField,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Field> {
    let name = report.required(at, "name", raw.name.as_deref());
    let label = report.required(at, "label", raw.label.as_deref());
    let kind_word = report.required(at, "kind", raw.kind.as_deref());
    let name =
        if name.is_empty() { None } else { report.value(&at.key("name"), field_name(&name)) };
    let kind = if kind_word.is_empty() { None } else { kind(raw, &kind_word, at, report) };
    note_strange_keys(raw, &kind_word, at, report);
    let template = raw.template.as_deref().map(|name| template(context, name));
    let template = template.and_then(|found| report.value(&at.key("template"), found));
    Some(Field {
        name: name?,
        label,
        hint: filled(raw.hint.as_deref()),
        optional: raw.optional.unwrap_or(false),
        autocomplete: filled(raw.autocomplete.as_deref()),
        template,
        kind: kind?,
    })
}

/// Finds the document that helps to answer.
fn template(context: &Context<'_>, name: &str) -> Result<Template, Finding> {
    let document = context.documents.iter().find(|document| document.name == name);
    let document = document.ok_or_else(|| Finding::UnknownDocument {
        name: name.to_owned(),
        known: context.documents.iter().map(|document| document.name.clone()).collect(),
    })?;
    let url = format!("{}/{}/{name}/", context.base_path, context.id);
    Ok(Template { url, label: document.title.clone() })
}

fn field_name(name: &str) -> Result<FieldName, Finding> {
    FieldName::parse(name).map_err(|_| Finding::FieldName(name.to_owned()))
}

/// Notes keys that fields of this kind do not have: they would do nothing, silently.
fn note_strange_keys(raw: &RawField, kind: &str, at: &At<'_>, report: &mut Report<'_>) {
    let keys: [(&'static str, bool, &[&str]); 9] = [
        ("min", raw.min.is_some(), &["text", "textarea"]),
        ("max", raw.max.is_some(), &["text", "textarea"]),
        ("characters", raw.characters.is_some(), &["text"]),
        ("domains", raw.domains.is_some(), &["email"]),
        ("mobile", raw.mobile.is_some(), &["tel"]),
        ("options", raw.options.is_some(), &["choice", "choices"]),
        ("value", raw.value.is_some(), &["checkbox"]),
        ("accept", raw.accept.is_some(), &["file"]),
        ("max_size", raw.max_size.is_some(), &["file"]),
    ];
    for (key, present, kinds) in keys {
        if present && crate::raw::form::KINDS.contains(&kind) && !kinds.contains(&kind) {
            report.add(&at.key(key), Finding::FieldKey { key, kind: kind.to_owned() });
        }
    }
}

fn kind(raw: &RawField, word: &str, at: &At<'_>, report: &mut Report<'_>) -> Option<FieldKind> {
    match word {
        "text" => {
            let (min, max) = lengths(raw, 200, at, report)?;
            Some(FieldKind::Text { min, max, characters: characters(raw.characters) })
        }
        "textarea" => {
            let (min, max) = lengths(raw, 4000, at, report)?;
            Some(FieldKind::Textarea { min, max })
        }
        "email" => Some(FieldKind::Email { domains: domains(raw.domains.as_ref(), at, report) }),
        "tel" => Some(FieldKind::Tel { mobile: raw.mobile.unwrap_or(false) }),
        "nik" => Some(FieldKind::Nik),
        "nip" => Some(FieldKind::Nip),
        "choice" => options(raw, at, report).map(|options| FieldKind::Choice { options }),
        "choices" => options(raw, at, report).map(|options| FieldKind::Choices { options }),
        "checkbox" => Some(FieldKind::Checkbox {
            value: filled(raw.value.as_deref()).unwrap_or_else(|| "ya".to_owned()),
        }),
        "file" => file(raw, at, report),
        _ => {
            report.add(&at.key("kind"), Finding::FieldKind(word.to_owned()));
            None
        }
    }
}

/// The lengths of a text; a bound that is left out is 1 or the greatest that is usual.
fn lengths(raw: &RawField, usual: u32, at: &At<'_>, report: &mut Report<'_>) -> Option<(u32, u32)> {
    let (min, max) = (raw.min.unwrap_or(1), raw.max.unwrap_or(usual));
    if min <= max {
        Some((min, max))
    } else {
        report.add(&at.key("min"), Finding::Lengths { min, max });
        None
    }
}

const fn characters(raw: Option<RawCharacters>) -> Characters {
    match raw {
        Some(RawCharacters::Name) => Characters::Name,
        Some(RawCharacters::Any) | None => Characters::Any,
    }
}

fn domains(raw: Option<&OneOrMany>, at: &At<'_>, report: &mut Report<'_>) -> Vec<String> {
    let list = at.key("domains");
    let mut domains = Vec::new();
    for (index, text) in raw.iter().flat_map(|raw| raw.texts.iter()).enumerate() {
        let domain = text.trim().trim_start_matches('@').to_ascii_lowercase();
        if is_domain(&domain) {
            domains.push(domain);
        } else {
            report.add(&list.index(index), Finding::Url(text.clone()));
        }
    }
    domains
}

fn options(raw: &RawField, at: &At<'_>, report: &mut Report<'_>) -> Option<Vec<Choice>> {
    let Some(raw_options) = raw.options.as_deref().filter(|options| !options.is_empty()) else {
        report.add(at, Finding::Missing("options"));
        return None;
    };
    let list = at.key("options");
    let options = raw_options.iter().enumerate();
    Some(options.map(|(index, raw)| option(raw, &list.index(index), report)).collect())
}

/// An option without a value of its own posts its label.
fn option(raw: &RawOption, at: &At<'_>, report: &mut Report<'_>) -> Choice {
    let label = report.required(at, "label", raw.label.as_deref());
    Choice { value: filled(raw.value.as_deref()).unwrap_or_else(|| label.clone()), label }
}

fn file(raw: &RawField, at: &At<'_>, report: &mut Report<'_>) -> Option<FieldKind> {
    let accept = accepted(raw, at, report);
    let size = report.required(at, "max_size", raw.max_size.as_deref());
    let limit =
        if size.is_empty() { None } else { report.value(&at.key("max_size"), bytes(&size)) };
    Some(FieldKind::File { accept: accept?, limit: limit? })
}

fn accepted(raw: &RawField, at: &At<'_>, report: &mut Report<'_>) -> Option<Vec<FileKind>> {
    let Some(raw) = raw.accept.as_ref().filter(|accept| !accept.texts.is_empty()) else {
        report.add(at, Finding::Missing("accept"));
        return None;
    };
    let list = at.key("accept");
    let mut kinds = Vec::new();
    for (index, text) in raw.texts.iter().enumerate() {
        let entry = list.index(index);
        kinds.push(report.value(if raw.listed { &entry } else { &list }, file_kind(text)));
    }
    kinds.into_iter().collect()
}

fn file_kind(text: &str) -> Result<FileKind, Finding> {
    match text.trim().to_ascii_lowercase().as_str() {
        "pdf" => Ok(FileKind::Pdf),
        "jpeg" | "jpg" => Ok(FileKind::Jpeg),
        "png" => Ok(FileKind::Png),
        "csr" => Ok(FileKind::Csr),
        _ => Err(Finding::FileKind(text.to_owned())),
    }
}

/// Reads a size such as `2 MB`, in units of 1024 as file managers show them.
fn bytes(text: &str) -> Result<u32, Finding> {
    let wrong = || Finding::Size(text.to_owned());
    let upper = text.trim().to_uppercase();
    let digits = upper.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = upper.split_at_checked(digits).ok_or_else(wrong)?;
    let factor: u32 = match unit.trim() {
        "KB" => 1024,
        "MB" => 1024 * 1024,
        _ => return Err(wrong()),
    };
    let number: u32 = number.parse().map_err(|_| wrong())?;
    number.checked_mul(factor).filter(|size| *size > 0).ok_or_else(wrong)
}
