//! The Tera environment that generator and handler render with.

use tera::Tera;

/// The prefix under which a default template stays reachable when a site overrides it.
pub const DEFAULT_PREFIX: &str = "loket/";

/// Makes the environment of a theme.
///
/// `templates` maps names such as `form.html` or `loket/form.html` to their
/// sources; a name without the prefix is an override. Every `.html`, `.svg` and
/// `.xml` template escapes what it prints, a `.txt` template prints it as it is.
///
/// The filter `linked` makes links of the addresses that stand in plain words.
///
/// # Errors
/// If a template does not parse, or names another one that does not exist.
pub fn environment<Name: AsRef<str>, Source: AsRef<str>>(
    templates: impl IntoIterator<Item = (Name, Source)>,
) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg", ".xml"]);
    tera.register_filter("linked", crate::linked::filter);
    tera.set_fallback_prefixes([DEFAULT_PREFIX])?;
    tera.add_raw_templates(templates)?;
    Ok(tera)
}
