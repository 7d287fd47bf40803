//! Whose request it is: the address of the client behind trusted proxies.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use http::HeaderMap;

/// The other end of a connection, which the server notes on each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// A range of addresses, such as `10.0.0.0/8`, or a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: u128,
    mask: u128,
}

/// The text is no range of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a range of addresses is written like 10.0.0.0/8 or 192.0.2.7")]
pub struct NetworkError;

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        mapped(address) & self.mask == self.address
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let (all, ahead) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let length = match length {
            Some(length) => length.parse().map_err(|_| NetworkError)?,
            None => all,
        };
        if length > all {
            return Err(NetworkError);
        }
        let mask = u128::MAX.checked_shl(128 - ahead - length).unwrap_or(0);
        Ok(Self { address: mapped(address) & mask, mask })
    }
}

/// Writes every address as one of IPv6, so that both kinds compare.
fn mapped(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// Returns what one sender has: an address of IPv4, a /64 of IPv6.
pub(super) fn household(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits() >> 64 << 64,
    }
}

/// The proxies whose `X-Forwarded-For` is believed: this machine, and those that are named.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<Network>);

impl FromIterator<Network> for Proxies {
    fn from_iter<I: IntoIterator<Item = Network>>(networks: I) -> Self {
        Self(networks.into_iter().collect())
    }
}

impl Proxies {
    /// Returns the address of a client; `None` if only a proxy is known.
    ///
    /// Each proxy adds the address it was asked by at the end of `X-Forwarded-For`,
    /// so the list is read from there: what a client wrote itself stands before
    /// the first address that no proxy of ours has.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        if !self.trust(peer) {
            return Some(peer);
        }
        let values = headers.get_all("x-forwarded-for").iter().rev();
        let texts = values.map(|value| value.to_str().unwrap_or_default());
        for text in texts.flat_map(|text| text.rsplit(',')) {
            match parse(text.trim()) {
                Some(address) if self.trust(address) => {}
                // What cannot be read says nothing, nor does what stands before it.
                other => return other,
            }
        }
        None
    }

    /// Returns whose connection it is; `None` for that of a proxy, which is many clients'.
    pub(crate) fn peer(&self, peer: IpAddr) -> Option<IpAddr> {
        (!self.trust(peer)).then_some(peer)
    }

    fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_loopback() || self.0.iter().any(|network| network.contains(address))
    }
}

/// Reads an address as proxies write it: bare, in brackets, with a port.
fn parse(text: &str) -> Option<IpAddr> {
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    if let Some(rest) = text.strip_prefix('[') {
        let (address, _) = rest.split_once(']')?;
        return address.parse().map(Ipv6Addr::into).ok();
    }
    let (address, _) = text.split_once(':')?;
    address.parse().map(Ipv4Addr::into).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn client(proxies: &[&str], peer: &str, forwarded: &[&'static str]) -> Option<IpAddr> {
        let proxies: Proxies =
            proxies.iter().map(|text| text.parse::<Network>().expect("a network")).collect();
        let header = |text: &&'static str| {
            (http::HeaderName::from_static("x-forwarded-for"), http::HeaderValue::from_static(text))
        };
        proxies.client(address(peer), &forwarded.iter().map(header).collect())
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client(&[], "192.0.2.7", &["198.51.100.1"]), Some(address("192.0.2.7")));
        assert_eq!(client(&["10.0.0.0/8"], "11.0.0.1", &["1.1.1.1"]), Some(address("11.0.0.1")));
    }

    #[test]
    fn a_proxy_is_believed_and_what_the_client_wrote_is_not() {
        for (forwarded, expected) in [
            (vec!["198.51.100.1"], "198.51.100.1"),
            (vec!["203.0.113.9, 198.51.100.1"], "198.51.100.1"),
            (vec!["203.0.113.9", "198.51.100.1"], "198.51.100.1"),
            (vec!["203.0.113.9, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            (vec!["198.51.100.1:4711"], "198.51.100.1"),
            (vec!["[2001:db8::1]:4711"], "2001:db8::1"),
            (vec!["2001:db8::1"], "2001:db8::1"),
        ] {
            let found = client(&["10.0.0.0/8"], "127.0.0.1", &forwarded);
            assert_eq!(found, Some(address(expected)), "{forwarded:?}");
        }
    }

    #[test]
    fn a_proxy_that_says_nothing_readable_is_nobody() {
        for forwarded in [vec![], vec![""], vec!["unknown"], vec!["1.2.3.4, x"], vec!["::1"]] {
            assert_eq!(client(&[], "::1", &forwarded), None, "{forwarded:?}");
        }
        assert_eq!(client(&[], "::ffff:127.0.0.1", &[]), None);
    }

    #[test]
    fn a_network_has_a_length_that_fits() {
        for text in ["", "10.0.0.0/33", "::/129", "10.0.0/8", "a/8", "10.0.0.0/", "10.0.0.0/-1"] {
            assert_eq!(text.parse::<Network>(), Err(NetworkError), "{text:?}");
        }
        let all: Network = "0.0.0.0/0".parse().expect("a network");
        assert!(all.contains(address("192.0.2.7")) && !all.contains(address("2001:db8::1")));
        let some: Network = "2001:db8::/32".parse().expect("a network");
        assert!(some.contains(address("2001:db8:1::2")) && !some.contains(address("2001:db9::")));
    }
}
