//! An address as a QR code (ISO/IEC 18004), for whoever stands before a sheet of paper.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// The empty border that the standard wants around a code, in modules.
const QUIET: i32 = 4;

/// Which of the eight patterns is laid over every code.
///
/// The standard lets a maker look for the one with the least that may irritate a reader, which
/// costs ten times as much as the code; a reader must cope with all of them.
const MASK: u8 = 0;

/// How long the path of most codes is.
const PATH_SIZE: usize = 16 * 1024;

/// A code as the data of a path, in units of its modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// The width and the height, with the empty border.
    pub size: i32,
    /// The dark modules: numbers and letters of SVG path data, nothing else.
    pub path: String,
}

impl Qr {
    /// Makes the code of a text; `None` if no code can hold it.
    ///
    /// A quarter of it may be dirty or torn: it hangs on a wall for years.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let code = QrCode::encode_segments_advanced(
            &QrSegment::make_segments(text),
            QrCodeEcc::Quartile,
            Version::MIN,
            Version::MAX,
            Some(Mask::new(MASK)),
            false,
        );
        let code = code.ok()?;
        let mut path = String::with_capacity(PATH_SIZE);
        for y in 0..code.size() {
            add_row(&mut path, &code, y);
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }
}

/// Writes the dark runs of a row, each as a bar of the height of a module.
fn add_row(path: &mut String, code: &QrCode, y: i32) {
    let mut start = 0;
    // What lies beside a code is light, so the last run ends there.
    for x in 0..=code.size() {
        if !code.get_module(x, y) {
            if start < x {
                let width = x - start;
                let numbers = [start + QUIET, y + QUIET, width, width];
                for (word, number) in ["M", " ", "h", "v1h-"].into_iter().zip(numbers) {
                    path.push_str(word);
                    push_number(path, number);
                }
                path.push('z');
            }
            start = x + 1;
        }
    }
}

/// Writes a number as [`std::fmt`] does, without its options: a code has thousands.
fn push_number(path: &mut String, number: i32) {
    if number > 9 {
        push_number(path, number / 10);
    }
    path.extend(char::from_digit(number.unsigned_abs() % 10, 10));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_the_three_marks_that_scanners_look_for_and_a_quiet_border() {
        let code = Qr::new("https://layanan.example.go.id/kominfo/lock/").expect("short enough");
        let last = code.size - QUIET - 7;
        for mark in
            ["M4 4h7v1h-7z".to_owned(), format!("M{last} 4h7v1h-7z"), format!("M4 {last}h7v1h-7z")]
        {
            assert!(code.path.contains(&mark), "{mark}");
        }
        assert!(!code.path.contains("M3 ") && !code.path.contains("M0 "));
    }

    /// Draws a code as dots, a module as a square of four by four of them.
    fn read(code: &Qr) -> String {
        let size = usize::try_from(code.size).expect("a size");
        let mut dark = vec![false; size * size];
        for bar in code.path.split_terminator('z') {
            let bar = bar.strip_prefix('M').expect("a bar");
            let (corner, lines) = bar.split_once('h').expect("a bar");
            let (x, y) = corner.split_once(' ').expect("a corner");
            let (width, _) = lines.split_once('v').expect("a width");
            let [x, y, width]: [usize; 3] = [x, y, width].map(|it| it.parse().expect("a number"));
            dark[y * size + x..][..width].fill(true);
        }
        let shade = |x: usize, y: usize| if dark[y / 4 * size + x / 4] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(4 * size, 4 * size, shade);
        let grids = image.detect_grids();
        let [grid] = grids.as_slice() else { panic!("{} codes", grids.len()) };
        grid.decode().expect("a readable code").1
    }

    #[test]
    fn a_reader_reads_the_address_of_every_length() {
        let host = "https://layanan.example.go.id";
        for length in (0..150).step_by(7) {
            let address =
                format!("{host}/kominfo/{}/", "penerbitan-izin-".repeat(10).split_at(length).0);
            assert_eq!(read(&Qr::new(&address).expect("short enough")), address);
        }
    }

    #[test]
    fn a_text_that_no_code_can_hold_makes_none() {
        assert_eq!(Qr::new(&"x".repeat(3000)), None);
    }
}
