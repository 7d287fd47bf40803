//! Who reads a mail: the agency or the applicant.

/// Which of the two mails of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The agency, which gets the request.
    Agency,
    /// The applicant, who gets an acknowledgement.
    Applicant,
}

impl Addressee {
    /// Returns the word that stands in file names and message ids.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agency => "instansi",
            Self::Applicant => "pemohon",
        }
    }
}
