//! Keys as openssl makes them, in every disguise; and documents that are none.

mod keys;

use std::io::Read as _;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flate2::Compression;
use flate2::read::{DeflateEncoder, GzEncoder, ZlibEncoder};

use self::keys::{Chance, keys, wrapped};
use super::{KeySearch, LEAST_ROOM, contains_private_key};

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

    /// Makes keys of every algorithm in every format, as the openssl of this machine does.
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
        assert!(contains_private_key(&key), "{name}: {}", STANDARD.encode(&key));
    }
}

#[test]
fn keys_are_found_in_every_disguise() {
    for (name, key) in keys() {
        let latin: String = key.iter().map(|byte| char::from(*byte)).collect();
        let mut disguises = vec![
            ("behind a document", [b"%PDF-1.7\n%%EOF\n".as_slice(), &key].concat()),
            ("before other bytes", [key.as_slice(), b"\r\n\r\ntambahan"].concat()),
            ("as base64", STANDARD.encode(&key).into_bytes()),
            (
                "as base64 behind other letters",
                format!("isi{}", STANDARD.encode(&key)).into_bytes(),
            ),
            ("as base64 for URLs", URL_SAFE_NO_PAD.encode(&key).into_bytes()),
            ("as wrapped base64", wrapped(&STANDARD.encode(&key), "\r\n").into_bytes()),
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
fn keys_are_found_as_programs_print_them() {
    for (name, key) in keys() {
        let quote = if key.contains(&b'\'') && !key.contains(&b'"') { '"' } else { '\'' };
        let is_quote = |letter: u8| char::from(letter) == quote;
        let python =
            |byte: u8| escaped(byte, "t\tn\nr\r", is_quote, |byte| format!("\\x{byte:02x}"));
        let is_double = |letter: u8| letter == b'"';
        let u4 = |byte: u8| format!("\\u{byte:04x}");
        let json = |byte: u8| escaped(byte, "b\x08t\tn\nf\x0cr\r", is_double, u4);
        let json_of_go = |byte: u8| match byte {
            b'<' | b'>' | b'&' => u4(byte),
            other => json(other),
        };
        let json_of_browsers = |byte: u8| match byte {
            0x7f.. => char::from(byte).to_string(),
            other => json(other),
        };
        let c = "a\x07b\x08t\tn\nv\x0bf\x0cr\r";
        let go = |byte: u8| escaped(byte, c, is_double, |byte| format!("\\x{byte:02x}"));
        let ruby = |byte: u8| {
            escaped(byte, &format!("{c}e\x1b"), is_double, |byte| format!("\\x{byte:02X}"))
        };
        let octal = |byte: u8| format!("\\{byte:03o}");
        let shell = |byte: u8| escaped(byte, &format!("{c}E\x1b"), |letter| letter == b'\'', octal);
        let postgres = |byte: u8| escaped(byte, "", |_| false, octal);
        let perl = |(at, byte): (usize, &u8)| {
            let goes_on = key.get(at + 1).is_some_and(u8::is_ascii_digit);
            let is_sign = |letter: u8| matches!(letter, b'"' | b'$' | b'@');
            let digits = |byte| if goes_on { octal(byte) } else { format!("\\{byte:o}") };
            escaped(*byte, "a\x07b\x08t\tn\nf\x0cr\re\x1b", is_sign, digits)
        };
        let url = |byte: u8, plain: &[u8]| match byte {
            byte if byte.is_ascii_alphanumeric() || plain.contains(&byte) => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        };
        let form = |byte: u8| if byte == b' ' { "+".to_owned() } else { url(byte, b"-_.*") };
        let html = |byte: u8| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            other => format!("&#{other};"),
        };
        let each =
            |print: &dyn Fn(u8) -> String| key.iter().copied().map(print).collect::<String>();
        let numbers = |print: &dyn Fn(u8) -> String, separator: &str| {
            key.iter().copied().map(print).collect::<Vec<_>>().join(separator)
        };
        let unsigned = |byte: u8| byte.to_string();
        let signed = |byte: u8| byte.cast_signed().to_string();
        for (disguise, text) in [
            ("as Python prints bytes", format!("b{quote}{}{quote}", each(&python))),
            ("as Rust prints bytes", format!("b\"{}\"", key.escape_ascii())),
            ("as Go quotes bytes", format!("\"{}\"", each(&go))),
            ("as Ruby prints bytes", format!("\"{}\"", each(&ruby))),
            (
                "as Perl prints bytes",
                format!("\"{}\"", key.iter().enumerate().map(perl).collect::<String>()),
            ),
            ("as a shell quotes bytes", format!("$'{}'", each(&shell))),
            ("as PostgreSQL prints bytes", each(&postgres)),
            ("as PostgreSQL prints them today", format!("\\x{}", hexadecimal(&key, ""))),
            ("with octal escapes", each(&octal)),
            ("as a part of a URL", each(&|byte| url(byte, b""))),
            ("as JavaScript escapes it for a URL", each(&|byte| url(byte, b"-_.!~*'()"))),
            ("as a field of a form", each(&form)),
            ("as a page", each(&html)),
            ("as a text of JSON", each(&json)),
            (
                "as a text of JSON with numbers alone",
                each(&|byte| escaped(byte, "", is_double, u4)),
            ),
            ("as a text of JSON from Go", each(&json_of_go)),
            ("as a text of JSON from a browser", each(&json_of_browsers)),
            ("as an array of JavaScript", format!("[{}]", numbers(&unsigned, ", "))),
            ("as Go prints bytes", format!("[{}]", numbers(&unsigned, " "))),
            ("as Java prints bytes", format!("[{}]", numbers(&signed, ", "))),
            ("as xxd prints it", dumped(&key, "{offset}: ", 2)),
            (
                "as xxd prints it plainly, in a mail",
                format!("> {}", wrapped(&hexadecimal(&key, ""), "\n> ")),
            ),
            ("as hexdump prints it", dumped(&key, "{offset}  ", 1)),
        ] {
            assert!(contains_private_key(text.as_bytes()), "{name} {disguise}: {text}");
        }
    }
}

/// Prints a byte as it is if it is to be seen, else by the name that it has among `names` (pairs
/// of a letter and the byte that it stands for), else by `digits`.
fn escaped(
    byte: u8,
    names: &str,
    is_quote: impl Fn(u8) -> bool,
    digits: impl Fn(u8) -> String,
) -> String {
    let (pairs, _) = names.as_bytes().as_chunks::<2>();
    match pairs.iter().find(|[_, named]| *named == byte) {
        Some([name, _]) => format!("\\{}", char::from(*name)),
        None if byte == b'\\' || is_quote(byte) => format!("\\{}", char::from(byte)),
        None if matches!(byte, b' '..=b'~') => char::from(byte).to_string(),
        None => digits(byte),
    }
}

#[test]
fn keys_are_found_when_text_was_taken_for_other_text() {
    for (name, key) in keys() {
        let as_latin_1: String = key.iter().map(|byte| char::from(*byte)).collect();
        assert!(contains_private_key(as_latin_1.as_bytes()), "{name} as Latin-1");
        let wide = |byte: &u8| match byte {
            0x21..=0x7e => char::from_u32(u32::from(*byte) + 0xff01 - 0x21).expect("a letter"),
            other => char::from(*other),
        };
        let wide: String = key.iter().map(wide).collect();
        assert!(contains_private_key(wide.as_bytes()), "{name} in full width");
        let utf_32: Vec<u8> = key.iter().flat_map(|byte| u32::from(*byte).to_be_bytes()).collect();
        if key.starts_with(b"-----") {
            assert!(contains_private_key(&utf_32), "{name} as UTF-32");
        }
    }
}

#[test]
fn what_stands_between_the_dashes_is_enough() {
    for (name, key) in keys() {
        let pem = if key.starts_with(b"-----") {
            String::from_utf8(key).expect("ASCII")
        } else {
            wrapped(&STANDARD.encode(&key), "\n")
        };
        let lines: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let numbered = |(number, line): (usize, &&str)| format!("{:>3}: {line}", number + 1);
        let numbered: Vec<String> = lines.iter().enumerate().map(numbered).collect();
        for (disguise, text) in [
            ("alone", lines.join("\n")),
            ("quoted in a mail", format!("> {}", lines.join("\r\n> "))),
            ("with numbers of lines", numbered.join("\n")),
            ("as a list of JSON", format!("[\"{}\"]", lines.join("\", \""))),
            ("as a text of Java", format!("\"{}\"", lines.join("\" +\n    \""))),
            ("as a page", format!("<p>{}</p>", lines.join("<br>\n"))),
            ("as quoted-printable", lines.join("=\r\n")),
            ("as a table", format!("| {} |", lines.join(" |\n| "))),
        ] {
            assert!(contains_private_key(text.as_bytes()), "{name} {disguise}: {text}");
        }
    }
}

#[test]
fn keys_are_found_in_several_wrappings() {
    for (name, key) in keys() {
        let base64 = |bytes: &[u8]| STANDARD.encode(bytes).into_bytes();
        let twice = base64(&base64(&key));
        let document = format!("{{\"tls.key\":\"{}\"}}", STANDARD.encode(&key));
        for (disguise, bytes) in [
            ("as base64 of base64", twice.clone()),
            ("as base64 of base64 of base64", base64(&twice)),
            ("as hexadecimal of base64", hexadecimal(&base64(&key), "").into_bytes()),
            ("as base64 of hexadecimal", base64(hexadecimal(&key, "").as_bytes())),
            ("as base64 of a document", base64(document.as_bytes())),
            ("as base64 of gzip", base64(&gzipped(&key))),
        ] {
            assert!(contains_private_key(&bytes), "{name} {disguise}");
        }
    }
}

#[test]
fn keys_are_found_in_what_is_compressed() {
    for (name, key) in keys() {
        let chunk = |kind: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).expect("short").to_be_bytes();
            [length.as_slice(), kind, content, b"crc?"].concat()
        };
        let signature = b"\x89PNG\r\n\x1a\n";
        let lengths = |bytes: &[u8]| u32::try_from(bytes.len()).expect("short").to_le_bytes();
        let packed = deflated(&key);
        let archive = [
            b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".as_slice(),
            &lengths(&packed),
            &lengths(&key),
            b"\x07\0\x04\0kunci.k\x01\x02\0\0",
            &packed,
        ];
        for (place, bytes) in [
            ("gzip", gzipped(&key)),
            ("zlib", zlib(&key)),
            ("a ZIP archive", archive.concat()),
            (
                "a stream of a PDF",
                [
                    b"%PDF-1.7\n1 0 obj <</Filter/FlateDecode>> stream\r\n".as_slice(),
                    &zlib(&key),
                    b"\nendstream endobj\n%%EOF",
                ]
                .concat(),
            ),
            (
                "a compressed text of a PNG",
                [
                    signature.as_slice(),
                    &chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &zlib(&key)].concat()),
                ]
                .concat(),
            ),
            (
                "a text of a PNG",
                [signature.as_slice(), &chunk(b"tEXt", &[b"Comment\0".as_slice(), &key].concat())]
                    .concat(),
            ),
            (
                "a comment of a JPEG",
                [b"\xff\xd8\xff\xfe\x10\0".as_slice(), &key, b"\xff\xd9"].concat(),
            ),
        ] {
            assert!(contains_private_key(&bytes), "{name} in {place}");
        }
    }
}

#[test]
fn the_beginning_of_a_key_is_a_key() {
    let is_long = |(_, key): &(String, Vec<u8>)| key.len() > 100;
    for (name, key) in keys().into_iter().filter(is_long) {
        let half = &key[..key.len() * 2 / 3];
        assert!(contains_private_key(half), "{name}");
        assert!(contains_private_key(STANDARD.encode(half).as_bytes()), "{name} as base64");
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
                let base64 = STANDARD.encode(&file);
                assert!(!contains_private_key(&file), "{options} {command} {form}: {base64}");
                assert!(
                    !contains_private_key(base64.as_bytes()),
                    "{options} {command} {form} as base64: {base64}"
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
        "Let us begin: my private key, the secret key of the office, is lost.",
        "-- Begin of my report about a lost private key",
        "untrusted comment: minisign public key",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "Public-Key: (2048 bit)\nModulus:\n    00:b1:9d:\n",
    ] {
        assert!(!contains_private_key(text.as_bytes()), "{text}");
    }
}

#[test]
fn keys_are_found_in_noise_that_was_wrapped_up() {
    let bench = Bench::new();
    let pem = bench.make("genpkey -algorithm ED25519", "key.pem");
    let der = bench.make("pkcs8 -topk8 -nocrypt -in key.pem -outform DER", "key.der");
    let noise = noise(200_000);
    let quoted = String::from_utf8(pem.clone()).expect("text").replace('\n', "=0A=\r\n");
    let amid = |key: &[u8]| [noise.as_slice(), key, noise.as_slice()].concat();
    for (name, held) in
        [("PEM", amid(&pem)), ("DER", amid(&der)), ("compressed", amid(&zlib(&pem)))]
    {
        assert!(contains_private_key(&held), "{name}, not wrapped up");
        let one_line = STANDARD.encode(&held);
        let lines = wrapped(&one_line, "\n");
        let indented = format!("\n{:20}", "");
        for file in [
            one_line.clone(),
            lines.clone(),
            format!("Berkas saya\n\n{one_line}"),
            format!("\"data:application/pdf;base64,{one_line}\""),
            format!("Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n{lines}"),
            format!("<berkas>\n{}", wrapped(&one_line, &indented)),
        ] {
            assert!(contains_private_key(file.as_bytes()), "{name}: {file:.100}");
        }
    }
    assert!(contains_private_key(&amid(quoted.as_bytes())), "quoted-printable");
    assert!(!contains_private_key(STANDARD.encode(amid(b"")).as_bytes()), "no key");
}

#[test]
fn megabytes_of_arbitrary_bytes_are_not_taken_for_a_key() {
    for bytes in noise(8 << 20).chunks(2 << 20) {
        assert!(!contains_private_key(bytes));
        assert!(!contains_private_key(STANDARD.encode(bytes).as_bytes()));
    }
}

/// Arbitrary bytes, the same every time.
fn noise(length: usize) -> Vec<u8> {
    let mut noise = vec![0; length];
    Chance(20_261_123).fill(&mut noise);
    noise
}

fn hexadecimal(bytes: &[u8], separator: &str) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(separator)
}

#[test]
fn what_is_taken_out_is_bounded_for_all_parts_of_a_submission_together() {
    let zeros = zlib(&vec![0; LEAST_ROOM / 32]);
    let key = zlib(b"-----BEGIN ANY PRIVATE KEY-----");
    let mut search = KeySearch::within(0);
    for _ in 0..31 {
        assert!(!search.finds_key(&zeros));
    }
    assert!(search.finds_key(&key), "there is some room left");
    assert!(!search.finds_key(&zeros));
    assert!(!search.finds_key(&key), "it is used up");
}

/// Prints bytes as dumps do: an offset, 16 bytes in groups, the same as letters.
fn dumped(bytes: &[u8], offset: &str, group: usize) -> String {
    let line = |(number, line): (usize, &[u8])| {
        let offset = offset.replace("{offset}", &format!("{:08x}", number * 16));
        let groups: Vec<String> = line.chunks(group).map(|part| hexadecimal(part, "")).collect();
        let letters =
            line.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' });
        format!("{offset}{}  {}\n", groups.join(" "), letters.collect::<String>())
    };
    bytes.chunks(16).enumerate().map(line).collect()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    ZlibEncoder::new(bytes, Compression::default()).read_to_end(&mut packed).expect("in memory");
    packed
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    DeflateEncoder::new(bytes, Compression::default()).read_to_end(&mut packed).expect("in memory");
    packed
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    GzEncoder::new(bytes, Compression::default()).read_to_end(&mut packed).expect("in memory");
    packed
}
