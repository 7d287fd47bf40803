//! Files of office programs: archives of XML parts, unpacked as far as a standard is long.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use roxmltree::{Document as Xml, Node, ParsingOptions};
use zip::ZipArchive;

use crate::import::read_error::ReadError;

/// The longest part of a file when it is unpacked. The text of a thousand pages is 20 MB of XML;
/// what is longer is a bomb.
const MAX_XML: u64 = 48 << 20;
/// The most elements and texts of a part: 2 GB of memory would need far more.
const MAX_NODES: u32 = 2_000_000;
/// What an old file of Word or Excel, or one with a password, begins with.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// A file of an office program.
pub(super) struct Archive<'bytes>(ZipArchive<Cursor<&'bytes [u8]>>);

impl<'bytes> Archive<'bytes> {
    /// Opens a file; one that has a password is none.
    pub(super) fn open(bytes: &'bytes [u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(&COMPOUND) {
            return Err(ReadError::Encrypted);
        }
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|_| ReadError::Broken)
    }

    /// Returns the names of its parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.file_names().flatten().map(Cow::into_owned).collect()
    }

    /// Unpacks a part.
    pub(super) fn part(&mut self, name: &str) -> Result<String, ReadError> {
        let file = self.0.by_name(name).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => ReadError::Encrypted,
            _ => ReadError::Broken,
        })?;
        let mut text = String::new();
        file.take(MAX_XML + 1).read_to_string(&mut text).map_err(|_| ReadError::Broken)?;
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > MAX_XML {
            return Err(ReadError::TooLong);
        }
        Ok(text)
    }
}

/// Reads a part as XML, without entities of its own.
pub(super) fn parsed(text: &str) -> Result<Xml<'_>, ReadError> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Xml::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::TooLong,
        _ => ReadError::Broken,
    })
}

/// Finds the element of a name below another one.
pub(super) fn below<'xml, 'input>(
    parent: Node<'xml, 'input>,
    name: &str,
) -> Option<Node<'xml, 'input>> {
    parent.children().find(|child| child.tag_name().name() == name)
}

/// Returns the attribute of a name, whatever its prefix.
pub(super) fn attribute<'xml>(node: Node<'xml, '_>, name: &str) -> Option<&'xml str> {
    node.attributes().find(|it| it.name() == name).map(|it| it.value())
}
