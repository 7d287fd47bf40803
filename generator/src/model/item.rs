//! Components that have no structure of their own.

use super::{WebUrl, Wording};

/// One entry: a regulation, a facility, a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub words: Wording,
    /// A web page about it.
    pub url: Option<WebUrl>,
    /// What else to know.
    pub note: Option<String>,
}

/// The components of service management (UU 25/2009, article 21; PermenPANRB 15/2014,
/// 7 to 14); each is empty if the standard does not state it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Management {
    /// 7: which regulations it rests on.
    pub legal_basis: Vec<Item>,
    /// 8: what stands ready for it.
    pub facilities: Vec<Item>,
    /// 9: what the staff can do.
    pub competence: Vec<Item>,
    /// 10: who watches over it.
    pub supervision: Vec<Item>,
    /// 11: how many people serve.
    pub staff: Vec<Item>,
    /// 12: what is guaranteed.
    pub guarantee: Vec<Item>,
    /// 13: how safety is guaranteed.
    pub safety: Vec<Item>,
    /// 14: how the work is evaluated.
    pub evaluation: Vec<Item>,
}
