//! Keys to look for: those of openssl, and as many like them as wanted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// How many keys like each of openssl are looked for.
const LIKE_EACH: u32 = 4;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/keys/", $name, ".der"
        )))),+]
    };
}

/// Keys of every algorithm in every format, in DER.
const OF_OPENSSL: [(&str, &[u8]); 19] = files![
    "rsa-pkcs8",
    "rsa-encrypted",
    "rsa-old-encryption",
    "rsa-traditional",
    "rsa-pkcs12",
    "p256-pkcs8",
    "p256-encrypted",
    "p256-old-encryption",
    "p256-traditional",
    "p256-pkcs12",
    "p384-pkcs8",
    "p384-encrypted",
    "p384-old-encryption",
    "p384-traditional",
    "p384-pkcs12",
    "ed25519-pkcs8",
    "ed25519-encrypted",
    "ed25519-old-encryption",
    "ed25519-pkcs12",
];
/// Those that were not found once, as Python prints them: a byte of theirs is `&`, and some
/// bytes on there is a `;`, or `%`, with two digits after it.
const MISSED: [(&str, &[u8]); 4] = files![
    "missed/rsa-traditional",
    "missed/p384-traditional",
    "missed/p384-traditional-percent",
    "missed/p384-encrypted",
];

/// Returns the name and the bytes of every key: those that were missed, those of openssl, and
/// some like them, in which everything that is arbitrary in a key was drawn anew. In PEM, too.
///
/// Their names say with which seed, and `PROPTEST_RNG_SEED` gives another one.
pub(super) fn keys() -> Vec<(String, Vec<u8>)> {
    let seed = seed();
    let mut chance = Chance(seed);
    let of_files = MISSED.into_iter().chain(OF_OPENSSL);
    let mut keys: Vec<_> = of_files.map(|(name, der)| (name.to_owned(), der.to_vec())).collect();
    for number in 0..LIKE_EACH {
        for (name, der) in OF_OPENSSL {
            let mut der = der.to_vec();
            draw_anew(&mut der, &mut chance);
            keys.push((format!("{name} {number} of PROPTEST_RNG_SEED={seed}"), der));
        }
    }
    let in_pem =
        |(name, der): &(String, Vec<u8>)| Some((format!("{name} in PEM"), pem(name, der)?));
    keys.iter().filter_map(in_pem).chain(keys.iter().cloned()).collect()
}

/// Returns the seed of `proptest`, which `.cargo/config.toml` gives when cargo runs the tests.
#[expect(clippy::disallowed_methods, reason = "whoever runs tests may give a seed")]
fn seed() -> u64 {
    std::env::var("PROPTEST_RNG_SEED").map_or(0, |seed| seed.parse().expect("a number"))
}

/// Arbitrary numbers (`SplitMix64`), the same for the same seed.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn fill(&mut self, bytes: &mut [u8]) {
        for bytes in bytes.chunks_mut(8) {
            bytes.copy_from_slice(&self.next().to_le_bytes()[..bytes.len()]);
        }
    }
}

/// Draws numbers and strings of DER anew, as long as they were.
fn draw_anew(der: &mut [u8], chance: &mut Chance) {
    let mut rest = der;
    while let Some((tag, content, after)) = element(rest) {
        match (tag, content) {
            // What has parts, and strings that hold DER.
            (tag, content) if tag & 0x20 != 0 => draw_anew(content, chance),
            (0x04, content) if holds_der(content) => draw_anew(content, chance),
            (0x04 | 0x80, content) => chance.fill(content),
            // Long numbers and bits; how they begin says what they are.
            (0x02 | 0x03, [_, _, content @ ..]) if content.len() > 8 => chance.fill(content),
            _ => {}
        }
        rest = after;
    }
}

/// Splits the tag and the content of the first element from what is after it.
fn element(der: &mut [u8]) -> Option<(u8, &mut [u8], &mut [u8])> {
    let (&mut [tag, length], rest) = der.split_first_chunk_mut()?;
    let digits = usize::from(length & 0x7f);
    let (length, rest) = if length < 0x80 {
        (digits, rest)
    } else {
        let (length, rest) = rest.split_at_mut_checked(digits)?;
        (length.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
    };
    let (content, after) = rest.split_at_mut_checked(length)?;
    Some((tag, content, after))
}

/// Returns whether a string is nothing but one element that is a sequence or a string.
fn holds_der(content: &[u8]) -> bool {
    let mut content = content.to_vec();
    matches!(element(&mut content), Some((0x04 | 0x30, [_, ..], [])))
}

/// Writes a key as PEM; what is in the name says with which label. PKCS#12 has none.
fn pem(name: &str, der: &[u8]) -> Option<Vec<u8>> {
    let label = match name {
        _ if name.contains("pkcs12") => return None,
        _ if name.contains("encr") => "ENCRYPTED PRIVATE KEY",
        _ if name.contains("pkcs8") => "PRIVATE KEY",
        _ if name.contains("rsa") => "RSA PRIVATE KEY",
        _ => "EC PRIVATE KEY",
    };
    let lines = wrapped(&STANDARD.encode(der), "\n");
    Some(format!("-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n").into_bytes())
}

/// Wraps a text in ASCII as PEM is wrapped.
pub(super) fn wrapped(text: &str, between: &str) -> String {
    let lines = text.as_bytes().chunks(64).map(String::from_utf8_lossy);
    lines.collect::<Vec<_>>().join(between)
}
