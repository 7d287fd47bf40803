//! Files: told by their content, bounded in size and number.

use aws_lc_rs::digest;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

use super::rule::{Control, Input, Rule, Sent};
use crate::csr::CertificateRequest;
use crate::document::{DocumentKind, OtherKind, active_content};
use crate::id::FieldName;
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
        match (contents.as_slice(), self.count) {
            ([], _) if sent.optional && was_there(sent) => Err(Problem::NotChosenAgain),
            ([], _) => sent.empty(),
            ([only], 1) => self.file(only).map(Answer::File),
            (several, _) => self.each(several, |content| self.file(content)).map(Answer::Files),
        }
    }

    fn aside(&self, name: &FieldName) -> Option<String> {
        Some(looked_at(name))
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

    /// Judges files that are still to come by their sizes.
    pub(crate) fn foresee(&self, sizes: &[usize]) -> Result<(), Problem> {
        self.each(sizes, |size| self.check_size(*size)).map(drop)
    }

    /// Judges files one by one, if there are not too many.
    fn each<T, A>(
        &self,
        files: &[T],
        judge: impl Fn(&T) -> Result<A, Problem>,
    ) -> Result<Vec<A>, Problem> {
        let sent = files.len();
        if sent > usize::try_from(self.count).unwrap_or(usize::MAX) {
            let several = Problem::TooManyFiles { count: self.count, sent };
            return Err(if self.count == 1 { Problem::Repeated } else { several });
        }
        let told = |number, problem| match sent {
            1 => problem,
            _ => Problem::OneOfSeveral { number, problem: Box::new(problem) },
        };
        let judged = (1..).zip(files);
        judged.map(|(number, file)| judge(file).map_err(|problem| told(number, problem))).collect()
    }

    fn check_size(&self, size: usize) -> Result<(), Problem> {
        let limit = self.limit;
        if size == 0 {
            return Err(Problem::EmptyFile);
        }
        if u32::try_from(size).map_or(true, |size| size > limit) {
            return Err(Problem::FileTooLarge { limit, size });
        }
        Ok(())
    }

    fn file(&self, content: &Bytes) -> Result<Attachment, Problem> {
        self.check_size(content.len())?;
        let accept = self.accept.as_slice();
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

/// The name under which a page says that there was a file when the answers were looked through,
/// which a browser without a script has forgotten. No field has it: their names have no hyphen.
fn looked_at(name: &FieldName) -> String {
    format!("{name}-lagi")
}

/// Returns whether there was a file when the answers were looked through.
fn was_there(sent: &Sent<'_>) -> bool {
    sent.raw.contents(&looked_at(sent.name)).iter().any(|content| !content.reveal().is_empty())
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
