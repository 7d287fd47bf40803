//! What forms ask that nobody wrote.

/// The words of one language for what forms ask by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormWords {
    /// What a form asks whose service has cases.
    pub case_question: String,
    /// What a complaint is about that is about none of the services.
    pub other_service: String,
}
