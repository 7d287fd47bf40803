//! Private keys, which must not travel: found wherever they hide.
//!
//! People who are asked for a certification request send the key beside it, as
//! it is, renamed, zipped into a line, or pasted into a text field. A key that
//! was found is refused; what is not found is no promise that there is none.
//!
//! - `der` and `keystore` know keys as bytes, `label` knows them as text.
//! - `text` takes away what stands between the letters of a text.
//! - `encoded`, `ascii85` and `compressed` take out what is wrapped up in bytes; what
//!   comes out is searched in the same way.

mod ascii85;
mod compressed;
mod der;
mod encoded;
mod keystore;
mod label;
mod text;

use self::text::Text;

/// How many wrappings are taken off, one after the other: a JSON text holds base64, which
/// is that of a PEM file, which holds base64.
const WRAPPINGS: u32 = 4;
/// How many times its own size (and a little more) is taken out of an upload at most, so that
/// nobody can make us unpack for ever.
const GREATEST_GROWTH: usize = 6;
/// Noise that was taken out of a wrapping, and is larger in bytes, is not searched for texts:
/// a scan in base64 is noise, four times over. In less, it costs nothing.
const LARGEST_NOISE: usize = 64 * 1024;
/// What may be taken out of the smallest upload, in bytes.
const LEAST_ROOM: usize = 1024 * 1024;

/// Returns whether a private key stands in a text or a file, in any of the forms
/// that keys are kept in: PEM, DER, PKCS#8, PKCS#12, OpenSSH, `PuTTY`, PGP, JWK,
/// XML, age, Java keystores and blobs of Windows, what openssl prints of a key; also
/// encrypted, also as base64, ASCII85, hexadecimal or decimal, escaped, compressed, and
/// one in the other.
///
/// The work grows linearly with the size.
#[must_use]
pub fn contains_private_key(bytes: &[u8]) -> bool {
    KeySearch::within(bytes.len()).finds_key(bytes)
}

/// A search for private keys in one or several texts and files.
///
/// What it takes out of wrappings is bounded for all of them together: in a bound for each,
/// a hundred small ones would have room for a hundred times as much.
#[derive(Debug)]
pub struct KeySearch {
    /// What may still be taken out of wrappings, in bytes.
    room: usize,
}

impl KeySearch {
    /// Begins a search in what has so many bytes in all.
    #[must_use]
    pub const fn within(size: usize) -> Self {
        Self { room: size.saturating_mul(GREATEST_GROWTH).saturating_add(LEAST_ROOM) }
    }

    /// Returns whether one of the texts and files holds a key; see [`contains_private_key`].
    pub fn finds_key(&mut self, bytes: &[u8]) -> bool {
        self.finds(bytes, WRAPPINGS)
    }

    /// Looks at bytes as they are, then at what is wrapped up in them.
    fn finds(&mut self, bytes: &[u8], wrappings: u32) -> bool {
        if keystore::contains_key(bytes) || der::contains_key(bytes) {
            return true;
        }
        let left = wrappings.checked_sub(1);
        let is_upload = wrappings == WRAPPINGS;
        if !is_upload && bytes.len() > LARGEST_NOISE && text::is_noise(bytes) {
            return label::has_label(&text::squeezed(bytes))
                || left.is_some_and(|left| self.unpacks_key(bytes, left));
        }
        let text = Text::of(bytes);
        let unescapes_key = || text::unescapings(bytes).any(|bytes| der::contains_key(&bytes));
        if label::contains_key(&text.squeezed) || (text.has_escapes && unescapes_key()) {
            return true;
        }
        left.is_some_and(|left| {
            encoded::any(bytes, &text, &mut |inner| self.unwraps_key(inner, left))
                || ascii85::any(bytes, &mut |inner| self.unwraps_key(inner, left))
                || self.unpacks_key(bytes, left)
        })
    }

    fn unpacks_key(&mut self, bytes: &[u8], left: u32) -> bool {
        let room = self.room;
        compressed::any(bytes, room, &mut |inner| self.unwraps_key(inner, left))
    }

    /// Searches what was wrapped up, as long as there is room.
    fn unwraps_key(&mut self, inner: &[u8], left: u32) -> bool {
        let Some(room) = self.room.checked_sub(inner.len()) else {
            self.room = 0;
            return false;
        };
        self.room = room;
        self.finds(inner, left)
    }
}

#[cfg(test)]
mod tests;
