//! How to complain.

use super::{Channels, Duration, Phone, Prose, SocialAccount, StatedValue, WhatsApp};

/// How to complain (UU 25/2009, article 21 letter i and article 36).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaints {
    /// Whether these ways are named for complaints; if not, they are how the agency is reached.
    pub are_named: bool,
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
    /// Numbers and addresses that have a name or a remark of their own.
    pub contacts: Vec<NamedContact>,
    /// Ways without an address: a box, a room, a letter.
    pub other: Vec<String>,
    /// The officer who answers for complaints.
    pub officer: Option<ContactPoint>,
    /// What happens when someone complains in person.
    pub direct: Vec<ComplaintStep>,
    /// The channel by which complaints come that are handled so, such as "SMS atau WhatsApp"; all
    /// of them if not stated.
    pub handling_through: Option<String>,
    /// What happens with a complaint.
    pub handling: Vec<ComplaintStep>,
    /// How long it takes, by the class of the complaint.
    pub deadlines: Vec<Deadline>,
}

impl Complaints {
    /// Returns whether there is any way to complain.
    #[must_use]
    pub fn have_ways(&self) -> bool {
        let Channels { phones, emails, websites } = &self.channels;
        let are_any = !phones.is_empty() || !emails.is_empty() || !websites.is_empty();
        let are_more = !self.fax.is_empty() || !self.sms.is_empty() || !self.whatsapp.is_empty();
        let are_others = !self.socials.is_empty() || !self.other.is_empty();
        let is_in_person = self.officer.is_some() || !self.direct.is_empty();
        let are_named = !self.contacts.is_empty();
        are_any
            || are_more
            || are_others
            || are_named
            || is_in_person
            || self.lapor
            || self.text.is_some()
    }
}

/// Where one goes with a complaint, as the words for it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// From afar: a letter, an app.
    Afar,
    /// In the office: a box, a counter, a room.
    Office,
    /// The words do not tell.
    Unknown,
}

/// Words for what is reached from afar; a letter to the office is a letter.
const AFAR: &[&str] = &[
    "surat", "pos", "aplikasi", "situs", "web", "online", "daring", "internet", "digital", "media",
    "menu", "email", "e-mail", "sms", "wa", "whatsapp", "telepon", "faks", "hotline", "letter",
    "post", "mail", "app", "site", "phone",
];

/// Words for what stands in an office.
const OFFICE: &[&str] = &[
    "kotak", "loket", "ruang", "ruangan", "meja", "kantor", "datang", "langsung", "tatap",
    "admisi", "lobi", "petugas", "box", "counter", "room", "desk", "office", "person", "lobby",
];

impl Reach {
    /// Tells where a way without an address is.
    #[must_use]
    pub fn of(way: &str) -> Self {
        let lower = way.to_lowercase();
        let has = |known: &[&str]| {
            let mut words = lower.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
            words.any(|word| known.contains(&word))
        };
        match (has(AFAR), has(OFFICE)) {
            // Paper for suggestions lies in the office.
            _ if lower.contains("kotak") => Self::Office,
            (true, _) => Self::Afar,
            (false, true) => Self::Office,
            (false, false) => Self::Unknown,
        }
    }
}

/// Numbers and addresses that have a name or a remark of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedContact {
    /// Whose they are, or what they are called.
    pub name: Option<String>,
    /// Telephones and addresses.
    pub channels: Channels,
    /// Numbers for SMS.
    pub sms: Vec<Phone>,
    /// Numbers for `WhatsApp`.
    pub whatsapp: Vec<WhatsApp>,
    /// What else to know, such as the format of a message.
    pub note: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_and_a_counter_stand_in_the_office_and_a_letter_does_not() {
        for (way, reach) in [
            ("kotak saran", Reach::Office),
            ("Kotak surat di lobi", Reach::Office),
            ("Loket pengaduan lantai 1", Reach::Office),
            ("Tatap muka kepada pejabat", Reach::Office),
            ("Tertulis melalui surat kepada: Kepala Kantor", Reach::Afar),
            ("Menu Apresiasi pada Aplikasi Contoh", Reach::Afar),
            ("layanan pelanggan", Reach::Unknown),
        ] {
            assert_eq!(Reach::of(way), reach, "{way}");
        }
    }
}
