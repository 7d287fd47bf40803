//! What an applicant sends, as a browser puts it on the wire (RFC 7578).

use bytes::Bytes;
use http::Request;

const BOUNDARY: &str = "----PermohonanContoh7MA4YWxkTrZu0gW";

/// The answers of one applicant.
#[derive(Clone)]
pub(crate) struct Posting {
    pub(crate) parts: Vec<Part>,
    headers: Vec<(&'static str, String)>,
}

/// One part of the body.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// The file name and media type that the client claims.
    pub(crate) file: Option<(String, String)>,
    pub(crate) content: Vec<u8>,
}

impl Posting {
    /// A form of which nothing is filled in.
    pub(crate) fn empty() -> Self {
        Self { parts: Vec::new(), headers: Vec::new() }
    }

    /// Sends what a browser sends from a page of a site.
    pub(crate) fn sent_by_browser(self, origin: &str) -> Self {
        self.header("origin", origin)
            .header("sec-fetch-site", "same-origin")
            .header("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    }

    /// Adds a part.
    pub(crate) fn push(&mut self, name: &str, file: Option<(&str, &str)>, content: &[u8]) {
        let file = file.map(|(name, media_type)| (name.to_owned(), media_type.to_owned()));
        self.parts.push(Part { name: name.to_owned(), file, content: content.to_owned() });
    }

    /// Puts another content in place of an answer.
    pub(crate) fn set(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let part =
            self.parts.iter_mut().find(|part| part.name == name).expect("a field of the form");
        content.as_ref().clone_into(&mut part.content);
        self
    }

    /// Claims another file name and type.
    pub(crate) fn claim(mut self, name: &str, file_name: &str, media_type: &str) -> Self {
        let part =
            self.parts.iter_mut().find(|part| part.name == name).expect("a field of the form");
        part.file = Some((file_name.to_owned(), media_type.to_owned()));
        self
    }

    /// Leaves a part out.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.parts.retain(|part| part.name != name);
        self
    }

    /// Sends another header, or a header with another value.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sends a header no more.
    pub(crate) fn without_header(mut self, name: &str) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self
    }

    /// Asks for JSON.
    pub(crate) fn json(self) -> Self {
        self.header("accept", "application/json")
    }

    /// Returns the body.
    pub(crate) fn body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{BOUNDARY}\r\n").as_bytes());
            let name = &part.name;
            body.extend_from_slice(
                format!("Content-Disposition: form-data; name=\"{name}\"").as_bytes(),
            );
            if let Some((file_name, media_type)) = &part.file {
                let text = format!("; filename=\"{file_name}\"\r\nContent-Type: {media_type}");
                body.extend_from_slice(text.as_bytes());
            }
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(&part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }

    /// Returns the headers of the request.
    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = self.headers.clone();
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            headers.push(("content-type", format!("multipart/form-data; boundary={BOUNDARY}")));
        }
        headers
    }

    /// Returns the request.
    pub(crate) fn request(&self, path: &str) -> Request<Bytes> {
        let mut request = Request::post(path);
        for (name, value) in self.headers() {
            request = request.header(name, value);
        }
        request.body(self.body().into()).expect("a request")
    }
}
