//! Compressed files beside those that compress, for hosts that send them as they are.

use std::io::{self, Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::{FolderSink, OutputError, OutputPath, Sink};
use crate::media_type;

/// The endings of what is packed, behind the name of the file.
pub const PACKED: [&str; 2] = [Packing::Brotli.ending(), Packing::Gzip.ending()];

/// Below this, headers cost more than what compression saves.
const LEAST: usize = 512;
/// Above this, the best compression takes longer than it is worth.
const LARGE: usize = 1024 * 1024;

/// Writes each file, and a `.br` and a `.gz` beside it where it becomes smaller.
///
/// A compressed file of an earlier run stays only if it unpacks to exactly what
/// is written now: it is never stale, and files that did not change cost little.
#[derive(Debug)]
pub struct PackingSink<'folder>(pub &'folder FolderSink);

impl Sink for PackingSink<'_> {
    fn put(&self, path: OutputPath, content: Vec<u8>) -> Result<(), OutputError> {
        if media_type::is_compressible(path.as_str()) && content.len() >= LEAST {
            for packing in [Packing::Brotli, Packing::Gzip] {
                self.put_packed(packing, &path, &content)?;
            }
        }
        self.0.put(path, content)
    }

    fn keep(&self, path: OutputPath) -> Result<(), OutputError> {
        for packing in [Packing::Brotli, Packing::Gzip] {
            let beside = path.with_ending(packing.ending());
            if self.0.made(&beside) {
                self.0.keep(beside)?;
            }
        }
        self.0.keep(path)
    }
}

impl PackingSink<'_> {
    fn put_packed(
        &self,
        packing: Packing,
        path: &OutputPath,
        content: &[u8],
    ) -> Result<(), OutputError> {
        let beside = path.with_ending(packing.ending());
        let fits = |old: &Vec<u8>| packing.unpacks_to(old, content);
        let packed = match self.0.existing(&beside).filter(fits) {
            Some(packed) => packed,
            None => packing.pack(content).map_err(|source| self.0.write_error(&beside, source))?,
        };
        if packed.len() < content.len() { self.0.put(beside, packed) } else { Ok(()) }
    }
}

#[derive(Debug, Clone, Copy)]
enum Packing {
    Brotli,
    Gzip,
}

impl Packing {
    const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    fn pack(self, content: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = Vec::with_capacity(content.len() / 3);
        match self {
            Self::Brotli => {
                let quality = if content.len() > LARGE { 7 } else { 11 };
                let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, quality, 22);
                writer.write_all(content)?;
                writer.flush()?;
                drop(writer);
            }
            // The header of a new encoder names no time and no file: same input, same bytes.
            Self::Gzip => {
                let mut writer = GzEncoder::new(&mut packed, Compression::best());
                writer.write_all(content)?;
                writer.finish()?;
            }
        }
        Ok(packed)
    }

    /// Unpacks no more than there should be: the file may be anybody's.
    fn unpacks_to(self, packed: &[u8], content: &[u8]) -> bool {
        let limit = content.len() as u64 + 1;
        let mut unpacked = Vec::with_capacity(content.len() + 1);
        let read = match self {
            Self::Brotli => {
                brotli::Decompressor::new(packed, 4096).take(limit).read_to_end(&mut unpacked)
            }
            Self::Gzip => GzDecoder::new(packed).take(limit).read_to_end(&mut unpacked),
        };
        read.is_ok() && unpacked == content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_unpacks_to_the_same_and_to_nothing_else() {
        let content = "Standar pelayanan. ".repeat(100).into_bytes();
        let other = "Standar pelayanan! ".repeat(100).into_bytes();
        for packing in [Packing::Brotli, Packing::Gzip] {
            let packed = packing.pack(&content).expect("in memory");
            assert!(packed.len() < content.len() / 4, "{packing:?}");
            assert!(packing.unpacks_to(&packed, &content), "{packing:?}");
            assert!(!packing.unpacks_to(&packed, &other), "{packing:?}");
            assert!(!packing.unpacks_to(&packed, &content[..100]), "{packing:?}");
            assert!(!packing.unpacks_to(b"no such thing", &content), "{packing:?}");
        }
    }
}
