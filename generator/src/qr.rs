//! An address as a QR code (ISO/IEC 18004), for whoever stands before a sheet of paper.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// The empty border that the standard wants around a code, in modules.
const QUIET: usize = 4;

/// A code as the data of a path, in units of its modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// The width and the height, with the empty border.
    pub size: usize,
    /// The dark modules: numbers and letters of SVG path data, nothing else.
    pub path: String,
}

impl Qr {
    /// Makes the code of a text; `None` if no code can hold it.
    ///
    /// A quarter of it may be dirty or torn: it hangs on a wall for years.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
        let colors = code.to_colors();
        let rows = colors.chunks(code.width()).enumerate();
        let path = rows.map(|(y, row)| row_path(row, y + QUIET)).collect();
        Some(Self { size: code.width() + 2 * QUIET, path })
    }
}

/// Writes the dark runs of a row, each as a bar of the height of a module.
fn row_path(row: &[Color], y: usize) -> String {
    let mut path = String::new();
    let mut x = QUIET;
    for run in row.chunk_by(|left, right| left == right) {
        if run.first() == Some(&Color::Dark) {
            let width = run.len();
            let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        }
        x += run.len();
    }
    path
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

    #[test]
    fn a_text_that_no_code_can_hold_makes_none() {
        assert_eq!(Qr::new(&"x".repeat(3000)), None);
    }
}
