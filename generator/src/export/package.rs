//! Files of office programs: archives of XML parts (ECMA-376).
//!
//! What is written is five parts or so of fixed shape with texts in them. A library for writing
//! would bring a model of all that Word and Excel can do, and its own version of the archive crate.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OF_OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of a file: its name, the end of its media type, and what it says.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) media_type: &'static str,
    pub(super) xml: String,
}

/// Writes an archive. The first part is the one that the others belong to; the same parts make
/// the same bytes.
pub(super) fn package(kind: &str, parts: &[Part]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, xml: &str| -> Result<(), ZipError> {
        // Without a clock: the oldest day that an archive knows.
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(DECLARATION.as_bytes())?;
        Ok(archive.write_all(xml.as_bytes())?)
    };
    let Some((main, others)) = parts.split_first() else { return Ok(Vec::new()) };
    add("[Content_Types].xml", &content_types(parts))?;
    add("_rels/.rels", &relationships([("officeDocument", main.name)]))?;
    let beside = others.iter().map(|part| {
        let file = part.name.strip_prefix(kind).unwrap_or(part.name);
        (part.relation(), file.trim_start_matches('/'))
    });
    let file = main.name.strip_prefix(kind).unwrap_or(main.name).trim_start_matches('/');
    add(&format!("{kind}/_rels/{file}.rels"), &relationships(beside))?;
    for Part { name, xml, .. } in parts {
        add(name, xml)?;
    }
    Ok(archive.finish()?.into_inner())
}

impl Part {
    /// Returns what it is to the main part: the last word of its media type.
    fn relation(&self) -> &'static str {
        self.media_type.rsplit('.').next().unwrap_or_default()
    }
}

fn content_types(parts: &[Part]) -> String {
    let overrides = parts.iter().map(|Part { name, media_type, .. }| {
        format!(
            r#"<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{media_type}+xml"/>"#
        )
    });
    format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
        overrides.collect::<String>()
    )
}

/// Numbers parts as `rId1` and so on, by which the main part names them.
fn relationships<'part>(parts: impl IntoIterator<Item = (&'part str, &'part str)>) -> String {
    let parts = (1..).zip(parts).map(|(number, (relation, file))| {
        format!(r#"<Relationship Id="rId{number}" Type="{OF_OFFICE}/{relation}" Target="{file}"/>"#)
    });
    format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}">{}</Relationships>"#,
        parts.collect::<String>()
    )
}
