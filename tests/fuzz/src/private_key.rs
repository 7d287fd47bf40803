//! Private keys: found wherever they stand, in every disguise.
//!
//! Input: a byte that says where, a byte that says which key in which disguise,
//! then what stands around it.

use std::fmt::Write as _;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use loket_form::private_key::contains_private_key;

/// Keys of openssl that nobody uses, as they are and in disguises.
static KEYS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let pem = include_bytes!("../corpus/private_key/p256-pkcs8.pem").as_slice();
    let ed25519 = include_bytes!("../corpus/private_key/ed25519-pkcs8.der").as_slice();
    let sec1 = include_bytes!("../corpus/private_key/p256-sec1.der").as_slice();
    let encrypted = include_bytes!("../corpus/private_key/p256-encrypted.der").as_slice();
    let text = String::from_utf8_lossy(pem).into_owned();
    let mut keys = vec![
        pem.to_vec(),
        text.replace('\n', "\\n").into_bytes(),
        text.replace('\n', "\r\n> ").into_bytes(),
        text.replace('\n', "%0A").replace(' ', "%20").into_bytes(),
        text.replace('\n', "<br>").into_bytes(),
        text.to_lowercase().into_bytes(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        STANDARD.encode(pem).into_bytes(),
        b"PuTTY-User-Key-File-3: ssh-ed25519\r\n".to_vec(),
        br#"{"kty":"EC","crv":"P-256","d":"AAAA"}"#.to_vec(),
    ];
    for der in [ed25519, sec1, encrypted] {
        keys.push(der.to_vec());
        keys.push(STANDARD.encode(der).into_bytes());
        keys.push(URL_SAFE_NO_PAD.encode(der).into_bytes());
        keys.push(wrapped(&STANDARD.encode(der)).into_bytes());
        keys.push(hexadecimal(der).into_bytes());
        keys.push(wrapped(&hexadecimal(der).to_uppercase()).into_bytes());
    }
    keys
});

pub(crate) fn run(bytes: &[u8]) {
    let _ = contains_private_key(bytes);
    let [place, key, around @ ..] = bytes else {
        return;
    };
    let index = usize::from(*key) % KEYS.len();
    let (before, behind) = around.split_at(usize::from(*place) * around.len() / 256);
    let hidden = [before, KEYS[index].as_slice(), behind].concat();
    assert!(contains_private_key(&hidden), "key {index} stands in there");
}

fn wrapped(text: &str) -> String {
    text.as_bytes().chunks(64).fold(String::new(), |mut lines, line| {
        let _ = writeln!(lines, "{}", String::from_utf8_lossy(line));
        lines
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
