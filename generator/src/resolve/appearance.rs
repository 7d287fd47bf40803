//! `theme:`: colours that can be read, and a logo that only shows.

use super::report::{At, Report, filled};
use crate::finding::{Finding, ReferenceFinding, ThemeFinding, ValueFinding};
use crate::logo;
use crate::model::{Colour, Grounds, Logo, Look, Shades};
use crate::raw::theme::RawTheme;
use crate::source::Picture;

/// Resolves `theme:`.
pub(super) fn resolve(raw: &RawTheme, pictures: &[Picture], report: &mut Report<'_>) -> Look {
    let second = colour(raw.second.as_deref(), "second", report);
    let grounds = Grounds::new(second);
    let accent = colour(raw.accent.as_deref(), "accent", report);
    let accent_dark = colour(raw.accent_dark.as_deref(), "accent_dark", report);
    let second_dark = colour(raw.second_dark.as_deref(), "second_dark", report);
    Look {
        accent: shades(accent, accent_dark, grounds, ["accent", "accent_dark"], report),
        second: shades(second, second_dark, grounds, ["second", "second_dark"], report),
        logo: logo(raw, pictures, report),
    }
}

fn colour(text: Option<&str>, key: &'static str, report: &mut Report<'_>) -> Option<Colour> {
    let text = filled(text)?;
    let colour = Colour::parse(&text).map_err(|_| Finding::Theme(ThemeFinding::Colour(text)));
    report.value(&At::TOP.key("theme").key(key), colour)
}

fn shades(
    light: Option<Colour>,
    dark: Option<Colour>,
    grounds: Grounds,
    [key, dark_key]: [&'static str; 2],
    report: &mut Report<'_>,
) -> Option<Shades> {
    let Some(light) = light else {
        if dark.is_some() {
            report.add(&At::TOP.key("theme"), ValueFinding::Missing(key));
        }
        return None;
    };
    readable(light, &grounds.light, key, report);
    let dark = match dark {
        Some(dark) => {
            readable(dark, &grounds.dark, dark_key, report);
            dark
        }
        None => light.with_contrast(&grounds.dark, Grounds::TEXT),
    };
    Some(Shades { light, dark })
}

/// Reports a colour that text cannot have, with the nearest that it can.
fn readable(colour: Colour, grounds: &[Colour], key: &'static str, report: &mut Report<'_>) {
    let contrast = colour.least_contrast(grounds);
    if contrast < Grounds::TEXT {
        let finding = Finding::Theme(ThemeFinding::Contrast {
            colour: colour.to_string(),
            // Cut, not rounded: 6.99 is not 7.
            contrast: format!("{:.1}", (contrast * 10.0).floor() / 10.0),
            nearest: colour.with_contrast(grounds, Grounds::TEXT).to_string(),
        });
        report.add(&At::TOP.key("theme").key(key), finding);
    }
}

fn logo(raw: &RawTheme, pictures: &[Picture], report: &mut Report<'_>) -> Option<Logo> {
    let theme = At::TOP;
    let theme = theme.key("theme");
    let Some(name) = filled(raw.logo.as_deref()) else {
        if filled(raw.logo_alt.as_deref()).is_some() {
            report.add(&theme, ValueFinding::Missing("logo"));
        }
        return None;
    };
    let alternative = report.required(&theme, "logo_alt", raw.logo_alt.as_deref());
    let Some(picture) = pictures.iter().find(|picture| picture.name == name) else {
        let known = pictures.iter().map(|picture| picture.name.clone()).collect();
        report.add(
            &theme.key("logo"),
            ReferenceFinding::UnknownFile { name, folder: "content".to_owned(), known },
        );
        return None;
    };
    let logo = logo::read(alternative, picture.content.clone()).map_err(ThemeFinding::Logo);
    report.value(&theme.key("logo"), logo)
}
