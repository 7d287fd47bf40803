//! Colours: how they are written, how well they can be told apart, and the nearest that can.

use std::fmt;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The text is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written as `#1d2d6b`")]
pub struct ColourError;

/// A colour by lightness, chroma and hue as people see them (OKLCH, CSS Color 4).
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self::new(0xff, 0xff, 0xff);

    /// Makes a colour of its parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Parses `#1d2d6b` or `#12b`.
    ///
    /// # Errors
    /// If the text is something else.
    pub fn parse(text: &str) -> Result<Self, ColourError> {
        let digits = text.trim().strip_prefix('#').ok_or(ColourError)?;
        let parsed =
            digits.chars().map(|digit| digit.to_digit(16).and_then(|it| u8::try_from(it).ok()));
        let digits: Vec<u8> = parsed.collect::<Option<_>>().ok_or(ColourError)?;
        match digits.as_slice() {
            [r, g, b] => Ok(Self::new(r * 17, g * 17, b * 17)),
            [r, r2, g, g2, b, b2] => Ok(Self::new(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
            _ => Err(ColourError),
        }
    }

    /// Returns the contrast with another colour, from 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the least contrast with any of some grounds.
    #[must_use]
    pub fn least_contrast(self, grounds: &[Self]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(21.0, f64::min)
    }

    /// Returns the nearest colour of the same hue that has a contrast with all grounds:
    /// darker on light ones, lighter on dark ones.
    #[must_use]
    pub fn with_contrast(self, grounds: &[Self], wanted: f64) -> Self {
        if self.least_contrast(grounds) >= wanted {
            return self;
        }
        let is_light = grounds.iter().all(|ground| ground.luminance() > 0.18);
        let seen = self.seen();
        let (mut far, mut near) = (if is_light { 0.0 } else { 1.0 }, seen.lightness);
        for _ in 0..24 {
            let middle = f64::midpoint(far, near);
            let enough = seen.at(middle).least_contrast(grounds) >= wanted;
            if enough { far = middle } else { near = middle }
        }
        seen.at(far)
    }

    /// Returns the colour of the same hue with a lightness from 0 to 1, and no more than a chroma.
    #[must_use]
    pub fn toned(self, lightness: f64, most_chroma: f64) -> Self {
        let seen = self.seen();
        let chroma = seen.a.hypot(seen.b);
        let share = if chroma > most_chroma { most_chroma / chroma } else { 1.0 };
        Seen { lightness, a: seen.a * share, b: seen.b * share }.colour()
    }

    /// Returns how light it looks, from 0 to 1.
    #[must_use]
    pub fn lightness(self) -> f64 {
        self.seen().lightness
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.0722f64.mul_add(blue, 0.2126f64.mul_add(red, 0.7152 * green))
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn seen(self) -> Seen {
        let linear = self.linear();
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ]
        .map(|row| sum(row, linear).cbrt());
        Seen {
            lightness: sum([0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8], cones),
            a: sum([1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9], cones),
            b: sum([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0], cones),
        }
    }
}

impl Seen {
    /// The colour of the same hue at another lightness, with as much chroma as the screen has.
    fn at(self, lightness: f64) -> Colour {
        Self { lightness, ..self }.colour()
    }

    fn colour(self) -> Colour {
        let mut chroma = 1.0;
        // What the screen cannot show loses chroma, not hue.
        while chroma > 0.01
            && !self.parts(chroma).iter().all(|part| (-0.001..=1.001).contains(part))
        {
            chroma -= 0.02;
        }
        let [red, green, blue] = self.parts(chroma).map(encoded);
        Colour::new(red, green, blue)
    }

    fn parts(self, chroma: f64) -> [f64; 3] {
        let (a, b) = (self.a * chroma, self.b * chroma);
        let lightness = self.lightness;
        let cones = [
            0.215_803_757_3f64.mul_add(b, 0.396_337_777_4f64.mul_add(a, lightness)),
            (-0.063_854_172_8f64).mul_add(b, (-0.105_561_345_8f64).mul_add(a, lightness)),
            (-1.291_485_548_0f64).mul_add(b, (-0.089_484_177_5f64).mul_add(a, lightness)),
        ]
        .map(|cone| cone.powi(3));
        [
            [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
            [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
            [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
        ]
        .map(|row| sum(row, cones))
    }
}

/// Multiplies a row of a matrix.
fn sum(row: [f64; 3], column: [f64; 3]) -> f64 {
    row.into_iter().zip(column).map(|(factor, value)| factor * value).sum()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is between 0 and 255"
)]
fn encoded(part: f64) -> u8 {
    let part = part.clamp(0.0, 1.0);
    let part = if part <= 0.003_130_8 {
        part * 12.92
    } else {
        1.055f64.mul_add(part.powf(1.0 / 2.4), -0.055)
    };
    (part * 255.0).round() as u8
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn colours_are_written_in_three_or_six_digits() {
        assert_eq!(colour("#1D2d6b").to_string(), "#1d2d6b");
        assert_eq!(colour("#fa0"), colour("#ffaa00"));
        for wrong in ["", "1d2d6b", "#1d2d6", "#1d2d6g", "#1d2d6b80", "biru"] {
            assert_eq!(Colour::parse(wrong), Err(ColourError), "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let near = |one: f64, two: f64| (one - two).abs() < 0.01;
        assert!(near(colour("#000").contrast(Colour::WHITE), 21.0));
        // The table of WebAIM's checker for these pairs.
        assert!(near(colour("#777777").contrast(Colour::WHITE), 4.48));
        assert!(near(colour("#0000ff").contrast(Colour::WHITE), 8.59));
    }

    #[test]
    fn a_colour_seen_and_written_again_is_the_same() {
        for text in ["#196bcd", "#6f3f0d", "#ffffff", "#000000", "#00ff00", "#b9c6ff"] {
            assert_eq!(colour(text).seen().colour().to_string(), text);
        }
    }

    #[test]
    fn the_nearest_colour_with_enough_contrast_keeps_its_hue() {
        let light = [Colour::WHITE, colour("#f6ead7")];
        let dark = [colour("#12131b"), colour("#2b2418")];
        for text in ["#196bcd", "#3cc14e", "#f02d2d", "#eebb04", "#808080"] {
            for grounds in [light, dark] {
                let found = colour(text).with_contrast(&grounds, 7.0);
                assert!(found.least_contrast(&grounds) >= 7.0, "{text}: {found}");
                let hue = |colour: Colour| colour.seen().b.atan2(colour.seen().a);
                let is_grey = text == "#808080";
                let turn = (hue(found) - hue(colour(text))).abs();
                assert!(is_grey || turn < 0.12, "{text}: {found} turned by {turn}");
            }
        }
        let fine = colour("#0a3d91");
        assert_eq!(fine.with_contrast(&light, 7.0), fine);
    }
}
