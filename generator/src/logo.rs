//! Logos: what a picture is, by its content, and that it does nothing but show.

use roxmltree::{Document, Node};

use crate::model::Logo;

/// Why a file cannot be a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogoFault {
    /// It is neither SVG nor PNG nor WebP.
    Kind,
    /// It does not say how large it is.
    Size,
    /// It has something that runs, or that is loaded from elsewhere.
    Active(String),
}

/// Looks through a file.
///
/// # Errors
/// If it is no picture that a page may show.
pub fn read(alternative: String, content: Vec<u8>) -> Result<Logo, LogoFault> {
    let (ending, ratio) = match imagesize::image_type(&content) {
        Ok(imagesize::ImageType::Png) => ("png", size(&content)?),
        Ok(imagesize::ImageType::Webp) => ("webp", size(&content)?),
        _ => ("svg", drawing(&content)?),
    };
    Ok(Logo { alternative, ending, content, ratio })
}

#[expect(clippy::cast_precision_loss, reason = "no picture is so large")]
fn size(content: &[u8]) -> Result<f64, LogoFault> {
    let size = imagesize::blob_size(content).map_err(|_| LogoFault::Size)?;
    ratio(size.width as f64, size.height as f64)
}

fn ratio(width: f64, height: f64) -> Result<f64, LogoFault> {
    let is_some = |length: f64| length.is_finite() && length > 0.0;
    if is_some(width) && is_some(height) { Ok(width / height) } else { Err(LogoFault::Size) }
}

/// Reads an SVG; documents with a DTD are refused by the reader.
fn drawing(content: &[u8]) -> Result<f64, LogoFault> {
    let text = std::str::from_utf8(content).map_err(|_| LogoFault::Kind)?;
    let document = Document::parse(text).map_err(|_| LogoFault::Kind)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg"
        || root.tag_name().namespace() != Some("http://www.w3.org/2000/svg")
    {
        return Err(LogoFault::Kind);
    }
    if let Some(active) = document.descendants().find_map(active) {
        return Err(LogoFault::Active(active));
    }
    let number = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let of_box = root.attribute("viewBox").and_then(|text| {
        let numbers: Vec<f64> = text
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .filter_map(number)
            .collect();
        match numbers.as_slice() {
            [_, _, width, height] => Some((*width, *height)),
            _ => None,
        }
    });
    let length = |name| root.attribute(name).and_then(number);
    let (width, height) =
        of_box.or_else(|| length("width").zip(length("height"))).ok_or(LogoFault::Size)?;
    ratio(width, height)
}

/// What of an element runs or is loaded from elsewhere.
fn active(node: Node<'_, '_>) -> Option<String> {
    if !node.is_element() {
        let is_style_sheet = node.is_pi();
        return is_style_sheet.then(|| "<?…?>".to_owned());
    }
    let name = node.tag_name().name();
    if ["script", "foreignObject", "iframe", "audio", "video"].contains(&name) {
        return Some(format!("<{name}>"));
    }
    if name == "style" && node.text().is_some_and(is_elsewhere) {
        return Some("<style>".to_owned());
    }
    let attributes = node.attributes();
    let wrong = attributes.into_iter().find(|attribute| {
        let value = attribute.value().trim();
        let is_link = attribute.name() == "href";
        let is_inside = value.starts_with('#') || value.starts_with("data:image/");
        attribute.name().starts_with("on") || (is_link && !is_inside) || is_elsewhere(value)
    });
    wrong.map(|attribute| attribute.name().to_owned())
}

/// Returns whether a style loads something.
fn is_elsewhere(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let loads = |(at, _): (usize, &str)| {
        let target = style.get(at + 4..).unwrap_or_default();
        let target = target.trim_start().trim_start_matches(['"', '\'']);
        !target.starts_with('#') && !target.starts_with("data:image/")
    };
    style.contains("@import")
        || style.contains("javascript:")
        || style.match_indices("url(").any(loads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(content: &str) -> Option<LogoFault> {
        read(String::new(), content.as_bytes().to_vec()).err()
    }

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">{inside}</svg>")
    }

    #[test]
    fn a_drawing_is_as_wide_as_its_box_says() {
        let logo = read("Lambang".to_owned(), svg("<path d=\"M0 0h9\"/>").into_bytes());
        let logo = logo.expect("a logo");
        assert_eq!(logo.ending, "svg");
        assert!((logo.ratio - 2.0).abs() < f64::EPSILON);
    }

    #[test]
    fn what_runs_or_comes_from_elsewhere_is_no_logo() {
        for inside in [
            "<script>alert(1)</script>",
            "<path onload=\"alert(1)\"/>",
            "<foreignObject/>",
            "<image href=\"https://lain.example/a.png\"/>",
            "<a href=\"javascript:alert(1)\"/>",
            "<style>@import 'https://lain.example/a.css';</style>",
            "<path style=\"fill:url(https://lain.example/a)\"/>",
        ] {
            assert!(matches!(fault(&svg(inside)), Some(LogoFault::Active(_))), "{inside}");
        }
        let harmless = "<style>.a{fill:url(#b)}</style><use href=\"#a\"/>";
        assert_eq!(fault(&svg(harmless)), None);
    }

    #[test]
    fn what_is_no_picture_is_told_by_its_content() {
        assert_eq!(fault("GIF89a"), Some(LogoFault::Kind));
        assert_eq!(fault("<html/>"), Some(LogoFault::Kind));
        assert_eq!(fault("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"), Some(LogoFault::Kind));
        assert_eq!(fault("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Some(LogoFault::Size));
    }
}
