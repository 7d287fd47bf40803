//! How to complain.

use super::{Channels, Duration, Phone, Prose, SocialAccount, StatedValue, WhatsApp};

/// How to complain (UU 25/2009, article 21 letter i and article 36).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaints {
    /// Words of the decree without a structure.
    pub text: Option<Prose>,
    /// Ways to complain from afar that the agency may have as well.
    pub channels: Channels,
    /// Fax numbers.
    pub fax: Vec<Phone>,
    /// Numbers for SMS.
    pub sms: Vec<Phone>,
    /// Numbers for `WhatsApp`.
    pub whatsapp: Vec<WhatsApp>,
    /// Accounts in social networks.
    pub socials: Vec<SocialAccount>,
    /// Whether SP4N-LAPOR! is a way.
    pub lapor: bool,
    /// Ways without an address: a box, a room, a letter.
    pub other: Vec<String>,
    /// The officer who answers for complaints.
    pub officer: Option<ContactPoint>,
    /// What happens when someone complains in person.
    pub direct: Vec<ComplaintStep>,
    /// What happens with every complaint.
    pub handling: Vec<ComplaintStep>,
    /// How long it takes, by the class of the complaint.
    pub deadlines: Vec<Deadline>,
}

/// A person who answers for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPoint {
    /// The role.
    pub role: Option<String>,
    /// The name; absent where the standard names the role alone.
    pub name: Option<String>,
    /// The telephone.
    pub phone: Option<Phone>,
}

/// One step of the way of a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintStep {
    /// What happens.
    pub text: String,
    /// How long it takes.
    pub time: Option<StatedValue<Duration>>,
    /// What else to know.
    pub note: Option<String>,
}

/// How long complaints of one class take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The class, such as "Ringan".
    pub class: String,
    /// How long.
    pub time: StatedValue<Duration>,
}
