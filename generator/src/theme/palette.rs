//! The colours of a site as a style sheet.

use std::fmt::Write as _;

use crate::model::{Colour, Grounds, Look};

/// Writes what the colours of a site change in the style of every page; empty if it has none.
///
/// Only screens have it: paper is black on white.
pub(super) fn style(look: &Look) -> String {
    let (mut light, mut dark) = (String::new(), String::new());
    if let Some(accent) = look.accent {
        let deeper = accent.light.toned(0.17, 0.05);
        set(&mut light, "nila", accent.light);
        set(&mut light, "nila-deep", look.deep());
        set(&mut light, "on-deep", accent.light.toned(0.92, 0.02));
        set(&mut dark, "nila", accent.dark);
        set(&mut dark, "nila-deep", deeper);
        set(&mut dark, "on-nila", deeper.with_contrast(&[accent.dark], Grounds::TEXT));
    }
    if let Some(second) = look.second {
        let grounds = Grounds::new(Some(second.light));
        let [.., tint] = grounds.light;
        let [.., dark_tint] = grounds.dark;
        set(&mut light, "soga", second.light);
        set(&mut light, "soga-ground", tint);
        set(&mut light, "gold", second.light.toned(0.78, 0.075));
        set(&mut light, "cream", look.cream());
        set(&mut dark, "soga", second.dark);
        set(&mut dark, "soga-ground", dark_tint);
    }
    if light.is_empty() {
        return String::new();
    }
    format!(
        "@media screen{{:root{{{light}}}}}\
         @media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )
}

fn set(style: &mut String, name: &str, colour: Colour) {
    // Writing to a string cannot fail.
    let _ = write!(style, "--{name}:{colour};");
}
