//! `theme:`: colours that can be read, and a logo that only shows.

use super::at::{At, filled};
use crate::finding::{ReferenceFinding, ThemeFinding, ValueFinding};
use crate::logo;
use crate::model::{Colour, Grounds, Logo, Look, Shades};
use crate::raw::theme::RawTheme;
use crate::source::Picture;

/// Resolves `theme:`.
pub(super) fn resolve(raw: &RawTheme, pictures: &[Picture], at: &At<'_>) -> Look {
    let second = at.optional("second", raw.second.as_deref(), colour);
    let grounds = Grounds::new(second);
    let accent = at.optional("accent", raw.accent.as_deref(), colour);
    let accent_dark = at.optional("accent_dark", raw.accent_dark.as_deref(), colour);
    let second_dark = at.optional("second_dark", raw.second_dark.as_deref(), colour);
    Look {
        accent: shades(("accent", accent), ("accent_dark", accent_dark), grounds, at),
        second: shades(("second", second), ("second_dark", second_dark), grounds, at),
        logo: logo(raw, pictures, at),
    }
}

fn colour(text: &str) -> Result<Colour, ThemeFinding> {
    Colour::parse(text).map_err(|_| ThemeFinding::Colour(text.to_owned()))
}

/// A colour and the key that states it.
type Stated = (&'static str, Option<Colour>);

fn shades(
    (key, light): Stated,
    (dark_key, dark): Stated,
    grounds: Grounds,
    at: &At<'_>,
) -> Option<Shades> {
    let Some(light) = light else {
        if dark.is_some() {
            at.add(ValueFinding::Missing(key));
        }
        return None;
    };
    note_unreadable(light, &grounds.light, &at.key(key));
    if let Some(dark) = dark {
        note_unreadable(dark, &grounds.dark, &at.key(dark_key));
    }
    let dark = dark.unwrap_or_else(|| light.with_contrast(&grounds.dark, Grounds::TEXT));
    Some(Shades { light, dark })
}

/// Notes a colour that text cannot have, with the nearest that it can.
fn note_unreadable(colour: Colour, grounds: &[Colour], at: &At<'_>) {
    let contrast = colour.least_contrast(grounds);
    if contrast < Grounds::TEXT {
        at.add(ThemeFinding::Contrast {
            colour: colour.to_string(),
            // Cut, not rounded: 6.99 is not 7.
            contrast: format!("{:.1}", (contrast * 10.0).floor() / 10.0),
            nearest: colour.with_contrast(grounds, Grounds::TEXT).to_string(),
        });
    }
}

fn logo(raw: &RawTheme, pictures: &[Picture], at: &At<'_>) -> Option<Logo> {
    let Some(name) = filled(raw.logo.as_deref()) else {
        if filled(raw.logo_alt.as_deref()).is_some() {
            at.add(ValueFinding::Missing("logo"));
        }
        return None;
    };
    let alternative = at.required("logo_alt", raw.logo_alt.as_deref());
    let at = at.key("logo");
    let picture = pictures.iter().find(|picture| picture.name == name).ok_or_else(|| {
        let known = pictures.iter().map(|picture| picture.name.clone()).collect();
        ReferenceFinding::UnknownFile { name, folder: "content".to_owned(), known }
    });
    let content = at.value(picture)?.content.clone();
    at.value(logo::read(alternative, content).map_err(ThemeFinding::Logo))
}
