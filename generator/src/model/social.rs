//! Accounts in social networks and of `WhatsApp`, as people write them.

use loket_form::telephone::{Telephone, TelephoneError};

use super::phone::{OF_WHATSAPP, WrittenNumber};
use loket_form::reader::tidy;

/// An account in a social network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocialAccount {
    network: Network,
    account: String,
}

/// A social network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Facebook.
    Facebook,
    /// Instagram.
    Instagram,
    /// X, once Twitter.
    X,
    /// `YouTube`.
    Youtube,
    /// `TikTok`.
    Tiktok,
    /// Telegram.
    Telegram,
    /// Threads.
    Threads,
}

/// The text names no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an account is written like `Instagram: @nama`")]
pub struct SocialError;

const NETWORKS: [(Network, &str, &[&str], &str); 7] = [
    (Network::Facebook, "Facebook", &["fb"], "https://www.facebook.com/"),
    (Network::Instagram, "Instagram", &["ig"], "https://www.instagram.com/"),
    (Network::X, "X (Twitter)", &["twitter", "x", "twitter/x", "x/twitter"], "https://x.com/"),
    (Network::Youtube, "YouTube", &[], "https://www.youtube.com/@"),
    (Network::Tiktok, "TikTok", &[], "https://www.tiktok.com/@"),
    (Network::Telegram, "Telegram", &[], "https://t.me/"),
    (Network::Threads, "Threads", &[], "https://www.threads.net/@"),
];

impl SocialAccount {
    /// Parses an account, or one name in several networks:
    /// `Instagram, Twitter, Facebook: @dinkominfo`.
    ///
    /// # Errors
    /// If a network is not known or the name cannot be one.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, SocialError> {
        let (networks, account) = text.split_once(':').ok_or(SocialError)?;
        let account = account.trim();
        let name = account.trim_start_matches('@');
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if name.is_empty() || name.len() > 60 || !name.bytes().all(is_name) {
            return Err(SocialError);
        }
        let account = |network| Self { network, account: account.to_owned() };
        networks.split([',', '&']).map(|word| network(word).map(account)).collect()
    }

    /// Returns the name of the network.
    #[must_use]
    pub fn network(&self) -> &'static str {
        self.entry().1
    }

    /// Returns the account as it is written.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Returns the address of the account.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.entry().3, self.account.trim_start_matches('@'))
    }

    fn entry(&self) -> (Network, &'static str, &'static [&'static str], &'static str) {
        let [first, ..] = NETWORKS;
        NETWORKS.into_iter().find(|entry| entry.0 == self.network).unwrap_or(first)
    }
}

fn network(word: &str) -> Result<Network, SocialError> {
    let word = word.trim().to_lowercase();
    let found = NETWORKS.iter().find(|(_, name, aliases, _)| {
        name.to_lowercase() == word || aliases.contains(&word.as_str())
    });
    found.map(|(network, ..)| *network).ok_or(SocialError)
}

/// A number of `WhatsApp`, or its address `https://wa.me/…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatsApp {
    written: String,
    dialled: Telephone,
}

impl WhatsApp {
    /// Parses a number or an address.
    ///
    /// # Errors
    /// If it cannot be an Indonesian telephone number.
    pub fn parse(text: &str) -> Result<Self, TelephoneError> {
        let text = tidy(text);
        let without = text.trim_start_matches("https://").trim_start_matches("http://");
        if let Some(number) = without.strip_prefix("wa.me/") {
            let dialled = Telephone::parse(number)?;
            return Ok(Self { written: without.to_owned(), dialled });
        }
        let WrittenNumber { number, extension: None, remark } = WrittenNumber::read(&text)? else {
            return Err(TelephoneError);
        };
        let remark = remark.filter(|remark| !OF_WHATSAPP.contains(&remark.to_lowercase().as_str()));
        let remark = remark.map(|remark| format!(" ({remark})")).unwrap_or_default();
        Ok(Self { written: format!("{number}{remark}"), dialled: Telephone::parse(number)? })
    }

    /// Returns the number as it is written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Returns the address that opens a conversation.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://wa.me/{}", self.dialled.as_str().trim_start_matches('+'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_may_stand_for_several_networks() {
        let accounts = SocialAccount::parse_list("Instagram, Twitter & Facebook: @dinas.contoh")
            .expect("known");
        let urls: Vec<String> = accounts.iter().map(SocialAccount::url).collect();
        assert_eq!(
            urls,
            [
                "https://www.instagram.com/dinas.contoh",
                "https://x.com/dinas.contoh",
                "https://www.facebook.com/dinas.contoh"
            ]
        );
    }

    #[test]
    fn a_printed_account_is_read_back_as_the_same_one() {
        for (_, name, ..) in NETWORKS {
            let accounts = SocialAccount::parse_list(&format!("{name}: @contoh")).expect("known");
            let [account] = accounts.as_slice() else { panic!("{accounts:?}") };
            let printed = format!("{}: {}", account.network(), account.account());
            assert_eq!(SocialAccount::parse_list(&printed), Ok(vec![account.clone()]));
        }
    }

    #[test]
    fn what_is_no_account_is_refused() {
        for text in ["", "@contoh", "Friendster: @contoh", "IG: ", "IG: a b", "IG: a/b", "IG: @<b>"]
        {
            assert_eq!(SocialAccount::parse_list(text), Err(SocialError), "{text}");
        }
    }

    #[test]
    fn whatsapp_takes_numbers_and_its_own_addresses() {
        for text in ["https://wa.me/6281129707330", "0811-2970-7330"] {
            let number = WhatsApp::parse(text).expect("a number");
            assert_eq!(number.url(), "https://wa.me/6281129707330");
        }
        assert!(WhatsApp::parse("https://wa.me/abc").is_err());
        assert!(WhatsApp::parse("https://contoh.go.id/0811").is_err());
    }
}
