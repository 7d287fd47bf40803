//! Files beside the pages, named after what is in them.

use loket_form::hex::sha256;

use crate::model::PublicFile;

/// How many digits of the digest stand in the name: enough that no two contents meet.
const HASH_DIGITS: usize = 16;

/// A file that pages load, such as the logo.
///
/// Its name changes with its content: a browser may keep it for ever, and a page
/// never shows that of another release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    file: PublicFile,
    content: Vec<u8>,
}

impl Asset {
    /// Names a file after its content.
    #[must_use]
    pub fn new(name: &str, ending: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        let digest = sha256(&content);
        let hash = digest.get(..HASH_DIGITS).unwrap_or_default();
        Self { file: PublicFile::Asset(format!("{name}.{hash}.{ending}")), content }
    }

    /// Returns which file of the site it is, such as `logo.0f3a….svg`.
    #[must_use]
    pub const fn file(&self) -> &PublicFile {
        &self.file
    }

    /// Returns the content.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_changes_with_the_content_alone() {
        let asset = |content: &str| Asset::new("logo", "svg", content.to_owned());
        assert_eq!(asset("a").file(), asset("a").file());
        assert_ne!(asset("a").file(), asset("b").file());
        // `printf a | sha256sum` begins with these digits.
        assert_eq!(asset("a").file().path(), "assets/logo.ca978112ca1bbdca.svg");
    }
}
