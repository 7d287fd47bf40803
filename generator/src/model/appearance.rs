//! How a site looks: its colours and its logo.

use super::Colour;

/// How a site looks, where it says so itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The colour of links, buttons and the header.
    pub accent: Option<Shades>,
    /// The colour of edges and of what stands out.
    pub second: Option<Shades>,
    /// The logo in the header.
    pub logo: Option<Logo>,
}

impl Look {
    /// Returns the dark ground of the header, the footer and the icon.
    ///
    /// Without an accent it is that of `assets/css/base.css`.
    #[must_use]
    pub fn deep(&self) -> Colour {
        self.accent.map_or(Colour::new(0x13, 0x1d, 0x49), |accent| {
            accent.light.toned(accent.light.lightness().min(0.27), 0.12)
        })
    }

    /// Returns the colour of the mark on that ground; without a second colour, that of the style.
    ///
    /// It is nearly white: more of a red or a purple would be pink.
    #[must_use]
    pub fn cream(&self) -> Colour {
        self.second.map_or(Colour::new(0xf1, 0xd9, 0xb5), |second| second.light.toned(0.92, 0.025))
    }
}

/// A colour as it is used on light and on dark grounds; both can be read there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// On light grounds.
    pub light: Colour,
    /// On dark grounds.
    pub dark: Colour,
}

/// A logo, looked through by its content.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The text alternative.
    pub alternative: String,
    /// The ending of its file: `svg`, `png` or `webp`.
    pub ending: &'static str,
    /// What is in the file.
    pub content: Vec<u8>,
    /// Its width divided by its height.
    pub ratio: f64,
}

/// The grounds that text stands on, and tints of them, in the light and in the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grounds {
    /// The page, a sheet on it, and a tinted notice.
    pub light: [Colour; 3],
    /// The same in the dark.
    pub dark: [Colour; 3],
}

impl Grounds {
    /// The contrast of text (WCAG 2.2, 1.4.6).
    pub const TEXT: f64 = 7.0;

    /// Returns the grounds; notices are tinted with the second colour, if the site has one.
    ///
    /// The page and its sheets are those of `assets/css/base.css`.
    #[must_use]
    pub fn new(second: Option<Colour>) -> Self {
        let (page, sheet) = (Colour::new(0xfb, 0xf8, 0xf2), Colour::WHITE);
        let (dark_page, dark_sheet) =
            (Colour::new(0x12, 0x13, 0x1b), Colour::new(0x1a, 0x1c, 0x27));
        let tint = second.map_or(Colour::new(0xf6, 0xea, 0xd7), |second| second.toned(0.945, 0.03));
        let dark_tint =
            second.map_or(Colour::new(0x2b, 0x24, 0x18), |second| second.toned(0.27, 0.03));
        Self { light: [page, sheet, tint], dark: [dark_page, dark_sheet, dark_tint] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_the_mark_are_those_of_the_style() {
        let style = include_str!("../../../templates/assets/css/base.css");
        let look = Look::default();
        for (name, colour) in [("nila-deep", look.deep()), ("cream", look.cream())] {
            assert!(style.contains(&format!("--{name}: {colour};")), "{name}");
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_style() {
        let style = include_str!("../../../templates/assets/css/base.css");
        let (light, dark) = style.split_once("prefers-color-scheme: dark").expect("two schemes");
        let grounds = Grounds::new(None);
        for (part, colours) in [(light, grounds.light), (dark, grounds.dark)] {
            for (name, colour) in ["ground", "sheet", "soga-ground"].into_iter().zip(colours) {
                let (_, value) = part.split_once(&format!("--{name}: ")).expect(name);
                let value = value.split(';').next().expect("a value");
                assert_eq!(Colour::parse(value), Ok(colour), "{name}");
            }
        }
    }
}
