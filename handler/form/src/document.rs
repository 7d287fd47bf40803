//! Documents and pictures, told by their content.

use memchr::memmem;
use strum::IntoStaticStr;

/// A kind of document that people upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

/// A kind of file that phones and offices make, and that is not taken: it is named, for most
/// people do not know what they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// The photographs of iPhones.
    Heic,
    /// AV1 pictures.
    Avif,
    /// The pictures of messengers and of the web.
    WebP,
    /// GIF pictures.
    Gif,
    /// TIFF pictures, of scanners.
    Tiff,
    /// Documents of Word, Excel and the like.
    Office,
}

impl OtherKind {
    /// Tells the kind of a file by its beginning; `None` for what is not known.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        match bytes {
            // ISO 14496-12, section 4.3: the size of the box, its type, the major brand.
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4)? {
                b"avif" | b"avis" => Some(Self::Avif),
                [b'h', b'e', ..] | b"mif1" | b"msf1" => Some(Self::Heic),
                _ => None,
            },
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Self::Tiff),
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Some(Self::Office),
            [b'P', b'K', 3, 4, ..] if contains(bytes, b"[Content_Types].xml") => Some(Self::Office),
            _ => None,
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Office => "Word/Excel",
        }
    }

    /// Returns whether it is a picture.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Office)
    }
}

impl DocumentKind {
    /// Tells the kind of a file by its content alone; `None` for every other kind, and for a torn file.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if is_pdf(bytes) {
            Some(Self::Pdf)
        } else if is_jpeg(bytes) {
            Some(Self::Jpeg)
        } else if is_png(bytes) {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// Returns the ending of a file name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Returns the media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// How far from the beginning of a PDF its head may stand, in bytes (ISO 32000-1, implementation note 13).
const PDF_HEAD: usize = 1024;
/// What some programs write in front of everything, as if it were text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// As viewers take it: white space and a byte order mark may stand before the head, and
/// anything behind the last `%%EOF` but objects, which show that the rest is missing.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.trim_ascii_start();
    let head = head.strip_prefix(BOM).unwrap_or(head).trim_ascii_start();
    let begins = head.starts_with(b"%PDF-1.") || head.starts_with(b"%PDF-2.");
    let rest = memmem::rfind(bytes, b"%%EOF").and_then(|end| bytes.get(end..));
    begins
        && bytes.len() - head.len() <= PDF_HEAD
        && rest.is_some_and(|rest| !contains(rest, b" obj"))
}

/// Phones append thumbnails and video behind the picture, so its end is looked for, not expected.
fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.len() > 100
        && bytes.starts_with(&[0xff, 0xd8, 0xff])
        && bytes.get(3).is_some_and(|marker| *marker >= 0xc0)
        && contains(bytes, &[0xff, 0xda])
        && contains(bytes, &[0xff, 0xd9])
}

/// W3C PNG, section 5: the signature, an IHDR chunk of 13 bytes with a size, and IEND, behind
/// which some programs keep notes of their own.
fn is_png(bytes: &[u8]) -> bool {
    let has_size = |place: usize| {
        bytes.get(place..place + 4).is_some_and(|size| size.iter().any(|byte| *byte != 0))
    };
    bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        && has_size(16)
        && has_size(20)
        && contains(bytes, b"IEND\xae\x42\x60\x82")
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    memmem::find(bytes, part).is_some()
}

/// What can act by itself in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
pub enum ActiveContent {
    /// A script.
    JavaScript,
    /// A program to start.
    Launch,
    /// A file in the file.
    EmbeddedFile,
    /// Encryption, which hides the rest.
    Encrypt,
}

impl ActiveContent {
    /// Returns the name that stands for it in a PDF (ISO 32000-1).
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    fn of_name(name: &[u8]) -> Option<Self> {
        match name {
            b"JavaScript" | b"JS" => Some(Self::JavaScript),
            b"Launch" => Some(Self::Launch),
            b"EmbeddedFile" | b"EmbeddedFiles" => Some(Self::EmbeddedFile),
            b"Encrypt" => Some(Self::Encrypt),
            _ => None,
        }
    }
}

/// Names longer than this are none of ours.
const LONGEST_NAME: usize = 64;

/// Finds what can act by itself in a PDF, each kind once and in order.
///
/// This is no malware scan, only a hint for whoever opens the file: names inside
/// compressed object streams are not seen.
#[must_use]
pub fn active_content(bytes: &[u8]) -> Vec<ActiveContent> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    let mut found: Vec<ActiveContent> = starts
        .filter_map(|(slash, _)| ActiveContent::of_name(&name(bytes.get(slash + 1..)?)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Reads a name with its `#xx` escapes (ISO 32000-1, section 7.3.5).
fn name(bytes: &[u8]) -> Vec<u8> {
    let mut name = Vec::new();
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let is_regular = first.is_ascii_graphic() && !b"()<>[]{}/%".contains(first);
        if !is_regular || name.len() > LONGEST_NAME {
            break;
        }
        let (byte, after) = match (first, escaped(tail)) {
            (b'#', Some(escaped)) => escaped,
            _ => (*first, tail),
        };
        name.push(byte);
        rest = after;
    }
    name
}

fn escaped(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, tail) = bytes.split_first_chunk::<2>()?;
    let digits = std::str::from_utf8(digits).ok().filter(|text| !text.starts_with('+'))?;
    Some((u8::from_str_radix(digits, 16).ok()?, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    fn png() -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".to_vec();
        bytes.extend_from_slice(
            b"\x3a\x7e\x9b\x55\0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71",
        );
        bytes.extend_from_slice(b"\0\0\0\0IEND\xae\x42\x60\x82");
        bytes
    }

    fn jpeg() -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
        bytes.extend_from_slice(&[b'x'; 100]);
        bytes.extend_from_slice(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0data\xff\xd9");
        bytes
    }

    #[test]
    fn files_are_told_by_their_content() {
        assert_eq!(DocumentKind::detect(PDF), Some(DocumentKind::Pdf));
        assert_eq!(DocumentKind::detect(&png()), Some(DocumentKind::Png));
        assert_eq!(DocumentKind::detect(&jpeg()), Some(DocumentKind::Jpeg));
    }

    #[test]
    fn torn_files_and_lookalikes_are_no_documents() {
        let junk_before = [b"junk\n", PDF].concat();
        for bytes in [
            b"".as_slice(),
            b"%PDF-1.7\n",
            b"%PDF-9.9\n%%EOF",
            &junk_before,
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            &png()[..40],
            &jpeg()[..60],
            b"GIF89a",
            b"PK\x03\x04",
            b"<html>%PDF-1.7 %%EOF",
            b"%PDF-1.7\n1 0 obj<</Linearized 1>>endobj %%EOF\n2 0 obj<</Length 9",
            b"MZ",
        ] {
            assert_eq!(DocumentKind::detect(bytes), None);
        }
    }

    #[test]
    fn a_picture_with_a_video_behind_it_is_still_a_picture() {
        let with_video = [jpeg(), vec![0; 10_000]].concat();
        assert_eq!(DocumentKind::detect(&with_video), Some(DocumentKind::Jpeg));
    }

    #[test]
    fn a_pdf_is_one_with_something_before_its_head_or_behind_its_end() {
        let line_ends = [b"\r\n\r\n", PDF].concat();
        let mark = [BOM, PDF].concat();
        let padded = [PDF, &[0; 5000]].concat();
        for bytes in [&line_ends, &mark, &padded] {
            assert_eq!(DocumentKind::detect(bytes), Some(DocumentKind::Pdf));
        }
        let far = [&[b' '; 2000], PDF].concat();
        assert_eq!(DocumentKind::detect(&far), None);
    }

    #[test]
    fn active_content_is_found_also_when_its_name_is_escaped() {
        let names = |bytes: &[u8]| {
            active_content(bytes).into_iter().map(ActiveContent::name).collect::<Vec<_>>()
        };
        assert_eq!(names(PDF), Vec::<&str>::new());
        assert_eq!(names(b"<</S/JavaScript/JS(app.alert(1))>>"), ["JavaScript"]);
        assert_eq!(names(b"<</S/J#61vaScript>>"), ["JavaScript"]);
        assert_eq!(
            names(b"<</Encrypt 5 0 R/Launch<<>>/EmbeddedFiles 3 0 R>>"),
            ["Launch", "EmbeddedFile", "Encrypt"]
        );
        assert_eq!(names(b"<</JavaScripts 1>>/Launcher/#zz/#"), Vec::<&str>::new());
    }
}
