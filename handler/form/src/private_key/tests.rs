//! Keys as openssl makes them, in every disguise; and documents that are none.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::contains_private_key;

struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn make(&self, arguments: &str, file: &str) -> Vec<u8> {
        let output = Command::new("openssl")
            .args(arguments.split(' '))
            .args(["-out", file])
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the openssl command");
        assert!(
            output.status.success(),
            "openssl {arguments}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        std::fs::read(self.0.path().join(file)).expect("openssl wrote it")
    }

    /// Makes keys of every algorithm in every format.
    fn keys(&self) -> Vec<(String, Vec<u8>)> {
        let mut keys = Vec::new();
        for (name, options) in [
            ("rsa", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"),
            ("p256", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
            ("p384", "-algorithm EC -pkeyopt ec_paramgen_curve:P-384"),
            ("ed25519", "-algorithm ED25519"),
        ] {
            let key = format!("{name}.pem");
            keys.push((
                format!("{name} PKCS#8 PEM"),
                self.make(&format!("genpkey {options}"), &key),
            ));
            for (format, command) in [
                ("PKCS#8 DER", format!("pkcs8 -topk8 -nocrypt -in {key} -outform DER")),
                ("encrypted PEM", format!("pkcs8 -topk8 -in {key} -passout pass:rahasia")),
                (
                    "encrypted DER",
                    format!("pkcs8 -topk8 -in {key} -passout pass:rahasia -outform DER"),
                ),
                (
                    "old encryption",
                    format!(
                        "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in {key} -passout pass:rahasia -outform DER"
                    ),
                ),
            ] {
                keys.push((format!("{name} {format}"), self.make(&command, "out")));
            }
            if name != "ed25519" {
                for form in ["PEM", "DER"] {
                    let command = format!("pkey -in {key} -traditional -outform {form}");
                    keys.push((format!("{name} traditional {form}"), self.make(&command, "out")));
                }
            }
            self.make(&format!("req -x509 -key {key} -subj /CN=Contoh -days 1"), "certificate.pem");
            let command =
                format!("pkcs12 -export -inkey {key} -in certificate.pem -passout pass:rahasia");
            keys.push((format!("{name} PKCS#12"), self.make(&command, "out")));
        }
        keys
    }
}

#[test]
fn keys_of_every_kind_are_found_as_they_are() {
    for (name, key) in Bench::new().keys() {
        assert!(contains_private_key(&key), "{name}");
    }
}

#[test]
fn keys_are_found_in_every_disguise() {
    for (name, key) in Bench::new().keys() {
        let latin: String = key.iter().map(|byte| char::from(*byte)).collect();
        let wrapped: Vec<String> = STANDARD
            .encode(&key)
            .as_bytes()
            .chunks(64)
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect();
        let mut disguises = vec![
            ("behind a document", [b"%PDF-1.7\n%%EOF\n".as_slice(), &key].concat()),
            ("before other bytes", [key.as_slice(), b"\r\n\r\ntambahan"].concat()),
            ("as base64", STANDARD.encode(&key).into_bytes()),
            (
                "as base64 behind other letters",
                format!("isi{}", STANDARD.encode(&key)).into_bytes(),
            ),
            ("as base64 for URLs", URL_SAFE_NO_PAD.encode(&key).into_bytes()),
            ("as wrapped base64", wrapped.join("\r\n").into_bytes()),
            ("as hexadecimal", hexadecimal(&key, "").into_bytes()),
            ("as a hexadecimal dump", hexadecimal(&key, " ").to_uppercase().into_bytes()),
            (
                "as hexadecimal in a sentence",
                format!("Kunci saya {}, terima kasih", hexadecimal(&key, "")).into_bytes(),
            ),
            (
                "as hexadecimal behind another digit",
                format!("halaman f{}", hexadecimal(&key, "")).into_bytes(),
            ),
            (
                "as hexadecimal behind a per cent sign",
                format!("%{}", hexadecimal(&key, "")).into_bytes(),
            ),
            ("as hexadecimal with colons", hexadecimal(&key, ":").into_bytes()),
            (
                "as bytes of a program",
                format!("{{ 0x{} }}", hexadecimal(&key, ", 0x")).into_bytes(),
            ),
            ("as bytes of a text", format!("\\x{}", hexadecimal(&key, "\\x")).into_bytes()),
        ];
        if key.starts_with(b"-----BEGIN") {
            let dots = |separator: &str| latin.replace('\n', separator).into_bytes();
            disguises.extend([
                ("on one line", dots(" ")),
                ("with escaped line ends", dots("\\n")),
                ("with escaped URLs", dots("%0A")),
                ("with small letters", latin.to_lowercase().into_bytes()),
                ("without dashes", latin.replace('-', "").into_bytes()),
                ("with other dashes", latin.replace('-', "–").into_bytes()),
                (
                    "with spaces",
                    latin.chars().flat_map(|letter| [letter, ' ']).collect::<String>().into_bytes(),
                ),
                (
                    "with zero-width spaces",
                    latin
                        .chars()
                        .flat_map(|letter| [letter, '\u{200b}'])
                        .collect::<String>()
                        .into_bytes(),
                ),
                ("as UTF-16", latin.encode_utf16().flat_map(u16::to_le_bytes).collect()),
                (
                    "as UTF-16 the other way",
                    latin.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                ),
                ("as HTML", latin.replace('-', "&#45;").replace(' ', "&nbsp;").into_bytes()),
                (
                    "as JSON",
                    format!("{{\"key\":\"{}\"}}", latin.replace('\n', "\\u000a")).into_bytes(),
                ),
            ]);
        }
        for (disguise, bytes) in disguises {
            assert!(contains_private_key(&bytes), "{name} {disguise}");
        }
    }
}

#[test]
fn keys_of_other_programs_are_found() {
    let jwk = r#"{ "kty" : "EC", "crv":"P-256", "x":"f83OJ3D2xF4", "y":"x_FEzRu9m36HLN", "d" : "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" }"#;
    for text in [
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE=\n",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQHY\n",
        "-----BEGIN ANY PRIVATE KEY-----",
        "<RSAKeyValue><Modulus>x</Modulus><Exponent>AQAB</Exponent><D>y</D></RSAKeyValue>",
        jwk,
        &jwk.replace('"', "\\\""),
    ] {
        assert!(contains_private_key(text.as_bytes()), "{text}");
    }
    assert!(contains_private_key(b"openssh-key-v1\0\0\0\0"));
    assert!(contains_private_key(&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]));
}

#[test]
fn what_holds_no_private_key_passes() {
    let bench = Bench::new();
    for options in [
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "-algorithm ED25519",
    ] {
        bench.make(&format!("genpkey {options}"), "key.pem");
        for form in ["PEM", "DER"] {
            for command in [
                "req -new -batch -key key.pem -subj /CN=Contoh",
                "req -x509 -batch -key key.pem -subj /CN=Contoh -days 1",
                "pkey -in key.pem -pubout",
            ] {
                let file = bench.make(&format!("{command} -outform {form}"), "out");
                assert!(!contains_private_key(&file), "{options} {command} {form}");
                assert!(
                    !contains_private_key(STANDARD.encode(&file).as_bytes()),
                    "{options} {command} {form} as base64"
                );
            }
        }
    }
    for text in [
        "",
        "Saya lupa passphrase dan kehilangan private key saya.",
        "Berkas RSA PRIVATE KEY tidak saya kirim, hanya CSR.",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----",
        r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF4","y":"x_FEzRu9m36HLN"}"#,
        "<RSAKeyValue><Modulus>x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
        "%PDF-1.7\n%%EOF",
    ] {
        assert!(!contains_private_key(text.as_bytes()), "{text}");
    }
}

#[test]
fn megabytes_of_arbitrary_bytes_are_not_taken_for_a_key() {
    // SplitMix64: fixed, so that the test says the same every time.
    let mut state = 20_261_123_u64;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    for _ in 0..4 {
        let bytes: Vec<u8> = (0..1 << 18).flat_map(|_| next().to_le_bytes()).collect();
        assert!(!contains_private_key(&bytes));
        assert!(!contains_private_key(STANDARD.encode(&bytes).as_bytes()));
    }
}

fn hexadecimal(bytes: &[u8], separator: &str) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(separator)
}
