//! Files: told by their content, bounded in size and number.

use aws_lc_rs::digest;
use bytes::Bytes;

use crate::csr::CertificateRequest;
use crate::document::{DocumentKind, active_content};
use crate::field::FileKind;
use crate::private::Private;
use crate::problem::Problem;
use crate::submission::{Answer, Attachment, AttachmentKind};

/// Judges the files of one field, of which at least one is there.
pub(super) fn files(
    contents: &[&Bytes],
    accept: &[FileKind],
    limit: u32,
    count: u32,
) -> Result<Answer, Problem> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if let ([only], 1) = (contents, most) {
        return file(only, accept, limit).map(Answer::File);
    }
    if contents.len() > most {
        return Err(if most == 1 {
            Problem::Repeated
        } else {
            Problem::TooManyFiles { count, sent: contents.len() }
        });
    }
    let judged = contents.iter().enumerate().map(|(index, content)| {
        file(content, accept, limit).map_err(|problem| {
            if contents.len() == 1 {
                problem
            } else {
                Problem::OneOfSeveral { number: index + 1, problem: Box::new(problem) }
            }
        })
    });
    judged.collect::<Result<_, _>>().map(Answer::Files)
}

fn file(content: &Bytes, accept: &[FileKind], limit: u32) -> Result<Attachment, Problem> {
    if u32::try_from(content.len()).map_or(true, |size| size > limit) {
        return Err(Problem::FileTooLarge { limit, size: content.len() });
    }
    let kind = match DocumentKind::detect(content) {
        Some(kind) if accept.contains(&file_kind(kind)) => document(kind, content),
        _ if accept == [FileKind::Csr] => request(content)?,
        _ if accept.contains(&FileKind::Csr) => request(content).map_err(|_| Problem::WrongKind)?,
        _ => return Err(Problem::WrongKind),
    };
    let mut sha256 = [0; 32];
    sha256.copy_from_slice(digest::digest(&digest::SHA256, content).as_ref());
    Ok(Attachment { content: Private::new(content.clone()), sha256, kind })
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

fn request(content: &Bytes) -> Result<AttachmentKind, Problem> {
    let request = CertificateRequest::parse(content).map_err(Problem::Csr)?;
    // A DER SEQUENCE begins with 0x30, "0", which no PEM text does.
    let pem = content.first() != Some(&0x30);
    Ok(AttachmentKind::Request { request: Private::new(request), pem })
}
