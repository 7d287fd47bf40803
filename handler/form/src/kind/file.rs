//! Files: told by their content, bounded in size and number.

use aws_lc_rs::digest;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

use super::rule::{Control, Input, Rule, Sent};
use crate::csr::CertificateRequest;
use crate::document::{DocumentKind, OtherKind, active_content};
use crate::private::Private;
use crate::problem::Problem;
use crate::submission::{Answer, Attachment, AttachmentKind};

/// One uploaded file, or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRule {
    /// The kinds that are accepted, by content.
    pub accept: Vec<FileKind>,
    /// The greatest size of each in bytes.
    pub limit: u32,
    /// The most files.
    #[serde(default = "one")]
    pub count: u32,
}

const fn one() -> u32 {
    1
}

/// A kind of file, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, EnumString, VariantNames)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A PKCS#10 certification request.
    Csr,
}

impl FileKind {
    /// Returns the tokens of the `accept` attribute.
    #[must_use]
    pub const fn accept(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf,.pdf",
            Self::Jpeg => "image/jpeg,.jpg,.jpeg",
            Self::Png => "image/png,.png",
            Self::Csr => ".csr,.pem,.der,.p10,application/pkcs10",
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPG",
            Self::Png => "PNG",
            Self::Csr => "CSR",
        }
    }
}

impl Rule for FileRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let contents = sent.filled(self);
        let most = usize::try_from(self.count).unwrap_or(usize::MAX);
        match (contents.as_slice(), most) {
            ([], _) => return sent.empty(),
            ([only], 1) => return self.file(only).map(Answer::File),
            (_, 1) => return Err(Problem::Repeated),
            _ => {}
        }
        if contents.len() > most {
            return Err(Problem::TooManyFiles { count: self.count, sent: contents.len() });
        }
        let judged = contents.iter().enumerate().map(|(index, content)| {
            self.file(content).map_err(|problem| {
                if contents.len() == 1 {
                    problem
                } else {
                    Problem::OneOfSeveral { number: index + 1, problem: Box::new(problem) }
                }
            })
        });
        judged.collect::<Result<_, _>>().map(Answer::Files)
    }

    fn input(&self) -> Input {
        Input::of(Control::File)
    }

    /// A file without a byte was chosen all the same: nothing is sent where none was.
    fn is_blank(&self, _: &Bytes) -> bool {
        false
    }
}

impl FileRule {
    /// Returns whether a photo can be the answer.
    pub(crate) fn takes_photos(&self) -> bool {
        self.accept.iter().any(|kind| matches!(kind, FileKind::Jpeg | FileKind::Png))
    }

    fn file(&self, content: &Bytes) -> Result<Attachment, Problem> {
        let (accept, limit) = (self.accept.as_slice(), self.limit);
        if content.is_empty() {
            return Err(Problem::EmptyFile);
        }
        if u32::try_from(content.len()).map_or(true, |size| size > limit) {
            return Err(Problem::FileTooLarge { limit, size: content.len() });
        }
        let (kind, content) = match DocumentKind::detect(content) {
            Some(kind) if accept.contains(&file_kind(kind)) => {
                (document(kind, content), content.clone())
            }
            _ if accept == [FileKind::Csr] => request(content)?,
            _ if accept.contains(&FileKind::Csr) => {
                request(content).map_err(|_| wrong_kind(content))?
            }
            _ => return Err(wrong_kind(content)),
        };
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest::digest(&digest::SHA256, &content).as_ref());
        Ok(Attachment { content: Private::new(content), sha256, kind })
    }
}

const fn file_kind(kind: DocumentKind) -> FileKind {
    match kind {
        DocumentKind::Pdf => FileKind::Pdf,
        DocumentKind::Jpeg => FileKind::Jpeg,
        DocumentKind::Png => FileKind::Png,
    }
}

fn document(kind: DocumentKind, content: &Bytes) -> AttachmentKind {
    let active = match kind {
        DocumentKind::Pdf => active_content(content),
        DocumentKind::Jpeg | DocumentKind::Png => Vec::new(),
    };
    AttachmentKind::Document { kind, active }
}

fn wrong_kind(content: &Bytes) -> Problem {
    OtherKind::detect(content).map_or(Problem::WrongKind, Problem::OtherKind)
}

/// Returns a request with the bytes to send on: of a text, the one block that was judged, as
/// every reader takes it.
fn request(content: &Bytes) -> Result<(AttachmentKind, Bytes), Problem> {
    let request = CertificateRequest::parse(content).map_err(Problem::Csr)?;
    // A DER SEQUENCE begins with 0x30, "0", which no PEM text does.
    let pem = content.first() != Some(&0x30);
    let content = if pem { request.to_pem().into() } else { content.clone() };
    Ok((AttachmentKind::Request { request: Private::new(request), pem }, content))
}
