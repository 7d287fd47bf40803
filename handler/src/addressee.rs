//! Who reads a mail: the agency, the applicant, whoever keeps the service running, or the
//! recipients of forms in the morning.

/// Which mail of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The agency, which gets the request.
    Agency,
    /// The applicant, who gets an acknowledgement.
    Applicant,
    /// Whoever reads the mailbox of the sender, who is told of what cannot be delivered.
    Keeper,
    /// The recipients of forms, who are told in the morning what came.
    Recipients,
}

impl Addressee {
    /// All of them.
    pub(crate) const ALL: [Self; 4] =
        [Self::Agency, Self::Applicant, Self::Keeper, Self::Recipients];

    /// Returns the word that stands in file names and message ids.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agency => "instansi",
            Self::Applicant => "pemohon",
            Self::Keeper => "pengelola",
            Self::Recipients => "rekap",
        }
    }
}
