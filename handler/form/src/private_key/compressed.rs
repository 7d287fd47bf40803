//! What is compressed: streams of a PDF, chunks of a PNG, files in a ZIP, gzip.

use std::io::Read as _;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

/// How much of a stream is looked at, in bytes: a key is short, and so is what holds one.
const LONGEST_STREAM: usize = 64 * 1024;
/// How much is unpacked of one upload, in bytes.
const MOST_UNPACKED: usize = 4 * 1024 * 1024;
/// How many streams are tried: a photograph has some hundred places that look like one.
const MOST_STREAMS: usize = 2048;

/// Returns whether anything that is compressed in the bytes is found by `search`; no more than
/// `room` bytes of it are unpacked, and a stream.
pub(super) fn any(bytes: &[u8], room: usize, search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let mut left = MOST_UNPACKED.min(room);
    let streams = zlib(bytes).chain(zip(bytes)).chain(gzip(bytes)).take(MOST_STREAMS);
    for stream in streams {
        let unpacked = unpack(&stream);
        if search(&unpacked) {
            return true;
        }
        let Some(rest) = left.checked_sub(unpacked.len()) else {
            return false;
        };
        left = rest;
    }
    false
}

/// A place where a compressed stream may begin.
enum Stream<'bytes> {
    /// RFC 1950: in PDF and PNG.
    Zlib(&'bytes [u8]),
    /// RFC 1951: in ZIP and gzip.
    Deflate(&'bytes [u8]),
}

/// Unpacks the beginning of a stream, as far as it is one.
fn unpack(stream: &Stream<'_>) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let limit = u64::try_from(LONGEST_STREAM).unwrap_or_default();
    // What was read before it breaks off may hold a key all the same.
    let _ = match stream {
        Stream::Zlib(bytes) => {
            ZlibDecoder::new(within(bytes)).take(limit).read_to_end(&mut unpacked)
        }
        Stream::Deflate(bytes) => {
            DeflateDecoder::new(within(bytes)).take(limit).read_to_end(&mut unpacked)
        }
    };
    unpacked
}

/// What a stream may read: one that unpacks to nothing must not be read for ever.
fn within(bytes: &[u8]) -> &[u8] {
    bytes.get(..LONGEST_STREAM / 2).unwrap_or(bytes)
}

/// Streams with a header of zlib: 32 KiB window, any level, no dictionary.
fn zlib(bytes: &[u8]) -> impl Iterator<Item = Stream<'_>> {
    memchr::memchr_iter(0x78, bytes).filter_map(|place| match bytes.get(place..)? {
        rest @ [_, 0x01 | 0x5e | 0x9c | 0xda, ..] => Some(Stream::Zlib(rest)),
        _ => None,
    })
}

/// Files of a ZIP archive: a local header, then name, extra field and content (APPNOTE 4.3.7).
fn zip(bytes: &[u8]) -> impl Iterator<Item = Stream<'_>> {
    memmem::find_iter(bytes, b"PK\x03\x04").filter_map(|place| {
        let header: &[u8; 30] = bytes.get(place..)?.first_chunk()?;
        let [.., 8, 0, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, n0, n1, e0, e1] = *header
        else {
            return None;
        };
        let names =
            usize::from(u16::from_le_bytes([n0, n1])) + usize::from(u16::from_le_bytes([e0, e1]));
        Some(Stream::Deflate(bytes.get(place + header.len() + names..)?))
    })
}

/// Members of gzip (RFC 1952); a header without the name of the file is the usual one.
fn gzip(bytes: &[u8]) -> impl Iterator<Item = Stream<'_>> {
    const NAME: u8 = 8;
    memmem::find_iter(bytes, b"\x1f\x8b\x08").filter_map(|place| {
        let header: &[u8; 10] = bytes.get(place..)?.first_chunk()?;
        let [_, _, _, flags, ..] = *header;
        let rest = bytes.get(place + header.len()..)?;
        match flags {
            0 | 1 => Some(Stream::Deflate(rest)),
            NAME => Some(Stream::Deflate(rest.get(memchr::memchr(0, rest)? + 1..)?)),
            _ => None,
        }
    })
}
